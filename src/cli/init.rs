//! `foi init`.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use anyhow::bail;
use dialoguer::Input;

use super::Outcome;
use super::out::{say, watched};
use super::writing::{holds, make_folder, write_new};
use crate::catalogue::Catalogue;
use crate::diagnostic::Report;
use crate::files::Files;
use crate::schema;

const EXAMPLES: &str = "Example:
  foi init requests --name \"Wexmoor Borough Council\" --email foi@example.org --address \"Tollhouse Court, Wexmoor, ZZ4 1AA\"

At a terminal it asks for what is not said; in a pipe it asks nothing. It never writes over a file.";

/// Arguments of `foi init`.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Arguments {
    /// The folder to make a workspace of.
    #[arg(value_name = "DIR")]
    folder: PathBuf,
    /// The authority's name.
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// The address of e-mail for requests.
    #[arg(long, value_name = "ADDRESS")]
    email: Option<String>,
    /// The postal address, with commas between its lines.
    #[arg(long, value_name = "LINES")]
    address: Option<String>,
    /// The address of e-mail for internal reviews. Otherwise that for requests.
    #[arg(long, value_name = "ADDRESS")]
    review: Option<String>,
}

/// Who the authority is.
struct Authority {
    name: String,
    email: String,
    address: Vec<String>,
    review: String,
}

/// Folders for wording of the authority's own.
const FOLDERS: [&str; 9] = [
    "cases",
    "templates/letters",
    "templates/parts",
    "templates/wording",
    "exemptions/foia",
    "exemptions/eir",
    "exemptions/foisa",
    "exemptions/eisr",
    "sent",
];

pub(super) fn run(arguments: &Arguments) -> anyhow::Result<Outcome> {
    let folder = &arguments.folder;
    let authority = authority(arguments)?;
    let nothing = std::collections::BTreeMap::<String, String>::new();
    let catalogue = Catalogue::load(&nothing as &dyn Files, &mut Report::default());
    let files = [
        ("README.md", authority.fill(include_str!("init/README.md"))),
        (".gitignore", "letters/\n".to_owned()),
        ("case.schema.json", format!("{:#}\n", schema::of_case(&catalogue))),
        ("foi.schema.json", format!("{:#}\n", schema::of_authority())),
        ("cases/example.yaml", include_str!("init/example.yaml").to_owned()),
        ("cases/example-agreement.md", include_str!("init/example-agreement.md").to_owned()),
        // The last, because it makes a workspace of the folder.
        ("foi.yaml", authority.fill(include_str!("init/foi.yaml"))),
    ];
    // What an earlier run has begun is finished; what is anybody else's is left alone.
    let there = |name: &str, text: &str| folder.join(name).exists() && !holds(&folder.join(name), text.as_bytes());
    let workspace = folder.join("foi.yaml");
    if workspace.exists() {
        bail!("`{}` is there already: name a folder that is no workspace yet", workspace.display());
    }
    if let Some((name, _)) = files.iter().find(|(name, text)| there(name, text)) {
        bail!("`{}` is there already: name a folder that is no workspace yet", folder.join(name).display());
    }
    for name in FOLDERS {
        make_folder(&folder.join(name))?;
    }
    for (name, text) in files.iter().filter(|(name, _)| !folder.join(name).exists()) {
        write_new(&folder.join(name), text.as_bytes())?;
    }
    tell(folder, arguments);
    Ok(Outcome::Clean)
}

fn authority(arguments: &Arguments) -> anyhow::Result<Authority> {
    let asking = std::io::stdin().is_terminal() && watched();
    let ask = |said: &Option<String>, prompt: &str, otherwise: &str| -> anyhow::Result<String> {
        match said {
            Some(said) => Ok(said.clone()),
            None if asking => Ok(Input::new().with_prompt(prompt).default(otherwise.to_owned()).interact_text()?),
            None => Ok(otherwise.to_owned()),
        }
    };
    let name = ask(&arguments.name, "Name of the authority", "Example Borough Council")?;
    let email = ask(&arguments.email, "E-mail for requests", "requests@example.org")?;
    let address = ask(&arguments.address, "Postal address, with commas", "1 Some Street, Some Town, ZZ1 1AA")?;
    let review = ask(&arguments.review, "E-mail for internal reviews", &email)?;
    let address: Vec<String> =
        address.split(',').map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect();
    if [&name, &email, &review].into_iter().chain(&address).any(|text| text.contains(char::is_control)) {
        bail!("each of the authority's name and addresses is one line");
    }
    if ![&email, &review].into_iter().all(|text| text.contains('@')) {
        bail!("`{email}` and `{review}` should be addresses of e-mail");
    }
    if [&name, &email, &review].into_iter().any(|text| text.trim().is_empty()) || address.is_empty() {
        bail!("a letter needs the authority's name, its e-mail and its postal address");
    }
    Ok(Authority { name, email, address, review })
}

impl Authority {
    /// A file with the authority in it. Every value is quoted: a name may hold anything.
    fn fill(&self, text: &str) -> String {
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let address: Vec<String> = self.address.iter().map(|line| quoted(line)).collect();
        let name = if text.starts_with("# Letters") { self.name.clone() } else { quoted(&self.name) };
        text.replace("{NAME}", &name)
            .replace("{EMAIL}", &quoted(&self.email))
            .replace("{ADDRESS}", &format!("[{}]", address.join(", ")))
            .replace("{REVIEW}", &quoted(&self.review))
    }
}

/// Says what comes next.
fn tell(folder: &Path, arguments: &Arguments) {
    let shown = folder.display();
    let invented = arguments.name.is_none() || arguments.email.is_none() || arguments.address.is_none();
    let first = if invented {
        format!("Read `{shown}/foi.yaml` first: your authority's name and addresses stand in every letter.\n")
    } else {
        String::new()
    };
    say(&format!(
        "{first}A letter to try: foi draft {shown}/cases/example.yaml -o letter.pdf\n\
         Your first case: foi new {shown}/cases/0001.yaml --from request.txt\n"
    ));
}
