//! Refusals of a request itself, whatever the information is: cost, vexatious, repeated, own personal data.

use super::Planner;
use super::view::{
    AggregatedView, CostRefusalView, CostView, EstimateLineView, EstimateView, OwnDataView, RepeatedView, VexatiousView,
};
use crate::case::{Estimate, EstimateLine, OwnPersonalData, Repeated, Vexatious};
use crate::money::{hours, thousands};
use crate::provision::{Provision, Regime};
use crate::resolve::content::CostRefusal;
use crate::source::Span;

impl Planner<'_, '_> {
    /// A refusal because of cost. Nothing where the law has no limit: a rule reports it.
    pub(super) fn cost(&mut self, refusal: &CostRefusal, regime: Regime, at: Span) -> Option<CostRefusalView> {
        let limit = &refusal.limit;
        let key = if limit.even_to_confirm && regime == Regime::Foia { "s12(2)" } else { "s12(1)" };
        let rates = self.office.rates(regime, self.content.date.value)?;
        let amount = rates.limit_of(self.office.authority.is_schedule_1_part_1());
        let cite = self.provision(key, at);
        Some(CostRefusalView {
            cite,
            even_to_confirm: limit.even_to_confirm,
            passage: self.passage_of(regime, key),
            limit: self.words.must_word(&amount.to_string(), at, "the limit that applies"),
            hours: self.words.word(&rates.hours(amount).to_string()),
            hourly: self.words.word(&rates.hourly.to_string()),
            estimates: vec![self.estimate(&limit.estimate, regime)],
            aggregated: limit
                .aggregated
                .iter()
                .map(|other| AggregatedView {
                    reference: self.words.must_line_if(!self.is_public(), &other.reference, "a request that was added"),
                    received: self.words.word(&other.received.value.to_string()),
                })
                .collect(),
            together: limit
                .together
                .as_ref()
                .map(|text| self.words.must_prose(text, "why requests were added together")),
            advice: limit.advice.as_ref().map(|text| self.words.must_prose(text, "help to narrow the request")),
            no_advice: refusal.no_advice.as_ref().map(|text| self.words.must_prose(text, "why no help is possible")),
        })
    }

    pub(super) fn vexatious(&mut self, refusal: &Vexatious, regime: Regime, at: Span) -> VexatiousView {
        VexatiousView {
            cite: self.provision("s14(1)", at),
            passage: self.passage_of(regime, "s14(1)"),
            because: self.words.must_prose(&refusal.because, "why the request is vexatious"),
            advice: refusal.advice.as_ref().map(|text| self.words.must_prose(text, "help to narrow the request")),
            warning: refusal.warning,
        }
    }

    pub(super) fn repeated(&mut self, refusal: &Repeated, regime: Regime, at: Span) -> RepeatedView {
        RepeatedView {
            cite: self.provision("s14(2)", at),
            passage: self.passage_of(regime, "s14(2)"),
            earlier: self.words.must_line_if(!self.is_public(), &refusal.earlier, "the request that is repeated"),
            complied: self.words.must_word(
                &refusal.complied.value.to_string(),
                refusal.complied.span,
                "when that request was complied with",
            ),
            because: self.words.must_prose(&refusal.because, "why no reasonable interval has passed"),
        }
    }

    /// Under the Acts a refusal notice is due, under FOIA neither confirming nor denying; the Regulations
    /// ask for none (reg. 5(3), EI(S)R reg. 11(1)).
    pub(super) fn own_data(&mut self, own: &OwnPersonalData, regime: Regime, at: Span) -> OwnDataView {
        let keys = match regime {
            Regime::Foia => Some(("s40(5A)", "s40(1)")),
            Regime::Foisa => Some(("s38(1)(a)", "s38(1)(a)")),
            Regime::Eir | Regime::Eisr => None,
        };
        let exemption = match regime {
            Regime::Eir => Some("reg5(3)"),
            Regime::Eisr => Some("reg11(1)"),
            _ => keys.map(|keys| keys.1),
        };
        OwnDataView {
            cite: keys.filter(|_| regime == Regime::Foia).map(|keys| self.provision(keys.0, at)),
            exemption: exemption.filter(|_| !regime.is_environmental()).map(|key| self.provision(key, at)),
            starts: exemption.filter(|_| regime.is_environmental()).map(|key| self.starting(key)),
            environmental: regime.is_environmental(),
            because: self.words.must_prose(&own.because, "why it is the requester's own personal data"),
            by: self.words.must_word(&own.by.value.to_string(), own.by.span, "when that request is answered"),
        }
    }

    /// A provision at the start of a sentence.
    fn starting(&mut self, key: &str) -> super::Words {
        let cite = Provision::parse(key).map(|provision| provision.to_string()).unwrap_or_default();
        self.words.word(&super::names::capital(&cite))
    }

    fn provision(&mut self, key: &str, at: Span) -> super::Words {
        let cite = Provision::parse(key).map(|provision| provision.to_string()).unwrap_or_default();
        self.words.must_word(&cite, at, "the provision relied on")
    }

    /// An estimate, with its arithmetic. Under the Regulations no law says what an hour counts for.
    pub(super) fn estimate(&mut self, estimate: &Estimate, regime: Regime) -> EstimateView {
        let rates = self.office.rates(regime, self.content.date.value);
        let minutes = estimate.minutes();
        let total = rates.map(|rates| {
            let work = rates.cost(minutes).0;
            crate::money::Amount(work.saturating_add(estimate.other().0)).to_string()
        });
        EstimateView {
            lines: estimate.lines.iter().map(|line| self.estimate_line(line)).collect(),
            costs: estimate
                .costs
                .iter()
                .map(|cost| CostView {
                    what: self.words.must_line(&cost.what, "a cost"),
                    amount: self.words.word(&cost.amount.to_string()),
                })
                .collect(),
            basis: self.words.must_prose(&estimate.basis, "how an estimate was made"),
            time: self.words.word(&hours(minutes)),
            hourly: rates.map(|rates| self.words.word(&rates.hourly.to_string())),
            total: total.map(|total| self.words.word(&total)),
        }
    }

    fn estimate_line(&mut self, line: &EstimateLine) -> EstimateLineView {
        EstimateLineView {
            activity: self.words.word(&super::names::capital(line.activity.value.words())),
            what: line.what.as_ref().map(|what| self.words.must_line(what, "the work of an estimate")),
            number: self.words.word(&thousands(u64::from(line.number))),
            each: self.words.word(&hours(u64::from(line.minutes_each))),
            time: self.words.word(&hours(line.minutes())),
        }
    }
}
