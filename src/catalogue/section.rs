//! One section of an Act or one regulation: what it protects, what it asks for, and how a letter says so.

use schemars::JsonSchema;
use serde::Deserialize;

use super::facts::{ConditionFacts, Excluded, ExclusionFacts, Explain, InForce, LimbFacts, Need, Sides};
use super::markdown_file::{Passage, front_matter, sections};
use crate::calendar;
use crate::diagnostic::{Diagnostic, Report};
use crate::provision::{self, Provision, Regime};
use crate::source::{SourceId, Span};
use crate::yaml::{self, Entries, Located, Shape, Text};

/// A section of an Act, or a regulation.
#[derive(Debug, Clone)]
pub struct Section {
    /// The law that it belongs to.
    pub regime: Regime,
    /// How its file names it: `s31`, `reg12`.
    pub key: String,
    /// Its title in the Act.
    pub title: Text,
    /// How a heading of a letter names it, where its title does not serve.
    pub heading: Option<Text>,
    /// What officers call what it is about.
    pub words: Vec<Text>,
    /// Its limbs: what a refusal cites.
    pub limbs: Vec<Limb>,
    /// Conditions by virtue of which a limb applies (s.40).
    pub conditions: Vec<Condition>,
    /// Its provisions that exclude the duty to confirm or deny.
    pub exclusions: Vec<Exclusion>,
    /// Entries of the list of provisions that hold several limbs, and how each is cited there.
    pub listed: Entries<Text>,
    /// Purposes that a claim may name (s.31(2)), and what each is.
    pub purposes: Entries<Text>,
    /// What a claim must say beside its tests.
    pub needs: Vec<Need>,
    /// What a refusal must explain, and what meets it.
    pub explain: Vec<Explain>,
    /// Sections that cannot apply to the same information as this one.
    pub excludes: Vec<Excluded>,
    /// Between which days it is law.
    pub in_force: InForce,
    /// Where the text of the law is.
    pub source: String,
    /// Doubts about the law, each dated.
    pub notes: Vec<Text>,
    /// Points that a public interest test may name.
    pub public_interest: Sides,
    /// What a requester reads about a refusal.
    pub letter: Passage,
    /// What a requester reads where the authority neither confirms nor denies.
    pub neither: Option<Passage>,
    /// What an officer should know.
    pub guidance: Option<Passage>,
    /// A claim as a case would make it.
    pub example: Option<Passage>,
}

/// A limb of an exemption or exception.
#[derive(Debug, Clone)]
pub struct Limb {
    /// The limb.
    pub provision: Provision,
    /// What the file says of it.
    pub facts: LimbFacts,
}

/// A condition by virtue of which a limb applies.
#[derive(Debug, Clone)]
pub struct Condition {
    /// The condition.
    pub provision: Provision,
    /// What the file says of it.
    pub facts: ConditionFacts,
}

/// A provision that excludes the duty to confirm or deny.
#[derive(Debug, Clone)]
pub struct Exclusion {
    /// The provision.
    pub provision: Provision,
    /// What the file says of it.
    pub facts: ExclusionFacts,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Matter {
    /// The section or regulation: `s31`, `reg12(5)(e)`.
    section: Text,
    /// Its title in the Act.
    title: Text,
    /// How a heading of a letter names it, where its title does not serve.
    heading: Option<Text>,
    /// What officers call what it is about: words to find it by.
    #[serde(default)]
    words: Vec<Text>,
    /// Its limbs.
    limbs: Entries<LimbFacts>,
    /// Conditions by virtue of which a limb applies.
    #[serde(default)]
    conditions: Entries<ConditionFacts>,
    /// Its provisions that exclude the duty to confirm or deny.
    #[serde(default)]
    neither_confirm_nor_deny: Entries<ExclusionFacts>,
    /// Entries of the list of provisions that hold several limbs, and how each is cited there.
    #[serde(default)]
    listed: Entries<Text>,
    /// Purposes that a claim may name, and what each is.
    #[serde(default)]
    purposes: Entries<Text>,
    /// What a claim must say beside its tests.
    #[serde(default)]
    needs: Vec<Need>,
    /// What a refusal must explain, and what meets it.
    #[serde(default)]
    explain: Vec<Explain>,
    /// Sections that cannot apply to the same information as this one, and the provision that says so. A claim under
    /// both is made in the alternative.
    #[serde(default)]
    excludes: Vec<Excluded>,
    /// Between which days it is law.
    in_force: InForce,
    /// Where the text of the law is.
    #[schemars(extend("format" = "link"))]
    source: Located<String>,
    /// Doubts about the law, for lawyers, each with its date.
    #[serde(default)]
    notes: Vec<Text>,
    /// Points that a public interest test may name.
    #[serde(default)]
    public_interest: Sides,
}

const HEADINGS: [&str; 4] = ["Letter", "Neither confirm nor deny", "Guidance", "Example"];

impl Section {
    /// The shape of a section's front matter.
    pub(super) fn shape() -> Shape {
        let forms = [calendar::DATE, provision::PROVISION, yaml::LINE, yaml::LINK];
        Shape::of::<Matter>("exemption", &forms)
    }

    /// Reads a section's file.
    pub(super) fn read(regime: Regime, source: SourceId, shape: &Shape, report: &mut Report) -> Option<Self> {
        let (matter, body) = front_matter::<Matter>(source, shape, report)?;
        let file = report.sources.get(source).name().to_owned();
        let mut passages = sections(source, body, &HEADINGS, report);
        let mut passage = |heading: &str| {
            let index = passages.iter().position(|(found, _)| found == heading)?;
            let (_, range) = passages.swap_remove(index);
            Some(Passage { name: format!("{file}#{}", heading.to_lowercase().replace(' ', "-")), source, range })
        };
        let letter = passage("Letter");
        let (neither, guidance, example) =
            (passage("Neither confirm nor deny"), passage("Guidance"), passage("Example"));
        let Some(letter) = letter else {
            let finding = Diagnostic::error("FOI201", format!("`{file}` has no section `Letter`"))
                .at(matter.section.span, "this exemption")
                .help("say under `# Letter` what a requester reads");
            report.push(finding);
            return None;
        };
        if neither.is_none() && !matter.neither_confirm_nor_deny.0.is_empty() {
            let finding = Diagnostic::error("FOI201", format!("`{file}` has no section `Neither confirm nor deny`"))
                .at(matter.section.span, "this exemption")
                .help("say there what a requester reads where the authority neither confirms nor denies");
            report.push(finding);
        }
        Some(Self {
            regime,
            key: matter.section.as_str().to_owned(),
            title: matter.title,
            heading: matter.heading,
            words: matter.words,
            limbs: keyed(matter.limbs, report, |provision, facts| Limb { provision, facts }),
            conditions: keyed(matter.conditions, report, |provision, facts| Condition { provision, facts }),
            exclusions: keyed(matter.neither_confirm_nor_deny, report, |provision, facts| Exclusion {
                provision,
                facts,
            }),
            listed: matter.listed,
            purposes: matter.purposes,
            needs: matter.needs,
            explain: matter.explain,
            excludes: matter.excludes,
            in_force: matter.in_force,
            source: matter.source.value,
            notes: matter.notes,
            public_interest: matter.public_interest,
            letter,
            neither,
            guidance,
            example,
        })
    }

    /// Reports a file whose name is not that of its section: nothing would ever look into it.
    pub(super) fn check_name(&self, named: Option<&Provision>, report: &mut Report) {
        let meant = Provision::parse(&self.key).ok();
        if meant.is_none() || meant.as_ref() != named {
            let file = report.sources.get(self.letter.source).name().to_owned();
            let finding = Diagnostic::error("FOI207", format!("`{file}` is not named after its section"))
                .at(self.title.span, format!("this is {}", self.key))
                .help("name the file as its `section:` has it, with a dash before each limb: `s31.md`, `reg12-5-e.md`");
            report.push(finding);
        }
    }

    /// The passages that are templates.
    pub fn passages(&self) -> impl Iterator<Item = &Passage> {
        std::iter::once(&self.letter).chain(&self.neither)
    }

    /// Every provision that the file names, with what it covers in one sentence.
    pub fn summaries(&self) -> impl Iterator<Item = (&Provision, &str)> {
        let limbs = self.limbs.iter().map(|limb| (&limb.provision, limb.facts.summary.as_str()));
        let conditions = self.conditions.iter().map(|one| (&one.provision, one.facts.summary.as_str()));
        limbs.chain(conditions).chain(self.exclusions.iter().map(|one| (&one.provision, one.facts.summary.as_str())))
    }

    /// What its fields say to a requester, and whether it is about confirming or denying.
    pub fn words(&self) -> impl Iterator<Item = (Span, &str, bool)> {
        let limbs = self.limbs.iter().filter_map(|limb| limb.facts.letter.as_ref());
        let lines = limbs.chain(&self.heading).map(|text| (text.span, text.as_str(), false));
        let sides = &self.public_interest;
        let points =
            [(&sides.disclosing, false), (&sides.confirming, true)].into_iter().flat_map(|(factors, neither)| {
                let all = factors.for_.iter().chain(factors.against.iter());
                all.map(move |(_, point)| (point.span, point.value.as_str(), neither))
            });
        lines.chain(points)
    }

    /// Every provision that the file names.
    pub fn provisions(&self) -> impl Iterator<Item = &Provision> {
        let limbs = self.limbs.iter().map(|limb| &limb.provision);
        let conditions = self.conditions.iter().map(|condition| &condition.provision);
        limbs.chain(conditions).chain(self.exclusions.iter().map(|exclusion| &exclusion.provision))
    }
}

/// The entries of a map whose keys are provisions.
fn keyed<F, T>(entries: Entries<F>, report: &mut Report, make: impl Fn(Provision, F) -> T) -> Vec<T> {
    let mut made = Vec::with_capacity(entries.0.len());
    for (key, facts) in entries.0 {
        match Provision::parse(key.as_str()) {
            Ok(provision) => made.push(make(provision, facts)),
            Err(complaint) => {
                let finding = Diagnostic::error(complaint.code, complaint.message).at(key.span, "no provision");
                report.push(finding.help(complaint.help));
            }
        }
    }
    made
}
