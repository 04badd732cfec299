//! Presentations of `PowerPoint` (ECMA-376, `PresentationML`).

use super::package::Package;
use super::xml::Step;
use super::{Found, Hidden, Stop, count, extras};

/// Finds what a presentation hides.
pub(super) fn look(package: &mut Package<'_>) -> Found {
    let mut found = Vec::new();
    for (place, part) in slides(package)?.iter().enumerate() {
        found.extend(slide(package, part, place + 1)?);
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
            slides.extend(links.iter().find(|link| link.id == id).map(|link| link.target.clone()));
        }
    })?;
    Ok(slides)
}

fn slide(package: &mut Package<'_>, part: &str, number: usize) -> Found {
    let mut found = Vec::new();
    let (mut unshown, mut shapes) = (false, 0_u32);
    package.walk(part, &mut |step| {
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

/// Whether notes say anything: the number of the slide and the date, which programs fill in, say nothing.
fn has_words(package: &mut Package<'_>, part: &str) -> Result<bool, Stop> {
    let (mut field, mut text, mut words) = (false, false, false);
    package.walk(part, &mut |step| match step {
        Step::Open(tag) => match tag.name() {
            "fld" => field = true,
            "t" => text = true,
            _ => {}
        },
        Step::Close("fld") => field = false,
        Step::Close("t") => text = false,
        Step::Words => words |= text && !field,
        Step::Close(_) => {}
    })?;
    Ok(words)
}
