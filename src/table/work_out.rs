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
    for equation in &equations {
        found.extend(bounded(equation, withheld));
    }
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

/// The unknowns of one equation that can have one value only, because each small number lies within bounds.
fn bounded(equation: &Equation, withheld: &Withheld) -> Vec<usize> {
    let there: Vec<usize> = (0..equation.signs.len()).filter(|place| equation.signs[*place] != 0).collect();
    let plain = there.iter().all(|place| equation.signs[*place] == 1);
    let all_small = there.iter().all(|place| *place < withheld.small.len());
    let count = i128::try_from(there.len()).unwrap_or(i128::MAX);
    let highest = (i128::from(withheld.below) - 1) * SCALE;
    let lowest = there.iter().filter(|place| **place < withheld.small.len()).count();
    let least = i128::try_from(lowest).unwrap_or(0) * SCALE;
    let at_least = equation.number == least;
    let at_most = all_small && equation.number == count * highest;
    if plain && (at_least || at_most) { there } else { Vec::new() }
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
    }
}
