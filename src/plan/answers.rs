//! The answers as templates see them.

use super::names::{Names, capital};
use super::view::{
    AnswerView, AvailableView, ClaimRef, DocumentRef, GivenView, HolderView, ItemView, NotHeldView, PartView,
    QuestionView,
};
use super::words::Blocks;
use super::{Planner, claims};
use crate::catalogue::Entry;
use crate::provision::{Provision, Regime};
use crate::resolve::content::{AnnexItem, Answer, Available, Given, Leaf, NotHeld, Outcome, Part};
use crate::yaml::{Line, Located, Text};

impl Planner<'_, '_> {
    /// An answer, as far as it answers the questions `to`.
    pub(super) fn answer(&mut self, answer: &Answer, to: &[Leaf]) -> AnswerView {
        let questions = self.names.questions(to);
        let mut view = AnswerView {
            heading: self.heading(to, &questions),
            title: self.words.word(&capital(&questions)),
            questions: self.words.word(&questions),
            single: to.len() == 1,
            asked: self.asked(to),
            given: None,
            items: Vec::new(),
            further: Vec::new(),
            neither: Vec::new(),
            not_held: None,
            available: None,
            cost: None,
            vexatious: None,
            repeated: None,
            own_data: None,
            outside: answer.outside.as_ref().map(|text| self.words.must_prose(text, "what is given outside the law")),
            see: None,
            note: answer.note.as_ref().map(|note| self.words.must_prose(note, "a note to an answer")),
        };
        match &answer.outcome {
            Outcome::Given(given) => {
                view.further = self.claim_refs(&given.further);
                view.given = Some(self.given(given));
            }
            Outcome::Split(items, further) => {
                view.further = self.claim_refs(further);
                view.items = items.iter().map(|(what, part)| self.item(what, part, to)).collect();
            }
            Outcome::Neither(claims) => view.neither = self.claim_refs(claims),
            Outcome::NotHeld(not_held) => view.not_held = Some(self.not_held(not_held, to)),
            Outcome::Available(available) => view.available = Some(self.available(available, to)),
            Outcome::Cost(refusal) => view.cost = self.cost(refusal, self.law_of(to), answer.span),
            Outcome::Vexatious(refusal) => view.vexatious = Some(self.vexatious(refusal, self.law_of(to), answer.span)),
            Outcome::Repeated(refusal) => view.repeated = Some(self.repeated(refusal, self.law_of(to), answer.span)),
            Outcome::OwnData(own) => view.own_data = Some(self.own_data(own, self.law_of(to), answer.span)),
            Outcome::See(target, _) => {
                let words = self.names.questions(target);
                let id = target.first().map(|leaf| Names::question_id(*leaf)).unwrap_or_default();
                view.see = Some(self.words.markdown(format!("[{}](question:{id})", super::words::escape(&words))));
            }
        }
        view
    }

    /// The questions as a heading to which links lead.
    pub(super) fn heading(&mut self, to: &[Leaf], questions: &str) -> super::Words {
        let ids: Vec<String> = to.iter().flat_map(|leaf| Names::anchors(*leaf)).collect();
        let anchors: String = ids.iter().map(|id| format!("[](id:{id})")).collect();
        self.words.markdown(format!("{anchors}{}", super::words::escape(&capital(questions))))
    }

    /// The questions in the requester's words, each with the sub-parts that are meant.
    pub(super) fn asked(&mut self, to: &[Leaf]) -> Vec<QuestionView> {
        let mut asked: Vec<QuestionView> = Vec::new();
        let mut last = None;
        for leaf in to {
            let question = &self.content.questions[leaf.question];
            if last != Some(leaf.question) {
                let number = self.number(question.id.as_str());
                let text = self.words.asked(&question.text);
                asked.push(QuestionView { number, text, parts: Vec::new() });
                last = Some(leaf.question);
            }
            if let (Some(part), Some(view)) = (leaf.part, asked.last_mut()) {
                let part = &question.parts[part];
                let number = number(part.id.as_str());
                let number = self.words.markdown(number);
                let text = self.words.asked(&part.text);
                view.parts.push(PartView { number, text });
            }
        }
        asked
    }

    fn number(&mut self, id: &str) -> super::Words {
        self.words.markdown(number(id))
    }

    fn given(&mut self, given: &Given) -> GivenView {
        let documents: Vec<DocumentRef> = given.documents.iter().map(|place| self.document_ref(*place)).collect();
        GivenView {
            text: given.text.as_ref().map(|text| self.words.must_prose(text, "what an answer discloses")),
            disclosed: given.text.is_some() || !documents.is_empty() || given.table.is_some(),
            documents,
            tables: given.table.iter().map(|table| self.table(table, true)).collect(),
            withheld: self.claim_refs(&given.withheld),
            one_claim: given.withheld.len() == 1,
            about_request: self.content.is_about_request(&given.withheld.iter().collect::<Vec<_>>()),
        }
    }

    fn item(&mut self, what: &crate::yaml::Text, part: &Part, to: &[Leaf]) -> ItemView {
        let what = self.words.must_line(what, "an item of an answer");
        let mut view = ItemView { what, given: None, not_held: None, available: None };
        match part {
            Part::Given(given) => view.given = Some(self.given(given)),
            Part::NotHeld(not_held) => view.not_held = Some(self.not_held(not_held, to)),
            Part::Available(available) => view.available = Some(self.available(available, to)),
        }
        view
    }

    pub(super) fn document_ref(&mut self, place: usize) -> DocumentRef {
        let document = &self.content.documents[place];
        let annex = self.names.annex_of(&AnnexItem::Document(place));
        let answers = self.names.annex_of(&AnnexItem::Answers);
        let below = annex.is_some() && annex == answers;
        DocumentRef {
            title: self.words.must_line(&document.title, "a document"),
            date: document.date.as_ref().map(|date| self.words.word(&date.value.to_string())),
            annex: annex.filter(|_| !below).map(|place| self.annex_link(place)),
            below,
            enclosed: document.enclosed.as_ref().map(|file| self.words.line(&last_part(file))),
            redacted: self.redacted_under(place),
        }
    }

    /// The provisions under which parts of a document are redacted.
    pub(super) fn redacted_under(&mut self, place: usize) -> Option<super::Words> {
        let content = self.content;
        let claim =
            |name: &crate::yaml::Text| content.exemptions.iter().find(|claim| claim.name.as_str() == name.as_str());
        let claims = content.documents[place].redacted.iter().filter_map(claim);
        let redacted: Vec<String> = claims.map(crate::resolve::content::Exemption::cited).collect();
        (!redacted.is_empty()).then(|| self.words.word(&super::names::list(&redacted)))
    }

    pub(super) fn claim_refs(&mut self, names: &[crate::yaml::Text]) -> Vec<ClaimRef> {
        names.iter().filter_map(|name| self.claim_ref(name)).collect()
    }

    fn claim_ref(&mut self, name: &crate::yaml::Text) -> Option<ClaimRef> {
        let content = self.content;
        let exemption = content.exemptions.iter().find(|claim| claim.name.as_str() == name.as_str());
        let exclusion = content.exclusions.iter().find(|claim| claim.name.as_str() == name.as_str());
        let (section, cite) = match (exemption, exclusion) {
            (Some(claim), _) => (claim.section, claim.cited()),
            (None, Some(claim)) => (claim.section, claim.cited()),
            (None, None) => return None,
        };
        let annex = self.names.annex_of(&AnnexItem::Claim(name.as_str().to_owned()));
        Some(ClaimRef {
            cite: self.words.must_word(&cite, name.span, "the provision relied on"),
            law: law_word(section.regime).to_owned(),
            title: self.words.line(&section.title),
            annex: annex.map(|place| self.annex_link(place)),
        })
    }

    fn not_held(&mut self, not_held: &NotHeld, to: &[Leaf]) -> NotHeldView {
        let environmental = self.under(to, true);
        let other = self.under(to, false);
        let both = !environmental.is_empty() && !other.is_empty();
        let words = |planner: &mut Self, leaves: &[Leaf]| {
            let text = planner.names.questions(leaves);
            planner.words.word(&text)
        };
        NotHeldView {
            because: not_held.because.as_ref().map(|text| self.words.must_prose(text, "why something is not held")),
            follows_from: (!not_held.follows_from.is_empty()).then(|| words(self, &not_held.follows_from)),
            under_act: both.then(|| words(self, &other)),
            under_regulations: (!environmental.is_empty()).then(|| words(self, &environmental)),
            scottish_act: !other.is_empty() && self.law_of(to).is_scottish(),
            refusal: if environmental.is_empty() {
                None
            } else {
                let key = if self.law_of(to).is_scottish() { "reg10(4)(a)" } else { "reg12(4)(a)" };
                self.passage_of(self.law_of(&environmental), key)
            },
            holder: not_held.holder.as_ref().map(|holder| HolderView {
                name: self.words.must_line(&holder.name, "who may hold it"),
                contact: holder
                    .contact
                    .as_ref()
                    .map(|contact| self.words.must_line(contact, "how to reach who may hold it")),
            }),
        }
    }

    fn available(&mut self, available: &Available, to: &[Leaf]) -> AvailableView {
        let under_act = !self.under(to, false).is_empty();
        AvailableView {
            at: available
                .at
                .iter()
                .map(|link| self.words.must_link(&link.value, "where something can be had"))
                .collect(),
            because: available.because.as_ref().map(|text| self.words.must_prose(text, "why something can be had")),
            refusal: if under_act { self.accessible(available, to) } else { None },
            under_regulations: {
                let environmental = self.under(to, true);
                if environmental.is_empty() { None } else { self.passage_of(self.law_of(&environmental), "reg6(1)(b)") }
            },
        }
    }

    /// The questions of an answer that are, or are not, about environmental information.
    fn under(&self, to: &[Leaf], environmental: bool) -> Vec<Leaf> {
        let of = |leaf: &&Leaf| self.content.questions[leaf.question].regime.is_environmental() == environmental;
        to.iter().filter(of).copied().collect()
    }

    /// What the Act says of what can be had elsewhere.
    fn accessible(&mut self, available: &Available, to: &[Leaf]) -> Option<Blocks> {
        let act = self.under(to, false);
        let usual = if self.law_of(&act).is_scottish() { "s25(1)" } else { "s21(1)" };
        let key = available.cite.as_ref().map_or(usual.to_owned(), |cite| cite.value.key());
        self.passage_of(self.law_of(&act), &key)
    }

    /// The law of some questions: the first where there are several.
    fn law_of(&self, to: &[Leaf]) -> Regime {
        to.first().map_or(Regime::Foia, |leaf| self.content.questions[leaf.question].regime)
    }

    /// The passage of a provision that an outcome relies on without a claim.
    pub(super) fn passage_of(&mut self, regime: Regime, key: &str) -> Option<Blocks> {
        let provision = Provision::parse(key).ok()?;
        let Some(Entry::Limb(section, limb)) = self.office.catalogue.find(regime, &provision) else { return None };
        let claim = claims::bare(section, limb, self.words);
        Some(self.words.passage(&section.letter, claim))
    }
}

/// How a question's number is printed: a bare number or letter with a full stop, any other as it is.
fn number(id: &str) -> String {
    let bare = id.chars().all(char::is_alphanumeric);
    let stop = if bare && id.len() <= 4 { "." } else { "" };
    format!("**{}{stop}**", super::words::escape(id))
}

/// What a sentence calls a law once it has been named.
pub(super) fn law_word(regime: Regime) -> &'static str {
    if regime.is_environmental() { "Regulations" } else { "Act" }
}

/// The name of a file without the folders that it lies in, which are the authority's own affair.
fn last_part(file: &Text) -> Text {
    let name = file.as_str().rsplit(['/', '\\']).next().unwrap_or_default();
    Located { value: Line(name.to_owned()), span: file.span }
}
