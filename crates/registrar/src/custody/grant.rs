// SPDX-License-Identifier: EUPL-1.2
//! First grants for newly certified members, links between epochs, and forgetting.

use protocol::statement::{DeptEpoch, Right};
use protocol::{Dept, Org, Signed, UnixTime};
use protocol_open::{Identity, seal_dept_grant, seal_dept_link};

use super::{CustodyError, UnitKeys};
use crate::portal::{Call, FileBytes, PortalClient, StaffItem, UnitGrantItem, UnitLinkItem};
use crate::trust::{self, Pin, Verified};

/// When the identity of a newest epoch is destroyed. Older epochs go as soon as the link to them
/// is at the portal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Forget {
    /// When so many members with right `grant` hold a grant and can hand it on themselves.
    WhenMembersCanGrant(usize),
    /// Never: the demo, where people are certified one after the other.
    Never,
}

/// What a round did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct GrantReport {
    /// Grants made.
    pub grants: usize,
    /// Links made.
    pub links: usize,
    /// Identities destroyed.
    pub forgotten: usize,
    /// Departments whose epoch does not verify, or is not the one made here: an alarm.
    pub refused: Vec<Dept>,
}

/// One round over all departments whose identity is at hand.
///
/// # Errors
/// [`CustodyError`]; a round may be repeated at any time.
pub async fn grant_round<P: PortalClient>(
    portal: &P,
    keys: &UnitKeys,
    org: &Org,
    pin: Pin,
    forget: Forget,
    now: UnixTime,
) -> Result<GrantReport, CustodyError> {
    let (answer, staff) = (portal.trust().await?, portal.staff().await?);
    let verified = trust::verify(org, pin, answer, &staff, now)?;
    let mut report = GrantReport {
        refused: verified.refused.clone(),
        ..GrantReport::default()
    };
    for (dept, epoch) in &verified.depts {
        let number = epoch.payload().epoch;
        let round = Round {
            verified: &verified,
            staff: &staff,
            dept,
            epoch,
            now,
        };
        let identity = keys.identity(dept, number)?;
        if identity
            .as_ref()
            .is_some_and(|own| own.recipient() != &epoch.payload().enc)
        {
            report.refused.push(dept.clone());
            continue;
        }
        let items = match &identity {
            Some(identity) => round.grants(identity)?,
            None => Vec::new(),
        };
        let (links, older) = links(keys, epoch)?;
        if !items.is_empty() || !links.is_empty() {
            report.grants += items.len();
            report.links += links.len();
            let key = crate::random_uuid(&mut rand::rngs::OsRng);
            portal.call(key, &Call::Grants { items, links }).await?;
        }
        // The call was acknowledged: what leads back to the older identities is at the portal.
        for old in older {
            keys.forget(dept, old)?;
            report.forgotten += 1;
        }
        if identity.is_some() && round.members_can_grant(forget) {
            keys.forget(dept, number)?;
            report.forgotten += 1;
        }
    }
    Ok(report)
}

struct Round<'a> {
    verified: &'a Verified,
    staff: &'a [StaffItem],
    dept: &'a Dept,
    epoch: &'a Signed<DeptEpoch>,
    now: UnixTime,
}

impl<'a> Round<'a> {
    /// Members by a valid certificate; the portal's word is enough for nothing but `has_grant`.
    fn members(&self) -> impl Iterator<Item = (&'a StaffItem, bool)> {
        let (verified, dept, now) = (self.verified, self.dept, self.now);
        self.staff.iter().filter_map(move |item| {
            let td = verified.chain.td();
            let cert = trust::certified(td, item, verified.revlist.as_ref(), now)?;
            let reads = cert.has(dept, Right::Read, now) || cert.has(dept, Right::Grant, now);
            reads.then_some((item, cert.has(dept, Right::Grant, now)))
        })
    }

    fn has_grant(&self, item: &StaffItem) -> bool {
        item.depts
            .iter()
            .any(|one| one.dept == *self.dept && one.has_grant)
    }

    fn grants(&self, identity: &Identity) -> Result<Vec<UnitGrantItem>, CustodyError> {
        let epoch = self.epoch.payload();
        let mut items = Vec::new();
        for member in self.members_without_grant() {
            let file = seal_dept_grant(&member.keycard.payload().enc, epoch, identity)?;
            items.push(UnitGrantItem {
                dept: epoch.dept.clone(),
                epoch: epoch.epoch,
                pid: member.pid,
                file: FileBytes(file),
            });
        }
        Ok(items)
    }

    fn members_without_grant(&self) -> Vec<&'a StaffItem> {
        self.members()
            .map(|(item, _)| item)
            .filter(|item| !self.has_grant(item))
            .collect()
    }

    fn members_can_grant(&self, forget: Forget) -> bool {
        let Forget::WhenMembersCanGrant(enough) = forget else {
            return false;
        };
        let count = self
            .members()
            .filter(|(item, grants)| *grants && self.has_grant(item))
            .count();
        tracing::debug!(dept = %self.dept, epoch = self.epoch.payload().epoch, count, "granters");
        count >= enough.max(1) && self.members_without_grant().is_empty()
    }
}

/// Links from each older epoch at hand to the one after it, and which epochs may then be
/// forgotten. An epoch that somebody else made was linked by that somebody.
fn links(
    keys: &UnitKeys,
    newest: &Signed<DeptEpoch>,
) -> Result<(Vec<UnitLinkItem>, Vec<u64>), CustodyError> {
    let dept = &newest.payload().dept;
    let mut links = Vec::new();
    let mut older = Vec::new();
    for (held, epoch) in keys.held()? {
        if held != *dept || epoch >= newest.payload().epoch {
            continue;
        }
        older.push(epoch);
        let own = keys
            .identity(dept, epoch)?
            .zip(keys.statement(dept, epoch)?);
        let next = keys.statement(dept, epoch + 1)?;
        if let (Some((identity, statement)), Some(next)) = (own, next) {
            let file = seal_dept_link(next.payload(), statement.payload(), &identity)?;
            links.push(UnitLinkItem {
                dept: dept.clone(),
                epoch,
                file: FileBytes(file),
            });
        }
    }
    Ok((links, older))
}
