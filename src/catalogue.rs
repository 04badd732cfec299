//! The law and the wording, as files: what the program carries, and what a workspace puts in its place.
//!
//! Adding an exemption, a letter or a part needs no Rust: the folders are read as they are. A file
//! of the same name in the workspace stands in for the built-in one.

mod facts;
mod letter;
mod list;
mod markdown_file;
mod search;
mod section;
mod shelf;

use include_dir::{Dir, include_dir};

pub use facts::{Explain, Factors, InForce, Kind, Met, Need, Sides, Status, Test};
pub use letter::{Layout, LetterFile, PartFile, PartKind};
pub use list::Listed;
pub use markdown_file::Passage;
pub use search::score;
pub use section::{Condition, Exclusion, Limb, Section};

use shelf::Shelf;

use crate::case::StepKind;
use crate::diagnostic::{Diagnostic, Report};
use crate::files::{Files, open};
use crate::provision::{Provision, Regime};
use crate::source::{Source, SourceId};

static EXEMPTIONS: Dir = include_dir!("$CARGO_MANIFEST_DIR/exemptions");
static TEMPLATES: Dir = include_dir!("$CARGO_MANIFEST_DIR/templates");

/// Every exemption, letter and part that a letter can be made of.
#[derive(Debug)]
pub struct Catalogue {
    /// The sections and regulations.
    shelf: Shelf,
    /// The kinds of letter.
    pub letters: Vec<LetterFile>,
    /// The parts that letters are made of.
    pub parts: Vec<PartFile>,
    /// Whether the workspace has files of its own among them. Tests have read the built-in ones.
    pub has_own: bool,
}

/// What the catalogue knows of a provision.
#[derive(Debug, Clone, Copy)]
pub enum Entry<'a> {
    /// A limb of an exemption or exception.
    Limb(&'a Section, &'a Limb),
    /// A provision that excludes the duty to confirm or deny.
    Exclusion(&'a Section, &'a Exclusion),
    /// A condition by virtue of which a limb applies.
    Condition(&'a Section, &'a Condition),
    /// A section, or a part of one, that divides into limbs.
    Divided(&'a Section),
}

impl Catalogue {
    /// Reads the built-in files, each replaced by the workspace's own where there is one.
    #[must_use]
    pub fn load(files: &dyn Files, report: &mut Report) -> Self {
        let mut filed = Vec::new();
        for regime in Regime::ALL {
            for (name, source) in collect(&EXEMPTIONS, "exemptions", regime.folder(), files, report) {
                filed.push((regime, name, source));
            }
        }
        let mut letters = Vec::new();
        let mut parts = Vec::new();
        let shapes = (LetterFile::shape(), PartFile::shape());
        for (name, source) in collect(&TEMPLATES, "templates", "letters", files, report) {
            letters.extend(LetterFile::read(&name, source, &shapes.0, report));
        }
        for (name, source) in collect(&TEMPLATES, "templates", "parts", files, report) {
            parts.extend(PartFile::read(&name, source, &shapes.1, report));
        }
        let has_own = ["exemptions", "templates"].iter().any(|top| !files.list(top).is_empty());
        let own = files.list("exemptions");
        let shelf = Shelf::new(filed, |name| own.iter().any(|own| own == name), report);
        let catalogue = Self { shelf, letters, parts, has_own };
        catalogue.check_parts(report);
        catalogue
    }

    /// What is known of a provision of a law.
    #[must_use]
    pub fn find(&self, regime: Regime, provision: &Provision) -> Option<Entry<'_>> {
        let section = self.section(regime, provision)?;
        if let Some(limb) = section.limbs.iter().find(|limb| limb.provision == *provision) {
            return Some(Entry::Limb(section, limb));
        }
        if let Some(exclusion) = section.exclusions.iter().find(|exclusion| exclusion.provision == *provision) {
            return Some(Entry::Exclusion(section, exclusion));
        }
        if let Some(condition) = section.conditions.iter().find(|condition| condition.provision == *provision) {
            return Some(Entry::Condition(section, condition));
        }
        section.provisions().any(|known| provision.contains(known)).then_some(Entry::Divided(section))
    }

    /// The section of an Act, or the regulation, that a provision belongs to.
    #[must_use]
    pub fn section(&self, regime: Regime, provision: &Provision) -> Option<&Section> {
        let exact = |section: &&Section| section.provisions().any(|known| known == provision);
        let near = |known: &Provision| known.contains(provision) || provision.contains(known);
        let close = |section: &&Section| section.provisions().any(near);
        // In this order, so that no file is read which is not needed.
        self.shelf.of(regime, provision).find(exact).or_else(|| self.shelf.of(regime, provision).find(close))
    }

    /// The sections and regulations, in order of law and number. Asking for all of them reads all of them.
    pub fn sections(&self) -> impl Iterator<Item = &Section> {
        self.shelf.all()
    }

    /// The files of the sections that the workspace has written itself.
    pub fn own_sections(&self) -> impl Iterator<Item = &Section> {
        self.shelf.own()
    }

    /// What the passages of every section are called, whether or not a section has both.
    pub fn passage_names(&self) -> impl Iterator<Item = String> {
        let names = self.shelf.names().map(str::to_owned);
        names.flat_map(|file| ["letter", "neither-confirm-nor-deny"].map(|heading| format!("{file}#{heading}")))
    }

    /// The letter of a step in a layout. An e-mail that has no file of its own is the letter without its head.
    #[must_use]
    pub fn letter(&self, step: StepKind, layout: Layout) -> Option<&LetterFile> {
        let of = |layout: Layout| self.letters.iter().find(|letter| letter.step == step && letter.layout == layout);
        of(layout).or_else(|| of(Layout::Letter).filter(|_| layout == Layout::Email))
    }

    /// The part of that name.
    #[must_use]
    pub fn part(&self, name: &str) -> Option<&PartFile> {
        self.parts.iter().find(|part| part.name == name)
    }

    fn check_parts(&self, report: &mut Report) {
        for name in self.letters.iter().flat_map(|letter| &letter.parts) {
            let part = self.part(name.as_str());
            if part.is_some_and(|part| part.kind == PartKind::Included) {
                let finding =
                    Diagnostic::error("FOI203", format!("the part `{}` stands only within others", name.as_str()))
                        .at(name.span, "no part of a letter by itself")
                        .help("list the part that includes it");
                report.push(finding);
            }
            if part.is_none() {
                let known = self.parts.iter().map(|part| part.name.as_str());
                let finding = Diagnostic::error("FOI203", format!("there is no part `{}`", name.as_str()))
                    .at(name.span, "unknown part")
                    .maybe_help(crate::diagnostic::did_you_mean(name.as_str(), known));
                report.push(finding);
            }
        }
    }
}

/// The Markdown files of a folder: built in, or in their place the workspace's own, in order of name.
fn collect(
    built_in: &'static Dir,
    top: &str,
    folder: &str,
    files: &dyn Files,
    report: &mut Report,
) -> Vec<(String, SourceId)> {
    let embedded = built_in.get_dir(folder).into_iter().flat_map(Dir::files);
    let mut names: Vec<String> = embedded.map(|file| format!("{top}/{}", file.path().display())).collect();
    names.extend(files.list(&format!("{top}/{folder}")));
    names.retain(|name| name.ends_with(".md"));
    names.sort();
    names.dedup();
    let own: Vec<String> = files.list(&format!("{top}/{folder}"));
    let mut read = |name: String| {
        let source = if own.contains(&name) {
            open(files, &name, None, report)?
        } else {
            let text = built_in.get_file(name.strip_prefix(top)?.trim_start_matches('/'))?.contents_utf8()?;
            report.sources.add(Source::new(name.clone(), text))
        };
        Some((name, source))
    };
    names.into_iter().filter_map(&mut read).collect()
}
