// SPDX-License-Identifier: EUPL-1.2
//! What may happen, as plain data, and the generator. A step names people and things by small numbers; one that makes
//! no sense where it stands (a thread that was never begun) is passed over, so that any part of a history is a history.

use rand::Rng;
use rand::rngs::StdRng;
use rand::seq::SliceRandom;

/// 0 and 1 are insured, 2 is a representative by trade, 3 a child without account at first, 4 and 5 are clerks.
pub const PEOPLE: usize = 6;
pub const CLERKS: [usize; 2] = [4, 5];
/// Departments; matter `n` is department `n`'s.
pub const UNITS: usize = 2;
/// Threads of a history at most.
pub const THREADS: usize = 3;
/// Messages of a lane at most, so that a history stays small.
pub const MESSAGES: usize = 8;

pub const READ: u8 = 1;
pub const WRITE: u8 = 2;
/// Of a clerk: hand on department keys. Of a representative: older messages.
pub const GRANT: u8 = 4;
pub const HISTORY: u8 = 4;
/// Of a representative: into every thread in scope.
pub const POST: u8 = 8;

pub const SECOND: i64 = 1_000_000;
pub const HOUR: i64 = 3_600;
pub const DAY: i64 = 24 * HOUR;

/// How somebody is identified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Letter,
    Branch,
}

/// What is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Plain,
    WithFile,
    Receipt,
    Note,
}

/// For whom a grant is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Holder {
    Person(usize),
    Unit(usize),
}

/// An epoch as no honest client makes it, and as the server can see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bend {
    WithoutSubject,
    WithStranger(usize),
    WithDepartment(usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// A code is issued and redeemed; the registrar has not answered yet.
    Ask {
        p: usize,
        way: Way,
    },
    /// The registrar binds.
    Answer {
        p: usize,
    },
    /// Somebody presents the code again that the binding came from.
    Reuse {
        p: usize,
    },
    /// New keys while the old ones are there; `sure`: shown with two methods.
    Carry {
        p: usize,
        sure: bool,
    },
    /// The registrar looks at a carryover again.
    Decide {
        p: usize,
    },
    Block {
        p: usize,
    },
    Unblock {
        p: usize,
    },
    /// The insurance ends, or the person has died. Seconds from now, and from then on.
    Ends {
        p: usize,
        death: bool,
        from: i64,
        lasts: i64,
    },
    /// Neither is true any more.
    Lift {
        p: usize,
    },
    Login {
        p: usize,
    },
    Logout {
        p: usize,
    },
    Touch {
        p: usize,
    },
    Certify {
        p: usize,
        rights: [u8; UNITS],
        from: i64,
        lasts: i64,
    },
    /// The certificate is on the revocation list.
    Uncertify {
        p: usize,
    },
    Remove {
        by: usize,
        u: usize,
        p: usize,
    },
    /// The registrar has dealt with a removal.
    Settle {
        u: usize,
        p: usize,
    },
    Rotate {
        by: usize,
        u: usize,
        all: bool,
    },
    GrantUnit {
        by: usize,
        u: usize,
        p: usize,
    },
    Represent {
        rep: usize,
        subject: usize,
        matter: Option<usize>,
        rights: u8,
        from: i64,
        lasts: i64,
    },
    End {
        by: usize,
        r: usize,
    },
    Revoke {
        r: usize,
    },
    Begin {
        by: usize,
        subject: usize,
        matter: usize,
        wide: bool,
    },
    /// `lazy`: the sender's client does not look who should be in it now.
    Send {
        by: usize,
        t: usize,
        kind: Kind,
        lazy: bool,
    },
    Bend {
        by: usize,
        t: usize,
        how: Bend,
    },
    Forward {
        by: usize,
        t: usize,
        u: usize,
        /// Both departments take part from then on.
        add: bool,
        /// What was noted before goes along.
        notes: bool,
    },
    Invite {
        by: usize,
        t: usize,
        p: usize,
    },
    Exclude {
        by: usize,
        t: usize,
        p: usize,
        on: bool,
    },
    Regrant {
        by: usize,
        t: usize,
        internal: bool,
        epoch: u64,
        to: Holder,
    },
    Seen {
        by: usize,
        t: usize,
    },
    Work {
        by: usize,
        t: usize,
        u: usize,
        done: bool,
    },
    Shred {
        t: usize,
    },
    /// The nightly job.
    Tidy,
    Wait {
        secs: i64,
    },
    /// To one of the next moments at which something ends or begins, or a moment beside it.
    Border {
        nth: usize,
        beside: i64,
    },
}

fn any(rng: &mut StdRng) -> usize {
    rng.gen_range(0..PEOPLE)
}

fn portal(rng: &mut StdRng) -> usize {
    rng.gen_range(0..4)
}

fn clerk(rng: &mut StdRng) -> usize {
    *CLERKS.choose(rng).unwrap()
}

fn rights(rng: &mut StdRng) -> u8 {
    *[
        READ,
        READ | WRITE,
        READ | WRITE | HISTORY,
        READ | WRITE | HISTORY | POST,
        READ | POST,
        WRITE,
        READ | HISTORY,
    ]
    .choose(rng)
    .unwrap()
}

fn unit_rights(rng: &mut StdRng) -> u8 {
    *[
        0,
        READ,
        READ | WRITE,
        READ | WRITE | GRANT,
        READ | WRITE | GRANT,
        GRANT,
    ]
    .choose(rng)
    .unwrap()
}

fn span(rng: &mut StdRng) -> i64 {
    *[60, HOUR, DAY, 3 * DAY, 30 * DAY, 365 * DAY]
        .choose(rng)
        .unwrap()
}

fn represent(rng: &mut StdRng) -> Step {
    let subject = *[0, 0, 1, 3].choose(rng).unwrap();
    let rep = *[1, 2, 2, 0].choose(rng).unwrap();
    let rep = if rep == subject { 2 } else { rep };
    Step::Represent {
        rep,
        subject,
        matter: *[None, None, Some(0), Some(1)].choose(rng).unwrap(),
        rights: rights(rng),
        from: *[0, 0, 0, -DAY, 60, HOUR].choose(rng).unwrap(),
        lasts: span(rng),
    }
}

fn kind(rng: &mut StdRng) -> Kind {
    *[
        Kind::Plain,
        Kind::Plain,
        Kind::Plain,
        Kind::WithFile,
        Kind::Receipt,
        Kind::Note,
    ]
    .choose(rng)
    .unwrap()
}

fn certify(rng: &mut StdRng) -> Step {
    Step::Certify {
        p: clerk(rng),
        rights: [unit_rights(rng), unit_rights(rng)],
        from: *[0, 0, 0, 60].choose(rng).unwrap(),
        lasts: span(rng),
    }
}

fn time(rng: &mut StdRng) -> Step {
    if rng.gen_bool(0.6) {
        Step::Border {
            nth: *[0, 0, 0, 1, 2].choose(rng).unwrap(),
            beside: *[-SECOND, -1, 0, 0, 1, SECOND].choose(rng).unwrap(),
        }
    } else {
        let secs = *[1, 30, 61, 900, HOUR, DAY, 7 * DAY, 21 * DAY]
            .choose(rng)
            .unwrap();
        Step::Wait { secs }
    }
}

fn ends(rng: &mut StdRng) -> Step {
    Step::Ends {
        p: portal(rng),
        death: rng.gen_bool(0.15),
        from: *[-DAY, 0, HOUR, DAY].choose(rng).unwrap(),
        lasts: *[0, HOUR, 3 * DAY, 30 * DAY].choose(rng).unwrap(),
    }
}

fn identity(rng: &mut StdRng) -> Step {
    let p = any(rng);
    match rng.gen_range(0..16) {
        13 | 14 => ends(rng),
        15 => Step::Lift { p: portal(rng) },
        0..=2 => Step::Ask {
            p,
            way: if rng.gen_bool(0.6) {
                Way::Letter
            } else {
                Way::Branch
            },
        },
        3..=6 => Step::Answer { p },
        7 => Step::Reuse { p },
        8 => Step::Carry {
            p,
            sure: rng.gen_bool(0.5),
        },
        9 => Step::Decide { p },
        10 => Step::Block { p },
        _ => Step::Unblock { p },
    }
}

fn session(rng: &mut StdRng) -> Step {
    let p = any(rng);
    match rng.gen_range(0..5) {
        0..=2 => Step::Login { p },
        3 => Step::Touch { p },
        _ => Step::Logout { p },
    }
}

fn office(rng: &mut StdRng) -> Step {
    let (by, p, u) = (clerk(rng), clerk(rng), rng.gen_range(0..UNITS));
    match rng.gen_range(0..9) {
        0..=2 => certify(rng),
        3 => Step::Uncertify { p },
        4 => Step::Remove { by, u, p },
        8 => Step::Settle { u, p },
        5..=6 => Step::Rotate {
            by,
            u,
            all: rng.gen_bool(0.7),
        },
        _ => Step::GrantUnit { by, u, p },
    }
}

fn thread(rng: &mut StdRng) -> Step {
    let (by, t) = (any(rng), rng.gen_range(0..THREADS));
    match rng.gen_range(0..24) {
        0..=3 => Step::Begin {
            by,
            subject: *[0, 0, 1, 3].choose(rng).unwrap(),
            matter: rng.gen_range(0..UNITS),
            wide: rng.gen_bool(0.3),
        },
        4..=11 => Step::Send {
            by,
            t,
            kind: kind(rng),
            lazy: rng.gen_bool(0.25),
        },
        12 => Step::Bend {
            by,
            t,
            how: match rng.gen_range(0..3) {
                0 => Bend::WithoutSubject,
                1 => Bend::WithStranger(portal(rng)),
                _ => Bend::WithDepartment(rng.gen_range(0..UNITS)),
            },
        },
        13..=14 => Step::Forward {
            by: clerk(rng),
            t,
            u: rng.gen_range(0..UNITS),
            add: rng.gen_bool(0.5),
            notes: rng.gen_bool(0.5),
        },
        15 => Step::Invite {
            by: clerk(rng),
            t,
            p: portal(rng),
        },
        16..=17 => Step::Exclude {
            by,
            t,
            p: portal(rng),
            on: rng.gen_bool(0.6),
        },
        18..=20 => Step::Regrant {
            by,
            t,
            internal: rng.gen_bool(0.15),
            epoch: rng.gen_range(1..4),
            to: if rng.gen_bool(0.75) {
                Holder::Person(portal(rng))
            } else {
                Holder::Unit(rng.gen_range(0..UNITS))
            },
        },
        21 => Step::Seen { by, t },
        22 => Step::Work {
            by: clerk(rng),
            t,
            u: rng.gen_range(0..UNITS),
            done: rng.gen_bool(0.7),
        },
        _ if rng.gen_bool(0.1) => Step::Shred { t },
        _ => Step::Tidy,
    }
}

/// Steps that mean little apart and much together, mostly in the first thread, with the clerk who may everything.
fn story(rng: &mut StdRng) -> Vec<Step> {
    let by = if rng.gen_bool(0.8) { 4 } else { 5 };
    let t = *[0, 0, 0, 1, 2].choose(rng).unwrap();
    let (p, way) = (
        portal(rng),
        if rng.gen_bool(0.7) {
            Way::Letter
        } else {
            Way::Branch
        },
    );
    let said = Step::Send {
        by,
        t,
        kind: Kind::Plain,
        lazy: false,
    };
    let opened = Step::Regrant {
        by,
        t,
        internal: false,
        epoch: rng.gen_range(1..3),
        to: Holder::Person(p),
    };
    let rep = rng.gen_range(1..3);
    let all = *[READ | WRITE, READ | WRITE | HISTORY, READ | HISTORY | POST]
        .choose(rng)
        .unwrap();
    let given = Step::Represent {
        rep,
        subject: 0,
        matter: None,
        rights: all,
        from: 0,
        lasts: span(rng),
    };
    let (out, back) = (
        Step::Exclude {
            by,
            t,
            p: rep,
            on: true,
        },
        Step::Exclude {
            by,
            t,
            p: rep,
            on: false,
        },
    );
    let invited = Step::Invite { by, t, p: rep };
    let shown = Step::Regrant {
        by,
        t,
        internal: false,
        epoch: 1,
        to: Holder::Person(rep),
    };
    let new = [Step::Ask { p, way }, Step::Answer { p }];
    let note = Step::Send {
        by,
        t,
        kind: Kind::Note,
        lazy: false,
    };
    let mut forward = |u: usize| Step::Forward {
        by,
        t,
        u,
        add: rng.gen_bool(0.4),
        notes: rng.gen_bool(0.4),
    };
    let (there, again) = (forward(1), forward(0));
    let waits = Step::Wait { secs: 3 * DAY };
    let login = Step::Login { p };
    match rng.gen_range(0..10) {
        // To the other department and back, with notes before and after.
        9 => vec![note, there, note, again, note, there],
        // Out of a thread and in again.
        0..=1 => vec![given, said, invited, out, said, back, invited, shown],
        // Somebody new, with history at once.
        2 => vec![
            Step::Ask { p: rep, way },
            Step::Answer { p: rep },
            given,
            invited,
            shown,
            time(rng),
        ],
        // A block meets something that waits.
        3 => vec![
            new[0],
            Step::Block { p },
            new[1],
            login,
            Step::Unblock { p },
            login,
        ],
        4 => vec![
            login,
            Step::Carry { p, sure: false },
            Step::Block { p },
            waits,
            Step::Decide { p },
            login,
        ],
        // The code again, and then other keys.
        5 => vec![
            Step::Reuse { p },
            login,
            Step::Carry { p, sure: true },
            said,
        ],
        6 => vec![Step::Reuse { p }, new[0], new[1], waits, time(rng)],
        // Everything is lost, and a clerk gives it back.
        7 => vec![new[0], new[1], said, opened, time(rng)],
        // A representation runs out and is renewed.
        _ => vec![given, said, time(rng), said, given, said],
    }
}

/// A history of so many steps: people come first, then everything mixed.
pub fn history(rng: &mut StdRng, len: usize) -> Vec<Step> {
    let mut steps = Vec::with_capacity(len);
    for p in [0, 1, 2, 4, 5] {
        let way = if rng.gen_bool(0.4) {
            Way::Letter
        } else {
            Way::Branch
        };
        steps.extend([Step::Ask { p, way }, Step::Answer { p }]);
    }
    let all = [READ | WRITE | GRANT; UNITS];
    steps.push(Step::Certify {
        p: 4,
        rights: all,
        from: 0,
        lasts: 30 * DAY,
    });
    steps.extend([certify(rng), represent(rng), represent(rng)]);
    steps.push(Step::Begin {
        by: *[0, 4].choose(rng).unwrap(),
        subject: 0,
        matter: rng.gen_range(0..UNITS),
        wide: rng.gen_bool(0.3),
    });
    while steps.len() < len {
        steps.push(match rng.gen_range(0..100) {
            0..=9 => identity(rng),
            10..=13 => session(rng),
            14..=21 => office(rng),
            22..=27 => represent(rng),
            28..=29 => Step::End {
                by: portal(rng),
                r: rng.gen_range(0..5),
            },
            30..=31 => Step::Revoke {
                r: rng.gen_range(0..5),
            },
            32..=41 => time(rng),
            42..=48 => {
                steps.extend(story(rng));
                continue;
            }
            _ => thread(rng),
        });
    }
    steps.truncate(len);
    steps
}
