//! Workbooks of Excel (ECMA-376, `SpreadsheetML`).

mod looks;

use std::collections::BTreeSet;

use super::grid::{self, Grid};
use super::package::{self, Package};
use super::xml::{Step, Tag};
use super::{Found, Hidden, Stop, count, extras};

/// Narrower than this, in characters, a column shows nothing.
const NARROW: f64 = 1.0;

/// Lower than this, in points, a row shows nothing.
const LOW: f64 = 3.0;

/// Parts that a workbook has where it holds more than its sheets show: how their names begin, and what they are.
const PARTS: [(&str, &str, &str); 6] = [
    (
        "xl/pivotcache/",
        "a pivot table keeps a copy of all the data that it was made from",
        "paste the pivot table as values into a new workbook, or save it as CSV",
    ),
    ("xl/externallinks/", ELSEWHERE, BREAK),
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

/// What a link to another workbook leaves behind.
pub(super) const ELSEWHERE: &str = "a copy of cells from another workbook that it refers to";

const BREAK: &str = "break the links: Data, Edit Links, Break Link";

const CONNECTION: &str = "a connection to the source of its data, and how to ask it";

/// A sheet that is not hidden.
struct Sheet {
    name: String,
    part: String,
}

/// Finds what a workbook hides.
pub(super) fn look(package: &mut Package<'_>) -> Found {
    let mut found = Vec::new();
    let unseen = looks::unseen(package)?;
    for sheet in sheets(package, &mut found)? {
        found.extend(cells(package, &sheet, &unseen)?);
        found.extend(comments(package, &sheet)?);
    }
    let mut told = Vec::new();
    for (start, what, mend) in PARTS {
        if !told.contains(&what) && !package.below(start).is_empty() {
            told.push(what);
            found.push(Hidden { what: what.to_owned(), mend });
        }
    }
    found.extend(shapes(package)?);
    found.extend(extras::look(package)?);
    Ok(found)
}

/// Shapes and pictures that are not shown. A control has a second, hidden shape for older programs.
fn shapes(package: &mut Package<'_>) -> Result<Option<Hidden>, Stop> {
    let mut number = 0_u32;
    for part in package.below("xl/drawings/").into_iter().filter(|name| name.ends_with(".xml")) {
        let mut is_hidden = false;
        package.walk(&part, &mut |step| match step {
            Step::Open(tag) if tag.name() == "cNvPr" => is_hidden = tag.says("hidden"),
            Step::Open(tag) if tag.name() == "compatExt" => is_hidden = false,
            Step::Close("cNvPr") => {
                number = number.saturating_add(u32::from(is_hidden));
                is_hidden = false;
            }
            _ => {}
        })?;
    }
    let what = count(number, "hidden picture or shape", "hidden pictures or shapes");
    Ok((number > 0).then_some(Hidden { what, mend: "delete them: Home, Find & Select, Selection Pane" }))
}

/// The sheets that are seen; those that are not, and names that are not, are found here.
fn sheets(package: &mut Package<'_>, found: &mut Vec<Hidden>) -> Result<Vec<Sheet>, Stop> {
    let main = package.main("xl/workbook.xml")?;
    let links = package.links(&main)?;
    let mut sheets = Vec::new();
    let mut parts = Vec::new();
    let mut names = 0_u32;
    package.walk(&main, &mut |step| {
        let Step::Open(tag) = step else { return };
        match tag.name() {
            "sheet" => {
                let name = tag.get("name").unwrap_or_default();
                let link = tag.link().and_then(|id| links.iter().find(|link| link.id == id));
                let part = link.map_or_else(String::new, |link| link.target.clone());
                parts.push(part.clone());
                match hidden_sheet(&tag, &name) {
                    Some(hidden) => found.push(hidden),
                    None => sheets.push(Sheet { name, part }),
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
    let unnamed = package.unnamed("xl/worksheets/", &parts);
    if unnamed > 0 {
        let what = format!("{} that its list of sheets does not name", count(unnamed, "sheet", "sheets"));
        found.push(Hidden { what, mend: "save the visible figures as CSV" });
    }
    if sheets.iter().all(|sheet| package.has(&sheet.part)) {
        Ok(sheets)
    } else {
        Err(Stop::Damaged(package::LOST.to_owned()))
    }
}

fn hidden_sheet(tag: &Tag<'_>, name: &str) -> Option<Hidden> {
    let what = match tag.get("state")?.as_str() {
        "hidden" => format!("the sheet “{name}” is hidden"),
        "veryHidden" => format!("the sheet “{name}” is hidden, and no menu shows it"),
        _ => return None,
    };
    Some(Hidden { what, mend: "delete the sheet, or better save the visible figures as CSV" })
}

/// The hidden rows and columns of a sheet, and its cells of looks that show nothing.
fn cells(package: &mut Package<'_>, sheet: &Sheet, unseen: &BTreeSet<usize>) -> Found {
    let mut grid = Grid::default();
    let (mut inside, mut is_unseen, mut any_unseen) = (false, false, false);
    package.walk(&sheet.part, &mut |step| match step {
        Step::Open(tag) => match tag.name() {
            "sheetData" => inside = true,
            "col" => hide_columns(&tag, &mut grid),
            "row" if inside => grid.begin_row(number(&tag, "r"), 1, tag.says("hidden") || is_low(&tag)),
            "c" if inside => {
                grid.begin_cell(tag.get("r").as_deref().and_then(grid::column), 1);
                let look = tag.get("s").and_then(|look| look.parse::<usize>().ok()).unwrap_or(0);
                is_unseen = unseen.contains(&look);
            }
            "v" | "is" | "f" if inside => {
                grid.fill();
                any_unseen |= is_unseen;
            }
            _ => {}
        },
        Step::Close("sheetData") => inside = false,
        _ => {}
    })?;
    let mut found = grid.findings(&sheet.name);
    if any_unseen {
        let what = format!("cells of the sheet “{}” that show nothing of what is in them", sheet.name);
        let mend = "clear the cells: their colour or their format hides what is in them";
        found.push(Hidden { what, mend });
    }
    Ok(found)
}

fn hide_columns(tag: &Tag<'_>, grid: &mut Grid) {
    let narrow = tag.get("width").and_then(|width| width.parse::<f64>().ok()).is_some_and(|width| width < NARROW);
    if let (Some(from), Some(to)) = (number(tag, "min"), number(tag, "max"))
        && (narrow || tag.says("hidden"))
    {
        grid.hide_columns(from, to);
    }
}

fn is_low(tag: &Tag<'_>) -> bool {
    tag.get("ht").and_then(|height| height.parse::<f64>().ok()).is_some_and(|height| height < LOW)
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
