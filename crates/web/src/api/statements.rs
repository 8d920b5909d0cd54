// SPDX-License-Identifier: EUPL-1.2
//! Signed statements as they travel, and what the trust route answers.

use mailbox::ids::{Dept, Matter as MatterId};
use mailbox::model::{AttestedText, JsonText, MatterRow, OfferedMatter, Twin};
use protocol::Envelope;
use protocol::statement::MessageClass;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::offers::MatterWords;
use super::pages::PagesAnswer;

/// A statement as it comes in.
pub(crate) type Attesting = protocol::statement::Attested<Envelope>;

/// DSSE v1 envelope, exactly these members.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Dsse {
    /// Payload, base64 with padding.
    pub payload: String,
    /// `application/vnd.sp1.<name>+json`.
    #[serde(rename = "payloadType")]
    pub payload_type: String,
    /// One or more signatures.
    pub signatures: Vec<DsseSignature>,
}

/// One signature of an envelope.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DsseSignature {
    /// Hint which key it is.
    pub keyid: String,
    /// Ed25519 signature, base64 with padding.
    pub sig: String,
}

/// A statement with its place in the transparency log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Attested {
    /// The envelope.
    pub stmt: Dsse,
    /// What the log will hold.
    pub leaf: Option<Leaf>,
    /// Inclusion proof; none until the log exists.
    pub proof: Option<String>,
}

/// Leaf of the transparency log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Leaf {
    /// Hash of the statement, base64url.
    pub h: String,
    /// Label, hexadecimal.
    pub l: String,
    /// Sequence number (epoch, version).
    pub s: u64,
    /// Type of the statement.
    pub t: String,
    /// 1.
    pub v: u64,
}

/// Answer of `GET config`.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ConfigAnswer {
    /// Insurer inside signed statements.
    pub org: String,
    /// What pages show.
    pub brand: BrandAnswer,
    /// Origin of the portal, for what is printed on the other side.
    pub portal: String,
    /// Relying party id.
    pub rp_id: String,
    /// Sizes.
    pub limits: LimitsAnswer,
    /// Session times in seconds.
    pub session: SessionTimesAnswer,
    /// Whom e-mail addresses are sealed to (`age1…`); none: the portal takes no addresses.
    pub contact: Option<String>,
    /// Where "leave quickly" goes; none: an empty page.
    pub exit: Option<String>,
    /// Whether staff signs in at the insurer's identity provider first.
    pub provider: bool,
    /// Whether signing out leads on to that provider, as far as this process knows what it offers.
    pub provider_logout: bool,
    /// Origin of the virus scanner's bridge, on the office side only; none: no scanner, and files are saved unscanned.
    pub scanner: Option<String>,
    /// Ways against decisions; none: the insurer has not said which are open.
    pub remedies: Option<RemediesAnswer>,
    /// What the public pages say of the insurer.
    pub pages: PagesAnswer,
    /// Languages of the pages.
    pub langs: Vec<String>,
    /// Version of the server.
    pub version: String,
}

/// Ways against decisions, in German, the language of authorities (§ 19 SGB X).
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct RemediesAnswer {
    /// How an objection can be filed, one way a line.
    pub ways: Vec<String>,
    /// Instruction for a decision against which an objection is possible.
    pub objection: String,
    /// Instructions for a decision about an objection, one for each court.
    pub actions: Vec<ActionAnswer>,
}

/// Instruction for a decision against which an action is possible.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ActionAnswer {
    /// Name of the court.
    pub court: String,
    /// The whole text.
    pub text: String,
}

/// Name and number of the insurer.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BrandAnswer {
    /// Name as people know it.
    pub name: String,
    /// Service desk.
    pub phone: String,
}

/// Sizes in bytes and number of attachments.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitsAnswer {
    /// Sealed message file.
    pub message: u64,
    /// Sealed attachment.
    pub attachment: u64,
    /// Attachments per message.
    pub attachments: u64,
}

/// Seconds.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SessionTimesAnswer {
    /// Without a request for so long.
    pub idle: u32,
    /// In any case.
    pub absolute: u32,
    /// The first at a device that others use too.
    pub shared_idle: u32,
    /// The second there.
    pub shared_absolute: u32,
}

/// Answer of `GET trust`.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TrustAnswer {
    /// Trust Documents, oldest first.
    #[schema(value_type = Vec<Attested>)]
    pub td: Vec<AttestedText>,
    /// Newest epoch of each department, with `registrar`.
    #[schema(value_type = Vec<Attested>)]
    pub depts: Vec<AttestedText>,
    /// Keycard (as statement) and certificate of every clerk who signed one of the department epochs.
    #[schema(value_type = Vec<Attested>)]
    pub signers: Vec<AttestedText>,
    /// Newest revocation list.
    #[schema(value_type = Option<Dsse>)]
    pub revlist: Option<JsonText>,
    /// What insured persons choose from.
    pub matters: Vec<MatterShown>,
}

/// A matter as people are offered it: the registrar's, with its lead's words.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MatterShown {
    /// ASCII slug.
    #[schema(value_type = String)]
    pub code: MatterId,
    /// Department. No words change it.
    #[schema(value_type = String)]
    pub dept: Dept,
    /// How much protection it needs.
    #[schema(value_type = ProtectionClass)]
    pub class: MessageClass,
    /// Cases of it are marked for two people ("Vier-Augen").
    pub four_eyes: bool,
    /// Papers that only the Medical Service can read may be sent in its cases.
    pub medical: bool,
    /// The registrar's public texts.
    pub label: Label,
    /// What the lead of the department says of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub words: Option<MatterWords>,
}

/// A matter and the unit that answers for it.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Matter {
    /// ASCII slug.
    #[schema(value_type = String)]
    pub code: MatterId,
    /// Department.
    #[schema(value_type = String)]
    pub dept: Dept,
    /// How much protection it needs.
    #[schema(value_type = ProtectionClass)]
    pub class: MessageClass,
    /// Cases of it are marked for two people ("Vier-Augen").
    #[serde(default)]
    pub four_eyes: bool,
    /// Papers that only the Medical Service can read may be sent in its cases.
    #[serde(default)]
    pub medical: bool,
    /// Public texts.
    pub label: Label,
}

impl From<MatterRow> for Matter {
    fn from(row: MatterRow) -> Self {
        Self {
            code: row.code,
            dept: row.dept,
            class: row.class,
            four_eyes: row.four_eyes,
            medical: row.medical,
            label: Label {
                de: row.label_de,
                en: row.label_en,
            },
        }
    }
}

impl From<OfferedMatter> for MatterShown {
    fn from(offered: OfferedMatter) -> Self {
        let matter = Matter::from(offered.matter);
        Self {
            code: matter.code,
            dept: matter.dept,
            class: matter.class,
            four_eyes: matter.four_eyes,
            medical: matter.medical,
            label: matter.label,
            words: offered.words.map(MatterWords::from),
        }
    }
}

impl From<Twin> for Label {
    fn from(text: Twin) -> Self {
        Self {
            de: text.de,
            en: text.en,
        }
    }
}

impl From<Label> for Twin {
    fn from(text: Label) -> Self {
        Self {
            de: text.de,
            en: text.en,
        }
    }
}

/// A text in both languages.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Label {
    /// German.
    pub de: String,
    /// English.
    pub en: String,
}

/// How much protection the content needs (Schutzklasse).
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
pub enum ProtectionClass {
    /// Normal.
    Normal,
    /// Substantial.
    Substantiell,
    /// High.
    Hoch,
}
