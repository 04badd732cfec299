//! The rules: what the law asks of a case, one value each.
//!
//! A rule looks at the content and at the office. It has no way to the record: what the file knows
//! about information that the authority neither confirms nor denies can change no finding.

use crate::case::Acceptance;
use crate::diagnostic::{Diagnostic, Report, Severity};
use crate::office::Office;
use crate::resolve::Kept;
use crate::resolve::content::{Content, Gap, Said};
use crate::source::Span;
use crate::yaml::within;

mod across;
mod reading;

pub use across::{Topics, across};
pub use foi048_environmental_words::environmental;

/// A rule of law.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Its code.
    pub code: &'static str,
    /// The provision that asks for it.
    pub law: &'static str,
    /// How grave a finding is.
    pub severity: Severity,
    /// What it finds and why, in Markdown; `foi explain` prints it.
    pub explanation: &'static str,
    /// Looks for it.
    check: fn(&Content, &Office, &mut Found),
}

/// Where a rule reports.
struct Found<'a> {
    rule: &'a Rule,
    /// What of the record may be asked for.
    kept: &'a Kept,
    report: &'a mut Report,
}

macro_rules! rules {
    ($($module:ident),* $(,)?) => {
        $(mod $module;)*
        /// Every rule, in order of its code.
        pub const RULES: &[Rule] = &[$($module::RULE),*];
    };
}

rules![
    foi001_limb_missing,
    foi002_question_unanswered,
    foi003_question_answered_twice,
    foi004_reason_missing,
    foi005_public_interest_missing,
    foi006_public_interest_surplus,
    foi007_legitimate_interests_missing,
    foi008_likelihood_missing,
    foi009_opinion_missing,
    foi010_neither_given_away,
    foi011_held_not_said,
    foi012_review_missing,
    foi013_left_out,
    foi014_wrong_law,
    foi015_late,
    foi016_link_too_general,
    foi017_condition_missing,
    foi018_regulator_unchecked,
    foi019_holder_not_given,
    foi020_review_incomplete,
    foi021_see_leads_nowhere,
    foi022_extension_unfounded,
    foi023_cost_not_shown,
    foi024_not_available,
    foi025_no_refusal_under_regulations,
    foi026_no_help_to_narrow,
    foi027_number_worked_out,
    foi028_total_wrong,
    foi029_log_names,
    foi030_log_second_look,
    foi031_excluded_together,
    foi032_wrong_test,
    foi033_emissions,
    foi034_reason_bare,
    foi035_own_information,
    foi036_not_consulted,
    foi037_withheld_in_full,
    foi038_vexatious_by_searching,
    foi039_fee_unsound,
    foi040_requester_in_answer,
    foi041_enclosure_hides,
    foi042_extension_not_kept_to,
    foi043_publication_too_late,
    foi044_provision_not_relied_on,
    foi045_schedule_differs,
    foi046_small_numbers,
    foi047_counts_differ,
    foi048_environmental_words,
    foi049_answered_elsewhere,
    foi050_not_signed_off,
    foi051_review_not_fresh,
    foi052_search_not_shown,
    foi053_exemption_beside_neither,
    foi054_neither_told_elsewhere,
    foi055_too_old,
    foi056_never_asked,
    foi057_confirmed_before,
    foi058_no_other_law,
    foi059_mark_not_read,
];

/// Findings that no case can accept: leaks, and a refusal that the law does not have.
pub const NEVER_ACCEPTED: &[&str] = &[
    foi010_neither_given_away::RULE.code,
    foi025_no_refusal_under_regulations::RULE.code,
    foi027_number_worked_out::RULE.code,
    foi029_log_names::RULE.code,
    foi059_mark_not_read::RULE.code,
];

/// Applies every rule.
pub fn run(content: &Content, kept: &Kept, office: &Office, report: &mut Report) {
    for rule in RULES {
        (rule.check)(content, office, &mut Found { rule, kept, report });
    }
}

/// Turns the findings that the case accepts into notes, and reports what accepts nothing.
///
/// A leak can never be accepted, nor can a fault of the file itself: only findings of law can.
///
/// Of a case that was looked at only in part, nobody can tell what accepts nothing: `whole` says that it was not.
pub fn accept(accepted: &[Acceptance], whole: bool, report: &mut Report) {
    for entry in accepted {
        let code = entry.rule.as_str();
        // Of a rule about leaks, what only may be one can be looked at and accepted.
        let grave = report.findings().into_iter().filter(|finding| finding.code == code);
        let grave = grave.map(|finding| finding.severity).max().is_none_or(|severity| severity > Severity::Warning);
        let lawful = code.starts_with("FOI0") && !(NEVER_ACCEPTED.contains(&code) && grave);
        if !lawful {
            let finding = Diagnostic::error("FOI124", format!("`{code}` cannot be accepted"))
                .at(entry.rule.span, "no finding that an officer may go on with")
                .help("findings of law, FOI0xx, may be accepted with a reason; a leak and a fault of the file never");
            report.push(finding);
        } else if !report.accept(code, entry.reason.as_str()) && whole && code != across::CODE {
            let finding = Diagnostic::error("FOI124", format!("nothing was found that `{code}` accepts"))
                .with_severity(Severity::Warning)
                .at(entry.rule.span, "accepts nothing")
                .help("take it out: a decision to go on belongs to a finding");
            report.push(finding);
        }
    }
}

/// The rule of a code.
#[must_use]
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code)
}

impl Rule {
    /// A finding of this rule.
    #[must_use]
    pub fn finding(&self, message: impl Into<String>) -> Diagnostic {
        Diagnostic::error(self.code, message).with_severity(self.severity).law(self.law)
    }
}

impl Found<'_> {
    fn push(&mut self, message: impl Into<String>, span: Span, label: &str, help: impl Into<String>) {
        self.push_as(self.rule.severity, message, span, label, help);
    }

    /// A finding that is graver, or less grave, than its rule mostly is.
    fn push_as(
        &mut self,
        severity: Severity,
        message: impl Into<String>,
        span: Span,
        label: &str,
        help: impl Into<String>,
    ) {
        self.report.push(self.rule.finding(message).with_severity(severity).at(span, label).help(help));
    }

    /// The place of a stretch of the officer's words.
    fn place(&self, said: &Said, stretch: std::ops::Range<usize>) -> Span {
        within(self.report, said.span, said.text, stretch)
    }

    /// Something that is still to be written: a draft may go on with a mark in its place.
    fn gap(&mut self, gap: &Gap, message: String, help: impl Into<String>) {
        let label = format!("has no `{}`", gap.field);
        self.report.push(self.rule.finding(message).at(gap.claim.span, label).help(help).gap());
    }
}

/// Every gap of every claim, whatever it is for.
fn gaps<'c>(content: &'c Content) -> impl Iterator<Item = &'c Gap> {
    let exemptions = content.exemptions.iter().flat_map(|claim| claim.reasons.gaps());
    exemptions.chain(content.exclusions.iter().flat_map(|claim| claim.reasons.gaps()))
}
