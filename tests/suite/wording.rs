//! The wording under review: what ships is clean, and what a lawyer or a letter writer can get wrong is found at its
//! line, by itself or with other faults.

use foi_drafter::approval::{Approvals, Approver};
use foi_drafter::calendar::Day;
use foi_drafter::catalogue::Catalogue;
use foi_drafter::diagnostic::{Checked, Format, Report, Severity};
use foi_drafter::proofread::{Proof, proofread};

use crate::common::{Workspace, root, shown};

/// The text of a file of the built-in wording.
fn built_in(file: &str) -> String {
    std::fs::read_to_string(root().join(file)).unwrap()
}

fn proof(files: &Workspace) -> (Proof, Report) {
    let mut report = Report::default();
    let proof = proofread(files, false, &mut report);
    (proof, report)
}

/// The findings as `CODE rule file:line`.
fn places(report: &Report) -> Vec<String> {
    let place = |finding: &&foi_drafter::diagnostic::Diagnostic| {
        let at = finding.label.as_ref().map(|(span, _)| report.sources.excerpt(*span));
        let at = at.map_or_else(String::new, |at| format!(" {}:{}", at.name, at.line));
        format!("{}{at}", finding.rule.as_deref().unwrap_or(finding.code))
    };
    report.findings().iter().map(place).collect()
}

/// A workspace in which words of a built-in file are others.
#[track_caller]
fn changed(file: &str, from: &str, to: &str) -> Workspace {
    let text = built_in(file);
    assert!(text.contains(from), "{file} does not say {from}");
    Workspace::from([(file.to_owned(), text.replacen(from, to, 1))])
}

/// The line of a file of a workspace that holds some words.
fn line(files: &Workspace, file: &str, words: &str) -> usize {
    files[file].lines().position(|line| line.contains(words)).unwrap_or_else(|| panic!("{file} has no {words}")) + 1
}

#[test]
fn the_wording_that_ships_is_clean() {
    let (proof, report) = proof(&Workspace::new());
    assert!(report.findings().is_empty(), "{}", shown(&report));
    assert!(proof.files > 170 && proof.rules > 30 && proof.letters > 350, "{proof:?}");
}

/// A fault: what finds it, the file, words of the built-in one, others in their place, and words of its line.
type Fault = (&'static str, &'static str, &'static str, &'static str, &'static str);

/// Templates that cannot be used.
const BROKEN: [Fault; 9] = [
    ("FOI204", "templates/parts/opening.md", "{% if late %}", "{% if lat %}", "{% if lat %}"),
    ("FOI204", "templates/parts/review-grounds.md", "{{ ground.text }}", "{{ ground.texts }}", "ground.texts"),
    ("FOI204", "templates/parts/estimate.md", "{{ line.number }}", "{{ line.nunber }}", "line.nunber"),
    ("FOI202", "templates/parts/contact.md", "{{ reference }}", "{{ get_env(name=\"HOME\") }}", "get_env"),
    ("FOI203", "templates/parts/rights.md", "parts/rights-text.md", "parts/../../etc/passwd", "passwd"),
    ("FOI203", "templates/letters/response.md", "  - advice\n", "  - advise\n", "advise"),
    ("FOI206", "templates/parts/held.md", "We hold", "{% include \"templates/parts/held.md\" %}We hold", "{% include"),
    (
        "FOI208",
        "templates/parts/reuse.md",
        "{% if outcomes.disclosed %}",
        "{% for one in answers %}\n{% for two in answers %}\nx\n{% endfor %}\n{% endfor %}\n{% if outcomes.disclosed %}",
        "for two in",
    ),
    ("FOI106", "templates/parts/subject.md", "kind: subject", "kind: topic", "topic"),
];

/// Words that letters should not say, and files that lack something.
const WORDS: [Fault; 10] = [
    (
        "FOI209",
        "templates/parts/subject.md",
        "{% else %}",
        "{% elif not requester.salutation %}x{% else %}",
        "elif not",
    ),
    ("FOI212", "exemptions/foia/s12.md", "says: \"We may", "says: \"Nobody says that we may", "Nobody says that"),
    (
        "neither-tells",
        "exemptions/foia/s43.md",
        "The person may be",
        "We do not hold it. The person may be",
        "We do not hold it.",
    ),
    (
        "neither-tells",
        "templates/parts/answer.md",
        "We neither confirm nor deny that we hold the",
        "We do not hold, and neither confirm nor deny that we hold, the",
        "We do not hold, and",
    ),
    (
        "neither-tells",
        "exemptions/foia/s31.md",
        "consistent-answer: \"",
        "consistent-answer: \"We found three such files. ",
        "We found three",
    ),
    (
        "long-words",
        "templates/parts/transfer.md",
        "We have dealt with it",
        "Prior to this we dealt with it",
        "Prior to",
    ),
    (
        "long-words",
        "exemptions/eir/reg12-5-e.md",
        "# Letter\n\n",
        "# Letter\n\nThis holds prior to disclosure. ",
        "prior to",
    ),
    (
        "her-majesty",
        "templates/parts/sign-off.md",
        "Yours sincerely",
        "On behalf of Her Majesty\n\nYours sincerely",
        "Her Majesty",
    ),
    (
        "click-here",
        "templates/parts/contact.md",
        "Please quote",
        "Read [this page](https://www.example.org). Please quote",
        "this page",
    ),
    ("FOI211", "templates/wording/latin.md", "inter alia", "inter (alia", "inter (alia"),
];

/// Passages that are gone, and where they are missed: where they stood, or where a letter lists its parts.
const GONE: [(&str, &str, &str, &str); 5] = [
    (
        "templates/parts/rights-text.md",
        "You can ask us for an internal review. Please ask within",
        "Please ask within",
        "review-rights templates/parts/rights-text.md:4",
    ),
    (
        "templates/parts/extension.md",
        "We expect to reach our decision by {{ step.extension.until }}. We will",
        "We will",
        "extension-date templates/parts/extension.md:4",
    ),
    (
        "templates/parts/rights.md",
        "{% include \"templates/parts/rights-text.md\" %}\n",
        "",
        "regulator-rights templates/parts/rights.md:4",
    ),
    ("templates/letters/response.md", "  - rights\n", "", "review-rights templates/letters/response.md:2"),
    ("templates/letters/extension.md", "  - rights\n", "", "extension-rights templates/letters/extension.md:2"),
];

/// A workspace with several faults, and their places.
fn faulty(faults: &[Fault]) -> (Workspace, Vec<String>) {
    let mut files = Workspace::new();
    let mut places = Vec::new();
    for (code, file, from, to, at) in faults {
        files.extend(changed(file, from, to));
        places.push(format!("{code} {file}:{}", line(&files, file, at)));
    }
    places.sort();
    (files, places)
}

/// Each fault is found at its line, all of them at once, and nothing else.
#[test]
fn faults_are_found_at_their_lines() {
    let (files, places) = faulty(&BROKEN);
    let (proof, report) = proof(&files);
    let mut found = self::places(&report);
    found.sort();
    assert_eq!(found, places, "{}", shown(&report));
    assert_eq!(proof.letters, 0);
}

#[test]
fn words_are_found_at_their_lines() {
    let (files, places) = faulty(&WORDS);
    let (proof, report) = proof(&files);
    let mut found = self::places(&report);
    found.sort();
    // A pattern that cannot be read finds nothing in its sample either.
    found.retain(|place| !place.starts_with("FOI213 templates/wording/latin.md"));
    assert_eq!(found, places, "{}", shown(&report));
    assert!(proof.letters > 350);
}

#[test]
fn a_passage_that_is_gone_is_missed_where_it_stood() {
    for group in GONE.chunks(2) {
        let mut files = Workspace::new();
        for (file, from, to, _) in group {
            files.extend(changed(file, from, to));
        }
        let (_, report) = proof(&files);
        for (.., place) in group {
            assert!(places(&report).iter().any(|found| found == place), "{place} is not in\n{}", shown(&report));
        }
    }
}

/// Many faults in many files are all found in one run.
#[test]
fn every_fault_is_found_at_once() {
    let mut files = changed("templates/parts/opening.md", "{% if late %}", "{% if lat %}");
    files.extend(changed("templates/parts/transfer.md", "We have dealt with it", "Prior to this we dealt with it"));
    files.extend(changed("exemptions/foia/s43.md", "The person may be", "We do not hold it. The person may be"));
    files.extend(changed("templates/wording/latin.md", "inter alia", "inter (alia"));
    files.insert("templates/part/typo.md".to_owned(), "---\nkind: body\n---\nWords.\n".to_owned());
    files.insert("templates/parts/sub/rights.md".to_owned(), "---\nkind: body\n---\nWords.\n".to_owned());
    files.insert("templates/parts/spare.md".to_owned(), "---\nkind: included\n---\nHereby spare.\n".to_owned());
    files.insert("templates/letters/second.md".to_owned(), "---\nstep: answered\nparts: [subject]\n---\n".to_owned());
    files.insert("templates/wording/own.md".to_owned(), "---\nlevel: warning\nmessage: say so\ncheck: { existence: [zeppelin] }\n---\n\n# Why\n\nOurs.\n\n# Bad\n\n```text\nA balloon.\n```\n".to_owned());
    let (_, report) = proof(&files);
    let codes = report.codes();
    for code in ["FOI204", "FOI301", "FOI309", "FOI211", "FOI210", "FOI209", "FOI213"] {
        assert!(codes.contains(code), "{code} is not among\n{}", shown(&report));
    }
    let found = places(&report);
    assert_eq!(found.iter().filter(|place| *place == "FOI210").count(), 2, "{found:?}");
    for place in [
        "FOI209 templates/parts/spare.md:1",
        "FOI209 templates/letters/second.md:2",
        "FOI213 templates/wording/own.md:14",
    ] {
        assert!(found.iter().any(|known| known == place), "{place} is not among {found:?}");
    }
}

/// What grows without end is found at once, and the rest is still read.
#[test]
fn a_template_cannot_grow_without_end() {
    let part = |body: &str| format!("---\nkind: included\n---\n{body}\n");
    let mut files =
        changed("templates/parts/rights.md", "{% else %}", "{% else %}{% include \"templates/parts/a0.md\" %}");
    for number in 0..40 {
        let next = format!("{{% include \"templates/parts/a{}.md\" %}}", number + 1);
        files.insert(format!("templates/parts/a{number}.md"), part(&next.repeat(12)));
    }
    files.insert("templates/parts/a40.md".to_owned(), part("Prior to this."));
    let (_, report) = proof(&files);
    assert!(report.codes().contains("FOI208"), "{}", shown(&report));
    assert!(!report.codes().contains("FOI206"), "{}", shown(&report));
    // One within the other, without end.
    let mut files =
        changed("templates/parts/rights.md", "{% else %}", "{% else %}{% include \"templates/parts/x0.md\" %}");
    for number in 0..3000 {
        let next = format!("{{% include \"templates/parts/x{}.md\" %}}", number + 1);
        files.insert(format!("templates/parts/x{number}.md"), part(&next));
    }
    files.insert("templates/parts/x3000.md".to_owned(), part("The end."));
    let (_, report) = proof(&files);
    assert!(report.codes().contains("FOI208"), "{}", shown(&report));
    // Loops through different lists are in the language: how much they come to shows only in a letter.
    let loops = ["answers", "annexes", "claims", "references", "requester.address", "authority.head.address"];
    let open: String =
        loops.iter().enumerate().map(|(place, list)| format!("{{% for l{place} in {list} %}}")).collect();
    let body = format!("{open}{}{}", "word ".repeat(60_000), "{% endfor %}".repeat(loops.len()));
    let (_, report) =
        proof(&changed("templates/parts/subject.md", "# {{ subject }}", &format!("# {{{{ subject }}}}\n\n{body}")));
    assert!(report.errors() == 0 || report.codes().contains("FOI208"), "{}", shown(&report));
    // So deep that a reader of templates might fall over.
    let deep = format!("{}x{}", "{% if late %}".repeat(3000), "{% endif %}".repeat(3000));
    let (_, report) = proof(&changed("templates/parts/subject.md", "# {{ subject }}", &deep));
    assert!(report.codes().contains("FOI202"), "{}", shown(&report));
}

fn approver() -> Approver {
    Approver {
        name: "Ann O'Lee: \"the lawyer\"".to_owned(),
        role: "Head of Legal # 1".to_owned(),
        on: Day::parse("2026-06-19").unwrap_or_else(|_| unreachable!()),
    }
}

/// The findings of a check for approval alone.
fn unapproved(files: &Workspace) -> Vec<String> {
    let mut report = Report::default();
    let catalogue = Catalogue::load(files, &mut report);
    let approvals = Approvals::read(files, &mut report);
    approvals.check(&catalogue, &mut report);
    places(&report)
}

#[test]
fn changed_words_are_not_approved_words() {
    const RIGHTS: &str = "templates/parts/rights.md";
    const HELD: &str = "templates/parts/held.md";
    let mut files = Workspace::from([RIGHTS, HELD].map(|file| (file.to_owned(), built_in(file))));
    assert_eq!(unapproved(&files), [format!("FOI311 {HELD}:1"), format!("FOI311 {RIGHTS}:1")]);
    let lock = Approvals::default().with(&[(RIGHTS, &files[RIGHTS]), (HELD, &files[HELD])], &approver());
    files.insert("wording.lock".to_owned(), lock.clone());
    assert_eq!(unapproved(&files), Vec::<String>::new(), "{lock}");
    let lines: Vec<&str> = lock.lines().collect();
    assert!(lines[1].contains(HELD) && lines[2].contains(RIGHTS) && lines.len() == 3, "{lock}");

    // The way in which lines end is no word.
    let text = files[RIGHTS].clone();
    files.insert(RIGHTS.to_owned(), format!("\u{feff}{}", text.replace('\n', "\r\n")));
    assert_eq!(unapproved(&files), Vec::<String>::new());
    files.insert(RIGHTS.to_owned(), text.replace("You have the right", "You have a right"));
    assert_eq!(unapproved(&files), [format!("FOI310 {RIGHTS}:{}", line(&files, RIGHTS, "a right"))]);
    files.insert(RIGHTS.to_owned(), text.replace("{% else %}\n", ""));
    assert_eq!(unapproved(&files), [format!("FOI310 {RIGHTS}:9")]);

    // Two branches approve other words: after a merge both lines stand, and those in force are approved.
    let new = text.replace("You have the right", "You have a right");
    files.insert(RIGHTS.to_owned(), new.clone());
    let other = Approvals::default().with(&[(RIGHTS, &new)], &approver());
    files.insert("wording.lock".to_owned(), format!("{lock}{}", other.lines().last().unwrap()));
    assert_eq!(unapproved(&files), Vec::<String>::new());

    // The marks of a conflict are found, and the lines beside them still count.
    let torn =
        format!("<<<<<<< HEAD\n{lock}=======\n{}\n>>>>>>> branch\nnot: yaml: at all\n", other.lines().last().unwrap());
    files.insert("wording.lock".to_owned(), torn);
    let found = unapproved(&files);
    let wanted = ["FOI312 wording.lock:1", "FOI312 wording.lock:5", "FOI312 wording.lock:7", "FOI101 wording.lock:8"];
    assert_eq!(found, wanted, "{found:?}");

    // A file of one's own that has another name now is not there; the built-in ones have nothing to do with it.
    let renamed = Workspace::from([
        ("templates/parts/other.md".to_owned(), text.clone()),
        ("wording.lock".to_owned(), Approvals::default().with(&[("templates/parts/ours.md", &text)], &approver())),
    ]);
    assert_eq!(unapproved(&renamed), ["FOI311 templates/parts/other.md:1", "FOI313 wording.lock:2"]);

    // A file that is not there, and the built-in ones once one of them is approved.
    let gone = Approvals::default().with(
        &[("templates/parts/gone.md", "x"), ("templates/parts/law.md", &built_in("templates/parts/law.md"))],
        &approver(),
    );
    let found = unapproved(&Workspace::from([("wording.lock".to_owned(), gone)]));
    assert!(found.contains(&"FOI313 wording.lock:2".to_owned()), "{found:?}");
    assert!(found.len() > 170 && !found.contains(&"FOI311 templates/parts/law.md:1".to_owned()));
}

/// Every format says where each finding is, and can be read by what reads it.
#[test]
fn findings_in_every_format() {
    let files = changed("templates/parts/transfer.md", "We have dealt with it", "Prior to this we dealt with it");
    let (_, report) = proof(&files);
    assert_eq!(report.count(Severity::Warning), 1, "{}", shown(&report));
    let at = line(&files, "templates/parts/transfer.md", "Prior to");
    let path = |name: &str| format!("a b/{name}");
    let checked = [Checked { name: "wording", report: &report, path: &path }];
    let write = |format: Format| format.write(&checked, false);
    let json: serde_json::Value = serde_json::from_str(&write(Format::Json)).unwrap();
    let finding = &json["checked"][0]["findings"][0];
    assert_eq!(finding["file"], "a b/templates/parts/transfer.md");
    assert_eq!((finding["line"].as_u64(), finding["column"].as_u64()), (Some(at as u64), Some(1)));
    assert_eq!((finding["rule"].as_str(), finding["code"].as_str()), (Some("long-words"), Some("FOI301")));
    assert_eq!((finding["end_column"].as_u64(), json["counts"]["warning"].as_u64()), (Some(9), Some(1)));
    let github = write(Format::Github);
    let start =
        format!("::warning file=a b/templates/parts/transfer.md,line={at},endLine={at},col=1,endColumn=9,title=");
    assert!(github.starts_with(&start), "{github}");
    let sarif: serde_json::Value = serde_json::from_str(&write(Format::Sarif)).unwrap();
    let result = &sarif["runs"][0]["results"][0];
    assert_eq!(result["ruleId"], "FOI301/long-words");
    let place = &result["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "a%20b/templates/parts/transfer.md");
    assert_eq!(place["region"]["startLine"].as_u64(), Some(at as u64));
    let junit = write(Format::Junit);
    assert!(junit.contains("tests=\"1\" failures=\"1\"") && junit.contains(&format!("transfer.md:{at}")), "{junit}");
}
