// SPDX-License-Identifier: EUPL-1.2
//! The example configuration is complete and right: it loads, and it holds every key of every section.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "tests may unwrap"
)]

use std::collections::BTreeSet;

use figment::Figment;
use figment::error::Kind;
use figment::providers::{Format, Toml};
use siegelpost::config::Config;

const EXAMPLE: &str = include_str!("../../../deploy/examples/siegelpost.toml");

/// The example with every optional key switched on; with the blocks for several servers (PostgreSQL, S3) instead of those for one if asked.
fn complete(postgres: bool) -> String {
    let mut lines = Vec::new();
    let mut skipping = false;
    for line in EXAMPLE.lines() {
        if postgres && ["[store.database]", "[store.blobs]"].contains(&line) {
            skipping = true;
        } else if skipping && (line.starts_with('[') || line.starts_with("#|")) {
            skipping = false;
        }
        let line = match line.strip_prefix("#|") {
            Some(_) if !postgres => continue,
            Some(rest) => rest,
            None if skipping => continue,
            None => line,
        };
        lines.push(switched_on(line));
    }
    lines.join("\n")
}

/// `#key = value` and `#[section]` without the mark; comments have a blank after it.
fn switched_on(line: &str) -> &str {
    match line.strip_prefix('#') {
        Some(rest)
            if rest.starts_with('[') || rest.starts_with(|c: char| c.is_ascii_lowercase()) =>
        {
            rest
        }
        _ => line,
    }
}

fn load(text: &str) -> Result<Config, siegelpost::ConfigError> {
    Config::from_toml(text)
}

/// Sections of a text and the keys in each; a section is a key of the one above it.
fn sections(text: &str) -> Vec<(String, BTreeSet<String>)> {
    let mut found = vec![(String::new(), BTreeSet::new())];
    let mut current = 0;
    for line in text.lines() {
        if let Some(name) = section_of(line) {
            let mut path = String::new();
            for part in name.split('.') {
                let above = path.clone();
                path = if path.is_empty() {
                    part.to_owned()
                } else {
                    format!("{path}.{part}")
                };
                let at = index(&mut found, &above);
                found[at].1.insert(part.to_owned());
            }
            current = index(&mut found, name);
        } else if let Some((key, _)) = line.split_once(" = ")
            && !line.starts_with('#')
        {
            found[current].1.insert(key.to_owned());
        }
    }
    found
}

/// The name in `[section]`, or in `[[section]]` of those that may be there several times.
fn section_of(line: &str) -> Option<&str> {
    let twice = line.strip_prefix("[[").and_then(|l| l.strip_suffix("]]"));
    twice.or_else(|| line.strip_prefix('[').and_then(|l| l.strip_suffix(']')))
}

fn index(found: &mut Vec<(String, BTreeSet<String>)>, name: &str) -> usize {
    found
        .iter()
        .position(|(known, _)| known == name)
        .unwrap_or_else(|| {
            found.push((name.to_owned(), BTreeSet::new()));
            found.len() - 1
        })
}

/// The keys that the structs know in a section: serde names them all when it meets one it does not know.
fn known_keys(text: &str, section: &str) -> BTreeSet<String> {
    let several = format!("\n[[{section}]]\n");
    let figment = if text.contains(&several) {
        let with = text.replacen(&several, &format!("{several}zzz = 1\n"), 1);
        Figment::from(Toml::string(&with))
    } else if section.is_empty() {
        Figment::from(Toml::string(text)).merge(("zzz", 1))
    } else {
        Figment::from(Toml::string(text)).merge((format!("{section}.zzz"), 1))
    };
    let error = figment.extract::<Config>().unwrap_err();
    let mut keys = BTreeSet::new();
    if ["store.database", "store.blobs"].contains(&section) {
        // Decides which keys there are, and is not one of them.
        keys.insert("kind".to_owned());
    }
    for one in error {
        match one.kind {
            Kind::UnknownField(found, expected) if found == "zzz" => {
                keys.extend(expected.iter().map(|key| (*key).to_owned()));
            }
            other => panic!("[{section}] {other}"),
        }
    }
    keys
}

#[test]
fn the_example_loads_as_it_is_and_with_everything_switched_on() {
    Config::from_toml(EXAMPLE).unwrap();
    for postgres in [false, true] {
        let text = complete(postgres);
        load(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    }
}

#[test]
fn every_key_of_the_structs_stands_in_the_example() {
    for postgres in [false, true] {
        let text = complete(postgres);
        for (section, written) in sections(&text) {
            let known = known_keys(&text, &section);
            assert_eq!(written, known, "section [{section}], postgres {postgres}");
        }
    }
}

#[test]
fn every_value_in_the_example_that_has_a_default_is_the_default() {
    // Sections that may be left out, written out in the example for the reader.
    for section in [
        "store.pool",
        "store.notify",
        "store.history",
        "store.levels",
        "web.limits",
        "web.session",
        "log",
    ] {
        let with = load(EXAMPLE).unwrap();
        let without = load(&without_section(EXAMPLE, section)).unwrap();
        assert_eq!(format!("{with:?}"), format!("{without:?}"), "[{section}]");
    }
    // Control.
    let changed = EXAMPLE.replace("queue = 1024", "queue = 1023");
    let without = load(&without_section(EXAMPLE, "store.pool")).unwrap();
    assert_ne!(
        format!("{:?}", load(&changed).unwrap()),
        format!("{without:?}")
    );
}

#[test]
fn every_key_in_the_example_that_may_be_left_out_shows_its_default() {
    let with = format!("{:?}", load(EXAMPLE).unwrap());
    let mut optional = 0;
    for (at, line) in EXAMPLE.lines().enumerate() {
        if line.starts_with('#') || !line.contains(" = ") {
            continue;
        }
        let rest: Vec<&str> = EXAMPLE
            .lines()
            .enumerate()
            .filter(|(n, _)| *n != at)
            .map(|(_, l)| l)
            .collect();
        if let Ok(without) = load(&rest.join("\n")) {
            optional += 1;
            assert_eq!(format!("{without:?}"), with, "{line}");
        }
    }
    assert!(optional > 30, "control: {optional} keys may be left out");
}

fn without_section(text: &str, section: &str) -> String {
    let header = format!("[{section}]");
    let mut inside = false;
    text.lines()
        .filter(|line| {
            if line.starts_with('[') {
                inside = *line == header;
            }
            !inside
        })
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn unknown_keys_are_refused_by_name_in_every_section() {
    for (section, _) in sections(&complete(false)) {
        let several = format!("[[{section}]]\n");
        let header = if section.is_empty() {
            String::new()
        } else if complete(false).contains(&several) {
            several
        } else {
            format!("[{section}]\n")
        };
        let text = if section.is_empty() {
            format!("surprise = 1\n{}", complete(false))
        } else {
            complete(false).replacen(&header, &format!("{header}surprise = 1\n"), 1)
        };
        match Config::from_toml(&text) {
            Ok(_) => assert!(
                !text.contains("surprise"),
                "[{section}] takes an unknown key"
            ),
            Err(error) => assert!(
                error.to_string().contains("surprise"),
                "[{section}] {error}"
            ),
        }
    }
}

#[test]
fn a_mistake_is_reported_without_the_value() {
    let text = EXAMPLE.replace("port = 587", "port = \"s3cret-value\"");
    let error = Config::from_toml(&text).unwrap_err().to_string();
    assert!(error.contains("notifier.smtp.port"), "{error}");
    assert!(!error.contains("s3cret"), "{error}");
    let text = EXAMPLE.replace("port = 587", "port = s3cret-value = 1");
    let error = Config::from_toml(&text).unwrap_err().to_string();
    assert!(error.contains("line "), "{error}");
    assert!(!error.contains("s3cret"), "{error}");
}
