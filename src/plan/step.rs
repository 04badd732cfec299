//! What only the letter of a step says.

use super::Planner;
use super::names::list;
use super::view::{AskedView, ExtensionView, FeeLineView, FeeView, StepView, TransferView};
use crate::case::{StepKind, Transferred};
use crate::money::thousands;
use crate::provision::Regime;
use crate::resolve::content::{Detail, Fee};
use crate::yaml::Text;

impl Planner<'_, '_> {
    pub(super) fn step(&mut self) -> StepView {
        let content = self.content;
        let regime = content.regime;
        let mut view = StepView::default();
        match &content.detail {
            Detail::Nothing => {}
            Detail::Asked { unclear, question, close_by } => {
                let clarifies = content.letter.value == StepKind::ClarificationAsked;
                let passage = if clarifies && regime == Regime::Foia { self.passage_of(regime, "s1(3)") } else { None };
                view.asked = Some(AskedView {
                    unclear: self.words.must_line(unclear, "what is not clear"),
                    question: self.words.must_prose(question, "what is asked"),
                    passage,
                    close_by: close_by.map(|day| self.words.word(&day.to_string())),
                });
            }
            Detail::Fee(fee) => view.fee = Some(self.fee(fee, regime)),
            Detail::Transferred(transferred) => view.transfer = Some(self.transfer(transferred, regime)),
            Detail::Extended { until, because } => {
                let put_off = |name: &Text| content.put_off.claims.iter().any(|one| one.as_str() == name.as_str());
                let withheld: Vec<_> = content.exemptions.iter().filter(|claim| put_off(&claim.name)).collect();
                let neither: Vec<_> = content.exclusions.iter().filter(|claim| put_off(&claim.name)).collect();
                let cites: Vec<String> = withheld.iter().map(|claim| claim.cited()).collect();
                let excluding: Vec<String> = neither.iter().map(|claim| claim.cited()).collect();
                let mut claims: Vec<_> = withheld.into_iter().map(|claim| self.put_off(claim)).collect();
                claims.extend(neither.into_iter().map(|claim| self.put_off_neither(claim)));
                view.extension = Some(ExtensionView {
                    until: self.words.must_word(&until.value.to_string(), until.span, "until when"),
                    because: because
                        .as_ref()
                        .map(|text| self.words.must_prose(text, "why the request is complex and voluminous")),
                    claims,
                    cites: (!cites.is_empty()).then(|| self.words.word(&list(&cites))),
                    neither: (!excluding.is_empty()).then(|| self.words.word(&list(&excluding))),
                });
            }
        }
        let decided = content.letter.value == StepKind::BalanceDecided;
        view.put_off_on = content.put_off.on.filter(|_| decided).map(|day| self.words.word(&day.to_string()));
        view
    }

    fn fee(&mut self, fee: &Fee, regime: Regime) -> FeeView {
        let lines = fee
            .lines
            .iter()
            .map(|line| FeeLineView {
                what: self.words.must_line(&line.what, "what a charge is for"),
                number: self.words.word(&thousands(u64::from(line.number))),
                price: self.words.word(&line.price.in_full()),
                total: self.words.word(&line.total.in_full()),
            })
            .collect();
        FeeView {
            amount: self.words.must_word(&fee.amount.to_string(), fee.because.span(), "the amount of the fee"),
            vat: (fee.vat.0 > 0).then(|| self.words.word(&fee.vat.to_string())),
            lines,
            because: self.words.must_prose(&fee.because, "what the fee is for"),
            cheaper: fee.cheaper.as_ref().map(|text| self.words.must_prose(text, "cheaper ways")),
            pay_by: fee
                .pay_by
                .map(|day| self.words.must_word(&day.to_string(), fee.because.span(), "the last day to pay")),
            payment: self.office.authority.payment.as_ref().map(|text| self.words.must_prose(text, "how to pay")),
            passage: if regime == Regime::Foia { self.passage_of(regime, "s9(1)") } else { None },
        }
    }

    fn transfer(&mut self, transferred: &Transferred, regime: Regime) -> TransferView {
        let refusal = match regime {
            Regime::Eir => self.passage_of(regime, "reg12(4)(a)"),
            Regime::Eisr => self.passage_of(regime, "reg10(4)(a)"),
            Regime::Foia | Regime::Foisa => None,
        };
        TransferView {
            to: self.words.must_line(&transferred.to, "the other authority"),
            contact: transferred
                .contact
                .as_ref()
                .map(|contact| self.words.must_line(contact, "how to reach the other authority")),
            because: transferred.because.as_ref().map(|text| self.words.must_prose(text, "why something is not held")),
            passed_on: transferred.passed_on,
            refusal,
        }
    }
}
