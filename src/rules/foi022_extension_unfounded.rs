//! An extension that the law does not allow, or that does not say what it must.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::catalogue::Status;
use crate::provision::Regime;
use crate::resolve::content::{Content, Detail, Test};

pub(super) const RULE: Rule = Rule {
    code: "FOI022",
    law: "FOIA 2000 ss.10(3), 17(2), EIR reg. 7",
    severity: Severity::Error,
    explanation: include_str!("foi022_extension_unfounded.md"),
    check,
};

fn check(content: &Content, _: &Office, found: &mut Found) {
    let Detail::Extended { until, because } = &content.detail else { return };
    if content.regimes().contains(&Regime::Foisa) {
        found.push(
            "the Scottish Act allows no more time",
            until.span,
            "there is no extension under FOISA",
            "answer in twenty working days; only the EI(S)Rs allow more, for complexity and volume",
        );
        return;
    }
    let environmental = content.regimes().iter().any(|regime| regime.is_environmental());
    let act = content.regimes().contains(&Regime::Foia);
    if environmental && because.is_none() {
        found.push(
            "the Regulations allow more time only for complexity and volume",
            until.span,
            "does not say why",
            "say in `because` why the request is complex and for how much it asks; to weigh the public interest is no reason under them",
        );
    }
    if act && content.put_off.claims.is_empty() && !environmental {
        found.push(
            "the extension names no exemption",
            until.span,
            "more time for what?",
            "name under `under:` the claims whose public interest test needs the time; for volume or absence the Act gives none",
        );
    }
    let put_off = content
        .exemptions
        .iter()
        .filter(|claim| content.put_off.claims.iter().any(|name| name.as_str() == claim.name.as_str()));
    for claim in put_off {
        let span = content.put_off.claims.iter().find(|name| name.as_str() == claim.name.as_str());
        let span = span.map_or(until.span, |name| name.span);
        let weighed = matches!(claim.test, Test::Balance(_))
            || claim.limbs.iter().any(|limb| limb.facts.status == Status::Qualified) && claim.reasons.left_out;
        if !weighed {
            found.push(
                format!("{} has no public interest test that could need more time", claim.cited()),
                span,
                "absolute",
                "answer in time for it; only a qualified exemption allows more",
            );
        }
        if claim.section.regime.is_environmental() {
            found.push(
                format!("{} is under the Regulations, which give no time to weigh the public interest", claim.cited()),
                span,
                "an exception of the Regulations",
                "weigh it and decide in time",
            );
        }
    }
}
