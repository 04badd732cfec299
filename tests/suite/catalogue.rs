//! Every file of the law: it reads, its templates are sound, its example drafts, what must be explained is.

use std::fmt::Write;
use std::fs;

use foi_drafter::backend::markdown;
use foi_drafter::catalogue::{Catalogue, Status};
use foi_drafter::diagnostic::{Report, Severity};
use foi_drafter::letter;
use foi_drafter::office::{Layout, Office, Words};
use foi_drafter::provision::Regime;
use foi_drafter::specimen::{entries, specimens};

use crate::common::{Workspace, keep_text, root, shown};

/// The profile of an authority that may use every provision.
pub(crate) fn profile() -> String {
    let profile = fs::read_to_string(root().join("tests/letters/foi.yaml")).unwrap();
    profile + "is: [audit_functions, crown_body, scottish_administration]\n"
}

pub(crate) fn office() -> (Office, Report) {
    let mut report = Report::default();
    let office = Office::load(&Workspace::from([("foi.yaml".to_owned(), profile())]), &mut report);
    (office.unwrap_or_else(|| panic!("{}", shown(&report))), report)
}

#[test]
fn every_template_of_the_law_is_sound() {
    let (office, mut report) = office();
    letter::check_templates(&office.catalogue, true, &mut report);
    assert!(report.findings().is_empty(), "{}", shown(&report));
    let count = |regime: Regime| office.catalogue.sections().filter(|section| section.regime == regime).count();
    assert!(count(Regime::Foia) >= 28, "{}", count(Regime::Foia));
}

/// Every file of the law has an example, and a letter can be made of each entry of it without a finding, of all
/// the points of its section, and of each example of a letter.
#[test]
fn the_examples_draft() {
    let (office, report) = office();
    let mut faults = String::new();
    for section in office.catalogue.sections() {
        assert!(!entries(section, &report.sources).is_empty(), "{} has no example", section.key);
    }
    for specimen in specimens(&office.catalogue, &office.sources) {
        let mut found = Report::new(office.sources.clone());
        let document = specimen.draft(&office, Layout::Letter, Words::Law, &mut found);
        // A letter that goes after the table of holidays ends is one of 2028.
        let news = found.findings().into_iter().filter(|finding| finding.severity > Severity::Note);
        let lapsed = news.into_iter().all(|finding| finding.code == "FOI018");
        let Some(document) = document.filter(|_| lapsed) else {
            writeln!(faults, "== {}\n{}", specimen.name, shown(&found)).unwrap();
            continue;
        };
        let letter = markdown::write(&document);
        keep_text(&specimen.name.replace('/', "-"), &letter);
        let letter = letter.to_lowercase();
        let Some((regime, key)) = &specimen.of else { continue };
        let section =
            office.catalogue.sections().find(|section| section.regime == *regime && section.key == *key).unwrap();
        // A plain “we do not hold this” needs no section.
        let plain = section.limbs.iter().any(|limb| limb.facts.status == Status::NoTest);
        let named = section.provisions().any(|known| letter.contains(&known.to_string().to_lowercase()));
        if !named && !plain {
            writeln!(faults, "== {}: the letter cites nothing of it", specimen.name).unwrap();
        }
    }
    assert!(faults.is_empty(), "{faults}");
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
