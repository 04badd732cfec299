//! What a claim covers, in words.

use crate::plan::Planner;
use crate::plan::names::list;
use crate::plan::words::{Words, escape};
use crate::resolve::content::{AnnexItem, Leaf, Outcome};
use crate::yaml::Text;

impl Planner<'_, '_> {
    /// What a claim covers: the questions whose answers name it, and the documents that it redacts. A question
    /// whose answer gives such a document is covered by it.
    pub(super) fn covers(&mut self, name: &Text, neither: bool) -> Option<Words> {
        let content = self.content;
        let names = |used: Vec<&Text>| used.iter().any(|used| used.as_str() == name.as_str());
        let claims = |outcome: &Outcome| names(if neither { outcome.neither() } else { outcome.withheld() });
        let redacts = |place: &usize| names(content.documents[*place].redacted.iter().collect());
        let mut leaves: Vec<Leaf> = Vec::new();
        let mut further: Vec<Leaf> = Vec::new();
        for answer in &content.answers {
            // Beyond what is released, only what is beyond it is neither confirmed nor denied.
            if neither && claims(&answer.outcome) && !matches!(answer.outcome, Outcome::Neither(_)) {
                further.extend(&answer.to);
                continue;
            }
            // An answer that points to one which the claim covers is covered with it.
            let pointed = match &answer.outcome {
                Outcome::See(target, _) => content
                    .answers
                    .iter()
                    .any(|other| claims(&other.outcome) && target.iter().any(|leaf| other.to.contains(leaf))),
                outcome => claims(outcome) && !outcome.documents().iter().any(redacts),
            };
            if pointed {
                leaves.extend(&answer.to);
            }
        }
        leaves.sort_unstable();
        let mut items = Vec::new();
        if !leaves.is_empty() {
            items.push(self.names.questions(&leaves));
        }
        if !further.is_empty() {
            items.push(format!("anything further that you asked for in {}", self.names.questions(&further)));
        }
        if !neither {
            let all = (0..content.documents.len()).filter(|place| content.documents[*place].current);
            let (parts, whole): (Vec<usize>, Vec<usize>) = (
                all.clone().filter(redacts).collect(),
                all.filter(|place| names(content.documents[*place].withheld.iter().collect())).collect(),
            );
            items.extend((!parts.is_empty()).then(|| format!("parts of {}", self.titles(&parts))));
            items.extend((!whole.is_empty()).then(|| self.titles(&whole)));
        }
        (!items.is_empty()).then(|| self.words.markdown(list(&items)))
    }

    /// The titles of some documents, with the annexes that print them; an annex that they share is named once.
    fn titles(&self, places: &[usize]) -> String {
        let title = |place: &usize| {
            format!("“{}”", escape(&self.names.in_words(self.content.documents[*place].title.as_str())))
        };
        let annex = |place: &usize| {
            self.names.annex_of(&AnnexItem::Document(*place)).and_then(|place| self.names.annex_label(place))
        };
        let annexes: Vec<Option<String>> = places.iter().map(annex).collect();
        match annexes.as_slice() {
            [Some(first), .., last] if places.len() > 1 && annexes.iter().all(|annex| annex == last) => {
                format!("{} (all in {first})", list(&places.iter().map(title).collect::<Vec<_>>()))
            }
            _ => {
                let with = |(place, annex): (&usize, &Option<String>)| {
                    title(place) + &annex.as_ref().map(|label| format!(" ({label})")).unwrap_or_default()
                };
                list(&places.iter().zip(&annexes).map(with).collect::<Vec<_>>())
            }
        }
    }
}
