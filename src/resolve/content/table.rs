//! A table as a letter gives it. What is withheld is not in it.

use super::ClaimName;
use crate::source::Span;
use crate::yaml::{Prose, Text};

/// A table as a letter gives it.
#[derive(Debug, Clone)]
pub struct GivenTable {
    /// Where its file was named.
    pub span: Span,
    /// Its title.
    pub title: Option<Text>,
    /// The headings of its columns.
    pub head: Vec<String>,
    /// Its rows.
    pub rows: Vec<Vec<Cell>>,
    /// Notes under it.
    pub notes: Vec<Prose>,
    /// What is withheld of it.
    pub withheld: Option<WithheldCells>,
    /// Totals that are not the sum of what they total, in words.
    pub wrong_totals: Vec<String>,
    /// Withheld cells that can be worked out, in words.
    pub worked_out: Vec<String>,
}

/// A cell of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cell {
    /// What it shows.
    Shown(String),
    /// It is withheld.
    Withheld,
}

/// What is withheld of a table.
#[derive(Debug, Clone)]
pub struct WithheldCells {
    /// The claim.
    pub claim: ClaimName,
    /// Numbers above zero and below this.
    pub below: u32,
    /// Whether others are withheld too.
    pub also: bool,
}

impl GivenTable {
    /// The withheld cells, each by the first cell of its row and the heading of its column.
    pub fn withheld_cells(&self) -> impl Iterator<Item = (&str, &str)> {
        self.cells(|cell| *cell == Cell::Withheld)
    }

    /// The cells that show a number, named in the same way.
    pub fn numbers(&self) -> impl Iterator<Item = (&str, &str)> {
        let number = |text: &str| !text.is_empty() && text.chars().all(|one| one.is_ascii_digit() || one == ',');
        self.cells(move |cell| matches!(cell, Cell::Shown(text) if number(text)))
    }

    fn cells(&self, wanted: impl Fn(&Cell) -> bool + Clone) -> impl Iterator<Item = (&str, &str)> {
        let name = |row: &'_ [Cell]| -> Option<usize> { matches!(row.first(), Some(Cell::Shown(_))).then_some(0) };
        self.rows.iter().filter(move |row| name(row).is_some()).flat_map(move |row| {
            let Some(Cell::Shown(first)) = row.first() else { return Vec::new() };
            let pairs = row.iter().zip(&self.head).skip(1).filter(|(cell, _)| wanted(cell));
            pairs.map(|(_, head)| (first.as_str(), head.as_str())).collect::<Vec<_>>()
        })
    }
}
