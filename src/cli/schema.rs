//! `foi schema`.

use super::Outcome;
use super::disk::catalogue;
use super::out::print;
use crate::schema;

/// Arguments of `foi schema`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  foi schema > case.schema.json\n  foi schema authority > foi.schema.json\n\nAn editor that reads JSON Schema then completes and explains each field and every provision of a\ncase that begins with  # yaml-language-server: $schema=../case.schema.json"
)]
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
    let schema = match arguments.of {
        Of::Case => schema::of_case(&catalogue().0),
        Of::Authority => schema::of_authority(),
    };
    print(format!("{schema:#}\n").as_bytes())?;
    Ok(Outcome::Clean)
}
