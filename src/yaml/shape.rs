//! The shape that a type gives its file, and what in a file does not have it.
//!
//! The shape is the type's JSON Schema, so that what an editor offers, what this check asks and
//! what serde reads are one thing. Every fault is reported, with the nearest name for a misspelt one.

mod here;

use std::collections::BTreeSet;
use std::ops::Range;

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value};

use here::Here;

use super::located::{place, places_of_lines};
use super::{Kind, Node};
use crate::diagnostic::{Diagnostic, Report, did_you_mean};
use crate::source::Span;

/// What is wrong with a text that has a form of its own, such as a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    /// The code of the finding.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// A form that a text may have: its name in the schema, and what says what is wrong with a text of it.
pub type Form = (&'static str, fn(&str) -> Result<(), Complaint>);

/// The shape of a file: the JSON Schema of its type, and the forms that its texts may have.
#[derive(Debug)]
pub struct Shape {
    schema: Value,
    /// The names of every field of the file, at any depth.
    fields: BTreeSet<String>,
    forms: Vec<Form>,
    what: &'static str,
}

impl Shape {
    /// The shape of `T`, whose files are called `what`; `forms` are the texts with a form of their own.
    #[must_use]
    pub fn of<T: JsonSchema>(what: &'static str, forms: &[Form]) -> Self {
        let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<T>().to_value();
        forbid_null(&mut schema);
        let mut fields = BTreeSet::new();
        collect_fields(&schema, &mut fields);
        Self { schema, fields, forms: forms.to_vec(), what }
    }

    /// The JSON Schema, for editors.
    #[must_use]
    pub fn schema(&self) -> &Value {
        &self.schema
    }

    /// Reports everything in a tree that does not have this shape.
    pub(super) fn check(&self, node: &Node, report: &mut Report) {
        let here = Here::file(node.span);
        Check { shape: self, report }.value(node, &self.schema, &here);
    }
}

/// No value may be empty: an empty one says neither that there is nothing nor what there is.
fn forbid_null(schema: &mut Value) {
    match schema {
        Value::Object(map) => {
            if let Some(Value::Array(types)) = map.get_mut("type") {
                types.retain(|name| name != "null");
                if let [only] = types.as_slice() {
                    let only = only.clone();
                    map.insert("type".to_owned(), only);
                }
            }
            if let Some(Value::Array(choices)) = map.get_mut("anyOf") {
                choices.retain(|choice| choice.get("type") != Some(&Value::from("null")));
                if let [Value::Object(only)] = choices.as_slice() {
                    let only = only.clone();
                    map.remove("anyOf");
                    map.extend(only);
                }
            }
            if map.get("default") == Some(&Value::Null) {
                map.remove("default");
            }
            map.values_mut().for_each(forbid_null);
        }
        Value::Array(items) => items.iter_mut().for_each(forbid_null),
        _ => {}
    }
}

/// The names of the fields of a schema, at any depth.
fn collect_fields(schema: &Value, fields: &mut BTreeSet<String>) {
    match schema {
        Value::Object(map) => {
            if let Some(Value::Object(properties)) = map.get("properties") {
                fields.extend(properties.keys().cloned());
            }
            map.values().for_each(|value| collect_fields(value, fields));
        }
        Value::Array(items) => items.iter().for_each(|item| collect_fields(item, fields)),
        _ => {}
    }
}

struct Check<'a> {
    shape: &'a Shape,
    report: &'a mut Report,
}

impl<'a> Check<'a> {
    fn value(&mut self, node: &Node, schema: &'a Value, here: &Here) {
        let schema = self.resolve(schema);
        if matches!(node.kind, Kind::Null) && here.is_file() {
            let finding = Diagnostic::error("FOI107", format!("the {} is empty", self.shape.what))
                .at(node.span, "nothing is written here")
                .help("copy one of the examples and write your own over it");
            self.report.push(finding);
        } else if matches!(node.kind, Kind::Null) {
            self.empty(here);
        } else if let Some(Value::Array(choices)) = schema.get("oneOf") {
            self.choice(node, choices, here);
        } else if let Some(Value::Array(words)) = schema.get("enum") {
            self.word(node, words, here);
        } else {
            match schema.get("type").and_then(|kind| kind.as_str().or_else(|| kind.get(0)?.as_str())) {
                Some("object") => self.map(node, schema, here),
                Some("array") => self.list(node, schema, here),
                Some("boolean") => {
                    self.scalar(node, "`true` or `false`", here, |text| text == "true" || text == "false");
                }
                Some("integer") => self.scalar(node, "a whole number", here, |text| text.parse::<u32>().is_ok()),
                Some("string") => self.text(node, schema, here),
                _ => {}
            }
        }
    }

    fn resolve(&self, schema: &'a Value) -> &'a Value {
        let mut schema = schema;
        while let Some(reference) = schema.get("$ref").and_then(Value::as_str) {
            match self.shape.schema.pointer(reference.trim_start_matches('#')) {
                Some(target) => schema = target,
                None => break,
            }
        }
        schema
    }

    fn empty(&mut self, here: &Here) {
        self.empty_at(here.key, here);
    }

    fn empty_at(&mut self, place: Span, here: &Here) {
        let finding = Diagnostic::error("FOI107", format!("`{}` is empty", here.name(self.shape.what)))
            .at(place, "nothing is written here")
            .help("write its value, or take the line out");
        self.report.push(finding);
    }

    fn wrong(&mut self, node: &Node, wanted: &str, here: &Here) {
        let found = match &node.kind {
            Kind::Null => "nothing",
            Kind::Scalar(_) => "a single value",
            Kind::List(_) => "a list",
            Kind::Map(_) => "a map of keys and values",
        };
        let name = here.name(self.shape.what);
        let mark = if matches!(node.kind, Kind::Scalar(_)) { node.span } else { here.key };
        let finding = Diagnostic::error("FOI104", format!("`{name}` should be {wanted}, not {found}"))
            .at(mark, format!("should be {wanted}"));
        self.report.push(finding);
    }

    fn scalar(&mut self, node: &Node, wanted: &str, here: &Here, fits: impl Fn(&str) -> bool) {
        match &node.kind {
            Kind::Scalar(text) if fits(text) => {}
            Kind::Scalar(text) => {
                let message = format!("`{}` should be {wanted}, not `{text}`", here.name(self.shape.what));
                self.report.push(Diagnostic::error("FOI104", message).at(node.span, format!("should be {wanted}")));
            }
            _ => self.wrong(node, wanted, here),
        }
    }

    fn text(&mut self, node: &Node, schema: &'a Value, here: &Here) {
        let Kind::Scalar(text) = &node.kind else { return self.wrong(node, "text", here) };
        if text.trim().is_empty() {
            return self.empty_at(node.span, here);
        }
        let Some(form) = schema.get("format").and_then(Value::as_str) else { return };
        if form == "prose" {
            self.swallowed(node, text);
        }
        let Some((_, check)) = self.shape.forms.iter().find(|(name, _)| *name == form) else { return };
        if let Err(complaint) = check(text) {
            let finding =
                Diagnostic::error(complaint.code, complaint.message).at(node.span, "here").help(complaint.help);
            self.report.push(finding);
        }
    }

    /// A line of prose that reads like a field of the file: a key above it is missing or indented too far,
    /// and what was meant for the file would be printed in the letter.
    fn swallowed(&mut self, node: &Node, text: &str) {
        let mut offset = 0;
        for line in text.split_inclusive('\n') {
            let words = line.trim_start_matches([' ', '-', '{']);
            let name = words.split(':').next().filter(|name| words[name.len()..].starts_with(':')).unwrap_or_default();
            if self.shape.fields.contains(name) {
                let at = offset + line.len() - words.len();
                let span = within(self.report, node.span, text, at..at + name.len());
                let finding = Diagnostic::error("FOI128", format!("a line of this text reads like the field `{name}`"))
                    .at(span, "this would be printed in the letter")
                    .help("check the key above it and the indentation; if the words are meant, begin the line differently");
                self.report.push(finding);
            }
            offset += line.len();
        }
    }

    fn list(&mut self, node: &Node, schema: &'a Value, here: &Here) {
        let Kind::List(items) = &node.kind else { return self.wrong(node, "a list", here) };
        let Some(schema) = schema.get("items") else { return };
        for (number, item) in items.iter().enumerate() {
            self.value(item, schema, &here.item(number + 1, item.span));
        }
    }

    fn map(&mut self, node: &Node, schema: &'a Value, here: &Here) {
        let Kind::Map(entries) = &node.kind else { return self.wrong(node, "a map of keys and values", here) };
        let none = Map::new();
        let known = schema.get("properties").and_then(Value::as_object);
        let others = schema.get("additionalProperties").filter(|others| others.is_object());
        let keys = schema.get("propertyNames");
        for (key, value) in entries {
            let Kind::Scalar(name) = &key.kind else { continue };
            if let Some(schema) = known.and_then(|known| known.get(name)) {
                self.value(value, schema, &here.into(name, key.span));
            } else if let Some(schema) = others {
                if let Some(keys) = keys {
                    self.text(key, self.resolve(keys), here);
                }
                self.value(value, schema, &here.into(name, key.span));
            } else {
                self.unknown(key, name, known.unwrap_or(&none), here);
            }
        }
        for wanted in schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str) {
            if !entries.iter().any(|(key, _)| matches!(&key.kind, Kind::Scalar(name) if name == wanted)) {
                let finding = Diagnostic::error("FOI105", format!("`{wanted}` is missing from {}", self.what(here)))
                    .at(here.key, format!("has no `{wanted}`"))
                    .maybe_help(Self::describe(known, wanted));
                self.report.push(finding);
            }
        }
    }

    fn what(&self, here: &Here) -> String {
        if here.is_file() { format!("the {}", self.shape.what) } else { format!("`{}`", here.path()) }
    }

    /// What the documentation of a field says, up to its first full stop.
    fn describe(known: Option<&'a Map<String, Value>>, name: &str) -> Option<String> {
        let text = known?.get(name)?.get("description")?.as_str()?;
        let first = text.split(". ").next()?.trim_end_matches('.').replace('\n', " ");
        Some(format!("`{name}`: {first}"))
    }

    fn unknown(&mut self, key: &Node, name: &str, known: &Map<String, Value>, here: &Here) {
        let names = || known.keys().map(String::as_str);
        let help = did_you_mean(name, names()).unwrap_or_else(|| {
            if name.contains(' ') {
                return "put the text in straight double quotes: within braces a comma ends a value".to_owned();
            }
            format!("known here: {}", names().collect::<Vec<_>>().join(", "))
        });
        let finding = Diagnostic::error("FOI103", format!("{} has no field `{name}`", self.what(here)))
            .at(key.span, "unknown field")
            .help(help);
        self.report.push(finding);
    }

    fn word(&mut self, node: &Node, words: &'a [Value], here: &Here) {
        let words: Vec<_> = words.iter().filter_map(Value::as_str).collect();
        let wanted = || format!("one of: {}", words.join(", "));
        match &node.kind {
            Kind::Scalar(text) if words.contains(&text.as_str()) => {}
            Kind::Scalar(text) => {
                let help = did_you_mean(text, words.iter().copied()).unwrap_or_else(wanted);
                let message = format!("`{}` cannot be `{text}`", here.name(self.shape.what));
                self.report
                    .push(Diagnostic::error("FOI106", message).at(node.span, "not one of the words for it").help(help));
            }
            _ => self.wrong(node, &wanted(), here),
        }
    }

    /// One of several things: a word, or a map whose single key says which.
    fn choice(&mut self, node: &Node, choices: &'a [Value], here: &Here) {
        let words: Vec<_> = choices.iter().flat_map(words_of).collect();
        let maps: Vec<(&str, &Value)> = choices
            .iter()
            .filter_map(|choice| choice.get("properties")?.as_object()?.iter().next())
            .map(|(name, schema)| (name.as_str(), schema))
            .collect();
        let names = || words.iter().copied().chain(maps.iter().map(|(name, _)| *name));
        let listed = || format!("one of: {}", names().collect::<Vec<_>>().join(", "));
        match &node.kind {
            Kind::Scalar(text) if words.contains(&text.as_str()) => {}
            Kind::Map(entries) if entries.len() == 1 => {
                let (key, value) = &entries[0];
                let Kind::Scalar(name) = &key.kind else { return };
                match maps.iter().find(|(known, _)| known == name) {
                    Some((_, schema)) => self.value(value, schema, &here.into(name, key.span)),
                    None => self.unknown_choice(key.span, name, names(), &listed()),
                }
            }
            Kind::Scalar(text) if maps.iter().any(|(known, _)| known == text) => {
                let message = format!("`{text}` needs what belongs to it: `{text}: …`");
                self.report.push(Diagnostic::error("FOI106", message).at(node.span, "nothing follows"));
            }
            Kind::Scalar(text) => self.unknown_choice(node.span, text, names(), &listed()),
            Kind::Map(entries) => {
                let mark = entries.get(1).map_or(here.key, |(key, _)| key.span);
                let name = here.name(self.shape.what);
                let message = format!("`{name}` must have one key that says what it is, not {}", entries.len());
                self.report.push(Diagnostic::error("FOI106", message).at(mark, "one too many").help(listed()));
            }
            _ => self.wrong(node, &listed(), here),
        }
    }

    fn unknown_choice<'n>(&mut self, span: Span, name: &str, known: impl Iterator<Item = &'n str>, listed: &str) {
        let help = did_you_mean(name, known).unwrap_or_else(|| listed.to_owned());
        self.report
            .push(Diagnostic::error("FOI106", format!("there is no `{name}` here")).at(span, "unknown").help(help));
    }
}

/// The words of one choice of a `oneOf`: a constant, or an enumeration of several.
fn words_of(choice: &Value) -> Vec<&str> {
    let several = choice.get("enum").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str);
    several.chain(choice.get("const").and_then(Value::as_str)).collect()
}

/// The place of a stretch of a value that was read, for findings inside a text.
#[must_use]
pub fn within(report: &Report, span: Span, value: &str, wanted: Range<usize>) -> Span {
    let range = span.start as usize..span.end as usize;
    let found = place(report.sources.get(span.source).shown(), &range, value, wanted);
    report.sources.span(span.source, found)
}

/// The places of the lines of a value that was read; nothing where they cannot be told apart.
#[must_use]
pub fn lines_within(report: &Report, span: Span, value: &str) -> Option<Vec<Span>> {
    let range = span.start as usize..span.end as usize;
    let lines = places_of_lines(report.sources.get(span.source).shown(), &range, value)?;
    Some(lines.into_iter().map(|line| report.sources.span(span.source, line)).collect())
}
