//! Reads the whole wording of a workspace as its lawyers and its machine would: every file, every branch, every rule,
//! and the letters that come of it.

mod complete;
mod letters;

use crate::approval::Approvals;
use crate::catalogue::{Catalogue, WordingRule, is_wording};
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::files::Files;
use crate::letter;
use crate::source::Span;
use crate::wording;

/// What was read.
#[derive(Debug, Default, Clone, Copy)]
pub struct Proof {
    /// How many files of templates and of the law.
    pub files: usize,
    /// How many rules for wording.
    pub rules: usize,
    /// How many letters were drawn; none where a template is at fault.
    pub letters: usize,
}

/// Reports everything that is wrong with the wording in force: the built-in one, with the files of a workspace in the
/// place of those of their names. Where they must be `approved`, also what nobody has approved.
pub fn proofread(files: &dyn Files, approved: bool, report: &mut Report) -> Proof {
    let before = report.errors();
    let catalogue = Catalogue::load(files, report);
    let seen = letter::check_templates(&catalogue, true, report);
    let sound = report.errors() == before;
    let mut proof = Proof { files: catalogue.files().len(), ..Proof::default() };
    unread(&catalogue, report);
    doubled(&catalogue, report);
    seen.unreached(&catalogue, report);
    complete::check(&catalogue, report);
    catalogue.check_wording(report);
    for rule in catalogue.wording() {
        samples(rule, report);
        proof.rules += 1;
    }
    wording::check_templates(&catalogue, &seen, report);
    if approved {
        Approvals::read(files, report).check(&catalogue, report);
    }
    if sound {
        proof.letters = letters::check(catalogue, files, report);
    }
    proof
}

/// Reports files of the workspace that nothing reads: in a folder that is misspelt, or with another ending.
fn unread(catalogue: &Catalogue, report: &mut Report) {
    let unread: Vec<&str> = catalogue.own().filter(|file| !is_wording(file) && !is_readme(file)).collect();
    for file in unread {
        let finding = Diagnostic::error("FOI210", format!("nothing reads `{file}`"))
            .with_severity(Severity::Warning)
            .help("wording is in templates/letters, templates/parts, templates/wording and exemptions/<law>, as files `.md`");
        report.push(finding);
    }
}

fn is_readme(file: &str) -> bool {
    file.rsplit('/').next() == Some("README.md")
}

/// Reports a letter that another hides, because both are of one step and layout.
fn doubled(catalogue: &Catalogue, report: &mut Report) {
    for (place, letter) in catalogue.letters.iter().enumerate() {
        let same = |other: &&crate::catalogue::LetterFile| other.step == letter.step && other.layout == letter.layout;
        if let Some(first) = catalogue.letters[..place].iter().find(same) {
            let finding = Diagnostic::error("FOI209", format!("`{}` is the letter of this step already", first.name))
                .with_severity(Severity::Warning)
                .at(letter.place, "never drawn")
                .help("put your letter into a file of the other's name, or take this one out");
            report.push(finding);
        }
    }
}

/// Reports a rule that does not find its own bad samples, or finds its good ones.
fn samples(rule: &WordingRule, report: &mut Report) {
    let wrong = |message: &str, place: Span, help: &str| {
        Diagnostic::error("FOI213", message).at(place, "this sample").help(help)
    };
    for (samples, bad) in [(&rule.bad, true), (&rule.good, false)] {
        if samples.is_empty() {
            let heading = if bad { "Bad" } else { "Good" };
            let finding = Diagnostic::error("FOI213", format!("the rule has no sample under `{heading}`"))
                .at(rule.message.span, "this rule")
                .help("put a sample between two lines ```` ``` ````: a rule that is tried finds what it should");
            report.push(finding);
        }
        for sample in samples {
            if wording::finds(rule, sample.text(&report.sources)) != bad {
                let place = wording::first_line(sample.source, &sample.range, report);
                report.push(if bad {
                    wrong("the rule finds nothing in its bad sample", place, "mend the pattern or the sample")
                } else {
                    wrong(
                        "the rule finds something in its good sample",
                        place,
                        "narrow the pattern, or add it to `unless`",
                    )
                });
            }
        }
    }
}
