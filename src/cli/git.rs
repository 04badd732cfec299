//! What version control remembers of a workspace, asked of the `git` command.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, bail};

use crate::approval::digest;
use crate::catalogue::TOPS;
use crate::source::Source;

/// The wording of a workspace as it was at a revision.
pub(super) fn wording_at(root: &Path, revision: &str) -> anyhow::Result<BTreeMap<String, String>> {
    let revision = commit(root, revision)?;
    let mut arguments = vec!["ls-tree", "-r", "-z", "--name-only", revision.as_str(), "--"];
    arguments.extend(TOPS);
    let listed = run(root, &arguments)?;
    let mut texts = BTreeMap::new();
    for file in listed.split('\0').filter(|file| !file.is_empty()) {
        // What is no text is no wording.
        if let Ok(text) = run(root, &["show", &format!("{revision}:./{file}")]) {
            texts.insert(file.to_owned(), text);
        }
    }
    Ok(texts)
}

/// The text of a file in the history of a workspace whose digest is the one that was approved.
pub(super) fn approved(root: &Path, file: &str, words: &str) -> Option<String> {
    /// How many versions of a file are looked at.
    const MOST: &str = "--max-count=500";
    let versions = run(root, &["log", MOST, "--format=%H", "--", file]).ok()?;
    versions.lines().find_map(|revision| {
        let text = run(root, &["show", &format!("{revision}:./{file}")]).ok()?;
        (digest(Source::new(file, text.clone()).raw()) == words).then_some(text)
    })
}

/// The full name of a revision. A name that begins with a dash would be an option.
fn commit(root: &Path, revision: &str) -> anyhow::Result<String> {
    let name = format!("{revision}^{{commit}}");
    let found = run(root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &name]);
    let found =
        found.with_context(|| format!("`{revision}` is no revision of a repository around `{}`", root.display()))?;
    Ok(found.lines().last().unwrap_or_default().to_owned())
}

fn run(root: &Path, arguments: &[&str]) -> anyhow::Result<String> {
    let output = Command::new("git").arg("-C").arg(root).args(arguments).output().context("cannot run `git`")?;
    if !output.status.success() {
        bail!("git says: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    String::from_utf8(output.stdout).context("what git gives is not text in UTF-8")
}
