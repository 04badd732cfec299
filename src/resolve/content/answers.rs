//! Answers: which questions they answer, and the one outcome that each of them has.

use super::Leaf;
use crate::case;
use crate::provision::Cite;
use crate::source::Span;
use crate::yaml::{Located, Prose, Text};

/// An answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Where it was written.
    pub span: Span,
    /// Whether this file gives it, rather than the case that this one follows.
    pub own: bool,
    /// What it answers, in order.
    pub to: Vec<Leaf>,
    /// What the outcome is.
    pub outcome: Outcome,
    /// Whether the case says of it that something is neither confirmed nor denied, be the claims named rightly or not.
    pub unsaid: bool,
    /// What is given although the law does not ask for it.
    pub outside: Option<Prose>,
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
    /// To answer would cost too much (s.12).
    Cost(Box<CostRefusal>),
    /// The request is vexatious (s.14(1)).
    Vexatious(case::Vexatious),
    /// The request is repeated (s.14(2)).
    Repeated(case::Repeated),
    /// It is, or would be, the requester's own personal data (s.40(5A), reg. 5(3)).
    OwnData(case::OwnPersonalData),
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
    /// The table that is disclosed.
    pub table: Option<super::GivenTable>,
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
    pub holder: Option<case::Holder>,
}

/// Information that can be had elsewhere.
#[derive(Debug, Clone)]
pub struct Available {
    /// Where.
    pub at: Vec<Located<String>>,
    /// Why the requester can get it there.
    pub because: Option<Prose>,
    /// The provision, where it is not the usual one.
    pub cite: Option<Cite>,
}

/// A refusal because of cost.
#[derive(Debug, Clone)]
pub struct CostRefusal {
    /// What the case says of it.
    pub limit: case::CostLimit,
    /// Why no help is possible.
    pub no_advice: Option<Prose>,
}

/// The name of a claim, and where it was used.
pub type ClaimName = Text;

impl Outcome {
    /// The claims under which something is withheld.
    #[must_use]
    pub fn withheld(&self) -> Vec<&ClaimName> {
        match self {
            Self::Given(given) => given.withheld.iter().collect(),
            Self::Split(items, _) => {
                items.iter().filter_map(|(_, part)| part.given()).flat_map(|given| &given.withheld).collect()
            }
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

    /// Every claim that it relies on.
    pub fn claims(&self) -> impl Iterator<Item = &ClaimName> {
        self.withheld().into_iter().chain(self.neither())
    }

    /// Whether any information is given.
    #[must_use]
    pub fn discloses(&self) -> bool {
        let gives = |given: &Given| given.text.is_some() || !given.documents.is_empty() || given.table.is_some();
        match self {
            Self::Given(given) => gives(given),
            Self::Split(items, _) => items.iter().filter_map(|(_, part)| part.given()).any(gives),
            _ => false,
        }
    }

    /// What of it is not held: the answer, or items of it.
    #[must_use]
    pub fn not_held(&self) -> Vec<&NotHeld> {
        match self {
            Self::NotHeld(not_held) => vec![not_held],
            Self::Split(items, _) => items
                .iter()
                .filter_map(|(_, part)| if let Part::NotHeld(not_held) = part { Some(not_held) } else { None })
                .collect(),
            _ => Vec::new(),
        }
    }

    /// What of it can be had elsewhere: the answer, or items of it.
    #[must_use]
    pub fn available(&self) -> Vec<&Available> {
        match self {
            Self::Available(available) => vec![available],
            Self::Split(items, _) => items
                .iter()
                .filter_map(|(_, part)| if let Part::Available(available) = part { Some(available) } else { None })
                .collect(),
            _ => Vec::new(),
        }
    }

    /// Whether it refuses the request itself, whatever the information is (s.12, s.14), or as the requester's own data.
    #[must_use]
    pub fn refuses_request(&self) -> bool {
        matches!(self, Self::Cost(_) | Self::Vexatious(_) | Self::Repeated(_) | Self::OwnData(_))
    }

    /// The tables that are disclosed.
    #[must_use]
    pub fn tables(&self) -> Vec<&super::GivenTable> {
        match self {
            Self::Given(given) => given.table.iter().collect(),
            Self::Split(items, _) => {
                items.iter().filter_map(|(_, part)| part.given()).filter_map(|given| given.table.as_ref()).collect()
            }
            _ => Vec::new(),
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
