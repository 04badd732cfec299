//! The PDF of a letter: nothing lost, nothing beyond the page, the same bytes everywhere.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use foi_drafter::backend::pdf::{BACKEND, Printer};
use foi_drafter::calendar::Day;
use foi_drafter::catalogue::PartKind;
use foi_drafter::diagnostic::Report;
use foi_drafter::document::{About, Block, Document, Figure, Inline, Origins, Part, number_notes, parse, tidy};
use lopdf::{Dictionary, Object};
use proptest::prelude::*;

use crate::common::{Folder, compose, folder, folders, keep, root, written};

/// A letter whose body is some Markdown.
fn letter(markdown: &str) -> Document {
    let blocks = tidy(parse(markdown, &Origins::One(None)));
    let mut parts = vec![Part { kind: PartKind::Body, id: None, blocks }];
    number_notes(&mut parts);
    Document {
        title: "A letter (T-1)".to_owned(),
        author: "Tarnbrook District Council".to_owned(),
        reference: "T-1".to_owned(),
        date: Day::parse("2026-06-19").unwrap(),
        language: "en-GB",
        draft: false,
        parts,
        about: About::default(),
    }
}

/// The codes of what is found as a letter is printed, and how many pages it has.
fn printed(document: &Document) -> (Vec<&'static str>, usize) {
    let mut report = Report::default();
    let printed = Printer::plain().print(document, &mut report);
    assert!(printed.bytes.starts_with(b"%PDF-1.7"));
    (report.codes().into_iter().collect(), printed.pages)
}

fn example() -> Document {
    let files = folder(&root().join("examples/harbour-gate-inspectorate"));
    compose(&files, "cases/number-plate-readers.yaml", false).0.unwrap()
}

#[test]
fn a_letter_has_the_same_bytes_whatever_was_printed_before_and_on_any_thread() {
    let one = example();
    let other = letter("Some words, and ŵ, Ж, ش, `code` and *more*.\n\n| a | b |\n|---|---|\n| 1 | 2 |");
    let print = |printer: &mut Printer, document: &Document| printer.print(document, &mut Report::default()).bytes;
    let alone = print(&mut Printer::plain(), &one);
    let mut printer = Printer::plain();
    for _ in 0..3 {
        print(&mut printer, &other);
        assert!(print(&mut printer, &one) == alone);
    }
    let threads: Vec<Vec<u8>> = std::thread::scope(|scope| {
        let start = |_| scope.spawn(|| print(&mut Printer::plain(), &one));
        let running: Vec<_> = (0..4).map(start).collect();
        running.into_iter().map(|thread| thread.join().unwrap()).collect()
    });
    assert!(threads.iter().all(|bytes| *bytes == alone));
}

#[test]
fn what_no_page_can_hold_is_a_page_or_a_finding() {
    let table = |columns: usize, rows: usize| {
        let row = |text: &str| ["|", &[" ", text, " |"].concat().repeat(columns), "\n"].concat();
        let rule = ["|", &"---|".repeat(columns), "\n"].concat();
        [row("head"), rule, row("some words").repeat(rows)].concat()
    };
    let cases: Vec<(&str, String, &[&str], std::ops::Range<usize>)> = vec![
        ("nothing", String::new(), &[], 1..2),
        ("one word longer than a page", "x".repeat(20_000), &[], 2..10),
        ("a word of marks", "e\u{301}".repeat(3_000), &[], 1..10),
        ("ten thousand rows", table(4, 10_000), &[], 200..600),
        ("thirty columns", table(30, 3), &["FOI405"], 1..3),
        ("twelve columns", table(12, 3), &[], 1..2),
        (
            "a row taller than the page",
            format!("| a | b |\n|---|---|\n| {} | x |", "words of a row ".repeat(2_000)),
            &[],
            3..30,
        ),
        ("emoji", "a squid 🦑 and 字".to_owned(), &["FOI402"], 1..2),
        ("leftwards", "שלום עולם (12) and مرحبا بالعالم 34.".to_owned(), &[], 1..2),
        ("five hundred pages", "A sentence of some length, as officers write them. ".repeat(30_000), &[], 450..700),
        (
            "a footnote longer than a page",
            format!("Word.[^1]\n\n[^1]: {}", "Note upon note. ".repeat(2_000)),
            &[],
            3..30,
        ),
        ("a footnote on every line", "Word[^1] ".repeat(3) + "\n\n[^1]: said", &[], 1..2),
        (
            "lists without end",
            "- a\n".to_owned() + &(1..40).map(|depth| "  ".repeat(depth) + "- deeper words\n").collect::<String>(),
            &[],
            1..4,
        ),
        ("headings only", "# a\n\n".repeat(200), &[], 5..20),
        ("a link without end", format!("<https://example.org/{}>", "a/".repeat(2_000)), &[], 1..5),
        ("controls", "a\u{1}b\u{7f}c".to_owned(), &["FOI402"], 1..2),
    ];
    for (name, markdown, codes, pages) in cases {
        let (found, count) = printed(&letter(&markdown));
        assert_eq!(found, codes, "{name}");
        assert!(pages.contains(&count), "{name}: {count} pages");
    }
}

/// The workspace of a small letter with fonts of a house.
fn house(fonts: &str, files: &[(&str, Vec<u8>)]) -> Folder {
    let mut folder = folder(&root().join("tests/letters/one-question-is-answered-in-full"));
    let profile = fs::read_to_string(root().join("tests/letters/foi.yaml")).unwrap();
    folder.texts.insert("foi.yaml".to_owned(), format!("{profile}fonts: {fonts}\n"));
    folder.others.extend(files.iter().map(|(name, bytes)| ((*name).to_owned(), bytes.clone())));
    folder
}

/// What comes of a letter that is set in the fonts of a house.
fn set_in(folder: &Folder) -> (Vec<u8>, Report) {
    let (document, _) = compose(folder, "case.yaml", false);
    written(folder, &document.unwrap(), &BACKEND)
}

#[test]
fn a_letter_is_set_in_the_fonts_of_its_house() {
    let serif = [
        ("r.ttf", dejavu::serif::regular().to_vec()),
        ("b.ttf", dejavu::serif::bold().to_vec()),
        ("i.ttf", dejavu::serif::italic().to_vec()),
        ("bi.ttf", dejavu::serif::bold_italic().to_vec()),
    ];
    let named = "{ text: { regular: r.ttf, bold: b.ttf, italic: i.ttf, bold_italic: bi.ttf }, more: [r.ttf] }";
    let (bytes, report) = set_in(&house(named, &serif));
    assert!(report.findings().is_empty());
    keep("a-letter-is-set-in-the-fonts-of-its-house", &bytes);
    let pdf = lopdf::Document::load_mem(&bytes).unwrap();
    let fonts: Vec<String> = pdf
        .objects
        .values()
        .filter_map(|object| object.as_dict().ok()?.get(b"FontName").ok()?.as_name().ok())
        .map(|name| String::from_utf8_lossy(&name[7..]).into_owned())
        .collect();
    assert_eq!(fonts, ["DejaVuSerif", "DejaVuSerif-Bold"]);
}

#[test]
fn a_font_that_may_not_be_embedded_is_refused() {
    let mut font = dejavu::sans_mono::regular().to_vec();
    let table = font[12..].chunks(16).find(|entry| entry.starts_with(b"OS/2")).unwrap();
    let at = u32::from_be_bytes(table[8..12].try_into().unwrap()) as usize;
    font[at + 8..at + 10].copy_from_slice(&[0, 2]);
    let (_, report) = set_in(&house("{ code: f.ttf }", &[("f.ttf", font)]));
    assert_eq!(report.codes().into_iter().collect::<Vec<_>>(), ["FOI403"]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_damaged_font_makes_the_program_fall_over(
        faults in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..60), head in any::<bool>(), cut in 0..40_usize,
    ) {
        let mut font = dejavu::serif::regular().to_vec();
        // The tables at the front say where all else is.
        let reach = if head { 2_000 } else { font.len() };
        for (place, byte) in faults {
            font[place.index(reach)] = byte;
        }
        if cut < 20 {
            font.truncate(font.len() * cut / 20);
        }
        let name = "{ text: { regular: f.ttf, bold: f.ttf, italic: f.ttf, bold_italic: f.ttf } }";
        let (bytes, report) = set_in(&house(name, &[("f.ttf", font)]));
        prop_assert!(bytes.starts_with(b"%PDF-"));
        prop_assert!(report.codes().iter().all(|code| *code == "FOI403" || *code == "FOI402"));
    }

    #[test]
    fn no_damaged_image_makes_the_program_fall_over(
        faults in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..12), png in any::<bool>(), cut in 0..40_usize,
    ) {
        let (folder, name) = if png { ("a-letter-has-a-logo", "logo.png") } else { ("a-document-has-a-photograph", "") };
        let mut files = self::folder(&root().join("tests/letters").join(folder));
        let name = if name.is_empty() { files.others.keys().next().unwrap().clone() } else { name.to_owned() };
        let profile = fs::read_to_string(root().join("tests/letters/foi.yaml")).unwrap();
        files.texts.entry("foi.yaml".to_owned()).or_insert(profile);
        let image = files.others.get_mut(&name).unwrap();
        for (place, byte) in faults {
            let at = place.index(image.len());
            image[at] = byte;
        }
        if cut < 20 {
            image.truncate(image.len() * cut / 20);
        }
        let (document, report) = compose(&files, "case.yaml", false);
        prop_assert!(document.is_some() || report.codes().contains("FOI404"));
        if let Some(document) = document {
            let (bytes, _) = written(&files, &document, &BACKEND);
            prop_assert!(lopdf::Document::load_mem(&bytes).is_ok());
        }
    }
}

/// The words of a letter in reading order, without marks of lists.
fn words(blocks: &[Block], into: &mut String, notes: &mut String) {
    fn line(inlines: &[Inline], into: &mut String, notes: &mut String) {
        for inline in inlines {
            match inline {
                Inline::Note(number, said) => {
                    into.push_str(&format!("{number}"));
                    if !said.is_empty() {
                        notes.push_str(&format!(" {number} "));
                    }
                    let mut deeper = String::new();
                    words(said, notes, &mut deeper);
                    notes.push_str(&deeper);
                }
                Inline::Emphasis(inner)
                | Inline::Strong(inner)
                | Inline::Plain(inner)
                | Inline::Link(_, inner)
                | Inline::Language(_, inner) => line(inner, into, notes),
                other => into.push_str(&foi_drafter::document::text_of(std::slice::from_ref(other))),
            }
        }
        into.push(' ');
    }
    for block in blocks {
        match block {
            Block::Paragraph(inlines) | Block::Heading(_, _, inlines) => line(inlines, into, notes),
            Block::List(start, items) => {
                for (place, item) in items.iter().enumerate() {
                    if let Some(start) = start {
                        into.push_str(&format!("{}. ", start + place as u64));
                    }
                    words(item, into, notes);
                }
            }
            Block::Quote(inner) => words(inner, into, notes),
            Block::Table(_, head, rows) => {
                head.iter().chain(rows.iter().flatten()).for_each(|cell| line(cell, into, notes));
            }
            Block::Code(text) => into.push_str(&format!("{text} ")),
            Block::Rule | Block::Figure(_) => {}
        }
    }
}

/// Letters and digits alone: a line may end anywhere, and a mark of a list is no word.
fn bare(text: &str) -> String {
    text.chars().filter(|character| character.is_alphanumeric()).collect()
}

/// Every letter of the tests and the examples, with the name of its PDF.
fn letters() -> Vec<(String, Document, Report)> {
    let mut found = Vec::new();
    let profile = fs::read_to_string(root().join("tests/letters/foi.yaml")).unwrap();
    for path in folders(&root().join("tests/letters")) {
        let mut files = folder(&path);
        files.texts.entry("foi.yaml".to_owned()).or_insert_with(|| profile.clone());
        let draft = files.texts.contains_key("as-draft");
        if let (Some(document), report) = compose(&files, "case.yaml", draft) {
            found.push((path.file_name().unwrap().to_string_lossy().into_owned(), document, report));
        }
    }
    found
}

/// `pdftotext` gives every word of every letter in the order in which it is to be read, and no more than the
/// running heads besides.
#[test]
#[ignore = "needs pdftotext, of poppler-utils; .ci/run runs it"]
fn every_word_can_be_read_back_in_order() {
    for (name, document, mut report) in letters() {
        let errors = report.errors();
        let bytes = Printer::plain().print(&document, &mut report).bytes;
        // A letter with a character that no font has is not sent.
        if report.errors() > errors {
            continue;
        }
        keep(&format!("words/{name}"), &bytes);
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("pdf/words/{name}.pdf"));
        let output = Command::new("pdftotext").args(["-raw", "-enc", "UTF-8"]).arg(&path).arg("-").output();
        let output = output.expect("pdftotext must be installed: it is in poppler-utils");
        assert!(output.status.success(), "{name}: {}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8(output.stdout).unwrap();
        let (mut wanted, mut notes) = (String::new(), String::new());
        for part in &document.parts {
            words(&part.blocks, &mut wanted, &mut notes);
        }
        let running = |line: &&str| {
            let line = line.trim();
            let footer = line.strip_prefix(&format!("Our reference: {}", document.reference)).unwrap_or(line).trim();
            let number = footer.strip_prefix("Page ").is_some_and(|rest| rest.contains(" of ") && rest.len() < 12);
            !(number || (document.draft && line.starts_with("DRAFT")))
        };
        let read: String = text.split(['\n', '\u{c}']).filter(running).collect::<Vec<_>>().join(" ");
        let said = wanted + &notes;
        let (wanted, found) = (bare(&said), bare(&read));
        if notes.is_empty() && !has_long_table(&document) {
            let at = wanted.chars().zip(found.chars()).position(|(one, other)| one != other);
            let near = |text: &str| text.chars().skip(at.unwrap_or(0).saturating_sub(30)).take(80).collect::<String>();
            assert!(wanted == found, "{name}:\nwanted {}\nfound  {}", near(&wanted), near(&found));
        } else {
            // Footnotes stand at the foot of their page, and heads of tables come again: every word is there, as often.
            let (mut wanted, mut found) = (parted(&said), parted(&read));
            wanted.sort_unstable();
            found.sort_unstable();
            let mut rest = found.iter();
            let lost = wanted.iter().find(|word| !rest.any(|other| other == *word));
            assert_eq!(lost, None, "{name}");
        }
    }
}

/// The words of a text.
fn parted(text: &str) -> Vec<&str> {
    text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty()).collect()
}

fn has_long_table(document: &Document) -> bool {
    fn long(block: &Block) -> bool {
        match block {
            Block::Table(_, _, rows) => {
                rows.len() > 8 || rows.iter().flatten().any(|cell| foi_drafter::document::text_of(cell).len() > 400)
            }
            Block::List(_, items) => items.iter().flatten().any(long),
            Block::Quote(inner) => inner.iter().any(long),
            _ => false,
        }
    }
    document.parts.iter().any(|part| part.blocks.iter().any(long))
}

/// The name of a file, and what is to be broken in it.
type Fault<'a> = (&'a str, &'a dyn Fn(&mut lopdf::Document));

/// Writes files with one fault each, which the validators of `.ci/run` must refuse.
#[test]
fn broken_files_are_there_to_be_refused() {
    let image = fs::read(root().join("tests/letters/a-letter-has-a-logo/logo.png")).unwrap();
    let files = Folder { others: [("logo.png".to_owned(), image)].into(), ..Folder::default() };
    let mut report = Report::default();
    let source = report.sources.add(foi_drafter::source::Source::new("case.yaml", "logo.png".to_owned()));
    let span = report.sources.span(source, 0..8);
    let image = foi_drafter::image::read(&files, "case.yaml", "logo.png", span, &mut report).unwrap();
    let mut document = letter("# Head\n\nSee <https://example.org>.\n\n| a | b |\n|---|---|\n| c | d |\n\n1. one");
    let figure = Figure { alternative: "A bridge".to_owned(), image: Arc::clone(&image) };
    document.parts[0].blocks.push(Block::Figure(figure));
    let sound = Printer::plain().print(&document, &mut report).bytes;
    assert!(report.findings().is_empty());
    let resaved = |change: &dyn Fn(&mut lopdf::Document)| {
        let mut pdf = lopdf::Document::load_mem(&sound).unwrap();
        change(&mut pdf);
        let mut bytes = Vec::new();
        pdf.save_to(&mut bytes).unwrap();
        bytes
    };
    // Written by the same hand, but not broken: it is the fault that is refused, and nothing else.
    keep("sound-before-it-is-broken", &resaved(&|_| ()));
    let target = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("pdf-broken");
    fs::create_dir_all(&target).unwrap();
    let broken: [Fault; 10] = [
        ("ua1-no-language", &|pdf| drop(pdf.catalog_mut().unwrap().remove(b"Lang"))),
        ("ua1-not-marked", &|pdf| drop(pdf.catalog_mut().unwrap().remove(b"MarkInfo"))),
        ("ua1-no-title-shown", &|pdf| drop(pdf.catalog_mut().unwrap().remove(b"ViewerPreferences"))),
        ("ua1-image-without-words", &|pdf| each(pdf, "Figure", &|element| drop(element.remove(b"Alt")))),
        ("ua1-heading-skips-a-level", &|pdf| {
            each(pdf, "H1", &|element| element.set("S", Object::Name(b"H3".to_vec())));
        }),
        ("ua1-link-says-nothing", &|pdf| dictionaries(pdf, b"Subtype", "Link", &|link| drop(link.remove(b"Contents")))),
        ("ua1-item-outside-a-list", &|pdf| each(pdf, "L", &|element| element.set("S", Object::Name(b"Sect".to_vec())))),
        ("2a-no-colours", &|pdf| drop(pdf.catalog_mut().unwrap().remove(b"OutputIntents"))),
        ("2a-no-metadata", &|pdf| drop(pdf.catalog_mut().unwrap().remove(b"Metadata"))),
        ("2a-font-is-not-inside", &|pdf| {
            dictionaries(pdf, b"Type", "FontDescriptor", &|font| drop(font.remove(b"FontFile2")));
        }),
    ];
    for (name, fault) in broken {
        fs::write(target.join(name).with_extension("pdf"), resaved(fault)).unwrap();
    }
}

/// Changes every dictionary whose `key` is `value`.
fn dictionaries(pdf: &mut lopdf::Document, key: &[u8], value: &str, change: &dyn Fn(&mut Dictionary)) {
    let mut changed = 0;
    for object in pdf.objects.values_mut() {
        if let Object::Dictionary(dictionary) = object
            && dictionary.get(key).and_then(Object::as_name).is_ok_and(|name| name == value.as_bytes())
        {
            change(dictionary);
            changed += 1;
        }
    }
    assert!(changed > 0, "there is no {value}");
}

/// Changes every element of a kind.
fn each(pdf: &mut lopdf::Document, kind: &str, change: &dyn Fn(&mut Dictionary)) {
    dictionaries(pdf, b"S", kind, change);
}
