// SPDX-License-Identifier: EUPL-1.2
//! Institutionskennzeichen (§ 293 SGB V): nine digits that name a Krankenkasse.

use thiserror::Error;

/// A checked IK.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Ik(String);

/// What is wrong with a typed IK.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum IkError {
    /// Not nine digits.
    #[error("an IK has nine digits")]
    Form,
    /// The check digit does not fit.
    #[error("the check digit does not fit")]
    CheckDigit,
}

impl Ik {
    /// Parses nine digits; blanks are dropped.
    ///
    /// # Errors
    /// One of [`IkError`].
    pub fn parse(typed: &str) -> Result<Self, IkError> {
        let number: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
        let digits: Vec<u32> = number
            .chars()
            .map(|c| c.to_digit(10).ok_or(IkError::Form))
            .collect::<Result<_, _>>()?;
        let [_, _, places @ .., last] = digits.as_slice() else {
            return Err(IkError::Form);
        };
        if places.len() != 6 {
            return Err(IkError::Form);
        }
        // Places 3 to 8, weights 2 and 1 in turn from the left.
        let sum: u32 = places
            .iter()
            .zip([2, 1].into_iter().cycle())
            .map(|(digit, weight)| digit * weight)
            .map(|product| product / 10 + product % 10)
            .sum();
        if sum % 10 == *last {
            Ok(Self(number))
        } else {
            Err(IkError::CheckDigit)
        }
    }

    /// The nine digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_the_official_example_and_the_numbers_for_tests() {
        for number in [
            "260326822",
            "970001238",
            "981234561",
            "990000011",
            "104178397",
            "106877150",
        ] {
            assert!(Ik::parse(number).is_ok(), "{number}");
        }
    }

    #[test]
    fn refuses_wrong_check_digits_and_forms() {
        assert_eq!(Ik::parse("260326821"), Err(IkError::CheckDigit));
        for number in ["26032682", "2603268222", "26032682X", ""] {
            assert_eq!(Ik::parse(number), Err(IkError::Form), "{number}");
        }
    }
}
