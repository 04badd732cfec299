//! `foi schema`.

use super::Outcome;
use super::out::print;
use crate::authority::Authority;
use crate::case::Case;
use crate::yaml::Shape;

/// Arguments of `foi schema`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foi schema > case.schema.json")]
pub(super) struct Arguments {
    /// The file whose schema is wanted.
    #[arg(value_enum, default_value = "case")]
    of: Of,
}

/// A file that has a schema.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
enum Of {
    /// A case file.
    Case,
    /// The authority's profile, foi.yaml.
    Authority,
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let shape: Shape = match arguments.of {
        Of::Case => Case::shape(),
        Of::Authority => Authority::shape(),
    };
    print(format!("{:#}\n", shape.schema()).as_bytes())?;
    Ok(Outcome::Clean)
}
