//! Tables from CSV files as people make them: any separator and encoding, totals that are checked, small numbers
//! that are withheld.
//!
//! Messages about a table name its rows and columns and never quote a cell: a cell may be what is withheld.

mod work_out;

use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};

/// A table as its file has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// The headings of its columns.
    pub head: Vec<String>,
    /// Its rows, each as long as the head.
    pub rows: Vec<Vec<String>>,
}

/// What is wrong with a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What.
    pub message: String,
    /// What to do.
    pub help: &'static str,
}

/// Which row and which column are totals of the others.
#[derive(Debug, Clone, Default)]
pub struct Totals {
    /// The place of the row.
    pub row: Option<usize>,
    /// The place of the column.
    pub column: Option<usize>,
}

/// A place in a table: row and column.
pub type Place = (usize, usize);

/// Cells that are withheld: those whose number is small, and others.
#[derive(Debug, Clone, Default)]
pub struct Withheld {
    /// Those whose number is small.
    pub small: Vec<Place>,
    /// The number that a small one is below.
    pub below: u32,
    /// Others, from which a small one could be worked out.
    pub also: Vec<Place>,
}

/// How finely numbers are compared: four decimals.
const SCALE: i128 = 10_000;

impl Table {
    /// Reads a CSV file. Its first row names the columns.
    ///
    /// # Errors
    ///
    /// When it has no rows, or rows that are longer or shorter than the first.
    pub fn read(bytes: &[u8]) -> Result<Self, Vec<Fault>> {
        let text = decode(bytes);
        if text.contains(|one: char| one.is_control() && !matches!(one, '\n' | '\r' | '\t')) {
            let help = "save the table as CSV: comma-separated values, in UTF-8";
            return Err(vec![Fault { message: "the file holds characters that are no text".to_owned(), help }]);
        }
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(separator(&text))
            .from_reader(text.as_bytes());
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut faults = Vec::new();
        for record in reader.records() {
            let Ok(record) = record else { continue };
            let line = record.position().map_or(0, csv::Position::line);
            let mut cells: Vec<String> = record.iter().map(|cell| cell.trim().to_owned()).collect();
            if cells.iter().all(String::is_empty) {
                continue;
            }
            let width = rows.first().map_or(cells.len(), Vec::len);
            // Programs that calculate write empty cells after the last.
            while cells.len() > width && cells.last().is_some_and(String::is_empty) {
                cells.pop();
            }
            if cells.len() != width {
                faults.push(Fault {
                    message: format!("line {line} has {} cells, and the table has {width} columns", cells.len()),
                    help: "give every row a cell for every column; put a cell that holds a comma into quotation marks",
                });
            }
            rows.push(cells);
        }
        // A quotation mark that is not closed takes the rest of the file into its cell.
        let swallowed = rows.last().is_some_and(|row| row.iter().any(|cell| cell.contains('\n')));
        if swallowed && !text.matches('"').count().is_multiple_of(2) {
            faults.push(Fault {
                message: "a quotation mark is opened and never closed".to_owned(),
                help: "close it, or write it twice where it is part of the cell",
            });
        }
        let head = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
        if rows.is_empty() && faults.is_empty() {
            let message = "the table has no rows".to_owned();
            faults.push(Fault { message, help: "the first line names the columns, each further line is a row" });
        }
        if faults.is_empty() { Ok(Self { head, rows }) } else { Err(faults) }
    }

    /// The places of the columns with a heading: one where it is told apart.
    pub fn columns<'t>(&'t self, name: &'t str) -> impl Iterator<Item = usize> + 't {
        self.head.iter().enumerate().filter(move |(_, head)| *head == name).map(|(place, _)| place)
    }

    /// The places of the rows that begin with a cell: one where it is told apart.
    pub fn rows_called<'t>(&'t self, name: &'t str) -> impl Iterator<Item = usize> + 't {
        let begins = move |row: &[String]| row.first().is_some_and(|first| first == name);
        self.rows.iter().enumerate().filter(move |(_, row)| begins(row)).map(|(place, _)| place)
    }

    /// The cells of a column that are no numbers, and say something all the same.
    #[must_use]
    pub fn words_in(&self, column: usize) -> Vec<Place> {
        let words = |place: &Place| self.number(*place).is_none() && !self.is_empty(*place);
        (0..self.rows.len()).map(|row| (row, column)).filter(words).collect()
    }

    /// What messages call a place: its row and its column, never what stands there.
    #[must_use]
    pub fn name(&self, (row, column): Place) -> String {
        let first = self.rows[row].first().map_or("", String::as_str);
        format!("“{}” of “{first}”", self.head[column])
    }

    /// The places whose number is above zero and below a limit, in some columns.
    #[must_use]
    pub fn small(&self, columns: &[usize], below: u32) -> Vec<Place> {
        let limit = i128::from(below) * SCALE;
        let small = |place: &Place| self.number(*place).is_some_and(|number| number > 0 && number < limit);
        let all = (0..self.rows.len()).flat_map(|row| columns.iter().map(move |column| (row, *column)));
        all.filter(small).collect()
    }

    /// The totals that are not the sum of what they total.
    #[must_use]
    pub fn wrong_totals(&self, totals: &Totals) -> Vec<Fault> {
        let mut faults = Vec::new();
        for sum in self.sums(totals) {
            let numbers: i128 = sum.parts.iter().map(|place| self.amount(*place)).sum();
            if numbers != self.amount(sum.total) {
                faults.push(Fault {
                    message: format!("{} is not the sum of what it totals", self.name(sum.total)),
                    help: "correct the figures, or say which row and column are totals",
                });
            }
        }
        faults
    }

    /// A row or a column that adds the others up, though nobody said so: small numbers could be worked out from it.
    #[must_use]
    pub fn unsaid_total(&self, totals: &Totals) -> Option<&str> {
        let columns = self.added();
        let cells = |row: usize| columns.iter().map(move |column| self.amount((row, *column)));
        let rows = self.rows.len();
        let all: Vec<i128> =
            columns.iter().map(|column| (0..rows).map(|row| self.amount((row, *column))).sum()).collect();
        // A cell that is the sum of the others is half of all.
        let is_row = |row: &usize| {
            rows > 2 && cells(*row).any(|cell| cell != 0) && cells(*row).zip(&all).all(|(cell, all)| cell * 2 == *all)
        };
        // What is called a total is one, even beside columns that nobody adds up.
        let called = |name: &str| {
            let name = name.to_lowercase();
            name.contains("total") || matches!(name.as_str(), "all" | "sum" | "overall" | "both")
        };
        let named = |row: &usize| self.rows[*row].first().is_some_and(|name| called(name));
        if let Some(row) = (0..rows).filter(|row| totals.row != Some(*row)).find(named) {
            return self.rows[row].first().map(String::as_str);
        }
        if let Some(column) =
            columns.iter().filter(|column| totals.column != Some(**column)).find(|column| called(&self.head[**column]))
        {
            return Some(self.head[*column].as_str());
        }
        if let Some(row) = (0..rows).filter(|_| totals.row.is_none()).find(is_row) {
            return self.rows[row].first().map(String::as_str);
        }
        let sums: Vec<i128> = (0..rows).map(|row| cells(row).sum()).collect();
        let is_column = |column: &&usize| {
            let mut pairs = sums.iter().enumerate().map(|(row, sum)| (self.amount((row, **column)), *sum));
            columns.len() > 2 && sums.iter().any(|sum| *sum != 0) && pairs.all(|(cell, sum)| cell * 2 == sum)
        };
        let column = columns.iter().filter(|_| totals.column.is_none()).find(is_column)?;
        Some(self.head[*column].as_str())
    }

    /// The withheld places whose number can be worked out from what is shown.
    #[must_use]
    pub fn worked_out(&self, totals: &Totals, withheld: &Withheld) -> Vec<Place> {
        work_out::worked_out(self, &self.sums(totals), withheld)
    }

    /// The columns that are added up: those with a number. The first column names the rows.
    fn added(&self) -> Vec<usize> {
        let counts = |column: &usize| (0..self.rows.len()).any(|row| self.number((row, *column)).is_some());
        (1..self.head.len()).filter(counts).collect()
    }

    /// Every total with what it totals.
    fn sums(&self, totals: &Totals) -> Vec<Sum> {
        let columns = self.added();
        let mut sums = Vec::new();
        if let Some(last) = totals.row {
            for &column in &columns {
                let parts = (0..self.rows.len()).filter(|row| *row != last).map(|row| (row, column)).collect();
                sums.push(Sum { parts, total: (last, column) });
            }
        }
        if let Some(last) = totals.column {
            for row in 0..self.rows.len() {
                let parts = columns.iter().filter(|column| **column != last).map(|column| (row, *column)).collect();
                sums.push(Sum { parts, total: (row, last) });
            }
        }
        sums
    }

    /// The number of a place, in ten-thousandths.
    fn number(&self, (row, column): Place) -> Option<i128> {
        number(self.rows.get(row)?.get(column)?)
    }

    /// What a place adds to a sum: words and empty cells add nothing.
    fn amount(&self, place: Place) -> i128 {
        self.number(place).unwrap_or(0)
    }

    /// Whether a cell says nothing: it is empty, or a dash.
    fn is_empty(&self, (row, column): Place) -> bool {
        matches!(self.rows[row][column].as_str(), "" | "-" | "–" | "—")
    }
}

/// A total, and what it totals.
struct Sum {
    parts: Vec<Place>,
    total: Place,
}

/// The text of a file as people save it: by its byte order mark, or UTF-8, or else as Windows wrote it in Western Europe.
#[must_use]
pub fn decode(bytes: &[u8]) -> String {
    let encoding = Encoding::for_bom(bytes).map_or_else(
        || if std::str::from_utf8(bytes).is_ok() { UTF_8 } else { WINDOWS_1252 },
        |(encoding, _)| encoding,
    );
    encoding.decode(bytes).0.into_owned()
}

/// What separates the cells: the candidate that the first line has most of, outside quotation marks.
fn separator(text: &str) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0)];
    let mut quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => break,
            other if !quoted => {
                for (candidate, count) in &mut counts {
                    *count += u32::from(*candidate == other);
                }
            }
            _ => {}
        }
    }
    // Of equals the comma wins: it comes first, and only more of another beats it.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(candidate, _)| *candidate)
}

/// A number as people write it, in ten-thousandths: `1,200`, `£3.50`, `-4`.
fn number(cell: &str) -> Option<i128> {
    let bare = cell.trim().trim_start_matches('£');
    // A comma stands before three digits; `3,0` is no thirty.
    let whole = bare.split('.').next().unwrap_or_default().trim_start_matches(['-', '−']);
    let grouped = whole.split([',', ' ', '\u{a0}']).enumerate().all(|(place, group)| {
        if place == 0 { group.len() <= 3 || !whole.contains([',', ' ', '\u{a0}']) } else { group.len() == 3 }
    });
    if !grouped {
        return None;
    }
    let plain = bare.replace([',', ' ', '\u{a0}'], "");
    let (sign, digits) = plain.strip_prefix(['-', '−']).map_or((1, plain.as_str()), |rest| (-1, rest));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let sound = !whole.is_empty() && whole.len() < 20 && part.len() <= 4;
    let sound = sound && whole.bytes().chain(part.bytes()).all(|byte| byte.is_ascii_digit());
    let part: i128 = format!("{part:0<4}").parse().ok().filter(|_| sound)?;
    Some(sign * (whole.parse::<i128>().ok()? * SCALE + part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Table {
        let table = Table::read(text.as_bytes());
        assert!(table.is_ok(), "{table:?}");
        table.unwrap_or(Table { head: Vec::new(), rows: Vec::new() })
    }

    #[test]
    fn files_as_people_make_them() {
        let same = [
            &b"Ward,Fines\nMill,3\nNorth,12\n"[..],
            b"\xef\xbb\xbfWard;Fines\r\nMill;3\r\nNorth;12\r\n",
            b"Ward\tFines\nMill\t3\n\t\nNorth\t12",
            b"\"Ward\",\"Fines\",\n\"Mill\",\"3\",\n\"North\",\"12\",\n",
            b"\xff\xfeW\0a\0r\0d\0,\0F\0i\0n\0e\0s\0\n\0M\0i\0l\0l\0,\x003\0\n\0N\0o\0r\0t\0h\0,\x001\x002\0\n\0",
        ];
        for bytes in same {
            let found =
                Table::read(bytes).map(|table| table.rows.iter().map(|row| row[..2].join("=")).collect::<Vec<_>>());
            assert_eq!(found, Ok(vec!["Mill=3".to_owned(), "North=12".to_owned()]));
        }
        let cells = table("Name,Said\n\"Smith, Ann\",\"two\nlines and \"\"quotes\"\"\"\n=SUM(A1),@x\n").rows;
        assert_eq!(cells[0], ["Smith, Ann", "two\nlines and \"quotes\""]);
        assert_eq!(cells[1], ["=SUM(A1)", "@x"]);
        let table = Table::read(b"Caf\xe9,\x80\n\x93a\x94,1\n").map(|table| (table.head, table.rows));
        let wanted = (vec!["Café".to_owned(), "€".to_owned()], vec![vec!["“a”".to_owned(), "1".to_owned()]]);
        assert_eq!(table, Ok(wanted));
    }

    #[test]
    fn a_ragged_row_is_told_by_its_line() {
        let faults = Table::read(b"A,B\n1,2\n3\n4,5,6\n").err().unwrap_or_default();
        let messages: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
        assert_eq!(
            messages,
            ["line 3 has 1 cells, and the table has 2 columns", "line 4 has 3 cells, and the table has 2 columns"]
        );
        assert!(Table::read(b"").is_err());
        assert!(Table::read(b"A,B\n").is_err());
        assert!(Table::read(&[0, 1, 2, 0, 255]).is_err());
    }

    #[test]
    fn numbers_as_people_write_them() {
        assert_eq!(number("1,200"), Some(1200 * SCALE));
        assert_eq!(number("£3.50"), Some(35000));
        assert_eq!(number("-4"), Some(-4 * SCALE));
        assert_eq!(number("4%"), None);
        assert_eq!(number("2024-25"), None);
        assert_eq!(number(""), None);
        assert_eq!(number("3,0"), None);
        assert_eq!(number("+3"), None);
        assert_eq!(number("12,345,678"), Some(12_345_678 * SCALE));
    }

    #[test]
    fn a_total_that_nobody_named_is_seen() {
        let square = table("Ward,2024,2025,All\nMill,3,4,7\nNorth,1,5,6\nTotal,4,9,13\n");
        assert_eq!(square.unsaid_total(&Totals::default()), Some("Total"));
        let row = Totals { row: Some(2), column: None };
        assert_eq!(square.unsaid_total(&row), Some("All"));
        let code = table("Ward,Code,Fines\nMill,101,3\nNorth,102,12\nTotal,,15\n");
        assert_eq!(code.unsaid_total(&Totals::default()), Some("Total"));
        let plain = table("Ward,2024,2025,2026\nMill,3,4,7\nNorth,1,5,6\nSouth,4,9,13\n");
        assert_eq!(plain.unsaid_total(&Totals::default()), Some("South"));
        let both = Totals { row: Some(2), column: Some(3) };
        assert_eq!(square.unsaid_total(&both), None);
        assert_eq!(table("Ward,2024,2025\nMill,3,4\nNorth,1,5\n").unsaid_total(&Totals::default()), None);
        // A column of zeros and a cell with words do not hide it.
        let odd = table("Ward,2023,2024,2025\nMill,0,3,n/a\nNorth,0,20,4\nTotal,0,23,4\n");
        assert_eq!(odd.unsaid_total(&Totals::default()), Some("Total"));
    }

    #[test]
    fn totals_are_added_up() {
        let table = table("Ward,2024,2025,All\nMill,3,4,7\nNorth,1,,1\nTotal,4,4,9\n");
        let totals = Totals { row: table.rows_called("Total").next(), column: table.columns("All").next() };
        let faults: Vec<String> = table.wrong_totals(&totals).into_iter().map(|fault| fault.message).collect();
        let wrong = "“All” of “Total” is not the sum of what it totals";
        assert_eq!(faults, [wrong, wrong]);
    }
}
