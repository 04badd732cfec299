//! What a request is about, in the words of its subject or heading.

/// A subject without what every request says: `Re: FOI request - road resurfacing` is about road resurfacing.
pub(super) fn bare_subject(subject: &str) -> Option<String> {
    const SAID: &[&str] = &[
        "subject:",
        "[external]",
        "external",
        "under foi",
        "re:",
        "fw:",
        "fwd:",
        "request under the",
        "request under",
        "under",
        "freedom of information (scotland) act 2002",
        "freedom of information act 2000",
        "freedom of information act",
        "freedom of information",
        "environmental information regulations 2004",
        "environmental information regulations",
        "foi/eir",
        "foia",
        "foi",
        "eir",
        "new request",
        "information request",
        "request for information",
        "request",
        "deddf rhyddid gwybodaeth 2000",
        "cais am wybodaeth",
        "under the",
    ];
    let edge = |one: char| {
        one.is_whitespace()
            || matches!(one, '-' | '–' | '—' | ':' | '"' | '“' | '”' | '\'' | ',' | '/' | '(' | ')' | '[' | ']' | '*')
    };
    let mut rest = subject.trim_matches(edge);
    loop {
        let before = rest;
        for said in SAID {
            if let Some(head) = rest.get(..said.len()).filter(|head| head.eq_ignore_ascii_case(said)) {
                let after = &rest[head.len()..];
                if !after.starts_with(char::is_alphanumeric) || said.ends_with(':') {
                    rest = after.trim_start_matches(edge);
                }
            }
            let tail = rest
                .len()
                .checked_sub(said.len())
                .and_then(|at| rest.get(at..))
                .filter(|tail| tail.eq_ignore_ascii_case(said));
            if let Some(tail) = tail {
                let before = &rest[..rest.len() - tail.len()];
                if before.is_empty() || before.ends_with(edge) {
                    rest = before.trim_end_matches(edge);
                }
            }
        }
        if rest == before {
            break;
        }
    }
    let closed = if rest.contains('(') && !rest.contains(')') { format!("{rest})") } else { rest.to_owned() };
    let mut letters = closed.chars();
    let first = letters.next()?;
    (closed.chars().count() > 2).then(|| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_subject_says_what_the_request_is_about() {
        let cases = [
            ("Re: Fwd: FOI request - road resurfacing", Some("Road resurfacing")),
            ("Freedom of Information request - Town centre CCTV", Some("Town centre CCTV")),
            ("FOI Request: Telephony Contracts", Some("Telephony Contracts")),
            ("Agency nurses – request under “FOI”", Some("Agency nurses")),
            ("Freedom of Information (Scotland) Act 2002 - social work out of hours", Some("Social work out of hours")),
            (
                "Freedom of Information – admission appeals (St Ferwin’s & others)",
                Some("Admission appeals (St Ferwin’s & others)"),
            ),
            ("Freedom of Information Act 2000 – Request", None),
            ("Deddf Rhyddid Gwybodaeth 2000: cais am wybodaeth", None),
            ("FOI", None),
            ("", None),
        ];
        for (subject, about) in cases {
            assert_eq!(bare_subject(subject).as_deref(), about, "{subject}");
        }
    }
}
