//! Findings for a person at a terminal, in the manner of the Rust compiler.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};

use super::{Diagnostic, Report, Severity};

/// All findings of a report as text, a blank line between them; empty where there are none.
#[must_use]
pub fn render(report: &Report, colour: bool) -> String {
    let renderer = if colour { Renderer::styled() } else { Renderer::plain() }.decor_style(DecorStyle::Ascii);
    report.findings().iter().map(|finding| one(report, finding, &renderer) + "\n\n").collect()
}

fn one(report: &Report, finding: &Diagnostic, renderer: &Renderer) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Breach => Level::ERROR.with_name("breach"),
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    let title = level.primary_title(&finding.message).id(finding.code);
    let excerpt = finding.label.as_ref().map(|(span, label)| (report.sources.excerpt(*span), label));
    let mut group = annotate_snippets::Group::with_title(title);
    if let Some((excerpt, label)) = &excerpt {
        if excerpt.text.is_empty() {
            group = group.element(Origin::path(&excerpt.name).line(excerpt.line));
        } else {
            let mark = AnnotationKind::Primary.span(excerpt.mark.clone()).label(label.as_str());
            group = group
                .element(Snippet::source(&excerpt.text).line_start(excerpt.line).path(&excerpt.name).annotation(mark));
        }
    }
    if let Some(law) = &finding.law {
        group = group.element(Level::NOTE.with_name("law").message(law.as_ref()));
    }
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.message(help));
    }
    let more = format!("foi explain {}", finding.explained_by());
    group = group.element(Level::INFO.with_name("more").message(more));
    renderer.render(&[group])
}
