//! A workspace on a disk: the nearest folder upwards that has a profile.
#![expect(clippy::disallowed_methods, reason = "this is where the program touches the disk")]

use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use anyhow::{Context, bail};

use crate::catalogue::Catalogue;
use crate::diagnostic::Report;
use crate::files::{Fault, Files, within};
use crate::office::PROFILE;
use crate::source::Sources;

/// A folder with a profile; nothing outside it can be read through it.
#[derive(Debug)]
pub(super) struct Workspace {
    /// The folder, with no links on the way to it.
    root: PathBuf,
    /// The files read so far.
    read: Mutex<Vec<PathBuf>>,
}

impl Workspace {
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
                 copy one of the examples, or put a {PROFILE} with the authority's name and contacts beside the cases",
                path.display()
            );
        };
        let within = start.strip_prefix(root).map(slashes).unwrap_or_default();
        Ok((Self { root: root.to_owned(), read: Mutex::default() }, within))
    }

    /// The file that was read and that a path on the disk leads to, by its path within the workspace.
    pub(super) fn was_read(&self, path: &Path) -> Option<String> {
        let read = self.read.lock().ok()?;
        let found = read.iter().find(|read| same_file(read, path))?;
        found.strip_prefix(&self.root).ok().map(slashes)
    }

    /// The cases below a path of the workspace, in order of name: every YAML file but the profile.
    pub(super) fn cases(&self, within: &str) -> Vec<String> {
        if self.root.join(within).is_dir() {
            let mut found = Vec::new();
            self.walk(&self.root.join(within), &mut found);
            found.retain(|path| (path.ends_with(".yaml") || path.ends_with(".yml")) && path != PROFILE);
            found.sort();
            found
        } else {
            vec![within.to_owned()]
        }
    }

    /// The files below a folder. Links to folders are not followed, so that no walk goes round in circles.
    fn walk(&self, folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
            let path = entry.path();
            match entry.file_type() {
                Ok(kind) if kind.is_dir() => self.walk(&path, found),
                Ok(_) => found.extend(path.strip_prefix(&self.root).map(slashes)),
                Err(_) => {}
            }
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
        if let Ok(mut read) = self.read.lock() {
            read.push(real);
        }
        within(path, bytes, most)
    }

    fn list(&self, folder: &str) -> Vec<String> {
        let mut found = Vec::new();
        self.walk(&self.root.join(folder), &mut found);
        found.sort();
        found
    }
}

/// Writes a file whole or not at all. What is no ordinary file, such as a pipe, is written to as it is.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let there = fs::metadata(path).ok();
    if there.as_ref().is_some_and(|there| !there.is_file() && !there.is_dir()) {
        return fs::write(path, bytes).with_context(|| format!("cannot write `{}`", path.display()));
    }
    // A file that is there keeps who may read it.
    let permissions = there.map_or_else(permissions, |there| there.permissions());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let wrote = || -> anyhow::Result<()> {
        let mut file = tempfile::Builder::new().permissions(permissions.clone()).tempfile_in(folder)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        file.persist(path)?;
        Ok(())
    };
    if path.is_dir() {
        bail!("`{}` is a folder: name the file to write", path.display());
    }
    wrote().with_context(|| format!("cannot write `{}`", path.display()))
}

/// What an ordinary file may be used for: the system takes away what its user keeps from others.
#[cfg(unix)]
fn permissions() -> fs::Permissions {
    std::os::unix::fs::PermissionsExt::from_mode(0o666)
}

/// Whether two paths are one file.
fn same_file(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}

fn slashes(path: &Path) -> String {
    let steps: Vec<String> = path.components().map(|step| step.as_os_str().to_string_lossy().into_owned()).collect();
    steps.join("/")
}

/// The catalogue as this folder sees it: with the files of the workspace around it, where there is one.
pub(super) fn catalogue() -> (Catalogue, Sources) {
    let workspace = Workspace::of(Path::new(".")).map(|(files, _)| files).ok();
    let nothing = std::collections::BTreeMap::new();
    let files: &dyn Files = workspace.as_ref().map_or(&nothing, |files| files);
    let mut report = Report::default();
    let catalogue = Catalogue::load(files, &mut report);
    (catalogue, report.sources)
}
