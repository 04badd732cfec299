//! `foi exemptions`.

use std::fmt::Write;

use serde_json::{Map, Value, json};

use super::Outcome;
use super::disk::catalogue;
use super::out::print;
use crate::catalogue::{self, Catalogue, Factors, Listed, Passage};
use crate::provision::Regime;
use crate::source::Sources;
use crate::yaml::Text;

/// Arguments of `foi exemptions`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  foi exemptions staff names\n  foi exemptions \"ongoing investigation\" --regime foia\n  foi exemptions --format json"
)]
pub(super) struct Arguments {
    /// What the information is about, in your own words; every provision where nothing is said.
    query: Vec<String>,
    /// The law: foia, eir, foisa or eisr.
    #[arg(long, value_parser = regime)]
    regime: Option<Regime>,
    /// How to print the list.
    #[arg(long, value_enum, default_value = "text")]
    format: Format,
}

/// How to print the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// For programs: all that is known of each provision.
    Json,
}

/// The law of that name.
pub(super) fn regime(name: &str) -> Result<Regime, String> {
    let found = Regime::ALL.into_iter().find(|regime| regime.folder() == name.to_lowercase());
    found.ok_or_else(|| "the laws are foia, eir, foisa and eisr".to_owned())
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let (catalogue, sources) = catalogue();
    let query = arguments.query.join(" ");
    let found = find(&catalogue, &query, arguments.regime);
    if arguments.format == Format::Json {
        let entries: Vec<Value> = found.iter().map(|entry| value(entry, &sources)).collect();
        print(format!("{:#}\n", Value::from(entries)).as_bytes())?;
        return Ok(if found.is_empty() { Outcome::Findings } else { Outcome::Clean });
    }
    if found.is_empty() {
        print(
            format!("No provision was found for “{query}”. Try other words, or `foi exemptions` for the whole list.\n")
                .as_bytes(),
        )?;
        return Ok(Outcome::Findings);
    }
    print(text(&found).as_bytes())?;
    Ok(Outcome::Clean)
}

/// The entries that meet a query, the best first; all of them in order where there is none.
fn find<'a>(catalogue: &'a Catalogue, query: &str, regime: Option<Regime>) -> Vec<Listed<'a>> {
    let mut entries = catalogue.listed();
    entries.retain(|entry| regime.is_none_or(|regime| entry.section.regime == regime));
    if query.trim().is_empty() {
        return entries;
    }
    let scored = entries.into_iter().filter_map(|entry| Some((catalogue::score(&entry, query)?, entry)));
    let mut scored: Vec<(u32, Listed)> = scored.collect();
    // The sort keeps the order of the law among equals.
    scored.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    let best = scored.first().map_or(0, |(score, _)| *score);
    scored.into_iter().filter(|(score, _)| *score > 0 && score * 3 >= best).map(|(_, entry)| entry).collect()
}

fn text(entries: &[Listed]) -> String {
    let mut text = String::new();
    let mut last = None;
    for entry in entries {
        let section = entry.section;
        let heading = (section.regime, section.key.as_str());
        if last != Some(heading) {
            let _ = writeln!(
                text,
                "{}{} {}: {}",
                if last.is_some() { "\n" } else { "" },
                section.regime.short(),
                section.key,
                section.title.as_str()
            );
            last = Some(heading);
        }
        let _ = writeln!(
            text,
            "  {:<18} {:<9}  {}",
            entry.id,
            entry.status(),
            entry.summaries().next().unwrap_or_default()
        );
    }
    text.push_str("\n`foi explain` with one of them, such as `foi explain \"s43(2)\"`, says what an officer needs.\n");
    text
}

/// All that is known of an entry.
fn value(entry: &Listed, sources: &Sources) -> Value {
    let section = entry.section;
    let limbs: Vec<Value> = entry
        .limbs
        .iter()
        .map(|limb| {
            let facts = &limb.facts;
            json!({
                "key": limb.provision.key(),
                "cite": facts.cited_as.as_ref().map_or_else(|| limb.provision.to_string(), |text| text.as_str().to_owned()),
                "kind": snake(&format!("{:?}", facts.kind)),
                "test": facts.test.as_str(),
                "protects": facts.protects.as_ref().map(Text::as_str),
                "summary": facts.summary.as_str(),
                "needs": facts.needs.iter().map(|need| snake(&format!("{need:?}"))).collect::<Vec<_>>(),
                "only_for": facts.only_for.map(crate::authority::Capacity::key),
                "not_for_emissions": facts.emissions,
                "in_force": force(facts.in_force.unwrap_or(section.in_force)),
            })
        })
        .collect();
    let conditions: Vec<Value> = entry
        .conditions
        .iter()
        .map(|condition| json!({ "key": condition.provision.key(), "summary": condition.facts.summary.as_str() }))
        .collect();
    let explain: Vec<Value> = section
        .explain
        .iter()
        .filter(|explain| concerns(entry, explain))
        .map(|explain| json!({ "what": explain.what.as_str(), "by": snake(&format!("{:?}", explain.by)) }))
        .collect();
    json!({
        "id": entry.id,
        "cite": entry.cite,
        "regime": section.regime.folder(),
        "section": section.key,
        "title": section.title.as_str(),
        "words": section.words.iter().map(Text::as_str).collect::<Vec<_>>(),
        "status": entry.status(),
        "public_interest_test": test(entry.status()),
        "ncnd": {
            "cite": entry.ncnd(),
            "status": entry.ncnd_status(),
            "public_interest_test": test(entry.ncnd_status()),
            "trigger": entry.exclusions.first().map(|exclusion| exclusion.facts.test.as_str()),
        },
        "limbs": limbs,
        "conditions": conditions,
        "needs": section.needs.iter().map(|need| snake(&format!("{need:?}"))).collect::<Vec<_>>(),
        "must_explain": explain,
        "public_interest": {
            "disclosing": factors(&section.public_interest.disclosing),
            "confirming": factors(&section.public_interest.confirming),
        },
        "letter": passage(Some(&section.letter), sources),
        "neither_confirm_nor_deny": passage(section.neither.as_ref(), sources),
        "evidence": guidance(section.guidance.as_ref(), "What you need", sources),
        "pitfalls": guidance(section.guidance.as_ref(), "Take care", sources),
        "interacts_with": guidance(section.guidance.as_ref(), "With other provisions", sources),
        "time_limits": guidance(section.guidance.as_ref(), "Time limits", sources),
        "example": passage(section.example.as_ref(), sources),
        "notes": section.notes.iter().map(Text::as_str).collect::<Vec<_>>(),
        "in_force": force(section.in_force),
        "source": section.source,
    })
}

/// Whether a duty to explain concerns an entry.
pub(super) fn concerns(entry: &Listed, explain: &catalogue::Explain) -> bool {
    let limbs = entry.limbs.iter().map(|limb| &limb.provision);
    let mut own = limbs.chain(entry.conditions.iter().map(|condition| &condition.provision));
    explain.only.is_empty() || own.any(|provision| explain.only.iter().any(|only| only.value.contains(provision)))
}

fn passage(passage: Option<&Passage>, sources: &Sources) -> Option<String> {
    passage.map(|passage| passage.text(sources).trim().to_owned())
}

/// The points of the guidance under a heading, each on one line.
fn guidance(passage: Option<&Passage>, heading: &str, sources: &Sources) -> Vec<String> {
    let text = passage.map_or("", |passage| passage.text(sources));
    let under = text.lines().skip_while(|line| line.strip_prefix("## ") != Some(heading)).skip(1);
    let mut points: Vec<String> = Vec::new();
    for line in under.take_while(|line| !line.starts_with("## ")) {
        match (line.strip_prefix("- "), points.last_mut()) {
            (Some(point), _) => points.push(point.to_owned()),
            (None, Some(point)) if !line.trim().is_empty() => {
                point.push(' ');
                point.push_str(line.trim());
            }
            _ => {}
        }
    }
    points
}

/// A name of the program as files write it: `legitimate_interests`.
pub(super) fn snake(name: &str) -> String {
    let mut text = String::new();
    for character in name.chars() {
        if character.is_uppercase() && !text.is_empty() {
            text.push('_');
        }
        text.extend(character.to_lowercase());
    }
    text
}

fn force(force: catalogue::InForce) -> Value {
    json!({ "from": force.from.iso(), "until": force.until.map(crate::calendar::Day::iso) })
}

fn test(status: &str) -> &'static str {
    match status {
        "qualified" => "yes",
        "absolute" => "no",
        "depends" => "depends",
        _ => "n/a",
    }
}

fn factors(factors: &Factors) -> Value {
    let side = |entries: &crate::yaml::Entries<crate::yaml::Located<String>>| {
        let points = entries.iter().map(|(name, text)| (name.as_str().to_owned(), Value::from(text.value.clone())));
        points.collect::<Map<String, Value>>()
    };
    json!({ "for": side(&factors.for_), "against": side(&factors.against) })
}
