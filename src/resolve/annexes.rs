//! The annexes: each thing in at most one of them.

use super::claims::Found;
use super::content::{Annex, AnnexItem, Document};
use crate::case::{self, CaseFile};
use crate::diagnostic::{Diagnostic, Report, did_you_mean};
use crate::source::Span;
use crate::yaml::Text;

/// The annexes of a case, in order.
pub(super) fn resolve(file: &CaseFile, found: &Found, documents: &[Document], report: &mut Report) -> Vec<Annex> {
    let withheld = found.exemptions.iter().map(|claim| claim.name.as_str());
    let claims: Vec<&str> = withheld.chain(found.exclusions.iter().map(|claim| claim.name.as_str())).collect();
    let mut annexes = Annexes { claims, broken: &found.broken, documents, placed: Vec::new(), report };
    let mut resolved = Vec::new();
    for annex in &file.case.annexes {
        let before = annexes.report.errors();
        let (title, items) = match &annex.value {
            case::Annex::Together(together) => {
                let items = together.of.iter().flat_map(|item| annexes.items(item, annex.span)).collect();
                (Some(together.title.clone()), items)
            }
            other => (None, annexes.items(other, annex.span)),
        };
        if items.is_empty() && annexes.report.errors() > before {
            continue;
        }
        annexes.whole(file, annex.span, &items);
        resolved.push(Annex { span: annex.span, title, items });
    }
    resolved
}

struct Annexes<'a> {
    claims: Vec<&'a str>,
    broken: &'a [String],
    documents: &'a [Document],
    placed: Vec<AnnexItem>,
    report: &'a mut Report,
}

impl Annexes<'_> {
    fn items(&mut self, annex: &case::Annex, span: Span) -> Vec<AnnexItem> {
        let named: Vec<(AnnexItem, Span)> = match annex {
            case::Annex::Request => vec![(AnnexItem::Request, span)],
            case::Annex::ReviewRequest => vec![(AnnexItem::ReviewRequest, span)],
            case::Annex::Answers => vec![(AnnexItem::Answers, span)],
            case::Annex::Law => vec![(AnnexItem::Law, span)],
            case::Annex::Rights => vec![(AnnexItem::Rights, span)],
            case::Annex::Schedule => vec![(AnnexItem::Schedule, span)],
            case::Annex::EarlierLetter => vec![(AnnexItem::EarlierLetter, span)],
            case::Annex::Exemptions(names) => {
                names.iter().filter_map(|name| Some((self.claim(name)?, name.span))).collect()
            }
            case::Annex::Documents(names) => {
                names.iter().filter_map(|name| Some((self.document(name)?, name.span))).collect()
            }
            case::Annex::Together(together) => {
                let finding = Diagnostic::error("FOI106", "an annex that joins several cannot hold another that does")
                    .at(together.title.span, "joined twice")
                    .help("list its contents in one `of:`");
                self.report.push(finding);
                Vec::new()
            }
        };
        named.into_iter().filter_map(|(item, span)| self.once(item, span)).collect()
    }

    fn claim(&mut self, name: &Text) -> Option<AnnexItem> {
        let found = self.claims.contains(&name.as_str());
        if !found && !self.broken.iter().any(|broken| broken == name.as_str()) {
            let finding =
                Diagnostic::error("FOI118", format!("there is no claim `{}` to put into an annex", name.as_str()))
                    .at(name.span, "no such claim")
                    .maybe_help(did_you_mean(name.as_str(), self.claims.iter().copied()));
            self.report.push(finding);
        }
        found.then(|| AnnexItem::Claim(name.as_str().to_owned()))
    }

    fn document(&mut self, name: &Text) -> Option<AnnexItem> {
        let place = place(name, self.documents, self.report)?;
        if self.documents[place].text.is_none() && self.documents[place].table.is_none() {
            let finding = Diagnostic::error("FOI125", format!("the document `{}` has no text to annex", name.as_str()))
                .at(name.span, "put into an annex")
                .help("give it a `file:` in Markdown; a file that only goes with the letter is `enclosed:`");
            self.report.push(finding);
            return None;
        }
        Some(AnnexItem::Document(place))
    }

    fn once(&mut self, item: AnnexItem, span: Span) -> Option<AnnexItem> {
        if self.placed.contains(&item) {
            let finding = Diagnostic::error("FOI125", "this is in two annexes")
                .at(span, "the second time")
                .help("keep one: every reference must lead to one place");
            self.report.push(finding);
            return None;
        }
        self.placed.push(item.clone());
        Some(item)
    }

    /// An annex must have something to show.
    fn whole(&mut self, file: &CaseFile, span: Span, items: &[AnnexItem]) {
        let review = file.case.review.as_ref();
        let earlier = file.follows.as_ref().map(|earlier| earlier.sent.iter().any(Option::is_some));
        let lack = |wanted: &AnnexItem, there: bool| items.contains(wanted) && !there;
        let request = file.chain().find_map(|file| file.case.request.as_ref());
        let request = request.is_none_or(|request| request.text.is_some());
        let missing = [
            (lack(&AnnexItem::Request, request), "the request has no `text:` to quote in full"),
            (
                lack(&AnnexItem::ReviewRequest, review.is_some_and(|review| review.requested.text.is_some())),
                "the review has no `requested.text:` to quote",
            ),
            (lack(&AnnexItem::EarlierLetter, earlier.is_some()), "the case follows none whose letter could be annexed"),
            (
                lack(&AnnexItem::EarlierLetter, earlier != Some(false)),
                "the case that it follows has not kept its letter: give its step `as_sent:`",
            ),
            (
                lack(&AnnexItem::Answers, review.is_none()),
                "the answers of a review stand under its findings, in the letter itself",
            ),
            (lack(&AnnexItem::Law, !self.claims.is_empty()), "the letter relies on no provision"),
            (lack(&AnnexItem::Schedule, !self.documents.is_empty()), "the case lists no document"),
            (items.is_empty(), "nothing is named to stand in this annex"),
        ];
        for (_, message) in missing.iter().filter(|(lacks, _)| *lacks) {
            self.report.push(Diagnostic::error("FOI125", *message).at(span, "this annex would be empty"));
        }
    }
}

/// The place of a document by its name; reported where there is none.
pub(super) fn place(name: &Text, documents: &[Document], report: &mut Report) -> Option<usize> {
    let place = documents.iter().position(|document| document.id.as_str() == name.as_str());
    if place.is_none() {
        let known: Vec<&str> = documents.iter().map(|document| document.id.as_str()).collect();
        let finding = Diagnostic::error("FOI125", format!("there is no document `{}`", name.as_str()))
            .at(name.span, "no such document")
            .help(did_you_mean(name.as_str(), known).unwrap_or_else(|| "list it under `documents:`".to_owned()));
        report.push(finding);
    }
    place
}
