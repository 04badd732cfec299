//! The rows and columns of a sheet: which are hidden, and whether anything stands in them.
//!
//! Whoever makes a sheet neat hides the thousands of empty columns on its right. They hide nothing, and are no finding.

use std::collections::BTreeMap;
use std::fmt::Display;

use super::Hidden;

/// The last column that a sheet can have (XFD).
const LAST_COLUMN: u32 = 16_384;

/// How many groups of rows or columns a finding names.
const NAMED: usize = 5;

const MEND: &str = "delete what is hidden, or better save the visible figures as CSV";

/// A sheet as it is read: columns first, then cells row by row. Rows and columns count from one.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// The hidden columns: by the first of each group, the last, and the last one in which something stands.
    columns: BTreeMap<u32, (u32, u32)>,
    /// The hidden columns of groups in whose last one something stands: what comes later tells nothing new of them.
    full: Vec<(u32, u32)>,
    /// The hidden rows in which something stands.
    rows: Vec<(u32, u32)>,
    /// The hidden rows that are being read, and whether something stands in them.
    group: Option<(u32, u32, bool)>,
    /// The last column of which the file told, where it tells of one after the other.
    told: u32,
    /// The row that is being read, to the last of those that are alike.
    row: (u32, u32),
    /// The cell that is being read, likewise.
    cell: Option<(u32, u32)>,
}

impl Grid {
    /// Tells of hidden columns. Groups that overlap are made one, so that a cell stands in few of them.
    pub(super) fn hide_columns(&mut self, from: u32, to: u32) {
        let (mut from, mut to, mut filled) = (from, to.min(LAST_COLUMN), 0);
        if !(1..=to).contains(&from) {
            return;
        }
        while let Some((first, last, cell)) = self.last_within(from, to) {
            self.columns.remove(&first);
            (from, to, filled) = (from.min(first), to.max(last), filled.max(cell));
        }
        self.columns.insert(from, (to, filled));
    }

    /// The last group of hidden columns that has one of these, and the last one in which something stands.
    fn last_within(&self, from: u32, to: u32) -> Option<(u32, u32, u32)> {
        let (first, (last, filled)) = self.columns.range(..=to).next_back()?;
        (*last >= from).then_some((*first, *last, *filled))
    }

    /// Tells of the next columns, which are alike.
    pub(super) fn next_columns(&mut self, number: u32, hidden: bool) {
        let from = self.told.saturating_add(1);
        self.told = self.told.saturating_add(number);
        if hidden {
            self.hide_columns(from, self.told);
        }
    }

    /// Begins a row, or several that are alike; without a place, those after the last.
    pub(super) fn begin_row(&mut self, place: Option<u32>, number: u32, hidden: bool) {
        let from = place.unwrap_or_else(|| self.row.1.saturating_add(1));
        let to = from.saturating_add(number.max(1) - 1);
        self.row = (from, to);
        self.cell = None;
        match &mut self.group {
            Some((_, last, _)) if hidden && last.saturating_add(1) == from => *last = to,
            _ => {
                self.end_group();
                self.group = hidden.then_some((from, to, false));
            }
        }
    }

    /// Begins a cell of the row, or several that are alike; without a place, those after the last.
    pub(super) fn begin_cell(&mut self, place: Option<u32>, number: u32) {
        let last = self.cell.map_or(0, |(_, last)| last);
        let from = place.unwrap_or_else(|| last.saturating_add(1));
        self.cell = Some((from, from.saturating_add(number.max(1) - 1)));
    }

    /// Something stands in the cell.
    pub(super) fn fill(&mut self) {
        let Some((from, to)) = self.cell else { return };
        if let Some((_, _, filled)) = &mut self.group {
            *filled = true;
        }
        let mut to = to;
        while let Some((first, last, filled)) = self.last_within(from, to) {
            if to >= last {
                self.columns.remove(&first);
                self.full.push((first, last));
            } else {
                self.columns.insert(first, (last, filled.max(to)));
            }
            // What is left of the cell stands before the group.
            to = first.saturating_sub(1);
        }
    }

    /// Says that no cell is being read any more.
    pub(super) fn end_row(&mut self) {
        self.cell = None;
    }

    /// What the sheet hides.
    pub(super) fn findings(mut self, sheet: &str) -> Vec<Hidden> {
        self.end_group();
        let whole = |(from, (last, filled)): (&u32, &(u32, u32))| {
            // Who hides all columns to the right hides those in which something stands.
            (*filled > 0).then_some((*from, if *last == LAST_COLUMN { *filled } else { *last }))
        };
        let mut columns: Vec<(u32, u32)> = self.columns.iter().filter_map(whole).chain(self.full).collect();
        columns.sort_unstable();
        let rows = finding("row", &joined(&self.rows), sheet, |row| row);
        let columns = finding("column", &joined(&columns), sheet, letters);
        rows.into_iter().chain(columns).collect()
    }

    fn end_group(&mut self) {
        if let Some((from, to, true)) = self.group.take() {
            self.rows.push((from, to));
        }
    }
}

/// Groups in order, with those that touch each other made one.
fn joined(groups: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut joined: Vec<(u32, u32)> = Vec::new();
    for (from, to) in groups {
        match joined.last_mut() {
            Some((_, last)) if last.saturating_add(1) >= *from => *last = (*to).max(*last),
            _ => joined.push((*from, *to)),
        }
    }
    joined
}

fn finding<N: Display>(kind: &str, groups: &[(u32, u32)], sheet: &str, name: impl Fn(u32) -> N) -> Option<Hidden> {
    let span = |(from, to): &(u32, u32)| {
        if from == to { name(*from).to_string() } else { format!("{} to {}", name(*from), name(*to)) }
    };
    let named: Vec<String> = groups.iter().take(NAMED).map(span).collect();
    let more = if groups.len() > NAMED { " and more" } else { "" };
    let what = match groups {
        [] => return None,
        [(from, to)] if from == to => format!("the {kind} {} of the sheet “{sheet}” is hidden", name(*from)),
        _ => format!("the {kind}s {}{more} of the sheet “{sheet}” are hidden", named.join(", ")),
    };
    Some(Hidden { what, mend: MEND })
}

/// The name of a column: A to Z, then AA.
fn letters(mut column: u32) -> String {
    let mut name = Vec::new();
    while column > 0 {
        let letter = u8::try_from((column - 1) % 26).unwrap_or(0);
        name.push(char::from(b'A' + letter));
        column = (column - 1) / 26;
    }
    name.into_iter().rev().collect()
}

/// The column of a cell by its name, `AB12`.
pub(super) fn column(cell: &str) -> Option<u32> {
    let letters = cell.bytes().take_while(u8::is_ascii_alphabetic);
    let column =
        letters.take(4).fold(0_u32, |column, letter| column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1);
    (1..=LAST_COLUMN).contains(&column).then_some(column)
}
