//! Documents of Word (ECMA-376, `WordprocessingML`).

mod ground;
mod styles;

use self::ground::{Ground, Ink};
use self::styles::{Styles, is_set};
use super::package::Package;
use super::xml::{Step, Tag};
use super::{Found, Hidden, Stop, count, extras};

/// How the names of the parts begin that have text of the document.
const STORIES: [&str; 5] = ["document", "header", "footer", "footnotes", "endnotes"];

/// Finds what a document hides.
pub(super) fn look(package: &mut Package<'_>) -> Found {
    let main = package.main("word/document.xml")?;
    let mut story = Story { styles: Styles::read(package)?, ..Story::default() };
    let mut parts = stories(package);
    if !parts.contains(&main) {
        parts.push(main);
    }
    for part in parts {
        package.walk(&part, &mut |step| story.read(&step))?;
    }
    if story.foreign > 0 {
        return Err(Stop::Unseen("a part of it is in another format, which the program cannot look into".to_owned()));
    }
    let mut found = story.findings();
    let comments = package.count("word/comments.xml", &["comment"])?;
    if comments > 0 {
        let what = count(comments, "comment", "comments");
        found.push(Hidden { what, mend: "delete all comments: Review, Delete, Delete All Comments" });
    }
    found.extend(extras::look(package)?);
    Ok(found)
}

fn stories(package: &Package<'_>) -> Vec<String> {
    let is_story = |name: &String| {
        let file = name.strip_prefix("word/").and_then(|file| file.strip_suffix(".xml"));
        file.is_some_and(|file| !file.contains('/') && STORIES.iter().any(|story| file.starts_with(story)))
    };
    package.below("word/").into_iter().filter(is_story).collect()
}

/// The text of a document as it is read.
#[derive(Debug, Default)]
struct Story {
    styles: Styles,
    /// How many properties of an earlier format the place stands in: they hide nothing any more.
    earlier: u32,
    /// Whether the style of the paragraph hides its text.
    paragraph: bool,
    /// The run that is being read.
    run: Option<Run>,
    in_text: bool,
    added: u32,
    removed: u32,
    hidden: bool,
    ground: Ground,
    /// How often words stand on a ground that is as dark.
    swallowed: u32,
    /// How many pictures and shapes are not shown.
    shapes: u32,
    /// How many parts are in another format.
    foreign: u32,
}

/// Text of one format.
#[derive(Debug, Default)]
struct Run {
    /// Whether its style hides it.
    style: bool,
    /// What it says of itself.
    own: Option<bool>,
    ink: Ink,
}

impl Story {
    fn read(&mut self, step: &Step<'_>) {
        match step {
            Step::Open(tag) => self.open(tag),
            Step::Close(name) => self.close(name),
            Step::Words => self.words(),
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        let name = tag.name();
        if is_earlier(name) {
            self.earlier += 1;
        }
        if self.earlier > 0 {
            return;
        }
        self.ground.open(tag);
        match name {
            "ins" | "moveTo" | "cellIns" => self.added += 1,
            "del" | "moveFrom" | "cellDel" => self.removed += 1,
            "p" => self.paragraph = self.styles.hides_all,
            "pStyle" => self.paragraph = self.styles.hides(tag),
            "r" => self.run = Some(Run::default()),
            "t" => self.in_text = true,
            // A row of a table.
            "hidden" => self.hidden |= is_set(tag),
            "docPr" => self.shapes = self.shapes.saturating_add(u32::from(tag.says("hidden"))),
            "altChunk" => self.foreign = self.foreign.saturating_add(1),
            _ => self.format(tag),
        }
    }

    fn words(&mut self) {
        self.hidden |= self.in_text && self.is_hidden();
        let is_swallowed = self.run.as_ref().is_some_and(|run| self.in_text && self.ground.swallows(&run.ink));
        self.swallowed = self.swallowed.saturating_add(u32::from(is_swallowed));
    }

    /// Reads what a run says of its format. What a paragraph says of its own mark is about no text.
    fn format(&mut self, tag: &Tag<'_>) {
        let style = tag.name() == "rStyle" && self.styles.hides(tag);
        let Some(run) = &mut self.run else { return };
        run.style |= style;
        run.ink.read(tag);
        if tag.name() == "vanish" {
            run.own = Some(is_set(tag));
        }
    }

    /// Whether the text that is being read is hidden.
    fn is_hidden(&self) -> bool {
        let run = self.run.as_ref();
        run.and_then(|run| run.own).unwrap_or_else(|| self.paragraph || run.is_some_and(|run| run.style))
    }

    fn close(&mut self, name: &str) {
        self.ground.close(name);
        match name {
            "r" => self.run = None,
            "t" => self.in_text = false,
            name if is_earlier(name) => self.earlier = self.earlier.saturating_sub(1),
            _ => {}
        }
    }

    fn findings(&self) -> Vec<Hidden> {
        let mut found = Vec::new();
        if self.added + self.removed > 0 {
            let added = count(self.added, "addition", "additions");
            let removed = count(self.removed, "deletion", "deletions");
            let what = format!("tracked changes: {added} and {removed}");
            found.push(Hidden { what, mend: "accept or reject all changes, and stop tracking" });
        }
        if self.hidden {
            let mend = "show the hidden text (Home, ¶), and delete it or make it visible";
            found.push(Hidden { what: "text that is formatted as hidden".to_owned(), mend });
        }
        if self.shapes > 0 {
            let what = count(self.shapes, "hidden picture or shape", "hidden pictures or shapes");
            found.push(Hidden { what, mend: "delete them: Home, Select, Selection Pane" });
        }
        if self.swallowed > 0 {
            let mend = "take the words out, and put a mark of the redaction in their place";
            found.push(Hidden { what: "words that are as dark as what they stand on".to_owned(), mend });
        }
        found
    }
}

/// Whether an element holds the format that text had before a change: only its form has changed.
fn is_earlier(name: &str) -> bool {
    name.ends_with("PrChange") || matches!(name, "tblGridChange" | "numberingChange")
}
