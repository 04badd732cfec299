//! The answers: which questions they answer, and what one outcome each of them has.

use super::annexes;
use super::claims::{self, Found};
use super::content::{Answer, Available, CostRefusal, Document, Given, Leaf, NotHeld, Outcome, Part};
use super::documents;
use super::questions::Questions;
use super::tables;
use crate::case::{self, CaseFile};
use crate::diagnostic::{Diagnostic, Report, did_you_mean};
use crate::redaction;
use crate::source::Span;
use crate::yaml::{Line, Located, Prose, Text, within};

/// What the answers of a case may name.
pub(super) struct Context<'c, 'a> {
    pub(super) names: &'c Questions,
    pub(super) claims: &'c Found<'a>,
    pub(super) documents: &'c [Document],
    /// The tables that were read.
    pub(super) tables: &'c tables::Read<'c>,
    /// Why no help can bring a refused request within its limit.
    pub(super) no_advice: Option<&'c Prose>,
}

/// The answers of a case, and for the questions that they leave those of the case that it follows.
pub(super) fn resolve(file: &CaseFile, context: &Context, report: &mut Report) -> Vec<Answer> {
    let mut answers: Vec<Answer> = Vec::new();
    for (depth, file) in file.chain().enumerate() {
        let taken: Vec<Leaf> =
            if depth == 0 { Vec::new() } else { answers.iter().flat_map(|answer| answer.to.clone()).collect() };
        for written in &file.case.answers {
            let Some(mut answer) = context.answer(&written.value, report) else { continue };
            answer.own = depth == 0;
            answer.to.retain(|leaf| !taken.contains(leaf));
            if !answer.to.is_empty() {
                answers.push(answer);
            }
        }
    }
    answers.sort_by_key(|answer| answer.to.first().copied());
    answers
}

impl Context<'_, '_> {
    fn answer(&self, written: &case::Answer, report: &mut Report) -> Option<Answer> {
        let to = self.names.find(&written.to, report);
        let outcome = self.outcome(written, report)?;
        let from_itself = match &outcome {
            Outcome::NotHeld(not_held) => not_held.follows_from.iter().any(|leaf| to.contains(leaf)),
            Outcome::See(target, _) => target.iter().any(|leaf| to.contains(leaf)),
            _ => false,
        };
        if from_itself {
            let finding = Diagnostic::error("FOI106", "this answer points at itself")
                .at(written.to.span, "one of these questions")
                .help("point at a question that has an answer of its own");
            report.push(finding);
        }
        Some(Answer {
            span: written.to.span,
            own: true,
            to,
            outcome,
            unsaid: !written.neither_confirm_nor_deny.is_empty() || !written.anything_further.is_empty(),
            outside: written.outside_the_act.clone(),
            note: written.note.clone(),
        })
    }

    /// The one outcome of an answer.
    fn outcome(&self, written: &case::Answer, report: &mut Report) -> Option<Outcome> {
        let given = written.disclosed.is_some() || !written.withheld.is_empty();
        let outcomes = [
            ("disclosed or withheld", given),
            ("items", !written.items.is_empty()),
            ("neither_confirm_nor_deny", !written.neither_confirm_nor_deny.is_empty()),
            ("not_held", written.not_held.is_some()),
            ("already_available", written.already_available.is_some()),
            ("over_cost_limit", written.over_cost_limit.is_some()),
            ("vexatious", written.vexatious.is_some()),
            ("repeated", written.repeated.is_some()),
            ("own_personal_data", written.own_personal_data.is_some()),
            ("see", written.see.is_some()),
        ];
        let there: Vec<&str> = outcomes.iter().filter(|(_, there)| *there).map(|(name, _)| *name).collect();
        if !one_outcome(&there, written, report) {
            return None;
        }
        if !written.anything_further.is_empty() && !given && written.items.is_empty() {
            let finding = Diagnostic::error("FOI106", "`anything_further` goes beyond nothing")
                .at(written.anything_further[0].span, "nothing is disclosed or withheld before it")
                .help("for the whole answer write `neither_confirm_nor_deny`");
            report.push(finding);
        }
        nothing_beside(written, report);
        let further = self.exclusions(&written.anything_further, report);
        Some(if given {
            Outcome::Given(Given {
                further,
                ..self.given(written.disclosed.as_ref(), &written.withheld, written.to.span, report)
            })
        } else if let Some(not_held) = &written.not_held {
            Outcome::NotHeld(self.not_held(not_held, report))
        } else if let Some(available) = &written.already_available {
            Outcome::Available(self.available_at(available, written.to.span, report))
        } else if let Some(limit) = &written.over_cost_limit {
            Outcome::Cost(Box::new(CostRefusal { limit: limit.clone(), no_advice: self.no_advice.cloned() }))
        } else if let Some(vexatious) = &written.vexatious {
            no_notice(vexatious.no_notice.as_ref(), report);
            Outcome::Vexatious(vexatious.clone())
        } else if let Some(repeated) = &written.repeated {
            no_notice(repeated.no_notice.as_ref(), report);
            Outcome::Repeated(repeated.clone())
        } else if let Some(own) = &written.own_personal_data {
            Outcome::OwnData(own.clone())
        } else if let Some(see) = &written.see {
            Outcome::See(self.names.find(see, report), see.span)
        } else if written.items.is_empty() {
            Outcome::Neither(self.exclusions(&written.neither_confirm_nor_deny, report))
        } else {
            Outcome::Split(
                written.items.iter().filter_map(|item| self.item(&item.value, item.span, report)).collect(),
                further,
            )
        })
    }

    fn item(&self, written: &case::Item, span: Span, report: &mut Report) -> Option<(Text, Part)> {
        let given = written.disclosed.is_some() || !written.withheld.is_empty();
        let count = usize::from(given)
            + usize::from(written.not_held.is_some())
            + usize::from(written.already_available.is_some());
        if count != 1 {
            let finding = Diagnostic::error(
                "FOI106",
                format!(
                    "the item `{}` has {}",
                    written.what.as_str(),
                    if count == 0 { "no outcome" } else { "more than one outcome" }
                ),
            )
            .at(if count == 0 { written.what.span } else { span }, "this item")
            .help("say one of: disclosed, withheld (or both), not_held, already_available");
            report.push(finding);
            return None;
        }
        let part = match (&written.not_held, &written.already_available) {
            (Some(not_held), _) => Part::NotHeld(self.not_held(not_held, report)),
            (_, Some(available)) => Part::Available(self.available_at(available, span, report)),
            _ => Part::Given(self.given(written.disclosed.as_ref(), &written.withheld, span, report)),
        };
        Some((written.what.clone(), part))
    }

    /// What is disclosed and withheld. A redaction in the words that are given withholds too.
    fn given(&self, disclosed: Option<&case::Disclosed>, withheld: &[Text], place: Span, report: &mut Report) -> Given {
        let mut names: Vec<Text> =
            withheld.iter().filter(|name| claims::withholds(name, self.claims, report)).cloned().collect();
        let text = disclosed.and_then(|disclosed| disclosed.text.clone());
        for mark in text.iter().flat_map(|text| self.marks(text, report)) {
            if !names.iter().any(|known| known.as_str() == mark.as_str()) {
                names.push(mark);
            }
        }
        let says = |disclosed: &case::Disclosed| {
            disclosed.text.is_some() || !disclosed.documents.is_empty() || disclosed.table.is_some()
        };
        if disclosed.is_some_and(|disclosed| !says(disclosed)) {
            let finding = Diagnostic::error("FOI106", "`disclosed` discloses nothing")
                .at(place, "in this answer")
                .help("say what is disclosed: `text:`, or `documents:` by their names");
            report.push(finding);
        }
        let table = disclosed
            .and_then(|disclosed| disclosed.table.as_ref())
            .and_then(|table| tables::given(table, self.tables, self.claims, report));
        if let Some(written) =
            disclosed.and_then(|disclosed| disclosed.table.as_ref()).filter(|table| table.title.is_none())
        {
            let finding = Diagnostic::error("FOI105", "this table has no title")
                .at(written.file.span, "this table")
                .help("say in `title:` what it counts, of what and when");
            report.push(finding);
        }
        if let Some(withheld) = table.as_ref().and_then(|table| table.withheld.as_ref())
            && !names.iter().any(|known| known.as_str() == withheld.claim.as_str())
        {
            names.push(withheld.claim.clone());
        }
        let documents = disclosed.map_or(&[][..], |disclosed| &disclosed.documents);
        let documents = documents.iter().filter_map(|name| annexes::place(name, self.documents, report)).collect();
        Given { text, documents, table, withheld: names, further: Vec::new() }
    }

    /// The claims that the redactions of a text name.
    fn marks(&self, text: &Prose, report: &mut Report) -> Vec<Text> {
        let mut found = Vec::new();
        for mark in redaction::marks(text.as_str()) {
            let name = text.as_str()[mark.name].trim().to_owned();
            let span = within(report, text.span(), text.as_str(), mark.whole);
            let used = Located { value: Line(name), span };
            if used.as_str() == redaction::PRIVATE {
                report.push(documents::private(span));
            } else if claims::withholds(&used, self.claims, report) {
                found.push(used);
            }
        }
        found
    }

    fn exclusions(&self, names: &[Text], report: &mut Report) -> Vec<Text> {
        let known: Vec<&str> = self.claims.exclusions.iter().map(|claim| claim.name.as_str()).collect();
        let mut found = Vec::new();
        for name in names {
            if known.contains(&name.as_str()) {
                found.push(name.clone());
                continue;
            }
            if self.claims.is_broken(name) {
                continue;
            }
            let wrong_side = self.claims.exemptions.iter().any(|claim| claim.name.as_str() == name.as_str());
            let finding = if wrong_side {
                Diagnostic::error(
                    "FOI118",
                    format!(
                        "`{}` withholds information: it does not excuse from saying whether it is held",
                        name.as_str()
                    ),
                )
                .law("FOIA 2000 s.2(1)")
                .help("cite the provision that excludes the duty to confirm or deny, such as s31(3)")
            } else {
                Diagnostic::error("FOI118", format!("there is no claim `{}`", name.as_str())).help(
                    did_you_mean(name.as_str(), known.iter().copied())
                        .unwrap_or_else(|| "write it under `exemptions:`, with what it cites".to_owned()),
                )
            };
            report.push(finding.at(name.span, "named here"));
        }
        found
    }

    fn available_at(&self, written: &case::AlreadyAvailable, place: Span, report: &mut Report) -> Available {
        let asked = written.cite.as_ref();
        if let Some(cite) = asked.filter(|cite| !self.claims.is_accessible(&cite.value)) {
            let finding = Diagnostic::error("FOI116", format!("{} is not about what can be had elsewhere", cite.value))
                .at(cite.span, "another provision")
                .help(
                    "take it out: the letter cites the usual one; or write `s21(2)(b)` or `s21(3)` where that applies",
                );
            report.push(finding);
        }
        if written.at.is_empty() {
            let finding = Diagnostic::error("FOI105", "nothing says where it can be had")
                .at(place, "no link in `at`")
                .help("give the pages or documents themselves: `at: [\"https://…\"]`");
            report.push(finding);
        }
        Available { at: written.at.clone(), because: written.because.clone(), cite: written.cite.clone() }
    }

    fn not_held(&self, written: &case::NotHeld, report: &mut Report) -> NotHeld {
        NotHeld {
            because: written.because.clone(),
            follows_from: written.follows_from.as_ref().map(|from| self.names.find(from, report)).unwrap_or_default(),
            holder: written.try_.clone(),
        }
    }
}

/// An answer that neither confirms nor denies says nothing else; nor does one about the requester's own data.
fn nothing_beside(written: &case::Answer, report: &mut Report) {
    let unsaid = written.over_cost_limit.as_ref().is_some_and(|limit| limit.even_to_confirm);
    let silent = !written.neither_confirm_nor_deny.is_empty() || written.own_personal_data.is_some() || unsaid;
    let beside = [("note", &written.note), ("outside_the_act", &written.outside_the_act)];
    for (field, text) in beside {
        if let Some(text) = text.as_ref().filter(|_| silent) {
            let finding =
                Diagnostic::error("FOI106", format!("`{field}` stands beside an answer that must say nothing else"))
                    .at(text.span(), "it could tell whether anything is held")
                    .help("take it out; reasons that are the same whatever is held belong to the claim");
            report.push(finding);
        }
    }
}

/// Where no notice is due there is no letter to write.
fn no_notice(none: Option<&case::NoNotice>, report: &mut Report) {
    let Some(none) = none else { return };
    let finding = Diagnostic::error("FOI134", "no letter is due")
        .at(none.earlier.span, format!("a notice was given on {}", none.earlier.value))
        .law("FOIA 2000 s.17(6)")
        .help("keep the case for the file; to write a notice all the same, take `no_notice` out");
    report.push(finding);
}

/// Whether an answer has one outcome; reported where it has none or several.
fn one_outcome(there: &[&str], written: &case::Answer, report: &mut Report) -> bool {
    match there {
        [_] => true,
        [] => {
            let finding = Diagnostic::error("FOI106", "this answer has no outcome")
                .at(written.to.span, "what is answered?")
                .help(if written.outside_the_act.is_some() {
                    "`outside_the_act` stands beside what comes of the request under the law: say that too"
                } else {
                    "say one of: disclosed, withheld (or both), items, neither_confirm_nor_deny, not_held, \
                     already_available, over_cost_limit, vexatious, repeated, own_personal_data, see"
                });
            report.push(finding);
            false
        }
        several => {
            let neither = several.contains(&"neither_confirm_nor_deny");
            let finding = Diagnostic::error("FOI106", format!("this answer has several outcomes: {}", several.join(", ")))
                .at(written.to.span, "one answer, one outcome")
                .help(if neither {
                    "an answer that neither confirms nor denies can say nothing else; beyond what is released use `anything_further`"
                } else {
                    "split the question with `items`, or make an answer of each sub-part"
                });
            report.push(finding);
            false
        }
    }
}
