// SPDX-License-Identifier: EUPL-1.2
//! A person agrees to decisions being announced in the portal, or does so no longer (R-56, § 37 Abs. 2a SGB X).

use protocol::Signed;
use protocol::statement::{Consent as ConsentStatement, PersonRole};

use super::add_epoch::current_keycard;
use super::tell::{tell, tell_units};
use crate::ctx::Ctx;
use crate::error::{OrAbsent, StoreError};
use crate::ids::{ConsentId, PersonId, SessionId};
use crate::model::{
    Actor, Consent, JsonText, Level, NewSecurityEvent, SecurityKind, SessionMethod,
};
use crate::store::tx::Tx;

/// Seconds by which the clock of a browser may differ.
const SKEW: i64 = 600;

/// In which session a word was given.
#[derive(Clone, Copy, Debug)]
pub struct Given {
    /// The session.
    pub session: SessionId,
    /// How sure we are of her.
    pub level: Level,
    /// How the session was proven.
    pub method: Option<SessionMethod>,
}

/// Puts a person's word on record. It holds at once: what went out before it stays announced. The same word again changes nothing.
///
/// # Errors
/// [`StoreError::Absent`] for somebody who is not there; [`StoreError::Forbidden`] for whoever has no post of her own;
/// [`StoreError::Invalid`] `stale` for a word that was not signed now or is older than her last one, and the names of what does not hold in the statement.
pub fn put_consent(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    pid: PersonId,
    given: Given,
    word: &Signed<ConsentStatement>,
) -> Result<Consent, StoreError> {
    let person = tx.persons().lookup(pid)?.or_absent()?;
    if person.kind != PersonRole::Insured {
        return Err(StoreError::Forbidden);
    }
    let keycard = current_keycard(tx, pid)?;
    word.verify(&keycard)
        .map_err(|e| StoreError::Invalid(e.code()))?;
    if (ctx.now().secs() - word.payload().iat.0).abs() > SKEW {
        return Err(StoreError::Invalid("stale"));
    }
    let stmt = JsonText::of(word.envelope())?;
    if let Some(before) = tx.consents().newest(pid)? {
        if before.stmt == stmt {
            return Ok(before);
        }
        // A word that was taken back since does not come back by being posted again.
        let known = Signed::<ConsentStatement>::parse(before.stmt.envelope()?)
            .map_err(|e| StoreError::Internal(format!("stored consent: {e}")))?;
        if word.payload().iat < known.payload().iat {
            return Err(StoreError::Invalid("stale"));
        }
    }
    let new = Consent {
        id: ConsentId::timed(ctx.chance(), ctx.now()),
        pid,
        given: word.payload().given,
        at: ctx.now(),
        level: given.level,
        method: given.method,
        stmt,
    };
    tx.consents().insert(&new)?;
    let (done, kind) = if new.given {
        ("give", SecurityKind::ConsentGiven)
    } else {
        ("end", SecurityKind::ConsentEnded)
    };
    tx.audit().by(
        ctx,
        Actor::Person { pid },
        done,
        "consent",
        &new.id.to_string(),
    )?;
    let event = NewSecurityEvent {
        pid,
        kind,
        word: None,
        session: Some(given.session),
    };
    tell(tx, ctx, event)?;
    // Clerks who are writing see at once that it has to be a letter.
    tell_units(tx, pid)?;
    Ok(new)
}
