// SPDX-License-Identifier: EUPL-1.2
//! What the insurer says of itself on the public pages: where it is found, its legal texts, and whom people turn to about barriers.
//! Also what the start page holds for browsers in which nothing runs.

use serde::Deserialize;

use crate::api::pages::{AccessibilityAnswer, ArbiterAnswer, PagesAnswer};
use crate::config::Brand;

/// Characters of one line.
const LINE: usize = 300;
/// Further barriers of the insurer's own.
const BARRIERS: usize = 50;

/// Where else the insurer is reached, and its legal texts. Everything may be missing: the pages then name the telephone number alone.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Pages {
    /// Where letters go, in one line.
    pub address: Option<String>,
    /// When the telephone is answered, in one line.
    pub phone_hours: Option<String>,
    /// Where the branches are: an `https://` address, or one line.
    pub branches: Option<String>,
    /// Name of the insurer's app, if it has one.
    pub app: Option<String>,
    /// `https://` address of the full privacy notice.
    pub privacy: Option<String>,
    /// `https://` address of the full imprint.
    pub imprint: Option<String>,
}

/// Whom people turn to about barriers (§ 12b BGG), and what the check of the screens cannot know.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Accessibility {
    /// Telephone number for feedback, if it is not that of the service desk.
    pub phone: Option<String>,
    /// E-mail address for feedback. People are told to send no health data there.
    pub email: Option<String>,
    /// `https://` address of a form for feedback.
    pub form: Option<String>,
    /// Day on which people last went through the pages, `2026-11-30`; none: nobody has.
    pub reviewed: Option<String>,
    /// Further barriers that the insurer knows of, one sentence each, in German.
    pub limitations: Vec<String>,
    /// Who mediates, where it is not the Federal office by § 16 BGG.
    pub arbiter: Option<Arbiter>,
}

/// An office that mediates or enforces, such as that of a Land.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Arbiter {
    /// Its name.
    pub name: String,
    /// Its post address, in one line.
    pub address: String,
    /// Its telephone number.
    #[serde(default)]
    pub phone: Option<String>,
    /// Its e-mail address.
    #[serde(default)]
    pub email: Option<String>,
    /// Its `https://` address.
    #[serde(default)]
    pub page: Option<String>,
}

fn line(text: &str) -> bool {
    (1..=LINE).contains(&text.chars().count())
        && text.trim() == text
        && !text.chars().any(char::is_control)
}

fn link(text: &str) -> bool {
    let host = text.strip_prefix("https://");
    line(text)
        && host.is_some_and(|host| host.starts_with(|c: char| c.is_ascii_alphanumeric()))
        && text.bytes().all(|byte| byte.is_ascii_graphic())
}

fn mail(text: &str) -> bool {
    let parts = text.split_once('@');
    line(text)
        && parts.is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
        && text.bytes().all(|byte| byte.is_ascii_graphic())
}

/// `2026-11-30`.
fn date(text: &str) -> bool {
    text.parse::<mailbox::deadlines::Day>().is_ok()
}

impl Pages {
    pub(crate) fn check(&self) -> Result<(), &'static str> {
        for (text, fault) in [
            (
                &self.address,
                "address must be one line of at most 300 characters",
            ),
            (
                &self.phone_hours,
                "phone_hours must be one line of at most 300 characters",
            ),
            (
                &self.branches,
                "branches must be one line of at most 300 characters",
            ),
            (&self.app, "app must be one line of at most 300 characters"),
        ] {
            if !text.as_deref().is_none_or(line) {
                return Err(fault);
            }
        }
        if !self.privacy.as_deref().is_none_or(link) {
            return Err("privacy is not an https:// address");
        }
        if !self.imprint.as_deref().is_none_or(link) {
            return Err("imprint is not an https:// address");
        }
        Ok(())
    }

    pub(crate) fn answer(&self, accessibility: &Accessibility) -> PagesAnswer {
        PagesAnswer {
            address: self.address.clone(),
            phone_hours: self.phone_hours.clone(),
            branches: self.branches.clone(),
            app: self.app.clone(),
            privacy: self.privacy.clone(),
            imprint: self.imprint.clone(),
            accessibility: accessibility.answer(),
        }
    }
}

impl Accessibility {
    pub(crate) fn check(&self) -> Result<(), &'static str> {
        if !self.phone.as_deref().is_none_or(line) {
            return Err("phone must be one line of at most 300 characters");
        }
        if !self.email.as_deref().is_none_or(mail) {
            return Err("email is not an e-mail address");
        }
        if !self.form.as_deref().is_none_or(link) {
            return Err("form is not an https:// address");
        }
        if !self.reviewed.as_deref().is_none_or(date) {
            return Err("reviewed is not a day such as 2026-11-30");
        }
        if self.limitations.len() > BARRIERS || !self.limitations.iter().all(|text| line(text)) {
            return Err("limitations must be at most 50 lines of at most 300 characters");
        }
        if let Some(arbiter) = &self.arbiter {
            let phone = arbiter.phone.as_deref().is_none_or(line);
            if !line(&arbiter.name) || !line(&arbiter.address) || !phone {
                return Err(
                    "arbiter: name, address and phone must be one line each, of at most 300 characters",
                );
            }
            if !arbiter.email.as_deref().is_none_or(mail) {
                return Err("arbiter: email is not an e-mail address");
            }
            if !arbiter.page.as_deref().is_none_or(link) {
                return Err("arbiter: page is not an https:// address");
            }
        }
        Ok(())
    }

    fn answer(&self) -> AccessibilityAnswer {
        AccessibilityAnswer {
            phone: self.phone.clone(),
            email: self.email.clone(),
            form: self.form.clone(),
            reviewed: self.reviewed.clone(),
            limitations: self.limitations.clone(),
            arbiter: self.arbiter.as_ref().map(|arbiter| ArbiterAnswer {
                name: arbiter.name.clone(),
                address: arbiter.address.clone(),
                phone: arbiter.phone.clone(),
                email: arbiter.email.clone(),
                page: arbiter.page.clone(),
            }),
        }
    }
}

/// Puts name, number, address and hours into the page that stands there where no script runs. The texts of the front end name them
/// as `{{brand}}`, `{{phone}}`, `{{address}}` and `{{hours}}`; without an address letters go to the name alone.
pub(crate) fn fill(page: &str, brand: &Brand, pages: &Pages) -> String {
    let Pages {
        address,
        phone_hours,
        ..
    } = pages;
    page.replace("{{brand}}", &escape(&brand.name))
        .replace("{{phone}}", &escape(&brand.phone))
        .replace(
            "{{address}}",
            &escape(address.as_deref().unwrap_or(&brand.name)),
        )
        .replace(
            "{{hours}}",
            &escape(phone_hours.as_deref().unwrap_or_default()),
        )
}

/// For text and for attributes in double quotes.
fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, from_value, json};

    use super::{Accessibility, Pages, fill};
    use crate::config::Brand;

    fn pages(value: Value) -> Result<(), &'static str> {
        from_value::<Pages>(value).unwrap().check()
    }

    fn accessibility(value: Value) -> Result<(), &'static str> {
        from_value::<Accessibility>(value).unwrap().check()
    }

    #[test]
    fn values_that_cannot_be_right_are_refused() {
        assert_eq!(
            pages(json!({"privacy": "https://www.musterkasse.example/"})),
            Ok(())
        );
        assert!(pages(json!({"privacy": "http://www.musterkasse.example/"})).is_err());
        assert!(pages(json!({"imprint": "https://www.musterkasse.example/ x"})).is_err());
        assert!(pages(json!({"address": ""})).is_err());
        assert!(pages(json!({"address": "a\nb"})).is_err());
        assert_eq!(accessibility(json!({"reviewed": "2026-11-30"})), Ok(()));
        assert!(accessibility(json!({"reviewed": "30.11.2026"})).is_err());
        assert!(accessibility(json!({"email": "barrierefrei"})).is_err());
        assert!(accessibility(json!({"form": "javascript:alert(1)"})).is_err());
        assert!(accessibility(json!({"arbiter": {"name": "A", "address": " "}})).is_err());
        let arbiter = json!({"name": "A", "address": "B", "email": "a@b.example"});
        assert_eq!(accessibility(json!({"arbiter": arbiter})), Ok(()));
    }

    #[test]
    fn what_is_put_into_a_page_stays_text() {
        let brand = Brand {
            name: "<b title=\"x\">A & 'B'</b>".to_owned(),
            phone: "0800 000 4711".to_owned(),
        };
        let page = "{{brand}}|{{phone}}|{{address}}|{{hours}}";
        let name = "&lt;b title=&quot;x&quot;&gt;A &amp; &#39;B&#39;&lt;/b&gt;";
        assert_eq!(
            fill(page, &brand, &Pages::default()),
            format!("{name}|0800 000 4711|{name}|")
        );
        let known = from_value(json!({"address": "Musterweg 1", "phone_hours": "8 bis 18 Uhr"}));
        assert_eq!(
            fill(page, &brand, &known.unwrap()),
            format!("{name}|0800 000 4711|Musterweg 1|8 bis 18 Uhr")
        );
    }
}
