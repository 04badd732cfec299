//! What an open file may carry beside what it shows.

use crate::enclosure::package::Package;
use crate::enclosure::xml::{Step, Tag};
use crate::enclosure::{Found, Hidden, count};

/// How the kinds of embedded files begin that were made by the same programs.
const OPEN: &str = "application/vnd.oasis.opendocument.";

/// The kind of those that were made by others.
const OTHER: &str = "application/vnd.sun.star.oleobject";

/// Finds macros and embedded files.
pub(super) fn look(package: &mut Package<'_>) -> Found {
    let mut found = Vec::new();
    // The lists of modules are there without any.
    let is_module = |name: &String| !name.ends_with("/script-lb.xml") && !name.ends_with("/script-lc.xml");
    if package.below("basic/").iter().any(is_module) || !package.below("scripts/").is_empty() {
        let mend = "delete the macros: Tools, Macros, Edit Macros";
        found.push(Hidden { what: "macros, with all that is written in them".to_owned(), mend });
    }
    let mut embedded = 0_u32;
    package.walk("meta-inf/manifest.xml", &mut |step| {
        if let Step::Open(tag) = step {
            embedded = embedded.saturating_add(u32::from(tag.name() == "file-entry" && is_embedded(&tag)));
        }
    })?;
    if embedded > 0 {
        let what = format!("{}, whole, behind an object", count(embedded, "embedded file", "embedded files"));
        found.push(Hidden { what, mend: "put a picture in the place of each object, and delete them" });
    }
    Ok(found)
}

/// Whether an entry of the list of parts is a file of its own. A chart has only the figures that it shows.
fn is_embedded(tag: &Tag<'_>) -> bool {
    let kind = tag.get("media-type").unwrap_or_default();
    let is_open =
        kind.strip_prefix(OPEN).is_some_and(|kind| !kind.starts_with("chart") && !kind.starts_with("formula"));
    (is_open || kind == OTHER) && tag.get("full-path").is_some_and(|path| path != "/")
}
