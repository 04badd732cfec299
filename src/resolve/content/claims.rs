//! Claims: what is relied on for not giving information, with the reasons and the test that each needs.

use super::{Answer, ClaimName, Content};
use crate::case::{Likelihood, StepKind};
use crate::catalogue::{Condition, Limb, Section, Status};
use crate::provision::{Cite, Provision};
use crate::source::Span;
use crate::yaml::{Located, Prose, Text};

/// A claim under which information is withheld.
#[derive(Debug, Clone)]
pub struct Exemption<'a> {
    /// Its name in the case.
    pub name: Text,
    /// Whether this file makes it, rather than the case that this one follows.
    pub own: bool,
    /// The section.
    pub section: &'a Section,
    /// What it cites.
    pub cites: Vec<Cite>,
    /// The limbs that it cites; fewer than `cites` where one is not to the limb.
    pub limbs: Vec<&'a Limb>,
    /// The condition by virtue of which it applies.
    pub condition: Option<(Cite, &'a Condition)>,
    /// Why it applies.
    pub reasons: Reasons,
    /// Whether the public interest is weighed.
    pub status: Status,
    /// Its test.
    pub test: Test,
    /// A public interest test that was written although none is due.
    pub surplus: Option<Span>,
    /// The claim that this one is made in the alternative to.
    pub alternative: Option<Text>,
    /// Whether the information relates to emissions.
    pub emissions: Option<Located<bool>>,
}

/// A claim under which the authority neither confirms nor denies: provisions and reasons, and nothing else.
#[derive(Debug, Clone)]
pub struct Exclusion<'a> {
    /// Its name in the case.
    pub name: Text,
    /// Whether this file makes it, rather than the case that this one follows.
    pub own: bool,
    /// The section.
    pub section: &'a Section,
    /// What it cites.
    pub cites: Vec<Cite>,
    /// What the file says of what it cites.
    pub exclusions: Vec<&'a crate::catalogue::Exclusion>,
    /// The limbs whose interests it protects.
    pub protects: Vec<&'a Limb>,
    /// How it names them.
    pub in_respect_of: Vec<Cite>,
    /// Why it applies.
    pub reasons: Reasons,
    /// Whether the public interest is weighed.
    pub status: Status,
    /// Its test, which is about saying whether the information is held.
    pub test: Test,
    /// A public interest test that was written although none is due.
    pub surplus: Option<Span>,
}

/// Why a claim applies.
#[derive(Debug, Clone)]
pub struct Reasons {
    /// How likely the harm is.
    pub likelihood: Field<Located<Likelihood>>,
    /// The harm.
    pub harm: Field<Prose>,
    /// Why the provision applies.
    pub because: Field<Prose>,
    /// The qualified person's opinion.
    pub opinion: Field<crate::case::Opinion>,
    /// Whose interests or information.
    pub whose: Field<Text>,
    /// The purposes that the provision asks for.
    pub purposes: Field<Vec<Purpose>>,
    /// The enactment, obligation or order that forbids disclosure.
    pub enactment: Field<Text>,
    /// The planned publication.
    pub publication: Field<crate::case::Publication>,
    /// When the material will be complete.
    pub completion: Field<crate::case::Completion>,
    /// Who was consulted and what they said.
    pub consulted: Field<Prose>,
    /// Whether the person whose interests or information it is should be asked.
    pub asks: bool,
    /// What the work would cost.
    pub estimate: Field<crate::case::Estimate>,
    /// Gaps that have no words of their own in the letter.
    pub others: Vec<Gap>,
    /// Whether the reasons are left out under s.17(4).
    pub left_out: bool,
}

/// A purpose that a provision asks for (s.31(2)).
#[derive(Debug, Clone)]
pub struct Purpose {
    /// Its paragraph: `s31(2)(c)`.
    pub provision: Text,
    /// What it is.
    pub text: Text,
}

/// The test that a claim needs.
#[derive(Debug, Clone)]
pub enum Test {
    /// The claim is absolute.
    None,
    /// The public interest test (s.2).
    Balance(Field<Balance>),
    /// Legitimate interests (UK GDPR Article 6(1)(f)).
    LegitimateInterests(Field<crate::case::LegitimateInterests>),
}

/// A public interest test.
#[derive(Debug, Clone)]
pub struct Balance {
    /// Points towards giving.
    pub for_: Vec<Point>,
    /// Points towards not giving.
    pub against: Vec<Point>,
    /// What weighs more, and why.
    pub balance: Field<Prose>,
    /// The claim whose test this is too.
    pub shared: Option<Text>,
    /// The claim.
    pub claim: Text,
}

/// A point of a public interest test, from the catalogue or in the officer's own words.
#[derive(Debug, Clone)]
pub struct Point {
    /// Its words.
    pub text: String,
    /// Where they were written.
    pub span: Span,
}

/// A field of a claim.
#[derive(Debug, Clone)]
pub enum Field<T> {
    /// It is not asked for, and not there.
    Absent,
    /// It is asked for, and still to be written.
    Gap(Gap),
    /// It is there.
    Written(T),
}

/// Something that the officer has still to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gap {
    /// The field.
    pub field: &'static str,
    /// The claim that lacks it.
    pub claim: Text,
}

impl Gap {
    /// The rule that finds it.
    #[must_use]
    pub fn rule(&self) -> &'static str {
        match self.field {
            "legitimate_interests" => "FOI007",
            "likelihood" => "FOI008",
            "emissions" => "FOI033",
            "opinion" => "FOI009",
            "condition" => "FOI017",
            field if field.starts_with("public_interest") => "FOI005",
            _ => "FOI004",
        }
    }
}

impl<T> Field<T> {
    /// The value, where there is one.
    pub fn written(&self) -> Option<&T> {
        match self {
            Self::Written(value) => Some(value),
            _ => None,
        }
    }

    /// The gap, where there is one.
    pub fn gap(&self) -> Option<&Gap> {
        match self {
            Self::Gap(gap) => Some(gap),
            _ => None,
        }
    }
}

impl Exemption<'_> {
    /// How a letter cites it: `section 31(1)(g) with section 31(2)(c)`.
    #[must_use]
    pub fn cited(&self) -> String {
        let limb = |cite: &Cite| self.limbs.iter().find(|limb| limb.provision == cite.value);
        let as_written = |cite: &Cite| limb(cite).and_then(|limb| limb.facts.cited_as.as_ref());
        let purposes = self.reasons.purposes.written().into_iter().flatten();
        let purposes = purposes.filter_map(|purpose| Provision::parse(purpose.provision.as_str()).ok());
        let purposes: Vec<String> = purposes.map(|purpose| purpose.to_string()).collect();
        let with = if purposes.is_empty() { String::new() } else { format!(" with {}", list(&purposes)) };
        cited(&self.cites, as_written) + &with
    }
}

impl Exclusion<'_> {
    /// How a letter cites it.
    #[must_use]
    pub fn cited(&self) -> String {
        let exclusion = |cite: &Cite| self.exclusions.iter().find(|exclusion| exclusion.provision == cite.value);
        cited(&self.cites, |cite| exclusion(cite).and_then(|exclusion| exclusion.facts.cited_as.as_ref()))
    }

    /// The places of all words of the officer about it.
    #[must_use]
    pub fn words(&self) -> Vec<Span> {
        let said = self.said().into_iter().map(|said| said.span);
        said.chain(self.reasons.whose.written().map(|whose| whose.span)).collect()
    }

    /// How a letter cites the provisions whose interests it protects; nothing where the claim names none.
    #[must_use]
    pub fn protected(&self) -> String {
        let limb = |cite: &Cite| self.protects.iter().find(|limb| limb.provision == cite.value);
        cited(&self.in_respect_of, |cite| limb(cite).and_then(|limb| limb.facts.cited_as.as_ref()))
    }
}

impl Content<'_> {
    /// Whether the claims of an answer are all about the request, and say nothing of what is held.
    #[must_use]
    pub fn is_about_request(&self, names: &[&ClaimName]) -> bool {
        let about = |name: &&ClaimName| {
            let claim = self.exemptions.iter().find(|claim| claim.name.as_str() == name.as_str());
            claim.is_some_and(|claim| claim.limbs.iter().any(|limb| limb.facts.kind.is_about_request()))
        };
        !names.is_empty() && names.iter().all(about)
    }

    /// Whether an extension puts off the decision about an answer.
    #[must_use]
    pub fn is_put_off(&self, answer: &Answer) -> bool {
        let named = |name: &Text| self.put_off.claims.iter().any(|claim| claim.as_str() == name.as_str());
        self.letter.value == StepKind::Extended && answer.outcome.claims().any(named)
    }

    /// Whether an answer or a document relies on the claim of a name.
    #[must_use]
    pub fn relies_on(&self, name: &str) -> bool {
        let of_answers = self.answers.iter().flat_map(|answer| answer.outcome.claims());
        let of_documents =
            self.documents.iter().flat_map(|document| document.withheld.iter().chain(&document.redacted));
        of_answers.chain(of_documents).any(|claim| claim.as_str() == name)
    }
}

/// Citations in words: `section 36(2)(b)(i) and section 36(2)(b)(ii)`.
fn cited<'t>(cites: &[Cite], as_written: impl Fn(&Cite) -> Option<&'t Text>) -> String {
    let words = |cite: &Cite| as_written(cite).map_or_else(|| cite.value.to_string(), |text| text.as_str().to_owned());
    list(&cites.iter().map(words).collect::<Vec<_>>())
}

/// `one, two and three`.
#[must_use]
pub fn list(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., last] => format!("{} and {last}", before.join(", ")),
    }
}

impl Reasons {
    /// Everything that is still to be written.
    #[must_use]
    pub fn gaps(&self) -> Vec<&Gap> {
        let words = [
            self.likelihood.gap(),
            self.harm.gap(),
            self.because.gap(),
            self.opinion.gap(),
            self.whose.gap(),
            self.purposes.gap(),
            self.enactment.gap(),
            self.publication.gap(),
            self.completion.gap(),
            self.consulted.gap(),
            self.estimate.gap(),
        ];
        words.into_iter().flatten().chain(&self.others).collect()
    }
}
