//! A question under the Act that reads like one about the environment.

use std::ops::Range;

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::{Content, Said};
use super::reading::phrase;

pub(super) const RULE: Rule = Rule {
    code: "FOI048",
    law: "EIR reg. 2(1), FOIA 2000 s.39",
    severity: Severity::Warning,
    explanation: include_str!("foi048_environmental_words.md"),
    check,
};

/// Words of questions that are mostly about the environment, whatever the authority.
const ENVIRONMENT: &[&str] = &[
    "air quality", "air pollution", "greenhouse gas", "carbon emissions", "carbon footprint", "vehicle emissions",
    "emissions from", "flood risk", "flood defence", "flood defences", "flooding", "sewage", "river pollution",
    "water pollution", "water quality", "drinking water", "contaminated land", "land contamination", "landfill",
    "waste disposal", "recycling rate", "recycling rates", "fly-tipping", "incinerator", "pesticide", "pesticides",
    "weedkiller", "glyphosate", "noise levels", "noise pollution", "noise survey", "planning application",
    "planning applications", "planning permission", "felling of trees", "tree felling", "tree preservation", "trees felled",
    "biodiversity", "protected species", "wildlife habitat", "environmental impact assessment", "wind farm", "fracking",
    "clean air zone", "low emission zone", "waste collection", "planning enforcement", "noise complaints", "building safety",
    "cladding",
];

/// The first words of a text that are mostly about the environment.
#[must_use]
pub fn environmental(text: &str) -> Option<Range<usize>> {
    phrase(text, ENVIRONMENT)
}

fn check(content: &Content, _: &Office, found: &mut Found) {
    for question in content.questions.iter().filter(|question| !question.decided && !question.regime.is_environmental()) {
        let texts = std::iter::once(&question.text).chain(question.parts.iter().map(|part| &part.text));
        for text in texts {
            let Some(stretch) = environmental(text.as_str()) else { continue };
            let words = text.as_str()[stretch.clone()].to_owned();
            let place = found.place(&Said::from(text), stretch);
            let other = if question.regime.is_scottish() { "eisr" } else { "eir" };
            found.push(
                format!("“{words}” may be environmental information, and the question is under the Act"),
                place,
                "which law?",
                format!(
                    "where it is, write `regime: {other}` on the question; where you have made sure that it is not, write `regime: {}` there",
                    question.regime.folder()
                ),
            );
            break;
        }
    }
}
