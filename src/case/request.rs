//! Who asks, what was asked, and how questions are pointed at.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::Deserialize;
use serde::de::{Deserializer, Error};

use crate::calendar::DatedAt;
use crate::provision::Regime;
use crate::yaml::{Complaint, Form, Located, Prose, Text};

/// Who asks. Nothing here changes what is disclosed: an answer under the Acts is given to the world.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Requester {
    /// The name that the requester gave.
    pub name: Text,
    /// How the letter begins, without the comma: `Dear Ms Avery`. Otherwise `Dear` and the name.
    pub salutation: Option<Text>,
    /// The e-mail address for correspondence.
    pub email: Option<Text>,
    /// The postal address for correspondence, line by line.
    #[serde(default)]
    pub address: Vec<Text>,
    /// Whom the requester acts for, where the letter should say so.
    pub on_behalf_of: Option<Text>,
}

/// What was asked, and when.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Request {
    /// The date that the request bears.
    pub dated: DatedAt,
    /// The day on which the authority received it, working day or not: day 0 of the time for reply.
    pub received: DatedAt,
    /// Whether it is for a public record that was transferred to an archive and is not open: thirty working days
    /// (SI 2004/3364 reg. 4, FOISA s.10(2)).
    #[serde(default)]
    pub transferred_record: bool,
    /// The day that the Commissioner allowed, because the information is with armed forces on operations or outside
    /// the United Kingdom (SI 2004/3364 regs 5 and 6).
    pub allowed_until: Option<DatedAt>,
    /// What the letter calls the questions.
    #[serde(default)]
    pub called: Called,
    /// The request as it came. An annex quotes it in full.
    pub text: Option<Prose>,
    /// The questions, with the requester's own numbering.
    #[serde(default)]
    pub questions: Vec<Question>,
}

/// What the letter calls the questions.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Called {
    /// Question 1.
    #[default]
    Question,
    /// Part 1.
    Part,
    /// Request 1.
    Request,
}

/// One question.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// The requester's own number or letter: `1`, `(a)`, `Q4`, `iii`.
    pub id: Text,
    /// The question in the requester's words.
    pub text: Prose,
    /// The law that applies to it, where it is not the law of the case.
    pub regime: Option<Located<Regime>>,
    /// Its sub-parts. An answer may answer the whole question or a sub-part, such as `2(a)`.
    #[serde(default)]
    pub parts: Vec<Part>,
}

/// A sub-part of a question.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Part {
    /// The requester's own number or letter: `(a)`, `i`.
    pub id: Text,
    /// The sub-part in the requester's words.
    pub text: Prose,
}

/// Which questions are meant: `1`, `5-7`, `1-3 and 5`, `2(a)`, or `all`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Questions {
    /// Every question.
    All,
    /// These, in the order in which they were named. A stretch has a first and a last.
    These(Vec<(String, Option<String>)>),
}

/// The form of a text that says which questions are meant.
pub(super) const QUESTIONS: Form = ("questions", |text| Questions::parse(text).map(|_| ()));

impl Questions {
    /// Reads which questions are meant. A dash of any length makes a stretch.
    ///
    /// # Errors
    ///
    /// When the text names nothing, or a stretch has no end.
    pub fn parse(text: &str) -> Result<Self, Complaint> {
        let complaint = || Complaint {
            code: "FOI110",
            message: format!("`{text}` does not say which questions are meant"),
            help: "write 1, 5-7, 1-3 and 5, 2(a), or all".to_owned(),
        };
        if text.trim().eq_ignore_ascii_case("all") {
            return Ok(Self::All);
        }
        let text = text
            .replace(['–', '—', '‑'], "-")
            .replace(" to ", "-")
            .replace(", and ", ",")
            .replace(" and ", ",")
            .replace(" & ", ",");
        let stretch = |item: &str| {
            let mut ends = item.split('-').map(|end| end.trim().to_owned());
            let first = ends.next().filter(|first| !first.is_empty())?;
            let last = ends.next();
            let sound = ends.next().is_none() && last.as_deref() != Some("");
            sound.then_some((first, last))
        };
        let items: Option<Vec<_>> = text.split(',').map(stretch).collect();
        items.map(Self::These).ok_or_else(complaint)
    }
}

impl<'de> Deserialize<'de> for Questions {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(|complaint| D::Error::custom(complaint.message))
    }
}

impl JsonSchema for Questions {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Questions".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": ["string", "integer"],
            "format": "questions",
            "examples": ["1", "5-7", "1-3 and 5", "2(a)", "all"],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(written: &str, read: Option<&[(&str, Option<&str>)]>) {
        let read = read.map(|items| {
            let own = |item: &(&str, Option<&str>)| (item.0.to_owned(), item.1.map(str::to_owned));
            Questions::These(items.iter().map(own).collect())
        });
        assert_eq!(Questions::parse(written).ok(), read, "{written}");
    }

    #[test]
    fn questions_as_people_write_them() {
        case("1", Some(&[("1", None)]));
        case("5-7", Some(&[("5", Some("7"))]));
        case("5–7", Some(&[("5", Some("7"))]));
        case("5 to 7", Some(&[("5", Some("7"))]));
        case("1-3 and 5", Some(&[("1", Some("3")), ("5", None)]));
        case("1, 2(a)", Some(&[("1", None), ("2(a)", None)]));
        case("5-", None);
        case("1-2-3", None);
        case("1,,2", None);
        assert_eq!(Questions::parse("all").ok(), Some(Questions::All));
    }
}
