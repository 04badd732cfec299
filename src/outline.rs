//! What a letter is made of and why: its step, its laws, its answers, the files of its words, its annexes.

use crate::calendar::Day;
use crate::document::Document;
use crate::office::Office;
use crate::resolve::Time;
use crate::resolve::content::{AnnexItem, Answer, Content, Leaf, Outcome, Part};
use crate::source::{Sources, Span};

/// What a letter is made of.
#[derive(Debug)]
pub struct Outline {
    /// Which letter it is, and the file that lists its parts.
    pub letter: Entry,
    /// When it is due, with the law that says so; `None` where it has no time of its own.
    pub due: Option<(Day, String)>,
    /// The laws that it is under.
    pub laws: Vec<Entry>,
    /// What is answered to each question.
    pub answers: Vec<Entry>,
    /// What is relied on.
    pub claims: Vec<Entry>,
    /// Its parts, in order.
    pub parts: Vec<Entry>,
    /// Its annexes, in order.
    pub annexes: Vec<Entry>,
}

/// One thing of a letter.
#[derive(Debug, Default)]
pub struct Entry {
    /// What it is.
    pub what: String,
    /// Why it is there.
    pub because: String,
    /// Where the case, or a file of wording, says so.
    pub place: Option<Span>,
    /// The files that word it.
    pub files: Vec<Wording>,
}

/// A file that words something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// Its path.
    pub name: String,
    /// Whether it is the workspace's own, or built in.
    pub own: bool,
}

/// The outline of a letter that was written. `time` is the time that runs for its case.
#[must_use]
pub fn outline(
    content: &Content,
    letter: &Document,
    time: Option<&Time>,
    office: &Office,
    sources: &Sources,
) -> Outline {
    let of = Of { content, office, sources };
    Outline {
        letter: of.letter(letter),
        due: of.due(time),
        laws: of.laws(),
        answers: content.answers.iter().map(|answer| of.answer(answer)).collect(),
        claims: of.claims(),
        parts: of.parts(letter),
        annexes: of.annexes(),
    }
}

/// Why a part that a letter lists is not in it.
pub const NOTHING: &str = "nothing to say in this case";

struct Of<'a, 'c> {
    content: &'a Content<'c>,
    office: &'a Office,
    sources: &'a Sources,
}

impl Of<'_, '_> {
    fn wording(&self, name: &str) -> Wording {
        Wording { name: name.to_owned(), own: self.office.catalogue.is_own(name) }
    }

    fn letter(&self, letter: &Document) -> Entry {
        let step = &self.content.letter;
        let file = letter.about.kind.as_ref().map(|kind| self.sources.get(kind.file.source).name().to_owned());
        Entry {
            what: format!("{}, as {}", step.value.key(), self.content.layout.key()),
            because: "the step of `progress` that is drawn".to_owned(),
            place: Some(step.span),
            files: file.iter().map(|name| self.wording(name)).collect(),
        }
    }

    fn due(&self, time: Option<&Time>) -> Option<(Day, String)> {
        let due = self.content.due?;
        let time = time.filter(|time| time.due(self.office) == Some(due));
        let law = time.map_or(String::new(), |time| match &time.until {
            Some(until) => format!("{}; {}", time.law, until.by),
            None => time.law.to_owned(),
        });
        Some((due, law))
    }

    fn laws(&self) -> Vec<Entry> {
        let law = |regime| {
            let of_law = self.content.questions.iter().filter(|question| question.regime == regime);
            let ids: Vec<&str> = of_law.map(|question| question.id.as_str()).collect();
            let because =
                if regime == self.content.regime { "the law of the case" } else { "the law of single questions" };
            Entry {
                what: format!("{}: {}", regime.short(), ids.join(", ")),
                because: because.to_owned(),
                ..Entry::default()
            }
        };
        self.content.regimes().into_iter().map(law).collect()
    }

    fn question(&self, leaf: &Leaf) -> String {
        let question = &self.content.questions[leaf.question];
        let part = leaf.part.map_or("", |part| question.parts[part].id.as_str());
        format!("{}{part}", question.id.as_str())
    }

    fn answer(&self, answer: &Answer) -> Entry {
        let questions: Vec<String> = answer.to.iter().map(|leaf| self.question(leaf)).collect();
        let put_off = if self.content.is_put_off(answer) { ", put off" } else { "" };
        let claims: Vec<&str> = answer
            .outcome
            .withheld()
            .into_iter()
            .chain(answer.outcome.neither())
            .map(crate::yaml::Text::as_str)
            .collect();
        let because = if claims.is_empty() { String::new() } else { format!("under {}", claims.join(", ")) };
        Entry {
            what: format!("{}: {}{put_off}", questions.join(", "), outcome(&answer.outcome)),
            because,
            place: Some(answer.span),
            files: Vec::new(),
        }
    }

    fn claims(&self) -> Vec<Entry> {
        let entry = |name: &crate::yaml::Text, cited: String, section: &crate::catalogue::Section| Entry {
            what: name.as_str().to_owned(),
            because: cited,
            place: Some(name.span),
            files: vec![self.wording(self.sources.get(section.title.span.source).name())],
        };
        let exemptions = self.content.exemptions.iter().map(|claim| entry(&claim.name, claim.cited(), claim.section));
        let exclusions = self.content.exclusions.iter().map(|claim| {
            let cited: Vec<String> = claim.cites.iter().map(|cite| cite.value.to_string()).collect();
            entry(&claim.name, format!("{}, neither confirming nor denying", cited.join(" and ")), claim.section)
        });
        exemptions.chain(exclusions).collect()
    }

    fn parts(&self, letter: &Document) -> Vec<Entry> {
        let about = &letter.about;
        let ends = about.parts.iter().skip(1).map(|part| part.from).chain([about.used.len()]);
        let part = |(part, end): (&crate::document::Made, usize)| {
            let own = format!("templates/parts/{}.md", part.name);
            let mut files = vec![self.wording(&own)];
            for span in about.used.get(part.from..end).unwrap_or_default() {
                let file = self.wording(self.sources.get(span.source).name());
                if !files.contains(&file) {
                    files.push(file);
                }
            }
            let because = if part.shown { "" } else { NOTHING };
            Entry { what: part.name.clone(), because: because.to_owned(), place: None, files }
        };
        about.parts.iter().zip(ends).map(part).collect()
    }

    fn annexes(&self) -> Vec<Entry> {
        let annexes = self.content.annexes.iter().map(|annex| {
            let what: Vec<String> = annex.items.iter().map(|item| self.item(item)).collect();
            let because = "`annexes` lists it".to_owned();
            Entry { what: what.join(", "), because, place: Some(annex.span), files: Vec::new() }
        });
        annexes.collect()
    }

    fn item(&self, item: &AnnexItem) -> String {
        match item {
            AnnexItem::Request => "the request".to_owned(),
            AnnexItem::ReviewRequest => "the request for a review".to_owned(),
            AnnexItem::Answers => "the answers".to_owned(),
            AnnexItem::Law => "the law in short".to_owned(),
            AnnexItem::Rights => "how to complain".to_owned(),
            AnnexItem::Schedule => "the schedule of documents".to_owned(),
            AnnexItem::EarlierLetter => "the earlier letter".to_owned(),
            AnnexItem::Claim(name) => format!("the claim `{name}`"),
            AnnexItem::Document(place) => {
                let document = self.content.documents.get(*place);
                format!("the document `{}`", document.map_or("", |document| document.id.as_str()))
            }
        }
    }
}

/// An outcome as a case file writes it.
fn outcome(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Given(given) => self::given(given).to_owned(),
        Outcome::Split(items, further) => {
            let part = |part: &Part| match part {
                Part::Given(given) => self::given(given),
                Part::NotHeld(_) => "not held",
                Part::Available(_) => "already available",
            };
            let parts: Vec<&str> = items.iter().map(|(_, item)| part(item)).collect();
            let further = if further.is_empty() { "" } else { ", neither confirmed nor denied beyond" };
            format!("split ({}{further})", parts.join("; "))
        }
        Outcome::Neither(_) => "neither confirmed nor denied".to_owned(),
        Outcome::NotHeld(_) => "not held".to_owned(),
        Outcome::Available(_) => "already available".to_owned(),
        Outcome::Cost(_) => "over the cost limit".to_owned(),
        Outcome::Vexatious(_) => "vexatious".to_owned(),
        Outcome::Repeated(_) => "repeated".to_owned(),
        Outcome::OwnData(_) => "own personal data".to_owned(),
        Outcome::See(..) => "answered elsewhere".to_owned(),
    }
}

fn given(given: &crate::resolve::content::Given) -> &'static str {
    let something = given.text.is_some() || !given.documents.is_empty() || given.table.is_some();
    match (something, given.withheld.is_empty()) {
        (_, true) => "disclosed",
        (true, false) => "disclosed in part",
        (false, false) => "withheld",
    }
}
