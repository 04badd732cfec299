//! Tables: which of their cells a letter shows.

use super::claims::{self, Found};
use super::content::{Cell, GivenTable, WithheldCells};
use crate::case;
use crate::diagnostic::{Diagnostic, Report, did_you_mean};
use crate::redaction;
use crate::source::Span;
use crate::table::{Place, Table, Totals, Withheld};
use crate::yaml::Text;

/// The tables of a case and of those that it follows, each by the place of the name of its file.
pub(super) type Read<'c> = Vec<&'c (Span, Table)>;

/// A table as the letter gives it. What it withholds never leaves here.
pub(super) fn given(written: &case::Table, read: &Read, claims: &Found, report: &mut Report) -> Option<GivenTable> {
    let (_, table) = read.iter().find(|(span, _)| *span == written.file.span)?;
    if table.rows.iter().flatten().chain(&table.head).any(|cell| cell.contains(redaction::OPEN)) {
        let finding = Diagnostic::error("FOI132", "a cell of the table holds the mark of a redaction")
            .at(written.file.span, "this table")
            .help("withhold small numbers with `suppress`; take other cells out of the file before it is given");
        report.push(finding);
        return None;
    }
    let totals = totals(written, table, report);
    let withheld = written.suppress.as_ref().and_then(|suppress| withheld(suppress, table, claims, report));
    if let Some(suppress) = &written.suppress
        && let Some(total) = table.unsaid_total(&totals)
    {
        let finding =
            Diagnostic::error("FOI132", format!("`{total}` adds the others up, and `totals` does not name it"))
                .at(suppress.under.span, "small numbers could be worked out from it")
                .help("name it under `totals:`, as `row:` or `column:`, or take it out of the file");
        report.push(finding);
    }
    let (claim, cells) = match withheld {
        Some((claim, cells)) => (Some(claim), cells),
        None => (None, Withheld::default()),
    };
    let hidden = |place: Place| cells.small.contains(&place) || cells.also.contains(&place);
    let row = |(row, shown): (usize, &Vec<String>)| -> Vec<Cell> {
        let cell = |(column, text): (usize, &String)| {
            if hidden((row, column)) { Cell::Withheld } else { Cell::Shown(text.replace(['\n', '\r'], " ")) }
        };
        shown.iter().enumerate().map(cell).collect()
    };
    Some(GivenTable {
        span: written.file.span,
        title: written.title.clone(),
        head: table.head.clone(),
        rows: table.rows.iter().enumerate().map(row).collect(),
        notes: written.notes.clone(),
        withheld: claim.map(|claim| WithheldCells { claim, below: cells.below, also: !cells.also.is_empty() }),
        wrong_totals: table.wrong_totals(&totals).into_iter().map(|fault| fault.message).collect(),
        worked_out: table.worked_out(&totals, &cells).into_iter().map(|place| table.name(place)).collect(),
    })
}

fn totals(written: &case::Table, table: &Table, report: &mut Report) -> Totals {
    let Some(named) = &written.totals else { return Totals::default() };
    Totals {
        row: named.row.as_ref().and_then(|name| row(name, table, report)),
        column: named.column.as_ref().and_then(|name| column(name, table, report)),
    }
}

/// The least limit: with a lower one, what is withheld would be known to be 1, or nothing would be withheld.
const LEAST: u32 = 3;

/// The cells that are withheld, and the claim; nothing where no number is small.
fn withheld(suppress: &case::Suppress, table: &Table, claims: &Found, report: &mut Report) -> Option<(Text, Withheld)> {
    let known = claims::withholds(&suppress.under, claims, report);
    if suppress.below < LEAST {
        let finding = Diagnostic::error("FOI132", format!("`below: {}` hides nothing", suppress.below))
            .at(suppress.under.span, "the numbers that are withheld here")
            .help("write `below: 5`, or at least 3: otherwise everybody knows which number is withheld");
        report.push(finding);
    }
    let columns: Vec<usize> = suppress.columns.iter().filter_map(|name| counted(name, table, report)).collect();
    let small: Vec<Place> = table.small(&columns, suppress.below);
    let mut also = Vec::new();
    for cell in &suppress.also {
        if let (Some(row), Some(column)) = (row(&cell.row, table, report), counted(&cell.column, table, report)) {
            also.extend((!small.contains(&(row, column))).then_some((row, column)));
        }
    }
    let any = !small.is_empty() || !also.is_empty();
    (known && any).then(|| (suppress.under.clone(), Withheld { small, below: suppress.below, also }))
}

/// The column of that heading, in which numbers are withheld: it holds numbers and nothing else, so that every small
/// one is seen to be small.
fn counted(name: &Text, table: &Table, report: &mut Report) -> Option<usize> {
    let place = column(name, table, report)?;
    let words = if place == 0 { (0..table.rows.len()).map(|row| (row, 0)).collect() } else { table.words_in(place) };
    if let Some(place) = words.first() {
        let what = if place.1 == 0 {
            "the first column names the rows".to_owned()
        } else {
            format!("{} is no number", table.name(*place))
        };
        let finding = Diagnostic::error("FOI132", what)
            .at(name.span, "numbers are withheld in this column")
            .help("a column whose small numbers are withheld holds numbers, empty cells and dashes, and nothing else");
        report.push(finding);
        return None;
    }
    Some(place)
}

fn row(name: &Text, table: &Table, report: &mut Report) -> Option<usize> {
    let known = table.rows.iter().filter_map(|row| row.first());
    one("row", name, table.rows_called(name.as_str()), known.map(String::as_str), report)
}

fn column(name: &Text, table: &Table, report: &mut Report) -> Option<usize> {
    one("column", name, table.columns(name.as_str()), table.head.iter().map(String::as_str), report)
}

/// The only row or column of a name.
fn one<'k>(
    what: &str,
    name: &Text,
    mut found: impl Iterator<Item = usize>,
    known: impl Iterator<Item = &'k str>,
    report: &mut Report,
) -> Option<usize> {
    let Some(place) = found.next() else { return unknown(what, name, known, report) };
    if found.next().is_some() {
        let finding = Diagnostic::error("FOI132", format!("two {what}s of the table are called `{}`", name.as_str()))
            .at(name.span, format!("which {what}?"))
            .help("give them names that tell them apart");
        report.push(finding);
        return None;
    }
    Some(place)
}

fn unknown<'k>(what: &str, name: &Text, known: impl Iterator<Item = &'k str>, report: &mut Report) -> Option<usize> {
    let finding = Diagnostic::error("FOI132", format!("the table has no {what} `{}`", name.as_str()))
        .at(name.span, format!("no such {what}"))
        .maybe_help(did_you_mean(name.as_str(), known));
    report.push(finding);
    None
}
