//! Every provision in every outcome that may use it, in every letter of every law: no value is undefined, no part is
//! empty, no mark is left over, and no word belongs to another law.

use std::fmt::Write;

use foi_drafter::backend::markdown;
use foi_drafter::catalogue::{Listed, Status};
use foi_drafter::diagnostic::{Report, Severity};
use foi_drafter::office::{Layout, Order, Words};
use foi_drafter::provision::Regime;
use foi_drafter::specimen::{Entry, entries};

use crate::catalogue::{office, profile};
use crate::common::{Workspace, compose_in, shown};

/// A way in which an answer uses a claim, and the letters in which it may.
const WITHHOLDING: [(&str, &str, &str); 5] = [
    ("withheld", "  - { to: 1, withheld: [NAME] }\n", ""),
    ("partial", "  - { to: 1, disclosed: { text: Some of it is here. }, withheld: [NAME] }\n", ""),
    (
        "items",
        "  - to: 1\n    items:\n      - { what: the first half, disclosed: { text: Here it is. } }\n      - { what: the second half, withheld: [NAME] }\n",
        "",
    ),
    (
        "redacted",
        "  - { to: 1, disclosed: { documents: [paper] } }\n",
        "documents:\n  - { id: paper, title: A paper, file: paper.md, redacted: [NAME] }\nannexes: [{ documents: [paper] }, { exemptions: [NAME] }, rights]\n",
    ),
    (
        "document withheld",
        "  - { to: 1, withheld: [NAME] }\n",
        "documents:\n  - { id: paper, title: A paper, withheld: [NAME], no_part_because: It is all of one kind. }\nannexes: [rights]\n",
    ),
];
const EXCLUDING: [(&str, &str, &str); 3] = [
    ("neither", "  - { to: 1, neither_confirm_nor_deny: [NAME] }\n", ""),
    (
        "neither, in an annex",
        "  - { to: 1, neither_confirm_nor_deny: [NAME] }\n",
        "annexes: [{ exemptions: [NAME] }]\n",
    ),
    ("beyond", "  - { to: 1, disclosed: { text: Some of it is here. }, anything_further: [NAME] }\n", ""),
];

/// The letters that answer.
const LETTERS: [(&str, &str); 4] = [
    ("answered", "progress:\n  - answered: { date: 2026-05-18 }\n"),
    (
        "decided",
        "progress:\n  - extended: { date: 2026-05-15, until: 2026-06-20, under: [NAME] }\n  - balance_decided: { date: 2026-06-10 }\n",
    ),
    ("extended", "progress:\n  - extended: { date: 2026-05-15, until: 2026-06-20, under: [NAME] }\n"),
    ("reviewed", "progress:\n  - reviewed: { date: 2026-07-20 }\n"),
];

struct Matrix {
    office: foi_drafter::office::Office,
    profile: String,
    faults: String,
    count: usize,
}

#[test]
fn every_provision_drafts_in_every_outcome_and_letter() {
    let (office, report) = office();
    let mut matrix = Matrix { office, profile: profile(), faults: String::new(), count: 0 };
    let sections: Vec<(Regime, String, Vec<Entry>, bool)> = matrix
        .office
        .catalogue
        .sections()
        .map(|section| {
            let outcome =
                section.limbs.iter().any(|limb| limb.facts.kind.is_outcome()) && section.conditions.is_empty();
            (section.regime, section.key.clone(), entries(section, &report.sources), outcome)
        })
        .collect();
    for regime in Regime::ALL {
        matrix.steps(regime);
    }
    for (regime, key, all, outcome) in &sections {
        for example in all {
            if *outcome {
                matrix.refusal(*regime, key, example);
            } else {
                matrix.claim(*regime, key, example, all);
            }
        }
    }
    assert!(matrix.faults.is_empty(), "{} letters\n{}", matrix.count, matrix.faults);
    assert!(matrix.count > 1500, "{}", matrix.count);
}

impl Matrix {
    /// The letters that go before an answer, or about a review.
    fn steps(&mut self, regime: Regime) {
        let asked = "{ date: 2026-05-05, unclear: the works, question: Which works do you mean? }";
        let steps = [
            "acknowledged: { date: 2026-05-05 }".to_owned(),
            format!("valid_request_asked: {asked}"),
            format!("clarification_asked: {asked}"),
            "fee_asked: { date: 2026-05-05, amount: 12.50, because: It pays for copies. }".to_owned(),
            "transferred: { date: 2026-05-05, to: Another Council, contact: foi@example.org }".to_owned(),
            "transferred: { date: 2026-05-05, to: Another Council, passed_on: true, because: We have no such road. }"
                .to_owned(),
            "review_acknowledged: { date: 2026-06-23 }".to_owned(),
        ];
        for step in steps {
            let review = "review: { requested: { dated: 2026-06-20, received: 2026-06-22 } }\n";
            let review = if step.starts_with("review") { review } else { "" };
            let case = format!("{}{review}progress:\n  - {step}\n", head(regime, true));
            self.draft(regime, "step", &step, &case, None);
        }
        if regime.is_environmental() {
            let step =
                "extended: { date: 2026-05-05, until: 2026-06-20, because: You ask for much that is hard to find. }";
            let case = format!("{}progress:\n  - {step}\n", head(regime, true));
            self.draft(regime, "step", step, &case, None);
        }
    }

    /// A refusal of the request itself, as the answer to one question and to all.
    fn refusal(&mut self, regime: Regime, key: &str, example: &Entry) {
        if example.body.starts_with("  step:") {
            return;
        }
        let body: String = example.body.lines().map(|line| format!("  {line}\n")).collect();
        for (kind, to, rest) in
            [("alone", "all", ""), ("beside another", "1", "  - { to: 2, disclosed: { text: Here it is. } }\n")]
        {
            let case = format!("{}{}answers:\n  - to: {to}\n{body}{rest}", head(regime, true), LETTERS[0].1);
            self.draft(regime, key, &format!("{} {kind}", example.name), &case, None);
        }
        let case = format!(
            "{}answers:\n  - to: all\n{body}",
            review("reference: X-2\nfollows: first.yaml\nadvice: If you asked for one year alone, we could answer.\n")
        )
        .replace("by: 2026-06-01", "by: 2026-08-03");
        self.draft(regime, key, &format!("{} reviewed", example.name), &case, Some(&first(regime)));
    }

    fn claim(&mut self, regime: Regime, key: &str, example: &Entry, all: &[Entry]) {
        let neither = self.is_exclusion(regime, example);
        let qualified = self.is_qualified(regime, example);
        let claims = claims(example, all);
        let ways: &[(&str, &str, &str)] = if neither { &EXCLUDING } else { &WITHHOLDING };
        for (way, answer, rest) in ways {
            for (letter, progress) in LETTERS {
                let put_off = matches!(letter, "decided" | "extended");
                if put_off && (neither || !qualified || regime != Regime::Foia || *way == "redacted") {
                    continue;
                }
                let body = format!("exemptions:\n{claims}answers:\n{answer}{rest}").replace("NAME", &example.name);
                let name = format!("{} {way} {letter}", example.name);
                if letter == "reviewed" {
                    let case =
                        format!("{}{body}", review("reference: X-2\nfollows: first.yaml\nadvice: Ask for less.\n"));
                    // What a first answer has said cannot be unsaid (FOI057).
                    let first = if neither { first(regime).replace(GIVEN, REFUSED) } else { first(regime) };
                    self.draft(regime, key, &name, &case, Some(&first));
                } else {
                    let progress = progress.replace("NAME", &example.name);
                    let case = format!("{}{progress}{body}", head(regime, false));
                    self.draft(regime, key, &name, &case, None);
                }
            }
        }
    }

    fn is_exclusion(&self, regime: Regime, example: &Entry) -> bool {
        let cite = cite(example);
        let sections = self.office.catalogue.sections().filter(|section| section.regime == regime);
        sections.flat_map(|section| &section.exclusions).any(|exclusion| exclusion.provision.key() == cite)
    }

    /// Whether a claim has a public interest test of its own that time could be taken for.
    fn is_qualified(&self, regime: Regime, example: &Entry) -> bool {
        let cite = cite(example);
        let listed = self.office.catalogue.listed();
        let is = |entry: &&Listed| {
            entry.section.regime == regime
                && entry.limbs.iter().any(|limb| limb.provision.key() == cite && limb.facts.status == Status::Qualified)
        };
        listed.iter().any(|entry| is(&entry))
    }

    fn draft(&mut self, regime: Regime, key: &str, name: &str, case: &str, earlier: Option<&str>) {
        self.count += 1;
        // Only one question is asked here, and no claim says more than that other law applies to another one.
        let cited = if regime == Regime::Foisa { "cite: [s39(2)" } else { "cite: [s39(" };
        let accept =
            if key == "s39" && case.contains(cited) { "accept: [{ rule: FOI058, reason: A test. }]\n" } else { "" };
        let case = format!("{case}{accept}");
        // Nobody is refused for being unclear before they were asked what they meant (FOI056).
        let unclear = case.contains("(4)(c)]");
        let asked = |text: &str| {
            let step = "progress:\n  - clarification_asked: { date: 2026-05-05, unclear: What, question: What do you mean? }\n";
            if unclear { text.replace("progress:\n", step) } else { text.to_owned() }
        };
        let case = if case.contains("follows:") { case } else { asked(&case) };
        let earlier = earlier.map(asked);
        let mut files = Workspace::from([
            ("case.yaml".to_owned(), case),
            ("foi.yaml".to_owned(), self.profile.clone()),
            ("paper.md".to_owned(), format!("Some words and [[{}| hidden ones ]].\n", name.split(' ').next().unwrap())),
        ]);
        if let Some(earlier) = earlier {
            files.insert("first.yaml".to_owned(), earlier);
        }
        // One way of each is enough for the layouts.
        let laid_out = !["items", "partial", "redacted", "annex", "beyond", "document", "step"]
            .iter()
            .any(|way| name.contains(way));
        for layout in [Layout::Email, Layout::Log].into_iter().filter(|_| laid_out) {
            self.laid_out(layout, regime, key, name, &files);
        }
        let (document, report) = compose_in(&self.office, &files, "case.yaml", false);
        let place = format!("== {} {key} {name}", regime.folder());
        let Some(document) = document.filter(|_| !report.has(Severity::Warning)) else {
            writeln!(self.faults, "{place}\n{}", short(&report)).unwrap();
            return;
        };
        let letter = markdown::write(&document);
        for fault in faults(regime, key, &letter) {
            writeln!(self.faults, "{place}: {fault}").unwrap();
        }
    }
}

impl Matrix {
    /// The same as an e-mail, and as a page of the log where there is one, which names nobody.
    fn laid_out(&mut self, layout: Layout, regime: Regime, key: &str, name: &str, files: &Workspace) {
        let order = Order { case: "case.yaml".to_owned(), step: None, layout, as_draft: false, words: Words::Law };
        let mut report = Report::new(self.office.sources.clone());
        let document = foi_drafter::compose(&self.office, files, &order, &mut report);
        // The log shows answers, never the requester's own data.
        let no_page = report.codes().iter().all(|code| matches!(*code, "FOI133" | "FOI029" | "FOI030" | "FOI058"));
        let place = format!("== {} {key} {name} as {}", regime.folder(), layout.key());
        let Some(document) = document else {
            if layout != Layout::Log || !no_page {
                writeln!(self.faults, "{place}\n{}", short(&report)).unwrap();
            }
            return;
        };
        let page = markdown::write(&document);
        for fault in faults(regime, key, &page) {
            writeln!(self.faults, "{place}: {fault}").unwrap();
        }
        if layout == Layout::Log && (page.contains("Ann Lee") || page.contains("X-1") || page.contains("X-2")) {
            writeln!(self.faults, "{place}: the page says who asked").unwrap();
        }
    }
}

fn short(report: &Report) -> String {
    shown(report).lines().take(12).collect::<Vec<_>>().join("\n")
}

/// What an example cites.
fn cite(example: &Entry) -> String {
    let line = example.body.lines().find(|line| line.trim().starts_with("cite:")).unwrap_or_default();
    line.trim().trim_start_matches("cite:").trim().trim_matches(['[', ']']).split(',').next().unwrap().to_owned()
}

/// The claim, with those whose tests it shares.
fn claims(example: &Entry, all: &[Entry]) -> String {
    let shares = |other: &&Entry| {
        other.name == example.name
            || example.body.contains(&format!("as: {}", other.name))
            || example.body.contains(&format!("in_the_alternative: {}", other.name))
    };
    let mut text = String::new();
    for other in all.iter().filter(shares) {
        let body: String = other.body.lines().map(|line| format!("  {line}\n")).collect();
        write!(text, "  {}:\n{body}", other.name).unwrap();
    }
    text
}

fn head(regime: Regime, two: bool) -> String {
    let second = if two { "    - { id: 2, text: And why? }\n" } else { "" };
    format!(
        "reference: X-1\nregime: {}\nsubject: Example\nrequester: {{ name: Ann Lee }}\nadvice: If you asked for one year alone, we could answer.\nrequest:\n  dated: 2026-05-01\n  received: 2026-05-01\n  questions:\n    - {{ id: 1, text: What? }}\n{second}",
        regime.folder()
    )
}

/// An answer that a review changes.
fn first(regime: Regime) -> String {
    format!(
        "{}progress:\n  - answered: {{ date: 2026-05-18 }}\nanswers:\n  - {{ to: 1, {GIVEN} }}\n",
        head(regime, false)
    )
}

const GIVEN: &str = "disclosed: { text: All of it. }";
const REFUSED: &str = "vexatious: { because: It was the ninth request about it. }";

fn review(start: &str) -> String {
    format!(
        "{start}review:\n  requested: {{ dated: 2026-06-20, received: 2026-06-22, text: Please look again. }}\n  reviewer: {{ role: a senior officer, independent: true }}\n  grounds:\n    - {{ text: You gave the wrong answer., finding: accepted, because: We did. }}\n  findings:\n    - {{ to: 1, decision: varied, because: The first answer was wrong. }}\n{}",
        LETTERS[3].1
    )
}

/// What is wrong with a letter.
fn faults(regime: Regime, key: &str, letter: &str) -> Vec<String> {
    let mut faults = Vec::new();
    for mark in [
        "{{",
        "{%",
        "[[",
        "]]",
        "\u{e000}",
        "\u{e001}",
        "\u{e002}",
        "\u{e003}",
        " .",
        " ,",
        "..",
        ",,",
        "()",
        "“”",
        "undefined",
        "  \n",
    ] {
        if letter.contains(mark) && !(mark == ".." && letter.contains("...")) {
            let at = letter.find(mark).unwrap();
            let around: String = letter[at.saturating_sub(30)..].chars().take(70).collect();
            faults.push(format!("has `{mark}`: {around:?}"));
        }
    }
    // A heading has something under it, or a heading below it.
    let lines: Vec<&str> = letter.lines().filter(|line| !line.trim().is_empty()).collect();
    let level = |line: &str| line.chars().take_while(|one| *one == '#').count();
    for pair in lines.windows(2) {
        let (one, next) = (level(pair[0]), level(pair[1]));
        if one > 0 && next > 0 && next <= one {
            faults.push(format!("nothing stands under {:?}", pair[0]));
        }
    }
    let plain = letter.to_lowercase();
    for word in foreign(regime, key) {
        if plain.contains(word) {
            let at = plain.find(word).unwrap();
            let around: String = plain[at.saturating_sub(40)..].chars().take(90).collect();
            faults.push(format!("says `{word}`: {around:?}"));
        }
    }
    faults
}

/// Words that a letter under a law does not use, because they are of another.
fn foreign(regime: Regime, key: &str) -> Vec<&'static str> {
    let mut words = match regime {
        Regime::Foia => vec!["the regulations", "the exception", "presume in favour"],
        Regime::Eir => vec!["exempt", "of the act", "section 50", "section 17", "prejudice"],
        Regime::Foisa => vec!["the regulations", "the exception", "section 50", "section 17(4)", "section 17(7)"],
        Regime::Eisr => vec!["exempt", "of the act", "section 50", "section 17"],
    };
    words.extend(if regime.is_scottish() {
        vec!["first-tier tribunal", "information commissioner's office", "ico.org.uk"]
    } else {
        vec!["court of session", "scottish information commissioner", "foi.scot"]
    });
    if key == "s38" && regime == Regime::Foia || key == "s39" && regime == Regime::Foisa {
        words.push("prejudic");
    }
    // Section 39 sends to the Regulations, and says so; section 12 names those on fees.
    if matches!((regime, key), (Regime::Foia | Regime::Foisa, "s39" | "s12")) {
        words.retain(|word| !matches!(*word, "the regulations" | "the exception"));
    }
    words
}
