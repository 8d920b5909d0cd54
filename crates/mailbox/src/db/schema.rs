// SPDX-License-Identifier: EUPL-1.2
//! Tables as the query builder sees them. A test compares them with the migrated databases.

diesel::table! {
    person (pid) {
        pid -> Binary,
        kind -> Text,
        state -> Text,
        binding_sh -> Nullable<Binary>,
        keycard_sh -> Nullable<Binary>,
        assurance -> Nullable<Text>,
        quarantine_until -> Nullable<BigInt>,
        created_at -> BigInt,
        discreet_mail -> BigInt,
        mail_time -> Text,
    }
}

diesel::table! {
    ending (pid) {
        pid -> Binary,
        seq -> BigInt,
        reason -> Nullable<Text>,
        read_only_at -> Nullable<BigInt>,
        closes_at -> Nullable<BigInt>,
        received_at -> BigInt,
    }
}

diesel::table! {
    statement (sh) {
        sh -> Binary,
        kind -> Text,
        subject -> Text,
        seq -> BigInt,
        envelope -> Text,
        leaf -> Nullable<Text>,
        proof -> Nullable<Text>,
        by_pid -> Nullable<Binary>,
        received_at -> BigInt,
    }
}

diesel::table! {
    fresh (pid) {
        pid -> Binary,
        bind_sh -> Binary,
        envelope -> Text,
        iat -> BigInt,
        exp -> BigInt,
    }
}

diesel::table! {
    activation (aid) {
        aid -> Binary,
        pid -> Binary,
        seq -> BigInt,
        role -> Text,
        locator_hash -> Binary,
        issue_sh -> Binary,
        mac_org -> Binary,
        expires_at -> BigInt,
        state -> Text,
        tries_left -> BigInt,
        created_at -> BigInt,
        program -> BigInt,
    }
}

diesel::table! {
    registrar_request (id) {
        id -> Binary,
        kind -> Text,
        pid -> Binary,
        aid -> Nullable<Binary>,
        body -> Nullable<Binary>,
        staged -> Nullable<Text>,
        level -> Nullable<Text>,
        methods -> Nullable<Text>,
        session -> Nullable<Binary>,
        state -> Text,
        lease_until -> Nullable<BigInt>,
        reason -> Nullable<Text>,
        tries_left -> Nullable<BigInt>,
        created_at -> BigInt,
        done_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    bundle (pid) {
        pid -> Binary,
        seq -> BigInt,
        file -> Binary,
        updated_at -> BigInt,
    }
}

diesel::table! {
    unlock_method (id) {
        id -> Binary,
        pid -> Binary,
        tag -> Text,
        mac -> Binary,
        auth_hash -> Nullable<Binary>,
        locator_hash -> Nullable<Binary>,
        failures -> BigInt,
        blocked_until -> Nullable<BigInt>,
        added_at -> BigInt,
        failed_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    passkey (credential_id) {
        credential_id -> Binary,
        pid -> Binary,
        method -> Nullable<Binary>,
        #[sql_name = "passkey"]
        state_json -> Text,
        aid -> Nullable<Binary>,
        created_at -> BigInt,
        used_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    session (token_hash) {
        token_hash -> Binary,
        id -> Binary,
        side -> Text,
        state -> Text,
        pid -> Nullable<Binary>,
        aid -> Nullable<Binary>,
        method -> Nullable<Text>,
        proofs -> Text,
        level -> Text,
        ceremony -> Nullable<Text>,
        ceremony_at -> Nullable<BigInt>,
        strong_at -> Nullable<BigInt>,
        created_at -> BigInt,
        seen_at -> BigInt,
        expires_at -> BigInt,
        shared -> BigInt,
    }
}

diesel::table! {
    staff_account (pid) {
        pid -> Binary,
        account -> Binary,
        updated_at -> BigInt,
    }
}

diesel::table! {
    provider_session (session) {
        session -> Binary,
        request -> Nullable<Text>,
        requested_at -> Nullable<BigInt>,
        pid -> Nullable<Binary>,
        subject -> Nullable<Binary>,
        sid -> Nullable<Binary>,
        shown_at -> Nullable<BigInt>,
        ended_token -> Nullable<Binary>,
        expires_at -> BigInt,
    }
}

diesel::table! {
    provider_logout (jti) {
        jti -> Binary,
        subject -> Nullable<Binary>,
        sid -> Nullable<Binary>,
        iat -> BigInt,
        expires_at -> BigInt,
    }
}

diesel::table! {
    unit (dept) {
        dept -> Text,
        epoch -> BigInt,
        epoch_sh -> Binary,
        changed_at -> BigInt,
    }
}

diesel::table! {
    unit_member (dept, pid) {
        dept -> Text,
        pid -> Binary,
        rights -> Text,
        cert_sh -> Binary,
        nbf -> BigInt,
        exp -> BigInt,
        removed_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    unit_leaving (dept, pid) {
        dept -> Text,
        pid -> Binary,
        request -> Binary,
        settled_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    unit_grant (id) {
        id -> Binary,
        dept -> Text,
        epoch -> BigInt,
        pid -> Binary,
        file -> Binary,
        by_pid -> Nullable<Binary>,
        created_at -> BigInt,
    }
}

diesel::table! {
    unit_link (dept, epoch) {
        dept -> Text,
        epoch -> BigInt,
        file -> Binary,
    }
}

diesel::table! {
    matter (code) {
        code -> Text,
        dept -> Text,
        class -> Text,
        label_de -> Text,
        label_en -> Text,
        position -> BigInt,
        four_eyes -> BigInt,
        medical -> BigInt,
    }
}

diesel::table! {
    profile (pid, dept) {
        pid -> Binary,
        dept -> Text,
        epoch -> BigInt,
        file -> Binary,
        created_at -> BigInt,
    }
}

diesel::table! {
    thread (id) {
        id -> Binary,
        subject -> Binary,
        matter -> Text,
        class -> Text,
        depts -> Text,
        dirty_since -> Nullable<BigInt>,
        created_at -> BigInt,
        four_eyes -> BigInt,
        look_at -> BigInt,
        noticed_at -> Nullable<BigInt>,
        away_at -> Nullable<BigInt>,
        doomed_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    lane (thread, name) {
        thread -> Binary,
        #[sql_name = "lane"]
        name -> Text,
        epoch -> BigInt,
        epoch_sh -> Binary,
        next_idx -> BigInt,
        last_idx -> BigInt,
        last_at -> Nullable<BigInt>,
        last_kind -> Nullable<Text>,
        last_sender -> Nullable<Binary>,
    }
}

diesel::table! {
    thread_epoch (thread, lane, epoch) {
        thread -> Binary,
        lane -> Text,
        epoch -> BigInt,
        sh -> Binary,
        envelope -> Text,
        first_idx -> BigInt,
        created_at -> BigInt,
    }
}

diesel::table! {
    thread_person (pid, thread) {
        pid -> Binary,
        thread -> Binary,
        from_idx -> BigInt,
        hold_idx -> BigInt,
        last_at -> BigInt,
        last_idx -> BigInt,
        read_idx -> BigInt,
        removed_at -> Nullable<BigInt>,
        tray -> Text,
        pinned_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    thread_unit (dept, thread) {
        dept -> Text,
        thread -> Binary,
        state -> Text,
        claimed_by -> Nullable<Binary>,
        dept_epoch -> BigInt,
        last_at -> BigInt,
        last_idx -> BigInt,
        read_idx -> BigInt,
        removed_at -> Nullable<BigInt>,
        owed_since -> Nullable<BigInt>,
        promise_at -> Nullable<BigInt>,
        promise_rule -> Nullable<Text>,
        law_at -> Nullable<BigInt>,
        law_rule -> Nullable<Text>,
        law_from -> Nullable<BigInt>,
        law_by -> Nullable<Binary>,
        resubmit_at -> Nullable<BigInt>,
        resubmit_by -> Nullable<Binary>,
        resubmit_reason -> Nullable<Text>,
        rest_until -> BigInt,
        late_at -> BigInt,
        due_at -> BigInt,
        age_at -> BigInt,
        notes_idx -> BigInt,
        done_reason -> Nullable<Text>,
        done_main -> Nullable<Binary>,
        astray_at -> Nullable<BigInt>,
        escalate_at -> BigInt,
        done_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    legal_hold (id) {
        id -> Binary,
        thread -> Binary,
        dept -> Text,
        reason -> Text,
        by_pid -> Binary,
        at -> BigInt,
        lifted_by -> Nullable<Binary>,
        lifted_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    dispute (id) {
        id -> Binary,
        thread -> Binary,
        about -> Nullable<Binary>,
        said -> Binary,
        by_pid -> Binary,
        at -> BigInt,
        outcome -> Nullable<Text>,
        ended_by -> Nullable<Binary>,
        ended_at -> Nullable<BigInt>,
        restricted_until -> BigInt,
    }
}

diesel::table! {
    tombstone (thread) {
        thread -> Binary,
        matter -> Text,
        began_at -> BigInt,
        last_at -> BigInt,
        deleted_at -> BigInt,
        reason -> Text,
    }
}

diesel::table! {
    unit_escalation (dept) {
        dept -> Text,
        told_on -> Text,
    }
}

diesel::table! {
    unit_tally (id) {
        id -> Binary,
        dept -> Text,
        day -> Text,
        what -> Text,
        promise -> Text,
    }
}

diesel::table! {
    absence (id) {
        id -> Binary,
        dept -> Text,
        pid -> Binary,
        from_at -> BigInt,
        until_at -> BigInt,
        deputy -> Nullable<Binary>,
        set_by -> Binary,
        created_at -> BigInt,
    }
}

diesel::table! {
    hand_over (thread, epoch) {
        thread -> Binary,
        epoch -> BigInt,
        at -> BigInt,
        by_pid -> Binary,
        from_dept -> Text,
        to_dept -> Text,
        stays -> BigInt,
        notes -> BigInt,
        reason -> Text,
        across -> Nullable<Text>,
    }
}

diesel::table! {
    unit_entity (dept) {
        dept -> Text,
        entity -> Text,
    }
}

diesel::table! {
    unit_shield (dept) {
        dept -> Text,
    }
}

diesel::table! {
    route (pid) {
        pid -> Binary,
        seq -> BigInt,
        dept -> Nullable<Text>,
        received_at -> BigInt,
    }
}

diesel::table! {
    route_barred (subject, pid) {
        subject -> Binary,
        pid -> Binary,
    }
}

diesel::table! {
    barrier (pid, thread, kind) {
        pid -> Binary,
        thread -> Binary,
        kind -> Text,
        reason -> Nullable<Text>,
        at -> BigInt,
    }
}

diesel::table! {
    consent (id) {
        id -> Binary,
        pid -> Binary,
        given -> BigInt,
        at -> BigInt,
        level -> Text,
        method -> Nullable<Text>,
        stmt -> Text,
    }
}

diesel::table! {
    announcement (mid, pid) {
        mid -> Binary,
        pid -> Binary,
        thread -> Binary,
        idx -> BigInt,
        consent -> Binary,
        provided_at -> BigInt,
        outbox -> Binary,
        notified_at -> Nullable<BigInt>,
        host -> Nullable<Text>,
        code -> Nullable<BigInt>,
        reply -> Nullable<Text>,
        failed_at -> Nullable<BigInt>,
        fetched_at -> Nullable<BigInt>,
        fetched_level -> Nullable<Text>,
        reminders -> BigInt,
        tasked_at -> Nullable<BigInt>,
        returned_at -> Nullable<BigInt>,
        returned_status -> Nullable<Text>,
        returned_host -> Nullable<Text>,
    }
}

diesel::table! {
    evidence (id) {
        id -> Binary,
        mid -> Binary,
        pid -> Binary,
        at -> BigInt,
        fact -> Text,
        n -> Nullable<BigInt>,
        hash -> Nullable<Binary>,
    }
}

diesel::table! {
    evidence_head (mid, n) {
        mid -> Binary,
        n -> BigInt,
        hash -> Binary,
        signed_at -> BigInt,
        envelope -> Text,
    }
}

diesel::table! {
    letter_job (id) {
        id -> Binary,
        mid -> Binary,
        pid -> Binary,
        thread -> Binary,
        reason -> Text,
        state -> Text,
        ordered_by -> Nullable<Binary>,
        ordered_at -> BigInt,
        taken_by -> Nullable<Binary>,
        taken_at -> Nullable<BigInt>,
        lease -> Nullable<Binary>,
        lease_until -> Nullable<BigInt>,
        document -> Nullable<Binary>,
        printed_at -> Nullable<BigInt>,
        posted_on -> Nullable<Text>,
        told_at -> Nullable<BigInt>,
        ended_at -> Nullable<BigInt>,
        fault -> Nullable<Text>,
        late_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    mail_in (thread) {
        thread -> Binary,
        sender -> Nullable<Binary>,
        answer -> Text,
        outbox -> Nullable<Binary>,
        taken_at -> BigInt,
    }
}

diesel::table! {
    mention (pid, thread) {
        pid -> Binary,
        thread -> Binary,
        by_pid -> Binary,
        at -> BigInt,
    }
}

diesel::table! {
    thread_grant (id) {
        id -> Binary,
        thread -> Binary,
        lane -> Text,
        epoch -> BigInt,
        member -> Text,
        file -> Binary,
        by_pid -> Binary,
        created_at -> BigInt,
    }
}

diesel::table! {
    message (mid) {
        mid -> Binary,
        thread -> Binary,
        lane -> Text,
        idx -> BigInt,
        epoch -> BigInt,
        kind -> Text,
        matter -> Text,
        class -> Text,
        sender -> Binary,
        dev -> Binary,
        n -> BigInt,
        size -> BigInt,
        sha256 -> Binary,
        receipt -> Text,
        received_at -> BigInt,
        release_stmt -> Nullable<Text>,
        declared_stmt -> Nullable<Text>,
    }
}

diesel::table! {
    staged_message (mid) {
        mid -> Binary,
        thread -> Binary,
        epoch -> BigInt,
        matter -> Text,
        class -> Text,
        sender -> Binary,
        sender_kc -> Binary,
        dev -> Binary,
        n -> BigInt,
        lowered -> Nullable<Text>,
        sha256 -> Binary,
        file -> Binary,
        reason -> Text,
        asked -> Nullable<Binary>,
        due_at -> Nullable<BigInt>,
        newest_idx -> BigInt,
        state -> Text,
        decided_by -> Nullable<Binary>,
        staged_at -> BigInt,
        kind -> Text,
        letter -> BigInt,
    }
}

diesel::table! {
    message_body (mid) {
        mid -> Binary,
        file -> Binary,
    }
}

diesel::table! {
    attachment (aid) {
        aid -> Binary,
        owner -> Binary,
        state -> Text,
        blob_ref -> Text,
        size -> Nullable<BigInt>,
        sha256 -> Nullable<Binary>,
        thread -> Nullable<Binary>,
        lane -> Nullable<Text>,
        mid -> Nullable<Binary>,
        created_at -> BigInt,
        forwarded_at -> Nullable<BigInt>,
        forwarded_by -> Nullable<Binary>,
        forwarded_dept -> Nullable<Text>,
    }
}

diesel::table! {
    upload (aid) {
        aid -> Binary,
        length -> BigInt,
        received -> BigInt,
    }
}

diesel::table! {
    upload_chunk (aid, start) {
        aid -> Binary,
        start -> BigInt,
        size -> BigInt,
        blob_ref -> Text,
    }
}

diesel::table! {
    contact (pid) {
        pid -> Binary,
        sealed -> Text,
        lang -> Text,
        updated_at -> BigInt,
        muted_at -> Nullable<BigInt>,
        muted_for -> Nullable<Text>,
        phrase -> Nullable<Text>,
    }
}

diesel::table! {
    contact_candidate (pid) {
        pid -> Binary,
        sealed -> Text,
        lang -> Text,
        source -> Text,
        expires_at -> Nullable<BigInt>,
        code_hash -> Nullable<Binary>,
        tries_left -> BigInt,
    }
}

diesel::table! {
    mail_return (outbox, class) {
        outbox -> Binary,
        class -> Text,
        pid -> Binary,
        status -> Nullable<Text>,
        host -> Nullable<Text>,
        sent_at -> BigInt,
        at -> BigInt,
    }
}

diesel::table! {
    outbox_address (outbox) {
        outbox -> Binary,
        sealed -> Text,
        lang -> Text,
    }
}

diesel::table! {
    outbox (id) {
        id -> Binary,
        pid -> Binary,
        state -> Text,
        due_at -> BigInt,
        items -> BigInt,
        attempts -> BigInt,
        folded_from -> Nullable<Binary>,
        kind -> Text,
        lease_token -> Nullable<Binary>,
        lease_until -> Nullable<BigInt>,
        created_at -> BigInt,
        done_at -> Nullable<BigInt>,
        pushed_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    outbox_attempt (id) {
        id -> Binary,
        outbox -> Binary,
        started_at -> BigInt,
        ended_at -> Nullable<BigInt>,
        outcome -> Text,
        host -> Nullable<Text>,
        code -> Nullable<BigInt>,
        reply -> Nullable<Text>,
        peer -> Nullable<Text>,
        tls_version -> Nullable<Text>,
        tls_cipher -> Nullable<Text>,
    }
}

diesel::table! {
    audit (id) {
        id -> Binary,
        at -> BigInt,
        actor_kind -> Text,
        actor -> Nullable<Binary>,
        action -> Text,
        object_kind -> Text,
        object -> Text,
        reason -> Nullable<Text>,
        unit -> Nullable<Text>,
        session -> Nullable<Binary>,
        level -> Nullable<Text>,
        item -> Nullable<Text>,
        n -> Nullable<BigInt>,
        hash -> Nullable<Binary>,
    }
}

diesel::table! {
    audit_head (n) {
        n -> BigInt,
        hash -> Binary,
        signed_at -> BigInt,
        envelope -> Text,
        closed_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    opening (session, thread, item) {
        session -> Binary,
        thread -> Binary,
        item -> Text,
        reason -> Text,
        at -> BigInt,
    }
}

diesel::table! {
    idempotency (actor, key) {
        actor -> Binary,
        key -> Text,
        route -> Text,
        request_hash -> Binary,
        status -> BigInt,
        body -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    representation (sh) {
        sh -> Binary,
        rep -> Binary,
        subject -> Binary,
        scope -> Nullable<Text>,
        rights -> Text,
        nbf -> BigInt,
        exp -> BigInt,
        ended_at -> Nullable<BigInt>,
        received_at -> BigInt,
        told_at -> Nullable<BigInt>,
    }
}

diesel::table! {
    invitation (locator_hash) {
        locator_hash -> Binary,
        pid -> Binary,
        kc -> Binary,
        mac -> Binary,
        created_at -> BigInt,
        expires_at -> BigInt,
    }
}

diesel::table! {
    person_profile (reader, pid) {
        reader -> Binary,
        pid -> Binary,
        kc -> Binary,
        file -> Binary,
        created_at -> BigInt,
    }
}

diesel::table! {
    desk_reply (request) {
        request -> Binary,
        pid -> Binary,
        file -> Binary,
        created_at -> BigInt,
    }
}

diesel::table! {
    phone_check (id) {
        id -> Binary,
        pid -> Binary,
        desk -> Nullable<Binary>,
        state -> Text,
        committed -> Nullable<Text>,
        answered -> Nullable<Text>,
        revealed -> Nullable<Text>,
        opened_at -> BigInt,
        expires_at -> BigInt,
    }
}

diesel::table! {
    text_module (id, version) {
        id -> Binary,
        version -> BigInt,
        newest -> BigInt,
        dept -> Text,
        kind -> Text,
        title -> Text,
        body -> Text,
        simple -> Nullable<Text>,
        lang -> Text,
        matters -> Text,
        reader -> Nullable<Text>,
        valid_from -> Nullable<BigInt>,
        valid_until -> Nullable<BigInt>,
        reviewed_at -> Nullable<BigInt>,
        owner -> Binary,
        retired -> BigInt,
        by_pid -> Binary,
        created_at -> BigInt,
    }
}

diesel::table! {
    draft (pid, id) {
        pid -> Binary,
        id -> Binary,
        ver -> BigInt,
        file -> Binary,
        mac -> Binary,
        changed_at -> BigInt,
    }
}

diesel::table! {
    draft_file (pid, draft, aid) {
        pid -> Binary,
        draft -> Binary,
        aid -> Binary,
    }
}

diesel::table! {
    push_subscription (pid, device) {
        pid -> Binary,
        device -> Binary,
        session -> Binary,
        sealed -> Text,
        created_at -> BigInt,
    }
}

diesel::table! {
    session_device (session) {
        session -> Binary,
        pid -> Binary,
        sealed -> Binary,
        at -> BigInt,
    }
}

diesel::table! {
    security_event (id) {
        id -> Binary,
        pid -> Binary,
        kind -> Text,
        word -> Nullable<Text>,
        session -> Nullable<Binary>,
        at -> BigInt,
    }
}

diesel::table! {
    reply_code (id) {
        id -> Binary,
        thread -> Binary,
        dept -> Text,
        epoch -> BigInt,
        locator_hash -> Binary,
        key_mac -> Binary,
        kept -> Binary,
        made_by -> Binary,
        made_at -> BigInt,
        expires_at -> BigInt,
        revoked_at -> Nullable<BigInt>,
        answered_at -> Nullable<BigInt>,
        answer -> Nullable<Binary>,
        answer_mac -> Nullable<Binary>,
    }
}

diesel::table! {
    medical_request (thread) {
        thread -> Binary,
        dept -> Text,
        by_pid -> Binary,
        at -> BigInt,
    }
}

diesel::table! {
    unit_offer (dept, version) {
        dept -> Text,
        version -> BigInt,
        newest -> BigInt,
        by_pid -> Binary,
        created_at -> BigInt,
    }
}

diesel::table! {
    unit_offer_matter (dept, version, position) {
        dept -> Text,
        version -> BigInt,
        position -> BigInt,
        matter -> Text,
        name_de -> Nullable<Text>,
        name_en -> Nullable<Text>,
        note_de -> Nullable<Text>,
        note_en -> Nullable<Text>,
        simple -> Nullable<Text>,
        search -> Text,
        hint_de -> Nullable<Text>,
        hint_en -> Nullable<Text>,
        paused_until -> Nullable<BigInt>,
    }
}

diesel::table! {
    unit_rules (dept) {
        dept -> Text,
        version -> BigInt,
        by_pid -> Binary,
        changed_at -> BigInt,
    }
}

diesel::table! {
    unit_rule (dept, position) {
        dept -> Text,
        position -> BigInt,
        id -> Binary,
        kind -> Text,
        matter -> Nullable<Text>,
        clerks -> Text,
        paused -> BigInt,
    }
}

diesel::table! {
    rule_question (request) {
        request -> Binary,
        thread -> Binary,
        dept -> Text,
    }
}

diesel::table! {
    rule_assignment (thread, at, dept) {
        thread -> Binary,
        at -> BigInt,
        dept -> Text,
        pid -> Binary,
        instead_of -> Nullable<Binary>,
        position -> BigInt,
        kind -> Text,
        matter -> Nullable<Text>,
    }
}

diesel::allow_tables_to_appear_in_same_query!(
    absence,
    draft,
    draft_file,
    person,
    statement,
    fresh,
    activation,
    registrar_request,
    bundle,
    unlock_method,
    passkey,
    session,
    staff_account,
    provider_session,
    provider_logout,
    unit,
    unit_member,
    unit_leaving,
    unit_grant,
    unit_link,
    unit_escalation,
    unit_tally,
    matter,
    profile,
    representation,
    person_profile,
    invitation,
    desk_reply,
    phone_check,
    security_event,
    session_device,
    push_subscription,
    text_module,
    medical_request,
    reply_code,
    legal_hold,
    dispute,
    tombstone,
    unit_offer,
    unit_offer_matter,
    unit_rules,
    unit_rule,
    rule_question,
    rule_assignment,
    thread,
    lane,
    thread_epoch,
    thread_person,
    thread_unit,
    hand_over,
    unit_entity,
    unit_shield,
    route,
    route_barred,
    barrier,
    mail_in,
    mention,
    consent,
    announcement,
    evidence,
    evidence_head,
    letter_job,
    thread_grant,
    message,
    message_body,
    staged_message,
    attachment,
    upload,
    upload_chunk,
    contact,
    contact_candidate,
    outbox_address,
    mail_return,
    outbox,
    outbox_attempt,
    audit,
    audit_head,
    idempotency,
    opening,
);

diesel::table! {
    shred_key (thread, lane) {
        thread -> Binary,
        lane -> Text,
        key -> Binary,
        created_at -> BigInt,
    }
}
