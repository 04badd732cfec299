//! Names of people, by their look.

/// What stands before a name.
const TITLES: [&str; 14] =
    ["mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor", "rev", "revd", "cllr", "councillor", "sir", "dame"];

/// Whether a line is a person's name, as far as its look tells.
pub(super) fn is_name(line: &str) -> bool {
    let line = line.trim().trim_end_matches(',');
    let line = line.split(" (").next().unwrap_or(line);
    let parts: Vec<&str> = line.split_whitespace().collect();
    let part = |part: &&str| {
        let small = matches!(
            *part,
            "de" | "da"
                | "van"
                | "von"
                | "der"
                | "den"
                | "la"
                | "le"
                | "ap"
                | "ab"
                | "al"
                | "bin"
                | "ó"
                | "of"
                | "&"
                | "and"
        );
        small || part.chars().next().is_some_and(char::is_uppercase)
    };
    (1..=5).contains(&parts.len())
        && parts.iter().all(part)
        && line.chars().all(|one| one.is_alphabetic() || matches!(one, ' ' | '.' | '-' | '\'' | '’' | '&'))
        && !(line.ends_with('.') && line.split_whitespace().count() > 3)
}

/// A name where one is expected: people write it in small letters too.
pub(super) fn is_plain_name(line: &str) -> bool {
    let words = line.split_whitespace().count();
    (1..=4).contains(&words)
        && line.chars().all(|one| one.is_alphabetic() || matches!(one, ' ' | '.' | '-' | '\'' | '’'))
}

/// `Pellow, Gareth` as it is spoken.
pub(super) fn in_order(name: &str) -> String {
    let name = name.split(" (").next().unwrap_or(name);
    match name.split_once(',') {
        Some((last, first)) if is_name(last.trim()) && is_name(first.trim()) => {
            format!("{} {}", first.trim(), last.trim())
        }
        _ => name.to_owned(),
    }
}

/// Letters after a name that are no part of it.
const HONOURS: [&str; 20] = [
    "mbe", "obe", "cbe", "kbe", "dbe", "bem", "mp", "msp", "ms", "am", "kc", "qc", "jp", "phd", "frs", "dl", "ba",
    "bsc", "ma", "msc",
];

/// A name without its title, and the title: `Mr Colin Aspinwall`, `Winifred Aldous (Mrs)`.
pub(super) fn untitled(name: &str) -> (String, Option<String>) {
    let is_title = |word: &str| TITLES.contains(&word.trim_matches(['.', '(', ')']).to_lowercase().as_str());
    let bare = |word: &str| word.trim_matches(['.', '(', ')']).to_owned();
    let name = name.trim().trim_end_matches(',');
    let mut words: Vec<&str> = name.split_whitespace().collect();
    while words.len() > 2
        && words.last().is_some_and(|last| HONOURS.contains(&last.trim_matches(['.', ',']).to_lowercase().as_str()))
    {
        words.pop();
    }
    let name = words.join(" ");
    let name = name.trim_end_matches(',');
    // Two people are greeted as they sign.
    if name.contains(" & ") || name.contains(" and ") {
        return (name.to_owned(), None);
    }
    if let Some((first, rest)) = name.split_once(' ').filter(|(first, _)| is_title(first)) {
        return (rest.trim().to_owned(), Some(bare(first)));
    }
    if let Some((rest, last)) = name.rsplit_once(" (").filter(|(_, last)| is_title(last)) {
        return (rest.trim().to_owned(), Some(bare(last)));
    }
    (name.split(" (").next().unwrap_or(name).to_owned(), None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_told_by_their_look() {
        for name in [
            "D. R. Mossop",
            "Bernadette Oyelaran-Kitt",
            "Winifred Aldous (Mrs)",
            "Siobhán O'Neill",
            "Huw ap Rhys",
            "Tamsin",
        ] {
            assert!(is_name(name), "{name}");
        }
        for other in [
            "14 Heol y Ffynnon",
            "I know my rights. You have been warned",
            "secretary",
            "ZZ4 1AA",
            "Please answer soon",
            "",
        ] {
            assert!(!is_name(other), "{other}");
        }
    }

    #[test]
    fn a_title_greets_and_is_no_part_of_a_name() {
        assert_eq!(untitled("Mr Colin Aspinwall"), ("Colin Aspinwall".to_owned(), Some("Mr".to_owned())));
        assert_eq!(untitled("Winifred Aldous (Mrs)"), ("Winifred Aldous".to_owned(), Some("Mrs".to_owned())));
        assert_eq!(in_order("Pellow, Gareth"), "Gareth Pellow");
    }
}
