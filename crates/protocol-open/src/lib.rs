// SPDX-License-Identifier: EUPL-1.2
//! The opening side of the protocol: identities, decryption, grants, key bundles.
//!
//! Only the insurer's programs, the demo and tests may link this crate. `siegelpost` and what it
//! consists of must not: cargo unifies features across a workspace, so this is a crate and not a
//! feature, and `cargo tree` can prove its absence.

mod attachment;
mod bundle;
mod grant;
mod hpke;
mod identity;
mod open;

pub use attachment::{AttachmentError, cut_attachment, open_attachment};
pub use bundle::{
    Bundle, BundleError, OldKey, Pins, SealedBundle, Secret32, UnlockMethod, open_bundle,
    seal_bundle,
};
pub use grant::{
    DeptGrant, DeptGrantTag, DeptLink, DeptLinkTag, GrantError, SecretId, ThreadGrant,
    ThreadGrantTag, open_dept_grant, open_dept_link, open_thread_grant, seal_dept_grant,
    seal_dept_link, seal_thread_grant,
};
pub use identity::{Identity, NotAnIdentity};
pub use open::{OpenError, OpenReader, open, open_json, open_reader, open_signed};
