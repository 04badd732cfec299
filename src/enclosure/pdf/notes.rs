//! What lies on a page beside its content (ISO 32000-2, 12.5): notes, shapes, files, words marked for redaction.

use lopdf::{Dictionary, Document, Object};

use super::budget::Budget;
use super::colour::{brightness, is_dark};
use super::plane::Rectangle;
use super::{dictionary, list, numbers, paint};
use crate::enclosure::{Hidden, Stop, count};

/// How strong a shape is that nothing shines through.
const OPAQUE: f32 = 0.9;

/// How thick, in points, a line is that may cover words.
const THICK: f32 = 5.0;

/// The flags of what is not shown: hidden, and not on a screen.
const UNSHOWN: i64 = 0x22;

/// What was seen on a page.
#[derive(Debug, Default)]
struct Seen {
    redactions: u32,
    shapes: u32,
    notes: u32,
    files: u32,
    /// Boxes that are not dark: they hide what is under them, if there is anything.
    light: Vec<Rectangle>,
}

/// What lies on a page and is not its content.
pub(super) struct Laid {
    pub(super) found: Vec<Hidden>,
    /// Boxes that are not dark.
    pub(super) light: Vec<Rectangle>,
}

/// Finds what lies on a page and is not its content.
pub(super) fn look(pdf: &Document, page: &Dictionary, number: u32, budget: &mut Budget) -> Result<Laid, Stop> {
    let files = u32::try_from(list(pdf, page, b"AF").len()).unwrap_or(u32::MAX);
    let mut seen = Seen { files, ..Seen::default() };
    for one in list(pdf, page, b"Annots") {
        if let Ok((_, Object::Dictionary(one))) = pdf.dereference(one) {
            seen.see(pdf, one, budget)?;
        }
    }
    Ok(Laid { found: seen.findings(number), light: seen.light })
}

impl Seen {
    fn see(&mut self, pdf: &Document, one: &Dictionary, budget: &mut Budget) -> Result<(), Stop> {
        let kind = one.get_deref(b"Subtype", pdf).and_then(Object::as_name).unwrap_or_default();
        match kind {
            b"Redact" => self.redactions += 1,
            b"FileAttachment" => self.files = self.files.saturating_add(1),
            b"Text" => self.notes += 1,
            b"FreeText" | b"Line" | b"Square" | b"Circle" | b"Polygon" | b"PolyLine" | b"Highlight" | b"Underline"
            | b"Squiggly" | b"StrikeOut" | b"Caret" | b"Stamp" | b"Ink" => {
                let is_shown =
                    !one.get_deref(b"F", pdf).and_then(Object::as_i64).is_ok_and(|flags| flags & UNSHOWN != 0);
                self.light.extend(light(pdf, one, kind).filter(|_| is_shown));
                self.shapes += u32::from(is_shown && covers(pdf, one, kind, budget)?);
                // What a text box says is seen, if the box is.
                self.notes += u32::from(says_something(pdf, one) && !(is_shown && kind == b"FreeText"));
            }
            _ => {}
        }
        Ok(())
    }

    fn findings(&self, page: u32) -> Vec<Hidden> {
        let all = [
            (
                self.redactions,
                format!("words on page {page} that are marked for redaction, and not taken out"),
                "apply the redactions in the program that marked them, and save the file anew",
            ),
            (
                self.shapes,
                format!("a shape laid over page {page}: what is under it is still in the file"),
                "take what is under it out of the document itself, and make the PDF anew",
            ),
            (self.notes, format!("{} on page {page}", count(self.notes, "note", "notes")), "delete the notes"),
            (
                self.files,
                format!("{} on page {page}", count(self.files, "attached file", "attached files")),
                "delete the attachments, or enclose the files by themselves",
            ),
        ];
        let some = all.into_iter().filter(|(number, ..)| *number > 0);
        some.map(|(_, what, mend)| Hidden { what, mend }).collect()
    }
}

fn says_something(pdf: &Document, one: &Dictionary) -> bool {
    let words = one.get_deref(b"Contents", pdf).and_then(Object::as_str);
    // A mark at the beginning says that letters have two bytes.
    words.is_ok_and(|words| words.iter().any(|byte| byte.is_ascii_graphic() || (0x80..0xfe).contains(byte)))
}

/// Where a shape lies that has a background and is not dark.
fn light(pdf: &Document, one: &Dictionary, kind: &[u8]) -> Option<Rectangle> {
    let key = match kind {
        b"Square" | b"Circle" | b"Polygon" => &b"IC"[..],
        b"FreeText" => b"C",
        _ => return None,
    };
    let brightness = brightness(&numbers(pdf, list(pdf, one, key)));
    let [x0, y0, x1, y1] = *numbers(pdf, list(pdf, one, b"Rect")) else { return None };
    let is_light = brightness.is_some() && !is_dark(brightness) && !is_weak(pdf, one);
    is_light.then(|| Rectangle::NONE.with((x0, y0)).with((x1, y1)))
}

/// Whether what is below a shape shines through.
fn is_weak(pdf: &Document, one: &Dictionary) -> bool {
    float(pdf, one, b"CA").is_some_and(|strength| strength < OPAQUE)
}

/// Whether a shape covers what is below it.
fn covers(pdf: &Document, one: &Dictionary, kind: &[u8], budget: &mut Budget) -> Result<bool, Stop> {
    let is_weak = is_weak(pdf, one);
    let is_dark = |key: &[u8]| is_dark(brightness(&numbers(pdf, list(pdf, one, key))));
    let is_filled = match kind {
        b"Square" | b"Circle" | b"Polygon" => is_dark(b"IC"),
        b"FreeText" | b"Highlight" => is_dark(b"C"),
        b"Ink" | b"Line" | b"PolyLine" => is_dark(b"C") && is_thick(pdf, one),
        _ => false,
    };
    if is_weak || is_filled {
        return Ok(!is_weak);
    }
    let looks = dictionary(pdf, one, b"AP").and_then(|looks| looks.get_deref(b"N", pdf).ok());
    if let Some(Object::Stream(form)) = looks { paint::has_box(pdf, form, budget) } else { Ok(false) }
}

fn is_thick(pdf: &Document, one: &Dictionary) -> bool {
    let border = dictionary(pdf, one, b"BS").and_then(|border| float(pdf, border, b"W"));
    border.is_some_and(|width| width >= THICK)
}

fn float(pdf: &Document, parent: &Dictionary, key: &[u8]) -> Option<f32> {
    parent.get_deref(key, pdf).and_then(Object::as_float).ok()
}
