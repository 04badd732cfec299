//! A provision of an Act: read as people write it, printed as the Act does.

use std::borrow::Cow;
use std::fmt;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::de::{Deserialize, Deserializer, Error};

use crate::yaml::{Complaint, Form, Located};

/// The law under which a request is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Regime {
    /// The Freedom of Information Act 2000.
    Foia,
    /// The Environmental Information Regulations 2004.
    Eir,
    /// The Freedom of Information (Scotland) Act 2002.
    Foisa,
    /// The Environmental Information (Scotland) Regulations 2004.
    Eisr,
}

/// A section of an Act or a regulation of an instrument, down to its limb: `section 31(1)(a)`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Provision {
    kind: Kind,
    number: String,
    limb: Vec<String>,
}

/// A provision and where it was cited.
pub type Cite = Located<Provision>;

/// The form of a text that is a citation.
pub const PROVISION: Form = ("provision", |text| Provision::parse(text).map(|_| ()));

/// What an Act and what Regulations are divided into.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// A section of an Act.
    Section,
    /// A regulation.
    Regulation,
}

impl Regime {
    /// Every law, in the order in which lists have them.
    pub const ALL: [Self; 4] = [Self::Foia, Self::Eir, Self::Foisa, Self::Eisr];

    /// The law of the same part of the United Kingdom that a provision belongs to: an Act has sections,
    /// Regulations have regulations.
    #[must_use]
    pub fn law_of(self, provision: &Provision) -> Self {
        match (self.is_scottish(), provision.is_regulation()) {
            (false, false) => Self::Foia,
            (false, true) => Self::Eir,
            (true, false) => Self::Foisa,
            (true, true) => Self::Eisr,
        }
    }

    /// Whether it is the law of Scottish public authorities.
    #[must_use]
    pub fn is_scottish(self) -> bool {
        matches!(self, Self::Foisa | Self::Eisr)
    }

    /// The name in full.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Foia => "Freedom of Information Act 2000",
            Self::Eir => "Environmental Information Regulations 2004",
            Self::Foisa => "Freedom of Information (Scotland) Act 2002",
            Self::Eisr => "Environmental Information (Scotland) Regulations 2004",
        }
    }

    /// The name in short.
    #[must_use]
    pub fn short(self) -> &'static str {
        match self {
            Self::Foia => "FOIA",
            Self::Eir => "EIR",
            Self::Foisa => "FOISA",
            Self::Eisr => "EI(S)Rs",
        }
    }

    /// The folder of its exemptions.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Foia => "foia",
            Self::Eir => "eir",
            Self::Foisa => "foisa",
            Self::Eisr => "eisr",
        }
    }

    /// Whether it is about environmental information.
    #[must_use]
    pub fn is_environmental(self) -> bool {
        matches!(self, Self::Eir | Self::Eisr)
    }
}

impl Provision {
    /// Reads a citation: `s31(1)(a)`, `s.31(1)(a)`, `section 31 (1) (a)`, `reg 12(4)(a)`.
    ///
    /// # Errors
    ///
    /// When the text is no citation.
    pub fn parse(text: &str) -> Result<Self, Complaint> {
        read(text).ok_or_else(|| {
            let bare = ["s", "reg"].iter().filter_map(|word| read(&format!("{word}{}", text.trim())));
            let meant: Vec<String> = bare.map(|provision| format!("`{}`", provision.key())).collect();
            Complaint {
                code: "FOI114",
                message: format!("`{text}` is not a provision"),
                help: if meant.is_empty() {
                    "write a section or regulation to its limb: s31(1)(a), section 40(2), reg 12(4)(a)".to_owned()
                } else {
                    format!("did you mean {}?", meant.join(" or "))
                },
            }
        })
    }

    /// How the catalogue's files write it: `s31(1)(a)`, `reg12(4)(a)`.
    #[must_use]
    pub fn key(&self) -> String {
        let kind = if self.kind == Kind::Section { "s" } else { "reg" };
        format!("{kind}{}", self.numbers())
    }

    /// The whole section or regulation that it belongs to.
    #[must_use]
    pub fn whole(&self) -> Self {
        Self { limb: Vec::new(), ..self.clone() }
    }

    /// Whether it is a regulation, and so environmental law.
    #[must_use]
    pub fn is_regulation(&self) -> bool {
        self.kind == Kind::Regulation
    }

    /// Whether `other` is this provision or a limb of it.
    #[must_use]
    pub fn contains(&self, other: &Self) -> bool {
        self.kind == other.kind && self.number == other.number && other.limb.starts_with(&self.limb)
    }

    /// What puts provisions in the order of their law: 22 before 22A before 23.
    #[must_use]
    pub fn order(&self) -> (Kind, u32, String, Vec<String>) {
        let letters = self.number.trim_start_matches(|character: char| character.is_ascii_digit());
        let number = self.number[..self.number.len() - letters.len()].parse().unwrap_or(u32::MAX);
        (self.kind, number, letters.to_owned(), self.limb.clone())
    }

    fn numbers(&self) -> String {
        let limbs: String = self.limb.iter().map(|limb| format!("({limb})")).collect();
        format!("{}{limbs}", self.number)
    }
}

/// Laws that people write before a provision.
const LAWS: [&str; 6] = ["FOISA", "FOIA", "EI(S)Rs", "EISR", "EIRs", "EIR"];

fn read(text: &str) -> Option<Provision> {
    let text: String = text.chars().filter(|character| !character.is_whitespace()).collect();
    // The law is said elsewhere: `FOIA s43`, `EIR reg 12(5)(e)`.
    let text = LAWS.iter().find_map(|law| text.strip_prefix(law)).unwrap_or(&text).to_owned();
    let word_end = text.find(|character: char| character.is_ascii_digit())?;
    let kind = match text[..word_end].trim_end_matches('.').to_ascii_lowercase().as_str() {
        "s" | "ss" | "sec" | "sect" | "section" | "sections" => Kind::Section,
        "r" | "reg" | "regs" | "regulation" | "regulations" => Kind::Regulation,
        _ => return None,
    };
    let rest = &text[word_end..];
    let number_end = rest.find('(').unwrap_or(rest.len());
    let number = &rest[..number_end];
    let letters = number.trim_start_matches(|character: char| character.is_ascii_digit());
    if number.len() > 4 || !letters.chars().all(|character| character.is_ascii_uppercase()) {
        return None;
    }
    let mut limb = Vec::new();
    let mut left = &rest[number_end..];
    while !left.is_empty() {
        let close = left.find(')')?;
        let name = left.strip_prefix('(')?.get(..close - 1)?;
        if name.is_empty() || !name.chars().all(|character| character.is_ascii_alphanumeric()) {
            return None;
        }
        // `(A)` is a slip for `(a)`; `(3A)` is not.
        let letters = name.chars().all(|character| character.is_ascii_alphabetic());
        limb.push(if letters { name.to_ascii_lowercase() } else { name.to_owned() });
        left = &left[close + 1..];
    }
    Some(Provision { kind, number: number.to_owned(), limb })
}

impl fmt::Display for Provision {
    fn fmt(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        let kind = if self.kind == Kind::Section { "section" } else { "regulation" };
        write!(formatter, "{kind} {}", self.numbers())
    }
}

impl<'de> Deserialize<'de> for Provision {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).map_err(|complaint| D::Error::custom(complaint.message))
    }
}

impl JsonSchema for Provision {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        "Provision".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "format": "provision",
            "examples": ["s31(1)(a)", "s40(2)", "reg 12(4)(a)"],
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(written: &str, printed: Option<&str>) {
        let read = Provision::parse(written).ok().map(|provision| provision.to_string());
        assert_eq!(read.as_deref(), printed, "{written}");
    }

    #[test]
    fn citations_as_people_write_them() {
        case("s31(1)(a)", Some("section 31(1)(a)"));
        case("S.31 (1) (a)", Some("section 31(1)(a)"));
        case("Section 36(2)(b)(ii)", Some("section 36(2)(b)(ii)"));
        case("s22A(1)(b)(i)", Some("section 22A(1)(b)(i)"));
        case("reg 12(4)(a)", Some("regulation 12(4)(a)"));
        case("regulation 13(1)(b)", Some("regulation 13(1)(b)"));
        case("s40(3A)(a)", Some("section 40(3A)(a)"));
        case("S.40(2)", Some("section 40(2)"));
        case("section 40 (2)", Some("section 40(2)"));
        case("Reg 12(5)(e)", Some("regulation 12(5)(e)"));
        case("reg. 12(5)(E)", Some("regulation 12(5)(e)"));
        case("EIR Reg 12(5)(e)", Some("regulation 12(5)(e)"));
        case("FOIA s.43(2)", Some("section 43(2)"));
        case("31(1)(a)", None);
        case("s31(1)(a", None);
        case("s31()", None);
        case("article 6", None);
        case("s", None);
        case("s31(1)a", None);
    }

    #[test]
    fn a_number_alone_is_told_what_it_may_be() {
        let help = |text: &str| Provision::parse(text).err().map(|complaint| complaint.help).unwrap_or_default();
        assert_eq!(help("31(1)(a)"), "did you mean `s31(1)(a)` or `reg31(1)(a)`?");
        assert!(help("article 6").starts_with("write a section"));
    }

    #[test]
    fn a_section_contains_its_limbs() {
        let contains = |whole, part| Some(Provision::parse(whole).ok()?.contains(&Provision::parse(part).ok()?));
        assert_eq!(contains("s36(2)", "s36(2)(b)(ii)"), Some(true));
        assert_eq!(contains("s36(2)(b)", "s36(2)(c)"), Some(false));
        assert_eq!(contains("s36", "reg36"), Some(false));
    }
}
