//! Forms of texts that any file may have.

use super::{Complaint, Form};

/// A text of one line: straight quotes around a value are YAML's, curly ones would be printed.
pub const LINE: Form = ("line", |text| {
    let inside = text.trim_start_matches(['“', '‘']).trim_end_matches(['”', '’']);
    let around = text.starts_with(['“', '‘']) && text.ends_with(['”', '’']);
    if around && !inside.contains(['“', '”', '‘']) {
        return Err(Complaint {
            code: "FOI111",
            message: "curly quotes around a value become part of it".to_owned(),
            help: "take them out, or use straight quotes".to_owned(),
        });
    }
    if text.trim().contains('\n') {
        return Err(Complaint {
            code: "FOI111",
            message: "this should be a single line".to_owned(),
            help: "write it on one line, or as a list where a list is asked for".to_owned(),
        });
    }
    Ok(())
});

/// An address on the web that a person can follow.
pub const LINK: Form = ("link", |text| {
    let known = text.starts_with("https://") || text.starts_with("http://");
    if known && !text.contains(|character: char| character.is_whitespace() || "<>\"`".contains(character)) {
        return Ok(());
    }
    Err(Complaint {
        code: "FOI112",
        message: format!("`{text}` is not a link that a person can follow"),
        help: "write the whole address of the page or document, beginning with https://".to_owned(),
    })
});
