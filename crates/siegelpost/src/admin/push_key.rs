// SPDX-License-Identifier: EUPL-1.2
//! Key of signs to browsers, for the operator: a new one, and what browsers are told of it.

use std::path::Path;

use anyhow::Context;
use push::VapidKey;

use crate::files;

/// Makes a key; gives its public half for `web.push_key`.
///
/// # Errors
/// The file exists or cannot be made.
pub fn init(path: &Path) -> anyhow::Result<String> {
    let key = VapidKey::generate()?;
    files::create_secret(path, &key.to_pem()?)?;
    Ok(key.public())
}

/// The public half of a key.
///
/// # Errors
/// No key in the file.
pub fn show(path: &Path) -> anyhow::Result<String> {
    let key = VapidKey::load(path).with_context(|| path.display().to_string())?;
    Ok(key.public())
}

#[cfg(test)]
mod tests {
    use super::{init, show};

    #[test]
    fn makes_a_key_file_for_its_owner_only_and_never_replaces_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("push.pem");
        let public = init(&path).unwrap();
        assert_eq!(public.len(), 87, "65 bytes in base64url");
        assert_eq!(show(&path).unwrap(), public);
        assert!(!crate::files::is_open_to_all(&path));
        assert!(init(&path).is_err());
        assert_eq!(show(&path).unwrap(), public);
        assert!(show(&folder.path().join("none")).is_err());
    }
}
