//! Finishes what `printpdf` writes: it knows pages, and this adds what makes them a letter for everyone
//! (ISO 14289-1, PDF/UA-1) and for archives (ISO 19005-2, PDF/A-2a): structure, language, names, bookmarks,
//! links that say where they lead, fonts cut to size, colours that are defined.

mod metadata;
mod outline;
mod picture;
mod profile;
mod structure;

use flate2::{Compress, Compression, FlushCompress, Status};
use lopdf::{Dictionary, Document as Pdf, Object, ObjectId, SaveOptions, Stream, StringFormat, dictionary};
use printpdf::{PdfDocument, PdfSaveOptions};

use super::draw::Drawn;
use super::embed::Embedded;
use super::flow::Flow;
use super::style;
use crate::document::{self, Document};

use picture::Pictures;

/// What the program calls itself in a file.
const PROGRAM: &str = concat!("foi ", env!("CARGO_PKG_VERSION"));

/// What letters share as they are written.
#[derive(Debug, Default)]
pub(super) struct Shared {
    pub(super) packer: Packer,
    pictures: Pictures,
    profile: Option<Stream>,
}

/// Writes a drawn letter. Fonts that turn out damaged go to `damaged`.
pub(super) fn write(
    document: &Document,
    flow: &Flow,
    mut drawn: Drawn,
    fonts: &Embedded,
    shared: &mut Shared,
    damaged: &mut Vec<String>,
) -> Vec<u8> {
    let mut printed = PdfDocument::new(&document.title);
    printed.pages = std::mem::take(&mut drawn.pages);
    // Operators that `printpdf` has no name for are ours: the text of a run, and an image by its name.
    let options = PdfSaveOptions { optimize: false, subset_fonts: false, secure: false, image_optimization: None };
    let printed = printed.to_lopdf_document(&options, &mut Vec::new());
    let mut pdf = Pdf::with_version("1.7");
    let tree = pdf.new_object_id();
    let pages: Vec<ObjectId> = printed.page_iter().map(|_| pdf.new_object_id()).collect();
    let resources = resources(&mut pdf, fonts, flow, shared, damaged);
    let links = annotate(&mut pdf, &pages, flow, &drawn);
    for (number, page) in printed.page_iter().enumerate() {
        let contents = printed.get_page_content(page);
        let contents = pdf.add_object(shared.packer.stream(Dictionary::new(), &contents));
        let page = self::page(tree, contents, number, resources, &links[number]);
        pdf.objects.insert(pages[number], page.into());
    }
    let kids: Vec<Object> = pages.iter().map(|page| Object::Reference(*page)).collect();
    let count = integer(pages.len());
    pdf.objects.insert(tree, dictionary! { "Type" => name("Pages"), "Kids" => kids, "Count" => count }.into());
    let structure = structure::write(&mut pdf, &pages, &flow.tree, &drawn, &links);
    let bookmarks = outline::write(&mut pdf, &pages, &drawn.bookmarks);
    let metadata = metadata::write(&mut pdf, document);
    let packer = &mut shared.packer;
    let profile = shared.profile.get_or_insert_with(|| packer.stream(dictionary! { "N" => 3 }, &profile::srgb()));
    let profile = pdf.add_object(profile.clone());

    let intent = dictionary! {
        "Type" => name("OutputIntent"),
        "S" => name("GTS_PDFA1"),
        "OutputConditionIdentifier" => text_string("sRGB IEC61966-2.1"),
        "DestOutputProfile" => Object::Reference(profile),
    };
    let mut catalog = dictionary! {
        "Type" => name("Catalog"),
        "Pages" => Object::Reference(tree),
        "Lang" => text_string(document.language),
        "MarkInfo" => dictionary! { "Marked" => true },
        "ViewerPreferences" => dictionary! { "DisplayDocTitle" => true },
        "StructTreeRoot" => Object::Reference(structure),
        "Metadata" => Object::Reference(metadata),
        "OutputIntents" => vec![intent.into()],
    };
    if let Some(bookmarks) = bookmarks {
        catalog.set("Outlines", Object::Reference(bookmarks));
        catalog.set("PageMode", name("UseOutlines"));
    }
    let catalog = pdf.add_object(catalog);
    pdf.trailer.set("Root", Object::Reference(catalog));
    identify(&mut pdf, flow);
    let options = SaveOptions::builder()
        .use_object_streams(true)
        .use_xref_streams(true)
        .max_objects_per_stream(5000)
        .compression_level(LEVEL)
        .build();
    let mut bytes = Vec::with_capacity(64 * 1024);
    // A vector takes whatever is written to it.
    let _ = pdf.save_with_options(&mut bytes, options);
    bytes
}

/// The name of an image among the resources of a page.
pub(super) fn image_name(image: usize) -> String {
    format!("I{image}")
}

/// Fonts and images, which all pages share.
fn resources(pdf: &mut Pdf, fonts: &Embedded, flow: &Flow, shared: &mut Shared, damaged: &mut Vec<String>) -> ObjectId {
    let fonts = fonts.write(pdf, &mut shared.packer, damaged);
    let mut images = Dictionary::new();
    for (number, figure) in flow.images.iter().enumerate() {
        let picture = pdf.add_object(shared.pictures.stream(&figure.image, &mut shared.packer));
        images.set(image_name(number), Object::Reference(picture));
    }
    let mut resources = dictionary! { "Font" => fonts };
    if !images.is_empty() {
        resources.set("XObject", images);
    }
    pdf.add_object(resources)
}

/// Adds the links of each page.
fn annotate(pdf: &mut Pdf, pages: &[ObjectId], flow: &Flow, drawn: &Drawn) -> Vec<Vec<ObjectId>> {
    let mut key = pages.len();
    let mut all = Vec::with_capacity(pages.len());
    for sheet in &drawn.sheets {
        let mut links = Vec::with_capacity(sheet.spots.len());
        for spot in &sheet.spots {
            let link = &flow.links[spot.link];
            let mut annotation = dictionary! {
                "Type" => name("Annot"),
                "Subtype" => name("Link"),
                "Rect" => numbers(&spot.bounds()),
                "QuadPoints" => numbers(&spot.corners()),
                "Border" => vec![0.into(), 0.into(), 0.into()],
                "F" => 4,
                "StructParent" => integer(key),
            };
            match &link.to {
                document::Target::Address(address) => {
                    // Where the words are the address, to say it once is enough.
                    let bare = address.strip_prefix("mailto:").unwrap_or(address);
                    let says = if link.words == bare || link.words == *address {
                        link.words.clone()
                    } else {
                        format!("{} ({address})", link.words)
                    };
                    annotation.set("Contents", text_string(&says));
                    let mut address = encoded(address);
                    address.truncate(LONGEST);
                    let uri = Object::String(address.into_bytes(), StringFormat::Literal);
                    annotation.set("A", dictionary! { "S" => name("URI"), "URI" => uri });
                }
                document::Target::Here(id) | document::Target::Reference(id, _) => {
                    annotation.set("Contents", text_string(&link.words));
                    let target = drawn.anchors.get(id).copied().unwrap_or(super::draw::START);
                    annotation.set("Dest", destination(pages, target));
                }
            }
            links.push(pdf.add_object(annotation));
            key += 1;
        }
        all.push(links);
    }
    all
}

fn page(parent: ObjectId, contents: ObjectId, number: usize, resources: ObjectId, links: &[ObjectId]) -> Dictionary {
    let mut page = dictionary! {
        "Type" => name("Page"),
        "Parent" => Object::Reference(parent),
        "MediaBox" => numbers(&[0.0, 0.0, style::PAGE.0, style::PAGE.1]),
        "Resources" => Object::Reference(resources),
        "Contents" => Object::Reference(contents),
        "StructParents" => integer(number),
        "Tabs" => name("S"),
    };
    if !links.is_empty() {
        page.set("Annots", links.iter().map(|link| Object::Reference(*link)).collect::<Vec<_>>());
    }
    page
}

/// Names the file by what is in it: the same letter has the same name everywhere.
fn identify(pdf: &mut Pdf, flow: &Flow) {
    let links: String = flow.links.iter().map(|link| format!("{:?}\n", link.to)).collect();
    let said = flow.tree.outline() + &links;
    let streams = || pdf.objects.values().filter_map(|object| object.as_stream().ok());
    let bytes = || streams().flat_map(|stream| stream.content.iter().copied()).chain(said.bytes());
    let (one, two) = (hash(bytes()), hash(bytes().map(|byte| byte.rotate_left(3) ^ 0x5a)));
    let id: Vec<u8> = one.to_be_bytes().into_iter().chain(two.to_be_bytes()).collect();
    let id = Object::String(id, StringFormat::Hexadecimal);
    pdf.trailer.set("ID", vec![id.clone(), id]);
}

/// How hard streams are compressed; beyond this, time grows faster than files shrink.
const LEVEL: u32 = 6;

/// Compresses streams, one after the other, in the same memory.
pub(super) struct Packer(Compress);

impl Default for Packer {
    fn default() -> Self {
        Self(Compress::new(Compression::new(LEVEL), true))
    }
}

impl std::fmt::Debug for Packer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        formatter.write_str("Packer")
    }
}

impl Packer {
    /// A compressed stream.
    pub(super) fn stream(&mut self, mut dictionary: Dictionary, content: &[u8]) -> Stream {
        self.0.reset();
        let mut packed = Vec::with_capacity(content.len() / 2 + 1024);
        loop {
            let taken = usize::try_from(self.0.total_in()).unwrap_or(usize::MAX).min(content.len());
            match self.0.compress_vec(&content[taken..], &mut packed, FlushCompress::Finish) {
                Ok(Status::StreamEnd) => break,
                Ok(Status::Ok | Status::BufError) => packed.reserve(packed.capacity()),
                // It fails only when it is used in another way; then the content stays as it is.
                Err(_) => return Stream::new(dictionary, content.to_vec()),
            }
        }
        dictionary.set("Filter", name("FlateDecode"));
        Stream::new(dictionary, packed)
    }
}

/// A number for some bytes, the same on every machine (FNV-1a).
pub(super) fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

pub(super) fn name(name: &str) -> Object {
    Object::Name(name.as_bytes().to_vec())
}

/// The most bytes of a string in an archive (ISO 19005-2, 6.1.13).
const LONGEST: usize = 32_767;

/// Text for people: as it is where it is plain, in UTF-16 otherwise. What is too long for an archive is cut.
pub(super) fn text_string(text: &str) -> Object {
    if text.len() < LONGEST && text.chars().all(|character| (' '..='~').contains(&character)) {
        return Object::String(text.as_bytes().to_vec(), StringFormat::Literal);
    }
    let units = text.encode_utf16().take(LONGEST / 2 - 1);
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(units.flat_map(u16::to_be_bytes));
    Object::String(bytes, StringFormat::Hexadecimal)
}

fn integer(number: usize) -> Object {
    Object::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

fn numbers(numbers: &[f32]) -> Object {
    Object::Array(numbers.iter().map(|number| Object::Real(*number)).collect())
}

/// A place in the letter.
fn destination(pages: &[ObjectId], target: super::draw::Target) -> Object {
    let page = pages.get(target.page).copied().unwrap_or_default();
    Object::Array(vec![Object::Reference(page), name("XYZ"), Object::Null, Object::Real(target.height), Object::Null])
}

/// An address in the characters that addresses have.
fn encoded(address: &str) -> String {
    let mut plain = String::with_capacity(address.len());
    for byte in address.bytes() {
        match byte {
            b'!'..=b'~' => plain.push(char::from(byte)),
            _ => plain.push_str(&format!("%{byte:02X}")),
        }
    }
    plain
}
