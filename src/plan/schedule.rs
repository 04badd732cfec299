//! The law in short, and the schedule of documents.

use super::Planner;
use super::names::{capital, list};
use super::view::{ProvisionView, ScheduledView};
use crate::catalogue::Section;
use crate::provision::Cite;
use crate::resolve::content::{AnnexItem, ClaimName, Exclusion, Exemption};

impl Planner<'_, '_> {
    /// The provisions that the letter relies on: what the catalogue says of each in one sentence, and where to read it.
    pub(super) fn law_in_short(&mut self) -> Vec<ProvisionView> {
        let content = self.content;
        let used = |name: &ClaimName| self.is_used(name);
        let exemptions = content.exemptions.iter().filter(|claim| used(&claim.name));
        let exemptions: Vec<&Exemption> = exemptions.collect();
        let exclusions: Vec<&Exclusion> = content.exclusions.iter().filter(|claim| used(&claim.name)).collect();
        let mut found: Vec<(&Section, &Cite)> = Vec::new();
        for claim in exemptions {
            let condition = claim.condition.iter().map(|(cite, _)| cite);
            found.extend(claim.cites.iter().chain(condition).map(|cite| (claim.section, cite)));
        }
        for claim in exclusions {
            found.extend(claim.cites.iter().map(|cite| (claim.section, cite)));
        }
        let mut seen: Vec<(&Section, &Cite)> = Vec::new();
        for (section, cite) in found {
            if !seen.iter().any(|(_, known)| known.value == cite.value) {
                seen.push((section, cite));
            }
        }
        let entry = |(section, cite): (&Section, &Cite)| {
            let (_, summary) = section.summaries().find(|(known, _)| **known == cite.value)?;
            Some(ProvisionView {
                cite: self.words.must_word(&capital(&cite.value.to_string()), cite.span, "a provision"),
                law: self.words.word(section.regime.name()),
                summary: self.words.word(summary),
                link: self.words.link(&section.source),
            })
        };
        seen.into_iter().filter_map(entry).collect()
    }

    /// Every document that is given or withheld, with what was done with it.
    pub(super) fn schedule(&mut self) -> Vec<ScheduledView> {
        let content = self.content;
        let cited = |names: &[ClaimName]| {
            let claim = |name: &ClaimName| {
                content.exemptions.iter().find(|claim| claim.name.as_str() == name.as_str()).map(Exemption::cited)
            };
            list(&names.iter().filter_map(claim).collect::<Vec<_>>())
        };
        let row = |(place, document): (usize, &crate::resolve::content::Document)| {
            let withheld = cited(&document.withheld);
            let annex = self.names.annex_of(&AnnexItem::Document(place));
            ScheduledView {
                number: (content.documents[..place].iter().filter(|document| document.current).count() + 1).to_string(),
                title: self.words.must_line(&document.title, "a document"),
                date: document.date.as_ref().map(|date| self.words.word(&date.value.to_string())),
                pages: document.pages.map(|pages| pages.to_string()),
                withheld: (!withheld.is_empty())
                    .then(|| self.words.must_word(&withheld, document.title.span, "why a document is withheld")),
                no_part_because: document
                    .no_part_because
                    .as_ref()
                    .map(|because| self.words.must_line(because, "why no part of a document is given")),
                redacted: self.redacted_under(place),
                annex: annex.map(|place| self.annex_link(place)),
                enclosed: document.enclosed.is_some(),
            }
        };
        content.documents.iter().enumerate().filter(|(_, document)| document.current).map(row).collect()
    }
}
