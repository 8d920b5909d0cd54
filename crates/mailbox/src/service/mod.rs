// SPDX-License-Identifier: EUPL-1.2
//! Operations that span repositories: plain functions over a [`crate::Tx`], one file each. Each of them writes
//! the audit record, and what is to be done later, in the same unit of work.

mod absence;
mod accept_statement;
mod add_epoch;
mod add_grants;
mod add_unit_grants;
mod announce;
mod answer_request;
mod ask;
mod ask_medical;
mod become_full;
mod begin_upload;
mod block;
mod bulk;
mod carryover;
mod choose;
mod chunked_upload;
mod consent;
mod contact;
mod create_activation;
mod create_thread;
mod declare;
mod desk;
mod dispute;
mod distribute;
mod escalation;
mod evidence;
mod exclude;
mod finish_activation;
mod forward_attachment;
mod fresh;
mod grant_representation;
mod hand_over;
mod history;
mod identify;
mod leave;
mod legal_hold;
mod letters;
mod lookup_code;
mod make_letters;
mod mark_read;
mod mention;
mod note_scan;
mod offers;
mod office_view;
mod open_thread;
mod overview;
mod phone_check;
mod progress;
mod protection;
mod provider;
mod purge;
mod push;
mod put_bundle;
mod put_draft;
mod put_ending;
mod put_profiles;
mod put_route;
mod put_tray;
mod receipt;
mod records;
mod recuse;
mod release;
mod remove_member;
mod reply;
mod reply_code;
mod represent;
mod retention;
mod retire;
mod rotate_unit;
mod rules;
mod seal_audit;
mod send_later;
mod send_message;
mod sent_mails;
mod set_work;
mod shred_thread;
mod stage;
mod take_mail;
mod take_return;
mod tell;
mod tell_device;
mod tell_ends;
mod text_modules;
mod thread_view;
mod trust_view;
mod unlock;
mod watch_decisions;
mod watch_letters;
mod work_clock;
mod work_view;

pub use absence::{
    AbsenceView, NewAbsence, absences, end_absence, is_away, put_absence, stands_in_for,
};
pub use accept_statement::accept_statement;
pub use add_grants::add_grants;
pub use add_unit_grants::{add_unit_grants, insert_custodian_grants};
pub(crate) use announce::tell_announced;
pub use announce::{ConsentView, announcements, consent_of};
pub use answer_request::{Answer, answer_request};
pub use ask::{ask_claims, ask_for_letter, lease_work};
pub use ask_medical::ask_medical;
pub use become_full::become_full;
pub use begin_upload::{MAX_UNATTACHED, begin_upload};
pub use block::{block_person, unblock_person};
pub use bulk::{ask_recipients, begin_bulk, recipients};
pub use carryover::{CarryoverCommand, carryover};
pub use chunked_upload::{
    MAX_CHUNKS, append_chunk, cancel_upload, create_upload, finish_chunks, upload_progress,
};
pub use consent::{Given, put_consent};
pub use contact::{
    ask_contact, choose_mails, confirm_contact, contact_view, put_contact, remove_contact,
    resend_contact_code, set_discreet, set_phrase,
};
pub use create_activation::create_activation;
pub use create_thread::create_thread;
pub use declare::declare;
pub use desk::{ask_desk, ask_rule_tests, desk_access, desk_block, desk_reply};
pub use dispute::{DISPUTE_NOTICE_DAYS, dispute, settle_dispute, withdraw_dispute};
pub use escalation::{escalate, escalating_units};
pub use evidence::{evidence_lines, evidence_of, seal_evidence};
pub use exclude::exclude;
pub use finish_activation::{ActivationCommand, finish_activation};
pub use forward_attachment::forward_attachment;
pub use fresh::{FreshAnswer, put_fresh, request_fresh};
pub use grant_representation::{
    INVITATION_LASTS, InvitationView, find_invitation, grant_representation, grant_request,
    put_invitation,
};
pub use hand_over::{Receiver, directory, hand_over, put_entities};
pub use history::HeldHistory;
pub use identify::{ask_identification, identification_reply};
pub use leave::leave_portal;
pub use legal_hold::{lift_hold, set_hold};
pub use letters::{letters, order_letter};
pub use lookup_code::{CodeLookup, lookup_code};
pub use make_letters::{
    LETTER_LEASE, is_program, letter_printed, letter_result, letters_waiting, take_letter,
};
pub use mark_read::mark_read;
pub use mention::{MAX_MENTIONS, mention, mention_seen, mentionable};
pub use note_scan::note_scan;
pub use offers::{offer_versions, put_unit_matters, unit_matters};
pub use office_view::{UnitView, agent_staff, keycard_and_bind, staff_of_unit, units_of};
pub use open_thread::{
    OPENING_LASTS, open_thread, opening_due, openings_page, place_of_attachment,
};
pub use overview::{OVERVIEW_DAYS, OVERVIEW_WEEKS, unit_overview};
pub use phone_check::{
    LASTS, answer_phone_check, close_phone_check, commit_phone_check, open_phone_check,
    phone_check, reveal_phone_check,
};
pub use progress::{InboxPage, inbox_page, progress};
pub use provider::{
    begin_provider, carry_provider, end_by_provider, put_staff_accounts, refuse_other_employee,
    show_provider,
};
pub use purge::{Purged, purge_expired};
pub use push::{put_push, remove_push};
pub use put_bundle::put_bundle;
pub use put_draft::put_draft;
pub use put_ending::put_ending;
pub use put_profiles::put_profiles;
pub use put_route::{put_route, put_shields, route_view};
pub use put_tray::{TrayChange, put_tray};
pub use receipt::{KeySigner, ReceiptSigner, Receiptable};
pub use records::{RecordPart, records};
pub use recuse::{lift_recusal, recuse};
pub use release::{release_message, return_staged, withdraw_staged};
pub use remove_member::remove_member;
pub use reply::{MAX_REPLY_FILES, find_reply_code, give_reply, reply_owner};
pub use reply_code::{OPEN_REPLY_CODES, REPLY_CODE_LASTS, make_reply_code, revoke_reply_code};
pub use represent::{
    RepresentationView, acts_of_representatives, end_representation, perspective, perspectives,
    representations,
};
pub use retention::{Looked, look_after, stay};
pub use retire::Retired;
pub use rotate_unit::{RotateUnit, rotate_unit};
pub use rules::{TRIAL_DAYS, put_unit_rules, try_rules, unit_rules};
pub use seal_audit::{BATCH, HEAD_EVERY, Sealed, Signing, seal_audit, seal_due};
pub use send_later::{send_due, void_due};
pub use send_message::{MAX_ATTACHMENTS, send_message};
pub use sent_mails::{check_mail, sent_mails};
pub use set_work::{WorkChange, set_work};
pub use stage::{MAX_DELAY, RELEASE_LASTS, stage_message, staged_of_thread, staged_of_units};
pub use take_mail::take_mail;
pub use take_return::take_return;
pub use tell::{end_session, remove_passkey, tell};
pub use tell_device::{SEALED_DEVICE, tell_device};
pub use tell_ends::tell_ends;
pub use text_modules::{MAX_MODULES, put_text_module, text_module_versions, text_modules};
pub use thread_view::{
    HeadView, LaneView, ThreadView, head_statements, heads, messages_page, readable_attachment,
    thread_view,
};
pub use trust_view::{TrustView, signers, trust_view};
pub use unlock::{BLOCK_FOR, SLOW_DOWN, TRIES, WINDOW, check_recovery, check_secret};
pub use watch_decisions::{watch_decision, watched};
pub use watch_letters::{late_letters, watch_letter};
pub use work_clock::{set_resubmission, set_statutory};
pub use work_view::{
    DeputyCount, SOON_DAYS, WorkQuery, WorkView, day_after, mentioned_page, work_counts, worklist,
};
