//! The claims as templates see them.

mod covers;
mod test;

use super::Planner;
use super::answers::law_word;
use super::names::capital;
use super::view::{ClaimView, CompletionView, OpinionView, PublicationView};
use super::words::{Blocks, Words, WordsTable};
use crate::case::{Likelihood, StepKind};
use crate::catalogue::{Kind, Limb, Need, Section, Status};
use crate::provision::Provision;
use crate::resolve::content::{AnnexItem, Exclusion, Exemption, Field, Gap, Purpose, Reasons, Test};
use crate::yaml::{Prose, Text};

impl Planner<'_, '_> {
    /// The claims of one annex, or those that stand in the letter itself. Only claims that are used are there.
    pub(super) fn claims(&mut self, annex: Option<usize>) -> Vec<ClaimView> {
        let content = self.content;
        let mut views = Vec::new();
        for claim in &content.exemptions {
            // A claim whose test is put off is explained where the extension is.
            if content.letter.value == StepKind::Extended && self.is_put_off(&claim.name) {
                continue;
            }
            if self.is_used(&claim.name) && self.place_of(&claim.name) == annex {
                views.push(self.exemption(claim));
            }
        }
        for claim in &content.exclusions {
            if content.letter.value == StepKind::Extended && self.is_put_off(&claim.name) {
                continue;
            }
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

    fn is_put_off(&self, name: &Text) -> bool {
        self.content.put_off.claims.iter().any(|claim| claim.as_str() == name.as_str())
    }

    /// A claim whose public interest test is put off (s.10(3)): all of it but the test.
    pub(super) fn put_off(&mut self, claim: &Exemption) -> ClaimView {
        let view = self.exemption(&Exemption { test: Test::None, ..claim.clone() });
        ClaimView { absolute: false, ..view }
    }

    /// The same for a claim that neither confirms nor denies.
    pub(super) fn put_off_neither(&mut self, claim: &Exclusion) -> ClaimView {
        let view = self.exclusion(&Exclusion { test: Test::None, ..claim.clone() });
        ClaimView { absolute: false, ..view }
    }

    fn place_of(&self, name: &Text) -> Option<usize> {
        self.names.annex_of(&AnnexItem::Claim(name.as_str().to_owned()))
    }

    pub(super) fn is_used(&self, name: &Text) -> bool {
        let named = |names: Vec<&Text>| names.iter().any(|used| used.as_str() == name.as_str());
        let in_answers = self
            .content
            .answers
            .iter()
            .any(|answer| named(answer.outcome.withheld()) || named(answer.outcome.neither()));
        let mut documents = self.content.documents.iter().filter(|document| document.current);
        in_answers || documents.any(|document| named(document.redacted.iter().chain(&document.withheld).collect()))
    }

    fn exemption(&mut self, claim: &Exemption) -> ClaimView {
        let cite = claim.cited();
        let condition = claim
            .condition
            .as_ref()
            .map(|(cite, _)| self.words.must_word(&cite.value.to_string(), cite.span, "the condition"))
            .or_else(|| self.missing(&claim.reasons, "condition"));
        let covers = self.covers(&claim.name, false);
        let mut view = self.claim(&claim.name, claim.section, &cite, &claim.limbs, &claim.reasons, &claim.test);
        view.absolute = claim.status == Status::Absolute && matches!(claim.test, Test::None);
        view.condition = condition;
        view.covers = covers;
        view.alternative = claim.alternative.as_ref().and_then(|other| self.cited(other.as_str()));
        view.redacts_only = !self
            .content
            .answers
            .iter()
            .any(|answer| answer.outcome.withheld().iter().any(|used| used.as_str() == claim.name.as_str()));
        let passage = self.words.passage(&claim.section.letter, view.clone());
        ClaimView { passage: Some(passage), ..view }
    }

    fn exclusion(&mut self, claim: &Exclusion) -> ClaimView {
        let cite = claim.cited();
        let protects = claim.protected();
        let respect =
            (!protects.is_empty()).then(|| self.words.must_word(&protects, claim.name.span, "the interest protected"));
        let covers = self.covers(&claim.name, true);
        // FOISA s.18 protects the interests of other sections, and asks nothing of the answer itself.
        let own = |limb: &&&Limb| claim.section.limbs.iter().any(|known| known.provision == limb.provision);
        let protects: Vec<&Limb> = claim.protects.iter().filter(own).copied().collect();
        let mut view = self.claim(&claim.name, claim.section, &cite, &protects, &claim.reasons, &claim.test);
        view.absolute = claim.status == Status::Absolute && matches!(claim.test, Test::None);
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
        ClaimView {
            heading: self.words.word(&heading(cite, section)),
            cite: self.words.must_word(cite, name.span, "the provision relied on"),
            title: self.words.line(&section.title),
            covers: None,
            condition: None,
            in_respect_of: None,
            limb_texts: limbs
                .iter()
                .filter_map(|limb| limb.facts.letter.as_ref())
                .map(|text| self.words.markdown(text.as_str().to_owned()))
                .collect(),
            effects: self.effects(limbs, &reasons.likelihood),
            whose: match &reasons.whose {
                Field::Absent => None,
                Field::Gap(gap) => self.gap(gap),
                Field::Written(whose) => Some(self.words.must_line(whose, "whose interests are protected")),
            },
            harm: self.blocks(&reasons.harm, "the harm"),
            because: self.blocks(&reasons.because, "why the exemption applies"),
            opinion: self.opinion(reasons),
            asks_opinion: section.needs.contains(&Need::Opinion),
            purposes: self.purposes(&reasons.purposes),
            enactment: match &reasons.enactment {
                Field::Absent => None,
                Field::Gap(gap) => self.gap(gap),
                Field::Written(text) => Some(self.words.must_line(text, "what forbids disclosure")),
            },
            publication: self.publication(&reasons.publication),
            completion: self.completion(&reasons.completion),
            consulted: self.blocks(&reasons.consulted, "who was consulted"),
            estimates: reasons
                .estimate
                .written()
                .map(|estimate| self.estimate(estimate, section.regime))
                .into_iter()
                .collect(),
            alternative: None,
            public_interest: self.balance(test),
            legitimate_interests: self.legitimate(test),
            reasons_left_out: reasons.left_out,
            neither: false,
            law: law_word(section.regime).to_owned(),
            environmental: section.regime.is_environmental(),
            scottish: section.regime.is_scottish(),
            prejudice: limbs.iter().any(|limb| limb.facts.kind == Kind::Prejudice),
            inhibition: limbs.iter().any(|limb| limb.facts.kind == Kind::Inhibition),
            about_request: limbs.iter().any(|limb| limb.facts.kind.is_about_request()),
            personal: is_personal(section),
            endangers: limbs.iter().any(|limb| limb.facts.kind == Kind::Endangerment),
            presumption: section.regime.is_environmental() && !is_personal(section),
            absolute: false,
            redacts_only: false,
            passage: None,
        }
    }

    /// How a letter cites the claim of that name.
    fn cited(&mut self, name: &str) -> Option<Words> {
        let claim = self.content.exemptions.iter().find(|claim| claim.name.as_str() == name)?;
        Some(self.words.word(&claim.cited()))
    }

    fn purposes(&mut self, purposes: &Field<Vec<Purpose>>) -> Vec<Words> {
        match purposes {
            Field::Absent => Vec::new(),
            Field::Gap(gap) => self.gap(gap).into_iter().collect(),
            Field::Written(purposes) => purposes
                .iter()
                .map(|purpose| {
                    let cite = Provision::parse(purpose.provision.as_str());
                    let cite = cite.map(|cite| cite.to_string()).unwrap_or_default();
                    let text = format!("{} ({cite})", purpose.text.as_str());
                    self.words.must_word(&text, purpose.text.span, "a purpose that the provision asks for")
                })
                .collect(),
        }
    }

    fn publication(&mut self, publication: &Field<crate::case::Publication>) -> Option<PublicationView> {
        match publication {
            Field::Absent => None,
            Field::Gap(gap) if !self.shows(gap) => None,
            Field::Gap(gap) => {
                Some(PublicationView { when: self.words.gap(gap), where_: None, intended_since: self.words.gap(gap) })
            }
            Field::Written(publication) => Some(PublicationView {
                when: self.words.must_line(&publication.when, "when the information will be published"),
                where_: publication
                    .where_
                    .as_ref()
                    .map(|place| self.words.must_line(place, "where the information will be published")),
                intended_since: self.words.must_word(
                    &publication.intended_since.value.to_string(),
                    publication.intended_since.span,
                    "since when publication was intended",
                ),
            }),
        }
    }

    fn completion(&mut self, completion: &Field<crate::case::Completion>) -> Option<CompletionView> {
        match completion {
            Field::Absent => None,
            Field::Gap(gap) => self.gap(gap).map(|when| CompletionView { by: None, when }),
            Field::Written(completion) => Some(CompletionView {
                by: completion.by.as_ref().map(|by| self.words.must_line(by, "who completes the material")),
                when: self.words.must_line(&completion.when, "when the material will be complete"),
            }),
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
}

/// A claim that an outcome makes by itself, with nothing but its provision.
pub(super) fn bare(section: &Section, limb: &Limb, words: &mut WordsTable) -> ClaimView {
    let cite = limb.facts.cited_as.as_ref().map_or_else(|| limb.provision.to_string(), |text| text.as_str().to_owned());
    ClaimView {
        heading: words.word(&heading(&cite, section)),
        // What refuses a whole request is cited by the answer itself.
        cite: if matches!(limb.facts.kind, Kind::Accessible | Kind::NotHeld) && limb.facts.listed.is_none() {
            words.must_word(&cite, section.title.span, "the provision relied on")
        } else {
            words.word(&cite)
        },
        title: words.line(&section.title),
        covers: None,
        condition: None,
        in_respect_of: None,
        limb_texts: limb.facts.letter.iter().map(|text| words.markdown(text.as_str().to_owned())).collect(),
        effects: Vec::new(),
        whose: None,
        harm: None,
        because: None,
        opinion: None,
        asks_opinion: false,
        purposes: Vec::new(),
        enactment: None,
        publication: None,
        completion: None,
        consulted: None,
        estimates: Vec::new(),
        alternative: None,
        public_interest: None,
        legitimate_interests: None,
        reasons_left_out: false,
        neither: false,
        law: law_word(section.regime).to_owned(),
        environmental: section.regime.is_environmental(),
        scottish: section.regime.is_scottish(),
        prejudice: false,
        inhibition: false,
        about_request: false,
        personal: is_personal(section),
        endangers: false,
        presumption: section.regime.is_environmental() && !is_personal(section),
        absolute: false,
        redacts_only: false,
        passage: None,
    }
}

/// The heading of a claim: what it cites, and what that is about.
fn heading(cite: &str, section: &Section) -> String {
    let about = section.heading.as_ref().unwrap_or(&section.title);
    format!("{}: {}", capital(cite), lower(about.as_str()))
}

/// Whether a section is about personal data.
fn is_personal(section: &Section) -> bool {
    section.limbs.iter().any(|limb| limb.facts.kind == Kind::PersonalData)
}

/// A title within a heading: its first letter small.
fn lower(title: &str) -> String {
    let mut characters = title.chars();
    characters.next().map(|first| first.to_lowercase().collect::<String>() + characters.as_str()).unwrap_or_default()
}
