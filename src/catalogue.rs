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
mod wording;

use std::collections::BTreeSet;
use std::sync::OnceLock;

use include_dir::{Dir, include_dir};

pub use facts::{Excluded, Explain, Factors, InForce, Kind, Met, Need, Sides, Status, Test};
pub use letter::{Layout, LetterFile, PartFile, PartKind};
pub use list::Listed;
pub use markdown_file::Passage;
pub use search::score;
pub use section::{Condition, Exclusion, Limb, Section};
pub(crate) use wording::pattern;
pub use wording::{Check, Found, Likely, Patterns, Required, Scope, Unit, WordingRule, plain};

use shelf::Shelf;

use crate::case::StepKind;
use crate::diagnostic::{Diagnostic, Report};
use crate::files::{Files, open};
use crate::provision::{Provision, Regime};
use crate::source::{Source, SourceId, Sources};
use crate::yaml::Text;

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
    /// The rules for wording, by the names of their files. They are read when they are first asked for.
    wording: Vec<(String, SourceId)>,
    rules: OnceLock<Vec<WordingRule>>,
    /// Those of them that are about what the law requires: all that a letter needs which is drafted in a moment.
    grave: OnceLock<Vec<WordingRule>>,
    /// The files that the workspace has written itself, by their paths. Tests have read the built-in ones.
    own: BTreeSet<String>,
    /// Every file that is in force, by its path.
    files: Vec<(String, SourceId)>,
    sources: Sources,
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
        let mut all = Vec::new();
        let mut filed = Vec::new();
        for regime in Regime::ALL {
            let found = collect(&EXEMPTIONS, "exemptions", regime.folder(), files, report);
            all.extend(found.iter().cloned());
            filed.extend(found.into_iter().map(|(name, source)| (regime, name, source)));
        }
        let [letters, parts, wording] =
            ["letters", "parts", "wording"].map(|folder| collect(&TEMPLATES, "templates", folder, files, report));
        all.extend([&letters, &parts, &wording].into_iter().flatten().cloned());
        let shapes = (LetterFile::shape(), PartFile::shape());
        let letters =
            letters.into_iter().filter_map(|(name, at)| LetterFile::read(&name, at, &shapes.0, report)).collect();
        let parts = parts.into_iter().filter_map(|(name, at)| PartFile::read(&name, at, &shapes.1, report)).collect();
        let own: BTreeSet<String> = TOPS.iter().flat_map(|top| files.list(top)).collect();
        let shelf = Shelf::new(filed, |name| own.contains(name), report);
        let sources = report.sources.clone();
        let (rules, grave) = (OnceLock::new(), OnceLock::new());
        let catalogue = Self { shelf, letters, parts, wording, rules, grave, own, files: all, sources };
        catalogue.check_parts(report);
        catalogue
    }

    /// Whether the workspace has files of its own in it.
    #[must_use]
    pub fn has_own(&self) -> bool {
        !self.own.is_empty()
    }

    /// Whether a file is the workspace's own, or the built-in one of its name.
    #[must_use]
    pub fn is_own(&self, file: &str) -> bool {
        self.own.contains(file)
    }

    /// Every file that is in force: the workspace's own, or else the built-in one of its name.
    #[must_use]
    pub fn files(&self) -> &[(String, SourceId)] {
        &self.files
    }

    /// Whether there is a file of that path, be it readable or not.
    #[must_use]
    pub fn has_file(&self, path: &str) -> bool {
        self.own.contains(path) || self.files.iter().any(|(name, _)| name == path)
    }

    /// The text of a file that is in force.
    #[must_use]
    pub fn text(&self, source: SourceId) -> &str {
        self.sources.get(source).raw()
    }

    /// The files of the workspace's own, in order of their paths.
    pub fn own(&self) -> impl Iterator<Item = &str> {
        self.own.iter().map(String::as_str)
    }

    /// The rules for wording that can be read, in order of their names.
    pub fn wording(&self) -> &[WordingRule] {
        self.rules.get_or_init(|| self.rules(|_| true, &mut Report::new(self.sources.clone())))
    }

    /// The rules about what the law requires a letter to say, and not to say.
    pub fn grave_wording(&self) -> &[WordingRule] {
        self.grave.get_or_init(|| self.rules(WordingRule::may_be_grave, &mut Report::new(self.sources.clone())))
    }

    /// Reports every fault in a rule for wording.
    pub fn check_wording(&self, report: &mut Report) {
        for rule in self.rules(|_| true, report) {
            rule.faults(&self.parts, report);
        }
    }

    /// The same for the workspace's own: the built-in ones have been tried.
    pub fn check_own_wording(&self, report: &mut Report) {
        let shape = WordingRule::shape();
        for (name, source) in self.wording.iter().filter(|(name, _)| self.is_own(name)) {
            if let Some(rule) = WordingRule::read(name, *source, &shape, report) {
                rule.faults(&self.parts, report);
            }
        }
    }

    fn rules(&self, wanted: impl Fn(&str) -> bool, report: &mut Report) -> Vec<WordingRule> {
        let shape = WordingRule::shape();
        let wanted = self.wording.iter().filter(|(_, source)| wanted(self.text(*source)));
        wanted.filter_map(|(name, source)| WordingRule::read(name, *source, &shape, report)).collect()
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
            // One that is there and cannot be read has been reported.
            let there = self.has_file(&format!("templates/parts/{}.md", name.as_str()));
            if part.is_none() && !there {
                no_part(name, &self.parts, report);
            }
        }
    }
}

/// The folders of a workspace in which wording is.
pub const TOPS: [&str; 2] = ["exemptions", "templates"];

/// Whether a path is one at which wording is read: a Markdown file in one of its folders, and not further down.
#[must_use]
pub fn is_wording(path: &str) -> bool {
    let [top, folder, file] = path.split('/').collect::<Vec<_>>()[..] else { return false };
    let known = match top {
        "exemptions" => Regime::ALL.iter().any(|regime| regime.folder() == folder),
        _ => top == "templates" && ["letters", "parts", "wording"].contains(&folder),
    };
    known && file.ends_with(".md")
}

fn no_part(name: &Text, parts: &[PartFile], report: &mut Report) {
    let known = parts.iter().map(|part| part.name.as_str());
    let finding = Diagnostic::error("FOI203", format!("there is no part `{}`", name.as_str()))
        .at(name.span, "unknown part")
        .maybe_help(crate::diagnostic::did_you_mean(name.as_str(), known));
    report.push(finding);
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
    names.retain(|name| is_wording(name));
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
