// SPDX-License-Identifier: EUPL-1.2
//! The texts of letters, in Fluent, German and English.

use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use serde::{Deserialize, Serialize};
use unic_langid::LanguageIdentifier;

use super::LetterError;

/// Language of a letter. German is the fallback for everything we have no texts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Lang {
    /// German, "Sie".
    #[default]
    De,
    /// English.
    En,
}

impl Lang {
    /// The language for a BCP 47 tag of the person register (`en-GB` gives English).
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        match tag.split('-').next() {
            Some("en") => Self::En,
            _ => Self::De,
        }
    }

    /// BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::De => "de",
            Self::En => "en",
        }
    }

    fn source(self) -> &'static str {
        match self {
            Self::De => include_str!("../../locales/de/letter.ftl"),
            Self::En => include_str!("../../locales/en/letter.ftl"),
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

/// The texts of one language.
pub(super) struct Texts {
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    pub(super) fn load(lang: Lang) -> Result<Self, LetterError> {
        let id: LanguageIdentifier = lang.tag().parse().map_err(|_| LetterError::Text)?;
        let resource =
            FluentResource::try_new(lang.source().to_owned()).map_err(|_| LetterError::Text)?;
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Direction marks around values would end up in the text layer of the PDF.
        bundle.set_use_isolating(false);
        bundle
            .add_resource(resource)
            .map_err(|_| LetterError::Text)?;
        Ok(Self { bundle })
    }

    /// A text without values.
    pub(super) fn get(&self, key: &str) -> Result<String, LetterError> {
        self.with(key, &[])
    }

    /// A text with values. A missing message or value is an error, never a gap in a letter.
    pub(super) fn with(
        &self,
        key: &str,
        values: &[(&str, Value<'_>)],
    ) -> Result<String, LetterError> {
        let mut args = FluentArgs::new();
        for (name, value) in values {
            args.set(
                (*name).to_owned(),
                match value {
                    Value::Text(text) => FluentValue::from((*text).to_owned()),
                    Value::Count(n) => FluentValue::from(*n),
                },
            );
        }
        let message = self.bundle.get_message(key).ok_or(LetterError::Text)?;
        let pattern = message.value().ok_or(LetterError::Text)?;
        let mut errors = Vec::new();
        let text = self
            .bundle
            .format_pattern(pattern, Some(&args), &mut errors)
            .into_owned();
        if errors.is_empty() {
            Ok(text)
        } else {
            Err(LetterError::Text)
        }
    }
}

/// A value in a text.
#[derive(Debug, Clone, Copy)]
pub(super) enum Value<'v> {
    Text(&'v str),
    Count(u8),
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(lang: Lang) -> Vec<String> {
        lang.source()
            .lines()
            .filter(|l| !l.starts_with([' ', '#', '}']) && l.contains(" = "))
            .filter_map(|l| l.split(" = ").next().map(str::to_owned))
            .collect()
    }

    #[test]
    fn both_languages_have_the_same_texts() {
        assert!(keys(Lang::De).len() > 30);
        assert_eq!(keys(Lang::De), keys(Lang::En));
    }

    #[test]
    fn a_missing_value_is_an_error() {
        let texts = Texts::load(Lang::De).unwrap();
        assert!(texts.get("salutation").is_err());
        assert_eq!(
            texts
                .with("salutation", &[("name", Value::Text("Erika Muster"))])
                .unwrap(),
            "Guten Tag Erika Muster,"
        );
    }

    #[test]
    fn no_text_has_a_word_that_the_house_avoids() {
        for lang in [Lang::De, Lang::En] {
            let text = lang.source().to_lowercase();
            for word in [
                "leider",
                "ungültig",
                "unfortunately",
                "invalid",
                "token",
                "session",
                "!",
            ] {
                assert!(!text.contains(word), "{lang}: {word}");
            }
        }
    }
}
