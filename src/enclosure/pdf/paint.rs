//! Paints a page as far as it matters what lies over words.
//!
//! Every character has a place, and a box that is painted after it and holds the middle of it covers it. A box
//! that comes before its words, as in the head of a table, covers nothing, unless the words are as dark as the box.

mod fill;
mod form;
mod ground;
mod path;
mod text;
mod words;

use lopdf::{Dictionary, Document, ObjectId, Stream};

use self::ground::Ground;
use self::path::Path;
use self::words::Words;
use super::budget::{Budget, too_much};
use super::dictionary;
use super::page;
use super::plane::{Matrix, Rectangle};
use super::state::State;
use super::tokens::{self, Operand, Token, Tokens};
use crate::enclosure::Stop;

/// How many states may be saved.
const MOST_SAVED: usize = 1_000;

/// How many operands an operator may have.
const MOST_OPERANDS: usize = 200_000;

/// How many characters a page may have.
const MOST_GLYPHS: usize = 500_000;

/// The shorter side of a box that may cover words, in points.
const SMALLEST: f64 = 3.0;

/// What was seen of a page.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Sight {
    /// Whether it has a dark box.
    has_box: bool,
    /// Whether a box covers words.
    pub(super) covered: bool,
    /// Whether words are as dark as the box they stand on.
    pub(super) swallowed: bool,
}

/// Looks at the words and boxes of a page, on which some boxes are laid when it is whole.
pub(super) fn look(pdf: &Document, page: &Dictionary, laid: &[Rectangle], budget: &mut Budget) -> Result<Sight, Stop> {
    let content = page::content(pdf, page, budget)?;
    let mut painter = Painter::new(pdf, budget);
    painter.run(&content, page::resources(pdf, page))?;
    for bounds in laid {
        painter.cover(bounds, false, &[])?;
    }
    Ok(painter.sight)
}

/// Whether a form paints a dark box, whatever is below it.
pub(super) fn has_box(pdf: &Document, form: &Stream, budget: &mut Budget) -> Result<bool, Stop> {
    let content = budget.unpack(form)?;
    let mut painter = Painter::new(pdf, budget);
    painter.run(&content, dictionary(pdf, &form.dict, b"Resources"))?;
    Ok(painter.sight.has_box)
}

/// What paints.
struct Painter<'p, 'b> {
    pdf: &'p Document,
    budget: &'b mut Budget,
    state: State,
    saved: Vec<State>,
    /// How many states were to be saved and are not.
    unsaved: usize,
    /// Where the line of words begins, and where its next character stands.
    line: Matrix,
    next: Matrix,
    path: Path,
    words: Words,
    /// The last narrow box, with those that it carries on.
    strip: Option<Rectangle>,
    /// The forms that are being painted.
    forms: Vec<ObjectId>,
    ground: Ground,
    sight: Sight,
}

impl<'p, 'b> Painter<'p, 'b> {
    fn new(pdf: &'p Document, budget: &'b mut Budget) -> Self {
        Self {
            pdf,
            budget,
            state: State::first(),
            saved: Vec::new(),
            unsaved: 0,
            line: Matrix::SAME,
            next: Matrix::SAME,
            path: Path::new(),
            words: Words::default(),
            strip: None,
            forms: Vec::new(),
            ground: Ground::default(),
            sight: Sight::default(),
        }
    }

    fn run(&mut self, content: &[u8], resources: Option<&'p Dictionary>) -> Result<(), Stop> {
        let mut operands = Vec::new();
        for token in Tokens::new(content) {
            match token {
                Token::Operand(operand) => operands.push(operand),
                Token::Operator(operator) => {
                    self.step(operator, &operands, resources)?;
                    operands.clear();
                }
            }
            if operands.len() > MOST_OPERANDS {
                return Err(too_much());
            }
        }
        Ok(())
    }

    fn step(&mut self, operator: &[u8], operands: &[Operand], resources: Option<&'p Dictionary>) -> Result<(), Stop> {
        let named = operands.last().and_then(Operand::name).unwrap_or_default();
        match operator {
            b"q" => self.save(),
            b"Q" => self.restore(),
            b"cm" => self.state.plane = Matrix::of(&tokens::numbers(operands)).on(&self.state.plane),
            b"gs" => self.adjust(named, resources),
            b"Do" => return self.draw(named, resources),
            b"g" | b"rg" | b"k" | b"sc" | b"scn" => self.state.fill.colour(operator, operands),
            b"cs" => self.state.fill.choose(form::space(self.pdf, named, resources)),
            b"G" | b"RG" | b"K" | b"SC" | b"SCN" => self.state.stroke.colour(operator, operands),
            b"CS" => self.state.stroke.choose(form::space(self.pdf, named, resources)),
            b"w" => {
                self.state.line_width = operands.first().and_then(Operand::number).unwrap_or(self.state.line_width);
            }
            b"m" | b"l" | b"c" | b"v" | b"y" | b"re" | b"W" | b"W*" => {
                self.path.trace(operator, &tokens::numbers(operands), &self.state.plane);
            }
            b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" | b"S" | b"s" | b"n" => return self.end_path(operator),
            b"sh" => self.ground.paint(self.state.clip),
            _ => return self.write(operator, operands, resources),
        }
        Ok(())
    }

    fn save(&mut self) {
        if self.saved.len() < MOST_SAVED {
            self.saved.push(self.state.clone());
        } else {
            self.unsaved += 1;
        }
    }

    fn restore(&mut self) {
        if self.unsaved > 0 {
            self.unsaved -= 1;
        } else if let Some(state) = self.saved.pop() {
            self.state = state;
        }
    }
}
