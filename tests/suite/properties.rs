//! The two promises of non-interference, and that no input makes the program fall over.

use std::collections::BTreeMap;

use foi_drafter::backend::{html, markdown, pdf};
use foi_drafter::catalogue::Catalogue;
use foi_drafter::diagnostic::Report;
use foi_drafter::document::Document;
use foi_drafter::office::Layout;
use foi_drafter::source::Source;
use foi_drafter::template::Templates;
use proptest::prelude::*;

use crate::common::{Workspace, compose, compose_as, in_every_format, root, shown, workspace};

/// A case that neither confirms nor denies, with what the file knows about it put in.
fn neither(record: &str) -> Workspace {
    let mut files = workspace(&root().join("tests/neither"));
    let case = files["case.yaml"].replace("record: {}", record);
    files.insert("case.yaml".to_owned(), case);
    files.insert("foi.yaml".to_owned(), std::fs::read_to_string(root().join("tests/letters/foi.yaml")).unwrap());
    files
}

/// All that leaves the building: the letter in every format, and every finding.
fn leaves(files: &Workspace) -> Vec<String> {
    of_letter(files, compose(files, "case.yaml", false))
}

fn of_letter(files: &Workspace, (document, report): (Option<Document>, Report)) -> Vec<String> {
    let letters = document.iter().flat_map(|document| in_every_format(files, document));
    // A PDF is no text; as one that keeps every byte apart it can be compared all the same.
    let texts = letters.map(|bytes| bytes.iter().map(|byte| char::from(*byte)).collect());
    texts.chain([shown(&report)]).collect()
}

fn truth() -> impl Strategy<Value = String> {
    let held = prop_oneof![Just("true"), Just("false")];
    let counted = "[0-9]{1,4}";
    let found = "[A-Za-z]{1,12}( [A-Za-z]{1,12}){0,5}";
    (prop::option::of(held), prop::option::of(counted), prop::collection::vec((found, 1..28u8), 0..4)).prop_map(
        |(held, counted, searches)| {
            let mut record = String::from("record:\n  notes: [kept]\n");
            if let Some(held) = held {
                record.push_str(&format!("  held: {{ 1-2: {held} }}\n"));
            }
            if let Some(counted) = counted {
                record.push_str(&format!("  counted: {{ \"1\": {counted} }}\n"));
            }
            if !searches.is_empty() {
                record.push_str("  searches:\n");
            }
            for (found, day) in searches {
                let search =
                    format!("{{ for: all, where: {found}, date: 2026-05-{day:02}, by: Team, found: {found} }}");
                record.push_str(&format!("    - {search}\n"));
            }
            record
        },
    )
}

/// Words that may stand under a redaction: any but those that would end it or mean something to YAML or YAML's reader.
fn hidden() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Za-z0-9 ,.;()'£é–-]{0,80}",
        Just("**bold** `code` <b>x</b> # heading".to_owned()),
        Just("one [[staff-names| two ]] three".to_owned()),
        Just(String::new()),
    ]
}

/// A table whose small numbers are withheld, with numbers put in.
fn suppressed(small: [u32; 2], also: u32) -> (Workspace, Vec<u8>) {
    let mut files = workspace(&root().join("tests/letters/a-table-with-small-numbers"));
    files.insert("foi.yaml".to_owned(), std::fs::read_to_string(root().join("tests/letters/foi.yaml")).unwrap());
    let case = files["case.yaml"].replace("        totals: { row: Total, column: All }\n", "");
    files.insert("case.yaml".to_owned(), case);
    let table = format!("Ward,2024,2025\nMill,{},{also}\nNorth,{also},{also}\nSouth,{},77\n", small[0], small[1]);
    (files, table.into_bytes())
}

/// Words that rules look for, among any others.
fn telling() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "section ",
        "s.",
        "regulation ",
        "31(1)(a)",
        "(",
        ")",
        "[",
        "[[",
        "|",
        "private",
        "crime-ncnd",
        "question ",
        "questions ",
        "1",
        "2",
        " to ",
        "–",
        "we hold ",
        "under ",
        "withhold ",
        "three ",
        "annexes",
        "documents",
        "£",
        "€ü",
        "“",
        "”",
        "\"",
        ". ",
        "\n\n",
        "air quality ",
        "Act 2000",
        "of the ",
        "prejudice ",
        "would ",
        "two ",
        "this letter ",
        "’",
    ]);
    let piece = prop_oneof![words.prop_map(str::to_owned), "\\PC{0,6}".prop_map(|text| text)];
    prop::collection::vec(piece, 1..24).prop_map(|pieces| format!("x{}", pieces.concat()))
}

/// What is answered to a question of a case that is made up.
#[derive(Debug, Clone, Copy)]
enum Made {
    Neither,
    Disclosed,
    Withheld,
    Redacted,
    NotHeld,
    Beyond,
    Split,
}

fn made() -> impl Strategy<Value = Vec<Made>> {
    use Made::{Beyond, Disclosed, Neither, NotHeld, Redacted, Split, Withheld};
    let one = prop::sample::select(vec![Neither, Disclosed, Withheld, Redacted, NotHeld, Beyond, Split]);
    // Something is always left unsaid.
    prop::collection::vec(one, 0..5).prop_map(|mut all| {
        all.insert(all.len() / 2, Neither);
        all
    })
}

/// A case with these answers; `secret` is what the file knows and nobody may learn: the record, and hidden words.
fn made_case(answers: &[Made], record: &str, secret: &str) -> Workspace {
    let mut questions = String::new();
    let mut answered = String::new();
    for (place, made) in answers.iter().enumerate() {
        let id = place + 1;
        questions.push_str(&format!("    - {{ id: {id}, text: What of lamp {id}? }}\n"));
        let answer = match made {
            Made::Neither => "neither_confirm_nor_deny: [unsaid]".to_owned(),
            Made::Disclosed => "disclosed: { text: It burns all night. }".to_owned(),
            Made::Withheld => "withheld: [crime]".to_owned(),
            Made::Redacted => format!("disclosed: {{ text: \"It was mended by [[names|{secret}]] in May.\" }}"),
            Made::NotHeld => "not_held: { because: We looked in the lamp file. }".to_owned(),
            Made::Beyond => "disclosed: { text: It is new. }, anything_further: [unsaid]".to_owned(),
            Made::Split => {
                "items: [{ what: the pole, withheld: [crime] }, { what: the bulb, disclosed: { text: \"14 W.\" } }]"
                    .to_owned()
            }
        };
        answered.push_str(&format!("  - {{ to: {id}, {answer} }}\n"));
    }
    let uses = |wanted: &[&str]| answers.iter().any(|made| wanted.contains(&format!("{made:?}").as_str()));
    let mut claims = String::from(
        "  unsaid:\n    cite: [s31(3)]\n    in_respect_of: [s31(1)(a)]\n    likelihood: would be likely to\n    harm: If we said yes, a thief would stay away. If we said no, a thief would come.\n    public_interest: { for: [transparency], against: [offenders-learn], balance: Either reply would help a thief. }\n",
    );
    if uses(&["Withheld", "Split"]) {
        claims.push_str("  crime:\n    cite: [s31(1)(a)]\n    likelihood: would be likely to\n    harm: It would show a thief which street is dark.\n    public_interest: { for: [transparency], against: [offenders-learn], balance: The thefts go on. }\n");
    }
    if uses(&["Redacted"]) {
        claims.push_str("  names:\n    cite: [s40(2)]\n    condition: s40(3A)(a)\n    because: They are the names of two fitters.\n    legitimate_interests: { purpose: To see who works., necessary: The post shows that. }\n");
    }
    let case = format!(
        "reference: TDC-2026-0101\nregime: foia\nsubject: Street lamps\nrequester: {{ name: Nora Ashdown, email: nora@example.org }}\nrequest:\n  dated: 2026-06-01\n  received: 2026-06-01\n  questions:\n{questions}progress:\n  - answered: {{ date: 2026-06-19 }}\nexemptions:\n{claims}answers:\n{answered}{record}"
    );
    Workspace::from([
        ("case.yaml".to_owned(), case),
        ("foi.yaml".to_owned(), std::fs::read_to_string(root().join("tests/letters/foi.yaml")).unwrap()),
    ])
}

/// All that leaves the building of a case in every layout: each letter in every format, and every finding.
fn leaves_in_every_layout(files: &Workspace) -> Vec<String> {
    Layout::ALL.into_iter().flat_map(|layout| of_letter(files, compose_as(files, layout, false))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    /// What a table withholds changes nothing that leaves the building.
    #[test]
    fn a_withheld_number_cannot_leak(one in [1..5u32, 1..5u32], other in [1..5u32, 1..5u32], also in 5..2000u32, and in 5..2000u32) {
        let leaves_table = |small, also| {
            let (mut files, table) = suppressed(small, also);
            files.insert("fines.csv".to_owned(), String::from_utf8(table).unwrap());
            leaves(&files)
        };
        let letters = leaves_table(one, also);
        prop_assert!(letters[0].contains("| Mill | withheld | withheld |"), "{}", letters[0]);
        prop_assert_eq!(letters, leaves_table(other, and));
    }

    #[test]
    fn what_the_file_knows_changes_nothing_that_is_neither_confirmed_nor_denied(one in truth(), other in truth()) {
        let (one, other) = (leaves(&neither(&one)), leaves(&neither(&other)));
        prop_assert!(one[0].contains("We neither confirm nor deny"), "{}", one.last().unwrap());
        prop_assert_eq!(one, other);
    }

    /// Whatever else a case answers, and in whatever layout: what the file knows of a question that is neither
    /// confirmed nor denied, and the words under a redaction, change not a byte.
    #[test]
    fn secrets_of_a_case_that_is_made_up_change_nothing(
        answers in made(),
        one in truth(),
        other in truth(),
        hidden in "[A-Za-z ]{0,60}",
        words in "[A-Za-z ]{1,60}",
    ) {
        let one = leaves_in_every_layout(&made_case(&answers, &one.replace("1-2", "1"), &hidden));
        let other = leaves_in_every_layout(&made_case(&answers, &other.replace("1-2", "1"), &words));
        prop_assert!(one[0].contains("neither confirm nor deny"), "{}", one.last().unwrap());
        prop_assert_eq!(one, other);
    }

    #[test]
    fn what_a_redaction_hides_changes_nothing(one in hidden(), other in hidden()) {
        let redacted = |words: &str| {
            let mut files = workspace(&root().join("tests/redacted"));
            files.insert("foi.yaml".to_owned(), std::fs::read_to_string(root().join("tests/letters/foi.yaml")).unwrap());
            for text in files.values_mut() {
                // In a document the words may be many lines, and lines that would mean something to Markdown.
                *text = text.replace("LINES", &format!("{words}\n\n# {words}\n\n```\n{words}")).replace("HIDDEN", words);
            }
            leaves(&files)
        };
        let (one, other) = (redacted(&one), redacted(&other));
        prop_assert!(one[0].contains("[redacted: section 40(2)]"), "{}", one.last().unwrap());
        prop_assert_eq!(one, other);
    }

    #[test]
    fn no_message_quotes_what_a_redaction_hides(words in "[A-Z]{6,20}") {
        let mut files = workspace(&root().join("tests/redacted"));
        files.insert("foi.yaml".to_owned(), std::fs::read_to_string(root().join("tests/letters/foi.yaml")).unwrap());
        for text in files.values_mut() {
            // Every line that hides something is at fault as well, so that it is shown.
            *text = text.replace("HIDDEN", &words).replace("staff-names|", "nobody|");
        }
        let (document, report) = compose(&files, "case.yaml", false);
        prop_assert!(document.is_none());
        prop_assert!(report.errors() > 0);
        prop_assert!(!shown(&report).contains(&words), "{}", shown(&report));
    }

    #[test]
    fn no_text_makes_the_program_fall_over(text in "\\PC{0,400}") {
        let files: BTreeMap<String, String> = [
            ("case.yaml".to_owned(), text),
            ("foi.yaml".to_owned(), std::fs::read_to_string(root().join("tests/letters/foi.yaml")).unwrap()),
        ]
        .into();
        let (document, report) = compose(&files, "case.yaml", true);
        prop_assert!(document.is_some() || report.errors() > 0);
    }

    #[test]
    fn a_case_that_is_cut_or_garbled_gives_a_letter_or_an_error(from in 0..4000usize, length in 0..60usize, with in "[\\[\\]{}:#|>&*!%@`'\"\n -]{0,6}") {
        let mut files = workspace(&root().join("examples/harbour-gate-inspectorate"));
        let name = "cases/number-plate-readers-review.yaml";
        let text = &files[name];
        let floor = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        let (start, end) = (floor(from), floor(from + length));
        let garbled = format!("{}{with}{}", &text[..start], &text[end..]);
        files.insert(name.to_owned(), garbled);
        let (document, report) = compose(&files, name, true);
        prop_assert!(document.is_some() || report.errors() > 0);
    }

    #[test]
    fn no_template_makes_the_program_fall_over(part in 0..60usize, from in 0..3000usize, length in 0..40usize, with in "([{}%# |>\\\\-]|if |for |in |endif|include |claim|answers){0,6}") {
        let folder = root().join("templates/parts");
        let mut parts: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        parts.sort();
        let path = &parts[part % parts.len()];
        let text = std::fs::read_to_string(path).unwrap();
        let floor = |at: usize| (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap();
        let (start, end) = (floor(from % (text.len() + 1)), floor(from % (text.len() + 1) + length));
        let garbled = format!("{}{with}{}", &text[..start], &text[end..]);
        let name = format!("templates/parts/{}", path.file_name().unwrap().to_string_lossy());
        let files = BTreeMap::from([(name, garbled)]);
        let mut report = Report::default();
        let catalogue = Catalogue::load(&files, &mut report);
        foi_drafter::letter::check_templates(&catalogue, false, &mut report);
        // What is found nowhere can be compiled.
        let before = report.errors();
        prop_assert!(before > 0 || Templates::compile(&catalogue, &mut report).is_some(), "{}", shown(&report));
    }

    /// Rules read the officer's words byte by byte; whatever these are, no rule falls over them.
    #[test]
    fn no_words_make_a_rule_fall_over(closing in telling(), harm in telling(), asked in telling(), note in telling()) {
        let mut files = workspace(&root().join("tests/letters/one-question-is-neither-confirmed-nor-denied"));
        files.insert("foi.yaml".to_owned(), std::fs::read_to_string(root().join("tests/letters/foi.yaml")).unwrap());
        let quoted = |text: &str| serde_json::to_string(text).unwrap();
        let case = files["case.yaml"]
            .replace("Which lamps have a camera in them?", &quoted(&asked))
            .replace("{ text: We replaced 214 lamps. }", &format!("{{ text: {} }}, note: {}", quoted(&closing), quoted(&note)))
            .replace("harm: If we said yes,", &format!("harm: {}\n    because: If we said yes,", quoted(&harm)));
        files.insert("case.yaml".to_owned(), format!("{case}closing: {}\nlate: {}\n", quoted(&closing), quoted(&note)));
        let (document, report) = compose(&files, "case.yaml", true);
        prop_assert!(document.is_some() || report.errors() > 0);
    }

    #[test]
    fn an_excerpt_never_panics(text in "\\PC{0,80}", start in 0..200u32, length in 0..200u32) {
        let mut sources = foi_drafter::source::Sources::default();
        let id = sources.add(Source::new("x", text));
        let span = foi_drafter::source::Span { source: id, start, end: start + length };
        let excerpt = sources.excerpt(span);
        prop_assert!(excerpt.mark.end <= excerpt.text.len());
    }
}

#[test]
fn the_same_case_gives_the_same_bytes() {
    let files = workspace(&root().join("examples/harbour-gate-inspectorate"));
    let letter = |_: usize| {
        let (document, _) = compose(&files, "cases/number-plate-readers-review.yaml", false);
        in_every_format(&files, document.as_ref().unwrap())
    };
    let first = letter(0);
    assert!((1..4).map(letter).all(|next| next == first));
}

/// What nests without end loses its nesting and none of its words; a long paragraph takes no longer by the line.
#[test]
fn words_that_nest_without_end_are_still_words() {
    let mut files = workspace(&root().join("tests/neither"));
    files.insert("foi.yaml".to_owned(), std::fs::read_to_string(root().join("tests/letters/foi.yaml")).unwrap());
    let case = files["case.yaml"].clone();
    let long = ["> ".repeat(20_000), "- ".repeat(20_000), "*a **b ".repeat(10_000), "line\n  ".repeat(20_000)];
    for words in long {
        let text = format!("opening: |\n  {words}the end\nrecord: {{}}");
        files.insert("case.yaml".to_owned(), case.replace("record: {}", &text));
        let (document, report) = compose(&files, "case.yaml", false);
        let document = document.unwrap_or_else(|| panic!("{}", shown(&report)));
        for text in [markdown::write(&document), html::write(&document), pdf::Printer::plain().structure(&document)] {
            assert!(text.contains("the end"));
        }
        assert!(in_every_format(&files, &document).iter().all(|bytes| bytes.len() > 1000));
    }
}
