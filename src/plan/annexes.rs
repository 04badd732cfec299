//! The annexes as templates see them.

use super::Planner;
use super::names::list;
use super::view::{AnnexItemView, AnnexRef, AnnexView, Annexed, DocumentView};
use super::words::Words;
use crate::resolve::content::{Annex, AnnexItem, Exclusion, Exemption};

impl Planner<'_, '_> {
    /// The annexes, pointed at, for the list at the end of the letter.
    pub(super) fn annexes(&mut self) -> Vec<AnnexRef> {
        (0..self.content.annexes.len())
            .map(|place| {
                let titled = self.names.annex_label(place).is_some();
                let title = self.annex_title(&self.content.annexes[place]);
                AnnexRef { link: self.annex_link(place), title: titled.then(|| self.words.word(&title)) }
            })
            .collect()
    }

    /// A link to an annex by its label, or by its title where annexes have no labels.
    pub(super) fn annex_link(&mut self, place: usize) -> Words {
        let label = self.names.annex_label(place);
        let text = label.unwrap_or_else(|| self.names.in_words(&self.annex_title(&self.content.annexes[place])));
        let id = self.names.annex_id(place);
        self.words.markdown(format!("[{}](annex:{id})", super::words::escape(&text)))
    }

    /// The annexes of what was moved to one.
    pub(super) fn annexed(&mut self) -> Annexed {
        let mut link = |item: &AnnexItem| self.names.annex_of(item).map(|place| self.annex_link(place));
        let request = link(&AnnexItem::Request);
        let review_request = link(&AnnexItem::ReviewRequest);
        let answers = link(&AnnexItem::Answers);
        let rights = link(&AnnexItem::Rights);
        let earlier_letter = link(&AnnexItem::EarlierLetter);
        Annexed { request, review_request, answers, rights, earlier_letter, claims: self.claims_link() }
    }

    /// The annexes that explain claims: `Annex B and Annex C`.
    fn claims_link(&mut self) -> Option<Words> {
        let holds = |annex: &Annex| annex.items.iter().any(|item| matches!(item, AnnexItem::Claim(_)));
        let places: Vec<usize> =
            (0..self.content.annexes.len()).filter(|place| holds(&self.content.annexes[*place])).collect();
        let links: Vec<String> = places
            .iter()
            .map(|place| {
                let label =
                    self.names.annex_label(*place).unwrap_or_else(|| self.annex_title(&self.content.annexes[*place]));
                format!("[{}](annex:{})", super::words::escape(&label), self.names.annex_id(*place))
            })
            .collect();
        (!links.is_empty()).then(|| self.words.markdown(list(&links)))
    }

    /// An annex, printed.
    pub(crate) fn annex(&mut self, place: usize) -> AnnexView {
        let content = self.content;
        let annex = &content.annexes[place];
        let title = self.annex_title(annex);
        let heading = match self.names.annex_label(place) {
            Some(label) => format!("{label}: {title}"),
            None => title,
        };
        let alone = annex.items.len() == 1;
        let items = annex.items.iter().map(|item| self.annex_item(item, alone)).collect();
        AnnexView { heading: self.words.word(&heading), items }
    }

    fn annex_item(&mut self, item: &AnnexItem, alone: bool) -> AnnexItemView {
        let mut view = AnnexItemView {
            request: *item == AnnexItem::Request,
            review_request: *item == AnnexItem::ReviewRequest,
            answers: *item == AnnexItem::Answers,
            rights: *item == AnnexItem::Rights,
            earlier_letter: None,
            law: Vec::new(),
            schedule: Vec::new(),
            claim: Vec::new(),
            document: None,
        };
        match item {
            AnnexItem::EarlierLetter => {
                let sent = self.content.earlier.as_ref().and_then(|earlier| earlier.sent);
                view.earlier_letter = sent.map(|source| self.words.sent(source));
            }
            AnnexItem::Law => view.law = self.law_in_short(),
            AnnexItem::Schedule => view.schedule = self.schedule(),
            AnnexItem::Claim(name) => view.claim = self.claim_named(name).into_iter().collect(),
            AnnexItem::Document(place) => view.document = Some(self.document(*place, alone)),
            _ => {}
        }
        view
    }

    fn document(&mut self, place: usize, alone: bool) -> DocumentView {
        let content = self.content;
        let document = &content.documents[place];
        DocumentView {
            title: self.words.line(&document.title),
            date: document.date.as_ref().map(|date| self.day(date.value)),
            alone,
            redacted: self.redacted_under(place),
            text: document.text.map(|text| self.words.file(text, "the text of a document")),
            tables: document.table.iter().map(|table| self.table(table, false)).collect(),
        }
    }

    /// What an annex is called: the case's title, or what stands in it.
    pub(super) fn annex_title(&self, annex: &Annex) -> String {
        if let Some(title) = &annex.title {
            return title.as_str().to_owned();
        }
        let mut claims = Vec::new();
        let mut documents = Vec::new();
        for item in &annex.items {
            match item {
                AnnexItem::Request => return "Your request".to_owned(),
                AnnexItem::ReviewRequest => return "Your request for a review".to_owned(),
                AnnexItem::Answers => return "Our answers".to_owned(),
                AnnexItem::Law => return "The law".to_owned(),
                AnnexItem::Rights => return "If you are unhappy with this letter".to_owned(),
                AnnexItem::Schedule => return "Schedule of documents".to_owned(),
                AnnexItem::EarlierLetter => return self.earlier_title(),
                AnnexItem::Claim(name) => claims.push(name),
                AnnexItem::Document(place) => documents.push(self.content.documents[*place].title.as_str()),
            }
        }
        match documents.as_slice() {
            [] => self.claims_title(&claims),
            [one] => (*one).to_owned(),
            _ => "Documents".to_owned(),
        }
    }

    fn earlier_title(&self) -> String {
        let date = self.content.earlier.as_ref().and_then(|earlier| earlier.date.as_ref());
        date.map_or_else(
            || "Our letter as we sent it".to_owned(),
            |date| format!("Our letter of {} as we sent it", date.value),
        )
    }

    fn claims_title(&self, names: &[&String]) -> String {
        let mut all = Vec::new();
        for name in names {
            let exemption = self.content.exemptions.iter().find(|claim| claim.name.as_str() == *name);
            let exclusion = self.content.exclusions.iter().find(|claim| claim.name.as_str() == *name);
            all.extend(exemption.map(Exemption::cited).or_else(|| exclusion.map(Exclusion::cited)));
        }
        format!("Our reasons under {}", list(&all))
    }
}
