//! The part of each font that a letter needs, as objects of a PDF.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream, dictionary};

use super::face::{Face, usual};
use super::fonts::{FaceId, Fonts};
use super::shape::Word;
use super::write::{Packer, hash, name, text_string};

/// A font as far as every letter has it: the usual glyphs are in every subset, so that nearly every letter has the
/// same fonts, which are then made only once.
#[derive(Debug)]
struct Base {
    /// The code of each glyph, by its number; 0 for those that it does not have.
    codes: Vec<u16>,
    glyphs: Vec<(u16, String)>,
    /// Its objects, once a letter has needed no more than these glyphs.
    objects: OnceCell<Parts>,
}

/// The objects of a font.
#[derive(Debug, Clone)]
struct Parts {
    /// Whether the font could not be cut: the letter cannot be sent.
    damaged: bool,
    tag: String,
    program: Stream,
    mapping: Stream,
    widths: Object,
}

/// Makes subsets of fonts, and remembers those that letters share.
#[derive(Debug, Default)]
pub(super) struct Embedder {
    bases: BTreeMap<FaceId, Rc<Base>>,
}

/// The fonts of one letter.
#[derive(Debug)]
pub(super) struct Embedded<'a> {
    fonts: &'a Fonts,
    embedder: &'a mut Embedder,
    used: BTreeMap<FaceId, Used>,
}

/// What a letter uses of a font beyond what every letter has.
#[derive(Debug)]
struct Used {
    base: Rc<Base>,
    more: BTreeMap<u16, u16>,
    glyphs: Vec<(u16, String)>,
}

impl<'a> Embedded<'a> {
    pub(super) fn new(fonts: &'a Fonts, embedder: &'a mut Embedder) -> Self {
        Self { fonts, embedder, used: BTreeMap::new() }
    }

    /// The name of a font among the resources of a page.
    pub(super) fn name(face: FaceId) -> String {
        format!("T{}", face.number())
    }

    /// Gives the codes of the glyphs of a word to `codes`; says whether they are read back as its text.
    pub(super) fn codes(&mut self, word: &Word, codes: &mut Vec<u16>) -> bool {
        let face = word.face;
        let used = self.used.entry(face).or_insert_with(|| {
            let base = self.embedder.bases.entry(face).or_insert_with(|| Rc::new(Base::new(self.fonts.get(face))));
            Used { base: Rc::clone(base), more: BTreeMap::new(), glyphs: Vec::new() }
        });
        let mut exact = true;
        codes.clear();
        for glyph in &word.glyphs {
            let (code, same) = used.code(glyph.id, &glyph.text);
            codes.push(code);
            exact &= same;
        }
        exact
    }

    /// Adds the fonts to a PDF; gives them by their names. Those that turn out damaged go to `damaged`.
    pub(super) fn write(&self, pdf: &mut Document, packer: &mut Packer, damaged: &mut Vec<String>) -> Dictionary {
        let mut fonts = Dictionary::new();
        for (id, used) in &self.used {
            let face = self.fonts.get(*id);
            let parts = if used.glyphs.is_empty() {
                used.base.objects.get_or_init(|| Parts::new(face, &used.base.glyphs, packer)).clone()
            } else {
                let glyphs: Vec<(u16, String)> = used.base.glyphs.iter().chain(&used.glyphs).cloned().collect();
                Parts::new(face, &glyphs, packer)
            };
            if parts.damaged {
                damaged.push(face.name.clone());
            }
            fonts.set(Self::name(*id), Object::Reference(add(pdf, face, parts)));
        }
        fonts
    }
}

impl Used {
    /// The code of a glyph, and whether that is read back as `text`.
    fn code(&mut self, glyph: u16, text: &str) -> (u16, bool) {
        let known = self.base.codes.get(usize::from(glyph)).copied().filter(|code| *code != 0);
        if let Some(code) = known {
            return (code, self.base.glyphs[usize::from(code) - 1].1 == text);
        }
        let first = self.base.glyphs.len();
        let next = u16::try_from(first + self.glyphs.len() + 1).unwrap_or(u16::MAX);
        let code = *self.more.entry(glyph).or_insert(next);
        if code == next {
            // Every glyph must stand for something; this is nothing that is seen or heard.
            let text = if text.is_empty() { "\u{200b}" } else { text };
            self.glyphs.push((glyph, text.to_owned()));
        }
        (code, self.glyphs[usize::from(code) - first - 1].1 == text)
    }
}

impl Base {
    fn new(face: &Face) -> Self {
        let mut codes = vec![0; face.font.num_glyphs() as usize];
        let mut glyphs = Vec::new();
        for character in usual() {
            let Some(glyph) = face.glyph(character) else { continue };
            let Some(code) = codes.get_mut(usize::from(glyph)).filter(|code| **code == 0) else { continue };
            glyphs.push((glyph, character.to_string()));
            *code = u16::try_from(glyphs.len()).unwrap_or_default();
        }
        Self { codes, glyphs, objects: OnceCell::new() }
    }
}

impl Parts {
    /// A subset of a font; the first glyph has code 1.
    fn new(face: &Face, glyphs: &[(u16, String)], packer: &mut Packer) -> Self {
        let numbers: Vec<u16> = glyphs.iter().map(|(glyph, _)| *glyph).collect();
        let cut = face.cut(&numbers);
        let damaged = cut.is_none();
        let program = cut.unwrap_or_default();
        let key = hash(program.iter().copied());
        let tag: String = (0..6).map(|place| char::from(b'A' + (key >> (place * 8)) as u8 % 26)).collect();
        let kind = if face.postscript {
            dictionary! { "Subtype" => name("CIDFontType0C") }
        } else {
            dictionary! { "Length1" => i64::try_from(program.len()).unwrap_or_default() }
        };
        let widths = glyphs.iter().map(|(glyph, _)| Object::from(i64::from(face.advance(*glyph)))).collect();
        Self {
            damaged,
            tag,
            program: packer.stream(kind, &program),
            mapping: packer.stream(Dictionary::new(), mapping(glyphs).as_bytes()),
            widths: Object::Array(vec![1.into(), Object::Array(widths)]),
        }
    }
}

/// Adds the objects of a font.
fn add(pdf: &mut Document, face: &Face, parts: Parts) -> ObjectId {
    let base = format!("{}+{}", parts.tag, face.name);
    let program = pdf.add_object(parts.program);
    let mapping = pdf.add_object(parts.mapping);
    // Not symbolic; and whether it is of one width, or slanted.
    let flags = 32 + i64::from(face.fixed) + if face.slant == 0 { 0 } else { 64 };
    let mut descriptor = dictionary! {
        "Type" => name("FontDescriptor"),
        "FontName" => name(&base),
        "Flags" => flags,
        "FontBBox" => face.bounds.iter().map(|units| Object::from(i64::from(*units))).collect::<Vec<_>>(),
        "ItalicAngle" => i64::from(face.slant),
        "Ascent" => i64::from(face.ascent),
        "Descent" => i64::from(face.descent),
        "CapHeight" => i64::from(face.capital),
        "StemV" => 80,
    };
    descriptor.set(if face.postscript { "FontFile3" } else { "FontFile2" }, Object::Reference(program));
    let descriptor = pdf.add_object(descriptor);
    let mut descendant = dictionary! {
        "Type" => name("Font"),
        "Subtype" => name(if face.postscript { "CIDFontType0" } else { "CIDFontType2" }),
        "BaseFont" => name(&base),
        "CIDSystemInfo" => dictionary! {
            "Registry" => text_string("Adobe"), "Ordering" => text_string("Identity"), "Supplement" => 0,
        },
        "FontDescriptor" => Object::Reference(descriptor),
        "DW" => 0,
        "W" => parts.widths,
    };
    if !face.postscript {
        descendant.set("CIDToGIDMap", name("Identity"));
    }
    let descendant = pdf.add_object(descendant);
    pdf.add_object(dictionary! {
        "Type" => name("Font"),
        "Subtype" => name("Type0"),
        "BaseFont" => name(&base),
        "Encoding" => name("Identity-H"),
        "DescendantFonts" => vec![Object::Reference(descendant)],
        "ToUnicode" => Object::Reference(mapping),
    })
}

/// What each code is read as (ISO 32000-1, 9.10.3).
fn mapping(glyphs: &[(u16, String)]) -> String {
    let mut text = String::from(
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CIDSystemInfo << /Registry (Adobe) \
         /Ordering (UCS) /Supplement 0 >> def /CMapName /Adobe-Identity-UCS def /CMapType 2 def\n\
         1 begincodespacerange <0000> <FFFF> endcodespacerange\n",
    );
    let mut code = 0_u32;
    for block in glyphs.chunks(100) {
        text.push_str(&format!("{} beginbfchar\n", block.len()));
        for (_, read) in block {
            code += 1;
            let units: String = read.encode_utf16().map(|unit| format!("{unit:04X}")).collect();
            text.push_str(&format!("<{code:04X}> <{units}>\n"));
        }
        text.push_str("endbfchar\n");
    }
    text.push_str("endcmap CMapName currentdict /CMap defineresource pop end end\n");
    text
}
