//! Whether words ask for something.

/// How a sentence begins that asks.
const BEGINS: &[&str] = &[
    "please provide",
    "please send",
    "please supply",
    "please give",
    "please tell",
    "please confirm",
    "please list",
    "please state",
    "please let me have",
    "please disclose",
    "please release",
    "please forward",
    "please include",
    "please can",
    "please could",
    "please would",
    "please may",
    "please also",
    "please say",
    "please set out",
    "please share",
    "please detail",
    "please specify",
    "please explain",
    "please advise",
    "please copy",
    "kindly",
    "i should like",
    "i should also like",
    "i also request",
    "i also wish",
    "i also ask",
    "i'd be interested",
    "i would be interested",
    "it'd be helpful",
    "it would be helpful",
    "let me have",
    "let us have",
    "grateful for",
    "i would also",
    "may we",
    "we should like",
    "number of",
    "how many",
    "how much",
    "i would like",
    "i would also like",
    "i'd like",
    "i'd also like",
    "i want",
    "i also want",
    "i am requesting",
    "i am seeking",
    "i seek",
    "i'm requesting",
    "i request",
    "i hereby request",
    "i wish to",
    "i am asking for",
    "i ask for",
    "i need",
    "i require",
    "i should be obliged",
    "i should like",
    "i would be grateful",
    "i'd be grateful",
    "can you",
    "can i",
    "could you",
    "could i",
    "may i",
    "would you",
    "will you",
    "provide",
    "send me",
    "send us",
    "give me",
    "tell me",
    "tell us",
    "supply",
    "disclose",
    "list ",
    "confirm",
    "we would like",
    "we request",
    "we are requesting",
    "we want",
    "copies of",
    "a copy of",
    "hoffwn",
    "rwy'n gofyn",
    "anfonwch",
    "rhowch",
    "a fyddech",
    "a allwch",
    "a wnewch",
    "dywedwch",
];

/// Words of politeness, of the law and of the form in which an answer is wanted: they ask for no information.
const POLITE: &[&str] = &[
    "acknowledg",
    "receipt",
    "electronic",
    "by e-mail",
    "by email",
    "e-mail is",
    "email is",
    "spreadsheet",
    "format",
    "look forward",
    "hesitate",
    "cost limit",
    "appropriate limit",
    "clarif",
    "let me know if",
    "let me know whether",
    "contact me",
    "get in touch",
    "working days",
    "make a request",
    "make a freedom",
    "make the following",
    "make this request",
    "make an foi",
    "submit a",
    "submit the",
    "following information",
    "following request",
    "the following",
    "information about the public",
    "treat this",
    "this is a request",
    "internal review",
    "commissioner",
    "advice and assistance",
    "advise and assist",
    "section 16",
    "write to instead",
    "who i should be writing",
    "answer to",
    "reply to",
    "this request",
    "gwybodaeth ganlynol",
    "cais am",
    "set out below",
    "as soon as",
    "if you need",
    "if any of this",
    "if this",
    "if it's",
    "if it is",
    "help with",
    "going to be over",
];

/// Words that ask wherever they stand in a sentence.
const WITHIN: &[&str] = &[
    " please provide",
    " please send",
    " please supply",
    " please also send",
    " i should like ",
    " i would like ",
    " i'd like ",
    " i request ",
    " i also request ",
    " would like to know",
    " would like to receive",
    " let me have ",
    "also requested",
    " want to know",
];

/// Words that lead to what is asked.
const LEADS: &[&str] = &[
    "firstly",
    "secondly",
    "thirdly",
    "lastly",
    "finally",
    "first",
    "second",
    "also",
    "and",
    "but",
    "so",
    "then",
    "in addition",
    "additionally",
    "furthermore",
];

/// Whether a sentence asks for information, as far as words can tell.
pub(super) fn asks(sentence: &str) -> bool {
    let plain = sentence.trim().replace('’', "'").to_lowercase();
    let plain = plain.trim_start_matches(|one: char| !one.is_alphanumeric());
    if plain.split_whitespace().count() < 3
        || plain.ends_with(':')
        || POLITE.iter().any(|polite| plain.contains(polite))
    {
        return false;
    }
    let question = plain.trim_end_matches(['"', '”', '\'', ')', ' ']).ends_with('?');
    question || begins(plain) || WITHIN.iter().any(|words| plain.contains(words))
}

/// Whether a sentence begins as one that asks does, whatever its end.
fn begins(plain: &str) -> bool {
    let led = LEADS.iter().find_map(|lead| plain.strip_prefix(lead).filter(|rest| rest.starts_with([' ', ','])));
    let plain = led.unwrap_or(plain).trim_start_matches([' ', ',']);
    BEGINS.iter().any(|begin| plain.starts_with(begin))
}

/// Whether a sentence says that it asks, and is not only put as a question.
pub(super) fn requests(sentence: &str) -> bool {
    let plain = sentence.trim().replace('’', "'").to_lowercase();
    asks(sentence) && (begins(plain.trim_start()) || WITHIN.iter().any(|words| plain.contains(words)))
}

/// Whether a paragraph is a question of its own, to which what follows belongs: `How many geese, by:`.
pub(super) fn is_question(paragraph: &str) -> bool {
    const OPEN: [&str; 10] =
        ["how", "what", "which", "who", "when", "where", "why", "number of", "the number", "please split"];
    let last = sentences(paragraph).pop().unwrap_or_default().to_lowercase();
    let question = last.ends_with('?') && asks(&last);
    question || (OPEN.iter().any(|word| last.starts_with(word)) && last.split_whitespace().count() >= 3)
}

/// Whether words lead to a list of questions.
pub(super) fn leads(sentence: &str) -> bool {
    let plain = sentence.trim().replace('’', "'").to_lowercase();
    let words = [
        "following",
        "please",
        "would like",
        "i'd like",
        "i request",
        "questions",
        "to know",
        "ganlynol",
        "could you",
        "can you",
        "provide",
        "tell me",
    ];
    words.iter().any(|word| plain.contains(word))
}

/// The sentences of a paragraph, as far as full stops tell.
pub(super) fn sentences(paragraph: &str) -> Vec<&str> {
    const SHORT: [&str; 18] = [
        "mr.", "mrs.", "ms.", "dr.", "prof.", "rev.", "st.", "no.", "nos.", "e.g.", "i.e.", "etc.", "approx.", "inc.",
        "ltd.", "vs.", "p.", "pp.",
    ];
    let mut found = Vec::new();
    let mut start = 0;
    let ends: Vec<(usize, char)> = paragraph.char_indices().filter(|(_, one)| matches!(one, '.' | '?' | '!')).collect();
    for (at, end) in ends {
        let after = paragraph[at + 1..].trim_start_matches(['"', '”', '’', '\'', ')']);
        if !after.starts_with(' ') || at < start {
            continue;
        }
        let next = after.trim_start();
        let word = paragraph[start..=at].rsplit(' ').next().unwrap_or_default().to_lowercase();
        let initial = word.trim_start_matches('(').chars().count() == 2 && end == '.';
        if end == '.' && (SHORT.contains(&word.as_str()) || initial || next.starts_with(char::is_lowercase)) {
            continue;
        }
        let until = paragraph.len() - after.len();
        found.push(paragraph[start..until].trim());
        start = paragraph.len() - next.len();
    }
    found.push(paragraph[start..].trim());
    found.retain(|sentence| !sentence.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_asks_is_told_from_what_is_polite() {
        for asked in [
            "How much was paid?",
            "I would like to know how many routes were changed.",
            "Please send me copies of the final report.",
            "Firstly, how much did the council pay?",
            "I want everything you have got about the leisure centre",
            "Could you also tell me the name of the firm?",
        ] {
            assert!(asks(asked), "{asked}");
        }
        for polite in [
            "This is a request under the Freedom of Information Act.",
            "I would like to make a request under the Act.",
            "Please acknowledge receipt of this e-mail.",
            "Could you please send it in electronic form?",
            "I look forward to hearing from you.",
            "Please can you provide the following:",
            "It has been like this for years.",
        ] {
            assert!(!asks(polite), "{polite}");
        }
    }

    #[test]
    fn a_full_stop_within_a_sentence_does_not_end_it() {
        let text = "Mr. Reed of No. 4 paid £1.5m, e.g. in May. Why? Dr. A. Smith knows.";
        assert_eq!(sentences(text), ["Mr. Reed of No. 4 paid £1.5m, e.g. in May.", "Why?", "Dr. A. Smith knows."]);
    }
}
