//! The claims as templates see them.

use super::Planner;
use super::names::{capital, cites, list};
use super::view::{BalanceView, ClaimView, LegitimateView, OpinionView};
use super::words::{Blocks, Words, WordsTable};
use crate::case::Likelihood;
use crate::catalogue::{Limb, Section};
use crate::provision::Provision;
use crate::resolve::content::{AnnexItem, Balance, Exclusion, Exemption, Field, Gap, Leaf, Outcome, Reasons, Test};
use crate::yaml::{Prose, Text};

impl Planner<'_, '_> {
    /// The claims of one annex, or those that stand in the letter itself. Only claims that are used are there.
    pub(super) fn claims(&mut self, annex: Option<usize>) -> Vec<ClaimView> {
        let content = self.content;
        let mut views = Vec::new();
        for claim in &content.exemptions {
            if self.is_used(&claim.name) && self.place_of(&claim.name) == annex {
                views.push(self.exemption(claim));
            }
        }
        for claim in &content.exclusions {
            if self.is_used(&claim.name) && self.place_of(&claim.name) == annex {
                views.push(self.exclusion(claim));
            }
        }
        views
    }

    /// A claim by its name.
    pub(super) fn claim_named(&mut self, name: &str) -> Option<ClaimView> {
        let content = self.content;
        if let Some(claim) = content.exemptions.iter().find(|claim| claim.name.as_str() == name) {
            return Some(self.exemption(claim));
        }
        let claim = content.exclusions.iter().find(|claim| claim.name.as_str() == name)?;
        Some(self.exclusion(claim))
    }

    fn place_of(&self, name: &Text) -> Option<usize> {
        self.names.annex_of(&AnnexItem::Claim(name.as_str().to_owned()))
    }

    fn is_used(&self, name: &Text) -> bool {
        let named = |names: Vec<&Text>| names.iter().any(|used| used.as_str() == name.as_str());
        let in_answers = self
            .content
            .answers
            .iter()
            .any(|answer| named(answer.outcome.withheld()) || named(answer.outcome.neither()));
        let documents = &self.content.documents;
        in_answers
            || documents.iter().any(|document| named(document.redacted.iter().chain(&document.withheld).collect()))
    }

    fn exemption(&mut self, claim: &Exemption) -> ClaimView {
        let cite = cites(&claim.cites);
        let condition = claim
            .condition
            .as_ref()
            .map(|(cite, _)| self.words.must_word(&cite.value.to_string(), cite.span, "the condition"))
            .or_else(|| self.missing(&claim.reasons, "condition"));
        let covers = self.covers(&claim.name, false);
        let mut view = self.claim(&claim.name, claim.section, &cite, &claim.limbs, &claim.reasons, &claim.test);
        view.condition = condition;
        view.covers = covers;
        view.redacts_only = !self
            .content
            .answers
            .iter()
            .any(|answer| answer.outcome.withheld().iter().any(|used| used.as_str() == claim.name.as_str()));
        let passage = self.words.passage(&claim.section.letter, view.clone());
        ClaimView { passage: Some(passage), ..view }
    }

    fn exclusion(&mut self, claim: &Exclusion) -> ClaimView {
        let cite = cites(&claim.cites);
        let protects = cites(&claim.in_respect_of);
        let respect =
            (!protects.is_empty()).then(|| self.words.must_word(&protects, claim.name.span, "the interest protected"));
        let covers = self.covers(&claim.name, true);
        let mut view = self.claim(&claim.name, claim.section, &cite, &claim.protects, &claim.reasons, &claim.test);
        view.in_respect_of = respect;
        view.covers = covers;
        view.neither = true;
        let passage = claim.section.neither.as_ref().map(|passage| self.words.passage(passage, view.clone()));
        ClaimView { passage, ..view }
    }

    fn claim(
        &mut self,
        name: &Text,
        section: &Section,
        cite: &str,
        limbs: &[&Limb],
        reasons: &Reasons,
        test: &Test,
    ) -> ClaimView {
        let heading = format!("{}: {}", capital(cite), lower(section.title.as_str()));
        ClaimView {
            heading: self.words.word(&heading),
            cite: self.words.must_word(cite, name.span, "the provision relied on"),
            title: self.words.line(&section.title),
            covers: None,
            condition: None,
            in_respect_of: None,
            effects: self.effects(limbs, &reasons.likelihood),
            whose: match &reasons.whose {
                Field::Absent => None,
                Field::Gap(gap) => self.gap(gap),
                Field::Written(whose) => Some(self.words.must_line(whose, "whose interests are protected")),
            },
            harm: self.blocks(&reasons.harm, "the harm"),
            because: self.blocks(&reasons.because, "why the exemption applies"),
            opinion: self.opinion(reasons),
            public_interest: self.balance(test),
            legitimate_interests: self.legitimate(test),
            reasons_left_out: reasons.left_out,
            neither: false,
            environmental: section.regime.is_environmental(),
            redacts_only: false,
            passage: None,
        }
    }

    /// Whether a gap has a mark in the letter: not where the officer goes on with it.
    fn shows(&self, gap: &Gap) -> bool {
        !self.content.accepted.iter().any(|rule| rule == gap.rule())
    }

    /// The mark of a gap in a line.
    fn gap(&mut self, gap: &Gap) -> Option<Words> {
        self.shows(gap).then(|| self.words.gap(gap))
    }

    /// The mark of a gap that has no words of its own.
    fn missing(&mut self, reasons: &Reasons, field: &str) -> Option<Words> {
        let gap = reasons.others.iter().find(|gap| gap.field == field)?;
        self.gap(gap)
    }

    fn effects(&mut self, limbs: &[&Limb], likelihood: &Field<crate::yaml::Located<Likelihood>>) -> Vec<Words> {
        let effect = |planner: &mut Self, limb: &Limb| {
            let words = match likelihood {
                Field::Gap(gap) => return planner.gap(gap),
                Field::Absent => None,
                Field::Written(chosen) if chosen.value == Likelihood::Would => limb.facts.would.as_ref(),
                Field::Written(_) => limb.facts.likely.as_ref(),
            };
            words.map(|words| planner.words.must_line(words, "how likely the harm is"))
        };
        limbs.iter().filter_map(|limb| effect(self, limb)).collect()
    }

    fn blocks(&mut self, field: &Field<Prose>, duty: &'static str) -> Option<Blocks> {
        match field {
            Field::Absent => None,
            Field::Gap(gap) => self.shows(gap).then(|| self.words.gap_block(gap)),
            Field::Written(text) => Some(self.words.must_prose(text, duty)),
        }
    }

    fn opinion(&mut self, reasons: &Reasons) -> Option<OpinionView> {
        match &reasons.opinion {
            Field::Absent => None,
            Field::Gap(gap) if !self.shows(gap) => None,
            Field::Gap(gap) => Some(OpinionView {
                by: self.words.gap(gap),
                date: self.words.gap(gap),
                because: self.words.gap_block(gap),
            }),
            Field::Written(opinion) => Some(OpinionView {
                by: self.words.must_line(&opinion.by, "who gave the opinion"),
                date: self.words.must_word(
                    &opinion.date.value.to_string(),
                    opinion.date.span,
                    "when the opinion was given",
                ),
                because: self.words.must_prose(&opinion.because, "why the opinion is reasonable"),
            }),
        }
    }

    fn balance(&mut self, test: &Test) -> Option<BalanceView> {
        match test {
            Test::Balance(Field::Written(balance)) => Some(self.weighed(balance)),
            Test::Balance(Field::Gap(gap)) if self.shows(gap) => Some(BalanceView {
                for_: vec![self.words.gap(gap)],
                against: vec![self.words.gap(gap)],
                balance: Some(self.words.gap_block(gap)),
                shared_with: None,
            }),
            _ => None,
        }
    }

    fn weighed(&mut self, balance: &Balance) -> BalanceView {
        let shared = balance.shared.as_ref().and_then(|name| {
            let claim = self.content.exemptions.iter().find(|claim| claim.name.as_str() == name.as_str())?;
            Some(cites(&claim.cites))
        });
        let mut points = |points: &[crate::resolve::content::Point]| -> Vec<Words> {
            points
                .iter()
                .map(|point| self.words.flow(&point.text, point.span, Some("a point of the public interest test")))
                .collect()
        };
        let (mut for_, mut against) = (points(&balance.for_), points(&balance.against));
        for (points, field) in [(&mut for_, "public_interest.for"), (&mut against, "public_interest.against")] {
            if points.is_empty() {
                points.extend(self.gap(&Gap { field, claim: balance.claim.clone() }));
            }
        }
        BalanceView {
            for_,
            against,
            balance: self.blocks(&balance.balance, "the conclusion of the public interest test"),
            shared_with: shared.map(|cite| self.words.word(&cite)),
        }
    }

    fn legitimate(&mut self, test: &Test) -> Option<LegitimateView> {
        match test {
            Test::LegitimateInterests(Field::Written(test)) => Some(LegitimateView {
                purpose: self.words.must_prose(&test.purpose, "the legitimate interest"),
                necessary: Some(self.words.must_prose(&test.necessary, "whether disclosure is necessary")),
                balance: test
                    .balance
                    .as_ref()
                    .map(|text| self.words.must_prose(text, "the balance of legitimate interests")),
            }),
            Test::LegitimateInterests(Field::Gap(gap)) if self.shows(gap) => {
                Some(LegitimateView { purpose: self.words.gap_block(gap), necessary: None, balance: None })
            }
            _ => None,
        }
    }

    /// What a claim covers: the questions whose answers name it, and the documents that it redacts. A question
    /// whose answer gives such a document is covered by it.
    fn covers(&mut self, name: &Text, neither: bool) -> Option<Words> {
        let content = self.content;
        let names = |used: Vec<&Text>| used.iter().any(|used| used.as_str() == name.as_str());
        let claims = |outcome: &Outcome| names(if neither { outcome.neither() } else { outcome.withheld() });
        let redacts = |place: &usize| names(content.documents[*place].redacted.iter().collect());
        let mut leaves: Vec<Leaf> = Vec::new();
        let mut further: Vec<Leaf> = Vec::new();
        for answer in &content.answers {
            // Beyond what is released, only what is beyond it is neither confirmed nor denied.
            if neither && claims(&answer.outcome) && !matches!(answer.outcome, Outcome::Neither(_)) {
                further.extend(&answer.to);
                continue;
            }
            // An answer that points to one which the claim covers is covered with it.
            let pointed = match &answer.outcome {
                Outcome::See(target, _) => content
                    .answers
                    .iter()
                    .any(|other| claims(&other.outcome) && target.iter().any(|leaf| other.to.contains(leaf))),
                outcome => claims(outcome) && !outcome.documents().iter().any(redacts),
            };
            if pointed {
                leaves.extend(&answer.to);
            }
        }
        leaves.sort_unstable();
        let mut items = Vec::new();
        if !leaves.is_empty() {
            items.push(self.names.questions(&leaves));
        }
        if !further.is_empty() {
            items.push(format!("anything further that you asked for in {}", self.names.questions(&further)));
        }
        if !neither {
            let all = 0..content.documents.len();
            let (parts, whole): (Vec<usize>, Vec<usize>) = (
                all.clone().filter(redacts).collect(),
                all.filter(|place| names(content.documents[*place].withheld.iter().collect())).collect(),
            );
            items.extend((!parts.is_empty()).then(|| format!("parts of {}", self.titles(&parts))));
            items.extend((!whole.is_empty()).then(|| self.titles(&whole)));
        }
        (!items.is_empty()).then(|| self.words.markdown(list(&items)))
    }

    /// The titles of some documents, with the annexes that print them; an annex that they share is named once.
    fn titles(&self, places: &[usize]) -> String {
        let title = |place: &usize| {
            format!("“{}”", super::words::escape(&self.names.in_words(self.content.documents[*place].title.as_str())))
        };
        let annex = |place: &usize| {
            self.names.annex_of(&AnnexItem::Document(*place)).and_then(|place| self.names.annex_label(place))
        };
        let annexes: Vec<Option<String>> = places.iter().map(annex).collect();
        match annexes.as_slice() {
            [Some(first), .., last] if places.len() > 1 && annexes.iter().all(|annex| annex == last) => {
                format!("{} (all in {first})", list(&places.iter().map(title).collect::<Vec<_>>()))
            }
            _ => {
                let with = |(place, annex): (&usize, &Option<String>)| {
                    title(place) + &annex.as_ref().map(|label| format!(" ({label})")).unwrap_or_default()
                };
                list(&places.iter().zip(&annexes).map(with).collect::<Vec<_>>())
            }
        }
    }
}

/// A claim that an outcome makes by itself, with nothing but its provision.
pub(super) fn bare(section: &Section, provision: &Provision, words: &mut WordsTable) -> ClaimView {
    let cite = provision.to_string();
    ClaimView {
        heading: words.word(&format!("{}: {}", capital(&cite), lower(section.title.as_str()))),
        cite: words.must_word(&cite, section.title.span, "the provision relied on"),
        title: words.line(&section.title),
        covers: None,
        condition: None,
        in_respect_of: None,
        effects: Vec::new(),
        whose: None,
        harm: None,
        because: None,
        opinion: None,
        public_interest: None,
        legitimate_interests: None,
        reasons_left_out: false,
        neither: false,
        environmental: section.regime.is_environmental(),
        redacts_only: false,
        passage: None,
    }
}

/// A title within a heading: its first letter small.
fn lower(title: &str) -> String {
    let mut characters = title.chars();
    characters.next().map(|first| first.to_lowercase().collect::<String>() + characters.as_str()).unwrap_or_default()
}
