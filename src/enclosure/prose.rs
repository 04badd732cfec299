//! Documents of Word (ECMA-376, `WordprocessingML`).

use std::collections::BTreeSet;

use super::package::Package;
use super::xml::{Step, Tag, is_on};
use super::{Found, Hidden, Stop, count, extras};

/// How the names of the parts begin that have text of the document.
const STORIES: [&str; 5] = ["document", "header", "footer", "footnotes", "endnotes"];

/// Finds what a document hides.
pub(super) fn look(package: &mut Package<'_>) -> Found {
    let main = package.main("word/document.xml")?;
    let mut story = Story { styles: hidden_styles(package)?, ..Story::default() };
    let mut parts = stories(package);
    if !parts.contains(&main) {
        parts.push(main);
    }
    for part in parts {
        package.walk(&part, &mut |step| story.read(&step))?;
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

/// The styles whose text is hidden.
fn hidden_styles(package: &mut Package<'_>) -> Result<BTreeSet<String>, Stop> {
    let mut hidden = BTreeSet::new();
    let mut style = None;
    package.walk("word/styles.xml", &mut |step| match step {
        Step::Open(tag) => match tag.name() {
            "style" => style = tag.get("styleId"),
            "vanish" if is_set(&tag) => hidden.extend(style.clone()),
            _ => {}
        },
        Step::Close("style") => style = None,
        _ => {}
    })?;
    Ok(hidden)
}

/// Whether a property is set: one without a value is.
fn is_set(tag: &Tag<'_>) -> bool {
    tag.get("val").is_none_or(|value| is_on(&value))
}

/// The text of a document as it is read.
#[derive(Debug, Default)]
struct Story {
    /// The styles whose text is hidden.
    styles: BTreeSet<String>,
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
}

/// Text of one format.
#[derive(Debug, Default)]
struct Run {
    /// Whether its style hides it.
    style: bool,
    /// What it says of itself.
    own: Option<bool>,
}

impl Story {
    fn read(&mut self, step: &Step<'_>) {
        match step {
            Step::Open(tag) => self.open(tag),
            Step::Close(name) => self.close(name),
            Step::Words => self.hidden |= self.in_text && self.is_hidden(),
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
        match name {
            "ins" | "moveTo" | "cellIns" => self.added += 1,
            "del" | "moveFrom" | "cellDel" => self.removed += 1,
            "p" => self.paragraph = false,
            "pStyle" => self.paragraph = self.hides(tag),
            "r" => self.run = Some(Run::default()),
            "t" => self.in_text = true,
            _ => self.format(tag),
        }
    }

    /// Reads what a run says of its format. What a paragraph says of its own mark is about no text.
    fn format(&mut self, tag: &Tag<'_>) {
        let style = tag.name() == "rStyle" && self.hides(tag);
        let Some(run) = &mut self.run else { return };
        run.style |= style;
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
        match name {
            "r" => self.run = None,
            "t" => self.in_text = false,
            name if is_earlier(name) => self.earlier = self.earlier.saturating_sub(1),
            _ => {}
        }
    }

    fn hides(&self, tag: &Tag<'_>) -> bool {
        tag.get("val").is_some_and(|style| self.styles.contains(&style))
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
        found
    }
}

/// Whether an element holds the format that text had before a change: only its form has changed.
fn is_earlier(name: &str) -> bool {
    name.ends_with("PrChange") || matches!(name, "tblGridChange" | "numberingChange")
}
