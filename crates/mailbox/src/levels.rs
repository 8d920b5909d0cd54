// SPDX-License-Identifier: EUPL-1.2
//! How sure we must be of somebody: `[store.levels]`, and what follows from it for one session at one moment.
//!
//! A session has a [`Level`] from the ways that were proven in it, at most the one of the person's binding. An item has a
//! class; a class needs a level to read and to send. Class `hoch` besides needs a factor that was proven a short while ago
//! (R-12, R-13; rulings 7, 12, 35).

use std::collections::BTreeMap;
use std::time::Duration;

use protocol::statement::MessageClass;
use serde::Deserialize;

use crate::clock::Timestamp;
use crate::error::StoreError;
use crate::ids::Matter;
use crate::model::{Access, Level, MatterRow, Session, SessionMethod};

/// `fresh_s` counts as this at most: an hour.
const LONGEST_FRESH: u32 = 3_600;
/// A proof further in the future than this is not believed: the clock was set back.
const CLOCK_SLACK: Duration = Duration::from_secs(120);

/// `[store.levels]`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct LevelPolicy {
    /// Seconds for which the proof of a factor counts for class `hoch` (15 minutes, at most an hour).
    pub fresh_s: u32,
    /// What a way to sign in reaches.
    pub methods: MethodLevels,
    /// What a binding reaches at most.
    pub bindings: BindingLevels,
    /// What a class needs.
    pub classes: ClassLevels,
    /// Least protection of matters by code, whatever the registrar's list says. Replaces the default list when given.
    pub matters: BTreeMap<Matter, MatterRule>,
}

/// `[store.levels.methods]`. A recovery sheet reaches level normal always (ruling 12), so that it has no line here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct MethodLevels {
    /// Passkey with user verification: a device, and a finger or a PIN.
    pub passkey: Level,
    /// Password and the secret that only this browser profile holds; the server sees neither of them alone.
    pub password: Level,
    /// Code of a letter or a slip, with the passkey or password that was made with it.
    pub activation: Level,
}

/// `[store.levels.bindings]`, by the assurance of the signed binding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct BindingLevels {
    /// A letter was redeemed.
    pub letter: Level,
    /// Somebody saw a document.
    pub branch: Level,
    /// An electronic identity.
    pub eid: Level,
    /// Handed over to an employee.
    pub staff: Level,
    /// The former key signed; how that one was bound is not in this binding.
    pub carryover: Level,
}

/// `[store.levels.classes]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct ClassLevels {
    /// Class `normal`.
    pub normal: ClassNeed,
    /// Class `substantiell`.
    pub substantiell: ClassNeed,
    /// Class `hoch`: at least level `substantiell`, and a fresh factor in any case.
    pub hoch: ClassNeed,
}

/// Levels that a class needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassNeed {
    /// To fetch messages and attachments.
    pub read: Level,
    /// To send them.
    pub send: Level,
}

/// `[store.levels.matters.<code>]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct MatterRule {
    /// Least class.
    pub class: MessageClass,
    /// Cases of it are marked for two people ("Vier-Augen").
    #[serde(default)]
    pub four_eyes: bool,
}

impl Default for LevelPolicy {
    fn default() -> Self {
        // Bank details. The code is a slug, so that it parses; a test holds it.
        let bank = "bankverbindung".parse().ok().map(|code| {
            let rule = MatterRule {
                class: MessageClass::Hoch,
                four_eyes: true,
            };
            (code, rule)
        });
        Self {
            fresh_s: 15 * 60,
            methods: MethodLevels::default(),
            bindings: BindingLevels::default(),
            classes: ClassLevels::default(),
            matters: bank.into_iter().collect(),
        }
    }
}

impl Default for MethodLevels {
    fn default() -> Self {
        Self {
            passkey: Level::Substantial,
            password: Level::Substantial,
            activation: Level::Substantial,
        }
    }
}

impl Default for BindingLevels {
    fn default() -> Self {
        Self {
            letter: Level::Substantial,
            branch: Level::High,
            eid: Level::High,
            staff: Level::High,
            carryover: Level::Substantial,
        }
    }
}

impl Default for ClassLevels {
    fn default() -> Self {
        let both = |level| ClassNeed {
            read: level,
            send: level,
        };
        Self {
            normal: both(Level::Normal),
            substantiell: both(Level::Substantial),
            hoch: both(Level::Substantial),
        }
    }
}

impl LevelPolicy {
    /// What a session reaches by `method`, for somebody who is bound with this assurance; an unknown word counts least.
    #[must_use]
    pub fn reached(&self, method: SessionMethod, assurance: Option<&str>) -> Level {
        let by_method = match method {
            SessionMethod::Passkey => self.methods.passkey,
            SessionMethod::Password => self.methods.password,
            SessionMethod::Activation => self.methods.activation,
            SessionMethod::Recovery => Level::Normal,
        };
        let by_binding = match assurance {
            Some("letter") => self.bindings.letter,
            Some("branch") => self.bindings.branch,
            Some("eid") => self.bindings.eid,
            Some("staff") => self.bindings.staff,
            Some("carryover") => self.bindings.carryover,
            _ => Level::Normal,
        };
        by_method.min(by_binding)
    }

    /// What a session may do at this moment.
    #[must_use]
    pub fn clearance(&self, session: &Session, now: Timestamp) -> Clearance {
        self.clearance_of(session.new.level, session.strong_at, now)
    }

    /// What somebody of this level may do who has proven a factor then.
    #[must_use]
    pub fn clearance_of(
        &self,
        level: Level,
        proven_at: Option<Timestamp>,
        now: Timestamp,
    ) -> Clearance {
        let window = Duration::from_secs(u64::from(self.fresh_s.min(LONGEST_FRESH)));
        let fresh = proven_at.is_some_and(|at| at <= now + CLOCK_SLACK && now.since(at) < window);
        Clearance {
            level,
            fresh,
            classes: self.classes,
        }
    }

    /// The matter with at least the protection that is configured.
    #[must_use]
    pub fn effective(&self, mut matter: MatterRow) -> MatterRow {
        if let Some(rule) = self.matters.get(&matter.code) {
            matter.class = matter.class.max(rule.class);
            matter.four_eyes |= rule.four_eyes;
        }
        matter
    }

    /// The class that nobody may go below in this matter.
    #[must_use]
    pub fn floor(&self, matter: &Matter) -> MessageClass {
        self.matters
            .get(matter)
            .map_or(MessageClass::Normal, |rule| rule.class)
    }
}

/// What one session may do at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clearance {
    level: Level,
    fresh: bool,
    classes: ClassLevels,
}

impl Clearance {
    /// Whether an item of this class may be fetched or sent.
    ///
    /// # Errors
    /// [`StoreError::StepUp`] with the level that is needed.
    pub fn check(&self, class: MessageClass, access: Access) -> Result<(), StoreError> {
        let need = match class {
            MessageClass::Normal => self.classes.normal,
            MessageClass::Substantiell => self.classes.substantiell,
            MessageClass::Hoch => self.classes.hoch,
        };
        let mut level = match access {
            Access::Read => need.read,
            Access::Write => need.send,
        };
        let high = class == MessageClass::Hoch;
        if high {
            level = level.max(Level::Substantial);
        }
        if self.level < level || (high && !self.fresh) {
            return Err(StoreError::StepUp { level });
        }
        Ok(())
    }

    /// Whether a list may show what is inside: never of class `hoch`, which opens in its thread only.
    #[must_use]
    pub fn lists(&self, class: MessageClass) -> bool {
        class != MessageClass::Hoch && self.check(class, Access::Read).is_ok()
    }
}

#[cfg(test)]
mod tests {
    use super::{BindingLevels, LevelPolicy, MethodLevels};
    use crate::model::{Level, SessionMethod};

    #[test]
    fn a_session_is_as_sure_as_the_weaker_of_proof_and_binding() {
        let policy = LevelPolicy {
            methods: MethodLevels {
                passkey: Level::High,
                ..MethodLevels::default()
            },
            bindings: BindingLevels {
                letter: Level::Normal,
                ..BindingLevels::default()
            },
            ..LevelPolicy::default()
        };
        let cases = [
            (SessionMethod::Passkey, Some("eid"), Level::High),
            (
                SessionMethod::Passkey,
                Some("carryover"),
                Level::Substantial,
            ),
            (SessionMethod::Passkey, Some("letter"), Level::Normal),
            (SessionMethod::Password, Some("eid"), Level::Substantial),
            (SessionMethod::Passkey, Some("something new"), Level::Normal),
            (SessionMethod::Passkey, None, Level::Normal),
            // Whatever is configured.
            (SessionMethod::Recovery, Some("eid"), Level::Normal),
        ];
        for (method, assurance, level) in cases {
            assert_eq!(
                policy.reached(method, assurance),
                level,
                "{method} {assurance:?}"
            );
        }
    }

    #[test]
    fn bank_details_are_protected_unless_somebody_says_otherwise() {
        let policy = LevelPolicy::default();
        let rule = policy.matters[&"bankverbindung".parse().unwrap()];
        assert!(rule.four_eyes);
        assert_eq!(rule.class, protocol::statement::MessageClass::Hoch);
    }
}
