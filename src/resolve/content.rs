//! What a letter may be made of. It has no path to the record.
//!
//! The types keep unlawful letters out where they can: a qualified claim has a balance and an
//! absolute one no place for it; neither confirming nor denying holds provisions and reasons and
//! nothing else. What the officer has not written yet is a [`Gap`].

mod answers;
mod claims;
mod said;
mod step;
mod table;

pub use answers::{Answer, Available, ClaimName, CostRefusal, Given, NotHeld, Outcome, Part};
pub use claims::{Balance, Exclusion, Exemption, Field, Gap, Point, Purpose, Reasons, Test, list};

pub use said::Said;
pub use step::{Detail, Extension, Fee, FeeLine, PutOff};
pub use table::{Cell, GivenTable, WithheldCells};

use crate::authority::Signature;
use crate::calendar::{DatedAt, Day};
use crate::case::{Called, Decision, Failure, GroundFinding, Requester, Reviewer, StepKind};
use crate::catalogue::Layout;
use crate::enclosure::Look;
use crate::provision::Regime;
use crate::source::{SourceId, Span};
use crate::yaml::{Entries, Located, Prose, Text};

/// What a letter may be made of.
#[derive(Debug)]
pub struct Content<'a> {
    /// The letter that is drawn.
    pub letter: Located<StepKind>,
    /// How it is laid out.
    pub layout: Layout,
    /// What only that letter says.
    pub detail: Detail,
    /// Whether the requester was asked what was meant before it.
    pub asked_what_was_meant: bool,
    /// What an extension puts off, in the letter of the extension; what it put off, in the letter that decides.
    pub put_off: PutOff,
    /// The extensions that went before it.
    pub extensions: Vec<Extension>,
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
    /// The law of the case.
    pub regime: Regime,
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
    /// The last day to reply before any extension, and the fortieth working day, as far as the calendar knows them.
    pub plain: (Option<Day>, Option<Day>),
    /// Whether no time runs for the letter: it answers anew, or a fee is still to be paid.
    pub untimed: bool,
    /// Why the letter is late.
    pub late: Option<Prose>,
    /// What comes before the answers.
    pub opening: Option<Prose>,
    /// What comes after the answers.
    pub closing: Option<Prose>,
    /// Help.
    pub advice: Option<Prose>,
    /// Why no help is possible.
    pub no_advice: Option<Prose>,
    /// Who signs.
    pub signed_by: Option<Signature>,
    /// The rules whose findings the officer goes on with: a gap that one of them finds needs no mark.
    pub accepted: Vec<String>,
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
    /// Whether it is for a public record that was transferred to an archive and is not open.
    pub transferred_record: bool,
    /// The day that the Commissioner allowed.
    pub allowed_until: Option<DatedAt>,
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
    /// Whether the question itself says which law applies, rather than the case.
    pub decided: bool,
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

/// A document.
#[derive(Debug, Clone)]
pub struct Document {
    /// Its name.
    pub id: Text,
    /// Whether this file lists it, rather than the case that this one follows.
    pub own: bool,
    /// Whether the letter is about it: this file lists it, or an answer of the letter gives it or withholds what it holds.
    pub current: bool,
    /// Its title.
    pub title: Text,
    /// Its date.
    pub date: Option<DatedAt>,
    /// How many pages it has.
    pub pages: Option<u32>,
    /// Its text, where an annex prints it, and the place of its file.
    pub text: Option<SourceId>,
    /// The table that an annex prints.
    pub table: Option<GivenTable>,
    /// The file that goes with the letter as it is.
    pub enclosed: Option<Text>,
    /// The claims under which parts of it are redacted.
    pub redacted: Vec<ClaimName>,
    /// The claims under which the whole of it is withheld.
    pub withheld: Vec<ClaimName>,
    /// Why no part of it can be given.
    pub no_part_because: Option<Text>,
    /// What the file that goes with the letter hides.
    pub look: Option<Look>,
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

impl AnnexItem {
    /// Whether it is for the requester alone.
    #[must_use]
    pub fn is_private(&self) -> bool {
        matches!(self, Self::Request | Self::ReviewRequest | Self::EarlierLetter | Self::Rights)
    }
}

/// A review.
#[derive(Debug)]
pub struct Review {
    /// What was asked, and when.
    pub requested: Asked,
    /// Who did it.
    pub reviewer: Option<Reviewer>,
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

impl Content<'_> {
    /// The laws that apply, in the order of the questions.
    #[must_use]
    pub fn regimes(&self) -> Vec<Regime> {
        let mut regimes = Vec::new();
        if self.questions.is_empty() {
            regimes.push(self.regime);
        }
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
            || self.current_documents().any(|document| !document.redacted.is_empty() || !document.withheld.is_empty())
    }

    /// Whether the letter is a refusal notice, at least in part (FOIA s.17, EIR reg. 14).
    #[must_use]
    pub fn refuses(&self) -> bool {
        let refused = |answer: &Answer| {
            let environmental = self.regimes_of(&answer.to).iter().any(|regime| regime.is_environmental());
            // Under the EIR what is not held is refused (reg. 12(4)(a)); in Scotland a notice says so (s.17).
            let scottish = self.regimes_of(&answer.to).iter().any(|regime| regime.is_scottish());
            let not_held = (environmental || scottish) && !answer.outcome.not_held().is_empty();
            not_held
                || !answer.outcome.available().is_empty()
                || !answer.outcome.neither().is_empty()
                || answer.outcome.refuses_request()
        };
        let environmental = self.regimes().iter().any(|regime| regime.is_environmental());
        let scottish = self.regimes().iter().any(|regime| regime.is_scottish());
        let by_step = match self.letter.value {
            // s.17(1) and (3); under the EIR good practice.
            StepKind::Extended => true,
            // Reg. 10 leaves the refusal of reg. 12(4)(a) due; in Scotland what is not held has a notice (s.17).
            StepKind::Transferred => environmental || scottish,
            // FOISA s.19 lists fees notices.
            StepKind::FeeAsked => scottish,
            _ => false,
        };
        by_step || self.withholds() || self.answers.iter().any(refused)
    }

    /// Takes out what was said to the requester alone, where the page is one that anybody may read. The rules have
    /// looked at it before.
    pub fn make_public(&mut self) {
        if self.layout != Layout::Log {
            return;
        }
        for annex in &mut self.annexes {
            annex.items.retain(|item| !item.is_private());
        }
        self.annexes.retain(|annex| !annex.items.is_empty());
        self.opening = None;
        self.closing = None;
        self.advice = None;
        self.late = None;
        if let Some(review) = &mut self.review {
            review.grounds.clear();
            review.failures.clear();
        }
    }

    /// Every table that the letter gives.
    pub fn tables(&self) -> impl Iterator<Item = &GivenTable> {
        let answers = self.answers.iter().flat_map(|answer| answer.outcome.tables());
        answers.chain(self.current_documents().filter_map(|document| document.table.as_ref()))
    }

    /// The documents that the letter is about.
    pub fn current_documents(&self) -> impl Iterator<Item = &Document> {
        self.documents.iter().filter(|document| document.current)
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
