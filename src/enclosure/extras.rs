//! What a file of any program of Office may carry beside what it shows.

use super::package::Package;
use super::xml::Step;
use super::{Found, Hidden, Stop, count};

/// The namespaces of what programs write about a file into its custom XML: its properties, its place in a library, its
/// label, the form of its bibliography. Properties are in every file, and are no finding.
const ABOUT_THE_FILE: [&str; 9] = [
    "http://schemas.microsoft.com/office/2006/metadata/",
    "http://schemas.microsoft.com/office/2006/coverpageprops",
    "http://schemas.microsoft.com/sharepoint/",
    "microsoft.sharepoint.",
    "office.server.policy",
    "http://schemas.openxmlformats.org/officedocument/2006/bibliography",
    "http://purl.oclc.org/ooxml/officedocument/bibliography",
    "http://schemas.titus.com/",
    "http://www.boldonjames.com/",
];

/// Finds macros, embedded files and data of custom XML.
pub(super) fn look(package: &mut Package<'_>) -> Found {
    let mut found = Vec::new();
    if package.below("").iter().any(|name| name.ends_with("vbaproject.bin")) {
        let mend = "save it without macros (.xlsx, .docx, .pptx)";
        found.push(Hidden { what: "macros, with all that is written in them".to_owned(), mend });
    }
    let embedded = ["xl/embeddings/", "word/embeddings/", "ppt/embeddings/"].map(|folder| package.below(folder).len());
    let embedded = u32::try_from(embedded.iter().sum::<usize>()).unwrap_or(u32::MAX);
    if embedded > 0 {
        let files = count(embedded, "embedded file", "embedded files");
        let what = format!("{files}, whole, behind a chart or an object");
        let mend = "put a picture in the place of each chart and object, and delete them";
        found.push(Hidden { what, mend });
    }
    if has_custom_data(package)? {
        let mend = "remove it: File, Info, Check for Issues, Inspect Document, Custom XML Data";
        found.push(Hidden { what: "data of a program or a form in its custom XML".to_owned(), mend });
    }
    Ok(found)
}

fn has_custom_data(package: &mut Package<'_>) -> Result<bool, Stop> {
    let is_item = |name: &String| name.ends_with(".xml") && !name.starts_with("customxml/itemprops");
    for name in package.below("customxml/item").into_iter().filter(is_item) {
        let mut about_the_file = None;
        let mut data = false;
        package.walk(&name, &mut |step| match step {
            Step::Open(tag) => {
                if about_the_file.is_none() {
                    about_the_file = Some(tag.namespace().is_some_and(|space| is_about_the_file(&space)));
                }
                data |= tag.has_values();
            }
            Step::Words => data = true,
            Step::Close(_) => {}
        })?;
        if data && about_the_file == Some(false) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn is_about_the_file(namespace: &str) -> bool {
    let namespace = namespace.to_lowercase();
    ABOUT_THE_FILE.iter().any(|known| namespace.starts_with(known))
}
