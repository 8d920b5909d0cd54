// SPDX-License-Identifier: EUPL-1.2
//! Tables of the migrations, as diesel sees them.

use diesel::table;

table! {
    person (pid) {
        pid -> Binary,
        reference -> Text,
        kvnr -> Nullable<Text>,
        role -> Text,
        given -> Text,
        family -> Text,
        birth_date -> Text,
        address -> Text,
        address_changed_at -> Nullable<BigInt>,
        lang -> Text,
        email_sealed -> Nullable<Text>,
        email_hash -> Nullable<Binary>,
        flags -> Text,
        depts -> Nullable<Text>,
        assignment -> Nullable<Text>,
        claims_left -> BigInt,
        alarm_at -> Nullable<BigInt>,
        updated_at -> BigInt,
        insured_until -> Nullable<Text>,
        card_digits -> Nullable<Text>,
        ending_heard_at -> Nullable<BigInt>,
        ending_due -> Nullable<BigInt>,
        own_kvnr -> Nullable<Text>,
        route_due -> Nullable<BigInt>,
        branch -> Nullable<Text>,
    }
}

table! {
    register_rule (dept, position) {
        dept -> Text,
        position -> BigInt,
        rule -> Binary,
        test -> Text,
    }
}

table! {
    route_told (pid) {
        pid -> Binary,
        seq -> BigInt,
        dept -> Nullable<Text>,
        barred -> Text,
        told_at -> BigInt,
    }
}

table! {
    shield_told (mark) {
        mark -> Text,
        dept -> Text,
    }
}

table! {
    ending_told (pid) {
        pid -> Binary,
        seq -> BigInt,
        reason -> Nullable<Text>,
        read_only_at -> Nullable<BigInt>,
        closes_at -> Nullable<BigInt>,
        told_at -> BigInt,
    }
}

table! {
    activation (aid) {
        aid -> Binary,
        pid -> Binary,
        seq -> BigInt,
        method -> Text,
        by_kc -> Nullable<Binary>,
        issue -> Text,
        k_person -> Binary,
        tries_left -> BigInt,
        used_kc -> Nullable<Binary>,
        used_at -> Nullable<BigInt>,
        alarm_at -> Nullable<BigInt>,
        expires_at -> BigInt,
        created_at -> BigInt,
        printed_at -> Nullable<BigInt>,
    }
}

table! {
    binding (sh) {
        sh -> Binary,
        pid -> Binary,
        seq -> BigInt,
        kc -> Binary,
        keycard -> Text,
        stmt -> Text,
        quarantine_until -> Nullable<BigInt>,
        created_at -> BigInt,
    }
}

table! {
    carryover (kc) {
        kc -> Binary,
        pid -> Binary,
        due_at -> BigInt,
        vetoed_at -> Nullable<BigInt>,
        created_at -> BigInt,
    }
}

table! {
    decision (work) {
        work -> Binary,
        kind -> Text,
        pid -> Binary,
        request -> Nullable<Binary>,
        outcome -> Text,
        created_at -> BigInt,
        delivered_at -> Nullable<BigInt>,
    }
}

table! {
    outbox (id) {
        id -> Binary,
        n -> BigInt,
        call -> Text,
        attempts -> BigInt,
        due_at -> BigInt,
        failed_at -> Nullable<BigInt>,
        created_at -> BigInt,
    }
}

table! {
    revocation (sh) {
        sh -> Binary,
        pid -> Nullable<Binary>,
        at -> BigInt,
    }
}

table! {
    removal (pid, dept) {
        pid -> Binary,
        dept -> Text,
        at -> BigInt,
    }
}

table! {
    revlist (seq) {
        seq -> BigInt,
        stmt -> Text,
        iat -> BigInt,
        exp -> BigInt,
    }
}

table! {
    trust (ver) {
        ver -> BigInt,
        sh -> Binary,
        stmt -> Text,
    }
}

table! {
    dept_epoch (dept) {
        dept -> Text,
        epoch -> BigInt,
        sh -> Binary,
        stmt -> Text,
    }
}

table! {
    profile_sent (pid, dept) {
        pid -> Binary,
        dept -> Text,
        epoch -> BigInt,
    }
}

table! {
    archive (id) {
        id -> Binary,
        at -> BigInt,
        kind -> Text,
        pid -> Binary,
        aid -> Nullable<Binary>,
        body -> Text,
    }
}

table! {
    letter_stop (pid) {
        pid -> Binary,
        state -> Text,
        reasons -> Text,
        wanted_by -> Text,
        address -> Binary,
        at -> BigInt,
        released_by -> Nullable<Text>,
        released_at -> Nullable<BigInt>,
    }
}

table! {
    desk_lookup (n) {
        n -> BigInt,
        by -> Binary,
        question -> Binary,
        at -> BigInt,
        refused -> BigInt,
    }
}

table! {
    letter_request (n) {
        n -> BigInt,
        pid -> Binary,
        at -> BigInt,
        state -> Text,
    }
}

// Temporary, made by each import.
table! {
    import_seen (run, mark) {
        run -> BigInt,
        mark -> BigInt,
    }
}

diesel::allow_tables_to_appear_in_same_query!(person, binding, profile_sent, dept_epoch);

diesel::table! {
    representation_draft (draft) {
        draft -> Binary,
        rep -> Binary,
        subject -> Binary,
        request -> Text,
        entered_by -> Binary,
        created_at -> BigInt,
        decided_by -> Nullable<Binary>,
        decided_at -> Nullable<BigInt>,
        sh -> Nullable<Binary>,
        reason -> Nullable<Text>,
    }
}

diesel::table! {
    representation (sh) {
        sh -> Binary,
        rep -> Binary,
        subject -> Binary,
        stmt -> Text,
        evidence -> Text,
        entered_by -> Text,
        approved_by -> Text,
        created_at -> BigInt,
    }
}

table! {
    identification (start) {
        start -> Binary,
        stmt -> Text,
        state_hash -> Binary,
        verifier -> Nullable<Text>,
        status -> Text,
        aid -> Nullable<Binary>,
        level -> Nullable<Text>,
        created_at -> BigInt,
        expires_at -> BigInt,
    }
}
