//! How a letter looks: every size, space and colour. Lengths are in points, of which an inch has 72.

/// A4.
pub(super) const PAGE: (f32, f32) = (595.28, 841.89);
/// The left and the right margin, 25 mm.
pub(super) const SIDE: f32 = 70.87;
/// From the top of the page to the text.
pub(super) const TOP: f32 = 62.0;
/// From the bottom of the page to the text.
pub(super) const BOTTOM: f32 = 74.0;
/// From the bottom of the page to the base line of its footer.
pub(super) const FOOTER: f32 = 42.0;
/// The width of the text.
pub(super) const MEASURE: f32 = PAGE.0 - 2.0 * SIDE;

/// Running text. Guidance for print that everybody can read asks for no less than 12.
pub(super) const TEXT: f32 = 12.0;
/// The letterhead.
pub(super) const LETTERHEAD: f32 = 10.0;
/// The name of the authority in the letterhead.
pub(super) const AUTHORITY: f32 = 16.0;
/// Footnotes.
pub(super) const NOTE: f32 = 10.0;
/// The footer.
pub(super) const RUNNING: f32 = 9.5;
/// The mark of a draft, at the head of every page.
pub(super) const DRAFT_MARK: f32 = 14.0;
/// Text to be shown as it is.
pub(super) const CODE: f32 = 10.5;
/// Tables, and the sizes to try where their columns do not fit.
pub(super) const TABLE: [f32; 3] = [11.0, 9.5, 8.0];
/// The highest that an image may be.
pub(super) const IMAGE: f32 = 560.0;
/// The most room that a logo takes.
pub(super) const LOGO: (f32, f32) = (150.0, 64.0);

/// From base line to base line, as a share of the size.
pub(super) const LEADING: f32 = 1.32;
/// The same for headings.
pub(super) const HEADING_LEADING: f32 = 1.22;

/// After a paragraph.
pub(super) const AFTER: f32 = 8.0;
/// Between the items of a list.
pub(super) const BETWEEN_ITEMS: f32 = 3.0;
/// How far the text of a list stands in.
pub(super) const LIST: f32 = 22.0;
/// How far a quotation stands in.
pub(super) const QUOTE: f32 = 18.0;
/// How far text to be shown as it is stands in, and how much further what goes on from the line above.
pub(super) const CODE_INDENT: f32 = 12.0;
/// For a signature written by hand.
pub(super) const SIGNATURE: f32 = 40.0;
/// Inside the cells of a table: at the sides, and above and below.
pub(super) const CELL: (f32, f32) = (5.0, 3.5);
/// The narrowest that a column may be.
pub(super) const COLUMN: f32 = 26.0;

/// A colour, as red, green and blue.
pub(super) type Colour = [f32; 3];

/// Text.
pub(super) const BLACK: Colour = [0.0, 0.0, 0.0];
/// The footer.
pub(super) const GREY: Colour = [0.3, 0.3, 0.3];
/// Links; more than seven to one against white.
pub(super) const BLUE: Colour = [0.0, 0.26, 0.55];
/// Hairlines.
pub(super) const LINE: Colour = [0.6, 0.6, 0.6];
/// Behind the head of a table.
pub(super) const SHADE: Colour = [0.92, 0.92, 0.92];
/// Behind something that is still to be written.
pub(super) const GAP: Colour = [1.0, 0.9, 0.35];
/// Behind the mark of a redaction. Its text is dark, so that it is still there for those who change colours.
pub(super) const REDACTION: Colour = [0.8, 0.8, 0.8];
/// The mark of a draft.
pub(super) const DRAFT: Colour = [0.69, 0.0, 0.13];

/// The size of a heading of a level, and the room before it.
pub(super) fn heading(level: u8) -> (f32, f32) {
    match level {
        1 => (18.0, 18.0),
        2 => (15.0, 16.0),
        3 => (13.0, 13.0),
        4 => (TEXT, 10.0),
        _ => (11.0, 9.0),
    }
}
