//! The fonts that an authority names in its profile.

use super::face::Face;
use super::fonts::House;
use crate::diagnostic::{Diagnostic, Report};
use crate::files::{Files, bytes_beside};
use crate::office::{Office, PROFILE};
use crate::yaml::Text;

/// The most megabytes of a font: those of Chinese, Japanese and Korean have twenty.
const LARGEST: u64 = 32;

/// The most fonts for characters that others do not have.
const MOST: usize = 100;

/// Reads the fonts of a house; reports those that cannot be used.
pub(super) fn read(office: &Office, files: &dyn Files, report: &mut Report) -> House {
    let Some(fonts) = &office.authority.fonts else { return House::default() };
    let mut face = |named: &Text| {
        let (_, bytes) = bytes_beside(files, PROFILE, named.as_str(), LARGEST, named.span, report)?;
        Face::read(bytes)
            .map_err(|unfit| {
                let finding = Diagnostic::error("FOI403", format!("`{}` cannot be used: {unfit}", named.as_str()))
                    .at(named.span, "this font")
                    .help("name another file, or leave it out: the program brings fonts of its own");
                report.push(finding);
            })
            .ok()
    };
    let text = fonts.text.as_ref().and_then(|faces| {
        let found = [&faces.regular, &faces.bold, &faces.italic, &faces.bold_italic].map(&mut face);
        let [Some(regular), Some(bold), Some(italic), Some(bold_italic)] = found else { return None };
        Some([regular, bold, italic, bold_italic])
    });
    let code = fonts.code.as_ref().and_then(&mut face);
    let more = fonts.more.iter().take(MOST).filter_map(&mut face).collect();
    if let Some(over) = fonts.more.get(MOST) {
        let finding = Diagnostic::error("FOI403", format!("no more than {MOST} fonts can be named here"))
            .at(over.span, "one too many")
            .help("leave out those that no letter needs");
        report.push(finding);
    }
    House { text, code, more }
}
