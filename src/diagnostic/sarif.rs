//! Findings as SARIF 2.1.0, which code scanning reads (OASIS standard of 27 March 2020).

use serde_json::{Value, json};

use super::formats::{Checked, Placed};
use super::{Diagnostic, Severity};

pub(super) fn write(checked: &[Checked]) -> String {
    let placed: Vec<Placed> = checked.iter().flat_map(Checked::placed).collect();
    let mut ids: Vec<String> = placed.iter().map(|placed| id(placed.finding)).collect();
    ids.sort();
    ids.dedup();
    let results: Vec<Value> = placed.iter().map(|placed| result(placed, &ids)).collect();
    let rules: Vec<Value> = ids.iter().map(|id| rule(id)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "foi", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

/// The code, and below it the wording rule: SARIF's identifiers may be paths.
fn id(finding: &Diagnostic) -> String {
    finding.rule.as_ref().map_or_else(|| finding.code.to_owned(), |rule| format!("{}/{rule}", finding.code))
}

fn rule(id: &str) -> Value {
    let name = id.rsplit('/').next().unwrap_or(id);
    json!({ "id": id, "help": { "text": format!("foi explain {name}") } })
}

fn result(placed: &Placed, ids: &[String]) -> Value {
    let finding = placed.finding;
    let level = match finding.severity {
        Severity::Error | Severity::Breach => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let id = id(finding);
    let index = ids.binary_search(&id).unwrap_or_default();
    let law = finding.law.iter().map(|law| format!(" Law: {law}."));
    let help = finding.help.iter().map(|help| format!(" Help: {help}."));
    let text: String = std::iter::once(format!("{}.", finding.message)).chain(law).chain(help).collect();
    let mut result = json!({ "ruleId": id, "ruleIndex": index, "level": level, "message": { "text": text } });
    if let Some(reason) = &finding.accepted {
        result["suppressions"] = json!([{ "kind": "inSource", "status": "accepted", "justification": reason }]);
    }
    if let (Some(file), Some(place)) = (&placed.file, placed.place) {
        let region = json!({
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        });
        result["locations"] = json!([{
            "physicalLocation": { "artifactLocation": { "uri": uri(file) }, "region": region }
        }]);
    }
    result
}

/// A path as a relative address: what means something in an address is written as its bytes.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri.push_str(&format!("%{byte:02X}"));
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_path_is_an_address() {
        assert_eq!(super::uri("cases/a b#é.yaml"), "cases/a%20b%23%C3%A9.yaml");
    }
}
