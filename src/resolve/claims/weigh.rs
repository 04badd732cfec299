//! The public interest test of a claim: its own, or one that it shares with another.

use super::Claims;
use super::reasons::{field, left_out};
use crate::case::{self, Claim};
use crate::catalogue::{Entry, Factors, Section, Status};
use crate::diagnostic::{Diagnostic, Report, did_you_mean};
use crate::provision::Regime;
use crate::resolve::content::{Balance, Field, Gap, Point, Test};
use crate::yaml::{Entries, Located, Prose, Text};

impl Claims<'_, '_> {
    /// The public interest test of a claim, where its provision is qualified. `confirming` says whether it is
    /// about confirming or denying.
    pub(super) fn weigh(
        &self,
        name: &Text,
        claim: &Claim,
        status: Status,
        section: &Section,
        confirming: bool,
        report: &mut Report,
    ) -> Test {
        if status != Status::Qualified {
            return Test::None;
        }
        let Some(written) = &claim.public_interest else {
            let gap = Field::Gap(Gap { field: "public_interest", claim: name.clone() });
            // s.17(4) lets the balance go too; FOISA s.16(2) does not, but is not asked where neither is said (s.18).
            let may_go = left_out(claim) && (section.regime == Regime::Foia || confirming);
            return if may_go { Test::None } else { Test::Balance(gap) };
        };
        if let Some(other) = &written.as_ {
            if let Some(point) = written.for_.iter().chain(&written.against).chain(&written.balance).next() {
                let finding = Diagnostic::error("FOI106", "a test that is another claim's has no points of its own")
                    .at(point.span(), format!("beside `as: {}`", other.as_str()))
                    .help("write the test once: take this out, or take `as` out");
                report.push(finding);
            }
            return self.shared(name, other, confirming, report);
        }
        let sides = &section.public_interest;
        let bank = if confirming { &sides.confirming } else { &sides.disclosing };
        Test::Balance(Field::Written(balance(name, written, bank, report)))
    }

    /// The test of another claim, which is this one's too. Both must be about the same thing: a test about
    /// disclosing says nothing of confirming or denying.
    fn shared(&self, name: &Text, other: &Text, confirming: bool, report: &mut Report) -> Test {
        let gap = || Test::Balance(Field::Gap(Gap { field: "public_interest", claim: name.clone() }));
        let claim = self.all.iter().find_map(|claims| claims.get(other.as_str()));
        let test = claim.and_then(|claim| claim.public_interest.as_ref()).filter(|test| test.as_.is_none());
        let (Some(claim), Some(test)) = (claim.filter(|_| other.as_str() != name.as_str()), test) else {
            let known = self.all.iter().flat_map(|claims| claims.names());
            let finding = Diagnostic::error(
                "FOI118",
                format!("no claim `{}` has a public interest test to share", other.as_str()),
            )
            .at(other.span, "no test of its own")
            .maybe_help(did_you_mean(other.as_str(), known));
            report.push(finding);
            return gap();
        };
        let entry = claim.cite.first().and_then(|cite| self.find(&cite.value));
        let bank = match entry {
            Some(Entry::Exclusion(section, _)) if confirming => &section.public_interest.confirming,
            Some(Entry::Limb(section, _)) if !confirming => &section.public_interest.disclosing,
            _ => {
                let finding =
                    Diagnostic::error("FOI118", format!("the test of `{}` is about something else", other.as_str()))
                        .at(other.span, "one is about disclosing, the other about saying whether information is held")
                        .law("FOIA 2000 s.2(1)(b) and (2)(b)")
                        .help("write a test of its own");
                report.push(finding);
                return gap();
            }
        };
        let balance = balance(name, test, bank, report);
        Test::Balance(Field::Written(Balance { shared: Some(other.clone()), ..balance }))
    }
}

fn balance(name: &Text, written: &case::Balance, bank: &Factors, report: &mut Report) -> Balance {
    Balance {
        for_: written.for_.iter().filter_map(|point| named(point, &bank.for_, report)).collect(),
        against: written.against.iter().filter_map(|point| named(point, &bank.against, report)).collect(),
        balance: field("public_interest.balance", true, written.balance.clone(), name),
        shared: None,
        claim: name.clone(),
    }
}

/// A point by its name in the bank, or in the officer's own words, which are more than one.
fn named(point: &Prose, bank: &Entries<Located<String>>, report: &mut Report) -> Option<Point> {
    let text = point.as_str().trim();
    if let Some(known) = bank.get(text) {
        return Some(Point { text: known.value.clone(), span: known.span });
    }
    if text.contains(char::is_whitespace) {
        return Some(Point { text: text.to_owned(), span: point.span() });
    }
    let known: Vec<&str> = bank.names().collect();
    let help = did_you_mean(text, known.iter().copied()).unwrap_or_else(|| match known.as_slice() {
        [] => "this provision has no list of points: write your own sentence".to_owned(),
        names => format!("the list has {}; or write your own sentence", names.join(", ")),
    });
    let finding = Diagnostic::error("FOI118", format!("no point is called `{text}`"))
        .at(point.span(), "not in the list")
        .help(help);
    report.push(finding);
    None
}
