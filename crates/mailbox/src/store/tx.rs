// SPDX-License-Identifier: EUPL-1.2
//! One unit of work.

use std::sync::Arc;

use crate::config::{HistoryPolicy, NotifyPolicy};
use crate::db::conn::Conn;
use crate::db::unit::Events;
use crate::deadlines::{AnnouncementPolicy, DeadlinePolicy, EscalationPolicy, RetentionPolicy};
use crate::error::StoreError;
use crate::event::Event;
use crate::levels::LevelPolicy;

/// What an installation has set, as far as a unit of work asks for it.
#[derive(Clone, Debug)]
pub(crate) struct Policies {
    pub(crate) notify: NotifyPolicy,
    pub(crate) history: HistoryPolicy,
    pub(crate) levels: Arc<LevelPolicy>,
    pub(crate) deadlines: Arc<DeadlinePolicy>,
    pub(crate) announcement: Arc<AnnouncementPolicy>,
    pub(crate) escalation: Arc<EscalationPolicy>,
    pub(crate) retention: Arc<RetentionPolicy>,
}

/// A unit of work: the way to all repositories, on one connection and in one transaction.
pub struct Tx<'c> {
    pub(crate) conn: &'c mut Conn,
    events: &'c mut Events,
    policies: Policies,
}

impl std::fmt::Debug for Tx<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tx")
    }
}

impl<'c> Tx<'c> {
    pub(crate) fn new(conn: &'c mut Conn, events: &'c mut Events, policies: Policies) -> Self {
        Self {
            conn,
            events,
            policies,
        }
    }

    /// When people are notified.
    #[must_use]
    pub const fn policy(&self) -> NotifyPolicy {
        self.policies.notify
    }

    /// When somebody who was identified anew may get her history back.
    #[must_use]
    pub const fn history_policy(&self) -> HistoryPolicy {
        self.policies.history
    }

    /// How sure we must be of somebody for what.
    #[must_use]
    pub fn levels(&self) -> Arc<LevelPolicy> {
        Arc::clone(&self.policies.levels)
    }

    /// Until when messages are answered.
    #[must_use]
    pub fn deadlines(&self) -> Arc<DeadlinePolicy> {
        Arc::clone(&self.policies.deadlines)
    }

    /// On which day a decision counts as announced.
    #[must_use]
    pub fn announcement(&self) -> Arc<AnnouncementPolicy> {
        Arc::clone(&self.policies.announcement)
    }

    /// When cases go to the lead.
    #[must_use]
    pub fn escalation(&self) -> Arc<EscalationPolicy> {
        Arc::clone(&self.policies.escalation)
    }

    /// How long cases stay.
    #[must_use]
    pub fn retention(&self) -> Arc<RetentionPolicy> {
        Arc::clone(&self.policies.retention)
    }

    /// Something to tell waiting requests after the commit.
    pub fn emit(&mut self, event: Event) {
        if !self.events.contains(&event) {
            self.events.push(event);
        }
    }

    /// The plan of a query, one line a step. For tests.
    ///
    /// # Errors
    /// When the query does not parse.
    #[doc(hidden)]
    pub fn explain(&mut self, sql: &str) -> Result<Vec<String>, StoreError> {
        crate::db::trace::explain(self.conn, sql)
    }

    /// The statements that a closure sends, with their parameters left open. For tests.
    ///
    /// # Errors
    /// What the closure answers.
    #[doc(hidden)]
    pub fn trace(
        &mut self,
        mut work: impl FnMut(&mut Tx<'_>) -> Result<(), StoreError>,
    ) -> Result<Vec<String>, StoreError> {
        let recorder = crate::db::trace::Recorder::attach(self.conn);
        let result = work(self);
        let sent = recorder.detach(self.conn);
        result.map(|()| sent)
    }

    /// Tables, columns and indexes as the database describes them. For tests.
    ///
    /// # Errors
    /// When the database does not answer.
    #[doc(hidden)]
    pub fn describe(&mut self) -> Result<Vec<String>, StoreError> {
        crate::db::trace::describe(self.conn)
    }
}

macro_rules! repositories {
    ($($(#[$doc:meta])* $method:ident => $module:ident::$name:ident;)*) => {
        impl Tx<'_> {$(
            $(#[$doc])*
            pub fn $method(&mut self) -> crate::store::$module::$name<'_> {
                crate::store::$module::$name::on(self.conn)
            }
        )*}
    };
}

repositories! {
    /// Who is away.
    absences => absences::Absences;
    /// What persons dispute.
    disputes => disputes::Disputes;
    /// Legal holds.
    legal_holds => legal_holds::LegalHolds;
    /// Who was removed from where.
    leavings => leavings::Leavings;
    /// Who was mentioned where.
    mentions => mentions::Mentions;
    /// Work lists.
    worklist => worklist::Worklist;
    /// Persons.
    persons => persons::Persons;
    /// Ends of accounts.
    endings => endings::Endings;
    /// Signed statements.
    statements => statements::Statements;
    /// Newest `fresh` statement of each person.
    fresh => fresh::FreshStatements;
    /// Activation codes.
    activations => activations::Activations;
    /// What waits for the registrar.
    requests => requests::Requests;
    /// Sealed answers of the registrar to desks.
    desk_replies => desk_replies::DeskReplies;
    /// Invitations of representatives.
    invitations => invitations::Invitations;
    /// Phone checks.
    phone_checks => phone_checks::PhoneChecks;
    /// Key bundles.
    bundles => bundles::Bundles;
    /// Unlock methods.
    methods => unlock_methods::UnlockMethods;
    /// Passkeys.
    passkeys => passkeys::Passkeys;
    /// Sessions.
    sessions => sessions::Sessions;
    /// The identity provider of staff.
    providers => providers::Providers;
    /// Departments, their members and grants.
    units => units::Units;
    /// What insured persons choose from.
    matters => matters::Matters;
    /// Sealed profiles.
    profiles => profiles::Profiles;
    /// Who may act for whom.
    representations => representations::Representations;
    /// Threads and who may see them.
    threads => threads::Threads;
    /// Lanes and their epochs.
    lanes => lanes::Lanes;
    /// Sealed thread keys.
    grants => grants::ThreadGrants;
    /// Inbox and work lists.
    inbox => inbox::Inbox;
    /// Messages.
    messages => messages::Messages;
    /// Messages that wait.
    staged => staged::StagedMessages;
    /// Attachments.
    attachments => attachments::Attachments;
    /// Attachments that come in chunks.
    uploads => uploads::Uploads;
    /// Who agrees to decisions in the portal.
    consents => consents::Consents;
    /// Decisions on their way.
    announcements => announcements::Announcements;
    /// The evidence of decisions.
    evidence => evidence::Evidence;
    /// Letters that are made of decisions.
    letter_jobs => letter_jobs::LetterJobs;
    /// Sealed addresses.
    contacts => contacts::Contacts;
    /// Notifications that came back.
    mail_returns => mail_returns::MailReturns;
    /// Plain mails that were taken in.
    mails => mails::Mails;
    /// Notifications to send.
    outbox => outbox::Outbox;
    /// What happened to accounts.
    security_events => security_events::SecurityEvents;
    /// Kinds of devices, sealed.
    session_devices => session_devices::SessionDevices;
    /// Where browsers take signs.
    pushes => pushes::Pushes;
    /// Drafts of persons, sealed to themselves.
    drafts => drafts::Drafts;
    /// Cases that have gone to their lead.
    escalations => escalations::Escalations;
    /// What came in and went out of units.
    tallies => tallies::Tallies;
    /// The figures of a lead.
    overview => overview::Overview;
    /// Text modules of units.
    text_modules => text_modules::TextModules;
    /// Who did what.
    audit => audit::Audit;
    /// Threads in which papers for the Medical Service are asked for.
    medical_requests => medical_requests::MedicalRequests;
    /// Codes for one answer without an account.
    reply_codes => reply_codes::ReplyCodes;
    /// What units offer of their matters.
    offers => offers::Offers;
    /// Who gets the new cases of a unit.
    rules => rules::Rules;
    /// Who answers a person whatever the matter, and shielded units.
    routes => routes::Routes;
    /// Threads that do not exist for a clerk.
    barriers => barriers::Barriers;
    /// Who handed which thread to whom, and legal entities.
    hand_overs => hand_overs::HandOvers;
    /// The chain over it.
    audit_chain => audit_chain::AuditChain;
    /// What staff has opened.
    openings => openings::Openings;
    /// Answers that are given again.
    idempotency => idempotency::Idempotency;
}
