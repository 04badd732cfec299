//! Workbooks of Excel (ECMA-376, `SpreadsheetML`).

use super::grid::{self, Grid};
use super::package::Package;
use super::xml::{Step, Tag};
use super::{Found, Hidden, Stop, count, extras};

/// Narrower than this, in characters, a column shows nothing.
const NARROW: f64 = 0.5;

/// Parts that a workbook has where it holds more than its sheets show: how their names begin, and what they are.
const PARTS: [(&str, &str, &str); 6] = [
    (
        "xl/pivotcache/",
        "a pivot table keeps a copy of all the data that it was made from",
        "paste the pivot table as values into a new workbook, or save it as CSV",
    ),
    (
        "xl/externallinks/",
        "a copy of cells from another workbook that it refers to",
        "break the links: Data, Edit Links, Break Link",
    ),
    ("xl/connections.xml", CONNECTION, "delete the connection: Data, Queries & Connections"),
    ("xl/querytables/", CONNECTION, "delete the connection: Data, Queries & Connections"),
    (
        "xl/model/",
        "a data model: whole tables that no sheet shows",
        "paste what is visible as values into a new workbook, or save it as CSV",
    ),
    (
        "xl/revisions/",
        "the history of its changes, with what cells held before",
        "stop sharing the workbook and turn the tracking of changes off",
    ),
];

const CONNECTION: &str = "a connection to the source of its data, and how to ask it";

/// A sheet that is not hidden.
struct Sheet {
    name: String,
    part: String,
}

/// Finds what a workbook hides.
pub(super) fn look(package: &mut Package<'_>) -> Found {
    let mut found = Vec::new();
    for sheet in sheets(package, &mut found)? {
        found.extend(cells(package, &sheet)?);
        found.extend(comments(package, &sheet)?);
    }
    let mut told = Vec::new();
    for (start, what, mend) in PARTS {
        if !told.contains(&what) && !package.below(start).is_empty() {
            told.push(what);
            found.push(Hidden { what: what.to_owned(), mend });
        }
    }
    found.extend(extras::look(package)?);
    Ok(found)
}

/// The sheets that are seen; those that are not, and names that are not, are found here.
fn sheets(package: &mut Package<'_>, found: &mut Vec<Hidden>) -> Result<Vec<Sheet>, Stop> {
    let main = package.main("xl/workbook.xml")?;
    let links = package.links(&main)?;
    let mut sheets = Vec::new();
    let mut names = 0_u32;
    package.walk(&main, &mut |step| {
        let Step::Open(tag) = step else { return };
        match tag.name() {
            "sheet" => {
                let name = tag.get("name").unwrap_or_default();
                if let Some(hidden) = hidden_sheet(&tag, &name) {
                    found.push(hidden);
                } else if let Some(link) = tag.link().and_then(|id| links.iter().find(|link| link.id == id)) {
                    sheets.push(Sheet { name, part: link.target.clone() });
                }
            }
            // Excel makes hidden names of its own for filters, charts and new functions.
            "definedName" if tag.says("hidden") => {
                names += u32::from(tag.get("name").is_some_and(|name| !name.starts_with("_xl")));
            }
            _ => {}
        }
    })?;
    if names > 0 {
        let mend = "delete the names: they show in the Name Manager once a macro has made them visible";
        found.push(Hidden { what: count(names, "hidden name", "hidden names"), mend });
    }
    Ok(sheets)
}

fn hidden_sheet(tag: &Tag<'_>, name: &str) -> Option<Hidden> {
    let what = match tag.get("state")?.as_str() {
        "hidden" => format!("the sheet “{name}” is hidden"),
        "veryHidden" => format!("the sheet “{name}” is hidden, and no menu shows it"),
        _ => return None,
    };
    Some(Hidden { what, mend: "delete the sheet, or better save the visible figures as CSV" })
}

/// The hidden rows and columns of a sheet.
fn cells(package: &mut Package<'_>, sheet: &Sheet) -> Found {
    let mut grid = Grid::default();
    let mut inside = false;
    package.walk(&sheet.part, &mut |step| match step {
        Step::Open(tag) => match tag.name() {
            "sheetData" => inside = true,
            "col" => hide_columns(&tag, &mut grid),
            "row" if inside => grid.begin_row(number(&tag, "r"), 1, tag.says("hidden") || is_nought(&tag, "ht")),
            "c" if inside => grid.begin_cell(tag.get("r").as_deref().and_then(grid::column), 1),
            "v" | "is" | "f" if inside => grid.fill(),
            _ => {}
        },
        Step::Close("sheetData") => inside = false,
        _ => {}
    })?;
    Ok(grid.findings(&sheet.name))
}

fn hide_columns(tag: &Tag<'_>, grid: &mut Grid) {
    let narrow = tag.get("width").and_then(|width| width.parse::<f64>().ok()).is_some_and(|width| width < NARROW);
    if let (Some(from), Some(to)) = (number(tag, "min"), number(tag, "max"))
        && (narrow || tag.says("hidden"))
    {
        grid.hide_columns(from, to);
    }
}

fn is_nought(tag: &Tag<'_>, attribute: &str) -> bool {
    tag.get(attribute).and_then(|value| value.parse::<f64>().ok()).is_some_and(|value| value <= 0.0)
}

fn number(tag: &Tag<'_>, attribute: &str) -> Option<u32> {
    tag.get(attribute)?.parse().ok()
}

/// The comments on a sheet. Those that form a conversation are written twice, once for older programs.
fn comments(package: &mut Package<'_>, sheet: &Sheet) -> Result<Option<Hidden>, Stop> {
    let (mut plain, mut threaded) = (0_u32, 0_u32);
    for link in package.links(&sheet.part)? {
        match link.kind.as_str() {
            "comments" => plain = plain.saturating_add(package.count(&link.target, &["comment"])?),
            "threadedComment" => threaded = threaded.saturating_add(package.count(&link.target, &["threadedComment"])?),
            _ => {}
        }
    }
    let number = plain.max(threaded);
    let what = format!("{} on the sheet “{}”", count(number, "comment", "comments"), sheet.name);
    Ok((number > 0).then_some(Hidden { what, mend: "delete the comments" }))
}
