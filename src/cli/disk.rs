//! A workspace on a disk: the nearest folder upwards that has a profile.
#![expect(clippy::disallowed_methods, reason = "this is where the program touches the disk")]

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Component, Path, PathBuf};
use std::sync::Mutex;

use anyhow::{Context, bail};

use crate::catalogue::{Catalogue, TOPS};
use crate::diagnostic::Report;
use crate::files::{Fault, Files, within};
use crate::letter;
use crate::office::{Office, PROFILE};
use crate::source::Sources;

/// A folder with a profile; nothing outside it can be read through it.
#[derive(Debug)]
pub(super) struct Workspace {
    /// The folder, with no links on the way to it.
    root: PathBuf,
    /// The files read so far, but in a batch, which writes where nothing is read.
    read: Mutex<Vec<PathBuf>>,
    /// The folder that a batch writes to: nothing in it is read.
    closed: Option<PathBuf>,
}

impl Workspace {
    fn at(root: PathBuf) -> Self {
        Self { root, read: Mutex::default(), closed: None }
    }

    /// Lets nothing be read any more from the folder that a batch writes to: what one letter says must not depend on
    /// whether another has been written.
    pub(super) fn close(&mut self, folder: &Path) {
        self.closed = Some(folder.to_owned());
    }

    /// The workspace of a file or folder, and its path within it.
    pub(super) fn of(path: &Path) -> anyhow::Result<(Self, String)> {
        let start = std::path::absolute(path).with_context(|| format!("cannot find {}", path.display()))?;
        let start = fs::canonicalize(&start).unwrap_or(start);
        let root = start.ancestors().find(|folder| folder.join(PROFILE).is_file());
        let Some(root) = root else {
            if !start.exists() {
                bail!("there is no `{}`", path.display());
            }
            bail!(
                "`{}` is in no workspace: there is no {PROFILE} in its folder or above it\n\
                 `foi init` makes one; or put a {PROFILE} with the authority's name and contacts beside the cases",
                path.display()
            );
        };
        let within = start.strip_prefix(root).map(slashes).unwrap_or_default();
        Ok((Self::at(root.to_owned()), within))
    }

    /// The workspace of a folder, or the folder itself where there is none: its wording can be checked all the same.
    pub(super) fn of_wording(folder: &Path) -> anyhow::Result<Self> {
        if !folder.exists() {
            bail!("there is no `{}`", folder.display());
        }
        if let Ok((workspace, _)) = Self::of(folder) {
            return Ok(workspace);
        }
        let root = fs::canonicalize(folder).with_context(|| format!("cannot find {}", folder.display()))?;
        Ok(Self::at(root))
    }

    /// The folder.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Where a file of the workspace is on the disk.
    pub(super) fn path(&self, file: &str) -> PathBuf {
        self.root.join(file)
    }

    /// The path within the workspace that a person means: of a file on the disk, or of one that the program carries.
    pub(super) fn within(&self, path: &Path) -> String {
        let real = fs::canonicalize(path).ok();
        let within = real.as_ref().and_then(|real| real.strip_prefix(&self.root).ok());
        within.map_or_else(|| slashes(path), slashes)
    }

    /// How to name a file of the workspace to somebody who stands where the program was started. What is not on the
    /// disk keeps the name that it has in the program.
    pub(super) fn shown(&self, file: &str) -> String {
        let path = self.root.join(file);
        let here = std::path::absolute(".").and_then(fs::canonicalize);
        match here {
            Ok(here) if path.is_file() => path.strip_prefix(&here).map_or_else(
                |_| match here.strip_prefix(&self.root) {
                    Ok(down) => "../".repeat(down.components().count()) + file,
                    Err(_) => slashes(&path),
                },
                slashes,
            ),
            _ => file.to_owned(),
        }
    }

    /// The file that was read and that a path on the disk leads to, by its path within the workspace.
    pub(super) fn was_read(&self, path: &Path) -> Option<String> {
        let read = self.read.lock().ok()?;
        let found = read.iter().find(|read| same_file(read, path))?;
        found.strip_prefix(&self.root).ok().map(slashes)
    }

    /// The workspaces at and below a path, each with its cases there, in order of their folders.
    pub(super) fn below(path: &Path) -> anyhow::Result<Vec<(Self, Vec<String>)>> {
        if !path.exists() {
            bail!("there is no `{}`", path.display());
        }
        let start = fs::canonicalize(path).with_context(|| format!("cannot find {}", path.display()))?;
        let mut found = vec![start.clone()];
        if start.is_dir() {
            found.clear();
            walk(&start, &mut found);
        }
        let mut workspaces: BTreeMap<PathBuf, Vec<String>> = BTreeMap::new();
        for file in found.iter().filter(|file| is_case(file)) {
            let root = file.ancestors().skip(1).find(|folder| folder.join(PROFILE).is_file());
            let within = root.and_then(|root| Some((root, file.strip_prefix(root).ok()?)));
            if let Some((root, within)) = within.filter(|(_, within)| !is_wording(within)) {
                workspaces.entry(root.to_owned()).or_default().push(slashes(within));
            }
        }
        let workspace = |(root, mut cases): (PathBuf, Vec<String>)| {
            cases.sort();
            (Self::at(root), cases)
        };
        Ok(workspaces.into_iter().map(workspace).collect())
    }

    /// The cases below a path of the workspace, in order of name: every YAML file but the profile.
    pub(super) fn cases(&self, within: &str) -> Vec<String> {
        let start = self.root.join(within);
        if !start.is_dir() {
            return vec![within.to_owned()];
        }
        let mut found = Vec::new();
        walk(&start, &mut found);
        found.retain(|path| is_case(path));
        let mut found: Vec<String> = found
            .iter()
            .filter_map(|path| path.strip_prefix(&self.root).ok())
            .filter(|path| !is_wording(path))
            .map(slashes)
            .collect();
        found.sort();
        found
    }
}

/// Whether a file can be a case, by its name.
fn is_case(path: &Path) -> bool {
    let yaml = path.extension().is_some_and(|ending| ending == "yaml" || ending == "yml");
    yaml && path.file_name().is_some_and(|name| name != PROFILE)
}

/// Whether a path of a workspace is one of wording.
fn is_wording(path: &Path) -> bool {
    TOPS.iter().any(|top| path.starts_with(top))
}

/// The files below a folder. Links to folders are not followed, so that no walk goes round in circles; what is
/// hidden, such as what version control keeps, is no part of a workspace.
fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => walk(&entry.path(), found),
            Ok(_) => found.push(entry.path()),
            Err(_) => {}
        }
    }
}

impl Files for Workspace {
    fn bytes(&self, path: &str, most: u64) -> Result<Vec<u8>, Fault> {
        let named = path.to_owned();
        let refused = |fault: std::io::Error| match fault.kind() {
            std::io::ErrorKind::NotFound => Fault::Missing(named.clone()),
            _ => Fault::Refused(named.clone(), fault.to_string()),
        };
        let real = fs::canonicalize(self.root.join(path)).map_err(refused)?;
        // A link may lead anywhere: what counts is where it ends.
        if !real.starts_with(&self.root) {
            return Err(Fault::Outside(named));
        }
        if self.closed.as_ref().is_some_and(|closed| real.starts_with(closed)) {
            return Err(Fault::Refused(named, "it is in the folder that letters are written to".to_owned()));
        }
        let about = fs::metadata(&real).map_err(refused)?;
        if about.is_dir() {
            return Err(Fault::Folder(if named.is_empty() { ".".to_owned() } else { named }));
        }
        if !about.is_file() {
            return Err(Fault::Refused(named, "it is no ordinary file".to_owned()));
        }
        let mut bytes = Vec::new();
        let file = fs::File::open(&real).map_err(refused)?;
        file.take(most * 1024 * 1024 + 1).read_to_end(&mut bytes).map_err(refused)?;
        if let (Ok(mut read), None) = (self.read.lock(), &self.closed) {
            read.push(real);
        }
        within(path, bytes, most)
    }

    fn list(&self, folder: &str) -> Vec<String> {
        let mut found = Vec::new();
        walk(&self.root.join(folder), &mut found);
        let mut found: Vec<String> =
            found.iter().filter_map(|path| path.strip_prefix(&self.root).ok()).map(slashes).collect();
        found.sort();
        found
    }
}

/// The office of a workspace, with the wording that is its own looked at. What is wrong is in the report.
pub(super) fn office(files: &Workspace, report: &mut Report) -> Option<Office> {
    let office = Office::load(files, report).filter(|_| report.errors() == 0)?;
    if office.catalogue.has_own() {
        letter::check_templates(&office.catalogue, false, report);
        office.catalogue.check_own_wording(report);
    }
    Some(office)
}

/// The folders at and below a path that nobody may look into.
pub(super) fn unreadable(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return vec![folder.to_owned()] };
    let folders = entries.flatten().filter(|entry| {
        let hidden = entry.file_name().to_string_lossy().starts_with('.');
        !hidden && entry.file_type().is_ok_and(|kind| kind.is_dir())
    });
    folders.flat_map(|entry| unreadable(&entry.path())).collect()
}

/// Whether two paths are one file.
fn same_file(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}

/// A path as every system writes it here.
pub(super) fn slashes(path: &Path) -> String {
    let step = |step: Component| match step {
        Component::RootDir => String::new(),
        step => step.as_os_str().to_string_lossy().into_owned(),
    };
    let steps: Vec<String> = path.components().map(step).collect();
    steps.join("/")
}

/// The catalogue as this folder sees it: with the files of the workspace around it, where there is one.
pub(super) fn catalogue() -> (Catalogue, Sources) {
    let workspace = Workspace::of(Path::new(".")).map(|(files, _)| files).ok();
    let nothing = BTreeMap::new();
    let files: &dyn Files = workspace.as_ref().map_or(&nothing, |files| files);
    let mut report = Report::default();
    let catalogue = Catalogue::load(files, &mut report);
    (catalogue, report.sources)
}
