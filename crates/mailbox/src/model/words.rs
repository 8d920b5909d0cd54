// SPDX-License-Identifier: EUPL-1.2
//! Enums as the words that stand in the database, in the API and in what is signed.

use protocol::statement::{Lane, MessageClass, MessageKind, PersonRole, RepRight, Right};

use crate::error::StoreError;

/// An enum whose variants are words.
macro_rules! word_enum {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
        pub enum $name {
            $($(#[$vdoc])* #[serde(rename = $text)] $variant,)*
        }

        impl $name {
            /// The word.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)* }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl std::str::FromStr for $name {
            type Err = protocol::ids::NotAnId;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($text => Ok(Self::$variant),)*
                    _ => Err(protocol::ids::NotAnId(stringify!($name))),
                }
            }
        }
    };
}
pub(crate) use word_enum;

fn fault(what: &str) -> StoreError {
    StoreError::Internal(format!("stored {what} does not parse"))
}

/// Lane from its word.
pub(crate) fn lane(text: &str) -> Result<Lane, StoreError> {
    match text {
        "case" => Ok(Lane::Case),
        "internal" => Ok(Lane::Internal),
        _ => Err(fault("lane")),
    }
}

/// Word of a protection class.
pub(crate) const fn of_class(class: MessageClass) -> &'static str {
    match class {
        MessageClass::Normal => "normal",
        MessageClass::Substantiell => "substantiell",
        MessageClass::Hoch => "hoch",
    }
}

/// Protection class from its word.
pub(crate) fn class(text: &str) -> Result<MessageClass, StoreError> {
    match text {
        "normal" => Ok(MessageClass::Normal),
        "substantiell" => Ok(MessageClass::Substantiell),
        "hoch" => Ok(MessageClass::Hoch),
        _ => Err(fault("class")),
    }
}

/// Word of a message's kind.
pub(crate) const fn of_kind(kind: MessageKind) -> &'static str {
    match kind {
        MessageKind::Msg => "msg",
        MessageKind::Receipt => "receipt",
        MessageKind::Note => "note",
        MessageKind::Redact => "redact",
        MessageKind::Decision => "decision",
        MessageKind::Mail => "mail",
    }
}

/// Kind of a message from its word.
pub(crate) fn kind(text: &str) -> Result<MessageKind, StoreError> {
    match text {
        "msg" => Ok(MessageKind::Msg),
        "receipt" => Ok(MessageKind::Receipt),
        "note" => Ok(MessageKind::Note),
        "redact" => Ok(MessageKind::Redact),
        "decision" => Ok(MessageKind::Decision),
        "mail" => Ok(MessageKind::Mail),
        _ => Err(fault("kind")),
    }
}

/// Word of a role.
pub(crate) const fn of_role(role: PersonRole) -> &'static str {
    match role {
        PersonRole::Insured => "insured",
        PersonRole::Rep => "rep",
        PersonRole::Staff => "staff",
    }
}

/// Role from its word.
pub(crate) fn role(text: &str) -> Result<PersonRole, StoreError> {
    match text {
        "insured" => Ok(PersonRole::Insured),
        "rep" => Ok(PersonRole::Rep),
        "staff" => Ok(PersonRole::Staff),
        _ => Err(fault("role")),
    }
}

/// Word of a right.
pub(crate) const fn of_right(right: Right) -> &'static str {
    match right {
        Right::Read => "read",
        Right::Write => "write",
        Right::Grant => "grant",
        Right::Register => "register",
        Right::Represent => "represent",
    }
}

/// Rights from blank-separated words.
pub(crate) fn rights(text: &str) -> Result<Vec<Right>, StoreError> {
    text.split_ascii_whitespace()
        .map(|word| match word {
            "read" => Ok(Right::Read),
            "write" => Ok(Right::Write),
            "grant" => Ok(Right::Grant),
            "register" => Ok(Right::Register),
            "represent" => Ok(Right::Represent),
            _ => Err(fault("right")),
        })
        .collect()
}

/// Word of a representative's right.
pub(crate) const fn of_rep_right(right: RepRight) -> &'static str {
    match right {
        RepRight::Read => "read",
        RepRight::Write => "write",
        RepRight::History => "history",
        RepRight::Post => "post",
    }
}

/// Rights of a representative from blank-separated words.
pub(crate) fn rep_rights(text: &str) -> Result<Vec<RepRight>, StoreError> {
    text.split_ascii_whitespace()
        .map(|word| match word {
            "read" => Ok(RepRight::Read),
            "write" => Ok(RepRight::Write),
            "history" => Ok(RepRight::History),
            "post" => Ok(RepRight::Post),
            _ => Err(fault("right of a representative")),
        })
        .collect()
}
