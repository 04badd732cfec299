//! Tables as templates see them.

use super::Planner;
use super::answers::law_word;
use super::view::{CellView, RowView, TableView, WithheldView};
use crate::resolve::content::{Cell, GivenTable};

impl Planner<'_, '_> {
    /// A table; `title` says whether its title is wanted.
    pub(super) fn table(&mut self, table: &GivenTable, title: bool) -> TableView {
        let at = table.span;
        let mut cell = |cell: &Cell| CellView {
            text: match cell {
                Cell::Shown(text) => Some(self.words.cell(text, at)),
                Cell::Withheld => None,
            },
        };
        let rows = table.rows.iter().map(|row| RowView { cells: row.iter().map(&mut cell).collect() }).collect();
        let withheld = table.withheld.as_ref().and_then(|withheld| {
            let claim = self.content.exemptions.iter().find(|claim| claim.name.as_str() == withheld.claim.as_str())?;
            Some(WithheldView {
                most: self.words.word(&withheld.below.saturating_sub(1).to_string()),
                also: withheld.also,
                cite: self.words.must_word(&claim.cited(), at, "why numbers are withheld"),
                law: law_word(claim.section.regime).to_owned(),
            })
        });
        TableView {
            title: table
                .title
                .as_ref()
                .filter(|_| title)
                .map(|title| self.words.must_line(title, "the title of a table")),
            head: table.head.iter().map(|head| self.words.cell(head, at)).collect(),
            rows,
            notes: table.notes.iter().map(|note| self.words.must_prose(note, "a note to a table")).collect(),
            withheld,
        }
    }
}
