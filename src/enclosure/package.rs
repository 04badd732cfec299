//! The files of office programs: zip archives of parts, most of them XML (ECMA-376 part 2, OASIS `OpenDocument` part 2).
//!
//! What is unpacked is bounded part by part and in all, and what the archive says of itself is not believed.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::Stop;
use super::xml::{self, Step};

/// The most parts that an archive may have.
const MOST_PARTS: usize = 2_000;

/// The most bytes of one part.
const LARGEST: u64 = 64 * 1024 * 1024;

/// The most bytes of all parts that are read.
const MOST: u64 = 256 * 1024 * 1024;

/// How many places may look like the end of an archive before it is not read: each is tried.
const MOST_ENDS: usize = 1_000;

/// How a file begins that is no archive but a compound file: the old format of Office, and the shell around a workbook
/// that is locked with a password.
const COMPOUND: &[u8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

const NO_MAIN: &str = "it is no file of its kind: the part that all others belong to is missing";

/// What a sheet or a slide is to be found in is not there.
pub(super) const LOST: &str = "a sheet or a slide that it names is missing";

/// An archive that is open. Names of its parts are in small letters, because programs do not heed their case.
pub(super) struct Package<'b> {
    archive: ZipArchive<Cursor<&'b [u8]>>,
    names: Vec<String>,
    left: u64,
}

/// A relationship of a part to another.
pub(super) struct Link {
    /// How the part refers to it.
    pub(super) id: String,
    /// What it is to the part: `comments`, `notesSlide`.
    pub(super) kind: String,
    /// The other part.
    pub(super) target: String,
}

/// Opens an archive.
pub(super) fn open(bytes: &[u8]) -> Result<Package<'_>, Stop> {
    if bytes.starts_with(COMPOUND) {
        return Err(Stop::Unseen("it is locked with a password, or in the old format of Office".to_owned()));
    }
    if !is_bounded(bytes) {
        return Err(too_large());
    }
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| refusal(&error))?;
    let plain = |name: &str| name.replace('\\', "/").trim_start_matches('/').to_lowercase();
    let names: Vec<String> = archive.file_names().map(plain).collect();
    if names.len() > MOST_PARTS { Err(too_large()) } else { Ok(Package { archive, names, left: MOST }) }
}

/// Whether the directory of an archive is one that a file of this size may have. What reads it makes room for as many
/// parts as it names, and looks for another when one is broken.
fn is_bounded(bytes: &[u8]) -> bool {
    let field = |record: &[u8], at: usize| -> u64 {
        let bytes = record.get(at..at + 8).and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(0, u64::from_le_bytes)
    };
    let most = u64::try_from(MOST_PARTS).unwrap_or(u64::MAX);
    let large = |record: &[u8]| {
        let is_end = record.starts_with(b"PK\x06\x06") && field(record, 4) < (1 << 32);
        is_end && (field(record, 24) > most || field(record, 32) > most)
    };
    let ends = bytes.windows(4).filter(|four| *four == b"PK\x05\x06").count();
    ends <= MOST_ENDS && !bytes.windows(40).any(large)
}

fn too_large() -> Stop {
    Stop::Unseen("it has more in it than the program looks through".to_owned())
}

/// Why an archive, or a part of it, cannot be unpacked.
fn refusal(error: &ZipError) -> Stop {
    match error {
        ZipError::UnsupportedArchive(_) => {
            Stop::Unseen("it is locked with a password, or packed in a way that the program cannot unpack".to_owned())
        }
        _ => Stop::Damaged("it is no file of its kind, or not a whole one".to_owned()),
    }
}

impl Package<'_> {
    /// The names of the parts below a folder, or those that begin so.
    pub(super) fn below(&self, start: &str) -> Vec<String> {
        self.names.iter().filter(|name| name.starts_with(start) && !name.ends_with('/')).cloned().collect()
    }

    /// Whether there is a part with this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.names.iter().any(|known| known == name)
    }

    /// Shows every step of a part that is XML. A part that is not there has none.
    pub(super) fn walk(&mut self, name: &str, see: &mut dyn FnMut(Step<'_>)) -> Result<(), Stop> {
        let Some(bytes) = self.read(name)? else { return Ok(()) };
        xml::walk(&bytes, see).map_err(|_| Stop::Damaged("one of its parts is no XML".to_owned()))
    }

    /// How many elements with one of some names a part has.
    pub(super) fn count(&mut self, name: &str, elements: &[&str]) -> Result<u32, Stop> {
        let mut number = 0_u32;
        self.walk(name, &mut |step| {
            if let Step::Open(tag) = step {
                number = number.saturating_add(u32::from(elements.contains(&tag.name())));
            }
        })?;
        Ok(number)
    }

    /// The part that the whole file is about, which lies where parts of its kind lie: a file of another kind that was
    /// given this ending has it elsewhere.
    pub(super) fn main(&mut self, usual: &str) -> Result<String, Stop> {
        let named = self.links("")?.into_iter().find(|link| link.kind == "officeDocument").map(|link| link.target);
        let main = named.unwrap_or_else(|| usual.to_owned());
        let folder = |name: &str| name.split_once('/').map(|(folder, _)| folder.to_owned());
        let is_main = self.has(&main) && folder(&main) == folder(usual);
        if is_main { Ok(main) } else { Err(Stop::Damaged(NO_MAIN.to_owned())) }
    }

    /// The XML parts of a folder that are not among some: once they were, and what they hold is still there.
    pub(super) fn unnamed(&self, folder: &str, named: &[String]) -> u32 {
        let is_part = |name: &&String| {
            let file = name.strip_prefix(folder).filter(|file| file.ends_with(".xml"));
            file.is_some_and(|file| !file.contains('/')) && !named.contains(name)
        };
        u32::try_from(self.names.iter().filter(is_part).count()).unwrap_or(u32::MAX)
    }

    /// The relationships of a part to others of the archive. Those of the archive itself are those of no part.
    pub(super) fn links(&mut self, part: &str) -> Result<Vec<Link>, Stop> {
        let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
        let name = format!("{folder}/_rels/{file}.rels");
        let mut links = Vec::new();
        self.walk(name.trim_start_matches('/'), &mut |step| {
            let Step::Open(tag) = step else { return };
            let (Some(id), Some(target)) = (tag.get("Id"), tag.get("Target")) else { return };
            if tag.get("TargetMode").is_none_or(|mode| mode != "External") {
                let kind = tag.get("Type").unwrap_or_default();
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                links.push(Link { id, kind, target: resolve(folder, &target) });
            }
        })?;
        Ok(links)
    }

    pub(super) fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, Stop> {
        let Some(place) = self.names.iter().position(|known| known == name) else { return Ok(None) };
        let most = LARGEST.min(self.left);
        let part = self.archive.by_index(place).map_err(|error| refusal(&error))?;
        if part.size() > most {
            return Err(too_large());
        }
        let mut bytes = Vec::new();
        let read = part.take(most + 1).read_to_end(&mut bytes);
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if length > most {
            return Err(too_large());
        }
        read.map_err(|_| Stop::Damaged("one of its parts cannot be unpacked".to_owned()))?;
        self.left -= length;
        Ok(Some(bytes))
    }
}

/// The name of a part, as a part in a folder refers to it.
fn resolve(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/").to_lowercase();
    let mut path: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            name => path.push(name),
        }
    }
    path.retain(|step| !step.is_empty());
    path.join("/")
}
