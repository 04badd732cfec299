//! One section of an Act or one regulation: what it protects, what it asks for, and how a letter says so.

use schemars::JsonSchema;
use serde::Deserialize;

use super::markdown_file::{Passage, front_matter, sections};
use crate::calendar;
use crate::diagnostic::{Diagnostic, Report};
use crate::provision::{self, Provision, Regime};
use crate::source::SourceId;
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
    /// Its limbs: what a refusal cites.
    pub limbs: Vec<Limb>,
    /// Conditions by virtue of which a limb applies (s.40).
    pub conditions: Vec<Condition>,
    /// Its provisions that exclude the duty to confirm or deny.
    pub exclusions: Vec<Exclusion>,
    /// What a claim must say beside its tests.
    pub needs: Vec<Need>,
    /// Where the text of the law is.
    pub source: String,
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

/// Whether the public interest is weighed (FOIA s.2). In this order: of several limbs the last decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It is not.
    Absolute,
    /// It is.
    Qualified,
    /// Its condition decides (s.40(2)).
    ByCondition,
}

/// What makes a limb apply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Prejudice to an interest.
    Prejudice,
    /// Inhibition of advice or of an exchange of views.
    Inhibition,
    /// The information is of a class; no harm need be shown.
    Class,
    /// The requester can have it elsewhere.
    Accessible,
    /// It is personal data whose disclosure data protection law forbids.
    PersonalData,
    /// It is not held.
    NotHeld,
}

/// A test that a condition asks for and that is not the public interest test.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Test {
    /// Legitimate interests (UK GDPR Article 6(1)(f)).
    LegitimateInterests,
}

/// A field that a claim must fill.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Need {
    /// How likely the harm is.
    Likelihood,
    /// The harm.
    Harm,
    /// Why the provision applies.
    Because,
    /// Whose interests or information.
    Whose,
    /// The condition of s.40.
    Condition,
    /// The qualified person's opinion.
    Opinion,
    /// A purpose.
    Purpose,
    /// The enactment.
    Enactment,
    /// The planned publication.
    Publication,
    /// When the material will be complete.
    Completion,
    /// Who was consulted.
    Consulted,
    /// The cost.
    Estimate,
}

/// What a file says of a limb.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LimbFacts {
    /// What makes it apply.
    pub kind: Kind,
    /// Whether the public interest is weighed.
    pub status: Status,
    /// Set where it is absolute for what either House of Parliament holds (s.2(3)(e)).
    #[serde(default)]
    pub absolute_for_either_house: bool,
    /// The interest that it protects.
    pub protects: Option<Text>,
    /// What disclosure would do, in the words of the Act.
    pub would: Option<Text>,
    /// What disclosure would be likely to do, in the words of the Act.
    pub likely: Option<Text>,
    /// What it covers, in one sentence.
    pub summary: Text,
}

/// What a file says of a condition.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConditionFacts {
    /// Whether the public interest is weighed.
    pub status: Status,
    /// The test that it asks for instead.
    pub test: Option<Test>,
    /// What it covers, in one sentence.
    pub summary: Text,
}

/// What a file says of a provision that excludes the duty to confirm or deny.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExclusionFacts {
    /// Whether the public interest is weighed.
    pub status: Status,
    /// Set where it is absolute for what either House of Parliament holds (s.2(3)(e)).
    #[serde(default)]
    pub absolute_for_either_house: bool,
    /// The limbs or conditions whose interests it protects.
    pub covers: Vec<Located<Provision>>,
    /// What it covers, in one sentence.
    pub summary: Text,
}

/// Points for and against, by the name that a claim may use.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Factors {
    /// Towards giving.
    #[serde(rename = "for", default)]
    pub for_: Entries<Located<String>>,
    /// Towards not giving.
    #[serde(default)]
    pub against: Entries<Located<String>>,
}

/// Points about disclosing information, and points about saying whether it is held.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sides {
    /// About disclosing.
    #[serde(default)]
    pub disclosing: Factors,
    /// About confirming or denying.
    #[serde(default)]
    pub confirming: Factors,
}

/// The dates between which a provision is law.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct InForce {
    /// The first day.
    #[expect(dead_code, reason = "checked by the shape; read once letters under repealed law are drafted")]
    from: calendar::Day,
    /// The last day, where it is repealed.
    #[expect(dead_code, reason = "checked by the shape; read once letters under repealed law are drafted")]
    until: Option<calendar::Day>,
}

#[derive(Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Matter {
    /// The section or regulation: `s31`.
    section: Text,
    /// Its title in the Act.
    title: Text,
    /// Its limbs.
    limbs: Entries<LimbFacts>,
    /// Conditions by virtue of which a limb applies.
    #[serde(default)]
    conditions: Entries<ConditionFacts>,
    /// Its provisions that exclude the duty to confirm or deny.
    #[serde(default)]
    neither_confirm_nor_deny: Entries<ExclusionFacts>,
    /// What a claim must say beside its tests.
    #[serde(default)]
    needs: Vec<Need>,
    /// Between which days it is law.
    #[expect(dead_code, reason = "checked by the shape; read once letters under repealed law are drafted")]
    in_force: InForce,
    /// Where the text of the law is.
    #[schemars(extend("format" = "link"))]
    source: Located<String>,
    /// Doubts about the law, for lawyers.
    #[serde(default)]
    #[expect(dead_code, reason = "for readers of the file")]
    notes: Vec<Located<String>>,
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
            limbs: keyed(matter.limbs, report, |provision, facts| Limb { provision, facts }),
            conditions: keyed(matter.conditions, report, |provision, facts| Condition { provision, facts }),
            exclusions: keyed(matter.neither_confirm_nor_deny, report, |provision, facts| Exclusion {
                provision,
                facts,
            }),
            needs: matter.needs,
            source: matter.source.value,
            public_interest: matter.public_interest,
            letter,
            neither,
            guidance,
            example,
        })
    }

    /// Every provision that the file names, with what it covers in one sentence.
    pub fn summaries(&self) -> impl Iterator<Item = (&Provision, &str)> {
        let limbs = self.limbs.iter().map(|limb| (&limb.provision, limb.facts.summary.as_str()));
        let conditions = self.conditions.iter().map(|one| (&one.provision, one.facts.summary.as_str()));
        limbs.chain(conditions).chain(self.exclusions.iter().map(|one| (&one.provision, one.facts.summary.as_str())))
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
