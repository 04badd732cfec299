//! Tables: columns as wide as what stands in them asks for, within the page.

use std::collections::BTreeSet;

use super::super::band::{Band, CellLines, Content, Row};
use super::super::fonts::Style;
use super::super::lines::Item;
use super::super::style;
use super::super::tags::{Attribute, ElementId};
use super::inline::voice;
use super::{Flow, Place};
use crate::document::{Cell, Column, Inline, names_rows};
use crate::source::Span;

/// What the cells of a row are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum CellKind {
    /// Heads of columns.
    Head,
    /// The first names the row.
    RowHead,
    Plain,
}

/// How well a table fits its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fit {
    /// No word is divided.
    Whole,
    /// Words are divided.
    Divided,
    /// Columns are too narrow to be read.
    Crowded,
}

impl<'a> Flow<'a> {
    /// Adds a table.
    pub(super) fn table(
        &mut self,
        columns: &[Column],
        head: &'a [Cell],
        rows: &'a [Vec<Cell>],
        place: &Place,
        gap: f32,
    ) -> f32 {
        let table = self.tree.element(place.element, "Table");
        let within = Place { size: style::TABLE[0].min(place.size), element: table, ..*place };
        // A head with nothing below it is no head to those who hear it.
        let heading = if rows.is_empty() { table } else { self.tree.element(table, "THead") };
        let kinds =
            if names_rows(columns) { [CellKind::Head, CellKind::RowHead] } else { [CellKind::Head, CellKind::Plain] };
        let mut anchors = vec![Vec::new(); rows.len() + 1];
        let mut cells = vec![self.row(head, heading, &within, columns.len(), kinds[0], &mut anchors[0])];
        if !rows.is_empty() {
            let body = self.tree.element(table, "TBody");
            cells.extend(
                rows.iter()
                    .zip(&mut anchors[1..])
                    .map(|(row, anchors)| self.row(row, body, &within, columns.len(), kinds[1], anchors)),
            );
        }
        // Those of footnotes called in the table are not among them.
        let inks: BTreeSet<usize> = cells.iter().flatten().flatten().filter_map(Item::ink).collect();
        let (widths, fit, size) = self.widths(&cells, &inks, place.width, within.size);
        if fit == Fit::Crowded {
            self.crowded.push((columns.len(), head.iter().chain(rows.iter().flatten()).find_map(|cell| origin(cell))));
        }
        let at = self.bands.len();
        let count = cells.len();
        for (number, row) in cells.iter().enumerate() {
            let row = self.set_row(row, columns, &widths, place.x, size, number == 0);
            let height = row.height(row.lines());
            let mut band = Band::new(height, if number == 0 { gap.max(8.0) } else { 0.0 }, Content::Row(row));
            band.head = (number > 0).then_some(at);
            // The head stays with the first row, and no last row stands alone.
            band.keep = number == 0 && count > 1 || number > 0 && number + 2 == count;
            band.anchors = std::mem::take(&mut anchors[number]);
            self.bands.push(band);
        }
        style::AFTER + 4.0
    }

    /// The items of each cell of a row.
    fn row(
        &mut self,
        row: &'a [Cell],
        parent: ElementId,
        place: &Place,
        columns: usize,
        kind: CellKind,
        anchors: &mut Vec<String>,
    ) -> Vec<Vec<Item>> {
        let element = self.tree.element(parent, "TR");
        let mut cells = Vec::with_capacity(columns);
        for column in 0..columns {
            let scope = match kind {
                CellKind::Head => Some("Column"),
                CellKind::RowHead if column == 0 => Some("Row"),
                CellKind::RowHead | CellKind::Plain => None,
            };
            let cell = self.tree.element(element, if scope.is_some() { "TH" } else { "TD" });
            if let Some(scope) = scope {
                self.tree.say(cell, Attribute::Heads(scope));
            }
            let mut voice = voice(cell, place);
            if kind == CellKind::Head {
                voice.style = Style::Bold;
            }
            let mut items = Vec::new();
            self.inlines(row.get(column).map_or(&[][..], Vec::as_slice), &voice, &mut items, anchors);
            cells.push(items);
        }
        cells
    }

    /// How wide each column is, how well that fits, and the size of the text. Where the columns do not fit, the whole
    /// table is set smaller, and then words are divided.
    fn widths(
        &mut self,
        rows: &[Vec<Vec<Item>>],
        inks: &BTreeSet<usize>,
        width: f32,
        usual: f32,
    ) -> (Vec<f32>, Fit, f32) {
        let mut now = usual;
        let mut set_in = |flow: &mut Self, size: f32| {
            for ink in inks {
                flow.inks[*ink].size *= size / now;
                flow.inks[*ink].rise *= size / now;
            }
            now = size;
            flow.columns(rows, width)
        };
        let mut divided = None;
        let mut smallest = usual;
        for size in style::TABLE.into_iter().filter(|size| *size <= usual) {
            let (widths, fit) = set_in(self, size);
            match fit {
                Fit::Whole => return (widths, fit, size),
                Fit::Divided => divided = divided.or(Some(size)),
                Fit::Crowded => {}
            }
            smallest = size;
        }
        // Rather large with a word divided than small with a word divided all the same.
        let size = divided.unwrap_or(smallest);
        let (widths, fit) = set_in(self, size);
        (widths, fit, size)
    }

    /// How wide each column is, and how well that fits.
    fn columns(&mut self, rows: &[Vec<Vec<Item>>], width: f32) -> (Vec<f32>, Fit) {
        let columns = rows.first().map_or(0, Vec::len);
        let (mut least, mut most) = (vec![0.0_f32; columns], vec![0.0_f32; columns]);
        for row in rows {
            for (column, items) in row.iter().enumerate() {
                let (narrow, wide) = self.setter.measure(items, &self.inks);
                least[column] = least[column].max(narrow + 2.0 * style::CELL.0);
                most[column] = most[column].max(wide + 2.0 * style::CELL.0);
            }
        }
        let widths = share(&least, &most, width);
        let crowded = widths.iter().zip(&least).any(|(width, least)| *width < style::COLUMN.min(*least) - 0.5);
        let fit = if crowded {
            Fit::Crowded
        } else if least.iter().sum::<f32>() <= width {
            Fit::Whole
        } else {
            Fit::Divided
        };
        (widths, fit)
    }

    fn set_row(&mut self, row: &[Vec<Item>], columns: &[Column], widths: &[f32], x: f32, size: f32, head: bool) -> Row {
        let leading = size * 1.25;
        let mut x = x;
        let mut cells = Vec::with_capacity(row.len());
        for ((items, width), column) in row.iter().zip(widths).zip(columns) {
            // A hair wider than measured, so that rounding never divides what was measured to fit.
            let lines = self.set(items, width - 2.0 * style::CELL.0 + 0.05);
            let shift = match column {
                Column::Left => 0.0,
                Column::Centre => 0.5,
                Column::Right => 1.0,
            };
            cells.push(CellLines { x: x + style::CELL.0, width: width - 2.0 * style::CELL.0, shift, lines });
            x += width;
        }
        Row { cells, leading, first: style::CELL.1 + self.base(size, leading), head }
    }
}

/// Shares a width among columns that want at least and at most so much.
fn share(least: &[f32], most: &[f32], width: f32) -> Vec<f32> {
    let (narrow, wide): (f32, f32) = (least.iter().sum(), most.iter().sum());
    if wide <= width {
        // A small table stays small; one that nearly fills the page fills it.
        let spread = if wide < 0.6 * width { 1.0 } else { width / wide };
        return most.iter().map(|most| most * spread).collect();
    }
    if narrow <= width {
        // What is over goes first to the columns that want little more: they then need no second line.
        let wants: Vec<f32> = least.iter().zip(most).map(|(least, most)| most - least).collect();
        let limit = limit(&wants, width - narrow);
        return least.iter().zip(wants).map(|(least, wants)| least + wants.min(limit)).collect();
    }
    // Words must be divided: in the widest columns, which all become as wide as each other.
    let limit = limit(least, width);
    least.iter().map(|least| least.min(limit)).collect()
}

/// The most that any may have, so that all together have no more than there is.
fn limit(wants: &[f32], there_is: f32) -> f32 {
    let mut sorted = wants.to_vec();
    sorted.sort_by(f32::total_cmp);
    let (mut left, mut limit) = (there_is, there_is);
    for (place, want) in sorted.iter().enumerate() {
        limit = left / (sorted.len() - place) as f32;
        if *want > limit {
            break;
        }
        left -= want;
    }
    limit
}

/// Where the first of some words was written.
fn origin(inlines: &[Inline]) -> Option<Span> {
    inlines.iter().find_map(|inline| match inline {
        Inline::Text(_, origin) => *origin,
        Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link(_, inner) => origin(inner),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn case(least: &[f32], most: &[f32], wanted: &[f32]) {
        let widths = share(least, most, 100.0);
        let near = widths.iter().zip(wanted).all(|(width, wanted)| (width - wanted).abs() < 0.1);
        assert!(near && widths.len() == wanted.len(), "{widths:?}");
        assert!(widths.iter().sum::<f32>() <= 100.1);
    }

    #[test]
    fn columns_share_the_page() {
        case(&[10.0, 10.0], &[20.0, 20.0], &[20.0, 20.0]);
        case(&[10.0, 10.0], &[40.0, 40.0], &[50.0, 50.0]);
        case(&[10.0, 10.0], &[20.0, 200.0], &[20.0, 80.0]);
        case(&[10.0, 300.0], &[10.0, 400.0], &[10.0, 90.0]);
        case(&[80.0, 80.0, 10.0], &[90.0, 90.0, 10.0], &[45.0, 45.0, 10.0]);
        case(&[80.0, 80.0, 80.0, 80.0], &[80.0; 4], &[25.0; 4]);
    }
}
