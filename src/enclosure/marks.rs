//! Marks of redactions that nobody has removed. A file that is enclosed goes as it is, with the words under them.

use super::package::Package;
use super::{Found, Hidden};
use crate::redaction;

/// The marks in a text.
pub(super) fn of(text: &str) -> Option<Hidden> {
    let marked = redaction::marks(text).iter().any(|mark| mark.closed && !mark.hidden.is_empty());
    marked.then(|| Hidden {
        what: "words that are marked to be hidden, `[[name| … ]]`: the file goes as it is, and they are still in it"
            .to_owned(),
        mend: "annex the document with `file:`, which removes them, or take them out of the file",
    })
}

/// The marks in the texts of an office file. Tags are left out, because a program may cut a line anywhere.
pub(super) fn in_parts(package: &mut Package<'_>) -> Found {
    for name in package.below("") {
        if !name.ends_with(".xml") {
            continue;
        }
        let Some(bytes) = package.read(&name)? else { continue };
        let text = String::from_utf8_lossy(&bytes);
        if !text.contains('|') {
            continue;
        }
        if let Some(hidden) = of(&without_tags(&text)) {
            return Ok(vec![hidden]);
        }
    }
    Ok(Vec::new())
}

fn without_tags(text: &str) -> String {
    let mut within = false;
    let words = text.chars().filter(|one| {
        match one {
            '<' => within = true,
            '>' if within => {
                within = false;
                return false;
            }
            _ => {}
        }
        !within
    });
    words.collect()
}
