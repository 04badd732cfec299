//! Small numbers about people that are shown.

use super::{Found, Rule};
use crate::diagnostic::Severity;
use crate::office::Office;
use crate::resolve::content::{Answer, Cell, Content, GivenTable};
use super::reading::{has, words};

pub(super) const RULE: Rule = Rule {
    code: "FOI046",
    law: "FOIA 2000 s.40(2), EIR reg. 13, FOISA 2002 s.38(1)(b), EI(S)R reg. 11",
    severity: Severity::Warning,
    explanation: include_str!("foi046_small_numbers.md"),
    check,
};

/// Numbers below this may say who is meant.
const SMALL: std::ops::Range<u64> = 1..5;

/// What tables about people count.
const PEOPLE: &[&str] = &[
    "people", "persons", "person", "officers", "staff", "employees", "employee", "pupils", "pupil", "children", "child",
    "patients", "patient", "tenants", "residents", "claimants", "complainants", "prisoners", "detainees", "students",
    "victims", "suspects", "offenders", "drivers", "women", "men", "girls", "boys", "births", "deaths", "suicides", "arrests",
    "convictions", "dismissals", "dismissed", "diagnoses", "absences", "disabled", "ethnicity", "religion", "gender",
    "disciplined", "homeless",
];

/// Headings that take their meaning from the table.
const BARE: [&str; 8] = ["number", "count", "total", "all", "how", "many", "cases", "of"];

/// Columns that hold no count.
const NO_COUNT: &[&str] =
    &["year", "month", "date", "cost", "costs", "£", "price", "per cent", "rate", "average", "grade", "days", "hours", "sessions", "quarter", "stage", "score", "years", "vehicles", "licences"];

fn check(content: &Content, _: &Office, found: &mut Found) {
    for answer in content.answers.iter().filter(|answer| answer.own) {
        for table in answer.outcome.tables() {
            look(table, &asked(answer, content), found);
        }
    }
    for document in content.documents.iter().filter(|document| document.own) {
        if let Some(table) = &document.table {
            look(table, document.title.as_str(), found);
        }
    }
}

fn asked(answer: &Answer, content: &Content) -> String {
    let questions = answer.to.iter().map(|leaf| {
        let question = &content.questions[leaf.question];
        let part = leaf.part.map_or("", |part| question.parts[part].text.as_str());
        format!("{} {part}", question.text.as_str())
    });
    questions.collect::<Vec<_>>().join(" ")
}

fn look(table: &GivenTable, asked: &str, found: &mut Found) {
    let title = table.title.as_ref().map_or("", |title| title.as_str());
    let about = [title, asked].into_iter().any(|text| has(text, PEOPLE));
    // A heading that says nothing of its own counts what the table is about.
    let bare = |head: &str| words(head).all(|(_, word)| word.chars().any(|one| one.is_ascii_digit()) || has(word, &BARE));
    let of_people = |head: &str| has(head, PEOPLE) || about && bare(head);
    // Where cells of a column are withheld, somebody has decided about that column.
    let decided = |column: usize| table.rows.iter().any(|row| row.get(column) == Some(&Cell::Withheld));
    let small = |row: &Vec<Cell>, column: usize| {
        let Some(Cell::Shown(text)) = row.get(column) else { return false };
        text.replace(',', "").parse::<u64>().is_ok_and(|number| SMALL.contains(&number))
    };
    let columns = (1..table.head.len()).filter(|column| of_people(&table.head[*column]) && !has(&table.head[*column], NO_COUNT) && !decided(*column));
    let count: usize = columns.map(|column| table.rows.iter().filter(|row| small(row, column)).count()).sum();
    if count > 0 {
        let numbers = if count == 1 { "one small number".to_owned() } else { format!("{count} small numbers") };
        found.push(
            format!("{numbers} in this table could say who is meant"),
            table.span,
            "about people, and below five",
            "withhold them with `suppress`, under a claim of personal data, or accept this and say why nobody can be identified",
        );
    }
}
