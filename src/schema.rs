//! JSON Schema for editors: they complete and explain each field and every provision, and mark what the program refuses.
//!
//! The shape of a file says which fields it has. Added here is what a schema can say of their values: every provision
//! of the catalogue with its title, the forms of dates and links, that an answer has one outcome. What depends on
//! other values, such as a question that nobody asked, no schema can say.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use crate::authority::Authority;
use crate::case::Case;
use crate::catalogue::Catalogue;

/// How a provision is written in the catalogue. What is written otherwise, `section 31(1)(a)`, is read by the program.
const PROVISION: &str = "^(s|reg)[0-9]+[A-Z]*(\\([0-9A-Za-z]+\\))*$";

/// A date with a day that its month has.
const DATE: &str =
    "^[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))$";

/// The schema of a case, with the provisions of a catalogue.
#[must_use]
pub fn of_case(catalogue: &Catalogue) -> Value {
    let mut schema = Case::shape().schema().clone();
    refine(&mut schema, "");
    if let Some(definitions) = schema.get_mut("$defs").and_then(Value::as_object_mut) {
        definitions.insert("Provision".to_owned(), provisions(catalogue));
        one_of(definitions.get_mut("Answer"), ANSWERS);
        one_of(definitions.get_mut("Item"), ITEMS);
        if let Some(answer) = definitions.get_mut("Answer").and_then(Value::as_object_mut) {
            // What neither confirms nor denies says nothing else.
            let beside = ["note", "outside_the_act"].map(|field| json!({ "required": [field] }));
            let silent = json!({ "not": { "anyOf": beside } });
            let of_answers = json!({ "neither_confirm_nor_deny": silent, "own_personal_data": silent });
            answer.insert("dependentSchemas".to_owned(), of_answers);
        }
        if let Some(disclosed) = definitions.get_mut("Disclosed").and_then(Value::as_object_mut) {
            disclosed.insert("minProperties".to_owned(), json!(1));
        }
    }
    if let Some(case) = schema.as_object_mut() {
        // What a case does not have of its own it inherits.
        case.insert("if".to_owned(), json!({ "not": { "required": ["follows"] } }));
        case.insert("then".to_owned(), json!({ "required": ["regime", "subject", "requester", "request"] }));
    }
    schema
}

/// The schema of an authority's profile.
#[must_use]
pub fn of_authority() -> Value {
    let mut schema = Authority::shape().schema().clone();
    refine(&mut schema, "");
    schema
}

/// The outcomes of an answer, but for the two that go together.
const ANSWERS: &[&str] = &[
    "items",
    "neither_confirm_nor_deny",
    "not_held",
    "already_available",
    "over_cost_limit",
    "vexatious",
    "repeated",
    "own_personal_data",
    "see",
];

/// The same for an item.
const ITEMS: &[&str] = &["not_held", "already_available"];

/// Lets a thing have one outcome, where `disclosed` and `withheld` together are one.
fn one_of(definition: Option<&mut Value>, outcomes: &[&str]) {
    let Some(definition) = definition.and_then(Value::as_object_mut) else { return };
    let given = json!({ "anyOf": [{ "required": ["disclosed"] }, { "required": ["withheld"] }] });
    let others = outcomes.iter().map(|outcome| json!({ "required": [outcome] }));
    definition.insert("oneOf".to_owned(), std::iter::once(given).chain(others).collect());
}

/// Adds to the texts of a schema what their forms are. `name` is that of the field.
fn refine(schema: &mut Value, name: &str) {
    match schema {
        Value::Object(map) => {
            let form = map.get("format").and_then(Value::as_str).unwrap_or_default().to_owned();
            form_of(map, &form, name);
            for (key, value) in map.iter_mut() {
                let name = if matches!(key.as_str(), "items" | "properties" | "$defs") { name } else { key };
                refine(value, name);
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| refine(item, name)),
        _ => {}
    }
}

fn form_of(map: &mut Map<String, Value>, form: &str, name: &str) {
    let mut say = |key: &str, value: Value| drop(map.insert(key.to_owned(), value));
    match form {
        // What was not kept to may be any provision of the law.
        "provision" if name == "of" => {}
        "provision" => say("allOf", json!([{ "$ref": "#/$defs/Provision" }])),
        "prose" => say("pattern", json!("\\S")),
        "line" => {
            say("pattern", json!("^[^\\n]*\\S[^\\n]*\\n?$"));
            say("not", json!({ "type": "string", "pattern": "^[“‘][^“”‘]*[”’]$" }));
        }
        // No validator need know the days of a month by the name of the format.
        "date" => say("pattern", json!(DATE)),
        "link" => say("pattern", json!("^https?://[^\\s<>\"`]*$")),
        "questions" => {
            say("pattern", json!("\\S"));
            say(
                "not",
                json!({ "type": "string", "pattern": "(,\\s*(,|$))|([-–—]\\s*$)|(^\\s*[-–—,])|([-–—][^,a]*[-–—])" }),
            );
        }
        _ => {}
    }
}

/// Every provision of a catalogue with what it is, by law.
fn provisions(catalogue: &Catalogue) -> Value {
    let mut known: BTreeMap<(String, String), Vec<String>> = BTreeMap::new();
    for section in catalogue.sections() {
        let of_section = format!("{}: {}", section.regime.short(), section.title.as_str());
        let limbs = section.limbs.iter().map(|limb| (&limb.provision, limb.facts.summary.as_str()));
        let conditions = section.conditions.iter();
        let conditions = conditions.map(|condition| (&condition.provision, "A condition, for `condition`."));
        let exclusions = section.exclusions.iter();
        let exclusions = exclusions.map(|exclusion| (&exclusion.provision, "Excludes the duty to confirm or deny."));
        for (provision, what) in limbs.chain(conditions).chain(exclusions) {
            let whats = known.entry((provision.whole().key(), provision.key())).or_default();
            whats.push(format!("{of_section}. {what}"));
        }
    }
    let mut choices: Vec<Value> =
        known.iter().map(|((_, key), whats)| json!({ "const": key, "description": whats.join("\n") })).collect();
    choices.push(json!({ "not": { "pattern": PROVISION }, "pattern": "^\\s*[A-Za-z].*[0-9]" }));
    json!({
        "description": "A section or regulation to its limb, as the catalogue has it; other spellings are read too.",
        "anyOf": choices,
    })
}
