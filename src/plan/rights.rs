//! How to complain.

use super::Planner;
use super::view::{RegulatorView, ReviewRoute, Rights};
use crate::authority::Regulator;

impl Planner<'_, '_> {
    pub(super) fn rights(&mut self) -> Rights {
        let authority = &self.office.authority;
        let refusal = self.content.refuses() && !self.is_public();
        let regulator =
            self.content.regimes().first().and_then(|regime| self.office.regulator(*regime, self.content.date.value));
        let review = authority.review.as_ref().filter(|_| self.content.review.is_none()).map(|review| ReviewRoute {
            team: review.team.as_ref().map(|team| self.words.line(team)),
            email: review
                .email
                .as_ref()
                .map(|email| self.words.must_line_if(refusal, email, "the e-mail address for reviews")),
            address: review
                .address
                .iter()
                .map(|line| self.words.must_line_if(refusal, line, "the address for reviews"))
                .collect(),
            within: review.within.to_string(),
            answered_within: review.answered_within.to_string(),
        });
        Rights {
            review,
            no_procedure: authority.no_review_procedure,
            regulator: regulator.map(|regulator| self.regulator(regulator, refusal)),
        }
    }

    fn regulator(&mut self, regulator: &Regulator, refusal: bool) -> RegulatorView {
        RegulatorView {
            name: self.words.must_line_if(refusal, &regulator.name, "the regulator's name"),
            short: regulator.short.as_ref().map(|short| self.words.line(short)),
            office_holder: self.words.line(&regulator.office_holder),
            address: regulator
                .address
                .iter()
                .map(|line| self.words.must_line_if(refusal, line, "the regulator's address"))
                .collect(),
            phone: regulator.phone.as_ref().map(|phone| self.words.line(phone)),
            web: self.words.link(&regulator.web.value),
        }
    }
}
