// SPDX-License-Identifier: EUPL-1.2
//! Every route of every face, once. The gate enforces the rows, the OpenAPI document is written from them, and the tests attack them.

use actix_web::Route;
use actix_web::http::Method;
use actix_web::web;
use mailbox::model::SessionState;
use utoipa::{IntoParams, ToSchema};

use crate::api::{activation, agent as agent_api, events, keys, sessions, statements, threads};
use crate::face::Face;
use crate::middleware::rate::Class;
use crate::openapi::{Parameters, SchemaOf, parameters, schema_of};
use crate::{agent, common, portal};

/// Who may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Anybody.
    Nobody,
    /// A session of this side in one of these states.
    Session(&'static [SessionState]),
    /// Such a session where a cookie comes along; without one it is nobody's, which is no fault.
    SessionIfAny(&'static [SessionState]),
    /// The bearer token of the agent face.
    Agent,
    /// A token that the identity provider of staff has signed.
    Provider,
}

/// One route.
#[derive(Clone)]
pub struct Row {
    /// Method.
    pub method: Method,
    /// Pattern, with `/api/<face>/`.
    pub path: String,
    /// Who may ask.
    pub need: Need,
    /// Whether `Idempotency-Key` is needed.
    pub keyed: bool,
    /// Whether asking keeps the session alive. Waiting in the background does not.
    pub active: bool,
    /// How it is limited.
    pub class: Class,
    /// Largest body.
    pub body: BodyKind,
    /// Body, answer and query for the OpenAPI document.
    pub(crate) doc: Doc,
    pub(crate) route: fn() -> Route,
}

/// What a route takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyKind {
    /// Nothing.
    None,
    /// JSON.
    Json,
    /// JSON with a sealed key for each member of a unit.
    Keys,
    /// A form with one token.
    Form,
    /// The bytes of an age file.
    File,
    /// Some of them, for an upload under way.
    Chunk,
}

/// For the OpenAPI document.
#[derive(Clone, Copy)]
pub(crate) struct Doc {
    pub request: Option<SchemaOf>,
    pub status: u16,
    pub answer: Answer,
    pub query: Option<Parameters>,
    /// Headers that are needed beside those of every route.
    pub headers: &'static [&'static str],
}

/// What a route answers when it works.
#[derive(Clone, Copy)]
pub(crate) enum Answer {
    Empty,
    Json(SchemaOf),
    File,
    Events,
}

const C: Need = Need::Session(&[SessionState::Ceremony]);
const CF: Need = Need::Session(&[SessionState::Ceremony, SessionState::Full]);
const A: Need = Need::Session(&[SessionState::Activating]);
const AF: Need = Need::Session(&[SessionState::Activating, SessionState::Full]);
const R: Need = Need::Session(&[SessionState::Recovering]);
const F: Need = Need::Session(&[SessionState::Full]);

impl Row {
    fn new(method: Method, path: &str, need: Need, route: fn() -> Route) -> Self {
        let doc = Doc {
            request: None,
            status: 204,
            answer: Answer::Empty,
            query: None,
            headers: &[],
        };
        Self {
            keyed: !method.is_safe(),
            method,
            path: path.to_owned(),
            need,
            active: true,
            class: Class::Ordinary,
            body: BodyKind::None,
            doc,
            route,
        }
    }

    fn takes<T: ToSchema>(mut self) -> Self {
        self.body = BodyKind::Json;
        self.doc.request = Some(schema_of::<T>);
        self
    }

    /// A body with a sealed key for each member of a unit.
    fn takes_keys<T: ToSchema>(mut self) -> Self {
        self = self.takes::<T>();
        self.body = BodyKind::Keys;
        self
    }

    fn takes_file(mut self) -> Self {
        self.body = BodyKind::File;
        self.class = Class::Upload;
        self.keyed = false;
        self
    }

    /// Some bytes for an upload under way.
    fn takes_chunk(mut self) -> Self {
        self = self.takes_file();
        self.body = BodyKind::Chunk;
        self
    }

    /// A step of an upload that may be repeated (tus).
    fn tus(mut self, headers: &'static [&'static str]) -> Self {
        self.doc.headers = headers;
        self.keyed = false;
        self
    }

    fn takes_form(mut self) -> Self {
        self.body = BodyKind::Form;
        self.keyed = false;
        self
    }

    fn gives<T: ToSchema>(mut self, status: u16) -> Self {
        self.doc.status = status;
        self.doc.answer = Answer::Json(schema_of::<T>);
        self
    }

    fn answers(mut self, status: u16) -> Self {
        self.doc.status = status;
        self
    }

    fn gives_file(mut self) -> Self {
        self.doc.status = 200;
        self.doc.answer = Answer::File;
        self
    }

    fn gives_events(mut self) -> Self {
        self.doc.status = 200;
        self.doc.answer = Answer::Events;
        self
    }

    fn query<T: IntoParams>(mut self) -> Self {
        self.doc.query = Some(parameters::<T>);
        self
    }

    /// For programs that write to many.
    fn bulk(mut self) -> Self {
        self.class = Class::Bulk;
        self
    }

    /// A step of a sign-in: guessable, and repeated by beginning anew instead of by key.
    fn ceremony(mut self) -> Self {
        self.class = Class::Guess;
        self.keyed = false;
        self
    }

    /// May be repeated without a key: nothing is stored, or the same again.
    fn unkeyed(mut self) -> Self {
        self.keyed = false;
        self
    }

    /// Waits in the background.
    fn waits(mut self) -> Self {
        self.active = false;
        self
    }

    fn placed(mut self, face: Face) -> Self {
        self.path = format!("/api/{face}/{}", self.path);
        self
    }
}

/// All rows of a face.
#[must_use]
pub fn rows(face: Face) -> Vec<Row> {
    let rows = match face {
        Face::Portal => [
            start(),
            sign_in(),
            own_keys(),
            address(),
            portal_only(),
            shared_threads(),
        ]
        .concat(),
        Face::Office => [
            start(),
            sign_in(),
            own_keys(),
            address(),
            back_office::rows(),
            shared_threads(),
        ]
        .concat(),
        Face::Agent => agents(),
    };
    rows.into_iter().map(|row| row.placed(face)).collect()
}

macro_rules! route {
    (GET $handler:path) => {
        || web::get().to($handler)
    };
    (POST $handler:path) => {
        || web::post().to($handler)
    };
    (PUT $handler:path) => {
        || web::put().to($handler)
    };
    (PATCH $handler:path) => {
        || web::patch().to($handler)
    };
    (HEAD $handler:path) => {
        || web::head().to($handler)
    };
    (DELETE $handler:path) => {
        || web::delete().to($handler)
    };
}

macro_rules! row {
    ($method:ident $path:literal, $need:expr, $handler:path) => {
        Row::new(Method::$method, $path, $need, route!($method $handler))
    };
}

mod back_office;

/// Trust and activation.
fn start() -> Vec<Row> {
    use activation::{
        CompleteRequest, LookupAnswer, LookupRequest, RequestAnswer, StatusAnswer, WaitQuery,
    };
    use common::{activation as act, trust};
    vec![
        row!(GET "config", Need::Nobody, trust::config::handler)
            .gives::<statements::ConfigAnswer>(200),
        row!(GET "trust", Need::Nobody, trust::show::handler).gives::<statements::TrustAnswer>(200),
        row!(POST "activation/lookup", Need::Nobody, act::lookup::handler)
            .takes::<LookupRequest>()
            .gives::<LookupAnswer>(200)
            .ceremony(),
        row!(POST "activation/complete", A, act::complete::handler)
            .takes::<CompleteRequest>()
            .gives::<RequestAnswer>(202),
        row!(GET "activation/status", A, act::status::handler)
            .query::<WaitQuery>()
            .gives::<StatusAnswer>(200)
            .waits(),
    ]
}

/// Passkeys and sessions.
fn sign_in() -> Vec<Row> {
    use crate::api::security::{SecurityEventsAnswer, SecurityEventsQuery};
    use activation::{StatusAnswer, WaitQuery};
    use common::{passkeys, session, sessions as own};
    use sessions::{
        CeremonyAnswer, DeviceRequest, PasskeyLoginAnswer, PasskeyLoginRequest,
        PasskeyRegistrationAnswer, PasskeyRegistrationRequest, PasskeysAnswer, PasswordRequest,
        PersonAnswer, RecoveryRequest, SessionAnswer, SessionsAnswer,
    };
    vec![
        row!(POST "passkeys/options", AF, passkeys::options::handler)
            .takes::<crate::api::Empty>()
            .gives::<CeremonyAnswer>(200)
            .ceremony(),
        row!(POST "passkeys", AF, passkeys::register::handler)
            .takes::<PasskeyRegistrationRequest>()
            .gives::<PasskeyRegistrationAnswer>(201)
            .ceremony(),
        row!(GET "passkeys", F, passkeys::list::handler).gives::<PasskeysAnswer>(200),
        row!(DELETE "passkeys/{credential_id}", F, passkeys::remove::handler),
        row!(POST "session/passkey/options", Need::Nobody, session::passkey_options::handler)
            .takes::<crate::api::Empty>()
            .gives::<CeremonyAnswer>(200)
            .ceremony(),
        row!(POST "session/passkey", CF, session::passkey::handler)
            .takes::<PasskeyLoginRequest>()
            .gives::<PasskeyLoginAnswer>(200)
            .ceremony(),
        row!(POST "session/recovery", Need::Nobody, session::recovery::handler)
            .takes::<RecoveryRequest>()
            .gives::<PersonAnswer>(202)
            .ceremony(),
        row!(GET "session/recovery/status", R, session::recovery_status::handler)
            .query::<WaitQuery>()
            .gives::<StatusAnswer>(200)
            .waits(),
        row!(POST "session/password", Need::Nobody, session::password::handler)
            .takes::<PasswordRequest>()
            .gives::<PersonAnswer>(200)
            .ceremony(),
        row!(GET "session", Need::SessionIfAny(&[SessionState::Full]), session::show::handler)
            .gives::<SessionAnswer>(200)
            .waits(),
        row!(POST "session/extend", F, session::extend::handler),
        row!(PUT "session/device", F, session::device::handler)
            .takes::<DeviceRequest>()
            .unkeyed(),
        row!(DELETE "session", F, session::end::handler),
        row!(GET "sessions", F, own::list::handler).gives::<SessionsAnswer>(200),
        row!(DELETE "sessions/{id}", F, own::end::handler),
        row!(GET "security-events", F, common::security_events::handler)
            .query::<SecurityEventsQuery>()
            .gives::<SecurityEventsAnswer>(200),
    ]
}

/// Bundle, carryover, freshness.
fn own_keys() -> Vec<Row> {
    use activation::{RequestAnswer, StatusAnswer, WaitQuery};
    use common::{bundle, keys as own};
    use keys::{BundleAnswer, CarryoverRequest, FreshAnswer, FreshQuery, PutBundleRequest};
    vec![
        row!(GET "bundle", F, bundle::show::handler).gives::<BundleAnswer>(200),
        row!(PUT "bundle", F, bundle::put::handler).takes::<PutBundleRequest>(),
        row!(POST "keys/carryover", F, own::carryover::handler)
            .takes::<CarryoverRequest>()
            .gives::<RequestAnswer>(202),
        row!(GET "keys/status", F, own::status::handler)
            .query::<WaitQuery>()
            .gives::<StatusAnswer>(200)
            .waits(),
        row!(GET "fresh", F, own::fresh::handler)
            .query::<FreshQuery>()
            .gives::<FreshAnswer>(200),
    ]
}

/// The own e-mail address, of persons and employees.
fn address() -> Vec<Row> {
    use crate::api::contact::{ConfirmContactRequest, ContactAnswer, ContactRequest};
    use common::contact;
    vec![
        row!(GET "contact", F, contact::show::handler).gives::<ContactAnswer>(200),
        row!(PUT "contact", F, contact::put::handler)
            .takes::<ContactRequest>()
            .gives::<ContactAnswer>(202),
        row!(DELETE "contact", F, contact::remove::handler),
        row!(POST "contact/code", F, contact::resend::handler).gives::<ContactAnswer>(202),
        row!(POST "contact/confirm", F, contact::confirm::handler)
            .takes::<ConfirmContactRequest>()
            .gives::<ContactAnswer>(200)
            .ceremony(),
    ]
}

fn portal_only() -> Vec<Row> {
    use crate::api::announcement::{ConsentAnswer, ConsentRequest};
    use crate::api::contact::{
        ContactAnswer, DiscreetRequest, MailCheckAnswer, MailCheckRequest, MailChoiceRequest,
        PhraseRequest, SentMailsAnswer,
    };
    use crate::api::desk::{PhoneCheck, PhoneStep};
    use crate::api::push::{PushAnswer, PushRequest};
    use crate::api::representations::{
        ActsAnswer, EndRequest, FoundInvitation, GrantRequest, InvitationAnswer, InvitationRequest,
        LocatorRequest, RepresentationsAnswer,
    };
    use crate::api::shield::{RouteAnswer, RouteQuery};
    use activation::{RequestAnswer, StatusAnswer, WaitQuery};
    use common::contact;
    use portal::representations as acting;
    vec![
        row!(POST "letter-requests", Need::Nobody, portal::letter_requests::handler)
            .takes::<activation::LetterRequest>()
            .gives::<crate::api::Empty>(202)
            .ceremony(),
        row!(POST "identifications", Need::Nobody, portal::identifications::ask::handler)
            .takes::<activation::IdentificationRequest>()
            .gives::<activation::RequestAnswer>(202)
            .ceremony(),
        row!(GET "identifications/{id}", Need::Nobody, portal::identifications::reply::handler)
            .query::<activation::WaitQuery>()
            .gives::<activation::IdentificationReply>(200)
            .waits(),
        row!(POST "access/block", F, portal::access::block),
        row!(POST "access/leave", F, portal::access::leave),
        row!(PUT "contact/discreet", F, contact::discreet::handler)
            .takes::<DiscreetRequest>()
            .gives::<ContactAnswer>(200)
            .ceremony(),
        row!(PUT "contact/phrase", F, contact::phrase::handler)
            .takes::<PhraseRequest>()
            .gives::<ContactAnswer>(200)
            .unkeyed(),
        row!(PUT "contact/choice", F, contact::choice::handler)
            .takes::<MailChoiceRequest>()
            .gives::<ContactAnswer>(200)
            .unkeyed(),
        row!(GET "push", F, portal::push::show::handler).gives::<PushAnswer>(200),
        row!(PUT "push", F, portal::push::put::handler)
            .takes::<PushRequest>()
            .gives::<PushAnswer>(200)
            .unkeyed(),
        row!(DELETE "push", F, portal::push::remove::handler).unkeyed(),
        row!(GET "contact/mails", F, contact::mails::handler).gives::<SentMailsAnswer>(200),
        row!(POST "mail-check", Need::Nobody, portal::mail_check::handler)
            .takes::<MailCheckRequest>()
            .gives::<MailCheckAnswer>(200)
            .ceremony(),
        row!(POST "replies/lookup", Need::Nobody, portal::replies::lookup::handler)
            .takes::<crate::api::replies::ReplyLookup>()
            .gives::<crate::api::replies::ReplyCodeFound>(200)
            .ceremony(),
        row!(PUT "replies/{id}/files/{aid}", Need::Nobody, portal::replies::upload::handler)
            .takes_file()
            .gives::<threads::AttachmentItem>(201),
        row!(POST "replies/{id}", Need::Nobody, portal::replies::give::handler)
            .takes::<crate::api::replies::ReplyRequest>()
            .gives::<crate::api::replies::ReplyTaken>(200)
            .ceremony(),
        row!(GET "drafts", F, portal::drafts::list::handler)
            .gives::<crate::api::drafts::DraftsAnswer>(200)
            .waits(),
        row!(GET "drafts/{id}", F, portal::drafts::show::handler)
            .gives::<crate::api::drafts::DraftAnswer>(200)
            .waits(),
        row!(PUT "drafts/{id}", F, portal::drafts::put::handler)
            .takes::<crate::api::drafts::DraftRequest>()
            .gives::<crate::api::drafts::DraftKept>(200)
            .waits()
            .unkeyed(),
        row!(DELETE "drafts/{id}", F, portal::drafts::remove::handler)
            .waits()
            .unkeyed(),
        row!(GET "consent", F, portal::consent::show).gives::<ConsentAnswer>(200),
        row!(POST "consent", F, portal::consent::put).takes::<ConsentRequest>(),
        row!(POST "declarations", F, portal::declarations::handler)
            .takes::<crate::api::announcement::DeclarationRequest>(),
        row!(POST "threads/{thread}/disputes", F, portal::disputes::say::handler)
            .takes::<crate::api::disputes::DisputeRequest>()
            .gives::<crate::api::disputes::DisputeAnswer>(201),
        row!(DELETE "threads/{thread}/disputes/{id}", F, portal::disputes::withdraw::handler),
        row!(GET "records", F, portal::records::handler)
            .gives::<crate::api::retention::RecordsAnswer>(200),
        row!(GET "representations", F, acting::list::handler).gives::<RepresentationsAnswer>(200),
        row!(POST "representations", F, acting::grant::handler)
            .takes::<GrantRequest>()
            .gives::<RequestAnswer>(202),
        row!(GET "representations/requests/{id}", F, acting::status::handler)
            .query::<WaitQuery>()
            .gives::<StatusAnswer>(200)
            .waits(),
        row!(GET "representations/acts", F, acting::acts::handler).gives::<ActsAnswer>(200),
        row!(POST "representations/invitations", F, acting::invite::handler)
            .takes::<InvitationRequest>()
            .gives::<InvitationAnswer>(201),
        row!(POST "representations/invitations/lookup", F, acting::lookup::handler)
            .takes::<LocatorRequest>()
            .gives::<FoundInvitation>(200)
            .ceremony(),
        row!(POST "representations/end", F, acting::end::handler).takes::<EndRequest>(),
        row!(POST "phone-checks", F, portal::phone_checks::open::handler).gives::<PhoneCheck>(201),
        row!(GET "phone-checks/{id}", F, common::phone::show::handler).gives::<PhoneCheck>(200),
        row!(DELETE "phone-checks/{id}", F, portal::phone_checks::close::handler),
        row!(POST "phone-checks/{id}/answer", F, portal::phone_checks::answer::handler)
            .takes::<PhoneStep>(),
        row!(GET "route", F, portal::route::handler)
            .query::<RouteQuery>()
            .gives::<RouteAnswer>(200),
        row!(GET "threads", F, portal::threads::inbox::handler)
            .query::<threads::InboxQuery>()
            .gives::<threads::InboxAnswer>(200),
        row!(PUT "threads/{thread}/tray", F, portal::threads::tray::handler)
            .takes::<threads::TrayRequest>()
            .unkeyed(),
    ]
}

/// Threads, attachments and events have one shape on both sides.
fn shared_threads() -> Vec<Row> {
    use crate::api::openings::{OpeningsAnswer, OpeningsQuery, ReasonQuery};
    use common::{attachments, events as live, threads as t};
    use events::{PollAnswer, PollQuery};
    use threads::{
        AcceptedAnswer, ExcludeRequest, GrantsRequest, HeadsAnswer, HeadsQuery, MessagesAnswer,
        MessagesQuery, NewThreadRequest, ReadRequest, SendRequest, ThreadAnswer,
    };
    vec![
        row!(POST "threads", F, t::begin::handler)
            .takes::<NewThreadRequest>()
            .gives::<AcceptedAnswer>(201),
        row!(GET "threads/heads", F, t::heads::handler)
            .query::<HeadsQuery>()
            .gives::<HeadsAnswer>(200),
        row!(GET "threads/{thread}", F, t::show::handler)
            .query::<ReasonQuery>()
            .gives::<ThreadAnswer>(200),
        row!(GET "threads/{thread}/messages", F, t::messages::handler)
            .query::<MessagesQuery>()
            .gives::<MessagesAnswer>(200),
        row!(POST "threads/{thread}/messages", F, t::send::handler)
            .takes::<SendRequest>()
            .gives::<AcceptedAnswer>(201),
        row!(POST "threads/{thread}/grants", F, t::grants::handler).takes::<GrantsRequest>(),
        row!(POST "threads/{thread}/exclusions", F, t::exclude::handler).takes::<ExcludeRequest>(),
        row!(POST "threads/{thread}/read", F, t::read::handler).takes::<ReadRequest>(),
        row!(PUT "attachments/{aid}", F, attachments::upload::handler)
            .takes_file()
            .gives::<threads::AttachmentItem>(201),
        row!(POST "attachments/{aid}/upload", F, attachments::tus::create::handler)
            .answers(201)
            .tus(&["Tus-Resumable", "Upload-Length"]),
        // Asked for after a cut, by a page that nobody need look at.
        row!(HEAD "attachments/{aid}/upload", F, attachments::tus::progress::handler)
            .answers(200)
            .tus(&["Tus-Resumable"])
            .waits(),
        row!(PATCH "attachments/{aid}/upload", F, attachments::tus::append::handler)
            .takes_chunk()
            .tus(&["Tus-Resumable", "Upload-Offset"]),
        row!(DELETE "attachments/{aid}/upload", F, attachments::tus::cancel::handler)
            .tus(&["Tus-Resumable"]),
        row!(GET "attachments/{aid}", F, attachments::download::handler)
            .query::<ReasonQuery>()
            .gives_file(),
        row!(GET "threads/{thread}/openings", F, t::openings::handler)
            .query::<OpeningsQuery>()
            .gives::<OpeningsAnswer>(200),
        row!(GET "events", F, live::stream::handler)
            .gives_events()
            .waits(),
        row!(GET "events/poll", F, live::poll::handler)
            .query::<PollQuery>()
            .gives::<PollAnswer>(200)
            .waits(),
    ]
}

fn agents() -> Vec<Row> {
    use agent_api::{
        ActivationRequest, AgentStaffAnswer, ContactsRequest, EndingsRequest, FreshRequest,
        MattersRequest, OutcomeRequest, PersonProfilesRequest, ProfilesRequest,
        StaffAccountsRequest, StatementsRequest, UnitGrantsRequest, WorkAnswer,
    };
    const N: Need = Need::Agent;
    let rows = vec![
        row!(POST "statements", N, agent::statements::put::handler).takes::<StatementsRequest>(),
        row!(POST "matters", N, agent::matters::put::handler).takes::<MattersRequest>(),
        row!(POST "activations", N, agent::activations::create::handler)
            .takes::<ActivationRequest>()
            .gives::<crate::api::Empty>(201),
        row!(GET "work", N, agent::work::lease::handler)
            .query::<activation::WaitQuery>()
            .gives::<WorkAnswer>(200)
            .waits(),
        row!(POST "work/{id}", N, agent::work::answer::handler).takes::<OutcomeRequest>(),
        row!(POST "fresh", N, agent::fresh::put::handler).takes::<FreshRequest>(),
        row!(POST "profiles", N, agent::profiles::put::handler).takes::<ProfilesRequest>(),
        row!(POST "person-profiles", N, agent::person_profiles::put::handler)
            .takes::<PersonProfilesRequest>(),
        row!(POST "contacts", N, agent::contacts::put::handler).takes::<ContactsRequest>(),
        row!(POST "endings", N, agent::endings::put::handler).takes::<EndingsRequest>(),
        row!(POST "units/grants", N, agent::units::grants::handler).takes::<UnitGrantsRequest>(),
        row!(POST "units/entities", N, agent::units::entities::handler)
            .takes::<crate::api::hand_over::EntitiesRequest>(),
        row!(POST "units/shields", N, agent::units::shields::handler)
            .takes::<crate::api::shield::ShieldsRequest>(),
        row!(POST "routes", N, agent::routes::put::handler)
            .takes::<crate::api::shield::RoutesRequest>(),
        row!(POST "staff/accounts", N, agent::staff::accounts::handler)
            .takes::<StaffAccountsRequest>(),
        row!(GET "staff", N, agent::staff::list::handler).gives::<AgentStaffAnswer>(200),
        row!(GET "trust", N, common::trust::show::handler).gives::<statements::TrustAnswer>(200),
    ];
    // Everything an agent brings is idempotent by itself (ids, statement hashes, replacement), so no key is asked for.
    rows.into_iter()
        .map(|row| Row {
            keyed: false,
            ..row
        })
        .collect()
}
