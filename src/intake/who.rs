//! Who asks: the name, how to greet it, and the address.

use super::Requester;
use super::body::Body;
use super::dates::strip;
use super::message::Came;
use super::names::{in_order, is_name, is_plain_name, untitled};

pub(super) fn find(came: &Came, body: &Body) -> Requester {
    let signed: Vec<&str> = body.signed.iter().map(|line| line.trim()).filter(|line| !line.is_empty()).collect();
    let written = signed.first().copied().filter(|line| is_name(line) || is_plain_name(line));
    // In a form, or in a sentence.
    let form = came
        .text
        .lines()
        .find_map(|line| ["name:", "your name:", "full name:"].iter().find_map(|word| strip(line.trim(), word)));
    let spoken = came.text.find("y name is ").map(|at| &came.text[at + "y name is ".len()..]);
    let spoken = spoken.map(|rest| rest.split(['.', ',', '\n']).next().unwrap_or_default());
    let spoken = spoken.map(|rest| rest.split(" and ").next().unwrap_or_default());
    let same_line = body
        .ending_line()
        .and_then(|line| line.split_once(','))
        .map(|(_, name)| name.trim())
        .filter(|name| is_name(name));
    let written =
        written.or(same_line).or(form.filter(|name| is_plain_name(name))).or(spoken.filter(|name| is_name(name)));
    let (from_name, from_email) = body.from.as_deref().map(split_from).unwrap_or_default();
    let (sent_name, sent_email) =
        if body.forwarded { (None, None) } else { (came.name.as_deref().map(in_order), came.email.clone()) };
    let header = from_name.or(sent_name);
    let titled = written.map(untitled);
    let name = match (&header, &titled) {
        // A header may have a first name alone, and so may a signature.
        (Some(header), Some((written, _))) if words(header) < words(written) => Some(written.clone()),
        (Some(header), _) => Some(header.clone()),
        (None, written) => written.as_ref().map(|(name, _)| name.clone()),
    };
    let title = titled.and_then(|(_, title)| title);
    let salutation = title.zip(name.as_ref()).map(|(title, name)| {
        let last = name.split_whitespace().last().unwrap_or_default();
        format!("Dear {title} {last}")
    });
    let mail = |line: &&str| ["e-mail", "email"].iter().any(|word| strip(line, word).is_some());
    let of_form = came.text.lines().map(str::trim).filter(mail);
    let written_there: Vec<&str> = signed.iter().copied().chain(body.head_lines()).chain(of_form).collect();
    let email = from_email.or(sent_email).or_else(|| written_there.into_iter().find_map(address_of_email));
    let after_name = signed.get(usize::from(written.is_some())..).unwrap_or_default();
    let address = postal(after_name).or_else(|| letterhead(&body.head)).unwrap_or_default();
    Requester { name, salutation, email, address }
}

impl Body {
    fn head_lines(&self) -> Vec<&str> {
        self.head.iter().map(|line| line.trim()).collect()
    }
}

fn words(name: &str) -> usize {
    name.split_whitespace().count()
}

/// `Tamsin Rudge <tamsin@example.com>` in its parts.
fn split_from(from: &str) -> (Option<String>, Option<String>) {
    let email = address_of_email(from);
    let name = from.split(['<', '[']).next().unwrap_or_default().trim_matches(['"', ' ', '\'']);
    let name = Some(in_order(name)).filter(|name| !name.is_empty() && !name.contains('@'));
    (name, email)
}

/// The address of e-mail in a line.
fn address_of_email(line: &str) -> Option<String> {
    let edge = |one: char| !one.is_alphanumeric();
    let found =
        line.split([' ', '<', '>', '|', ',', ';', '(', ')', '[', ']']).map(|word| word.trim_start_matches("mailto:"));
    let sound =
        |word: &&str| word.split_once('@').is_some_and(|(before, after)| !before.is_empty() && after.contains('.'));
    found.filter(sound).map(|word| word.trim_matches(edge).to_owned()).next()
}

/// The lines of a postal address that ends with a postcode.
fn postal(lines: &[&str]) -> Option<Vec<String>> {
    let end = lines.iter().take(8).position(|line| ends_with_postcode(line))?;
    let about = |line: &&&str| {
        line.contains('@') || line.to_lowercase().starts_with("tel") || line.to_lowercase().starts_with("date")
    };
    let lines: Vec<&&str> = lines[..=end].iter().filter(|line| !about(line)).collect();
    Some(lines.into_iter().map(|line| line.trim_end_matches(',').to_owned()).collect())
}

/// An address at the right of the head of a letter: its writer's.
fn letterhead(head: &[String]) -> Option<Vec<String>> {
    let right: Vec<&str> =
        head.iter().filter(|line| line.starts_with(&" ".repeat(15))).map(|line| line.trim()).collect();
    postal(&right)
}

/// Whether a line ends with a postcode of the United Kingdom.
fn ends_with_postcode(line: &str) -> bool {
    let words: Vec<&str> = line.trim().trim_end_matches([',', '.']).split_whitespace().collect();
    let [.., outward, inward] = words.as_slice() else { return false };
    let shape = |word: &str| {
        word.chars()
            .map(|one| {
                if one.is_ascii_digit() {
                    '9'
                } else if one.is_ascii_uppercase() {
                    'A'
                } else {
                    '?'
                }
            })
            .collect::<String>()
    };
    let outward = shape(&outward.to_uppercase());
    shape(&inward.to_uppercase()) == "9AA" && ["A9", "A99", "AA9", "AA99", "A9A", "AA9A"].contains(&outward.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn postcodes_end_addresses() {
        for postcode in ["ZZ4 1AA", "Thornbeck ZZ12 6LN", "W1A 1AA"] {
            assert!(ends_with_postcode(postcode), "{postcode}");
        }
        for other in ["Thornbeck", "01632 960 288", "Room 4 1AB"] {
            assert!(!ends_with_postcode(other), "{other}");
        }
    }
}
