// SPDX-License-Identifier: EUPL-1.2
//! The mails. Their bytes follow from what they are about (one word), language, address, notification id and time, from the
//! sentence that a person has chosen for all of hers, and from nothing else: there is no parameter through which a message could show. News of messages and news of the account
//! are the same mail.

use std::time::{Duration, SystemTime};

use askama::Template;
use contact_seal::Phrase;
use lettre::Message;
use lettre::message::header::{ContentType, HeaderName, HeaderValue};
use lettre::message::{Body, Mailbox, MultiPart, SinglePart};
use mailbox::Timestamp;
use mailbox::model::{ContactCode, OutboxKind};
use uuid::Uuid;

use crate::address::Recipient;
use crate::dkim::Signer;
use crate::texts::{Brand, Lang, TextError, Texts};

/// For mailbox providers that count complaints by sender: the same for every mail of every insurer, so that it tells nothing.
const FEEDBACK_ID: &str = "notice:inbox:automatic:notifier";

/// Which words a mail has.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Words {
    /// Something new lies in the inbox: a message, or what happened to the account. With the sentence that the person has
    /// chosen, the same in all of them.
    News(Option<Phrase>),
    /// A code to be typed in the portal, for the address that the mail goes to.
    Code(ContactCode),
    /// No more mails come to this address.
    Moved,
    /// A letter opened the account anew: whoever did not ask for it should call.
    Rekeyed,
    /// A plain mail was taken in. Nothing of it is said, and not whether we know whom it came from.
    MailIn,
}

impl Words {
    /// The words for a kind of notification. A code's mail without a code cannot be; it says that there is news. Mails to addresses
    /// that are not in force have no phrase: somebody else may read there.
    #[must_use]
    pub fn of(kind: OutboxKind, code: Option<&ContactCode>, phrase: Option<Phrase>) -> Self {
        match (kind, code) {
            (OutboxKind::Confirm, Some(code)) => Self::Code(code.clone()),
            (OutboxKind::Moved, _) => Self::Moved,
            (OutboxKind::Rekeyed, _) => Self::Rekeyed,
            (OutboxKind::MailIn, _) => Self::MailIn,
            (
                OutboxKind::Message
                | OutboxKind::Formal
                | OutboxKind::Security
                | OutboxKind::Escalation
                | OutboxKind::Confirm,
                _,
            ) => Self::News(phrase.filter(|_| kind.is_to_address_in_force())),
        }
    }
}

/// Renders the mail in each language.
#[derive(Clone, Debug)]
pub struct Renderer {
    sender: Mailbox,
    domain: String,
    /// Value of `List-Unsubscribe`.
    settings: Option<String>,
    signer: Signer,
    /// In the order of [`Lang::ALL`].
    spoken: Vec<(Lang, Spoken)>,
}

/// A language, and what most mails in it say, made beforehand.
#[derive(Clone, Debug)]
struct Spoken {
    texts: Texts,
    news: Bodies,
}

/// Both bodies of a mail, encoded.
#[derive(Clone, Debug)]
struct Bodies {
    text: Body,
    html: Body,
}

/// The mail could not be put together. Holds nothing of the address.
#[derive(Debug, thiserror::Error)]
pub enum RenderError {
    /// A text file or the brand is not usable.
    #[error(transparent)]
    Text(#[from] TextError),
    /// The template engine or the message builder refused.
    #[error("mail could not be built")]
    Build,
    /// No signature could be made.
    #[error("mail could not be signed")]
    Sign,
}

#[derive(Template)]
#[template(path = "notification.txt")]
struct TextBody<'a> {
    t: &'a Texts,
    lines: &'a [String],
}

#[derive(Template)]
#[template(path = "notification.html")]
struct HtmlBody<'a> {
    t: &'a Texts,
    subject: &'a str,
    lines: &'a [String],
}

impl Renderer {
    /// Loads the texts of all languages.
    ///
    /// # Errors
    /// [`RenderError::Text`] when a text file is incomplete or the brand holds control characters.
    pub fn new(from: &Recipient, brand: &Brand) -> Result<Self, RenderError> {
        Ok(Self {
            sender: Mailbox::new(Some(brand.name.clone()), from.as_lettre().clone()),
            domain: from.domain().to_owned(),
            settings: brand.host.as_deref().map(settings_page),
            signer: Signer::default(),
            spoken: in_all(|lang| Texts::load(lang, brand))?,
        })
    }

    /// A renderer whose mails name nobody: `name` stands in place of the insurer's. The address and its domain
    /// are told by `from`, as everywhere.
    ///
    /// # Errors
    /// [`RenderError::Text`] when a text file is incomplete, or `name` holds control characters or the insurer's name.
    pub fn discreet(from: &Recipient, name: &str, brand: &Brand) -> Result<Self, RenderError> {
        Ok(Self {
            sender: Mailbox::new(Some(name.to_owned()), from.as_lettre().clone()),
            domain: from.domain().to_owned(),
            settings: None,
            signer: Signer::default(),
            spoken: in_all(|lang| Texts::discreet(lang, name, brand))?,
        })
    }

    /// A renderer for mails to employees: one text, whatever it is about.
    ///
    /// # Errors
    /// [`RenderError::Text`] when a text file is incomplete or the brand holds control characters.
    pub fn office(from: &Recipient, brand: &Brand) -> Result<Self, RenderError> {
        Ok(Self {
            sender: Mailbox::new(Some(brand.name.clone()), from.as_lettre().clone()),
            domain: from.domain().to_owned(),
            settings: None,
            signer: Signer::default(),
            spoken: in_all(|lang| Texts::office(lang, brand))?,
        })
    }

    /// The same, with every mail signed.
    #[must_use]
    pub fn signed_by(self, signer: Signer) -> Self {
        Self { signer, ..self }
    }

    /// The whole mail, signatures, header and both bodies, ASCII with CRLF.
    ///
    /// The `Message-ID` is made from the notification id, so that a relay or a mailbox that gets the same
    /// notification twice can see it; the boundary likewise, so that equal input gives equal bytes.
    ///
    /// # Errors
    /// [`RenderError::Build`] and [`RenderError::Sign`], which the fixed texts cannot cause.
    pub fn render(
        &self,
        words: &Words,
        lang: Lang,
        to: &Recipient,
        notification: Uuid,
        at: Timestamp,
    ) -> Result<Vec<u8>, RenderError> {
        let (_, spoken) = self
            .spoken
            .iter()
            .find(|(known, _)| *known == lang)
            .ok_or(RenderError::Build)?;
        let texts = &spoken.texts;
        let (subject, lines) = texts.say(words);
        let bodies = match words {
            Words::News(None) => spoken.news.clone(),
            _ => Bodies::saying(texts, subject, &lines)?,
        };
        let answers = *words == Words::MailIn;
        let mut message = Message::builder()
            .from(self.sender.clone())
            .to(Mailbox::new(None, to.as_lettre().clone()))
            .subject(subject)
            .date(system_time(at))
            .message_id(Some(format!(
                "<{}@{}>",
                notification.hyphenated(),
                self.domain
            )))
            // RFC 3834: nobody's holiday notice shall answer.
            .raw_header(constant_header("Auto-Submitted", submitted(answers))?)
            .raw_header(constant_header("Content-Language", texts.lang)?)
            .raw_header(constant_header("Feedback-ID", FEEDBACK_ID)?);
        // Whoever wrote a plain mail may have nothing here that could be switched off.
        if let Some(page) = self.settings.as_ref().filter(|_| !answers) {
            message = message.raw_header(constant_header("List-Unsubscribe", page)?);
        }
        let message = message
            .multipart(
                MultiPart::alternative()
                    .boundary(format!("sp-{}", notification.simple()))
                    .singlepart(part(ContentType::TEXT_PLAIN, bodies.text))
                    .singlepart(part(ContentType::TEXT_HTML, bodies.html)),
            )
            .map_err(|_| RenderError::Build)?;
        let mail = String::from_utf8(message.formatted()).map_err(|_| RenderError::Build)?;
        let signed = self.signer.sign(mail, at).map_err(|_| RenderError::Sign)?;
        Ok(signed.into_bytes())
    }
}

/// The same in every language.
fn in_all(
    texts: impl Fn(Lang) -> Result<Texts, TextError>,
) -> Result<Vec<(Lang, Spoken)>, RenderError> {
    Lang::ALL
        .into_iter()
        .map(|lang| Ok((lang, Spoken::of(texts(lang)?)?)))
        .collect()
}

impl Spoken {
    fn of(texts: Texts) -> Result<Self, RenderError> {
        let (subject, lines) = texts.say(&Words::News(None));
        let news = Bodies::saying(&texts, subject, &lines)?;
        Ok(Self { news, texts })
    }
}

impl Bodies {
    fn saying(texts: &Texts, subject: &str, lines: &[String]) -> Result<Self, RenderError> {
        let text = TextBody { t: texts, lines };
        let html = HtmlBody {
            t: texts,
            subject,
            lines,
        };
        Ok(Self {
            text: Body::new(text.render().map_err(|_| RenderError::Build)?),
            html: Body::new(html.render().map_err(|_| RenderError::Build)?),
        })
    }
}

/// RFC 3834, 5: whether a mail answers another one. There is no `In-Reply-To`: what it would repeat was chosen by whoever wrote the plain mail.
const fn submitted(answers: bool) -> &'static str {
    if answers {
        "auto-replied"
    } else {
        "auto-generated"
    }
}

/// Where mails are switched off: the page in the portal, the same for everybody. Whoever follows it has to sign in, so there is no
/// `List-Unsubscribe-Post` (RFC 8058): one click without signing in would need a token in every mail, which says to whoever
/// reads along whose it is, and would let him switch off what tells of decisions.
fn settings_page(host: &str) -> String {
    format!("<https://{host}/#/email>")
}

/// To the second, as the header shows it; a time before 1970 shows 1970.
fn system_time(at: Timestamp) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(u64::try_from(at.secs()).unwrap_or(0))
}

fn part(content_type: ContentType, body: Body) -> SinglePart {
    SinglePart::builder().header(content_type).body(body)
}

fn constant_header(name: &str, value: &str) -> Result<HeaderValue, RenderError> {
    let name = HeaderName::new_from_ascii(name.to_owned()).map_err(|_| RenderError::Build)?;
    Ok(HeaderValue::new(name, value.to_owned()))
}
