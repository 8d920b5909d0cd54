// SPDX-License-Identifier: EUPL-1.2
//! The identity provider of staff, looked at for `siegelpost doctor` exactly as the back office uses it.

pub use oidc::{Examined, Fault};

use crate::config::OfficeIdp;
use crate::office::provider::StaffIdp;

/// Why nobody could sign in there.
#[derive(Debug)]
pub enum Unfit {
    /// A setting, or a file that it names.
    Setting(String),
    /// The provider.
    Provider(Fault),
}

/// Fetches discovery and keys, and looks whether they fit the configuration. `origin`: the back office's. Sends nothing about anybody.
///
/// # Errors
/// [`Unfit`].
pub async fn examine(idp: &OfficeIdp, origin: &str) -> Result<Examined, Unfit> {
    let party = StaffIdp::new(idp, origin).map_err(Unfit::Setting)?;
    party.provider.examine().await.map_err(Unfit::Provider)
}
