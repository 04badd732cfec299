//! `foi completions` and `foi man`: what a shell and `man` need to know, from the arguments themselves.

use std::path::PathBuf;

use anyhow::bail;
use clap::{Command, CommandFactory};
use clap_complete::Shell;

use super::out::print;
use super::writing::{make_folder, write_whole};
use super::{Arguments as All, Outcome};

/// Arguments of `foi completions`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  foi completions bash > ~/.local/share/bash-completion/completions/foi\n  foi completions zsh > \"${fpath[1]}/_foi\"\n  foi completions fish > ~/.config/fish/completions/foi.fish\n  foi completions powershell >> $PROFILE"
)]
pub(super) struct Arguments {
    /// The shell.
    #[arg(value_enum)]
    shell: Shell,
}

/// Arguments of `foi man`.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  foi man | man -l -\n  foi man draft | man -l -\n  foi man --out-dir ~/.local/share/man/man1"
)]
pub(super) struct Man {
    /// The command whose page is wanted; otherwise the page about all of them.
    #[arg(value_name = "COMMAND", num_args = 0..)]
    command: Vec<String>,
    /// A folder to write every page to.
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    out_dir: Option<PathBuf>,
}

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let mut text = Vec::new();
    clap_complete::generate(arguments.shell, &mut All::command(), "foi", &mut text);
    print(&text)?;
    Ok(Outcome::Clean)
}

pub(super) fn man(arguments: &Man) -> anyhow::Result<Outcome> {
    let mut all = All::command();
    all.build();
    if let Some(folder) = &arguments.out_dir {
        make_folder(folder)?;
        let mut pages = Vec::new();
        gather(&all, "foi", &mut pages)?;
        for (name, page) in pages {
            write_whole(&folder.join(format!("{name}.1")), &page)?;
        }
        return Ok(Outcome::Clean);
    }
    let mut command = &all;
    let mut name = "foi".to_owned();
    for step in &arguments.command {
        let Some(found) = command.find_subcommand(step) else {
            let known: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
            bail!("there is no command `{step}`: the commands are {}", known.join(", "));
        };
        name = format!("{name}-{step}");
        command = found;
    }
    print(&page(command, &name)?)?;
    Ok(Outcome::Clean)
}

fn page(command: &Command, name: &str) -> anyhow::Result<Vec<u8>> {
    let mut page = Vec::new();
    clap_mangen::Man::new(command.clone().display_name(name.to_owned())).render(&mut page)?;
    Ok(page)
}

/// The page of a command and of those below it.
fn gather(command: &Command, name: &str, pages: &mut Vec<(String, Vec<u8>)>) -> anyhow::Result<()> {
    pages.push((name.to_owned(), page(command, name)?));
    for below in command.get_subcommands().filter(|below| below.get_name() != "help") {
        gather(below, &format!("{name}-{}", below.get_name()), pages)?;
    }
    Ok(())
}
