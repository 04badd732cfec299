//! The files of the law. Each is read when it is first asked for: a letter needs a handful of many.

use std::sync::OnceLock;

use super::section::Section;
use crate::diagnostic::Report;
use crate::provision::{Provision, Regime};
use crate::source::{SourceId, Sources};
use crate::yaml::Shape;

/// The sections and regulations of all laws.
#[derive(Debug)]
pub(super) struct Shelf {
    filed: Vec<Filed>,
    sources: Sources,
    shape: OnceLock<Shape>,
}

/// The file of one section or regulation.
#[derive(Debug)]
struct Filed {
    regime: Regime,
    /// The section or regulation, as the name of the file has it.
    provision: Option<Provision>,
    source: SourceId,
    /// Whether the workspace wrote it.
    own: bool,
    section: OnceLock<Option<Section>>,
}

impl Shelf {
    /// Takes the files in. Those of the workspace are read at once, so that every fault in them is reported;
    /// in the built-in ones there is none, because tests have read them.
    pub(super) fn new(files: Vec<(Regime, String, SourceId)>, own: impl Fn(&str) -> bool, report: &mut Report) -> Self {
        let filed = files.into_iter().map(|(regime, name, source)| Filed {
            regime,
            provision: provision(&name),
            source,
            own: own(&name),
            section: OnceLock::new(),
        });
        let mut filed: Vec<Filed> = filed.collect();
        filed.sort_by_key(|file| (file.regime, file.provision.as_ref().map(Provision::order)));
        let shelf = Self { filed, sources: report.sources.clone(), shape: OnceLock::new() };
        for file in shelf.filed.iter().filter(|file| file.own) {
            let section = Section::read(file.regime, file.source, shelf.shape(), report);
            if let Some(section) = &section {
                section.check_name(file.provision.as_ref(), report);
            }
            // Nobody else has the shelf yet, so the place is free.
            let _ = file.section.set(section);
        }
        shelf
    }

    fn shape(&self) -> &Shape {
        self.shape.get_or_init(Section::shape)
    }

    fn read<'s>(&'s self, file: &'s Filed) -> Option<&'s Section> {
        let read = || {
            let mut report = Report::new(self.sources.clone());
            let section = Section::read(file.regime, file.source, self.shape(), &mut report);
            debug_assert!(report.findings().is_empty(), "{report:?}");
            section
        };
        file.section.get_or_init(read).as_ref()
    }

    /// The sections that may say something of a provision: first those whose file's name says so, then
    /// every other file of its section or regulation.
    pub(super) fn of(&self, regime: Regime, wanted: &Provision) -> impl Iterator<Item = &Section> {
        let of = |close: fn(&Provision, &Provision) -> bool| {
            let filed = self.filed.iter().filter(move |file| file.regime == regime);
            filed.filter(move |file| file.provision.as_ref().is_some_and(|known| close(known, wanted)))
        };
        let exact = of(Provision::contains);
        let wide = of(|known, wanted| !known.contains(wanted) && known.whole() == wanted.whole());
        exact.chain(wide).filter_map(|file| self.read(file))
    }

    /// The names of the files.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.filed.iter().map(|file| self.sources.get(file.source).name())
    }

    pub(super) fn all(&self) -> impl Iterator<Item = &Section> {
        self.filed.iter().filter_map(|file| self.read(file))
    }

    pub(super) fn own(&self) -> impl Iterator<Item = &Section> {
        self.filed.iter().filter(|file| file.own).filter_map(|file| self.read(file))
    }
}

/// The provision that the name of a file means: `reg12-5-e.md` is reg. 12(5)(e).
fn provision(name: &str) -> Option<Provision> {
    let stem = name.rsplit('/').next()?.strip_suffix(".md")?;
    let mut parts = stem.split('-');
    let first = parts.next()?.to_owned();
    Provision::parse(&parts.fold(first, |all, part| format!("{all}({part})"))).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_after_its_provision() {
        let named = |name| provision(name).map(|provision| provision.key());
        assert_eq!(named("exemptions/eir/reg12-5-e.md").as_deref(), Some("reg12(5)(e)"));
        assert_eq!(named("exemptions/foia/s22A.md").as_deref(), Some("s22A"));
        assert_eq!(named("exemptions/foia/readme.md"), None);
    }
}
