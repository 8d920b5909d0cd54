// SPDX-License-Identifier: EUPL-1.2
//! The store handle and one repository a file. A repository speaks SQL and knows no rules beyond its rows;
//! rules that span repositories are in [`crate::service`].

pub(crate) mod handle;
pub(crate) mod row;
pub(crate) mod tx;

/// A repository: one connection, in a unit of work.
macro_rules! repository {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        pub struct $name<'t> {
            conn: &'t mut crate::db::conn::Conn,
        }

        impl<'t> $name<'t> {
            pub(crate) fn on(conn: &'t mut crate::db::conn::Conn) -> Self {
                Self { conn }
            }
        }

        impl std::fmt::Debug for $name<'_> {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(stringify!($name))
            }
        }
    };
}

pub mod absences;
pub mod activations;
pub mod announcements;
pub mod attachments;
pub mod audit;
pub mod audit_chain;
pub mod barriers;
pub mod bundles;
pub mod consents;
pub mod contacts;
pub mod desk_replies;
pub mod disputes;
pub mod drafts;
pub mod endings;
pub mod escalations;
pub mod evidence;
pub mod fresh;
pub mod grants;
pub mod hand_overs;
pub mod idempotency;
pub mod inbox;
pub mod invitations;
pub mod lanes;
pub mod leavings;
pub mod legal_holds;
pub mod letter_jobs;
pub mod mail_returns;
pub mod mails;
pub mod matters;
pub mod medical_requests;
pub mod mentions;
pub mod messages;
pub mod offers;
pub mod openings;
pub mod outbox;
pub mod overview;
pub mod passkeys;
pub mod persons;
pub mod phone_checks;
pub mod profiles;
pub mod providers;
pub mod pushes;
pub mod reply_codes;
pub mod representations;
pub mod requests;
pub mod routes;
pub mod rules;
pub mod security_events;
pub mod session_devices;
pub mod sessions;
pub mod staged;
pub mod statements;
pub mod tallies;
pub mod text_modules;
pub mod threads;
pub mod units;
pub mod unlock_methods;
pub mod uploads;
pub mod worklist;
