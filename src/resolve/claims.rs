//! The claims of a case against the catalogue: which provisions they cite, what those ask for, what is still to be written.

mod cites;
mod reasons;
mod refuse;
mod weigh;

use reasons::{field, reasons};
use refuse::{no_use, outcome_of_its_own};

use super::content::{Content, Exclusion, Exemption, Gap, Test};
use crate::case::{CaseFile, Claim};
use crate::catalogue;
use crate::catalogue::{Condition, Entry, Kind, Limb, Need, Section, Status};
use crate::diagnostic::{Diagnostic, Report, did_you_mean};
use crate::office::Office;
use crate::provision::Regime;
use crate::provision::{Cite, Provision};
use crate::redaction;
use crate::yaml::{Entries, Located, Prose, Text};

/// The claims that were found.
pub(super) struct Found<'a> {
    /// Those under which information is withheld.
    pub(super) exemptions: Vec<Exemption<'a>>,
    /// Those under which the authority neither confirms nor denies.
    pub(super) exclusions: Vec<Exclusion<'a>>,
    /// The names of those that cannot be used; it has been said why, so nothing more is said where they are named.
    pub(super) broken: Vec<String>,
    office: &'a Office,
    regime: Regime,
}

impl Found<'_> {
    /// Whether a provision is about information that can be had elsewhere.
    pub(super) fn is_accessible(&self, provision: &Provision) -> bool {
        let entry = self.office.catalogue.find(self.regime.law_of(provision), provision);
        matches!(entry, Some(Entry::Limb(_, limb)) if limb.facts.kind == Kind::Accessible)
    }

    /// Whether it has been said why a claim of that name cannot be used.
    pub(super) fn is_broken(&self, name: &Text) -> bool {
        self.broken.iter().any(|broken| broken == name.as_str())
    }
}

/// The claims of a case and of those that it follows; one of the same name stands in for an earlier one.
pub(super) fn resolve<'a>(file: &CaseFile, regime: Regime, office: &'a Office, report: &mut Report) -> Found<'a> {
    let mut found = Found { exemptions: Vec::new(), exclusions: Vec::new(), broken: Vec::new(), office, regime };
    let mut seen: Vec<&str> = Vec::new();
    for (depth, file) in file.chain().enumerate() {
        let all = file.chain().map(|file| &file.case.exemptions).collect();
        let claims = Claims { all, office, regime, own: depth == 0 };
        for (name, claim) in &file.case.exemptions {
            if seen.contains(&name.as_str()) {
                continue;
            }
            seen.push(name.as_str());
            check_name(name, report);
            match claims.read(name, claim, report) {
                Some(Read::Exemption(exemption)) => found.exemptions.push(*exemption),
                Some(Read::Exclusion(exclusion)) => found.exclusions.push(*exclusion),
                None => found.broken.push(name.as_str().to_owned()),
            }
        }
    }
    check_alternatives(&found, report);
    found
}

/// What a claim is the alternative to must be there.
fn check_alternatives(found: &Found, report: &mut Report) {
    for other in found.exemptions.iter().filter_map(|claim| claim.alternative.as_ref()) {
        let known: Vec<&str> = found.exemptions.iter().map(|claim| claim.name.as_str()).collect();
        if !known.contains(&other.as_str()) && !found.is_broken(other) {
            let finding =
                Diagnostic::error("FOI118", format!("there is no claim `{}` to be the alternative to", other.as_str()))
                    .at(other.span, "no claim of that name withholds information")
                    .maybe_help(did_you_mean(other.as_str(), known));
            report.push(finding);
        }
    }
}

/// The name of a claim becomes part of a redaction mark, so it must not hold what a mark is made of.
fn check_name(name: &Text, report: &mut Report) {
    let bad = name.as_str() == redaction::PRIVATE || name.as_str().contains(['|', '[', ']']);
    if bad {
        let finding = Diagnostic::error("FOI118", format!("a claim cannot be called `{}`", name.as_str()))
            .at(name.span, "this name means something in a redaction")
            .help("call it after what it protects: `staff-names`, `bids`");
        report.push(finding);
    }
}

/// A claim nothing uses says that something is withheld which is not.
pub(super) fn check_used(content: &Content, report: &mut Report) {
    let mut used: Vec<&str> = Vec::new();
    for answer in &content.answers {
        used.extend(answer.outcome.claims().map(Located::as_str));
    }
    for document in &content.documents {
        used.extend(document.redacted.iter().chain(&document.withheld).map(Located::as_str));
    }
    // An extension may go before any answer is written.
    used.extend(content.put_off.claims.iter().map(Located::as_str));
    let words = [&content.opening, &content.closing, &content.advice, &content.late];
    let notes = content.answers.iter().filter_map(|answer| answer.note.as_ref());
    for text in words.into_iter().flatten().chain(notes).map(Prose::as_str) {
        used.extend(redaction::marks(text).into_iter().map(|mark| text[mark.name].trim()));
    }
    let claims = content.exemptions.iter().map(|claim| (&claim.name, claim.own));
    for (name, _) in
        claims.chain(content.exclusions.iter().map(|claim| (&claim.name, claim.own))).filter(|(_, own)| *own)
    {
        if !used.contains(&name.as_str()) {
            let finding = Diagnostic::error("FOI117", format!("nothing is withheld under `{}`", name.as_str()))
                .at(name.span, "no answer, document or redaction uses it")
                .help("name it where it applies (`withheld`, `redacted`, `neither_confirm_nor_deny`), or take it out");
            report.push(finding);
        }
    }
}

/// Whether a claim of that name withholds information; reported where not.
pub(super) fn withholds(name: &Text, claims: &Found, report: &mut Report) -> bool {
    let exemptions = &claims.exemptions;
    let found = exemptions.iter().any(|claim| claim.name.as_str() == name.as_str());
    if !found && !claims.is_broken(name) {
        let known: Vec<&str> = exemptions.iter().map(|claim| claim.name.as_str()).collect();
        let help = did_you_mean(name.as_str(), known.iter().copied()).unwrap_or_else(|| {
            if known.is_empty() {
                "write it under `exemptions:`, with what it cites".to_owned()
            } else {
                format!("the case withholds under {}", known.join(", "))
            }
        });
        // A mark whose bar was forgotten has its words where the name belongs: they are nobody's to read.
        let written = name.as_str();
        let shown = if written.contains(char::is_whitespace) { "…" } else { written };
        let finding = Diagnostic::error("FOI118", format!("nothing is withheld under a claim `{shown}`"))
            .at(name.span, "no claim of that name withholds information")
            .help(help);
        report.push(finding);
    }
    found
}

enum Read<'a> {
    Exemption(Box<Exemption<'a>>),
    Exclusion(Box<Exclusion<'a>>),
}

struct Claims<'c, 'a> {
    /// The claims of this case, and of those that it follows.
    all: Vec<&'c Entries<Claim>>,
    office: &'a Office,
    /// The law of the case: a section is one of its Act, a regulation one of its Regulations.
    regime: Regime,
    own: bool,
}

impl<'a> Claims<'_, 'a> {
    fn read(&self, name: &Text, claim: &Claim, report: &mut Report) -> Option<Read<'a>> {
        let Some(first) = claim.cite.first() else {
            let finding = Diagnostic::error("FOI105", format!("`{}` cites no provision", name.as_str()))
                .at(name.span, "this claim")
                .law("FOIA 2000 s.17(1)(b)")
                .help("name the provision to its limb: `cite: [s31(1)(a)]`");
            report.push(finding);
            return None;
        };
        let claim = &self.to_the_limb(claim);
        let first = claim.cite.first().unwrap_or(first);
        let entries: Option<Vec<_>> = claim.cite.iter().map(|cite| self.entry(cite, report)).collect();
        let entries = entries?;
        self.check_exclusions_divided(claim, report)?;
        let section = self.section(&first.value)?;
        let elsewhere = |cite: &&Cite| self.section(&cite.value).is_some_and(|other| other.key != section.key);
        if let Some(other) = claim.cite.iter().find(elsewhere) {
            let finding = Diagnostic::error("FOI116", format!("`{}` cites two sections", name.as_str()))
                .at(other.span, format!("not a limb of {}", section.key))
                .help("make a claim of each: every provision needs its own reasons");
            report.push(finding);
            return None;
        }
        let limbs: Vec<&Limb> = entries
            .iter()
            .filter_map(|entry| if let Entry::Limb(_, limb) = entry { Some(*limb) } else { None })
            .collect();
        let excluding: Vec<_> = entries
            .iter()
            .filter_map(|entry| if let Entry::Exclusion(_, exclusion) = entry { Some(*exclusion) } else { None })
            .collect();
        if let Some(place) = entries.iter().position(|entry| matches!(entry, Entry::Condition(..))) {
            let cite = &claim.cite[place];
            let finding = Diagnostic::error("FOI116", format!("{} is a condition, not an exemption", cite.value))
                .at(cite.span, "cited as an exemption")
                .help(format!("write `cite: [s40(2)]` and `condition: {}`", cite.value.key()));
            report.push(finding);
            return None;
        }
        if excluding.is_empty() {
            return Some(Read::Exemption(Box::new(self.exemption(name, claim, section, limbs, report)?)));
        }
        if excluding.len() < entries.len() {
            let finding = Diagnostic::error(
                "FOI116",
                format!("`{}` both withholds and neither confirms nor denies", name.as_str()),
            )
            .at(first.span, "one of these excludes the duty to confirm or deny, another does not")
            .law("FOIA 2000 s.2(1) and (2)")
            .help("make a claim of each: the one is about the information, the other about saying whether it is held");
            report.push(finding);
            return None;
        }
        let covered: Vec<&Cite> = excluding.iter().flat_map(|exclusion| &exclusion.facts.covers).collect();
        let protects = self.protected(claim, &covered, report);
        let status = |exclusion: &&catalogue::Exclusion| match exclusion.facts.status {
            Status::ByLimb => protects.iter().map(|limb| limb.facts.status).max().unwrap_or(Status::Qualified),
            status => self.status(status, exclusion.facts.absolute_for_either_house),
        };
        let status = excluding.iter().map(status).max()?;
        let unnamed = claim.in_respect_of.is_empty() && protects.is_empty() && covered.len() > 1;
        let mut exclusion = self.exclusion(name, claim, (section, &excluding), protects, status, report);
        if unnamed && exclusion.protects.is_empty() {
            exclusion.reasons.others.push(Gap { field: "in_respect_of", claim: name.clone() });
        }
        Some(Read::Exclusion(Box::new(exclusion)))
    }

    fn entry(&self, cite: &Cite, report: &mut Report) -> Option<Entry<'a>> {
        let entry = self.find(&cite.value);
        if entry.is_none() {
            report.push(self.unknown(cite));
        }
        entry
    }

    fn find(&self, provision: &Provision) -> Option<Entry<'a>> {
        self.office.catalogue.find(self.regime.law_of(provision), provision)
    }

    fn section(&self, provision: &Provision) -> Option<&'a Section> {
        self.office.catalogue.section(self.regime.law_of(provision), provision)
    }

    fn limb(&self, cite: &Cite) -> Option<&'a Limb> {
        if let Some(Entry::Limb(_, limb)) = self.find(&cite.value) { Some(limb) } else { None }
    }

    /// The limbs whose interests an exclusion protects: those that the claim names, or the only one there is.
    fn protected(&self, claim: &Claim, covered: &[&Cite], report: &mut Report) -> Vec<&'a Limb> {
        if claim.in_respect_of.is_empty() {
            let limbs: Vec<&Limb> = covered.iter().filter_map(|cite| self.limb(cite)).collect();
            // A section that divides is more interests than one.
            let divided = covered.iter().any(|cite| matches!(self.find(&cite.value), Some(Entry::Divided(_))));
            return if limbs.len() == 1 && !divided { limbs } else { Vec::new() };
        }
        for cite in &claim.in_respect_of {
            if !covered.iter().any(|known| known.value.contains(&cite.value)) {
                let known: Vec<String> = covered.iter().map(|known| known.value.key()).collect();
                let finding = Diagnostic::error(
                    "FOI116",
                    format!("{} is not among the interests that this provision protects", cite.value),
                )
                .at(cite.span, "not one of them")
                .help(format!("it protects {}", known.join(", ")));
                report.push(finding);
            }
        }
        claim.in_respect_of.iter().filter_map(|cite| self.limb(cite)).collect()
    }

    fn status(&self, status: Status, absolute_for_either_house: bool) -> Status {
        if absolute_for_either_house && self.office.authority.house_of_parliament { Status::Absolute } else { status }
    }

    fn exemption(
        &self,
        name: &Text,
        claim: &Claim,
        section: &'a Section,
        limbs: Vec<&'a Limb>,
        report: &mut Report,
    ) -> Option<Exemption<'a>> {
        outcome_of_its_own(claim, &limbs, report)?;
        let mut needs = section.needs.clone();
        needs.extend(limbs.iter().flat_map(|limb| &limb.facts.needs));
        needs.extend(limbs.iter().any(|limb| limb.facts.emissions).then_some(Need::Emissions));
        // Where no opinion is needed, the harm is not in one (s.36(4)).
        needs.extend(claim.statistics.then_some(Need::Harm));
        no_use(name, claim, section, &needs, report);
        let condition = match &claim.condition {
            Some(cite) => Some((cite.clone(), Self::condition(cite, section, report)?)),
            None => None,
        };
        let weighed = limbs.iter().map(|limb| self.status(limb.facts.status, limb.facts.absolute_for_either_house));
        let status = match weighed.max().unwrap_or(Status::Qualified) {
            Status::ByCondition => condition.as_ref().map_or(Status::Absolute, |(_, condition)| condition.facts.status),
            other => other,
        };
        let legitimate = condition
            .as_ref()
            .is_some_and(|(_, condition)| condition.facts.test == Some(catalogue::Test::LegitimateInterests));
        let test = if legitimate {
            Test::LegitimateInterests(field("legitimate_interests", true, claim.legitimate_interests.clone(), name))
        } else {
            self.weigh(name, claim, status, section, false, report)
        };
        let surplus = match (&test, &claim.public_interest) {
            (Test::Balance(_), _) | (_, None) => None,
            (_, Some(balance)) => Some(balance.balance.as_ref().map_or(name.span, Prose::span)),
        };
        Some(Exemption {
            name: name.clone(),
            own: self.own,
            section,
            cites: claim.cite.clone(),
            limbs,
            condition,
            reasons: reasons(name, claim, section, &needs, report),
            status,
            test,
            surplus,
            alternative: claim.in_the_alternative.clone(),
            emissions: claim.emissions.clone(),
        })
    }

    fn exclusion(
        &self,
        name: &Text,
        claim: &Claim,
        (section, excluding): (&'a Section, &[&'a catalogue::Exclusion]),
        protects: Vec<&'a Limb>,
        status: Status,
        report: &mut Report,
    ) -> Exclusion<'a> {
        // What the answer itself would do is asked of the section's own interests; FOISA s.18 asks it of none.
        let own = |limb: &&&Limb| section.limbs.iter().any(|known| known.provision == limb.provision);
        let chosen = protects.iter().filter(own).any(|limb| limb.facts.likely.is_some());
        // The opinion of a qualified person is a reason of its own (s.36).
        let mut needs = match (&claim.because, &claim.opinion) {
            (Some(_), _) => vec![Need::Because],
            (None, Some(_)) => Vec::new(),
            (None, None) => vec![Need::Harm],
        };
        needs.extend(chosen.then_some(Need::Likelihood));
        needs.extend(section.needs.contains(&Need::Opinion).then_some(Need::Opinion));
        // What would forbid disclosure, and for which purpose, is asked of what is protected too.
        let asked = protects.iter().filter(own).flat_map(|limb| &limb.facts.needs).chain(&section.needs);
        let asked: Vec<Need> = asked.copied().filter(|need| matches!(need, Need::Purpose | Need::Enactment)).collect();
        needs.extend(if protects.is_empty() { Vec::new() } else { asked });
        let used: Vec<Need> = needs.iter().chain(&section.needs).copied().collect();
        no_use(name, claim, section, &used, report);
        let reasons = reasons(name, claim, section, &needs, report);
        let test = self.weigh(name, claim, status, section, true, report);
        let surplus = match (&test, &claim.public_interest) {
            (Test::None, Some(balance)) => Some(balance.balance.as_ref().map_or(name.span, Prose::span)),
            _ => None,
        };
        Exclusion {
            name: name.clone(),
            own: self.own,
            section,
            cites: claim.cite.clone(),
            exclusions: excluding.to_vec(),
            protects,
            in_respect_of: claim.in_respect_of.clone(),
            reasons,
            status,
            test,
            surplus,
        }
    }

    fn condition(cite: &Cite, section: &'a Section, report: &mut Report) -> Option<&'a Condition> {
        let found = section.conditions.iter().find(|condition| condition.provision == cite.value);
        if found.is_none() {
            let known: Vec<String> = section.conditions.iter().map(|condition| condition.provision.key()).collect();
            let finding = Diagnostic::error("FOI116", format!("{} is not a condition of {}", cite.value, section.key))
                .at(cite.span, "not one of its conditions")
                .help(if known.is_empty() {
                    "take it out".to_owned()
                } else {
                    format!("its conditions are {}", known.join(", "))
                });
            report.push(finding);
        }
        found
    }
}
