//! What has an order over the whole of a letter: the levels of its headings, the numbers of its footnotes.

use std::collections::BTreeMap;

use super::{Block, Inline, Part, walk};

/// Leaves no level of headings out on the way down: it would be a step missing for those who go from one to the
/// next by ear.
pub fn step_headings(parts: &mut [Part]) {
    fn step(blocks: &mut [Block], last: &mut u8) {
        for block in blocks {
            match block {
                Block::Heading(level, ..) => {
                    *level = (*level).min(*last + 1);
                    *last = *level;
                }
                Block::Quote(inner) => step(inner, last),
                Block::List(_, items) => items.iter_mut().for_each(|item| step(item, last)),
                _ => {}
            }
        }
    }
    let mut last = 0;
    for part in parts {
        step(&mut part.blocks, &mut last);
    }
}

/// Numbers the footnotes of a letter in the order of their calls.
pub fn number_notes(parts: &mut [Part]) {
    let mut last = 0;
    // A later call comes in the same text as the first, which says the note.
    let mut known: BTreeMap<usize, usize> = BTreeMap::new();
    for part in parts {
        walk::change(&mut part.blocks, &mut |inline| {
            if let Inline::Note(own, said) = inline {
                if !said.is_empty() || !known.contains_key(own) {
                    last += 1;
                    known.insert(*own, last);
                }
                *own = known[own];
            }
        });
    }
}
