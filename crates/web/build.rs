// SPDX-License-Identifier: EUPL-1.2
//! Builds the front end into `OUT_DIR/dist`, from where `assets.rs` embeds it.
//!
//! * `UI_DIST=dir` takes a finished build from there (machines without Node).
//! * `SIEGELPOST_SKIP_UI=1` embeds one plain page saying that this build has no front end (tests of the Rust half).
//!
//! Nothing is written into the source tree: sources and lock file are copied to `OUT_DIR/frontend` and built there.
use std::env;
use std::ffi::OsStr;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// What of the front-end folder is copied and watched.
const SOURCES: [&str; 12] = [
    "build.mjs",
    "build-css.mjs",
    "build-languages.mjs",
    "build-plain.mjs",
    "build-texts.mjs",
    "build-aliases.mjs",
    "build-viewer.mjs",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "tsconfig.worker.json",
    "src",
];

fn main() {
    println!("cargo:rerun-if-env-changed=UI_DIST");
    println!("cargo:rerun-if-env-changed=SIEGELPOST_SKIP_UI");
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    let source =
        PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("frontend");
    if let Err(error) = run(&source, &out) {
        println!("cargo:warning=The front end was not built: {error}");
        println!(
            "cargo:warning=It needs Node 20 and npm. Set UI_DIST to a finished build, or SIEGELPOST_SKIP_UI=1 for a build without user interface."
        );
        std::process::exit(1);
    }
}

fn run(source: &Path, out: &Path) -> Result<(), String> {
    let dist = out.join("dist");
    if env::var_os("SIEGELPOST_SKIP_UI").is_some_and(|value| value != "0") {
        return placeholder(&dist).map_err(|e| e.to_string());
    }
    if let Some(ready) = env::var_os("UI_DIST") {
        println!("cargo:rerun-if-changed={}", Path::new(&ready).display());
        return replace(Path::new(&ready), &dist).map_err(|e| format!("UI_DIST: {e}"));
    }
    for name in SOURCES {
        println!("cargo:rerun-if-changed={}", source.join(name).display());
    }
    let work = out.join("frontend");
    fs::create_dir_all(&work).map_err(|e| e.to_string())?;
    for name in SOURCES {
        let from = source.join(name);
        if from.exists() {
            replace(&from, &work.join(name)).map_err(|e| format!("{name}: {e}"))?;
        }
    }
    install(&work)?;
    command(
        "node",
        &work,
        ["build.mjs".as_ref(), "--out".as_ref(), dist.as_os_str()],
    )
}

/// `npm ci` only when the lock file is another one than at the last install.
fn install(work: &Path) -> Result<(), String> {
    let lock = fs::read(work.join("package-lock.json")).map_err(|e| e.to_string())?;
    let stamp = work.join("installed.lock");
    if fs::read(&stamp).is_ok_and(|old| old == lock) && work.join("node_modules").is_dir() {
        return Ok(());
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    command(
        npm,
        work,
        ["ci", "--ignore-scripts", "--no-audit", "--no-fund"],
    )?;
    fs::write(stamp, lock).map_err(|e| e.to_string())
}

fn command<I: IntoIterator<Item = S>, S: AsRef<OsStr>>(
    program: &str,
    folder: &Path,
    args: I,
) -> Result<(), String> {
    let output = Command::new(program)
        .args(args)
        .current_dir(folder)
        .output()
        .map_err(|e| format!("{program}: {e}"))?;
    if output.status.success() {
        return Ok(());
    }
    let text = String::from_utf8_lossy(&output.stderr);
    let last: Vec<&str> = text
        .lines()
        .rev()
        .filter(|l| !l.trim().is_empty())
        .take(12)
        .collect();
    let last: Vec<&str> = last.into_iter().rev().collect();
    Err(format!(
        "{program} ended with {}: {}",
        output.status,
        last.join(" | ")
    ))
}

/// Makes `to` a copy of `from` (file or folder); what was there before is gone.
fn replace(from: &Path, to: &Path) -> io::Result<()> {
    if to.is_dir() {
        fs::remove_dir_all(to)?;
    }
    copy(from, to)
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    if from.is_dir() {
        fs::create_dir_all(to)?;
        for entry in fs::read_dir(from)? {
            let entry = entry?;
            if entry.file_name() != "node_modules" {
                copy(&entry.path(), &to.join(entry.file_name()))?;
            }
        }
        return Ok(());
    }
    fs::copy(from, to).map(|_| ())
}

fn placeholder(dist: &Path) -> io::Result<()> {
    if dist.is_dir() {
        fs::remove_dir_all(dist)?;
    }
    fs::create_dir_all(dist)?;
    let page = "<!doctype html>\n<html lang=\"de\">\n<head><meta charset=\"utf-8\"><title>Siegelpost</title></head>\n<body>\
        <p>Dieser Bau enthält keine Oberfläche.</p><p lang=\"en\">This build has no front end.</p></body>\n</html>\n";
    for name in ["portal.html", "office.html", "viewer.html"] {
        fs::write(dist.join(name), page)?;
    }
    Ok(())
}
