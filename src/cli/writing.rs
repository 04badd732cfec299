//! Files that are written whole or not at all.
#![expect(clippy::disallowed_methods, reason = "this is where the program writes to the disk")]

use std::fs::{self, TryLockError};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use tempfile::NamedTempFile;

/// How the name of a file begins that is not whole yet, and how it ends.
const PART: (&str, &str) = (".foi-", ".part");

/// A folder that letters are written to.
///
/// What is being written has a name of its own there, and the program that writes it holds a lock on it. So a killed
/// run leaves nothing that looks like a letter, the next run can tell its remains from the work of a run beside it,
/// and takes them away.
#[derive(Debug)]
pub(super) struct Folder {
    /// The folder, with no links on the way to it.
    root: PathBuf,
    /// Whether a file that is there may be replaced by one that differs.
    replace: bool,
}

/// Why a letter was not written.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unwritten {
    /// Another file is there.
    #[error("`{0}` is there already and differs, perhaps as an earlier letter of the case: `--replace` replaces it")]
    Differs(String),
    /// A link leads out of the folder.
    #[error("`{0}` would be outside the folder to write to")]
    Outside(String),
    /// The system says no.
    #[error("cannot write `{0}`: {kind}", kind = .1.kind())]
    Refused(String, std::io::Error),
}

impl Unwritten {
    /// Whether no other file can be written either.
    pub(super) fn is_final(&self) -> bool {
        let Self::Refused(_, fault) = self else { return false };
        matches!(fault.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::ReadOnlyFilesystem)
    }
}

impl Folder {
    /// Opens a folder, making it where there is none, and clears away what a killed run has left in it.
    pub(super) fn open(path: &Path, replace: bool) -> anyhow::Result<Self> {
        let made = fs::create_dir_all(path).and_then(|()| fs::canonicalize(path));
        let root = made.with_context(|| format!("cannot write to the folder `{}`", path.display()))?;
        let folder = Self { root, replace };
        sweep(&folder.root);
        Ok(folder)
    }

    /// The folder, with no links on the way to it.
    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    /// Writes a file by its path in the folder. One that is there and has these bytes stays as it is.
    pub(super) fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Unwritten> {
        let refused = |fault| Unwritten::Refused(name.to_owned(), fault);
        let path = self.root.join(name);
        let folder = path.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder).map_err(refused)?;
        if !fs::canonicalize(folder).map_err(refused)?.starts_with(&self.root) {
            return Err(Unwritten::Outside(name.to_owned()));
        }
        match fs::symlink_metadata(&path) {
            Ok(there) if there.is_dir() => return Err(refused(ErrorKind::IsADirectory.into())),
            Ok(there) if there.is_file() && holds(&path, bytes) => return Ok(()),
            Ok(_) if !self.replace => return Err(Unwritten::Differs(name.to_owned())),
            _ => {}
        }
        let mut tries = 0;
        loop {
            match self.put(&path, bytes) {
                // The sweep of another run may have met the file before it was locked.
                Err(fault) if matches!(fault.kind(), ErrorKind::NotFound | ErrorKind::WouldBlock) && tries < 3 => {
                    tries += 1;
                }
                // So may another run that writes the same letter.
                Err(fault) if fault.kind() == ErrorKind::AlreadyExists => {
                    let same = holds(&path, bytes);
                    return if same { Ok(()) } else { Err(Unwritten::Differs(name.to_owned())) };
                }
                other => return other.map_err(refused),
            }
        }
    }

    fn put(&self, path: &Path, bytes: &[u8]) -> std::io::Result<()> {
        let mut file = part(&self.root)?;
        file.write_all(bytes)?;
        if self.replace {
            persist(file, path)
        } else {
            file.persist_noclobber(path).map(drop).map_err(|fault| fault.error)
        }
    }
}

/// Begins a file that is not whole yet.
fn part(folder: &Path) -> std::io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(PART.0).suffix(PART.1).permissions(permissions());
    let file = builder.tempfile_in(folder)?;
    match file.as_file().try_lock() {
        Err(TryLockError::WouldBlock) => Err(ErrorKind::WouldBlock.into()),
        // Where the system knows no locks, nothing is swept away either.
        Ok(()) | Err(TryLockError::Error(_)) => Ok(file),
    }
}

/// Takes away the remains of runs that are no more.
fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if !name.starts_with(PART.0) || !name.ends_with(PART.1) {
            continue;
        }
        let orphan = fs::OpenOptions::new().write(true).open(entry.path());
        if orphan.is_ok_and(|orphan| orphan.try_lock().is_ok()) {
            // Another run may have been quicker.
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn persist(file: NamedTempFile, path: &Path) -> std::io::Result<()> {
    file.persist(path).map(drop).map_err(|fault| fault.error)
}

/// Whether a file holds just these bytes.
pub(super) fn holds(path: &Path, bytes: &[u8]) -> bool {
    let length = fs::metadata(path).map_or(0, |about| about.len());
    length == bytes.len() as u64 && fs::read(path).is_ok_and(|there| there == bytes)
}

/// Writes a file whole or not at all, in the place of one that is there. What is no ordinary file, such as a pipe, is
/// written to as it is.
pub(super) fn write_whole(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    let there = fs::metadata(path).ok();
    if there.as_ref().is_some_and(|there| !there.is_file() && !there.is_dir()) {
        return fs::write(path, bytes).with_context(|| format!("cannot write `{}`", path.display()));
    }
    if path.is_dir() {
        bail!("`{}` is a folder: name the file to write", path.display());
    }
    // A file that is there keeps who may read it.
    let permissions = there.map_or_else(permissions, |there| there.permissions());
    let wrote = || persist(whole(path, permissions.clone(), bytes)?, path);
    wrote().with_context(|| format!("cannot write `{}`", path.display()))
}

/// Writes a new file whole or not at all; one that is there is never touched.
pub(super) fn write_new(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if !folder_of(path).is_dir() {
        bail!("there is no folder `{}`: make it first", folder_of(path).display());
    }
    let wrote = || whole(path, permissions(), bytes)?.persist_noclobber(path).map(drop).map_err(|fault| fault.error);
    match wrote() {
        Err(fault) if fault.kind() == ErrorKind::AlreadyExists => {
            bail!("`{}` is there already: name another file, or take it away first", path.display())
        }
        other => other.with_context(|| format!("cannot write `{}`", path.display())),
    }
}

/// Makes a folder where there is none.
pub(super) fn make_folder(path: &Path) -> anyhow::Result<()> {
    fs::create_dir_all(path).with_context(|| format!("cannot make the folder `{}`", path.display()))
}

/// A file with these bytes, beside the place where it is to stand.
fn whole(path: &Path, permissions: fs::Permissions, bytes: &[u8]) -> std::io::Result<NamedTempFile> {
    let folder = folder_of(path);
    let mut file = tempfile::Builder::new().permissions(permissions).tempfile_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

/// The folder in which a path names a file.
fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// What an ordinary file may be used for: the system takes away what its user keeps from others.
#[cfg(unix)]
fn permissions() -> fs::Permissions {
    std::os::unix::fs::PermissionsExt::from_mode(0o666)
}

/// A file that is written bit by bit, and stands in its place when it is whole.
#[derive(Debug)]
pub(super) struct Unfinished(NamedTempFile);

impl Unfinished {
    /// Begins a file that is to stand at a path. One that is there is replaced only where it begins like this one.
    pub(super) fn beside(path: &Path, head: &[u8]) -> anyhow::Result<Self> {
        if path.is_dir() {
            bail!("`{}` is a folder: name the file to write", path.display());
        }
        let mut there = vec![0; head.len()];
        let same = fs::File::open(path).and_then(|mut file| file.read_exact(&mut there)).is_ok_and(|()| there == head);
        if path.exists() && !same {
            bail!("`{}` is there and is no summary: name another file", path.display());
        }
        let folder = folder_of(path);
        sweep(folder);
        let begun = part(folder).and_then(|mut file| file.write_all(head).map(|()| file));
        Ok(Self(begun.map_err(|fault| anyhow::anyhow!("cannot write `{}`: {}", path.display(), fault.kind()))?))
    }

    /// Puts the whole file in its place.
    pub(super) fn finish(self, path: &Path) -> std::io::Result<()> {
        self.0.as_file().sync_all()?;
        persist(self.0, path)
    }
}

impl Write for Unfinished {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.0.flush()
    }
}
