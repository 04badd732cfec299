//! What a letter may be made of. It has no path to the record.
//!
//! The types keep unlawful letters out where they can: a qualified claim has a balance and an
//! absolute one no place for it; neither confirming nor denying holds provisions and reasons and
//! nothing else. What the officer has not written yet is a [`Gap`].

use crate::authority::Signature;
use crate::calendar::{DatedAt, Day};
use crate::case::{Called, Decision, Failure, GroundFinding, Likelihood, Requester, Reviewer, StepKind};
use crate::catalogue::{Condition, Limb, Section};
use crate::provision::{Cite, Regime};
use crate::source::{SourceId, Span};
use crate::yaml::{Entries, Located, Prose, Text};

/// What a letter may be made of.
#[derive(Debug)]
pub struct Content<'a> {
    /// The letter that is drawn.
    pub letter: Located<StepKind>,
    /// Its date.
    pub date: DatedAt,
    /// The authority's reference.
    pub reference: Text,
    /// Other references.
    pub references: Entries<Text>,
    /// The case that this one follows, by its reference.
    pub earlier: Option<Earlier>,
    /// What the request is about.
    pub subject: Text,
    /// Who asks.
    pub requester: Requester,
    /// When it was asked and received, and the words of it.
    pub request: Asked,
    /// What the letter calls the questions.
    pub called: Called,
    /// The questions, in the requester's order.
    pub questions: Vec<Question>,
    /// The answers, in the order of the questions.
    pub answers: Vec<Answer>,
    /// What information is withheld under, in the order of the case.
    pub exemptions: Vec<Exemption<'a>>,
    /// What the authority neither confirms nor denies under.
    pub exclusions: Vec<Exclusion<'a>>,
    /// The documents.
    pub documents: Vec<Document>,
    /// The annexes, in order.
    pub annexes: Vec<Annex>,
    /// The review, where this is one.
    pub review: Option<Review>,
    /// The last day to reply, where the calendar knows it, and whether the letter goes after it.
    pub due: Option<Day>,
    /// Why the letter is late.
    pub late: Option<Prose>,
    /// What comes before the answers.
    pub opening: Option<Prose>,
    /// What comes after the answers.
    pub closing: Option<Prose>,
    /// Help.
    pub advice: Option<Prose>,
    /// Who signs.
    pub signed_by: Option<Signature>,
}

/// The earlier letter that a case follows.
#[derive(Debug, Clone)]
pub struct Earlier {
    /// Its reference.
    pub reference: Text,
    /// Its date.
    pub date: Option<DatedAt>,
    /// Its text as it was sent.
    pub sent: Option<SourceId>,
    /// What it answered.
    pub answers: Vec<Answer>,
}

/// When something was asked, and its words.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The date that it bears.
    pub dated: DatedAt,
    /// The day of receipt.
    pub received: DatedAt,
    /// Its words.
    pub text: Option<Prose>,
}

/// A question.
#[derive(Debug, Clone)]
pub struct Question {
    /// The requester's number.
    pub id: Text,
    /// The requester's words.
    pub text: Prose,
    /// The law that applies to it.
    pub regime: Regime,
    /// Its sub-parts.
    pub parts: Vec<crate::case::Part>,
}

/// A question, or a sub-part of one, by place: what an answer answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Leaf {
    /// The place of the question.
    pub question: usize,
    /// The place of the sub-part, where the question has any.
    pub part: Option<usize>,
}

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Where it was written.
    pub span: Span,
    /// What it answers, in order.
    pub to: Vec<Leaf>,
    /// What the outcome is.
    pub outcome: Outcome,
    /// A remark.
    pub note: Option<Prose>,
}

/// What comes of a question.
#[derive(Debug, Clone)]
pub enum Outcome {
    /// Something is disclosed, or withheld, or both.
    Given(Given),
    /// The question is split into items, each disclosed or withheld or both; beyond them the
    /// authority may neither confirm nor deny.
    Split(Vec<(Text, Part)>, Vec<ClaimName>),
    /// The authority neither confirms nor denies. Nothing else can stand here.
    Neither(Vec<ClaimName>),
    /// It is not held.
    NotHeld(NotHeld),
    /// It can be had elsewhere.
    Available(Available),
    /// Another answer answers it.
    See(Vec<Leaf>, Span),
}

/// What comes of one item of a question.
#[derive(Debug, Clone)]
pub enum Part {
    /// Something is disclosed, or withheld, or both.
    Given(Given),
    /// It is not held.
    NotHeld(NotHeld),
    /// It can be had elsewhere.
    Available(Available),
}

/// Information that is disclosed, or withheld, or both: then it is a partial disclosure.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// The words that are disclosed.
    pub text: Option<Prose>,
    /// The documents that are disclosed, by place.
    pub documents: Vec<usize>,
    /// The claims under which the rest is withheld.
    pub withheld: Vec<ClaimName>,
    /// Claims under which the authority neither confirms nor denies that there is more.
    pub further: Vec<ClaimName>,
}

/// Information that is not held.
#[derive(Debug, Clone)]
pub struct NotHeld {
    /// Why.
    pub because: Option<Prose>,
    /// The questions whose answer makes it so.
    pub follows_from: Vec<Leaf>,
    /// Who may hold it.
    pub holder: Option<crate::case::Holder>,
}

/// Information that can be had elsewhere.
#[derive(Debug, Clone)]
pub struct Available {
    /// Where.
    pub at: Vec<Located<String>>,
    /// Why the requester can get it there.
    pub because: Option<Prose>,
}

/// The name of a claim, and where it was used.
pub type ClaimName = Text;

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
    /// Its test.
    pub test: Test,
    /// A public interest test that was written although none is due.
    pub surplus: Option<Span>,
    /// The claim that this one is made in the alternative to.
    pub alternative: Option<Text>,
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
    /// The limbs whose interests it protects.
    pub protects: Vec<&'a Limb>,
    /// How it names them.
    pub in_respect_of: Vec<Cite>,
    /// Why it applies.
    pub reasons: Reasons,
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
    /// Gaps that have no words of their own in the letter.
    pub others: Vec<Gap>,
    /// Whether the reasons are left out under s.17(4).
    pub left_out: bool,
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

/// A document.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its name.
    pub id: Text,
    /// Whether this file lists it, rather than the case that this one follows.
    pub own: bool,
    /// Its title.
    pub title: Text,
    /// Its date.
    pub date: Option<DatedAt>,
    /// Its text, where an annex prints it, and the place of its file.
    pub text: Option<SourceId>,
    /// The file that goes with the letter as it is.
    pub enclosed: Option<Text>,
    /// The claims under which parts of it are redacted.
    pub redacted: Vec<ClaimName>,
    /// The claims under which the whole of it is withheld.
    pub withheld: Vec<ClaimName>,
}

/// An annex.
#[derive(Debug, Clone)]
pub struct Annex {
    /// Where it was written.
    pub span: Span,
    /// The title that the case gives it.
    pub title: Option<Text>,
    /// What stands in it, in order.
    pub items: Vec<AnnexItem>,
}

/// What stands in an annex.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnnexItem {
    /// The request as it came.
    Request,
    /// The request for a review as it came.
    ReviewRequest,
    /// The answers.
    Answers,
    /// The provisions in short.
    Law,
    /// How to complain.
    Rights,
    /// The schedule of documents.
    Schedule,
    /// The earlier letter as it was sent.
    EarlierLetter,
    /// A claim with its test, by name.
    Claim(String),
    /// A document, by place.
    Document(usize),
}

/// A review.
#[derive(Debug)]
pub struct Review {
    /// What was asked, and when.
    pub requested: Asked,
    /// Who did it.
    pub reviewer: Reviewer,
    /// The grounds.
    pub grounds: Vec<Ground>,
    /// What was decided, in the order of the questions.
    pub findings: Vec<Finding>,
    /// What was not done as the law asks.
    pub failures: Vec<Failure>,
}

/// A ground and what was found.
#[derive(Debug)]
pub struct Ground {
    /// The point.
    pub text: Prose,
    /// The questions.
    pub about: Vec<Leaf>,
    /// What was found.
    pub finding: GroundFinding,
    /// Why.
    pub because: Prose,
}

/// What was decided about some questions.
#[derive(Debug)]
pub struct Finding {
    /// Where it was written.
    pub span: Span,
    /// The questions.
    pub to: Vec<Leaf>,
    /// The decision.
    pub decision: Located<Decision>,
    /// Why.
    pub because: Prose,
}

impl Outcome {
    /// The claims under which something is withheld.
    #[must_use]
    pub fn withheld(&self) -> Vec<&ClaimName> {
        match self {
            Self::Given(given) => given.withheld.iter().collect(),
            Self::Split(items, _) => items.iter().filter_map(|(_, part)| part.given()).flat_map(|given| &given.withheld).collect(),
            _ => Vec::new(),
        }
    }

    /// The claims under which the authority neither confirms nor denies.
    #[must_use]
    pub fn neither(&self) -> Vec<&ClaimName> {
        match self {
            Self::Given(given) => given.further.iter().collect(),
            Self::Split(_, further) | Self::Neither(further) => further.iter().collect(),
            _ => Vec::new(),
        }
    }

    /// Whether any information is given.
    #[must_use]
    pub fn discloses(&self) -> bool {
        let gives = |given: &Given| given.text.is_some() || !given.documents.is_empty();
        match self {
            Self::Given(given) => gives(given),
            Self::Split(items, _) => items.iter().filter_map(|(_, part)| part.given()).any(gives),
            _ => false,
        }
    }

    /// The documents that are disclosed.
    #[must_use]
    pub fn documents(&self) -> Vec<usize> {
        match self {
            Self::Given(given) => given.documents.clone(),
            Self::Split(items, _) => {
                items.iter().filter_map(|(_, part)| part.given()).flat_map(|given| given.documents.clone()).collect()
            }
            _ => Vec::new(),
        }
    }
}

impl Part {
    /// What is disclosed or withheld of the item.
    #[must_use]
    pub fn given(&self) -> Option<&Given> {
        match self {
            Self::Given(given) => Some(given),
            _ => None,
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

impl Reasons {
    /// Everything that is still to be written.
    #[must_use]
    pub fn gaps(&self) -> Vec<&Gap> {
        let words = [self.likelihood.gap(), self.harm.gap(), self.because.gap(), self.opinion.gap(), self.whose.gap()];
        words.into_iter().flatten().chain(&self.others).collect()
    }
}

impl Content<'_> {
    /// The laws that apply, in the order of the questions.
    #[must_use]
    pub fn regimes(&self) -> Vec<Regime> {
        let mut regimes = Vec::new();
        for question in &self.questions {
            if !regimes.contains(&question.regime) {
                regimes.push(question.regime);
            }
        }
        regimes.sort_unstable();
        regimes
    }

    /// The laws that apply to what an answer answers.
    #[must_use]
    pub fn regimes_of(&self, to: &[Leaf]) -> Vec<Regime> {
        let mut regimes: Vec<_> = to.iter().map(|leaf| self.questions[leaf.question].regime).collect();
        regimes.sort_unstable();
        regimes.dedup();
        regimes
    }

    /// Whether any information is withheld.
    #[must_use]
    pub fn withholds(&self) -> bool {
        self.answers.iter().any(|answer| !answer.outcome.withheld().is_empty())
            || self.documents.iter().any(|document| !document.redacted.is_empty() || !document.withheld.is_empty())
    }

    /// Whether the letter is a refusal notice, at least in part (FOIA s.17, EIR reg. 14).
    #[must_use]
    pub fn refuses(&self) -> bool {
        let refused = |answer: &Answer| match &answer.outcome {
            Outcome::Neither(_) | Outcome::Available(_) => true,
            // Under the EIR what is not held is refused (reg. 12(4)(a)).
            Outcome::NotHeld(_) => self.regimes_of(&answer.to).iter().any(|regime| regime.is_environmental()),
            other => !other.neither().is_empty(),
        };
        self.withholds() || self.answers.iter().any(refused)
    }

    /// Every leaf of the request, in order.
    #[must_use]
    pub fn leaves(&self) -> Vec<Leaf> {
        leaves(&self.questions)
    }
}

/// Every leaf of some questions, in order.
#[must_use]
pub fn leaves(questions: &[Question]) -> Vec<Leaf> {
    let of = |(question, asked): (usize, &Question)| {
        let parts: Vec<_> = (0..asked.parts.len()).map(|part| Leaf { question, part: Some(part) }).collect();
        if parts.is_empty() { vec![Leaf { question, part: None }] } else { parts }
    };
    questions.iter().enumerate().flat_map(of).collect()
}
