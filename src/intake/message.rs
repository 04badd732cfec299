//! What came: an e-mail with its headers, or a text. Alone knows the parser of e-mails and the reader of HTML.

use mail_parser::{Addr, DateTime, HeaderName, HeaderValue, Message, MessageParser, MimeHeaders};

use super::Fault;
use super::dates::in_the_united_kingdom;
use crate::calendar::Day;
use crate::table;

/// The most bytes of words that a request may have: a thousand pages.
const MOST: usize = 2 * 1024 * 1024;

/// What came, before anything is taken out of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Came {
    /// The words.
    pub(super) text: String,
    /// The name of who sent it, as the header has it.
    pub(super) name: Option<String>,
    /// The address that it was sent from.
    pub(super) email: Option<String>,
    /// Another address, to which answers are asked for.
    pub(super) reply_to: Option<String>,
    /// What it says that it is about.
    pub(super) subject: Option<String>,
    /// The day on which its sender says that it was sent.
    pub(super) sent: Option<Day>,
    /// The day on which the authority's own server took it in.
    pub(super) arrived: Option<Day>,
    /// Files that came with it.
    pub(super) attached: Vec<String>,
    /// Whether it was in a message that somebody passed on as a file.
    pub(super) forwarded: bool,
}

/// Reads what came.
pub(super) fn read(bytes: &[u8], named_email: bool) -> Result<Came, Fault> {
    if let Some(kind) = other_kind(bytes) {
        return Err(Fault::NotText(kind));
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut came =
        if named_email || is_email(bytes) { email(bytes)? } else { Came { text: decode(bytes)?, ..Came::default() } };
    if came.text.len() > MOST {
        return Err(Fault::TooLong);
    }
    came.text = plain(&came.text);
    if came.text.trim().is_empty() {
        return Err(if came.attached.is_empty() { Fault::Empty } else { Fault::OnlyAttached(came.attached) });
    }
    Ok(came)
}

/// What a file is that holds no words to be read as they are.
fn other_kind(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 6] = [
        (b"%PDF", "a PDF"),
        (b"PK\x03\x04", "a Word file or another archive"),
        (b"\xd0\xcf\x11\xe0", "a message of Outlook or an old Word file"),
        (b"{\\rtf", "a file in Rich Text Format"),
        (b"\x89PNG", "an image"),
        (b"\xff\xd8\xff", "an image"),
    ];
    KINDS.into_iter().find(|(head, _)| bytes.starts_with(head)).map(|(_, kind)| kind)
}

/// The words of a text file.
fn decode(bytes: &[u8]) -> Result<String, Fault> {
    let text = table::decode(bytes);
    let odd = text.chars().filter(|one| one.is_control() && !matches!(one, '\n' | '\r' | '\t' | '\u{c}')).count();
    if odd * 100 > text.len() { Err(Fault::NotText("a file of bytes")) } else { Ok(text) }
}

/// Whether a text begins with the headers of an e-mail.
fn is_email(bytes: &[u8]) -> bool {
    const KNOWN: [&str; 8] =
        ["from:", "to:", "subject:", "date:", "received:", "message-id:", "mime-version:", "return-path:"];
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(16 * 1024)]).into_owned();
    let mut lines =
        head.lines().skip_while(|line| line.starts_with("From ")).take_while(|line| !line.trim().is_empty());
    let mut seen = 0;
    let sound = lines.by_ref().take(200).all(|line| {
        let lower = line.to_ascii_lowercase();
        seen += usize::from(KNOWN.iter().any(|name| lower.starts_with(name)));
        let name = line.split(':').next().unwrap_or_default();
        line.starts_with([' ', '\t']) || (line.contains(':') && !name.contains(' '))
    });
    // What was copied out of a mail program says `Sent:` and is read as a text.
    sound && seen >= 3 && !head.lines().any(|line| line.starts_with("Sent:"))
}

fn email(bytes: &[u8]) -> Result<Came, Fault> {
    let message = MessageParser::default().parse(bytes).ok_or(Fault::NoEmail)?;
    // Who passes a message on as a file says little.
    let inner = message.attachments().find_map(|part| part.message());
    let own = words(&message)?;
    if let Some(inner) = inner.filter(|_| own.split_whitespace().count() < 25) {
        return Ok(Came { forwarded: true, ..of_message(inner)? });
    }
    of_message(&message)
}

/// What a message says, and what its headers say of it.
fn of_message(message: &Message) -> Result<Came, Fault> {
    let from = message.from().and_then(|from| from.first());
    let address =
        |addr: Option<&Addr>| addr.and_then(|addr| addr.address.as_deref()).map(line).filter(|text| text.contains('@'));
    let email = address(from);
    let reply_to = address(message.reply_to().and_then(|reply| reply.first()));
    let sent = message.date().filter(|date| date.is_valid()).and_then(day);
    let arrived = message.headers().iter().find_map(|header| match &header.value {
        HeaderValue::Received(received) if header.name == HeaderName::Received => received.date.as_ref().and_then(day),
        _ => None,
    });
    let file =
        |part: &&mail_parser::MessagePart| !(part.is_text_html() || part.content_id().is_some() && is_image(part));
    Ok(Came {
        text: words(message)?,
        name: from
            .and_then(|from| from.name.as_deref())
            .map(line)
            .filter(|name| !name.is_empty() && !name.contains('@')),
        reply_to: reply_to
            .filter(|reply| Some(reply.to_lowercase()) != email.as_ref().map(|email| email.to_lowercase())),
        email,
        subject: message.subject().map(line).filter(|subject| !subject.is_empty()),
        sent,
        arrived,
        attached: message.attachments().filter(file).map(name_of).collect(),
        forwarded: false,
    })
}

fn is_image(part: &mail_parser::MessagePart) -> bool {
    part.content_type().is_some_and(|kind| kind.ctype() == "image")
}

fn name_of(part: &mail_parser::MessagePart) -> String {
    let name = part.attachment_name().map(line).filter(|name| !name.is_empty());
    name.unwrap_or_else(|| if part.is_message() { "a message".to_owned() } else { "a file without a name".to_owned() })
}

fn day(date: &DateTime) -> Option<Day> {
    in_the_united_kingdom(date.to_timestamp())
}

/// The words of a message: its text, or else its HTML as one reads it.
fn words(message: &Message) -> Result<String, Fault> {
    let plain: Vec<&str> =
        message.text_bodies().filter(|part| !part.is_text_html()).filter_map(|part| part.text_contents()).collect();
    let plain = plain.join("\n\n");
    // Some programs put there only that they can show more.
    let stub = plain.len() < 250
        && plain.to_lowercase().contains("html")
        && message.html_bodies().any(mail_parser::MessagePart::is_text_html);
    if !plain.trim().is_empty() && !stub {
        return Ok(plain);
    }
    let mut text = String::new();
    for html in message.html_bodies().filter_map(|part| part.text_contents()) {
        if html.len() > MOST {
            return Err(Fault::TooLong);
        }
        text.push_str(&seen(html)?);
    }
    Ok(text)
}

/// HTML as one reads it: lists with their numbers, what is quoted behind `>`.
fn seen(html: &str) -> Result<String, Fault> {
    let config = html2text::config::plain_no_decorate().no_link_wrapping().raw_mode(true);
    let text = config.string_from_read(html.as_bytes(), 10_000).map_err(|_| Fault::NoEmail)?;
    let lower = html.to_ascii_lowercase();
    // A quotation is also how programs indent.
    let cites = ["gmail_quote", "type=\"cite\"", "type=cite", "type='cite'", "wrote:", "moz-cite", "<blockquote>"];
    let text: String = if cites.iter().any(|mark| lower.contains(mark) && lower.contains("wrote")) {
        text
    } else {
        text.lines().map(|line| line.trim_start_matches("> ").to_owned() + "\n").collect()
    };
    let lettered = ["type=\"a\"", "type=a", "type='a'", "lower-alpha"].iter().any(|kind| lower.contains(kind));
    Ok(if lettered { text.lines().map(|line| letter(line) + "\n").collect() } else { text })
}

/// The reader of HTML numbers every list. The lists below others have letters here.
fn letter(line: &str) -> String {
    let rest = line.trim_start();
    let indent = &line[..line.len() - rest.len()];
    let found = rest.split_once(". ").and_then(|(number, words)| Some((number.parse::<u8>().ok()?, words)));
    match found {
        Some((number @ 1..=26, words)) if !indent.is_empty() => {
            format!("{indent}{}) {words}", char::from(b'a' + number - 1))
        }
        _ => line.to_owned(),
    }
}

/// Words without what a machine put between them: every line ends alike, and nothing is there that nobody sees.
fn plain(text: &str) -> String {
    let text =
        text.replace("\r\n", "\n").replace(['\r', '\u{2028}', '\u{2029}', '\u{b}'], "\n").replace('\u{c}', "\n\n");
    let mut plain = String::with_capacity(text.len());
    for line in text.split('\n') {
        for one in line.chars() {
            match one {
                '\t' => plain.push_str("    "),
                '\u{a0}' | '\u{2007}' | '\u{202f}' | '\u{2002}'..='\u{200a}' | '\u{3000}' => plain.push(' '),
                '\u{f0b7}' | '\u{f0a7}' | '\u{f0d8}' => plain.push('•'),
                other if unseen(other) => {}
                other => plain.push(other),
            }
        }
        plain.truncate(plain.trim_end_matches(' ').len());
        plain.push('\n');
    }
    plain
}

/// A character that is not seen, or means nothing in a letter.
fn unseen(one: char) -> bool {
    let private = matches!(one, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{10ffff}');
    let marks = matches!(one, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ad}');
    one.is_control() || private || marks
}

/// One line of a header, of which its sender may have made anything.
fn line(text: &str) -> String {
    let words: Vec<String> =
        text.split_whitespace().map(|word| word.chars().filter(|one| !unseen(*one)).collect()).collect();
    words.join(" ").chars().take(300).collect()
}
