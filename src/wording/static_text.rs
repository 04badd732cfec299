//! The wording that letters are made of, read as it stands in its files: every sentence of it, whether or not a letter
//! that is at hand says it.

use super::find::{Hit, hits};
use super::finding;
use crate::catalogue::{Catalogue, Check, Scope, Section, WordingRule, plain};
use crate::diagnostic::Report;
use crate::source::Span;
use crate::template::Seen;
use crate::yaml::within;

/// Reports what the rules that look for words find in templates and exemption files. `seen` is what a walk through
/// them saw.
pub fn check_templates(catalogue: &Catalogue, seen: &Seen, report: &mut Report) {
    let rules: Vec<&WordingRule> = catalogue.wording().iter().filter(|rule| looks_for_words(rule)).collect();
    for (span, neither) in &seen.words {
        let source = report.sources.get(span.source).clone();
        let text = &source.raw()[span.start as usize..span.end as usize];
        let small = plain(text);
        for rule in rules.iter().filter(|rule| *neither || rule.scope != Scope::Neither) {
            for hit in found(rule, text, &small) {
                let place = span.part(hit.range.start, hit.range.end);
                report.push(finding(rule, &hit, Some(place)));
            }
        }
    }
    for (span, text, neither) in catalogue.sections().flat_map(Section::words) {
        let small = plain(text);
        for rule in rules.iter().filter(|rule| neither || rule.scope != Scope::Neither) {
            for hit in found(rule, text, &small) {
                let place: Span = within(report, span, text, hit.range.clone());
                report.push(finding(rule, &hit, Some(place)));
            }
        }
    }
}

/// Whether a rule finds words wherever they stand. What others find depends on the letter.
fn looks_for_words(rule: &WordingRule) -> bool {
    let words = matches!(rule.check, Check::Substitution(..) | Check::Existence(_));
    words && rule.severity.is_some() && rule.scope != Scope::Links
}

fn found(rule: &WordingRule, text: &str, plain: &str) -> Vec<Hit> {
    let (Check::Substitution(of, _) | Check::Existence(of)) = &rule.check else { return Vec::new() };
    hits(&of.likely(plain), rule, text, plain)
}
