//! What a claim cites: to the limb where there is only one, and what is said of a citation that leads nowhere.

use super::Claims;
use crate::case::Claim;
use crate::catalogue::{Entry, Section};
use crate::diagnostic::{Diagnostic, Report, did_you_mean};
use crate::provision::{Cite, Provision, Regime};

impl Claims<'_, '_> {
    /// A claim whose citation of a section that has one limb is of that limb: there is nothing to choose.
    pub(super) fn to_the_limb(&self, claim: &Claim) -> Claim {
        let mut claim = claim.clone();
        for cite in &mut claim.cite {
            let Some(Entry::Divided(section)) = self.find(&cite.value) else { continue };
            let mut limbs = section.limbs.iter().filter(|limb| cite.value.contains(&limb.provision));
            if let (Some(only), None) = (limbs.next(), limbs.next()) {
                cite.value = only.provision.clone();
            }
        }
        claim
    }

    /// Reports a citation that stops above several provisions which exclude the duty to confirm or deny.
    pub(super) fn check_exclusions_divided(&self, claim: &Claim, report: &mut Report) -> Option<()> {
        for cite in &claim.cite {
            let Some(Entry::Divided(section)) = self.find(&cite.value) else { continue };
            let within = |provision: &Provision| cite.value.contains(provision);
            let limbs = section.limbs.iter().any(|limb| within(&limb.provision));
            let exclusions: Vec<String> = section
                .exclusions
                .iter()
                .filter(|exclusion| within(&exclusion.provision))
                .map(|exclusion| exclusion.provision.key())
                .collect();
            if !limbs && !exclusions.is_empty() {
                let finding = Diagnostic::error("FOI116", format!("{} divides", cite.value))
                    .at(cite.span, "which of its paragraphs?")
                    .help(format!("cite {}", exclusions.join(", ")));
                report.push(finding);
                return None;
            }
        }
        Some(())
    }

    /// The finding for a provision that the law of the case does not have.
    pub(super) fn unknown(&self, cite: &Cite) -> Diagnostic {
        let catalogue = &self.office.catalogue;
        let law = self.regime.law_of(&cite.value);
        let known: Vec<String> = catalogue
            .sections()
            .filter(|section| section.regime == law)
            .flat_map(Section::provisions)
            .map(Provision::key)
            .collect();
        let above = catalogue
            .sections()
            .filter(|section| section.regime == law)
            .flat_map(Section::provisions)
            .find(|known| known.contains(&cite.value));
        if let Some(above) = above {
            let help = format!("cite {}: what it says below that is one test", above.key());
            return Diagnostic::error("FOI114", format!("{} is cited further than the list goes", cite.value))
                .at(cite.span, "a part of a limb")
                .help(help);
        }
        // A slip is one within its section; what is near in another is something else.
        let section = cite.value.whole().key();
        let same = known
            .iter()
            .map(String::as_str)
            .filter(|known| known.strip_prefix(&section).is_some_and(|rest| rest.is_empty() || rest.starts_with('(')));
        let near = did_you_mean(&cite.value.key(), same);
        let elsewhere = Regime::ALL.into_iter().find(|other| catalogue.find(*other, &cite.value).is_some());
        let elsewhere = elsewhere.map(|other| {
            format!("the {} has such a provision, and this case is under the {}", other.short(), self.regime.short())
        });
        Diagnostic::error("FOI114", format!("the {} has no {} to rely on", law.short(), cite.value))
            .at(cite.span, "no exemption or exception that it knows")
            .help(elsewhere.or(near).unwrap_or_else(|| {
                "`foi exemptions` lists the provisions; add a file for another to `exemptions/` in your workspace"
                    .to_owned()
            }))
    }
}
