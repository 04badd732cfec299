//! The documents of a case and of those that it follows.

use super::claims::{self, Found};
use super::content::{AnnexItem, Answer, Content, Document};
use super::tables;
use crate::case::CaseFile;
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::redaction;
use crate::source::{SourceId, Span};
use crate::yaml::{Line, Located, Text};

/// The documents; one of the same name stands in for an earlier one.
pub(super) fn resolve(file: &CaseFile, read: &tables::Read, claims: &Found, report: &mut Report) -> Vec<Document> {
    let mut found: Vec<Document> = Vec::new();
    for (depth, file) in file.chain().enumerate() {
        for (place, written) in file.case.documents.iter().enumerate() {
            let twin = found.iter().any(|document| document.id.as_str() == written.id.as_str());
            if twin && depth == 0 {
                let finding =
                    Diagnostic::error("FOI102", format!("two documents are called `{}`", written.id.as_str()))
                        .at(written.id.span, "the second one")
                        .help("give each its own `id`");
                report.push(finding);
            }
            if twin {
                continue;
            }
            let known = |name: &Text, report: &mut Report| claims::withholds(name, claims, report);
            let mut redacted = written.redacted.clone();
            redacted.retain(|name| known(name, report));
            let withheld = written.withheld.iter().filter(|name| known(name, report)).cloned().collect();
            let text = file.texts[place];
            if let Some(text) = text {
                redacted = marked(text, &redacted, claims, report);
            }
            let table = written.table.as_ref().and_then(|table| tables::given(table, read, claims, report));
            if let Some(withheld) = table.as_ref().and_then(|table| table.withheld.as_ref())
                && !redacted.iter().any(|known| known.as_str() == withheld.claim.as_str())
            {
                redacted.push(withheld.claim.clone());
            }
            found.push(Document {
                id: written.id.clone(),
                own: depth == 0,
                current: depth == 0,
                title: written.title.clone(),
                date: written.date.clone(),
                pages: written.pages,
                text,
                table,
                enclosed: written.enclosed.clone(),
                redacted,
                withheld,
                no_part_because: written.no_part_because.clone(),
                look: file.looks[place].clone(),
            });
        }
    }
    found
}

/// Notes which documents of earlier cases the letter is still about: an answer that took the place of theirs may say
/// nothing of them, and then the letter must not either.
pub(super) fn mark_current(documents: &mut [Document], answers: &[Answer]) {
    for (place, document) in documents.iter_mut().enumerate().filter(|(_, document)| !document.own) {
        let withholds = |answer: &Answer| {
            let claims = answer.outcome.withheld();
            document.withheld.iter().any(|name| claims.iter().any(|claim| claim.as_str() == name.as_str()))
        };
        document.current =
            answers.iter().any(|answer| answer.outcome.documents().contains(&place) || withholds(answer));
    }
}

/// Every document of this case is given by an answer or withheld, and the requester gets every one that is given.
pub(super) fn check_used(content: &Content, report: &mut Report) {
    let given: Vec<usize> = content.answers.iter().flat_map(|answer| answer.outcome.documents()).collect();
    for (place, document) in content.documents.iter().enumerate() {
        let name = document.id.as_str();
        let annexed = content.annexes.iter().find(|annex| annex.items.contains(&AnnexItem::Document(place)));
        if !document.own {
            // Only what an answer of this letter gives may go with it.
            if let Some(annex) = annexed.filter(|_| !given.contains(&place)) {
                let finding = Diagnostic::error("FOI125", format!("no answer of this letter gives `{name}`"))
                    .at(annex.span, "an annex prints it")
                    .help("take it out of the annexes, or say in an answer that it is disclosed");
                report.push(finding);
            }
            let anew = content.answers.iter().any(|answer| answer.own && answer.outcome.documents().contains(&place));
            let lost = annexed.is_none() && document.enclosed.is_none();
            if anew && (!document.withheld.is_empty() || lost) {
                let finding = Diagnostic::error("FOI125", format!("`{name}` is as the earlier case left it"))
                    .at(
                        document.id.span,
                        if lost { "the requester does not get it" } else { "withheld as a whole there" },
                    )
                    .help("list it anew under `documents:` with what is so now, and annex or enclose it");
                report.push(finding);
            }
            continue;
        }
        let annexed = annexed.is_some();
        if !document.withheld.is_empty() && (annexed || given.contains(&place)) {
            let finding = Diagnostic::error(
                "FOI125",
                format!("`{name}` is withheld as a whole, and the letter gives it"),
            )
            .at(document.withheld[0].span, "withheld under this")
            .help(
                "take it out of the answers and annexes; where only parts are withheld, mark them and say `redacted:`",
            );
            report.push(finding);
            continue;
        }
        let finding = if given.contains(&place) {
            (!annexed && document.enclosed.is_none()).then(|| {
                Diagnostic::error("FOI125", format!("an answer gives `{name}`, and the requester does not get it"))
                    .help("put it into an annex, `annexes: [{ documents: [NAME] }]`, or name the file that goes with the letter, `enclosed:`")
            })
        } else {
            document.withheld.is_empty().then(|| {
                Diagnostic::error("FOI125", format!("no answer gives the document `{name}`"))
                    .help("name it where it is disclosed, `disclosed: { documents: [NAME] }`, or say what withholds it, `withheld:`")
            })
        };
        if let Some(finding) = finding {
            report.push(finding.at(document.id.span, "this document"));
        }
    }
}

/// The one finding for `private` where information is disclosed: nothing may be withheld under no exemption.
pub(super) fn private(span: Span) -> Diagnostic {
    Diagnostic::error("FOI120", "`private` masks words of a request; it withholds no information")
        .at(span, "words of an answer or a document")
        .law("FOIA 2000 s.17(1)(b)")
        .help("name the claim under which these words are withheld")
}

/// The claims under which a text is redacted: those that its marks name, and no others.
fn marked(source: SourceId, listed: &[Text], claims: &Found, report: &mut Report) -> Vec<Text> {
    let file = report.sources.get(source).clone();
    let mut found: Vec<Text> = Vec::new();
    for mark in redaction::marks(file.raw()) {
        let name = file.raw()[mark.name.clone()].trim().to_owned();
        let span = report.sources.span(source, mark.whole.start..mark.name.end);
        let used = Located { value: Line(name.clone()), span };
        if name == redaction::PRIVATE {
            report.push(private(span));
        } else if claims::withholds(&used, claims, report) && !found.iter().any(|known| known.as_str() == name) {
            found.push(used);
        }
    }
    for idle in listed.iter().filter(|listed| !found.iter().any(|used| used.as_str() == listed.as_str())) {
        let finding =
            Diagnostic::error("FOI117", format!("nothing in the document is redacted under `{}`", idle.as_str()))
                .with_severity(Severity::Error)
                .at(idle.span, "no mark in its text names it")
                .help(format!("mark the words `[[{}| … ]]` in the document, or take it out here", idle.as_str()));
        report.push(finding);
    }
    found
}
