//! What parts include: nothing that there is not, nothing in a circle, and no more in all than a letter can be.

use std::collections::BTreeMap;

use super::scan::TagKind;
use super::{Scanned, span};
use crate::catalogue::{Catalogue, Passage};
use crate::diagnostic::{Diagnostic, Report, did_you_mean};

/// The most bytes that a part may come to with all that it includes: far more than any letter.
const LARGEST: usize = 1 << 20;

/// How deep parts may include each other.
const DEEPEST: usize = 20;

/// Reports includes that lead nowhere, lead in a circle or grow without end.
pub(super) fn check<'p>(
    catalogue: &Catalogue,
    passages: impl Iterator<Item = &'p Passage>,
    scanned: &Scanned,
    report: &mut Report,
) {
    let mut follow = Follow { catalogue, scanned, report, sizes: BTreeMap::new(), depth: 0 };
    for passage in passages {
        follow.size(passage);
    }
}

struct Follow<'a> {
    catalogue: &'a Catalogue,
    scanned: &'a Scanned,
    report: &'a mut Report,
    /// How large each template is with what it includes; `None` while it is being looked at.
    sizes: BTreeMap<String, Option<usize>>,
    /// How many templates are being looked at, each included by the one before it.
    depth: usize,
}

impl Follow<'_> {
    /// The bytes of a template with all that it includes.
    fn size(&mut self, passage: &Passage) -> usize {
        if let Some(Some(size)) = self.sizes.get(&passage.name) {
            return *size;
        }
        self.sizes.insert(passage.name.clone(), None);
        let mut size = passage.range.len();
        let scanned = self.scanned;
        for tag in scanned.get(&passage.name).into_iter().flatten() {
            let TagKind::Include(name) = &tag.kind else { continue };
            let place = span(passage, tag.range.clone(), &self.report.sources);
            let Some(part) = self.catalogue.parts.iter().find(|part| part.passage.name == *name) else {
                // One that is there and cannot be read has been reported.
                if self.catalogue.has_file(name) && name.starts_with("templates/parts/") {
                    continue;
                }
                let known = self.catalogue.parts.iter().map(|part| part.passage.name.as_str());
                let finding = Diagnostic::error("FOI203", format!("there is no `{name}` to include"))
                    .at(place, "leads nowhere")
                    .maybe_help(did_you_mean(name, known));
                self.report.push(finding);
                continue;
            };
            if self.sizes.get(name) == Some(&None) {
                let finding = Diagnostic::error("FOI206", format!("`{name}` includes itself"))
                    .at(place, "leads back here")
                    .help("take one of the includes out");
                self.report.push(finding);
                continue;
            }
            if self.depth == DEEPEST {
                let finding = Diagnostic::error("FOI208", "parts include each other too deep")
                    .at(place, format!("with this {DEEPEST} stand within each other"))
                    .help("include the inner ones side by side");
                self.report.push(finding);
                continue;
            }
            let before = size;
            self.depth += 1;
            size = size.saturating_add(self.size(&part.passage));
            self.depth -= 1;
            if before <= LARGEST && size > LARGEST {
                let finding = Diagnostic::error("FOI208", "what this part includes grows without end")
                    .at(place, "with this it comes to more than any letter has")
                    .help("include each part once, or in a loop");
                self.report.push(finding);
            }
        }
        self.sizes.insert(passage.name.clone(), Some(size));
        size
    }
}
