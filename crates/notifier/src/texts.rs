// SPDX-License-Identifier: EUPL-1.2
//! The sentences of the mail in each language, from Fluent files.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use unic_langid::LanguageIdentifier;

use crate::render::Words;

/// Makes [`Lang`] of the folders in `locales`: one line each, and the texts beside it.
macro_rules! languages {
    ($($(#[$doc:meta])* $name:ident = $tag:literal,)+) => {
        /// Languages a mail can be written in.
        #[derive(Clone, Copy, Debug, Default, Eq, Hash, PartialEq)]
        pub enum Lang {
            $($(#[$doc])* $name,)+
        }

        impl Lang {
            /// All of them; the test of the portal's languages compares the folders.
            pub const ALL: [Self; [$($tag),+].len()] = [$(Self::$name),+];

            /// BCP 47 tag.
            #[must_use]
            pub const fn tag(self) -> &'static str {
                match self {
                    $(Self::$name => $tag,)+
                }
            }

            const fn source(self) -> &'static str {
                match self {
                    $(Self::$name => include_str!(concat!("../locales/", $tag, "/notification.ftl")),)+
                }
            }

            const fn discreet(self) -> &'static str {
                match self {
                    $(Self::$name => include_str!(concat!("../locales/", $tag, "/discreet.ftl")),)+
                }
            }
        }
    };
}

languages! {
    /// German, and whatever else has no text of its own.
    #[default]
    De = "de",
    /// German in Leichte Sprache: short sentences, one thought each.
    DeSimple = "de-simple",
    /// English.
    En = "en",
    /// Turkish.
    Tr = "tr",
    /// Arabic, from right to left.
    Ar = "ar",
}

const SIMPLE: &str = "simple";
/// LEFT-TO-RIGHT MARK (UAX #9): keeps the groups of a number in order inside a line from right to left. It has no width.
const LRM: char = '\u{200e}';
/// A blank that parts the groups of a number without parting the number (bidirectional class CS).
const NO_BREAK: &str = "\u{a0}";

impl Lang {
    /// The best text for a BCP 47 tag; German when the tag is unknown. `simple` is the registered variant of a simplified form.
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        let Ok(id) = tag.parse::<LanguageIdentifier>() else {
            return Self::default();
        };
        let spoken = id.language.as_str();
        let simple = id.variants().any(|variant| variant.as_str() == SIMPLE);
        let easy = format!("{spoken}-{SIMPLE}");
        let known = |tag: &str| Self::ALL.into_iter().find(|lang| lang.tag() == tag);
        simple
            .then(|| known(&easy))
            .flatten()
            .or_else(|| known(spoken))
            .unwrap_or_default()
    }

    /// Whether it is written from right to left.
    #[must_use]
    pub const fn is_rtl(self) -> bool {
        matches!(self, Self::Ar)
    }

    /// Employees have texts in German and English only.
    const fn at_work(self) -> Self {
        match self {
            Self::En => Self::En,
            _ => Self::De,
        }
    }

    const fn office(self) -> &'static str {
        match self {
            Self::En => include_str!("../locales/en/office.ftl"),
            _ => include_str!("../locales/de/office.ftl"),
        }
    }
}

/// What the operator may put into the text: public facts, the same for everybody.
#[derive(Clone, Debug)]
pub struct Brand {
    /// Name of the insurer as people know it.
    pub name: String,
    /// Telephone number for help, as it is to be read.
    pub phone: String,
    /// Bare host name of the portal, or `None`.
    pub host: Option<String>,
}

/// The finished sentences of one language.
#[derive(Clone, Debug)]
pub(crate) struct Texts {
    pub lang: &'static str,
    pub rtl: bool,
    pub subject: String,
    pub greeting: String,
    phrase: String,
    news: String,
    how: String,
    host: Option<String>,
    genuine: String,
    code_subject: String,
    code: String,
    code_how: String,
    code_not_you: String,
    moved_subject: String,
    moved: String,
    moved_not_you: String,
    rekeyed_subject: String,
    rekeyed: String,
    rekeyed_not_you: String,
    /// The answer to a plain mail; only texts for whoever we do not know have one.
    mail_in: Option<MailIn>,
    genuine_code: String,
    pub help: String,
    pub automatic: String,
    pub sign: String,
}

/// The answer to a plain mail, in two languages: which one its sender reads is not asked of his mail.
#[derive(Clone, Debug)]
struct MailIn {
    subject: String,
    taken: String,
    ways: String,
    other: String,
}

/// A text file that is not complete, or a brand that cannot stand in a header.
#[derive(Debug, thiserror::Error)]
pub enum TextError {
    /// The Fluent file of this language does not parse.
    #[error("text file {0}: not well-formed")]
    File(&'static str),
    /// A sentence is missing or names an argument that does not exist.
    #[error("text file {0}: sentence `{1}` is missing or incomplete")]
    Sentence(&'static str, &'static str),
    /// Brand name or telephone number holds a control character or is empty.
    #[error("brand: name and phone must be one line of text each")]
    Brand,
    /// The name on discreet mails is not one line of text, or says what it is to leave out.
    #[error("discreet.name must be one line of text without the insurer's name")]
    Discreet,
}

/// One line of text that may stand in a header.
fn is_line(text: &str) -> bool {
    !text.trim().is_empty() && !text.chars().any(char::is_control)
}

impl Texts {
    pub(crate) fn load(lang: Lang, brand: &Brand) -> Result<Self, TextError> {
        let args = Self::named(lang, brand)?;
        Self::read(lang, lang.source(), &args, (brand.host.is_some(), true))
    }

    /// The texts for employees. They name no address of the portal: employees do not go there.
    pub(crate) fn office(lang: Lang, brand: &Brand) -> Result<Self, TextError> {
        let lang = lang.at_work();
        let args = Self::named(lang, brand)?;
        Self::read(lang, lang.office(), &args, (false, false))
    }

    fn named(lang: Lang, brand: &Brand) -> Result<FluentArgs<'_>, TextError> {
        if !is_line(&brand.name) || !is_line(&brand.phone) {
            return Err(TextError::Brand);
        }
        let mut args = FluentArgs::new();
        args.set("brand", brand.name.as_str());
        if lang.is_rtl() {
            args.set("phone", format!("{LRM}{}{LRM}", brand.phone));
        } else {
            args.set("phone", brand.phone.as_str());
        }
        if let Some(host) = &brand.host {
            args.set("host", host.as_str());
        }
        Ok(args)
    }

    /// The texts that name nobody; they are signed with `name`.
    pub(crate) fn discreet(lang: Lang, name: &str, brand: &Brand) -> Result<Self, TextError> {
        let says_it = name.to_lowercase().contains(&brand.name.to_lowercase());
        if !is_line(name) || says_it {
            return Err(TextError::Discreet);
        }
        let mut args = FluentArgs::new();
        args.set("name", name);
        Self::read(lang, lang.discreet(), &args, (false, false))
    }

    fn read(
        lang: Lang,
        source: &'static str,
        args: &FluentArgs<'_>,
        (names_host, answers): (bool, bool),
    ) -> Result<Self, TextError> {
        let tag = lang.tag();
        let resource =
            FluentResource::try_new(source.to_owned()).map_err(|_| TextError::File(tag))?;
        let id: LanguageIdentifier = tag.parse().map_err(|_| TextError::File(tag))?;
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Isolation marks would show up in some mail programs: the one number in a line from right to left has marks without width.
        bundle.set_use_isolating(false);
        bundle
            .add_resource(resource)
            .map_err(|_| TextError::File(tag))?;

        let sentence = |key: &'static str| {
            let pattern = bundle
                .get_message(key)
                .and_then(|message| message.value())
                .ok_or(TextError::Sentence(tag, key))?;
            let mut errors = Vec::new();
            let text = bundle
                .format_pattern(pattern, Some(args), &mut errors)
                .into_owned();
            if errors.is_empty() {
                Ok(text)
            } else {
                Err(TextError::Sentence(tag, key))
            }
        };
        Ok(Self {
            lang: tag,
            rtl: lang.is_rtl(),
            subject: sentence("subject")?,
            greeting: sentence("greeting")?,
            phrase: sentence("phrase")?,
            news: sentence("news")?,
            how: sentence("how")?,
            host: names_host.then(|| sentence("host")).transpose()?,
            genuine: sentence("genuine")?,
            code_subject: sentence("code-subject")?,
            code: sentence("code")?,
            code_how: sentence("code-how")?,
            code_not_you: sentence("code-not-you")?,
            moved_subject: sentence("moved-subject")?,
            moved: sentence("moved")?,
            moved_not_you: sentence("moved-not-you")?,
            rekeyed_subject: sentence("rekeyed-subject")?,
            rekeyed: sentence("rekeyed")?,
            rekeyed_not_you: sentence("rekeyed-not-you")?,
            mail_in: answers
                .then(|| {
                    Ok(MailIn {
                        subject: sentence("mail-in-subject")?,
                        taken: sentence("mail-in")?,
                        ways: sentence("mail-in-ways")?,
                        other: sentence("mail-in-other")?,
                    })
                })
                .transpose()?,
            genuine_code: sentence("genuine-code")?,
            help: sentence("help")?,
            automatic: sentence("automatic")?,
            sign: sentence("sign")?,
        })
    }

    /// Subject and paragraphs of a mail.
    pub(crate) fn say(&self, words: &Words) -> (&str, Vec<String>) {
        let own = |lines: &[&String]| lines.iter().map(|line| (*line).clone()).collect();
        match words {
            Words::News(phrase) => {
                let mut lines = vec![self.news.clone(), self.how.clone()];
                lines.extend(self.host.clone());
                lines.push(self.genuine.clone());
                // It stands alone, as the code does, so that the eye finds it or misses it.
                if let Some(phrase) = phrase {
                    lines.push(self.phrase.clone());
                    lines.push(phrase.expose().to_owned());
                }
                (&self.subject, lines)
            }
            // The code stands alone, as a line to be read aloud or copied.
            Words::Code(code) => {
                let (how, not_you) = (self.code_how.clone(), self.code_not_you.clone());
                let genuine = self.genuine_code.clone();
                let shown = if self.rtl {
                    code.shown().replace(' ', NO_BREAK)
                } else {
                    code.shown()
                };
                let lines = vec![self.code.clone(), shown, how, not_you, genuine];
                (&self.code_subject, lines)
            }
            Words::Moved => (
                &self.moved_subject,
                own(&[&self.moved, &self.moved_not_you, &self.genuine]),
            ),
            Words::Rekeyed => (
                &self.rekeyed_subject,
                own(&[&self.rekeyed, &self.rekeyed_not_you, &self.genuine]),
            ),
            Words::MailIn => match &self.mail_in {
                Some(answer) => {
                    let mut lines = vec![answer.taken.clone(), answer.ways.clone()];
                    lines.extend(self.host.clone());
                    lines.extend([self.genuine.clone(), answer.other.clone()]);
                    (&answer.subject, lines)
                }
                // It goes to nobody who has texts of another kind.
                None => self.say(&Words::News(None)),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_german_for_what_it_does_not_know() {
        for (tag, lang) in [
            ("de", Lang::De),
            ("de-AT", Lang::De),
            ("de-simple", Lang::DeSimple),
            ("de-DE-simple", Lang::DeSimple),
            ("en-simple", Lang::En),
            ("en", Lang::En),
            ("en-GB", Lang::En),
            ("tr", Lang::Tr),
            ("tr-TR", Lang::Tr),
            ("ar-SY", Lang::Ar),
            ("ar-simple", Lang::Ar),
            ("fr", Lang::De),
            ("", Lang::De),
            ("no tag\r\n", Lang::De),
        ] {
            assert_eq!(Lang::from_tag(tag), lang, "{tag:?}");
        }
    }

    #[test]
    fn refuses_a_brand_that_would_break_a_header() {
        for name in [
            "",
            "  ",
            "Musterkasse\r\nBcc: x@y.example",
            "Muster\u{0}kasse",
        ] {
            let brand = Brand {
                name: name.to_owned(),
                phone: "0800 000 4711".to_owned(),
                host: None,
            };
            assert!(
                matches!(Texts::load(Lang::De, &brand), Err(TextError::Brand)),
                "{name:?}"
            );
        }
    }

    #[test]
    fn refuses_a_discreet_name_that_says_whom_it_hides() {
        let brand = Brand {
            name: "Musterkasse".to_owned(),
            phone: "0800 000 4711".to_owned(),
            host: None,
        };
        for name in [
            "",
            " ",
            "Post der MUSTERKASSE",
            "Postfach\r\nBcc: x@y.example",
        ] {
            let refused = Texts::discreet(Lang::De, name, &brand);
            assert!(matches!(refused, Err(TextError::Discreet)), "{name:?}");
        }
        Texts::discreet(Lang::De, "Online-Postfach", &brand).unwrap();
    }
}
