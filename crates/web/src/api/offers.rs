// SPDX-License-Identifier: EUPL-1.2
//! What people read of a unit's matters: the lead's words.

use mailbox::ids::{Matter as MatterId, PersonId};
use mailbox::model::{self, Offer, UnitMatters};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::statements::{Label, Matter};

/// The lead's words about a matter.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MatterWords {
    /// The matter.
    #[schema(value_type = String)]
    pub matter: MatterId,
    /// In place of the registrar's label; 1 to 60 characters each.
    pub name: Option<Label>,
    /// One sentence that explains it; 1 to 200 characters each.
    pub note: Option<Label>,
    /// The same in Leichte Sprache; 1 to 300 characters.
    pub simple: Option<String>,
    /// Examples and words that find it; 20 at most, of 40 characters.
    pub search: Vec<String>,
    /// Not offered at the moment.
    pub paused: Option<Pause>,
}

/// A matter is not offered.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Pause {
    /// What to do instead; 1 to 200 characters each.
    pub hint: Label,
    /// Unix seconds, the first at which it is offered again; none: until the lead says so.
    pub until: Option<i64>,
}

/// The matters of a unit, for its lead.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct UnitMattersAnswer {
    /// From 1 without gaps; 0: nobody has written any words.
    pub version: u64,
    /// Who wrote this version.
    #[schema(value_type = Option<Uuid>)]
    pub by: Option<PersonId>,
    /// Unix seconds.
    pub created_at: Option<i64>,
    /// The registrar's, in its order.
    pub matters: Vec<Matter>,
    /// The lead's words, in the order of the chooser. What the unit does not answer any more is not shown to anybody.
    pub items: Vec<MatterWords>,
}

/// Words that are to hold from now on.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OfferRequest {
    /// The version that the lead has seen; 0 for none.
    pub expected_version: u64,
    /// In the order of the chooser; matters that are not among them come last.
    pub items: Vec<MatterWords>,
}

/// Saved.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OfferSaved {
    /// The version in force now.
    pub version: u64,
}

/// Versions, newest first.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OfferVersionsAnswer {
    /// 50 at most.
    pub items: Vec<OfferVersion>,
}

/// A version of a unit's words.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct OfferVersion {
    /// From 1 without gaps.
    pub version: u64,
    /// Who wrote it.
    #[schema(value_type = Uuid)]
    pub by: PersonId,
    /// Unix seconds.
    pub created_at: i64,
    /// In the order of the chooser.
    pub items: Vec<MatterWords>,
}

fn words(list: Vec<model::MatterWords>) -> Vec<MatterWords> {
    list.into_iter().map(MatterWords::from).collect()
}

impl From<UnitMatters> for UnitMattersAnswer {
    fn from(unit: UnitMatters) -> Self {
        Self {
            version: unit.offer.as_ref().map_or(0, |offer| offer.version),
            by: unit.offer.as_ref().map(|offer| offer.by),
            created_at: unit.offer.as_ref().map(|offer| offer.created_at.secs()),
            matters: unit.matters.into_iter().map(Matter::from).collect(),
            items: unit
                .offer
                .map(|offer| words(offer.matters))
                .unwrap_or_default(),
        }
    }
}

impl From<Vec<Offer>> for OfferVersionsAnswer {
    fn from(versions: Vec<Offer>) -> Self {
        Self {
            items: versions
                .into_iter()
                .map(|offer| OfferVersion {
                    version: offer.version,
                    by: offer.by,
                    created_at: offer.created_at.secs(),
                    items: words(offer.matters),
                })
                .collect(),
        }
    }
}

impl From<model::MatterWords> for MatterWords {
    fn from(m: model::MatterWords) -> Self {
        Self {
            matter: m.matter,
            name: m.name.map(Label::from),
            note: m.note.map(Label::from),
            simple: m.simple,
            search: m.search,
            paused: m.paused.map(|pause| Pause {
                hint: pause.hint.into(),
                until: pause.until,
            }),
        }
    }
}

impl From<MatterWords> for model::MatterWords {
    fn from(m: MatterWords) -> Self {
        Self {
            matter: m.matter,
            name: m.name.map(Into::into),
            note: m.note.map(Into::into),
            simple: m.simple,
            search: m.search,
            paused: m.paused.map(|pause| model::Pause {
                hint: pause.hint.into(),
                until: pause.until,
            }),
        }
    }
}
