//! What a letter says and where: parts and annexes in order, each with the values that its template
//! may place. No prose.

mod annexes;
mod answers;
mod claims;
mod names;
mod refusals;
mod review;
mod rights;
mod schedule;
mod step;
mod tables;
pub mod view;
mod unsaid;
mod words;

use std::collections::BTreeMap;

use crate::authority::Reuse;
use crate::calendar::Day;
use crate::case::StepKind;
use crate::catalogue::{Layout, PartKind};
use crate::diagnostic::{Diagnostic, Report};
use crate::office::Office;
use crate::provision::Regime;
use crate::redaction;
use crate::resolve::content::{AnnexItem, Content, Leaf, Outcome};
use crate::source::Span;

use names::Names;
use view::{
    AnnexView, AuthorityView, Labelled, LawView, LetterView, Letterhead, Outcomes, RequestView, RequesterView, SignOff,
};
pub use words::{Blocks, Piece, Words, WordsTable};
pub(crate) use words::{CLOSE, OPEN};

/// A letter before it is written.
#[derive(Debug)]
pub struct LetterPlan {
    /// Its parts, in order.
    pub parts: Vec<PartPlan>,
    /// The values that its templates may place.
    pub view: LetterView,
    /// The same for each annex.
    pub annexes: Vec<AnnexView>,
    /// The words that those values stand for.
    pub words: WordsTable,
    /// What references in the words lead to.
    pub references: References,
    /// The authority's reference.
    pub reference: String,
    /// The date of the letter.
    pub date: Day,
    /// What the letter is called: for the title of a page.
    pub title: String,
    /// The answers that withhold information, and so must say that it is held.
    pub refusals: Vec<Span>,
    /// What a page that anybody may read must not say: who asked, and how to reach them.
    pub private: Vec<(String, Span)>,
    /// Which letter it is.
    pub kind: LetterKind,
    /// The places in the case of words about what the authority neither confirms nor denies.
    pub neither: Vec<Span>,
}

/// Which letter a letter is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LetterKind {
    /// Its step.
    pub step: StepKind,
    /// How it is laid out.
    pub layout: Layout,
    /// Whether it is a refusal notice, at least in part.
    pub refusal: bool,
    /// The laws that it is under.
    pub regimes: Vec<Regime>,
    /// Where its file says which step it is for.
    pub file: Span,
}

/// What references in the words of a case lead to.
#[derive(Debug, Default)]
pub struct References {
    /// `annex:dpia` or `question:4`, with its label and where it leads.
    pub targets: BTreeMap<String, (String, String)>,
    /// The name of a claim, with what a redaction under it says.
    pub redactions: BTreeMap<String, String>,
}

/// A part of a letter.
#[derive(Debug)]
pub struct PartPlan {
    /// The file of `templates/parts` that words it.
    pub name: String,
    /// What it is in the letter.
    pub kind: PartKind,
    /// What an annex is called.
    pub annex: Option<AnnexPlan>,
}

/// An annex.
#[derive(Debug, Clone)]
pub struct AnnexPlan {
    /// Where links to it lead: `annex-a`.
    pub id: String,
    /// Its place among the annexes.
    pub place: usize,
}

/// Plans the letter of some content.
pub fn plan(content: &Content, office: &Office, report: &mut Report) -> Option<LetterPlan> {
    let Some(letter) = office.catalogue.letter(content.letter.value, content.layout) else {
        let step = content.letter.value.key();
        if content.layout == Layout::Log {
            let finding =
                Diagnostic::error("FOI133", format!("the step `{step}` gives no page for the disclosure log"))
                    .at(content.letter.span, "this step")
                    .help("the log shows answers: ask for `--step answered`, `balance_decided` or `reviewed`");
            report.push(finding);
            return None;
        }
        let finding = Diagnostic::error("FOI122", format!("no file is the letter of the step `{step}`"))
            .at(content.letter.span, "this step")
            .help("a file of your workspace stands in the place of the built-in one and names another step");
        report.push(finding);
        return None;
    };
    let mut words = WordsTable::default();
    let names = Names { content, labels: office.authority.annexes };
    let mut planner = Planner { content, office, names, words: &mut words };
    let view = planner.view();
    let annexes = (0..content.annexes.len()).map(|place| planner.annex(place)).collect();
    let references = planner.references_to();
    let ids: Vec<String> = (0..content.annexes.len()).map(|place| planner.names.annex_id(place)).collect();
    let mut parts: Vec<PartPlan> = Vec::new();
    for name in &letter.parts {
        let part = office.catalogue.part(name.as_str())?;
        if content.layout.shows(part.kind) {
            parts.push(PartPlan { name: part.name.clone(), kind: part.kind, annex: None });
        }
    }
    for (place, id) in ids.into_iter().enumerate() {
        let annex = AnnexPlan { id, place };
        parts.push(PartPlan { name: "annex".to_owned(), kind: PartKind::Annex, annex: Some(annex) });
    }
    let withholding = |outcome: &Outcome| !outcome.withheld().is_empty();
    let refused = content.answers.iter().filter(|answer| {
        withholding(&answer.outcome)
            && !content.is_put_off(answer)
            && !content.is_about_request(&answer.outcome.withheld())
    });
    let refusals = refused.map(|answer| answer.span).collect();
    // A public page names no case.
    let public = content.layout == Layout::Log;
    let reference = if public { String::new() } else { content.reference.as_str().to_owned() };
    let subject = Names { content, labels: office.authority.annexes }.in_words(content.subject.as_str());
    let title = if public { subject } else { format!("{subject} ({reference})") };
    let private = if public { unsaid::private(content) } else { Vec::new() };
    let kind = LetterKind {
        step: content.letter.value,
        layout: content.layout,
        refusal: content.refuses(),
        regimes: content.regimes(),
        file: letter.place,
    };
    let neither = unsaid::unsaid(content);
    Some(LetterPlan {
        parts,
        view,
        annexes,
        words,
        references,
        reference,
        date: content.date.value,
        title,
        refusals,
        private,
        kind,
        neither,
    })
}

struct Planner<'p, 'c> {
    content: &'p Content<'c>,
    office: &'p Office,
    names: Names<'p, 'c>,
    words: &'p mut WordsTable,
}

impl Planner<'_, '_> {
    fn view(&mut self) -> LetterView {
        let content = self.content;
        let review = self.review();
        let answered: &[_] = if review.is_none() { &content.answers } else { &[] };
        let answered = answered.iter().filter(|answer| !content.is_put_off(answer));
        let answers = answered.map(|answer| self.answer(answer, &answer.to)).collect();
        let claims = self.claims(None);
        let annexes = self.annexes();
        LetterView {
            authority: self.authority(),
            requester: self.requester(),
            reference: self.words.must_line_if(!self.is_public(), &content.reference, "the authority's reference"),
            references: self.references(),
            date: self.words.word(&content.date.value.to_string()),
            subject: self.words.must_line(&content.subject, "the subject"),
            called: self.names.one().to_owned(),
            called_many: self.names.many().to_owned(),
            law: self.law(&content.regimes()),
            request: self.request(),
            due: content.due.map(|due| self.words.word(&due.to_string())),
            late: content.late.as_ref().map(|late| self.words.must_prose(late, "why the letter is late")),
            opening: content.opening.as_ref().map(|text| self.words.must_prose(text, "the opening")),
            closing: content.closing.as_ref().map(|text| self.words.must_prose(text, "the closing")),
            advice: content.advice.as_ref().map(|text| self.words.must_prose(text, "the advice")),
            public: self.is_public(),
            outcomes: self.outcomes(),
            answers,
            claims,
            annexed: self.annexed(),
            annexes,
            rights: self.rights(),
            reuse_licence: self.office.authority.reuse == Some(Reuse::OpenGovernmentLicence),
            reuse_on_request: self.office.authority.reuse == Some(Reuse::OnRequest),
            privacy_notice: self.office.authority.privacy_notice.as_ref().map(|link| self.words.link(&link.value)),
            sign_off: self.sign_off(),
            step: self.step(),
            earlier: self.earlier(),
            review,
            annex: None,
        }
    }

    /// Whether anybody may read it.
    fn is_public(&self) -> bool {
        self.content.layout == Layout::Log
    }

    fn authority(&mut self) -> AuthorityView {
        let authority = &self.office.authority;
        let head = &authority.letterhead;
        AuthorityView {
            name: self.words.must_line(&authority.name, "the authority's name"),
            head: Letterhead {
                team: head.team.as_ref().map(|team| self.words.line(team)),
                address: head.address.iter().map(|line| self.words.line(line)).collect(),
                phone: head.phone.as_ref().map(|phone| self.words.line(phone)),
                website: head.website.as_ref().map(|website| self.words.line(website)),
            },
            email: self.words.line(&authority.contact.email),
            phone: authority.contact.phone.as_ref().map(|phone| self.words.line(phone)),
        }
    }

    fn requester(&mut self) -> RequesterView {
        let requester = &self.content.requester;
        let public = self.is_public();
        RequesterView {
            name: self.words.must_line_if(!public, &requester.name, "the requester's name"),
            salutation: requester.salutation.as_ref().map(|text| self.words.line(text)),
            email: requester.email.as_ref().map(|email| self.words.line(email)),
            address: requester.address.iter().map(|line| self.words.line(line)).collect(),
            on_behalf_of: requester
                .on_behalf_of
                .as_ref()
                .map(|name| self.words.must_line_if(!public, name, "whom the requester acts for")),
        }
    }

    fn references(&mut self) -> Vec<Labelled> {
        let public = self.is_public();
        let entries = &self.content.references;
        entries
            .iter()
            .map(|(label, value)| Labelled {
                label: self.words.word(names::reference(label.as_str())),
                value: self.words.must_line_if(!public, value, "a reference"),
            })
            .collect()
    }

    fn request(&mut self) -> RequestView {
        let request = &self.content.request;
        RequestView {
            dated: self.words.word(&request.dated.value.to_string()),
            received: self.words.word(&request.received.value.to_string()),
            same_day: request.dated.value == request.received.value,
            text: request.text.as_ref().map(|text| self.words.quoted(text)),
            questions: self.content.questions.len() > 1,
        }
    }

    fn law(&mut self, regimes: &[Regime]) -> LawView {
        let names: Vec<String> =
            regimes.iter().map(|regime| format!("{} (the {})", regime.name(), answers::law_word(*regime))).collect();
        LawView {
            names: self.words.word(&names::list(&names.iter().map(|name| format!("the {name}")).collect::<Vec<_>>())),
            foia: regimes.contains(&Regime::Foia),
            eir: regimes.contains(&Regime::Eir),
            foisa: regimes.contains(&Regime::Foisa),
            eisr: regimes.contains(&Regime::Eisr),
            scottish: regimes.iter().any(|regime| regime.is_scottish()),
            act: regimes.iter().any(|regime| !regime.is_environmental()),
            regulations: regimes.iter().any(|regime| regime.is_environmental()),
            word: regimes.first().map_or("Act", |regime| answers::law_word(*regime)).to_owned(),
            both: regimes.len() > 1,
            environmental: self.regime_words(true),
            other: self.regime_words(false),
        }
    }

    /// The questions under the Regulations, or under the Act, in words; nothing where there are none.
    fn regime_words(&mut self, environmental: bool) -> Option<Words> {
        let leaves: Vec<_> = self
            .content
            .leaves()
            .into_iter()
            .filter(|leaf| self.content.questions[leaf.question].regime.is_environmental() == environmental)
            .collect();
        (!leaves.is_empty()).then(|| self.words.word(&self.names.questions(&leaves)))
    }

    fn outcomes(&self) -> Outcomes {
        let answers = &self.content.answers;
        let any = |wanted: &dyn Fn(&Outcome) -> bool| answers.iter().any(|answer| wanted(&answer.outcome));
        let disclosed = any(&Outcome::discloses);
        let withheld = self.content.withholds();
        Outcomes {
            disclosed,
            withheld,
            neither: any(&|outcome| !outcome.neither().is_empty()),
            not_held: any(&|outcome| !outcome.not_held().is_empty()),
            available: any(&|outcome| !outcome.available().is_empty()),
            refusal: self.content.refuses(),
            partial: disclosed && withheld,
        }
    }

    /// What references in the words of a case may name.
    fn references_to(&self) -> References {
        let content = self.content;
        let mut references = References::default();
        for (place, annex) in content.annexes.iter().enumerate() {
            let id = self.names.annex_id(place);
            let label = self.names.annex_label(place).unwrap_or_else(|| self.names.in_words(&self.annex_title(annex)));
            let mut names: Vec<String> = annex.items.iter().map(|item| self.item_name(item)).collect();
            names.push(id.clone());
            for name in names {
                references.targets.insert(format!("annex:{name}"), (label.clone(), id.clone()));
            }
        }
        for leaf in content.leaves() {
            let question = &content.questions[leaf.question];
            let id = Names::question_id(leaf);
            let part = leaf.part.map_or("", |part| question.parts[part].id.as_str());
            let name = format!("{}{part}", question.id.as_str());
            let label = format!("{} {name}", self.names.one());
            references.targets.insert(format!("question:{name}"), (label.clone(), id.clone()));
            references.targets.insert(format!("question:{id}"), (label, id));
            let whole = Names::question_id(Leaf { part: None, ..leaf });
            let label = format!("{} {}", self.names.one(), question.id.as_str());
            references.targets.insert(format!("question:{}", question.id.as_str()), (label.clone(), whole.clone()));
            references.targets.insert(format!("question:{whole}"), (label, whole));
        }
        for claim in &content.exemptions {
            references.redactions.insert(claim.name.as_str().to_owned(), claim.cited());
        }
        references.redactions.insert(redaction::PRIVATE.to_owned(), "private words".to_owned());
        references
    }

    /// How a reference names what stands in an annex.
    fn item_name(&self, item: &AnnexItem) -> String {
        match item {
            AnnexItem::Request => "request".to_owned(),
            AnnexItem::ReviewRequest => "review_request".to_owned(),
            AnnexItem::Answers => "answers".to_owned(),
            AnnexItem::Law => "law".to_owned(),
            AnnexItem::Rights => "rights".to_owned(),
            AnnexItem::Schedule => "schedule".to_owned(),
            AnnexItem::EarlierLetter => "earlier_letter".to_owned(),
            AnnexItem::Claim(name) => name.clone(),
            AnnexItem::Document(place) => self.content.documents[*place].id.as_str().to_owned(),
        }
    }

    fn sign_off(&mut self) -> Option<SignOff> {
        let signature = self.content.signed_by.as_ref()?;
        Some(SignOff {
            name: self.words.must_line_if(!self.is_public(), &signature.name, "who signs"),
            role: signature.role.as_ref().map(|role| self.words.line(role)),
        })
    }

    /// A day in words.
    fn day(&mut self, day: Day) -> Words {
        self.words.word(&day.to_string())
    }
}
