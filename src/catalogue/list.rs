//! The list of provisions: one entry for each that a refusal can rely on, as lawyers count them.

use super::section::{Condition, Exclusion, Limb, Section};
use super::{Catalogue, Status};
use crate::provision::{Provision, Regime};
use crate::yaml::Text;

/// An entry of the list.
#[derive(Debug)]
pub struct Listed<'a> {
    /// Its name in the list: `s31(1)(a)`, `12(5)(e)`, `s40(2)+(3A)(a)`.
    pub id: String,
    /// How it is cited.
    pub cite: String,
    /// Its section.
    pub section: &'a Section,
    /// Its limbs.
    pub limbs: Vec<&'a Limb>,
    /// Its conditions.
    pub conditions: Vec<&'a Condition>,
    /// The provisions that exclude the duty to confirm or deny for it.
    pub exclusions: Vec<&'a Exclusion>,
}

impl Catalogue {
    /// Every entry of the list, in order of law and number.
    #[must_use]
    pub fn listed(&self) -> Vec<Listed<'_>> {
        let sections: Vec<&Section> = self.sections().collect();
        sections.iter().flat_map(|section| listed(section, &sections)).collect()
    }
}

/// The entries of a section. A provision that excludes the duty may stand in another section of its law (FOISA s.18).
fn listed<'a>(section: &'a Section, all: &[&'a Section]) -> Vec<Listed<'a>> {
    let mut entries: Vec<Listed> = Vec::new();
    let exclusions: Vec<&Exclusion> =
        all.iter().filter(|other| other.regime == section.regime).flat_map(|other| &other.exclusions).collect();
    let mut add = |id: Option<&str>, provision: &Provision, cited_as: Option<&str>| {
        let id = id.map_or_else(|| bare(section.regime, provision), str::to_owned);
        let place = entries.iter().position(|entry| entry.id == id);
        place.unwrap_or_else(|| {
            let known = section.listed.get(&id).map(Text::as_str);
            let cite = known.or(cited_as).map_or_else(|| provision.to_string(), str::to_owned);
            entries.push(Listed {
                id,
                cite,
                section,
                limbs: Vec::new(),
                conditions: Vec::new(),
                exclusions: Vec::new(),
            });
            entries.len() - 1
        })
    };
    // What a condition decides is listed by its conditions.
    let limbs = section.limbs.iter().filter(|limb| limb.facts.status != Status::ByCondition);
    let mut places = Vec::new();
    for limb in limbs {
        let facts = &limb.facts;
        let place =
            add(facts.listed.as_ref().map(Text::as_str), &limb.provision, facts.cited_as.as_ref().map(Text::as_str));
        places.push((place, Part::Limb(limb)));
    }
    for condition in &section.conditions {
        let facts = &condition.facts;
        let place = add(
            facts.listed.as_ref().map(Text::as_str),
            &condition.provision,
            facts.cited_as.as_ref().map(Text::as_str),
        );
        places.push((place, Part::Condition(condition)));
    }
    for exclusion in &section.exclusions {
        if let Some(id) = &exclusion.facts.listed {
            let place =
                add(Some(id.as_str()), &exclusion.provision, exclusion.facts.cited_as.as_ref().map(Text::as_str));
            places.push((place, Part::Exclusion(exclusion)));
        }
    }
    for (place, part) in places {
        let entry = &mut entries[place];
        let provision = match part {
            Part::Limb(limb) => {
                entry.limbs.push(limb);
                &limb.provision
            }
            Part::Condition(condition) => {
                entry.conditions.push(condition);
                &condition.provision
            }
            Part::Exclusion(exclusion) => {
                entry.exclusions.push(exclusion);
                continue;
            }
        };
        for exclusion in &exclusions {
            let covers = exclusion.facts.covers.iter().any(|cite| cite.value.contains(provision));
            let known = entry.exclusions.iter().any(|other| other.provision == exclusion.provision);
            if covers && !known {
                entry.exclusions.push(exclusion);
            }
        }
    }
    entries
}

enum Part<'a> {
    Limb(&'a Limb),
    Condition(&'a Condition),
    Exclusion(&'a Exclusion),
}

/// How the list names a provision: a section as files write it, a regulation by its numbers alone.
fn bare(regime: Regime, provision: &Provision) -> String {
    let key = provision.key();
    let numbers = if regime.is_environmental() { key.strip_prefix("reg") } else { None };
    numbers.map_or(key.clone(), str::to_owned)
}

impl Listed<'_> {
    /// Whether the public interest is weighed: `absolute`, `qualified`, `depends` on who holds the information, or
    /// `none` where it is no exemption.
    #[must_use]
    pub fn status(&self) -> &'static str {
        let limbs = self.limbs.iter().map(|limb| (limb.facts.status, limb.facts.absolute_for_either_house));
        let conditions = self.conditions.iter().map(|condition| (condition.facts.status, false));
        let exclusions = self.exclusions.iter().map(|one| (one.facts.status, one.facts.absolute_for_either_house));
        let own: Vec<(Status, bool)> = limbs.chain(conditions).collect();
        let all = if own.is_empty() { exclusions.collect() } else { own };
        status(&all)
    }

    /// How the provision that excludes the duty to confirm or deny is cited; `None` where there is none.
    #[must_use]
    pub fn ncnd(&self) -> Option<String> {
        let cites: Vec<String> = self
            .exclusions
            .iter()
            .map(|one| {
                let as_written = one.facts.cited_as.as_ref().map(|text| text.as_str().to_owned());
                as_written.unwrap_or_else(|| one.provision.to_string())
            })
            .collect();
        let (first, rest) = cites.split_first()?;
        // `section 40(5B)(c) or (d)`: what they share is said once.
        let stem = first.rfind('(').map_or("", |at| &first[..at]);
        let last: Vec<&str> = rest.iter().map(|cite| cite.strip_prefix(stem).unwrap_or(cite)).collect();
        Some(std::iter::once(first.as_str()).chain(last).collect::<Vec<_>>().join(" or "))
    }

    /// Whether the public interest in confirming or denying is weighed; `none` where nothing excludes the duty.
    #[must_use]
    pub fn ncnd_status(&self) -> &'static str {
        let own = self.limbs.iter().map(|limb| limb.facts.status).max();
        let all: Vec<(Status, bool)> = self
            .exclusions
            .iter()
            .map(|one| match one.facts.status {
                Status::ByLimb => (own.unwrap_or(Status::Qualified), false),
                other => (other, one.facts.absolute_for_either_house),
            })
            .collect();
        if all.is_empty() { "none" } else { status(&all) }
    }

    /// Whether it is no claim: an outcome of an answer, or a step.
    #[must_use]
    pub fn is_outcome(&self) -> bool {
        self.limbs.iter().any(|limb| limb.facts.kind.is_outcome())
    }

    /// What it covers, in one sentence for each of its provisions.
    pub fn summaries(&self) -> impl Iterator<Item = &str> {
        let limbs = self.limbs.iter().map(|limb| limb.facts.summary.as_str());
        let conditions = self.conditions.iter().map(|condition| condition.facts.summary.as_str());
        let none = self.limbs.is_empty() && self.conditions.is_empty();
        let exclusions = self.exclusions.iter().filter(move |_| none).map(|one| one.facts.summary.as_str());
        limbs.chain(conditions).chain(exclusions)
    }
}

fn status(all: &[(Status, bool)]) -> &'static str {
    match all.iter().map(|(status, _)| *status).max() {
        _ if all.iter().any(|(_, house)| *house) => "depends",
        Some(Status::Absolute) => "absolute",
        Some(Status::Qualified) => "qualified",
        Some(Status::ByCondition | Status::ByLimb) => "depends",
        Some(Status::NoTest) | None => "none",
    }
}
