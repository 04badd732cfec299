//! The list of modules in `lib.rs` is the order of dependency: a module uses only those above it.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::common::root;

/// The modules in the order in which `lib.rs` declares them.
fn modules() -> Vec<String> {
    let text = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let names = text.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    names.map(str::to_owned).collect()
}

/// The source files of a module: its own and those below it.
fn files(module: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut paths = vec![root().join(format!("src/{module}.rs")), root().join(format!("src/{module}"))];
    while let Some(path) = paths.pop() {
        if path.is_dir() {
            paths.extend(fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push((path.display().to_string(), fs::read_to_string(&path).unwrap()));
        }
    }
    found
}

/// The modules that a text names by `crate::`, with tests and comments left out.
fn used(text: &str) -> Vec<String> {
    let code: String = text
        .split("#[cfg(test)]")
        .next()
        .unwrap()
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"))
        .collect::<Vec<_>>()
        .join("\n");
    let mut names = Vec::new();
    for piece in code.split("crate::").skip(1) {
        if let Some(list) = piece.strip_prefix('{') {
            names.extend(list.split('}').next().unwrap().split(',').map(|name| name.trim().to_owned()));
        } else {
            names
                .push(piece.chars().take_while(|character| character.is_alphanumeric() || *character == '_').collect());
        }
    }
    names
}

#[test]
fn a_module_uses_only_those_above_it() {
    let order: BTreeMap<String, usize> = modules().into_iter().enumerate().map(|(place, name)| (name, place)).collect();
    assert!(order.len() > 15);
    let mut faults = Vec::new();
    for (module, place) in &order {
        for (file, text) in files(module) {
            for name in used(&text).iter().filter(|name| *name != module) {
                if order.get(name).is_some_and(|other| other >= place) {
                    faults.push(format!("{file} uses `{name}`, which stands below `{module}`"));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_source_file_belongs_to_a_module_of_the_list() {
    let mut known = modules();
    known.extend(["lib".to_owned(), "main".to_owned()]);
    for entry in fs::read_dir(root().join("src")).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        assert!(known.contains(&stem), "{} is in no `mod` of lib.rs", path.display());
    }
}

#[test]
fn only_the_module_that_is_named_knows_a_library() {
    let alone = [
        ("serde_yaml", "yaml"),
        ("tera", "template"),
        ("pulldown_cmark", "document"),
        ("clap", "cli"),
        ("anyhow", "cli"),
        ("zip", "enclosure"),
        ("quick_xml", "enclosure"),
        ("mail_parser", "intake"),
        ("html2text", "intake"),
    ];
    for (library, owner) in alone {
        for module in modules().iter().filter(|module| *module != owner) {
            for (file, text) in files(module) {
                let uses = text.contains(&format!("use {library}")) || text.contains(&format!("{library}::"));
                assert!(!uses, "{file} uses {library}, which only `{owner}` may know");
            }
        }
    }
}

#[test]
fn the_list_of_rules_is_the_folder_of_rules() {
    let list = fs::read_to_string(root().join("src/rules.rs")).unwrap();
    let mut names: Vec<String> = Vec::new();
    for entry in fs::read_dir(root().join("src/rules")).unwrap() {
        let path = entry.unwrap().path();
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        // What several rules share.
        if !stem.starts_with("foi") {
            continue;
        }
        assert!(list.contains(&format!("    {stem},\n")), "`{stem}` is not in the list of rules");
        let ending = path.extension().unwrap().to_string_lossy().into_owned();
        let text = fs::read_to_string(&path).unwrap();
        let code = stem[..6].to_uppercase();
        if ending == "md" {
            assert!(text.starts_with(&format!("# {code}: ")), "{} does not begin with its code", path.display());
        } else {
            assert!(text.contains(&format!("code: \"{code}\"")), "{} has another code", path.display());
        }
        names.push(format!("{stem}.{ending}"));
    }
    for rule in foi_drafter::rules::RULES {
        let pair = names.iter().filter(|name| name.to_uppercase().starts_with(rule.code)).count();
        assert_eq!(pair, 2, "{} needs its .rs and its .md", rule.code);
    }
}

#[test]
fn every_code_in_the_source_is_explained() {
    let explained = fs::read_to_string(root().join("src/diagnostic/codes.md")).unwrap();
    let mut found = Vec::new();
    for module in modules() {
        for (_, text) in files(&module) {
            let code = text.split("#[cfg(test)]").next().unwrap().to_owned();
            for piece in code.split("\"FOI").skip(1) {
                let digits: String = piece.chars().take_while(char::is_ascii_digit).collect();
                if digits.len() == 3 {
                    found.push(format!("FOI{digits}"));
                }
            }
        }
    }
    assert!(found.len() > 30);
    for code in found {
        let known = foi_drafter::rules::rule(&code).is_some() || explained.contains(&format!("## {code}: "));
        assert!(known, "{code} is not explained");
    }
}

#[test]
fn no_source_file_is_too_long() {
    for module in modules() {
        for (file, text) in files(&module) {
            let lines = text.split("#[cfg(test)]").next().unwrap().lines().count();
            assert!(lines <= 420, "{} has {lines} lines", Path::new(&file).display());
        }
    }
}
