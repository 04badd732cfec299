//! Bands become pages: as many as a page holds, cut where a reader would cut them.

use std::ops::Range;

use super::band::{Band, Content};
use super::style;

/// A band on a page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placed {
    pub(super) band: usize,
    /// Below the top edge of the page.
    pub(super) top: f32,
    /// The room between it and the band above.
    pub(super) above: f32,
    /// Of a row that is divided: its lines here.
    pub(super) lines: Option<Range<usize>>,
    /// Whether it is the head of a table, shown again.
    pub(super) again: bool,
}

/// A line of a footnote on a page: the note, its band, below the top edge of the page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct NoteLine {
    pub(super) note: usize,
    pub(super) band: usize,
    pub(super) top: f32,
}

/// What stands on a page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub(super) placed: Vec<Placed>,
    pub(super) notes: Vec<NoteLine>,
}

/// Room for the line above the footnotes.
pub(super) const ABOVE_NOTES: f32 = 14.0;
/// The most that footnotes carried over from the page before may take.
const CARRIED: f32 = 0.5;
/// Where text ends.
const END: f32 = style::PAGE.1 - style::BOTTOM;

/// Cuts bands into pages.
pub(super) fn paginate(bands: &[Band], notes: &[Vec<Band>]) -> Vec<Page> {
    let mut cutter = Cutter { bands, notes, next: 0, line: 0, waiting: Vec::new() };
    let mut pages = Vec::new();
    while cutter.next < bands.len() || !cutter.waiting.is_empty() {
        pages.push(cutter.page());
    }
    if pages.is_empty() {
        pages.push(Page::default());
    }
    pages
}

struct Cutter<'a> {
    bands: &'a [Band],
    notes: &'a [Vec<Band>],
    /// The first band that is not placed yet, and the first of its lines.
    next: usize,
    line: usize,
    /// The lines of footnotes that found no room on the page of their call.
    waiting: Vec<(usize, usize)>,
}

/// A page while it is filled.
#[derive(Default)]
struct Filling {
    placed: Vec<Placed>,
    y: f32,
    /// The lines of footnotes, and their height.
    notes: Vec<(usize, usize)>,
    foot: f32,
}

impl Cutter<'_> {
    fn page(&mut self) -> Page {
        let mut page = Filling { y: style::TOP, ..Filling::default() };
        self.carry(&mut page);
        self.head(&mut page);
        let repeated = page.placed.len();
        let started = self.next;
        while let Some(band) = self.bands.get(self.next) {
            let first = page.placed.len() == repeated;
            if band.page && !first {
                break;
            }
            let top = page.y + if first { 0.0 } else { band.before };
            if !self.whole(&mut page, top, first) && !self.part(&mut page, top, first) {
                break;
            }
            if self.line > 0 {
                break;
            }
        }
        self.step_back(&mut page, repeated, started);
        self.finish(page)
    }

    /// Footnotes that wait come first, so that they are read soon after their call.
    fn carry(&mut self, page: &mut Filling) {
        let share = if self.next < self.bands.len() { CARRIED } else { 1.0 };
        let most = share * (END - style::TOP);
        let mut taken = 0;
        for (note, line) in &self.waiting {
            let height = self.notes[*note][*line].height;
            if taken > 0 && page.foot + height > most {
                break;
            }
            page.foot += height + if taken == 0 { ABOVE_NOTES } else { 0.0 };
            taken += 1;
        }
        page.notes = self.waiting.drain(..taken).collect();
    }

    /// The head of a table goes on over every page of it, unless it fills the page by itself.
    fn head(&mut self, page: &mut Filling) {
        let Some(head) = self.bands.get(self.next).and_then(|band| band.head) else { return };
        let height = self.bands[head].height;
        if height < (END - style::TOP) / 3.0 {
            page.placed.push(Placed { band: head, top: page.y, above: 0.0, lines: None, again: true });
            page.y += height;
        }
    }

    /// The footnotes called in a band, and those called in them.
    fn called(&self, band: &Band) -> Vec<usize> {
        let mut called = band.notes.clone();
        let mut place = 0;
        while let Some(note) = called.get(place) {
            let more = self.notes[*note].iter().flat_map(|band| &band.notes);
            let more: Vec<usize> = more.filter(|note| !called.contains(note)).copied().collect();
            called.extend(more);
            place += 1;
        }
        called
    }

    /// Places what is left of a band, if there is room.
    fn whole(&mut self, page: &mut Filling, top: f32, first: bool) -> bool {
        let band = &self.bands[self.next];
        let (height, lines) = match &band.content {
            Content::Row(row) if self.line > 0 => {
                let left = row.lines() - self.line;
                (row.height(left), Some(self.line..row.lines()))
            }
            _ => (band.height, None),
        };
        let mut called = Vec::new();
        let mut foot = page.foot;
        // Notes that wait come before those that are called now.
        let mut fits = self.waiting.is_empty();
        let notes = if self.line == 0 { self.called(band) } else { Vec::new() };
        for note in &notes {
            for (line, lines) in self.notes[*note].iter().enumerate() {
                let extra = if foot == 0.0 { ABOVE_NOTES } else { 0.0 };
                if fits && top + height + foot + extra + lines.height <= END {
                    foot += extra + lines.height;
                } else {
                    fits = false;
                }
                called.push((*note, line, fits));
            }
        }
        // A long note may go on overleaf, as long as it begins on the page of its call.
        let begins = called.iter().filter(|(_, line, _)| *line == 0).all(|(_, _, here)| *here);
        let room = top + height + foot <= END;
        let divisible = matches!(band.content, Content::Row(_));
        // What fits on no page stands where it is: an image or a line has room on a page without footnotes.
        let placed = if room { fits || begins || first } else { first && !divisible && page.notes.is_empty() };
        if !placed {
            return false;
        }
        for (note, line, here) in called {
            if here { page.notes.push((note, line)) } else { self.waiting.push((note, line)) }
        }
        page.foot = foot;
        page.placed.push(Placed { band: self.next, top, above: top - page.y, lines, again: false });
        page.y = top + height;
        self.next += 1;
        self.line = 0;
        true
    }

    /// Places some lines of a row that is too tall for what is left of the page.
    fn part(&mut self, page: &mut Filling, top: f32, first: bool) -> bool {
        let band = &self.bands[self.next];
        let Content::Row(row) = &band.content else { return false };
        let left = row.lines() - self.line;
        let room = END - page.foot - top - 2.0 * style::CELL.1;
        let mut here = (room / row.leading).floor().max(0.0) as usize;
        // A row is divided only if it is tall, and so that two lines at least stand on either page.
        let tall = left as f32 * row.leading > (END - style::TOP) / 4.0;
        if here >= left {
            here = left.saturating_sub(1);
        } else if here + 1 == left && here > 2 {
            here -= 1;
        }
        if (here < 1 && !page.notes.is_empty()) || (!first && (!tall || here < 2)) {
            return false;
        }
        let here = here.max(1);
        page.placed.push(Placed {
            band: self.next,
            top,
            above: top - page.y,
            lines: Some(self.line..self.line + here),
            again: false,
        });
        page.y = top + row.height(here);
        if self.line == 0 {
            for note in self.called(band) {
                self.waiting.extend((0..self.notes[note].len()).map(|line| (note, line)));
            }
        }
        self.line += here;
        true
    }

    /// Takes back what belongs to the page that follows: a heading, the first line of a paragraph.
    fn step_back(&mut self, page: &mut Filling, repeated: usize, started: usize) {
        let ended = self.next >= self.bands.len() || self.bands[self.next].page || self.line > 0;
        let mut kept = page.placed.len();
        while kept > repeated && self.bands[page.placed[kept - 1].band].keep {
            kept -= 1;
        }
        if ended || kept == repeated || kept == page.placed.len() {
            return;
        }
        let again = page.placed[kept].band;
        if again <= started {
            return;
        }
        let back: Vec<usize> =
            page.placed[kept..].iter().flat_map(|placed| self.called(&self.bands[placed.band])).collect();
        page.placed.truncate(kept);
        page.notes.retain(|(note, _)| !back.contains(note));
        self.waiting.retain(|(note, _)| !back.contains(note));
        self.next = again;
        self.line = 0;
    }

    /// Puts the footnotes at the foot.
    fn finish(&self, page: Filling) -> Page {
        let height: f32 = page.notes.iter().map(|(note, line)| self.notes[*note][*line].height).sum();
        let mut top = END - height;
        let mut notes = Vec::with_capacity(page.notes.len());
        for (note, band) in page.notes {
            notes.push(NoteLine { note, band, top });
            top += self.notes[note][band].height;
        }
        Page { placed: page.placed, notes }
    }
}
