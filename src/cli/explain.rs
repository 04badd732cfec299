//! `foi explain`.

use std::fmt::Write;

use anyhow::bail;

use super::Outcome;
use super::disk::catalogue;
use super::exemptions::{concerns, regime, snake};
use super::out::print;
use crate::catalogue::{Listed, Met, Section};
use crate::diagnostic::nearest;
use crate::provision::{Provision, Regime};
use crate::rules;

/// Arguments of `foi explain`.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  foi explain FOI012\n  foi explain \"s31(1)(a)\"")]
pub(super) struct Arguments {
    /// The code of a finding, such as FOI012, a provision, such as s31(1)(a), or a rule for wording, such as long-words.
    what: String,
    /// The law that the provision is of: foia, eir, foisa or eisr.
    #[arg(long, value_parser = regime)]
    regime: Option<Regime>,
    /// Print more: the sentences of the points for a public interest test, and the doubts about the law.
    #[arg(long)]
    all: bool,
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
    let (catalogue, sources) = catalogue();
    if let Some(rule) = catalogue.wording().iter().find(|rule| rule.name == what) {
        let text = format!("{}, a rule for wording\n\n{}\n", rule.name, rule.explanation(&sources).trim());
        print(text.as_bytes())?;
        return Ok(Outcome::Clean);
    }
    if let Ok(provision) = Provision::parse(what) {
        print(provision_text(&provision, arguments.regime, arguments.all)?.as_bytes())?;
        return Ok(Outcome::Clean);
    }
    let codes = rules::RULES.iter().map(|rule| rule.code).chain(CODES.lines().filter_map(code_of));
    let codes = codes.chain(catalogue.wording().iter().map(|rule| rule.name.as_str()));
    let near = nearest(&code, codes).map(|code| format!(": did you mean `{code}`?")).unwrap_or_default();
    bail!("`{what}` is no code, no provision and no rule for wording{near}");
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
fn provision_text(provision: &Provision, regime: Option<Regime>, whole: bool) -> anyhow::Result<String> {
    let (catalogue, sources) = catalogue();
    let laws: Vec<Regime> = Regime::ALL.into_iter().filter(|law| regime.is_none_or(|regime| regime == *law)).collect();
    let known = |law: &Regime| catalogue.find(*law, provision).is_some();
    let Some(law) = laws.iter().copied().find(known) else {
        let keys: Vec<String> = catalogue.sections().flat_map(Section::provisions).map(Provision::key).collect();
        let near = nearest(&provision.key(), keys.iter().map(String::as_str));
        let near = near.map(|key| format!(": did you mean `{key}`?")).unwrap_or_default();
        bail!("the catalogue has no {provision}{near}");
    };
    let Some(section) = catalogue.section(law, provision) else { bail!("the catalogue has no {provision}") };
    let other = laws.into_iter().find(|other| *other != law && known(other));
    let mut text = format!("{} {}: {}\n", law.short(), section.key, section.title.as_str());
    let entries: Vec<Listed> = catalogue.listed();
    let own = entries.iter().filter(|entry| std::ptr::eq(entry.section, section));
    let near = |known: &Provision| known.contains(provision) || provision.contains(known);
    let shown: Vec<&Listed> = own
        .filter(|entry| {
            let limbs = entry.limbs.iter().map(|limb| &limb.provision);
            let conditions = entry.conditions.iter().map(|condition| &condition.provision);
            let exclusions = entry.exclusions.iter().map(|exclusion| &exclusion.provision);
            let of_limb = entry.conditions.first().is_some_and(|one| one.provision.whole() == provision.whole());
            limbs.chain(conditions).chain(exclusions).any(near) || of_limb && provision.key() == "s40(2)"
        })
        .collect();
    for entry in &shown {
        entry_text(entry, &mut text);
    }
    explain_text(section, &shown, &mut text);
    points(section, whole, &mut text);
    if let Some(guidance) = &section.guidance {
        let _ = write!(text, "\n{}\n", guidance.text(&sources).trim());
    }
    if whole && !section.notes.is_empty() {
        text.push_str("\n## Doubts\n\n");
        for note in &section.notes {
            let _ = writeln!(text, "- {}", note.as_str());
        }
    }
    let _ = write!(text, "\n{}\n", section.source);
    if let Some(other) = other {
        let _ = writeln!(text, "\nThe {} has such a provision too: add `--regime {}`.", other.short(), other.folder());
    }
    Ok(text)
}

/// What an entry of the list covers, its test, and what may be neither confirmed nor denied.
fn entry_text(entry: &Listed, text: &mut String) {
    let _ = write!(text, "\n{} ({})\n", entry.cite, entry.status());
    for summary in entry.summaries() {
        let _ = writeln!(text, "  {summary}");
    }
    for limb in &entry.limbs {
        let _ = writeln!(text, "  Test: {}", limb.facts.test.as_str());
    }
    match entry.ncnd() {
        Some(cite) => {
            let _ = writeln!(text, "  Neither confirm nor deny: {cite} ({})", entry.ncnd_status());
        }
        None if entry.is_outcome() => {}
        None => text.push_str("  Neither confirm nor deny: not with this provision\n"),
    }
}

/// What the refusal must explain, and the field that does.
fn explain_text(section: &Section, shown: &[&Listed], text: &mut String) {
    let due = section.explain.iter().filter(|explain| shown.iter().any(|entry| concerns(entry, explain)));
    let due: Vec<_> = due.collect();
    if due.is_empty() {
        return;
    }
    text.push_str("\n## The refusal must explain\n\n");
    for explain in due {
        let field = match explain.by {
            Met::Held => "the answer says it".to_owned(),
            Met::Rights => "the letter says it".to_owned(),
            Met::Letter => "the wording says it".to_owned(),
            Met::At => "`at`".to_owned(),
            other => format!("`{}`", snake(&format!("{other:?}"))),
        };
        let _ = writeln!(text, "- {} ({field})", explain.what.as_str());
    }
}

/// The points that a public interest test may use: their names, or their sentences too.
fn points(section: &Section, whole: bool, text: &mut String) {
    let sides = &section.public_interest;
    for (heading, factors) in
        [("Points about disclosing", &sides.disclosing), ("Points about confirming or denying", &sides.confirming)]
    {
        if factors.for_.0.is_empty() && factors.against.0.is_empty() {
            continue;
        }
        let _ = write!(text, "\n## {heading}\n\n");
        for (side, points) in [("for", &factors.for_), ("against", &factors.against)] {
            if whole {
                for (name, point) in points {
                    let _ = writeln!(text, "- {side} `{}`: {}", name.as_str(), point.value);
                }
            } else {
                let names: Vec<&str> = points.names().collect();
                let _ = writeln!(text, "- {side}: {}", names.join(", "));
            }
        }
    }
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
