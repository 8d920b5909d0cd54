// SPDX-License-Identifier: EUPL-1.2
//! The Rust half of the interoperability test with the TypeScript implementation.
//!
//! ```text
//! interop keygen [SEED-HEX]                 prints identity and recipient, one line each
//! interop seal-dir DIR COUNT RECIPIENT SEED writes COUNT files NNNNN.age and manifest.json to DIR
//! interop open-dir DIR IDENTITY             opens what manifest.json in DIR names, compares hashes
//! ```
//!
//! `manifest.json` is `[{"file", "sha256", "size"}]`, SHA-256 (b64u) and length of each content. The
//! lengths are random, with an eye on the borders of chunks; SEED (a number) makes contents and
//! lengths repeatable, not the sealing.

use std::{
    fs,
    io::{BufReader, Read, Write},
    path::Path,
};

use anyhow::{Context, bail, ensure};
use protocol::{
    Hash,
    agefile::{HeaderRules, Recipient, scan, seal, seal_writer},
    tup::Hasher,
};
use protocol_open::{Identity, open, open_reader};
use rand::{Rng, RngCore, SeedableRng, rngs::StdRng};
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize)]
struct Entry {
    file: String,
    sha256: Hash,
    size: u64,
}

fn main() -> anyhow::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["keygen", rest @ ..] => keygen(rest.first().copied()),
        ["seal-dir", dir, count, recipient, seed] => seal_dir(
            Path::new(dir),
            count.parse()?,
            &recipient.parse()?,
            seed.parse()?,
        ),
        ["open-dir", dir, identity] => open_dir(Path::new(dir), &identity.parse()?),
        _ => bail!(
            "usage: interop keygen [SEED] | seal-dir DIR COUNT RECIPIENT SEED | open-dir DIR IDENTITY"
        ),
    }
}

fn keygen(seed: Option<&str>) -> anyhow::Result<()> {
    let mut bytes = [0; 32];
    match seed {
        Some(hex) => bytes.copy_from_slice(&hex::decode(hex)?),
        None => rand::rngs::OsRng.fill_bytes(&mut bytes),
    }
    let identity = Identity::from_seed(&bytes)?;
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{}\n{}",
        identity.to_secret_string().expose_secret(),
        identity.recipient()
    )?;
    Ok(())
}

fn seal_dir(dir: &Path, count: u32, to: &Recipient, seed: u64) -> anyhow::Result<()> {
    fs::create_dir_all(dir)?;
    let mut random = StdRng::seed_from_u64(seed);
    let mut manifest = Vec::new();
    for number in 0..count {
        let length = match random.gen_range(0..20) {
            0 => 65_536 + random.gen_range(0..3) - 1,
            1 => 131_072 + random.gen_range(0..3) - 1,
            2 => 0,
            3 => random.gen_range(0..200_000),
            _ => random.gen_range(0..6_000),
        };
        let mut content = vec![0; length];
        random.fill_bytes(&mut content);
        let file = if number % 2 == 0 {
            seal(to, &content)?
        } else {
            let mut writer = seal_writer(to, Vec::new())?;
            content
                .chunks(1000)
                .try_for_each(|piece| writer.write_all(piece))?;
            writer.finish()?
        };
        let name = format!("{number:05}.age");
        fs::write(dir.join(&name), &file)?;
        let size = u64::try_from(length)?;
        manifest.push(Entry {
            file: name,
            sha256: Hash::of(&content),
            size,
        });
    }
    fs::write(dir.join("manifest.json"), serde_json::to_vec(&manifest)?)?;
    Ok(())
}

fn open_dir(dir: &Path, identity: &Identity) -> anyhow::Result<()> {
    let manifest: Vec<Entry> = serde_json::from_slice(&fs::read(dir.join("manifest.json"))?)?;
    ensure!(!manifest.is_empty(), "an empty manifest proves nothing");
    for (number, entry) in manifest.iter().enumerate() {
        let path = dir.join(&entry.file);
        let (hash, size) = if number % 2 == 0 {
            let file = fs::read(&path)?;
            scan(HeaderRules::Single, &file).with_context(|| entry.file.clone())?;
            let content = open(identity, &file).with_context(|| entry.file.clone())?;
            (Hash::of(&content), u64::try_from(content.len())?)
        } else {
            let file = BufReader::new(fs::File::open(&path)?);
            let mut reader = open_reader(identity, file).with_context(|| entry.file.clone())?;
            let (mut hasher, mut size, mut piece) = (Hasher::new(), 0, [0; 4096]);
            loop {
                let count = reader.read(&mut piece)?;
                if count == 0 {
                    break (hasher.finish(), size);
                }
                hasher.update(piece.get(..count).unwrap_or_default());
                size += u64::try_from(count)?;
            }
        };
        ensure!(
            hash == entry.sha256 && size == entry.size,
            "{}: other content",
            entry.file
        );
    }
    let mut out = std::io::stdout().lock();
    writeln!(out, "{} files opened", manifest.len())?;
    Ok(())
}
