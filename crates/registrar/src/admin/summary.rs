// SPDX-License-Identifier: EUPL-1.2
//! What a statement says, for the person who is about to sign it.

use std::fmt::Write;

use protocol::dsse::{Envelope, Statement};
use protocol::statement::{DeptEpoch, StaffCertificate, TrustDocument};
use protocol::{Signed, UnixTime};

use super::AdminError;

/// A few lines in plain words, then the statement hash, which both signers should see alike.
///
/// # Errors
/// [`AdminError::NotOurs`] or [`AdminError::Envelope`].
pub fn summary(envelope: &Envelope) -> Result<String, AdminError> {
    let mut text = String::new();
    // Writing to a String cannot fail.
    let _ = match envelope.payload_type() {
        StaffCertificate::TYPE => staff(&mut text, &Signed::parse(envelope.clone())?),
        DeptEpoch::TYPE => dept(&mut text, &Signed::parse(envelope.clone())?),
        TrustDocument::TYPE => trust(&mut text, &Signed::parse(envelope.clone())?),
        other => return Err(AdminError::NotOurs(other.to_owned())),
    };
    let _ = writeln!(text, "signatures so far: {}", envelope.signatures().len());
    let _ = writeln!(text, "hash: {}", envelope.sh());
    Ok(text)
}

fn staff(to: &mut String, statement: &Signed<StaffCertificate>) -> std::fmt::Result {
    let cert = statement.payload();
    writeln!(to, "staff certificate of {}", cert.org)?;
    writeln!(to, "person: {}", cert.pid)?;
    writeln!(to, "keycard: {}", cert.kc)?;
    writeln!(to, "label: {}", cert.label)?;
    for one in &cert.depts {
        writeln!(to, "rights in {}: {:?}", one.d, one.rights)?;
    }
    writeln!(to, "valid: {} to {}", day(cert.nbf), day(cert.exp))
}

fn dept(to: &mut String, statement: &Signed<DeptEpoch>) -> std::fmt::Result {
    let epoch = statement.payload();
    writeln!(to, "department epoch of {}", epoch.org)?;
    writeln!(to, "department: {} ({})", epoch.dept, epoch.label)?;
    writeln!(to, "epoch: {}, because: {}", epoch.epoch, epoch.reason)?;
    writeln!(to, "recipient (SHA-256): {}", epoch.enc.hash())
}

fn trust(to: &mut String, statement: &Signed<TrustDocument>) -> std::fmt::Result {
    let td = statement.payload();
    writeln!(to, "Trust Document of {}, version {}", td.org, td.ver)?;
    writeln!(to, "valid: {} to {}", day(td.iat), day(td.exp))?;
    writeln!(
        to,
        "root keys: {} of {}",
        td.root.threshold,
        td.root.keys.len()
    )?;
    writeln!(to, "administrators: {}", td.roles.admin.keys.len())?;
    for idp in &td.idps {
        writeln!(to, "identity provider {}: {}", idp.id, idp.iss)?;
        writeln!(
            to,
            "  stands for {}, keys at {}",
            idp.procedure, idp.jwks_uri
        )?;
    }
    writeln!(
        to,
        "fingerprint: {}",
        protocol::code::fingerprint(&statement.sh())
    )
}

fn day(at: UnixTime) -> String {
    jiff::Timestamp::from_second(at.0).map_or_else(|_| "?".to_owned(), |at| at.to_string())
}
