//! `foi explain`.

use anyhow::bail;

use super::Outcome;
use super::disk::Workspace;
use super::out::print;
use crate::catalogue::Catalogue;
use crate::diagnostic::{Report, nearest};
use crate::files::Files;
use crate::provision::Provision;
use crate::rules;

/// Arguments of `foi explain`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foi explain FOI012\n  foi explain \"s31(1)(a)\"")]
pub(super) struct Arguments {
    /// The code of a finding, such as FOI012, or a provision, such as s31(1)(a).
    what: String,
}

/// What the codes mean that are no rules of law.
const CODES: &str = include_str!("../diagnostic/codes.md");

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let what = arguments.what.trim();
    let code = what.to_uppercase();
    if let Some(text) = code_text(&code) {
        print(text.as_bytes())?;
        return Ok(Outcome::Clean);
    }
    if let Ok(provision) = Provision::parse(what) {
        print(provision_text(&provision)?.as_bytes())?;
        return Ok(Outcome::Clean);
    }
    let codes = rules::RULES.iter().map(|rule| rule.code).chain(CODES.lines().filter_map(code_of));
    let near = nearest(&code, codes).map(|code| format!(": did you mean `{code}`?")).unwrap_or_default();
    bail!("`{what}` is neither a code nor a provision{near}");
}

/// The explanation of a code.
fn code_text(code: &str) -> Option<String> {
    if let Some(rule) = rules::rule(code) {
        return Some(rule.explanation.to_owned());
    }
    let lines = CODES.lines().skip_while(|line| code_of(line) != Some(code));
    let mut section: Vec<&str> = Vec::new();
    for line in lines {
        if !section.is_empty() && line.starts_with("## ") {
            break;
        }
        section.push(line);
    }
    (!section.is_empty()).then(|| section.join("\n").trim_start_matches('#').trim().to_owned() + "\n")
}

/// The code that a heading of [`CODES`] explains.
fn code_of(line: &str) -> Option<&str> {
    line.strip_prefix("## ")?.split(':').next()
}

/// What an officer should know of a provision: the workspace's own file where there is one.
fn provision_text(provision: &Provision) -> anyhow::Result<String> {
    let workspace = Workspace::of(std::path::Path::new(".")).map(|(files, _)| files).ok();
    let nothing = std::collections::BTreeMap::new();
    let files: &dyn Files = workspace.as_ref().map_or(&nothing, |files| files);
    let mut report = Report::default();
    let catalogue = Catalogue::load(files, &mut report);
    let found = crate::provision::Regime::ALL.into_iter().find_map(|regime| catalogue.section(regime, provision));
    let Some(section) = found else { bail!("the catalogue has no {provision}") };
    let mut text = format!("# {}: {}\n\n", provision.whole(), section.title.as_str());
    for (known, summary) in
        section.summaries().filter(|(known, _)| provision.contains(known) || known.contains(provision))
    {
        text.push_str(&format!("- {known}: {summary}\n"));
    }
    if let Some(guidance) = &section.guidance {
        text.push('\n');
        text.push_str(guidance.text(&report.sources).trim());
        text.push('\n');
    }
    text.push_str(&format!("\n{}\n", section.source));
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_explained_up_to_the_next() {
        let text = code_text("FOI103").unwrap_or_default();
        assert!(text.starts_with("FOI103:"), "{text}");
        assert!(!text.contains("FOI104:"));
        assert_eq!(code_text("FOI999"), None);
    }
}
