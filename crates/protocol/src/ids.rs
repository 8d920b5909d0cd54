// SPDX-License-Identifier: EUPL-1.2
//! Typed ids, slugs and times. Text forms are strict: an id has exactly one spelling, because it is
//! signed as text and compared as bytes.

use std::{borrow::Cow, fmt, str::FromStr};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use uuid::Uuid;

use crate::b64::b64u_text;

/// Why a text is no id, slug, date or organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a valid {0}")]
pub struct NotAnId(pub &'static str);

macro_rules! text_serde {
    ($name:ident) => {
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
                s.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
                <Cow<'de, str>>::deserialize(d)?
                    .parse()
                    .map_err(de::Error::custom)
            }
        }
    };
}

macro_rules! uuid_id {
    ($(#[$meta:meta])* $name:ident, $what:literal) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps a UUID.
            pub const fn new(id: Uuid) -> Self {
                Self(id)
            }

            /// Takes the 16 raw bytes.
            pub const fn from_bytes(bytes: [u8; 16]) -> Self {
                Self(Uuid::from_bytes(bytes))
            }

            /// The UUID.
            pub const fn uuid(&self) -> Uuid {
                self.0
            }

            /// The 16 raw bytes, as they go into `TUP`.
            pub const fn as_bytes(&self) -> &[u8; 16] {
                self.0.as_bytes()
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0.as_hyphenated(), f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            /// Reads the lower-case hyphenated form, and no other.
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                let id = Uuid::try_parse(text).map_err(|_| NotAnId($what))?;
                let id = Self(id);
                if id.to_string() == text { Ok(id) } else { Err(NotAnId($what)) }
            }
        }

        text_serde!($name);
    };
}

uuid_id!(
    /// `pid`: a person known to the registrar; random (v4), says nothing.
    PersonId,
    "person id"
);
uuid_id!(
    /// `aid` of an activation letter; random (v4).
    ActivationId,
    "activation id"
);
uuid_id!(
    /// A thread; random (v4).
    ThreadId,
    "thread id"
);

impl ThreadId {
    /// Who a thread of plain mail is about: nobody. It has the thread's own id, so that whoever reads a statement of it sees that no person is
    /// meant, and asks nobody for one.
    pub const fn nobody(&self) -> PersonId {
        PersonId::from_bytes(*self.as_bytes())
    }
}

uuid_id!(
    /// `mid`: one message; v7 for index locality.
    MessageId,
    "message id"
);
uuid_id!(
    /// `aid` of an attachment; v7.
    AttachmentId,
    "attachment id"
);
uuid_id!(
    /// One unlock method of a key bundle.
    MethodId,
    "method id"
);

uuid_id!(
    /// A text module of a unit.
    TextModuleId,
    "text module id"
);
uuid_id!(
    /// A rule by which a unit gives out new cases.
    RuleId,
    "rule id"
);
uuid_id!(
    /// One question of a desk; random (v4).
    AskId,
    "question id"
);

macro_rules! text_type {
    ($(#[$meta:meta])* $name:ident, $what:literal, $valid:expr) => {
        $(#[$meta])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(String);

        impl $name {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The UTF-8 bytes, as they go into `TUP`.
            pub fn as_bytes(&self) -> &[u8] {
                self.0.as_bytes()
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!(stringify!($name), "({})"), self.0)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;
            fn from_str(text: &str) -> Result<Self, NotAnId> {
                let valid: fn(&str) -> bool = $valid;
                if valid(text) { Ok(Self(text.to_owned())) } else { Err(NotAnId($what)) }
            }
        }

        text_serde!($name);
    };
}

fn is_slug(text: &str) -> bool {
    (1..=40).contains(&text.len())
        && text
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

text_type!(
    /// Slug of a department, `[a-z0-9-]{1,40}`.
    Dept,
    "department",
    is_slug
);
/// Slug of the Medical Service (§ 276 SGB V). Fixed, so that no server can call another department that.
const MEDICAL_SERVICE: &str = "medizinischer-dienst";

impl Dept {
    /// The Medical Service: its key is its own, and no employee of the insurer is a member.
    #[must_use]
    pub fn medical_service() -> Self {
        Self(MEDICAL_SERVICE.to_owned())
    }

    /// Whether this is the Medical Service.
    #[must_use]
    pub fn is_medical_service(&self) -> bool {
        self.0 == MEDICAL_SERVICE
    }
}

text_type!(
    /// Slug of a matter, `[a-z0-9-]{1,40}`.
    Matter,
    "matter",
    is_slug
);
text_type!(
    /// Slug of an identity provider or of a procedure of identification, `[a-z0-9-]{1,40}`.
    Provider,
    "provider",
    is_slug
);
text_type!(
    /// Address of an identity provider: `https://` (or `http://`, for tests on one machine) and up to 2000 visible ASCII characters.
    WebUrl,
    "address",
    |text| {
        let rest = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"));
        rest.is_some_and(|rest| {
            (1..=2000).contains(&rest.len()) && rest.bytes().all(|byte| byte.is_ascii_graphic())
        })
    }
);
text_type!(
    /// The insurer: a lower-case DNS name under its control, constant for ever.
    Org,
    "organisation",
    |text| {
        (1..=253).contains(&text.len())
            && text.split('.').all(|label| {
                (1..=63).contains(&label.len())
                    && label
                        .bytes()
                        .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
                    && !label.starts_with('-')
                    && !label.ends_with('-')
            })
    }
);

/// A birth date, `YYYY-MM-DD`; not printed by `Debug`.
#[derive(Clone, PartialEq, Eq)]
pub struct BirthDate(String);

impl BirthDate {
    /// The text, `YYYY-MM-DD`.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for BirthDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("BirthDate([REDACTED])")
    }
}

impl FromStr for BirthDate {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let number = |from: usize, len: usize| -> Option<u32> {
            let part = text.get(from..from + len)?;
            part.bytes()
                .all(|byte| byte.is_ascii_digit())
                .then(|| part.parse().ok())?
        };
        let dashes = text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
        let valid = text.len() == 10 && dashes;
        let (Some(year), Some(month), Some(day)) = (number(0, 4), number(5, 2), number(8, 2))
        else {
            return Err(NotAnId("birth date"));
        };
        let leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        let days = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            _ => 0,
        };
        if valid && year >= 1 && (1..=days).contains(&day) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAnId("birth date"))
        }
    }
}

impl Serialize for BirthDate {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for BirthDate {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        <Cow<'de, str>>::deserialize(d)?
            .parse()
            .map_err(de::Error::custom)
    }
}

/// `dev`: 16 random bytes per browser profile; b64u as text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DeviceId([u8; 16]);

b64u_text!(DeviceId, 16);

impl DeviceId {
    /// Takes the 16 random bytes.
    pub const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    /// The 16 raw bytes.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Debug for DeviceId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DeviceId({self})")
    }
}

/// Whole seconds since 1970-01-01T00:00:00Z.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct UnixTime(pub i64);

impl UnixTime {
    /// This many seconds later.
    pub const fn plus(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// Seconds from `earlier` to here; negative if it is later.
    pub const fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

#[cfg(test)]
mod tests {
    use super::{BirthDate, Dept, Org, PersonId};

    #[test]
    fn an_id_has_one_spelling() {
        let text = "a0a1a2a3-a4a5-46a7-a8a9-aaabacadaeaf";
        assert_eq!(text.parse::<PersonId>().unwrap().to_string(), text);
        for other in [
            text.to_uppercase(),
            format!("{{{text}}}"),
            text.replace('-', ""),
            format!("urn:uuid:{text}"),
            String::new(),
        ] {
            assert!(other.parse::<PersonId>().is_err(), "{other}");
        }
    }

    #[test]
    fn slugs_and_names_are_lower_case_ascii() {
        assert!("pflege-2".parse::<Dept>().is_ok());
        for bad in ["", "Pflege", "pflege dienst", "ä", &"a".repeat(41)] {
            assert!(bad.parse::<Dept>().is_err(), "{bad}");
        }
        assert!("musterkasse.example".parse::<Org>().is_ok());
        for bad in ["", ".", "a..b", "-a.b", "Musterkasse.example", "a.b."] {
            assert!(bad.parse::<Org>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_birth_date_is_a_day_that_exists_and_does_not_print() {
        let date = "2000-02-29".parse::<BirthDate>().unwrap();
        assert!(!format!("{date:?}").contains("2000"));
        for bad in [
            "1900-02-29",
            "2000-13-01",
            "2000-1-01",
            "2000-01-1x",
            "20000101",
            "0000-01-01",
        ] {
            assert!(bad.parse::<BirthDate>().is_err(), "{bad}");
        }
    }
}
