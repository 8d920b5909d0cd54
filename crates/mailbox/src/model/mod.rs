// SPDX-License-Identifier: EUPL-1.2
//! Domain types: what the rows mean. Neither rows nor wire types.

mod absence;
mod access;
mod activation;
mod announcement;
mod attachment;
mod bulk;
mod contact;
mod desk;
mod dispute;
mod draft;
mod ending;
mod hand_over;
mod idempotency;
mod json_text;
mod keys;
mod letter;
mod mail_in;
mod mail_return;
mod member;
mod message;
mod offer;
mod opening;
mod outbox;
mod overview;
mod person;
mod provider;
mod push;
mod reply_code;
mod representation;
mod request;
mod retention;
mod rule;
mod scan;
mod security_event;
mod session;
mod shield;
mod staged;
mod statement;
mod text_module;
mod thread;
mod tray;
mod unit;
mod upload;
mod work_clock;
mod work_filter;
#[macro_use]
pub(crate) mod words;

pub use absence::{Absence, StandIn};
pub use access::{Access, Actor, ActorKind, ThreadAccess, Via};
pub use activation::{Activation, ActivationState, NewActivation};
pub use announcement::{
    Announcement, AnnouncementView, CameBack, Consent, EffectiveDays, Notified,
};
pub use attachment::{
    Attachment, AttachmentBlob, AttachmentItem, AttachmentState, Forwarded, MedicalRequest,
};
pub use bulk::{BulkOutcome, Recipient, Unreached};
pub use contact::{
    CODE_LASTS, CODE_SENDS, CODE_TRIES, Candidate, CandidateView, Contact, ContactCheck,
    ContactCode, ContactSource, ContactView, InForce, MailTime, NotACode, is_sealed, is_tag,
};
pub use desk::{DeskAccess, PhoneCheck, PhoneCheckView, PhoneState};
pub use dispute::{Dispute, DisputeEnd, DisputeOutcome};
pub use draft::{DRAFT_DAYS, Draft, DraftLine, MAX_DRAFTS, NewDraft};
pub use ending::{Ending, EndingReason, NewEnding};
pub use hand_over::{AcrossReason, CloseReason, Entity, HandOver, HandOverReason, HandOverRow};
pub use idempotency::{Claim, IdempotencyKey, StoredAnswer};
pub use json_text::JsonText;
pub use keys::{Bundle, Method, MethodCheck, MethodSummary, MethodTag, NewMethod, Passkey};
pub use letter::{LetterFault, LetterJob, LetterReason, LetterResult, LetterState, LetterView};
pub use mail_in::{MailAnswer, MailIn, MailWish, NewMail};
pub use mail_return::{
    DeliveryReport, EnhancedStatus, MailReturn, Mute, MuteReason, NotAStatus, ReturnClass,
    ReturnTaken,
};
pub use member::Member;
pub use message::{Accepted, LowerReason, MessageItem, NewMessage, Receiving};
pub use offer::{
    MAX_MATTER_NAME, MAX_MATTER_SENTENCE, MAX_MATTER_SIMPLE, MAX_OFFER, MAX_SEARCH_WORD,
    MAX_SEARCH_WORDS, MatterWords, Offer, OfferedMatter, Pause, Twin, UnitMatters,
};
pub use opening::{NewOpening, Opened, Opener, OpeningCursor, OpeningItem, OpeningPage, Purpose};
pub use outbox::{
    Attempt, Lease, OutboxCounts, OutboxKind, OutboxRow, OutboxState, Outcome, SentMail, SmtpReply,
    SmtpRoute, SmtpTls,
};
pub use overview::{
    AGES, DayTally, DeskLoad, DueCounts, Load, PromiseOutcome, TallyKind, UnitOverview, WeekTally,
};
pub use person::{Person, PersonState};
pub use provider::{
    ProviderLogout, ProviderProof, ProviderRequest, ProviderShown, StaffAccount, Vouched,
};
pub use push::{NewPush, PUSH_DEVICES, PushDevice, PushOutcome, PushTarget};
pub use reply_code::{NewReplyCode, OpenReplyCode, Reply, ReplyCode};
pub use representation::{
    Invitation, PersonProfile, Representation, RepresentationItem, RepresentativeAct, Scope,
};
pub use request::{NewRequest, Request, RequestKind, RequestState, Staged, WorkItem};
pub use retention::{
    HoldReason, LegalHold, RetentionClock, Stay, StayReason, Tombstone, TombstoneReason,
};
pub use rule::{
    MAX_CLERKS, MAX_RULES, Rule, RuleAssignment, RuleKind, RuleList, RuleQuestion, RuleTrial,
};
pub use scan::ScanVerdict;
pub use security_event::{
    NewSecurityEvent, SecurityCursor, SecurityEvent, SecurityKind, SecurityPage, SecurityWord,
};
pub use session::{
    IdleLimits, Level, NewSession, PROOF_AGE, Session, SessionChange, SessionMethod, SessionState,
    Side, proof_of,
};
pub use shield::{BarrierKind, NewRoute, Recusal, RecusalReason};
pub use staged::{NewStaged, StageReason, StageState, StagedItem, StagedMessage};
pub use statement::{AttestedText, StatementKind, StoredStatement};
pub use text_module::{
    MAX_TEXT, MAX_TITLE, TextContent, TextKind, TextLang, TextModule, TextReader,
};
pub use thread::{
    Cursor, EpochItem, GrantItem, LaneHead, NewEpoch, NewGrant, NewThread, Thread, ThreadPage,
    ThreadRow, WorkState,
};
pub use tray::{InboxView, Progress, Standing, Tray, TrayCounts};
pub use unit::{
    MatterRow, MemberOfUnit, NewUnitGrant, ProfileItem, StaffRow, Unit, UnitCounts, UnitFile,
};
pub use upload::{ChunkRow, UploadProgress, UploadRow};
pub use work_clock::{
    Clocks, Law, LawRule, Moved, Promise, Resubmission, ResubmitReason, UnitClocks,
};
pub use work_filter::{DeskCounts, ResubmitFilter, WorkCounts, WorkFilter, WorkScope, WorkSort};
