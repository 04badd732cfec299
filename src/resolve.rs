//! A case as written becomes a case that a letter can be made of: names become things, ranges
//! questions, dates clocks. Every name that leads nowhere is reported.

mod annexes;
mod answers;
mod claims;
mod clock;
mod dates;
pub mod content;
mod documents;
mod questions;
mod review;
mod standing;
mod step;
mod tables;

use crate::case::{Case, CaseFile, Record, SignedOff, Step, StepKind};
use crate::diagnostic::{Diagnostic, Report, did_you_mean};
use crate::office::{Office, Order};
use crate::source::Span;
use crate::yaml::Located;

pub use clock::{Time, Until, uninterrupted};
use content::{Asked, Content, Earlier};
pub use standing::{Standing, Turn, standing};

use questions::Questions;

/// A case that was resolved: what a letter may be made of, and what only the file may know.
#[derive(Debug)]
pub struct Resolved<'a> {
    /// What a letter may be made of.
    pub content: Content<'a>,
    /// What of the record a rule may ask for. The record itself goes no further than this.
    pub kept: Kept,
    /// What the officer goes on with, and why.
    pub accept: Vec<crate::case::Acceptance>,
}

/// What the file keeps and a rule may ask for: whether somebody agreed, and whether somebody looked. No letter prints it.
#[derive(Debug, Clone, Default)]
pub struct Kept {
    /// Who agreed to the letter.
    pub signed_off: Vec<SignedOff>,
    /// What a search is on record for. A question whose answer neither confirms nor denies is never among these: that
    /// somebody looked, or did not, must change nothing there.
    pub searched: Vec<content::Leaf>,
}

/// Resolves a case. What could not be resolved is reported and left out.
pub fn resolve<'a>(file: &CaseFile, office: &'a Office, order: &Order, report: &mut Report) -> Option<Resolved<'a>> {
    let before = report.errors();
    let case = &file.case;
    let letter = pick_step(case, order, report)?;
    let kind = letter.value.letter()?;
    check_last_step(case, order, letter, kind, report);
    let basis = Basis::of(file, report)?;
    let detail = step::detail(letter, basis.regime.value, office, report);
    // A letter that goes before the answer says nothing of it, and its faults are not this letter's.
    let mut later = Report::new(report.sources.clone());
    let told: &mut Report = if kind.answers() { &mut *report } else { &mut later };
    let found = claims::resolve(file, basis.regime.value, office, told);
    let questions = questions::resolve(basis.request, basis.regime.value, told);
    let names = Questions::new(&questions);
    let tables: tables::Read = file.chain().flat_map(|file| &file.tables).collect();
    let documents = documents::resolve(file, &tables, &found, told);
    let context = answers::Context {
        names: &names,
        claims: &found,
        documents: &documents,
        tables: &tables,
        no_advice: case.no_advice.as_ref(),
    };
    let answers = answers::resolve(file, &context, told);
    let review = case
        .review
        .as_ref()
        .filter(|_| matches!(kind, StepKind::Reviewed | StepKind::ReviewAcknowledged))
        .map(|review| review::resolve(review, &names, told));
    let annexes = annexes::resolve(file, &found, &documents, told);
    let earlier = file.follows.as_ref().map(|earlier| earlier_letter(earlier, &context, report));
    let mut documents = documents;
    documents::mark_current(&mut documents, &answers);
    let asked = Asked {
        dated: basis.request.dated.clone(),
        received: basis.request.received.clone(),
        text: basis.request.text.clone(),
        transferred_record: basis.request.transferred_record,
        allowed_until: basis.request.allowed_until.clone(),
    };
    check_drafted(case, &basis, &questions, &letter.value, report);
    dates::check(file, &asked, basis.regime.value, office, report);
    let put_off = step::put_off(file, letter);
    let extensions = step::extensions(file, letter);
    check_put_off(&put_off, &extensions, &found, kind, report);
    let date = letter.value.date().clone();
    let step = Located { value: kind, span: letter.span };
    let mut content = Content {
        due: clock::due(file, basis.regime.value, &asked, &step, office),
        plain: clock::plain(file, basis.regime.value, &asked, step.span, office),
        untimed: clock::is_revised(file, &step) || fee_unpaid(file, step.span),
        letter: step,
        layout: order.layout,
        detail,
        put_off,
        asked_what_was_meant: step::asked_what_was_meant(file, letter),
        extensions,
        date,
        reference: case.reference.clone(),
        references: case.references.clone(),
        earlier,
        subject: basis.subject.clone(),
        requester: basis.requester.clone(),
        request: asked,
        regime: basis.regime.value,
        called: basis.request.called,
        questions,
        answers,
        exemptions: found.exemptions,
        exclusions: found.exclusions,
        documents,
        annexes,
        review,
        late: case.late.clone(),
        opening: case.opening.clone(),
        closing: case.closing.clone(),
        advice: case.advice.clone(),
        no_advice: case.no_advice.clone(),
        accepted: case.accept.iter().map(|entry| entry.rule.as_str().to_owned()).collect(),
        signed_by: case.signed_by.clone().or_else(|| office.authority.signed_by.clone()),
    };
    leave_out(&mut content);
    // Where an answer could not be read, what it uses is not known.
    if report.errors() == before {
        claims::check_used(&content, report);
        documents::check_used(&content, report);
    }
    let kept = case.record.as_ref().map(|record| kept(record, &names, &content)).unwrap_or_default();
    Some(Resolved { content, kept, accept: case.accept.clone() })
}

/// Takes out of a letter that goes before an answer, or acknowledges a review, what is not its own to say.
fn leave_out(content: &mut Content) {
    let kind = content.letter.value;
    if !kind.answers() {
        content.answers.clear();
        content.exemptions.clear();
        content.exclusions.clear();
        content.documents.clear();
        content.annexes.clear();
        content.opening = None;
        content.closing = None;
        content.advice = None;
        content.no_advice = None;
        // A letter that is late owns up, whatever it is.
        if !matches!(kind, StepKind::Transferred | StepKind::ClarificationAsked) {
            content.late = None;
        }
    }
    if let Some(review) = content.review.as_mut().filter(|_| kind == StepKind::ReviewAcknowledged) {
        review.grounds.clear();
        review.findings.clear();
        review.failures.clear();
    }
}

/// Whether a fee was asked for and not paid yet: the time stands still.
fn fee_unpaid(file: &CaseFile, letter: Span) -> bool {
    let fee = |step: &&Located<Step>| matches!(step.value, Step::FeeAsked(_) | Step::FeePaid(_));
    let last = clock::before(file, Some(letter)).into_iter().rev().find(fee);
    last.is_some_and(|step| matches!(step.value, Step::FeeAsked(_)))
}

/// What a rule may ask for of a record.
fn kept(record: &Record, names: &Questions, content: &Content) -> Kept {
    // Names in the record that lead nowhere are no fault of the letter.
    let mut silent = Report::default();
    let mut searched: Vec<_> =
        record.searches.iter().flat_map(|search| names.find(&search.for_, &mut silent)).collect();
    searched.retain(|leaf| {
        let answers = content.answers.iter().filter(|answer| answer.to.contains(leaf));
        answers.into_iter().all(|answer| !answer.unsaid)
    });
    Kept { signed_off: record.signed_off.clone(), searched }
}

/// The time that runs for a case as it stands, after all its steps: for its review where it has one, or for the reply.
pub fn time(file: &CaseFile, office: &Office, report: &mut Report) -> Option<Time> {
    let basis = Basis::of(file, report)?;
    let asked = Asked {
        dated: basis.request.dated.clone(),
        received: basis.request.received.clone(),
        text: None,
        transferred_record: basis.request.transferred_record,
        allowed_until: basis.request.allowed_until.clone(),
    };
    let regime = basis.regime.value;
    dates::check(file, &asked, regime, office, report);
    let review = clock::review(&file.case, regime, false, office);
    Some(review.unwrap_or_else(|| clock::reply(file, regime, &asked, None, office)))
}

/// What a case must have of itself or of the case that it follows.
struct Basis<'a> {
    regime: &'a Located<crate::provision::Regime>,
    subject: &'a crate::yaml::Text,
    requester: &'a crate::case::Requester,
    request: &'a crate::case::Request,
}

impl<'a> Basis<'a> {
    fn of(file: &'a CaseFile, report: &mut Report) -> Option<Self> {
        let regime = inherited(file, "regime", |case| case.regime.as_ref(), report);
        let subject = inherited(file, "subject", |case| case.subject.as_ref(), report);
        let requester = inherited(file, "requester", |case| case.requester.as_ref(), report);
        let request = inherited(file, "request", |case| case.request.as_ref(), report);
        Some(Self { regime: regime?, subject: subject?, requester: requester?, request: request? })
    }
}

/// A field of the case, or of the nearest that it follows; its lack is a finding.
fn inherited<'a, T>(
    file: &'a CaseFile,
    name: &str,
    field: impl Fn(&'a Case) -> Option<&'a T>,
    report: &mut Report,
) -> Option<&'a T> {
    let found = file.chain().find_map(|file| field(&file.case));
    if found.is_none() {
        let finding = Diagnostic::error("FOI105", format!("`{name}` is missing from the case"))
            .at(file.case.reference.span, "this case has none")
            .help(format!("add `{name}:`, or `follows:` the case that has it"));
        report.push(finding);
    }
    found
}

/// The step whose letter is drawn: the one that the order names, or the authority's last.
fn pick_step<'c>(case: &'c Case, order: &Order, report: &mut Report) -> Option<&'c Located<Step>> {
    let wanted = |step: &&Located<Step>| match order.step {
        Some(kind) => step.value.letter() == Some(kind),
        None => step.value.letter().is_some(),
    };
    let found = case.progress.iter().rev().find(wanted);
    if found.is_none() {
        let finding = match order.step {
            Some(kind) => Diagnostic::error("FOI123", format!("`progress` has no step `{}`", kind.key()))
                .help("add the step, with its date, or ask for another with `--step`"),
            None => Diagnostic::error("FOI123", "no step of the authority says which letter is due")
                .help("add the step that this letter is to `progress`: `- answered: { date: 2026-05-29 }`"),
        };
        report.push(finding.at(case.reference.span, "in this case"));
    }
    found
}

/// Reports a law under which no letter can be drafted yet, a request without questions, and a review without its findings.
fn check_drafted(case: &Case, basis: &Basis, questions: &[content::Question], letter: &Step, report: &mut Report) {
    let scottish = basis.regime.value.is_scottish();
    if let Some(other) = questions.iter().find(|question| question.regime.is_scottish() != scottish) {
        let finding = Diagnostic::error("FOI130", "one authority answers under the law of two countries")
            .at(basis.regime.span, format!("a question is under the {}", other.regime.short()))
            .help("a Scottish public authority uses `foisa` and `eisr`, every other one `foia` and `eir`");
        report.push(finding);
    }
    let kind = letter.letter();
    if questions.is_empty() && kind.is_some_and(StepKind::answers) {
        let finding = Diagnostic::error("FOI105", "the request has no question")
            .at(basis.request.received.span, "in this request")
            .help("list what is asked under `questions:`, with the requester's own numbers");
        report.push(finding);
    }
    let about_a_review = matches!(letter, Step::Reviewed(_) | Step::ReviewAcknowledged(_));
    if about_a_review && case.review.is_none() {
        let finding = Diagnostic::error("FOI105", "`review` is missing from the case")
            .at(letter.date().span, "this letter is about a review")
            .help("add `review:` with what was requested; its outcome also needs who did it, the grounds and the findings");
        report.push(finding);
    }
    let unfinished = case.review.as_ref().filter(|review| review.reviewer.is_none() || review.findings.is_empty());
    if let (Step::Reviewed(step), Some(review)) = (letter, unfinished) {
        let missing = if review.reviewer.is_none() { "reviewer" } else { "findings" };
        let finding = Diagnostic::error("FOI105", format!("`{missing}` is missing from `review`"))
            .at(step.date.span, "this letter is the outcome of a review")
            .help("say who did the review, and what was decided about each question");
        report.push(finding);
    }
}

/// Answers that are written, with no step that sends them: the letter would be an earlier one.
fn check_last_step(case: &Case, order: &Order, letter: &Located<Step>, kind: StepKind, report: &mut Report) {
    let found = case.review.as_ref().is_some_and(|review| !review.findings.is_empty());
    if order.step.is_none() && kind == StepKind::ReviewAcknowledged && found {
        let finding = Diagnostic::error("FOI123", "the review has findings, and no step of `progress` sends them")
            .at(letter.span, format!("the last step is `{}`", kind.key()))
            .help(format!("add `- reviewed: {{ date: … }}`, or ask for this letter with `--step {}`", kind.key()));
        report.push(finding);
    }
    let early = !kind.answers() && kind != StepKind::ReviewAcknowledged;
    if order.step.is_none() && early && !case.answers.is_empty() {
        let finding = Diagnostic::error("FOI123", "the case has answers, and no step of `progress` sends them")
            .at(letter.span, format!("the last step is `{}`", kind.key()))
            .help(format!("add `- answered: {{ date: … }}`, or ask for this letter with `--step {}`", kind.key()));
        report.push(finding);
    }
}

/// What an extension puts off must be claims that withhold something.
fn check_put_off(
    put_off: &content::PutOff,
    extensions: &[content::Extension],
    found: &claims::Found,
    kind: StepKind,
    report: &mut Report,
) {
    if kind != StepKind::Extended {
        // A claim that is gone was given up; one that is nearly there was misspelt.
        let all = found.exemptions.iter().map(|claim| claim.name.as_str());
        let all: Vec<&str> = all.chain(found.exclusions.iter().map(|claim| claim.name.as_str())).collect();
        for name in
            extensions.iter().flat_map(|extension| &extension.under).filter(|name| !all.contains(&name.as_str()))
        {
            if let Some(near) = did_you_mean(name.as_str(), all.iter().copied()) {
                let finding = Diagnostic::error("FOI118", format!("there is no claim `{}`", name.as_str()));
                report.push(finding.at(name.span, "no claim of that name").help(near));
            }
        }
        return;
    }
    for name in &put_off.claims {
        let neither = found.exclusions.iter().any(|claim| claim.name.as_str() == name.as_str());
        if !neither {
            claims::withholds(name, found, report);
        }
    }
}

/// What is told of the case that a case follows.
fn earlier_letter(earlier: &CaseFile, context: &answers::Context, report: &Report) -> Earlier {
    let place = earlier.case.progress.iter().rposition(|step| step.value.letter().is_some());
    // The earlier case was checked when it was drafted: its faults are no longer this letter's.
    let mut silent = Report::new(report.sources.clone());
    Earlier {
        reference: earlier.case.reference.clone(),
        date: place.map(|place| earlier.case.progress[place].value.date().clone()),
        sent: place.and_then(|place| earlier.sent[place]),
        answers: answers::resolve(earlier, context, &mut silent),
    }
}
