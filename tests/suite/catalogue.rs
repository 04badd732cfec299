//! Every file of the law: it reads, its templates are sound, its example drafts, what must be explained is.

use std::fmt::Write;
use std::fs;

use foi_drafter::backend::markdown;
use foi_drafter::catalogue::{Catalogue, Met, Section, Status};
use foi_drafter::diagnostic::Report;
use foi_drafter::letter;
use foi_drafter::office::Office;
use foi_drafter::provision::Regime;
use foi_drafter::yaml::Text;

use crate::common::{Workspace, compose_in, keep_text, root, shown};

/// A claim, an answer or a step as an example gives it.
pub(crate) struct Example {
    pub(crate) name: String,
    /// Its lines, without its name.
    pub(crate) body: String,
}

/// The profile of an authority that may use every provision.
pub(crate) fn profile() -> String {
    let profile = fs::read_to_string(root().join("tests/letters/foi.yaml")).unwrap();
    profile + "is: [audit_functions, crown_body, scottish_administration]\n"
}

/// What stands in the example of a section, entry by entry.
pub(crate) fn examples(section: &Section, report: &Report) -> Vec<Example> {
    let example = section.example.as_ref().unwrap_or_else(|| panic!("{} has no example", section.key));
    let text = example.text(&report.sources);
    let claims = text.split("```yaml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let mut found: Vec<Example> = Vec::new();
    for line in claims.lines().filter(|line| !line.starts_with('#')) {
        match line.strip_suffix(':').or_else(|| line.split_once(": #").map(|(name, _)| name)) {
            Some(name) if !line.starts_with(' ') => {
                found.push(Example { name: name.trim().to_owned(), body: String::new() });
            }
            _ => writeln!(found.last_mut().unwrap().body, "{line}").unwrap(),
        }
    }
    found
}

/// The case of one entry of an example.
pub(crate) fn case(section: &Section, example: &Example, all: &[Example]) -> String {
    let regime = section.regime.folder();
    let head = format!(
        "reference: X-1\nregime: {regime}\nsubject: Example\nrequester: {{ name: Ann Lee }}\nrequest:\n  dated: 2026-05-01\n  received: 2026-05-01\n  questions:\n    - {{ id: 1, text: What? }}\n"
    );
    if let Some(step) = example.body.strip_prefix("  step:\n") {
        let step: String = step.lines().map(|line| format!("  {line}\n")).collect();
        return format!("{head}progress:\n{}", step.replacen("      ", "  - ", 1));
    }
    let head = format!(
        "{head}advice: If you asked for one year alone, we could answer.\nprogress:\n  - answered: {{ date: 2026-05-18 }}\n"
    );
    if !example.body.lines().any(|line| line.starts_with("  cite:")) {
        let body: String = example.body.lines().map(|line| format!("  {line}\n")).collect();
        return format!("{head}answers:\n  - to: 1\n{body}");
    }
    let mut names = vec![example.name.as_str()];
    let named = |other: &&Example| {
        let value = |line: &str, key: &str| line.trim().strip_prefix(key).is_some_and(|rest| rest.trim() == other.name);
        example.body.lines().any(|line| value(line, "as:") || value(line, "in_the_alternative:"))
            || example.body.contains(&format!("{{ as: {} }}", other.name))
    };
    names.extend(all.iter().filter(named).map(|other| other.name.as_str()));
    let mut claims = String::new();
    for other in all.iter().filter(|other| names.contains(&other.name.as_str())) {
        let body: String = other.body.lines().map(|line| format!("  {line}\n")).collect();
        write!(claims, "  {}:\n{body}", other.name).unwrap();
    }
    let neither = section.exclusions.iter().any(|exclusion| {
        let cite = example.body.lines().find(|line| line.trim().starts_with("cite:")).unwrap();
        cite.contains(&format!("[{}]", exclusion.provision.key()))
    });
    let outcome = if neither { "neither_confirm_nor_deny" } else { "withheld" };
    format!("{head}exemptions:\n{claims}answers:\n  - {{ to: 1, {outcome}: [{}] }}\n", names.join(", "))
}

pub(crate) fn office() -> (Office, Report) {
    let mut report = Report::default();
    let office = Office::load(&Workspace::from([("foi.yaml".to_owned(), profile())]), &mut report);
    (office.unwrap_or_else(|| panic!("{}", shown(&report))), report)
}

#[test]
fn every_template_of_the_law_is_sound() {
    let (office, mut report) = office();
    letter::check_templates(&office, true, &mut report);
    assert!(report.findings().is_empty(), "{}", shown(&report));
    let count = |regime: Regime| office.catalogue.sections().filter(|section| section.regime == regime).count();
    assert!(count(Regime::Foia) >= 28, "{}", count(Regime::Foia));
}

/// Every file of the law has an example, and a letter can be made of each entry of it without a finding.
#[test]
fn the_examples_of_the_law_draft() {
    let (office, report) = office();
    let mut faults = String::new();
    for section in office.catalogue.sections() {
        let all = examples(section, &report);
        for example in &all {
            let case = case(section, example, &all);
            let files = Workspace::from([("case.yaml".to_owned(), case.clone()), ("foi.yaml".to_owned(), profile())]);
            let (document, found) = compose_in(&office, &files, "case.yaml", false);
            if !found.findings().is_empty() || document.is_none() {
                writeln!(faults, "== {} {} {}\n{}", section.regime.folder(), section.key, example.name, shown(&found))
                    .unwrap();
                continue;
            }
            let letter = markdown::write(&document.unwrap());
            let name = format!("{}-{}-{}", section.regime.folder(), section.key, example.name);
            keep_text(&name, &letter);
            let letter = letter.to_lowercase();
            // A plain “we do not hold this” needs no section.
            let plain = section.limbs.iter().any(|limb| limb.facts.status == Status::NoTest);
            let named = section.provisions().any(|known| letter.contains(&known.to_string().to_lowercase()));
            if !named && !plain {
                writeln!(faults, "== {} {}: the letter cites nothing of it", section.key, example.name).unwrap();
            }
        }
    }
    assert!(faults.is_empty(), "{faults}");
}

/// What the law asks a refusal to explain is met: by a field that the claim must fill, or by words that are there.
#[test]
fn what_a_refusal_must_explain_is_met() {
    let mut report = Report::default();
    let catalogue = Catalogue::load(&Workspace::new(), &mut report);
    for section in catalogue.sections() {
        assert!(!section.explain.is_empty(), "{}", section.key);
        let passage = section.letter.text(&report.sources).to_owned();
        let limbs: Vec<&str> =
            section.limbs.iter().filter_map(|limb| limb.facts.letter.as_ref()).map(Text::as_str).collect();
        let needs: Vec<String> = section
            .needs
            .iter()
            .chain(section.limbs.iter().flat_map(|limb| &limb.facts.needs))
            .map(|need| format!("{need:?}"))
            .collect();
        let outcome = section.limbs.iter().all(|limb| limb.facts.kind.is_outcome());
        for explain in &section.explain {
            let what = explain.what.as_str();
            match explain.by {
                Met::Letter => {
                    let says = explain.says.as_ref().unwrap_or_else(|| panic!("{}: {what}", section.key)).as_str();
                    let said = passage.contains(says) || limbs.iter().any(|text| text.contains(says));
                    assert!(said, "{}: the letter does not say “{says}”", section.key);
                }
                Met::PublicInterest => {
                    // FOISA s.18 excludes and withholds nothing.
                    let sides = &section.public_interest;
                    let sides = if section.limbs.is_empty() { &sides.confirming } else { &sides.disclosing };
                    assert!(!sides.for_.0.is_empty() && !sides.against.0.is_empty(), "{}: {what}", section.key);
                }
                Met::Cite | Met::Held | Met::At | Met::Rights | Met::Advice | Met::Try | Met::InRespectOf => {}
                Met::LegitimateInterests => assert!(!section.conditions.is_empty(), "{}: {what}", section.key),
                by => assert!(outcome || needs.contains(&format!("{by:?}")), "{}: {what}: {by:?}", section.key),
            }
        }
    }
}

/// No sentence stands in two files of the law: what is common to them stands in `templates/parts`.
#[test]
fn no_two_provisions_share_a_sentence() {
    let mut report = Report::default();
    let catalogue = Catalogue::load(&Workspace::new(), &mut report);
    let mut seen: std::collections::BTreeMap<String, String> = std::collections::BTreeMap::new();
    let mut shared = String::new();
    for section in catalogue.sections() {
        let file = report.sources.get(section.letter.source).name().to_owned();
        let mut texts: Vec<String> =
            section.passages().map(|passage| passage.text(&report.sources).to_owned()).collect();
        texts.extend(section.guidance.iter().map(|passage| passage.text(&report.sources).to_owned()));
        texts.extend(section.summaries().map(|(_, summary)| summary.to_owned()));
        texts.extend(
            section.limbs.iter().filter_map(|limb| limb.facts.letter.as_ref()).map(|text| text.as_str().to_owned()),
        );
        for sides in [&section.public_interest.disclosing, &section.public_interest.confirming] {
            texts.extend(sides.for_.iter().chain(sides.against.iter()).map(|(_, point)| point.value.clone()));
        }
        for sentence in texts.iter().flat_map(|text| sentences(text)) {
            if let Some(other) = seen.get(&sentence).filter(|other| **other != file) {
                writeln!(shared, "{other} and {file}: {sentence}").unwrap();
            }
            seen.insert(sentence, file.clone());
        }
    }
    assert!(shared.is_empty(), "{shared}");
}

/// The sentences of a text, without what makes it Markdown or a template; a few words are no sentence.
fn sentences(text: &str) -> Vec<String> {
    let lines: Vec<&str> =
        text.lines().filter(|line| !line.starts_with('#') && !line.trim().starts_with("{%")).collect();
    let mut text = lines.join(" ").replace("- ", "").replace('*', "");
    while let (Some(open), Some(close)) = (text.find("{%"), text.find("%}")) {
        if close < open {
            break;
        }
        text.replace_range(open..close + 2, "");
    }
    let sentences =
        text.split_inclusive(['.', '?', '!']).map(|sentence| sentence.split_whitespace().collect::<Vec<_>>());
    sentences.filter(|words| words.len() > 4).map(|words| words.join(" ").to_lowercase()).collect()
}

/// The list has every provision of the laws, with the status and the provision on confirming or denying that a
/// comparison with the Acts gave (`tests/law/provisions.csv`; an empty or unknown field was not in the source).
#[test]
fn the_list_has_every_provision() {
    let mut report = Report::default();
    let catalogue = Catalogue::load(&Workspace::new(), &mut report);
    let entries = catalogue.listed();
    let table = fs::read_to_string(root().join("tests/law/provisions.csv")).unwrap();
    let mut count = 0;
    for line in table.lines().skip(1) {
        let fields = fields(line);
        let [regime, id, cite, status, ncnd, ncnd_status] = fields.as_slice() else { panic!("{line}") };
        let entry = entries.iter().find(|entry| entry.section.regime.folder() == regime && entry.id == *id);
        let entry = entry.unwrap_or_else(|| panic!("no {regime} {id}"));
        let same = |wanted: &str, found: &str| wanted.is_empty() || wanted == "?" || wanted == found;
        assert!(same(cite, &entry.cite), "{id}: {} is not {cite}", entry.cite);
        assert!(same(status, entry.status()), "{id}: {} is not {status}", entry.status());
        assert!(same(ncnd, &entry.ncnd().unwrap_or_default()), "{id}: {:?} is not {ncnd}", entry.ncnd());
        assert!(same(ncnd_status, entry.ncnd_status()), "{id}: {} is not {ncnd_status}", entry.ncnd_status());
        assert!(!entry.section.words.is_empty(), "{id} cannot be found by a word");
        count += 1;
    }
    assert_eq!(count, 72 + 7 + 17 + 34 + 16);
}

/// The fields of a line of a table; a field in quotation marks may hold commas.
fn fields(line: &str) -> Vec<String> {
    let mut fields = vec![String::new()];
    let mut quoted = false;
    for character in line.chars() {
        match character {
            '"' => quoted = !quoted,
            ',' if !quoted => fields.push(String::new()),
            other => fields.last_mut().unwrap().push(other),
        }
    }
    fields
}
