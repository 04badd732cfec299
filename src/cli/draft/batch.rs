//! Many cases at once: every letter on its own, on every core, in the order of the cases.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

use anyhow::Context;

use super::Arguments;
use super::cases::{Case, Found, gather};
use super::summary::{Done, Summary};
use crate::backend::{Backend, Press};
use crate::cli::Outcome;
use crate::cli::disk::{Workspace, office};
use crate::cli::out::Screen;
use crate::cli::writing::Folder;
use crate::diagnostic::Report;
use crate::office::{Office, Order, Words};

/// As deep as the main thread's: a document may be nested.
const STACK: usize = 8 * 1024 * 1024;

/// Drafts the cases, writes each letter, tells of each what was found.
pub(super) fn run(arguments: &Arguments, folder: &Path, screen: &Screen) -> anyhow::Result<Outcome> {
    let formats = arguments.formats();
    let folder = Folder::open(folder, arguments.replace)?;
    let found = gather(&arguments.cases, folder.root(), arguments.shard)?;
    let threads = match arguments.jobs {
        Some(jobs) => usize::from(jobs),
        None => thread::available_parallelism().map_or(1, usize::from),
    };
    let mut summary = Summary::open(arguments, &formats, found.cases.len())?;
    let batch = Batch { arguments, formats: &formats, folder: &folder, stop: AtomicBool::new(false), screen };
    let mut from = 0;
    for number in 0..=found.workspaces.len() {
        let until = found.cases.partition_point(|case| case.workspace <= number);
        batch.workspace(&found, number, from..until, threads, &mut summary)?;
        from = until;
    }
    summary.close(&found.cases)
}

/// What every thread of a batch knows.
struct Batch<'a> {
    arguments: &'a Arguments,
    formats: &'a [&'static Backend],
    folder: &'a Folder,
    /// Set where no more letters can be written.
    stop: AtomicBool,
    screen: &'a Screen,
}

impl Batch<'_> {
    /// Drafts the cases of one workspace.
    fn workspace(
        &self,
        found: &Found,
        number: usize,
        range: std::ops::Range<usize>,
        threads: usize,
        summary: &mut Summary,
    ) -> anyhow::Result<()> {
        let cases = &found.cases[range];
        let Some(files) = found.workspaces.get(number).filter(|_| !cases.is_empty()) else {
            return cases.iter().try_for_each(|case| summary.add(case, &Done::refused(case)));
        };
        let mut report = Report::default();
        let office = office(files, &mut report).filter(|_| report.errors() == 0);
        self.screen.report(&report);
        let Some(office) = office else {
            return cases.iter().try_for_each(|case| summary.add(case, &Done::unsound()));
        };
        let next = AtomicUsize::new(0);
        thread::scope(|scope| {
            // Whoever is ahead waits: what is done and not told yet takes memory.
            let (sender, receiver) = sync_channel(threads * 4);
            for _ in 0..threads.min(cases.len()) {
                let sender = sender.clone();
                let (next, office) = (&next, &office);
                let work = move || {
                    Worker { batch: self, office, files, presses: Vec::new() }.work(cases, next, &sender);
                };
                let spawned = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, work);
                spawned.context("cannot start a thread: ask for fewer with `--jobs`")?;
            }
            drop(sender);
            // They come as they are done, and are told in the order of the cases.
            let mut early = BTreeMap::new();
            let mut told = 0;
            for (place, done) in receiver {
                early.insert(place, done);
                while let Some(done) = early.remove(&told) {
                    summary.add(&cases[told], &done)?;
                    told += 1;
                }
            }
            // Where the disk was full, cases are left that nobody took.
            cases[told..].iter().try_for_each(|case| summary.add(case, &Done::stopped()))
        })
    }
}

/// One thread of a batch.
struct Worker<'a> {
    batch: &'a Batch<'a>,
    office: &'a Office,
    files: &'a Workspace,
    /// A press for each format, made when the first letter needs it.
    presses: Vec<Box<dyn Press>>,
}

impl Worker<'_> {
    fn work(mut self, cases: &[Case], next: &AtomicUsize, sender: &SyncSender<(usize, Done)>) {
        while !self.batch.stop.load(Ordering::Relaxed) {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(case) = cases.get(place) else { return };
            // A fault of the program in one case is no reason to leave the others.
            let done = catch_unwind(AssertUnwindSafe(|| self.draft(case)));
            let done = done.unwrap_or_else(|_| {
                self.presses.clear();
                Done::broken()
            });
            if sender.send((place, done)).is_err() {
                return;
            }
        }
    }

    fn draft(&mut self, case: &Case) -> Done {
        if case.refused.is_some() {
            return Done::refused(case);
        }
        let Batch { arguments, formats, folder, stop, screen } = self.batch;
        let mut report = Report::new(self.office.sources.clone());
        if self.presses.is_empty() {
            let press = |format: &&Backend| (format.press)(self.office, self.files, &mut report);
            self.presses = formats.iter().map(press).collect();
        }
        let order = Order {
            case: case.path.clone(),
            step: arguments.step,
            layout: arguments.layout,
            as_draft: arguments.as_draft,
            words: Words::Law,
        };
        let document = crate::compose(self.office, self.files, &order, &mut report);
        let mut letters = Vec::new();
        if let Some(document) = &document {
            letters.extend(self.presses.iter_mut().map(|press| press.write(document, &mut report)));
        }
        let allowed = !letters.is_empty() && report.allows(arguments.as_draft);
        let mut done = Done::found(&report, self.files, case, screen, arguments.summary.is_some());
        for (file, letter) in case.files(formats).iter().zip(&letters).filter(|_| allowed) {
            match folder.write(file, letter) {
                Ok(()) => {
                    done.written = true;
                    done.files.push(file.clone());
                }
                Err(fault) => {
                    stop.fetch_or(fault.is_final(), Ordering::Relaxed);
                    done.refuse(fault.to_string());
                    return done;
                }
            }
        }
        done
    }
}
