//! Presentations of `PowerPoint` (ECMA-376, `PresentationML`).

mod stack;

use self::stack::Stack;
use super::package::{self, Package};
use super::xml::Step;
use super::{Found, Hidden, Stop, count, extras};

/// The places at the head and the foot of a page.
const EDGES: [&str; 4] = ["ftr", "hdr", "dt", "sldNum"];

/// Finds what a presentation hides.
pub(super) fn look(package: &mut Package<'_>) -> Found {
    let mut found = Vec::new();
    let slides = slides(package)?;
    for (place, part) in slides.iter().enumerate() {
        found.extend(slide(package, part, place + 1)?);
    }
    let unnamed = package.unnamed("ppt/slides/", &slides);
    if unnamed > 0 {
        let what = format!("{} that its list of slides does not name", count(unnamed, "slide", "slides"));
        found.push(Hidden { what, mend: "save the slides as PDF" });
    }
    found.extend(extras::look(package)?);
    Ok(found)
}

/// The parts of the slides, in the order in which they are shown.
fn slides(package: &mut Package<'_>) -> Result<Vec<String>, Stop> {
    let main = package.main("ppt/presentation.xml")?;
    let links = package.links(&main)?;
    let mut slides = Vec::new();
    package.walk(&main, &mut |step| {
        if let Step::Open(tag) = step
            && tag.name() == "sldId"
            && let Some(id) = tag.link()
        {
            let link = links.iter().find(|link| link.id == id);
            slides.push(link.map_or_else(String::new, |link| link.target.clone()));
        }
    })?;
    if slides.iter().all(|part| package.has(part)) { Ok(slides) } else { Err(Stop::Damaged(package::LOST.to_owned())) }
}

fn slide(package: &mut Package<'_>, part: &str, number: usize) -> Found {
    let mut found = Vec::new();
    let (mut unshown, mut shapes) = (false, 0_u32);
    let mut stack = Stack::default();
    package.walk(part, &mut |step| {
        stack.read(&step);
        let Step::Open(tag) = step else { return };
        match tag.name() {
            "sld" => unshown = tag.get("show").is_some_and(|show| matches!(show.as_str(), "0" | "false")),
            "cNvPr" if tag.says("hidden") => shapes += 1,
            _ => {}
        }
    })?;
    if unshown {
        found.push(Hidden { what: format!("slide {number} is hidden"), mend: "delete the slide" });
    }
    if shapes > 0 {
        let what = format!("{} on slide {number}", count(shapes, "hidden shape", "hidden shapes"));
        found.push(Hidden { what, mend: "delete the shapes: Home, Arrange, Selection Pane" });
    }
    if stack.covers {
        let what = format!("a dark shape over words on slide {number}: the words are still under it");
        found.push(Hidden { what, mend: "take the words out, and put a mark of the redaction in their place" });
    }
    let mut comments = 0_u32;
    for link in package.links(part)? {
        if link.kind == "comments" {
            comments = comments.saturating_add(package.count(&link.target, &["cm"])?);
        }
        if link.kind == "notesSlide" && has_words(package, &link.target)? {
            let what = format!("the speaker’s notes of slide {number}");
            found.push(Hidden { what, mend: "delete the notes, or save the slides as PDF without them" });
        }
    }
    if comments > 0 {
        let what = format!("{} on slide {number}", count(comments, "comment", "comments"));
        found.push(Hidden { what, mend: "delete the comments" });
    }
    Ok(found)
}

/// Whether notes say anything: the number of the slide and the date, which programs fill in, say nothing, nor does what
/// stands at the head and the foot of all pages of notes.
fn has_words(package: &mut Package<'_>, part: &str) -> Result<bool, Stop> {
    let (mut field, mut text, mut words, mut is_edge) = (false, false, false, false);
    package.walk(part, &mut |step| match step {
        Step::Open(tag) => match tag.name() {
            "sp" => is_edge = false,
            "ph" => is_edge = tag.get("type").is_some_and(|kind| EDGES.contains(&kind.as_str())),
            "fld" => field = true,
            "t" => text = true,
            _ => {}
        },
        Step::Close("fld") => field = false,
        Step::Close("t") => text = false,
        Step::Close("sp") => is_edge = false,
        Step::Words => words |= text && !field && !is_edge,
        Step::Close(_) => {}
    })?;
    Ok(words)
}
