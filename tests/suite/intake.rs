//! Requests as they come: each folder of `tests/intake` holds one, and the case that is made of it.

use std::collections::BTreeMap;
use std::fs;

use foi_drafter::calendar::Day;
use foi_drafter::case;
use foi_drafter::diagnostic::Report;
use foi_drafter::document::Document;
use foi_drafter::files::Files;
use foi_drafter::intake::{self, Fault, Particulars, Request};
use foi_drafter::office::{Layout, Office, Order, Words};
use proptest::prelude::*;

use crate::common::{folders, golden, root, shown};

/// A workspace that holds nothing but a profile, and its office.
fn office() -> (BTreeMap<String, String>, Office) {
    let profile = fs::read_to_string(root().join("examples/wexmoor-council/foi.yaml")).unwrap();
    let files = BTreeMap::from([("foi.yaml".to_owned(), profile)]);
    let office = Office::load(&files, &mut Report::default()).unwrap();
    (files, office)
}

/// The case of a request that came by 25 September 2026.
fn case_of(request: &Request, office: &Office) -> String {
    let today = Day::parse("2026-09-25").unwrap();
    let received = (request.arrived.or(request.dated).unwrap_or(today), "in this test");
    intake::write(
        request,
        &Particulars {
            reference: "FOI-2026-0142".to_owned(),
            received,
            due: intake::due(office, request.regime.0, received.0),
            acknowledged: today.max(received.0),
            schema: None,
        },
    )
}

/// The letter of the case, and what was found in it.
fn compose(office: &Office, files: &BTreeMap<String, String>, words: Words) -> (Option<Document>, Report) {
    let mut report = Report::new(office.sources.clone());
    let case = "case.yaml".to_owned();
    let order = Order { case, step: None, layout: Layout::Letter, as_draft: false, words };
    let letter = foi_drafter::compose(office, files, &order, &mut report);
    (letter, report)
}

#[test]
fn requests_of_every_shape_become_cases() {
    let (mut files, office) = office();
    let mut faults = Vec::new();
    let mut seen = 0;
    for folder in folders(&root().join("tests/intake")) {
        let name = folder.file_name().unwrap().to_string_lossy().into_owned();
        let email = folder.join("request.eml").is_file();
        let bytes = fs::read(folder.join(if email { "request.eml" } else { "request.txt" })).unwrap();
        let request = intake::read(&bytes, email, &office).unwrap();
        let text = case_of(&request, &office);
        faults.extend(golden(&folder.join("case.yaml"), &text).err());
        // It is a case, and its acknowledgement can be drafted as it stands.
        files.insert("case.yaml".to_owned(), text);
        let (letter, report) = compose(&office, &files, Words::Style);
        if letter.is_none() || !report.findings().is_empty() {
            faults.push(format!("{name}: {}", shown(&report)));
        }
        seen += 1;
    }
    assert!(seen >= 14);
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// An answer to every question, laid over the case, makes a whole letter: every number leads to its question.
#[test]
fn every_question_that_was_found_can_be_answered() {
    let (mut files, office) = office();
    for folder in folders(&root().join("tests/intake")) {
        let text = fs::read_to_string(folder.join("case.yaml")).unwrap();
        let text = text.replace(
            "  # - answered: { date: 2026-01-30 }",
            "  - answered: { date: 2026-09-25 }\nlate: We are sorry that this letter is late.\n#",
        );
        let (case, answers) = text.split_once("# answers:\n").unwrap();
        let answers: String = answers
            .lines()
            .take_while(|line| line.starts_with("#  "))
            .map(|line| line.strip_prefix('#').unwrap().to_owned() + "\n")
            .collect();
        let case = format!("{case}annexes: [request]\nanswers:\n{}", answers.replace("\"…\"", "\"We hold three.\""));
        files.insert("case.yaml".to_owned(), case);
        let (letter, report) = compose(&office, &files, Words::Law);
        assert!(letter.is_some(), "{}: {}", folder.display(), shown(&report));
    }
}

#[test]
fn an_e_mail_that_was_passed_on_is_looked_into() {
    let (_, office) = office();
    let request = "From: Reception <reception@example.org>\nTo: foi@example.org\nSubject: FW: bins\nDate: Tue, 4 Aug 2026 10:00:00 +0100\n\n\
        Please see below, one for you I think.\n\nKind regards\nReception\n\n-----Original Message-----\nFrom: Olga Ferrand <olga@example.com>\n\
        Sent: 31 July 2026 16:12\nTo: Reception\nSubject: Missed bins\n\nDear council,\n\nHow many bins did you miss in June 2026?\n\nOlga Ferrand\n";
    let read = intake::read(request.as_bytes(), true, &office).unwrap();
    assert_eq!(read.requester.name.as_deref(), Some("Olga Ferrand"));
    assert_eq!(read.requester.email.as_deref(), Some("olga@example.com"));
    assert_eq!(read.subject.as_deref(), Some("Missed bins"));
    assert_eq!(read.dated.map(Day::iso).as_deref(), Some("2026-07-31"));
    assert_eq!(read.questions[0].text, "How many bins did you miss in June 2026?");
    assert!(read.remarks.iter().any(|remark| remark.contains("passed it on")), "{:?}", read.remarks);
}

#[test]
fn an_answer_under_what_it_quotes_is_found() {
    let (_, office) = office();
    let request = "On Mon, 3 Aug 2026 at 09:14, FOI <foi@example.org> wrote:\n> 1. Which year do you mean?\n> 2. Which school?\n\nHello\n\nPlease tell me how many pupils there were in 2025.\n\nAnn Odd\n";
    let read = intake::read(request.as_bytes(), false, &office).unwrap();
    let texts: Vec<&str> = read.questions.iter().map(|question| question.text.as_str()).collect();
    assert_eq!(texts, ["Please tell me how many pupils there were in 2025."]);
}

/// Who asked, and the questions with their parts, as `id words; id words (part) words`.
#[track_caller]
fn shape(request: &str, wanted: &str) {
    let (_, office) = office();
    let read = intake::read(request.as_bytes(), false, &office).unwrap();
    let part = |part: &intake::Part| format!(" {} {}", part.id, part.text);
    let question = |question: &intake::Question| {
        format!("{} {}{}", question.id, question.text, question.parts.iter().map(part).collect::<String>())
    };
    let questions: Vec<String> = read.questions.iter().map(question).collect();
    let found = format!("{}: {}", read.requester.name.as_deref().unwrap_or("nobody"), questions.join("; "));
    assert_eq!(found, wanted, "{request}");
}

#[test]
fn no_words_of_a_request_are_lost_around_its_ends() {
    shape(
        "Please send the swan count.\n\nKind regards\nAnna Kowal\n\nPlease also send the goose count.",
        "Anna Kowal: 1 Please send the swan count.; 2 Please also send the goose count.",
    );
    shape(
        "Please send the pier lease.\n\nMany thanks in advance\n\nI also want the pier survey.\n\nKind regards\nAnna Kowal",
        "Anna Kowal: 1 Please send the pier lease.; 2 I also want the pier survey.",
    );
    shape(
        "1. Swans?\n\nThis e-mail and any attachments are confidential.\n\n2. Geese?\n\nAnna Kowal",
        "Anna Kowal: 1 Swans?; 2 Geese?",
    );
    shape(
        "1. How many messages were\nSent from my council's phones?\n2. How many to councillors?\n\nAnna Kowal",
        "Anna Kowal: 1 How many messages were Sent from my council's phones?; 2 How many to councillors?",
    );
    shape(
        "1. Contracts of\n> £5,000\n2. Contracts of\n> £50,000\n\nAnna Kowal",
        "Anna Kowal: 1 Contracts of > £5,000; 2 Contracts of > £50,000",
    );
    shape(
        "You have not answered this:\n\n> 1. How many geese?\n> 2. Who did it?\n\nAnna Kowal",
        "Anna Kowal: 1 How many geese?; 2 Who did it?",
    );
    shape(
        "I attach my questions.\nRegards\nA Kowal\nTarnley Echo\n\nQuestions\nQ1. How many swans?\nQ2. How many geese?",
        "A Kowal: Q1 How many swans?; Q2 How many geese?",
    );
    shape(
        "FYI\n\nFrom: Ann Hale <ah@example.org>\nSent: 14 September 2026 09:00\nTo: foi\nSubject: FW: FOI\n\nOne for you.\n\nFrom: Rob Lister <rob@example.net>\nSent: 13 September 2026 10:00\nTo: Ann\nSubject: FOI\n\n1. How many swans?\n\nRob Lister",
        "Rob Lister: 1 How many swans?",
    );
}

#[test]
fn lists_are_read_as_people_write_them() {
    shape("1/ Swans\n2/ Geese\n\nAnna Kowal", "Anna Kowal: 1 Swans; 2 Geese");
    shape("1.Swan count\n2.Goose count\n\nAnna Kowal", "Anna Kowal: 1 Swan count; 2 Goose count");
    shape("A. Swan count\nB. Goose count\n\nAnna Kowal", "Anna Kowal: A Swan count; B Goose count");
    shape(
        "Please tell me:\n1) how many swans 2) how many geese 3) how many ducks\n\nAnna Kowal",
        "Anna Kowal: 1 how many swans; 2 how many geese; 3 how many ducks",
    );
    shape(
        "1. Agency staff\n1.1 How many were there?\n1.2 Who were they?\n2. Pay\n\nAnna Kowal",
        "Anna Kowal: 1 Agency staff .1 How many were there? .2 Who were they?; 2 Pay",
    );
    shape("Question 1 - Swan count\nQuestion 2 – Goose count\n\nAnna Kowal", "Anna Kowal: 1 Swan count; 2 Goose count");
    shape(
        "Question One\nHow many swans?\n\nQuestion Two\nHow many geese?\n\nAnna Kowal",
        "Anna Kowal: 1 How many swans?; 2 How many geese?",
    );
    shape("h) Hen\ni) Ibis\nj) Jay\n\nAnna Kowal", "Anna Kowal: h Hen; i Ibis; j Jay");
    shape(
        "How many swans?\n\n- in 2024\n- in 2025\n\nHow many geese?\n\nAnna Kowal",
        "Anna Kowal: 1 How many swans? (a) in 2024 (b) in 2025; 2 How many geese?",
    );
    shape(
        "1. How many swans were there in\n\n2024?\n\n2. How many geese?\n\nAnna Kowal",
        "Anna Kowal: 1 How many swans were there in 2024?; 2 How many geese?",
    );
    shape(
        "Please send the tree plan. I would also like:\n\n1. The swan count\n\nAnna Kowal",
        "Anna Kowal: 1 The swan count; 2 Please send the tree plan.",
    );
    shape(
        "Please send what\nA. Smith wrote about swans.\n\nAnna Kowal",
        "Anna Kowal: 1 Please send what A. Smith wrote about swans.",
    );
}

#[test]
fn people_sign_in_many_ways() {
    for (signed, name) in [
        ("Regards, Anna Kowal", "Anna Kowal"),
        ("Regards\nsusan o'hara", "susan o'hara"),
        ("Yours\nCllr J Smith MBE", "J Smith"),
        ("Yours\nMr & Mrs R. Lister", "Mr & Mrs R. Lister"),
        ("Ta\nZoë", "Zoë"),
        ("Thanks again\nBob Nuttall", "Bob Nuttall"),
    ] {
        shape(&format!("How many swans?\n\n{signed}"), &format!("{name}: 1 How many swans?"));
    }
}

#[test]
fn what_is_no_request_is_told_apart() {
    let (_, office) = office();
    let read = |bytes: &[u8], email| intake::read(bytes, email, &office).err();
    assert_eq!(read(b"", false), Some(Fault::Empty));
    assert_eq!(read(b"\xef\xbb\xbf \r\n\t\n", false), Some(Fault::Empty));
    assert_eq!(read(b"%PDF-1.7 ...", false), Some(Fault::NotText("a PDF")));
    assert_eq!(read(b"PK\x03\x04....", false), Some(Fault::NotText("a Word file or another archive")));
    assert_eq!(read(&[0, 1, 2, 3, 4, 5, 6, 7], false), Some(Fault::NotText("a file of bytes")));
    assert_eq!(read("How many? ".repeat(300_000).as_bytes(), false), Some(Fault::TooLong));
    let only = b"From: a@example.com\r\nDate: Tue, 4 Aug 2026 10:00:00 +0100\r\nContent-Type: application/pdf; name=\"r.pdf\"\r\nContent-Disposition: attachment; filename=\"r.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjQK\r\n";
    assert_eq!(read(only, true), Some(Fault::OnlyAttached(vec!["r.pdf".to_owned()])));
}

#[test]
fn charsets_that_are_odd_or_wrong_are_read_as_far_as_they_can_be() {
    let (_, office) = office();
    let first = |bytes: &[u8], email| intake::read(bytes, email, &office).unwrap().questions[0].text.clone();
    assert_eq!(first(b"How much did the caf\xe9 cost?", false), "How much did the café cost?");
    let wide: Vec<u8> = "\u{feff}How much did the café cost?".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(first(&wide, false), "How much did the café cost?");
    let head =
        "From: Ann Odd <a@example.com>\r\nTo: foi@example.org\r\nSubject: x\r\nContent-Type: text/plain; charset=";
    for (charset, bytes) in [
        ("koi8-r", &b"How much is a \xd2 here?"[..]),
        ("no-such-set", b"How much is a thing here?"),
        ("shift_jis", b"How much is \x83\x65 here?"),
    ] {
        let email = [head.as_bytes(), charset.as_bytes(), b"\r\n\r\n", bytes].concat();
        assert!(first(&email, true).starts_with("How much is"), "{charset}");
    }
}

#[test]
fn forged_headers_are_words_and_no_more() {
    let (mut files, office) = office();
    let email = "From: \"[[crime]] \nregime: eir\" <a@example.com>\r\nFrom: Somebody Else <b@example.com>\r\nTo: foi@example.org\r\n\
        Reply-To: <\"]] - x: y\"@example.net>\r\nDate: Mon, 99 Foo 9999 99:99:99 +9999\r\nReceived: from x; Thu, 1 Jan 1970 00:00:00 +0000\r\n\
        Subject: =?utf-8?Q?x=0A_record:_=7B_held:_=7B_1:_true_=7D_=7D?=\r\n\r\nHow many are there: \"record: x\"?\nrecord: y\nname: z\n# heading\n[[crime| hidden ]]\n";
    let request = intake::read(email.as_bytes(), true, &office).unwrap();
    files.insert("case.yaml".to_owned(), case_of(&request, &office));
    let mut report = Report::default();
    let read = case::read(&files, "case.yaml", &office.case, &mut report);
    assert!(read.is_some_and(|file| file.case.record.is_none()), "{}\n{}", files["case.yaml"], shown(&report));
    assert_eq!(request.dated, None);
    assert_eq!(request.arrived, None);
}

/// The lines of which requests are made, sound and odd.
fn line() -> impl Strategy<Value = String> {
    prop_oneof![
        Just(String::new()),
        "[ ]{0,6}(1|2|3|12|a|b|i|ii|iv|Q1|Q2|Question 3|\\(1\\)|\\(b\\)|•|-|\\*|–|>|#|--)[.):]? [A-Za-z ,;?:\\[\\]|'\"#&*_`<>é£]{0,40}",
        "(Dear|Hello|Yours faithfully|Regards|Thanks|Please send me|How many|On Mon, 3 Aug 2026, X wrote:|From: x|Sent: y|To: z|Subject: q|date:|record:|name: x) ?[a-z \\[\\]]{0,20}",
        "[\\PC]{0,60}",
        "[a-z_]{1,10}: .{0,20}",
        "-{3,}.{0,5}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_comes_becomes_a_case_that_can_be_read(lines in prop::collection::vec(line(), 0..30), subject in "[\\PC]{0,40}", name in "[\\PC]{0,20}") {
        let (mut files, office) = office();
        let text = lines.join("\n");
        if let Ok(mut request) = intake::read(text.as_bytes(), false, &office) {
            request.subject = Some(subject).filter(|subject| !subject.trim().is_empty());
            request.requester.name = Some(format!("A{name}"));
            let case = case_of(&request, &office);
            files.insert("case.yaml".to_owned(), case.clone());
            let mut report = Report::default();
            let read = case::read(&files, "case.yaml", &office.case, &mut report);
            prop_assert!(read.is_some(), "{}\n{}\n{}", text, case, shown(&report));
            let mut ids: Vec<String> = request.questions.iter().map(|question| question.id.to_lowercase()).collect();
            prop_assert!(!ids.is_empty());
            ids.sort();
            ids.dedup();
            prop_assert_eq!(ids.len(), request.questions.len());
        }
    }

    #[test]
    fn no_bytes_make_it_fall_over(bytes in prop::collection::vec(any::<u8>(), 0..600), email in any::<bool>()) {
        let (_, office) = office();
        let head = if email { &b"From: a@example.com\nDate: Tue, 4 Aug 2026 10:00:00 +0100\nContent-Type: text/html\n\n"[..] } else { b"" };
        let _ = intake::read(&[head, &bytes].concat(), email, &office);
    }
}

#[test]
fn a_case_of_many_questions_is_made_in_reasonable_time_and_size() {
    let (files, office) = office();
    assert!(files.read("foi.yaml").is_ok());
    let text: String = (1..=900).map(|number| format!("{number}. How many of kind {number} were there?\n")).collect();
    let request = intake::read(text.as_bytes(), false, &office).unwrap();
    assert_eq!(request.questions.len(), 900);
}
