//! A table from a CSV file.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::yaml::{Prose, Text};

/// A table from a CSV file beside the case. Its first line names the columns; any usual separator and encoding will do.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Table {
    /// The file.
    pub file: Text,
    /// The table's title. A document has one already.
    pub title: Option<Text>,
    /// Notes under the table.
    #[serde(default)]
    pub notes: Vec<Prose>,
    /// Which row and column are the totals of the others. They are added up, and small numbers are kept from being
    /// worked out from them.
    pub totals: Option<TotalsOf>,
    /// Small numbers that are withheld because they could identify somebody.
    pub suppress: Option<Suppress>,
}

/// Which row and column of a table are totals.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TotalsOf {
    /// The row, by the first of its cells: `Total`.
    pub row: Option<Text>,
    /// The column, by its heading: `All`.
    pub column: Option<Text>,
}

/// Small numbers that are withheld.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Suppress {
    /// The columns, by their headings.
    pub columns: Vec<Text>,
    /// Numbers above zero and below this are withheld.
    pub below: u32,
    /// The claim under which they are.
    pub under: Text,
    /// Further cells that are withheld, so that no small number can be worked out.
    #[serde(default)]
    pub also: Vec<CellOf>,
}

/// A cell of a table.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CellOf {
    /// The row, by the first of its cells.
    pub row: Text,
    /// The column, by its heading.
    pub column: Text,
}
