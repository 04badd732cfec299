//! Whether a withheld number can be worked out from the totals and the numbers beside it.
//!
//! Every total gives an equation whose unknowns are the withheld cells. A cell is worked out where the equations
//! leave one value for it, or where one of them does so because a small number has bounds.

use super::{Place, SCALE, Sum, Table, Withheld};

/// An equation: the sum of the unknowns with these signs is a number.
struct Equation {
    /// The sign of each unknown.
    signs: Vec<i128>,
    number: i128,
}

pub(super) fn worked_out(table: &Table, sums: &[Sum], withheld: &Withheld) -> Vec<Place> {
    let unknown: Vec<Place> = withheld.small.iter().chain(&withheld.also).copied().collect();
    let equations: Vec<Equation> = sums.iter().filter_map(|sum| equation(table, sum, &unknown)).collect();
    let mut found = solved(&equations, unknown.len());
    found.extend(bounded(&equations, withheld));
    found.sort_unstable();
    found.dedup();
    found.into_iter().map(|place| unknown[place]).collect()
}

fn equation(table: &Table, sum: &Sum, unknown: &[Place]) -> Option<Equation> {
    let mut equation = Equation { signs: vec![0; unknown.len()], number: 0 };
    let parts = sum.parts.iter().map(|place| (place, 1)).chain([(&sum.total, -1)]);
    for (place, sign) in parts {
        match unknown.iter().position(|other| other == place) {
            Some(index) => equation.signs[index] += sign,
            None => equation.number -= sign * table.amount(*place),
        }
    }
    equation.signs.iter().any(|sign| *sign != 0).then_some(equation)
}

/// The unknowns that a system of equations determines: elimination over whole numbers.
fn solved(equations: &[Equation], unknowns: usize) -> Vec<usize> {
    let mut rows: Vec<Vec<i128>> = equations.iter().map(|equation| equation.signs.clone()).collect();
    let mut first = 0;
    for column in 0..unknowns {
        let Some(pivot) = (first..rows.len()).find(|row| rows[*row][column] != 0) else { continue };
        rows.swap(first, pivot);
        let pivot = rows[first].clone();
        for (place, row) in rows.iter_mut().enumerate() {
            if place == first || row[column] == 0 {
                continue;
            }
            let (own, other) = (row[column], pivot[column]);
            for (cell, beside) in row.iter_mut().zip(&pivot) {
                *cell = *cell * other - *beside * own;
            }
            reduce(row);
        }
        first += 1;
    }
    let single = |row: &Vec<i128>| {
        let mut there = row.iter().enumerate().filter(|(_, value)| **value != 0).map(|(place, _)| place);
        let place = there.next()?;
        there.next().is_none().then_some(place)
    };
    rows.iter().filter_map(single).collect()
}

/// Divides a row by what its numbers have in common, so that they stay small.
fn reduce(row: &mut [i128]) {
    let common = row.iter().fold(0_i128, |known, value| divisor(known, value.abs()));
    if common > 1 {
        for value in row {
            *value /= common;
        }
    }
}

fn divisor(one: i128, other: i128) -> i128 {
    if other == 0 { one } else { divisor(other, one % other) }
}

/// The unknowns that can have one value only because each small number lies within bounds: every equation narrows the
/// bounds of its unknowns, again and again, until nothing changes.
fn bounded(equations: &[Equation], withheld: &Withheld) -> Vec<usize> {
    let highest = (i128::from(withheld.below) - 1) * SCALE;
    let small = withheld.small.iter().map(|_| Bounds { least: SCALE, most: Some(highest) });
    let mut bounds: Vec<Bounds> = small.chain(withheld.also.iter().map(|_| Bounds { least: 0, most: None })).collect();
    // Numbers are whole, so every round that changes anything narrows something by one at least.
    for _ in 0..ROUNDS {
        let mut narrowed = false;
        for equation in equations {
            narrowed |= narrow(equation, &mut bounds);
        }
        if !narrowed {
            break;
        }
    }
    let one = |bounds: &Bounds| bounds.most == Some(bounds.least);
    (0..bounds.len()).filter(|place| one(&bounds[*place])).collect()
}

/// How often the equations are gone through at most.
const ROUNDS: usize = 64;

/// Between which numbers an unknown lies.
#[derive(Clone, Copy)]
struct Bounds {
    least: i128,
    most: Option<i128>,
}

/// Narrows the bounds of the unknowns of an equation by those of the others in it.
fn narrow(equation: &Equation, bounds: &mut [Bounds]) -> bool {
    let there: Vec<usize> = (0..equation.signs.len()).filter(|place| equation.signs[*place] != 0).collect();
    let mut narrowed = false;
    for &place in &there {
        // sign * unknown = number - the rest; the rest lies between `low` and `high`.
        let (mut low, mut high) = (Some(0_i128), Some(0_i128));
        for &other in there.iter().filter(|other| **other != place) {
            let Bounds { least, most } = bounds[other];
            let positive = equation.signs[other] > 0;
            let (from, to) = if positive { (Some(least), most) } else { (most.map(|most| -most), Some(-least)) };
            low = low.zip(from).map(|(low, from)| low + from);
            high = high.zip(to).map(|(high, to)| high + to);
        }
        let (least, most) = if equation.signs[place] > 0 {
            (high.map(|high| equation.number - high), low.map(|low| equation.number - low))
        } else {
            (low.map(|low| low - equation.number), high.map(|high| high - equation.number))
        };
        let own = &mut bounds[place];
        if let Some(least) = least.filter(|least| *least > own.least) {
            own.least = least;
            narrowed = true;
        }
        if let Some(most) = most.filter(|most| own.most.is_none_or(|known| *most < known)) {
            own.most = Some(most);
            narrowed = true;
        }
    }
    narrowed
}

#[cfg(test)]
mod tests {
    use crate::table::{Table, Totals, Withheld};

    fn found(text: &str, below: u32, also: &[(usize, usize)]) -> Vec<(usize, usize)> {
        let table = Table::read(text.as_bytes());
        assert!(table.is_ok(), "{table:?}");
        let table = table.unwrap_or(Table { head: Vec::new(), rows: Vec::new() });
        let totals = Totals { row: table.rows_called("Total").next(), column: table.columns("All").next() };
        let columns: Vec<usize> = (1..table.head.len()).filter(|column| Some(*column) != totals.column).collect();
        let mut small = table.small(&columns, below);
        small.retain(|(row, _)| Some(*row) != totals.row);
        table.worked_out(&totals, &Withheld { small, below, also: also.to_vec() })
    }

    #[test]
    fn words_beside_a_withheld_cell_do_not_hide_it() {
        assert_eq!(found("Ward,Fines\nMill,3\nNorth,12\nSouth,n/a\nTotal,15\n", 5, &[]), [(0, 1)]);
    }

    #[test]
    fn one_withheld_cell_in_a_column_with_a_total_is_worked_out() {
        assert_eq!(found("Ward,Fines\nMill,3\nNorth,12\nTotal,15\n", 5, &[]), [(0, 1)]);
        // A second cell withheld hides the first.
        assert_eq!(found("Ward,Fines\nMill,3\nNorth,12\nSouth,30\nTotal,45\n", 5, &[(1, 1)]), []);
        // No total, nothing to work from.
        assert_eq!(found("Ward,Fines\nMill,3\nNorth,12\n", 5, &[]), []);
    }

    #[test]
    fn two_withheld_cells_are_worked_out_from_the_other_totals() {
        // Each row of the square has two unknowns and each column one: the columns give them away.
        let text = "Ward,A,B,All\nMill,3,2,5\nNorth,20,30,50\nTotal,23,32,55\n";
        assert_eq!(found(text, 5, &[]), [(0, 1), (0, 2)]);
        // A square of four is safe from elimination.
        let text = "Ward,A,B,All\nMill,3,8,11\nNorth,9,30,39\nTotal,12,38,50\n";
        assert_eq!(found(text, 5, &[(0, 2), (1, 1), (1, 2)]), []);
    }

    #[test]
    fn bounds_give_small_numbers_away() {
        // Two numbers from 1 to 4 that add up to 8 are both 4, and that add up to 2 both 1.
        assert_eq!(found("Ward,Fines\nMill,4\nNorth,4\nSouth,9\nTotal,17\n", 5, &[]), [(0, 1), (1, 1)]);
        assert_eq!(found("Ward,Fines\nMill,1\nNorth,1\nSouth,9\nTotal,11\n", 5, &[]), [(0, 1), (1, 1)]);
        assert_eq!(found("Ward,Fines\nMill,2\nNorth,3\nSouth,9\nTotal,14\n", 5, &[]), []);
        // One total leaves two ways, another takes one of them away.
        let text = "Ward,2024,2025,All\nMill,2,4,6\nNorth,1,2,3\nSouth,20,30,50\nTotal,23,36,59\n";
        assert_eq!(found(text, 5, &[]), [(0, 1), (0, 2), (1, 1), (1, 2)]);
    }
}
