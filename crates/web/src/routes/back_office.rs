// SPDX-License-Identifier: EUPL-1.2
//! Routes of the back office alone.

use actix_web::http::Method;
use actix_web::web;

use super::{C, F, Need, Row};
use crate::api::{activation, office as office_api, sessions, threads};
use crate::{common, office};

/// All of them.
pub(super) fn rows() -> Vec<Row> {
    [
        staff_provider(),
        office_only(),
        work(),
        leading(),
        waiting_messages(),
        letters(),
        mails(),
        bulk(),
        desk_only(),
    ]
    .concat()
}

/// Staff at the insurer's identity provider.
fn staff_provider() -> Vec<Row> {
    use office::provider;
    vec![
        row!(POST "session/provider/options", Need::Nobody, provider::begin::handler)
            .takes::<crate::api::Empty>()
            .gives::<sessions::ProviderOptionsAnswer>(200)
            .ceremony(),
        row!(POST "session/provider", C, provider::finish::handler)
            .takes::<sessions::ProviderRequest>()
            .ceremony(),
        row!(POST "session/provider/leave", F, provider::leave::handler)
            .takes::<crate::api::Empty>()
            .gives::<sessions::LeaveAnswer>(200),
        row!(POST "session/provider/logout", Need::Provider, provider::logout::handler)
            .takes_form()
            .answers(200),
    ]
}

fn office_only() -> Vec<Row> {
    use crate::api::hand_over::{DirectoryAnswer, DirectoryQuery, HandOverRequest};
    use crate::api::shield::RecusalRequest;
    use crate::api::texts::{TextRequest, TextSaved, TextsAnswer};
    use office_api::{
        DeptQuery, PersonKeysAnswer, PresenceAnswer, PresenceRequest, ProfilesAnswer,
        ProfilesQuery, StaffAnswer, StateRequest, UnitEpochRequest, UnitGrantRequest, UnitsAnswer,
    };
    vec![
        row!(GET "threads", F, office::threads::worklist::handler)
            .query::<crate::api::work::WorklistQuery>()
            .gives::<threads::ThreadsAnswer>(200),
        row!(POST "threads/{thread}/state", F, office::threads::state::handler)
            .takes::<StateRequest>(),
        row!(POST "threads/{thread}/presence", F, office::threads::here::handler)
            .takes::<PresenceRequest>()
            .waits()
            .unkeyed(),
        row!(GET "presence", F, office::threads::present::handler)
            .query::<DeptQuery>()
            .gives::<PresenceAnswer>(200)
            .waits(),
        row!(POST "threads/{thread}/hand-over", F, office::threads::hand_over::handler)
            .takes::<HandOverRequest>(),
        row!(POST "attachments/{aid}/scan", F, office::scans::handler)
            .takes::<crate::api::scans::ScanRequest>(),
        row!(POST "attachments/{aid}/forwarding", F, office::forwardings::handler)
            .takes::<office_api::ForwardingRequest>(),
        row!(GET "threads/{thread}/colleagues", F, office::mentions::list::handler)
            .gives::<office_api::ColleaguesAnswer>(200),
        row!(DELETE "threads/{thread}/mention", F, office::mentions::seen::handler),
        row!(POST "threads/{thread}/medical", F, office::threads::medical::handler)
            .takes::<crate::api::threads::MedicalRequest>(),
        row!(POST "threads/{thread}/recusals", F, office::recusals::put::handler)
            .takes::<RecusalRequest>(),
        row!(DELETE "threads/{thread}/recusals/{pid}", F, office::recusals::lift::handler),
        row!(POST "threads/{thread}/holds", F, office::holds::set::handler)
            .takes::<crate::api::retention::HoldRequest>()
            .gives::<crate::api::retention::HoldAnswer>(201),
        row!(DELETE "threads/{thread}/holds/{id}", F, office::holds::lift::handler),
        row!(POST "threads/{thread}/disputes/{id}/settlement", F, office::disputes::settle)
            .takes::<crate::api::disputes::SettlementRequest>(),
        row!(GET "directory", F, office::units::directory::handler)
            .query::<DirectoryQuery>()
            .gives::<DirectoryAnswer>(200),
        row!(GET "units", F, office::units::list::handler).gives::<UnitsAnswer>(200),
        row!(POST "units/{dept}/grants", F, office::units::grant::handler)
            .takes::<UnitGrantRequest>(),
        row!(POST "units/{dept}/epochs", F, office::units::epoch::handler)
            .takes_keys::<UnitEpochRequest>()
            .gives::<crate::api::Empty>(201),
        row!(GET "units/{dept}/texts", F, office::texts::list::handler).gives::<TextsAnswer>(200),
        row!(GET "units/{dept}/texts/{id}", F, office::texts::versions::handler)
            .gives::<TextsAnswer>(200),
        row!(PUT "units/{dept}/texts/{id}", F, office::texts::put::handler)
            .takes::<TextRequest>()
            .gives::<TextSaved>(200),
        row!(POST "units/{dept}/members/{pid}/remove", F, office::units::remove_member::handler),
        row!(GET "profiles", F, office::profiles::list::handler)
            .query::<ProfilesQuery>()
            .gives::<ProfilesAnswer>(200),
        row!(GET "staff", F, office::staff::list::handler)
            .query::<DeptQuery>()
            .gives::<StaffAnswer>(200),
        row!(GET "persons/{pid}", F, office::persons::show::handler).gives::<PersonKeysAnswer>(200),
    ]
}

/// Clocks, counts and absences beside the work list.
fn work() -> Vec<Row> {
    use crate::api::overview::OverviewAnswer;
    use crate::api::work::{
        AbsenceAnswer, AbsenceRequest, AbsencesAnswer, ResubmissionRequest, StatutoryRequest,
        WorkAnswer,
    };
    use office::{absences, threads as cases};
    vec![
        // Asked for whenever a colleague does something: that keeps nobody signed in.
        row!(GET "work", F, office::work::counts::handler)
            .gives::<WorkAnswer>(200)
            .waits(),
        row!(POST "threads/{thread}/resubmission", F, cases::resubmission::handler)
            .takes::<ResubmissionRequest>(),
        row!(POST "threads/{thread}/statutory", F, cases::statutory::handler)
            .takes::<StatutoryRequest>(),
        row!(GET "units/{dept}/overview", F, office::units::overview::handler)
            .gives::<OverviewAnswer>(200),
        row!(GET "units/{dept}/absences", F, absences::list::handler).gives::<AbsencesAnswer>(200),
        row!(POST "units/{dept}/absences", F, absences::put::handler)
            .takes::<AbsenceRequest>()
            .gives::<AbsenceAnswer>(201),
        row!(POST "units/{dept}/absences/{id}/end", F, absences::end::handler),
    ]
}

/// Decisions that go by post. All but the first are for programs.
fn letters() -> Vec<Row> {
    use crate::api::letters::{
        EvidenceAsk, EvidenceFile, LetterOrder, LetterOrdered, LetterOutcome, LetterPrinted,
        LetterTake, LetterTaken, LettersAnswer,
    };
    use crate::api::replies::{ReplyCodeRequest, ReplyCodeRevocation};
    use office::letters;
    vec![
        row!(POST "threads/{thread}/letters", F, letters::order::handler)
            .takes::<LetterOrder>()
            .gives::<LetterOrdered>(201),
        row!(POST "threads/{thread}/evidence", F, letters::evidence::handler)
            .takes::<EvidenceAsk>()
            .gives::<EvidenceFile>(200),
        row!(POST "threads/{thread}/reply-codes", F, office::reply_codes::make::handler)
            .takes::<ReplyCodeRequest>()
            .answers(201),
        row!(POST "threads/{thread}/reply-codes/{id}/revocation", F, office::reply_codes::revoke::handler)
            .takes::<ReplyCodeRevocation>(),
        row!(GET "letters", F, letters::list::handler).gives::<LettersAnswer>(200),
        row!(POST "letters/{id}/take", F, letters::take::handler)
            .takes::<LetterTake>()
            .gives::<LetterTaken>(200),
        row!(POST "letters/{id}/printed", F, letters::printed::handler).takes::<LetterPrinted>(),
        row!(POST "letters/{id}/result", F, letters::result::handler).takes::<LetterOutcome>(),
    ]
}

/// Plain mails; for programs.
fn mails() -> Vec<Row> {
    use crate::api::mails::NewMailRequest;
    use crate::api::threads::AcceptedAnswer;
    use office::mails;
    vec![
        row!(POST "mails", F, mails::take::handler)
            .takes::<NewMailRequest>()
            .gives::<AcceptedAnswer>(201),
    ]
}

/// What programs write to many people.
fn bulk() -> Vec<Row> {
    use crate::api::bulk::{BulkAnswer, BulkQuestion, RecipientsAnswer, RecipientsQuery};
    use office::bulk;
    vec![
        row!(POST "bulk/questions", F, bulk::ask::handler)
            .takes::<BulkQuestion>()
            .gives::<activation::RequestAnswer>(202)
            .bulk(),
        row!(GET "bulk/recipients", F, bulk::recipients::handler)
            .query::<RecipientsQuery>()
            .gives::<RecipientsAnswer>(200)
            .bulk(),
        row!(POST "bulk/threads", F, bulk::begin::handler)
            .takes::<threads::NewThreadRequest>()
            .gives::<BulkAnswer>(200)
            .bulk(),
    ]
}

/// What a lead says about her unit's work.
fn leading() -> Vec<Row> {
    use crate::api::offers::{OfferRequest, OfferSaved, OfferVersionsAnswer, UnitMattersAnswer};
    use crate::api::rules::{
        RuleTestsRequest, RuleTrialAnswer, RuleTrialRequest, RulesAnswer, RulesRequest, RulesSaved,
    };
    use office::{matters, rules};
    vec![
        row!(GET "units/{dept}/matters", F, matters::list::handler).gives::<UnitMattersAnswer>(200),
        row!(PUT "units/{dept}/matters", F, matters::put::handler)
            .takes::<OfferRequest>()
            .gives::<OfferSaved>(200),
        row!(GET "units/{dept}/matters/versions", F, matters::versions::handler)
            .gives::<OfferVersionsAnswer>(200),
        row!(GET "units/{dept}/rules", F, rules::list::handler).gives::<RulesAnswer>(200),
        row!(PUT "units/{dept}/rules", F, rules::put::handler)
            .takes::<RulesRequest>()
            .gives::<RulesSaved>(200),
        row!(POST "units/{dept}/rules/trial", F, rules::trial::handler)
            .takes::<RuleTrialRequest>()
            .gives::<RuleTrialAnswer>(200)
            .unkeyed(),
        row!(POST "units/{dept}/rules/tests", F, rules::tests::handler)
            .takes::<RuleTestsRequest>()
            .gives::<activation::RequestAnswer>(202),
    ]
}

/// Messages of staff that wait for a second employee or for their time.
fn waiting_messages() -> Vec<Row> {
    use crate::api::staged::{
        ReleaseRequest, StageRequest, StagedAnswer, StagedItems, StagedLines,
    };
    use office::staged;
    vec![
        row!(GET "staged", F, staged::list_all::handler).gives::<StagedLines>(200),
        row!(GET "threads/{thread}/staged", F, staged::list::handler).gives::<StagedItems>(200),
        row!(POST "threads/{thread}/staged", F, staged::keep::handler)
            .takes::<StageRequest>()
            .gives::<StagedAnswer>(201),
        row!(POST "threads/{thread}/staged/{mid}/release", F, staged::release::handler)
            .takes::<ReleaseRequest>()
            .gives::<threads::AcceptedAnswer>(201),
        row!(POST "threads/{thread}/staged/{mid}/return", F, staged::send_back::handler),
        row!(DELETE "threads/{thread}/staged/{mid}", F, staged::withdraw::handler),
    ]
}

/// What an employee with right `register` has.
fn desk_only() -> Vec<Row> {
    use crate::api::desk::{
        BlockRequest, DeskAccess, DeskQuery, DeskReply, DeskRequest, PhoneCheck, PhoneStep,
    };
    use activation::{RequestAnswer, WaitQuery};
    use office::{desk, phone_checks as phone};
    vec![
        row!(POST "desk/requests", F, desk::ask::handler)
            .takes::<DeskRequest>()
            .gives::<RequestAnswer>(202),
        row!(GET "desk/requests/{id}", F, desk::reply::handler)
            .query::<WaitQuery>()
            .gives::<DeskReply>(200),
        row!(GET "desk/persons/{pid}", F, desk::access::handler)
            .query::<DeskQuery>()
            .gives::<DeskAccess>(200),
        row!(POST "desk/persons/{pid}/block", F, desk::block::handler).takes::<BlockRequest>(),
        row!(POST "phone-checks", F, phone::commit::handler)
            .takes::<PhoneStep>()
            .gives::<PhoneCheck>(201),
        row!(GET "phone-checks/{id}", F, common::phone::show::handler).gives::<PhoneCheck>(200),
        row!(POST "phone-checks/{id}/reveal", F, phone::reveal::handler).takes::<PhoneStep>(),
    ]
}
