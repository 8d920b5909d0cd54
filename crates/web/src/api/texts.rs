// SPDX-License-Identifier: EUPL-1.2
//! Text modules.

use mailbox::ids::{Dept, Matter, PersonId, TextModuleId};
use mailbox::model::{TextContent, TextKind, TextLang, TextModule, TextReader};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// Modules, or the versions of one.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TextsAnswer {
    /// Modules by title, signatures last; versions newest first.
    pub items: Vec<TextItem>,
}

/// A version of a text module.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TextItem {
    /// The module.
    #[schema(value_type = Uuid)]
    pub id: TextModuleId,
    /// From 1 without gaps.
    pub version: u64,
    /// The unit.
    #[schema(value_type = String)]
    pub dept: Dept,
    /// What stands in it.
    pub content: Text,
    /// Who wrote this version.
    #[schema(value_type = Uuid)]
    pub by: PersonId,
    /// Unix seconds.
    pub created_at: i64,
}

/// What stands in a text module.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// `text` or `signature`.
    #[schema(value_type = String)]
    pub kind: TextKind,
    /// 1 to 120 characters.
    pub title: String,
    /// 1 to 10,000 characters, variables in curly brackets.
    pub body: String,
    /// The same in Leichte Sprache.
    pub simple: Option<String>,
    /// `de` or `en`.
    #[schema(value_type = String)]
    pub lang: TextLang,
    /// Offered in these matters only; empty: in all.
    #[schema(value_type = Vec<String>)]
    pub matters: Vec<Matter>,
    /// `insured` or `rep`, if only for these.
    #[schema(value_type = Option<String>)]
    pub reader: Option<TextReader>,
    /// Offered from then on, Unix seconds.
    pub valid_from: Option<i64>,
    /// Offered before then, Unix seconds.
    pub valid_until: Option<i64>,
    /// Last legal review, Unix seconds.
    pub reviewed_at: Option<i64>,
    /// Who answers for it.
    #[schema(value_type = Uuid)]
    pub owner: PersonId,
    /// Offered no more.
    pub retired: bool,
}

/// A new version.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TextRequest {
    /// The version that its writer has seen; 0 for a new module.
    pub expected_version: u64,
    /// What stands in it from now on.
    pub content: Text,
}

/// Saved.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TextSaved {
    /// The version in force now.
    pub version: u64,
}

impl From<Vec<TextModule>> for TextsAnswer {
    fn from(modules: Vec<TextModule>) -> Self {
        Self {
            items: modules.into_iter().map(TextItem::from).collect(),
        }
    }
}

impl From<TextModule> for TextItem {
    fn from(m: TextModule) -> Self {
        let c = m.content;
        Self {
            id: m.id,
            version: m.version,
            dept: m.dept,
            content: Text {
                kind: c.kind,
                title: c.title,
                body: c.body,
                simple: c.simple,
                lang: c.lang,
                matters: c.matters,
                reader: c.reader,
                valid_from: c.valid_from,
                valid_until: c.valid_until,
                reviewed_at: c.reviewed_at,
                owner: c.owner,
                retired: c.retired,
            },
            by: m.by,
            created_at: m.created_at.secs(),
        }
    }
}

impl From<Text> for TextContent {
    fn from(t: Text) -> Self {
        Self {
            kind: t.kind,
            title: t.title,
            body: t.body,
            simple: t.simple,
            lang: t.lang,
            matters: t.matters,
            reader: t.reader,
            valid_from: t.valid_from,
            valid_until: t.valid_until,
            reviewed_at: t.reviewed_at,
            owner: t.owner,
            retired: t.retired,
        }
    }
}
