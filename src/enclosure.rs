//! Files that go with a letter, and what they hold that nobody sees who opens them.
//!
//! The worst leaks of an authority are its attachments: a hidden sheet, the figures behind a pivot table, a box drawn
//! over a name. A file is looked into and never changed, and no finding quotes a cell or a sentence of it: they may be
//! what is withheld. What programs write about a file, its author and its dates, is in every file and is no finding.

mod extras;
mod grid;
mod ink;
mod marks;
mod open;
mod package;
mod pdf;
mod photo;
mod prose;
mod slides;
#[cfg(test)]
mod tests;
mod workbook;
mod xml;

/// What a file that goes with a letter shows to those who look behind it, and an officer may not have seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hidden {
    /// What, as it follows a colon: “the sheet “Raw data” is hidden”.
    pub what: String,
    /// What to do.
    pub mend: &'static str,
}

/// What came of looking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Look {
    /// Nothing was found that the file hides.
    Clean,
    /// It hides this.
    Hides(Vec<Hidden>),
    /// Nobody looked: the file is of a kind that the program cannot look into; says why.
    Unseen(String),
    /// It is damaged; says how.
    Damaged(String),
}

/// Why a look into a file came to its end.
#[derive(Debug)]
enum Stop {
    Unseen(String),
    Damaged(String),
}

/// What a file hides, or why nobody can tell.
type Found = Result<Vec<Hidden>, Stop>;

/// Looks into a file by its name and its bytes.
///
/// The ending of the name says how the file will be opened, so it says how to look. Whatever the bytes are, this comes
/// back soon, with no more memory than a large file needs.
#[must_use]
pub fn look(name: &str, bytes: &[u8]) -> Look {
    match found(&ending(name), bytes) {
        Ok(hidden) if hidden.is_empty() => Look::Clean,
        Ok(hidden) => Look::Hides(hidden),
        Err(Stop::Unseen(why)) => Look::Unseen(why),
        Err(Stop::Damaged(why)) => Look::Damaged(why),
    }
}

fn found(ending: &str, bytes: &[u8]) -> Found {
    match ending {
        "csv" | "tsv" | "txt" | "md" => plain(bytes),
        "svg" => drawing(bytes),
        "yaml" | "yml" => Ok(vec![Hidden {
            what: "it is a case file, with all that it keeps".to_owned(),
            mend: "send the letter and its documents, and never a file that they are made from",
        }]),
        "png" | "jpg" | "jpeg" => photo::look(bytes),
        "pdf" => pdf::look(bytes),
        "xlsx" | "xlsm" | "xltx" | "xltm" => office(bytes, workbook::look),
        "docx" | "docm" | "dotx" | "dotm" => office(bytes, prose::look),
        "pptx" | "pptm" | "ppsx" | "ppsm" | "potx" | "potm" => office(bytes, slides::look),
        "ods" | "odt" | "odp" | "ots" | "ott" | "otp" => office(bytes, open::look),
        other => Err(Stop::Unseen(unknown(other))),
    }
}

/// An office file: what its kind may hide, and marks that nobody has removed.
fn office(bytes: &[u8], look: fn(&mut package::Package<'_>) -> Found) -> Found {
    let mut package = package::open(bytes)?;
    let mut hidden = look(&mut package)?;
    hidden.extend(photographs(&mut package)?);
    hidden.extend(marks::in_parts(&mut package)?);
    Ok(hidden)
}

/// Photographs in a file, which programs keep as the camera wrote them.
fn photographs(package: &mut package::Package<'_>) -> Found {
    let is_photo = |name: &String| {
        (name.contains("/media/") || name.starts_with("pictures/"))
            && (name.ends_with(".jpg") || name.ends_with(".jpeg"))
    };
    for name in package.below("").into_iter().filter(is_photo) {
        if package.read(&name)?.is_some_and(|bytes| photo::says_place(&bytes)) {
            let what = "the place where a photograph in it was taken".to_owned();
            return Ok(vec![Hidden {
                what,
                mend: "compress the pictures, or put them in anew without their location",
            }]);
        }
    }
    Ok(Vec::new())
}

/// The ending of a name, in small letters; empty where it has none.
fn ending(name: &str) -> String {
    let file = name.rsplit(['/', '\\']).next().unwrap_or(name);
    file.rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_lowercase())
}

/// Why a file with such an ending is not looked into.
fn unknown(ending: &str) -> String {
    match ending {
        "doc" | "dot" | "xls" | "xlt" | "ppt" | "pps" | "pot" => {
            format!("it is in the old format of Office, .{ending}, which the program cannot look into")
        }
        "xlsb" => "it is a workbook in binary form, .xlsb, which the program cannot look into".to_owned(),
        "zip" | "7z" | "rar" | "gz" | "tar" | "tgz" => {
            "it is an archive: the program looks only into files that are enclosed by themselves".to_owned()
        }
        "eml" | "msg" => "it is an e-mail, which may carry files of its own".to_owned(),
        "" => "its name has no ending that says what it is".to_owned(),
        other => format!("it is a kind of file, .{other}, that the program cannot look into"),
    }
}

/// A text shows all that it holds, if it is one: a workbook that was given the ending of a text shows nothing.
fn plain(bytes: &[u8]) -> Found {
    let wide = encoding_rs::Encoding::for_bom(bytes).is_some_and(|(encoding, _)| encoding != encoding_rs::UTF_8);
    let is_other = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"%PDF-") || (bytes.contains(&0) && !wide);
    if is_other {
        Err(Stop::Unseen("it is named as a text and holds something else".to_owned()))
    } else {
        let (encoding, _) = encoding_rs::Encoding::for_bom(bytes).unwrap_or((encoding_rs::UTF_8, 0));
        Ok(marks::of(&encoding.decode(bytes).0).into_iter().collect())
    }
}

/// A drawing is a text, of which a program shows what it is told to.
fn drawing(bytes: &[u8]) -> Found {
    let mut found = plain(bytes)?;
    let text: String = String::from_utf8_lossy(bytes).chars().filter(|one| !one.is_whitespace()).collect();
    let text = text.replace(['"', '\''], "").replace('=', ":");
    if ["display:none", "visibility:hidden"].iter().any(|hiding| text.contains(hiding)) {
        let what = "parts of the drawing that are not shown".to_owned();
        found.push(Hidden { what, mend: "delete its hidden layers and shapes, or save it as PNG" });
    }
    Ok(found)
}

/// How many of something there are: “1 comment”, “3 comments”.
fn count(number: u32, one: &str, more: &str) -> String {
    if number == 1 { format!("1 {one}") } else { format!("{number} {more}") }
}
