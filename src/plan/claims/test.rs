//! The tests of a claim as templates see them.

use crate::plan::Planner;
use crate::plan::view::{BalanceView, LegitimateView};
use crate::plan::words::Words;
use crate::resolve::content::{Balance, Field, Gap, Test};

impl Planner<'_, '_> {
    pub(super) fn balance(&mut self, test: &Test) -> Option<BalanceView> {
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
            Some(claim.cited())
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

    pub(super) fn legitimate(&mut self, test: &Test) -> Option<LegitimateView> {
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
}
