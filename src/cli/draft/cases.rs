//! Which cases a batch drafts, and where the letter of each goes.
#![expect(clippy::disallowed_methods, reason = "the command line asks the disk what a path is")]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use crate::backend::{BACKENDS, Backend};
use crate::catalogue::TOPS;
use crate::cli::disk::{Workspace, slashes, unreadable};
use crate::source::printable;

/// A case of a batch.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Case {
    /// Its workspace, by its place among those of the batch.
    pub(super) workspace: usize,
    /// Its path within the workspace.
    pub(super) path: String,
    /// How it is named to the person who asked for it.
    pub(super) shown: String,
    /// Where its letter goes below the folder, without an ending.
    pub(super) letter: String,
    /// Why it has no letter, where that is plain before it is read.
    pub(super) refused: Option<String>,
}

impl Case {
    /// The files of its letter, one for each format.
    pub(super) fn files(&self, formats: &[&Backend]) -> Vec<String> {
        formats.iter().map(|format| format!("{}.{}", self.letter, format.ending)).collect()
    }
}

/// The cases of a batch with their workspaces.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) workspaces: Vec<Workspace>,
    pub(super) cases: Vec<Case>,
    /// Where those are on the disk: who names a case twice wants one letter.
    seen: BTreeSet<PathBuf>,
}

/// A part of a batch, such as `2/8`: every eighth case, from the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Shard {
    number: usize,
    of: usize,
}

impl Shard {
    /// Reads `2/8`.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let numbers = text.split_once('/').and_then(|(number, of)| Some((number.parse().ok()?, of.parse().ok()?)));
        let sound = numbers.filter(|(number, of)| (1..=*of).contains(number));
        let (number, of) = sound.ok_or("write which part of how many: `2/8` is the second of eight")?;
        Ok(Self { number, of })
    }

    /// Whether the case of a place belongs to it.
    fn has(self, place: usize) -> bool {
        place % self.of == self.number - 1
    }
}

impl std::fmt::Display for Shard {
    fn fmt(&self, formatter: &mut std::fmt::Formatter) -> std::fmt::Result {
        write!(formatter, "{}/{}", self.number, self.of)
    }
}

/// The cases at and below paths. Their letters have the names of their files, and the folders in which those are below
/// the path that was given: names that cannot leave the folder to write to. Cases whose letters would have one
/// name, also on a disk that knows no capitals, have none.
pub(super) fn gather(paths: &[PathBuf], folder: &Path, shard: Option<Shard>) -> anyhow::Result<Found> {
    let mut found = Found::default();
    for path in paths {
        found.add(path)?;
    }
    for workspace in &mut found.workspaces {
        apart(workspace.root(), folder)?;
        workspace.close(folder);
    }
    found.refuse_namesakes();
    if let Some(shard) = shard {
        let mut place = 0;
        found.cases.retain(|_| {
            place += 1;
            shard.has(place - 1)
        });
    }
    Ok(found)
}

/// Refuses a folder to write to that holds a workspace, or its wording: a letter must not become a part of either.
fn apart(root: &Path, folder: &Path) -> anyhow::Result<()> {
    let wording = TOPS.iter().any(|top| folder.starts_with(root.join(top)));
    if root.starts_with(folder) || wording {
        bail!(
            "`{}` is no place for letters: name a folder of their own, such as `--out-dir letters`",
            folder.display()
        );
    }
    Ok(())
}

impl Found {
    fn add(&mut self, path: &Path) -> anyhow::Result<()> {
        let start = fs::canonicalize(path).with_context(|| format!("there is no `{}`", path.display()))?;
        let single = !start.is_dir();
        let below = Workspace::below(path)?;
        if below.is_empty() {
            // Says so where the path is in no workspace.
            let (files, within) = Workspace::of(path)?;
            if !single {
                bail!("there is no case in `{}`", path.display());
            }
            self.push(within, &path.display().to_string(), &name_of(path));
            self.workspaces.push(files);
            return Ok(());
        }
        for folder in if single { Vec::new() } else { unreadable(&start) } {
            let name = folder.strip_prefix(&start).map(slashes).unwrap_or_default();
            let shown = path.join(&name);
            self.cases.push(Case {
                workspace: self.workspaces.len(),
                path: String::new(),
                shown: shown.display().to_string(),
                letter: name,
                refused: Some("you may not look into this folder: ask whoever it belongs to".to_owned()),
            });
        }
        for (files, cases) in below {
            for case in cases {
                let on_disk = files.path(&case);
                let below = on_disk.strip_prefix(&start).map(slashes).unwrap_or_default();
                if !self.seen.insert(on_disk) {
                    continue;
                }
                if single {
                    self.push(case, &path.display().to_string(), &name_of(path));
                } else {
                    self.push(case, &slashes(&path.join(&below)), &below);
                }
            }
            self.workspaces.push(files);
        }
        Ok(())
    }

    fn push(&mut self, path: String, shown: &str, file: &str) {
        let shown = printable(shown);
        let letter = file.rsplit_once('.').map_or(file, |(stem, _)| stem).to_owned();
        self.cases.push(Case { workspace: self.workspaces.len(), path, shown, letter, refused: None });
    }

    fn refuse_namesakes(&mut self) {
        let files: BTreeSet<String> = self
            .cases
            .iter()
            .flat_map(|case| BACKENDS.iter().map(|format| format!("{}.{}", case.letter.to_lowercase(), format.ending)))
            .collect();
        for case in self.cases.iter_mut().filter(|case| case.refused.is_none()) {
            let letter = case.letter.to_lowercase();
            if Path::new(&letter).ancestors().skip(1).any(|folder| files.contains(&slashes(folder))) {
                case.refused = Some("its folder would have the name of another case's letter: rename one".to_owned());
            }
        }
        let mut names: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, case) in self.cases.iter().enumerate().filter(|(_, case)| case.refused.is_none()) {
            names.entry(case.letter.to_lowercase()).or_default().push(place);
        }
        for places in names.into_values().filter(|places| places.len() > 1) {
            for place in &places {
                let other = places.iter().find(|other| *other != place).map(|other| self.cases[*other].shown.clone());
                let other = other.unwrap_or_default();
                self.cases[*place].refused = Some(format!(
                    "its letter would have the name of that of `{other}`: rename one, or draft them apart"
                ));
            }
        }
    }
}

fn name_of(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_case_is_in_one_part_of_a_batch() {
        let parts: Vec<Shard> = (1..=3).map(|number| Shard { number, of: 3 }).collect();
        for place in 0..10 {
            assert_eq!(parts.iter().filter(|part| part.has(place)).count(), 1);
        }
    }

    #[test]
    fn a_part_is_written_as_number_and_count() {
        assert_eq!(Shard::parse("2/8"), Ok(Shard { number: 2, of: 8 }));
        for wrong in ["0/8", "9/8", "2", "2/0", "-1/3", "a/b", ""] {
            assert!(Shard::parse(wrong).is_err(), "{wrong}");
        }
    }
}
