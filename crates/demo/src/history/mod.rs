// SPDX-License-Identifier: EUPL-1.2
//! A work list as it is on a working day: what people wrote and units did in the weeks before the demo begins.
//!
//! Played by simulated clients over real HTTP, once, at the first start on a data folder. The clock of everything is put back and moved
//! forward from one event to the next, so that ages, deadlines and Wiedervorlagen are what the server itself made of them.

mod cases;
mod crew;
mod day;
mod people;

use std::path::Path;

use anyhow::Context;
use protocol::ThreadId;
use protocol::statement::{Decision, Remedy};

pub use self::people::{colleagues, insured};
use self::{
    cases::{CASES, Case, Then},
    crew::Crew,
    day::Calendar,
};
use crate::{
    catcher::CaughtMail,
    clock::Ahead,
    people::MATTERS,
    sim::{NewText, Prepared, bring_back},
    world::World,
};

/// Days before the start at which the demo's world was made.
const DAYS: i64 = 40;
/// A file of the insurer's that is there from the first start on.
const FIRST: &str = "insurer/td-1.json";
/// Says that the clock was put back for this folder; without [`DONE`] somebody stopped the demo in the middle.
const BEGUN: &str = "history.begun";
const DONE: &str = "history.done";
/// What somebody agrees to; the screen has the whole of it.
const CONSENT: &str =
    "Ich willige ein, dass meine Krankenkasse mir Bescheide in diesem Postfach bekannt gibt.";

/// Against what the decisions say an objection is possible, and they say so.
const OBJECTION: Decision = Decision {
    remedy: Remedy::Objection,
    instructed: true,
};

/// Whether there is a past to tell: only before the first start on a folder, since time cannot be put back under what is stored.
#[must_use]
pub fn untold(dir: &Path) -> bool {
    !dir.join(FIRST).exists()
}

/// Whether a first start was stopped while the past was told; the folder is whole, but its work lists are not full.
#[must_use]
pub fn broken(dir: &Path) -> bool {
    dir.join(BEGUN).exists() && !dir.join(DONE).exists()
}

/// Whether the work lists are full.
#[must_use]
pub fn told(dir: &Path) -> bool {
    dir.join(DONE).exists()
}

/// Puts the clock back, before the world is started for the first time.
///
/// # Errors
/// The folder cannot be written.
pub fn begin(dir: &Path, clock: &Ahead) -> anyhow::Result<()> {
    std::fs::write(dir.join(BEGUN), "")?;
    clock.set(clock.ahead() - DAYS * 86_400);
    Ok(())
}

/// Lets it all happen; afterwards the clock shows what it did before [`begin`].
///
/// # Errors
/// The world does not do what it should.
pub async fn tell(world: &World, clock: &Ahead) -> anyhow::Result<()> {
    let present = clock.ahead() + DAYS * 86_400;
    let calendar = Calendar::at(world.now().plus(DAYS * 86_400))?;
    let mut crew = Crew::activate(world).await?;
    let mut events: Vec<_> = CASES
        .iter()
        .enumerate()
        .flat_map(|(n, case)| {
            let then = case.then.iter().map(|then| (then.ago(), Some(then)));
            std::iter::once((case.ago, None))
                .chain(then)
                .map(move |(ago, then)| (ago, n, case, then))
        })
        .map(|(ago, n, case, then)| Ok((calendar.back(ago)?, n, case, then)))
        .collect::<anyhow::Result<_>>()?;
    events.sort_by_key(|event| std::cmp::Reverse(event.0));
    let mut threads: Vec<Option<ThreadId>> = vec![None; CASES.len()];
    for (back, n, case, then) in events {
        clock.set(present - back);
        let slot = threads.get_mut(n).context("no such case")?;
        let done = match (then, *slot) {
            (None, _) => write(world, &mut crew, case).await.map(|id| {
                *slot = Some(id);
            }),
            (Some(then), Some(id)) => act(world, &mut crew, &calendar, (case, id), then).await,
            (Some(_), None) => Err(anyhow::anyhow!("this happens before the case exists")),
        };
        done.with_context(|| format!("the case „{}“", case.subject))?;
    }
    clock.set(present);
    std::fs::write(world.dir.join(DONE), "")?;
    Ok(())
}

/// The newest mail to somebody is reported as undeliverable.
async fn come_back(world: &World, who: &str) -> anyhow::Result<()> {
    let address = people::address(who).context("nobody knows an address")?;
    let mails = world.catcher.mails().all();
    let to_her = |mail: &&CaughtMail| mail.to.iter().any(|to| to == address);
    let mail = mails.iter().rev().find(to_her).context("no mail to her")?;
    bring_back(world.returns(), mail).await?;
    Ok(())
}

/// The first message of a case.
async fn write(world: &World, crew: &mut Crew, case: &Case) -> anyhow::Result<ThreadId> {
    let now = world.now();
    let person = crew.person(case.who, now).await?;
    let (dept, matter) = (case.unit.parse()?, case.matter.parse()?);
    let (thread, grants) = person.new_thread(&dept, &matter, now).await?;
    let protected = MATTERS
        .iter()
        .any(|(code, _, class, ..)| *code == case.matter && *class == "hoch");
    let mut thread = if protected {
        thread.protected()
    } else {
        thread
    };
    let text = NewText {
        subject: case.subject.to_owned(),
        body: case.body.to_owned(),
        uploads: Vec::new(),
    };
    let first = person.prepare_first(&mut thread, grants, text, now)?;
    person.post(&first).await?;
    Ok(thread.id)
}

/// What happens to a case afterwards.
async fn act(
    world: &World,
    crew: &mut Crew,
    calendar: &Calendar,
    (case, id): (&Case, ThreadId),
    then: &Then,
) -> anyhow::Result<()> {
    let now = world.now();
    if let Then::Writes(_, body) = then {
        let person = crew.person(case.who, now).await?;
        let mut thread = person.open_own(id).await?;
        let message = person.prepare(&mut thread, text(case, body), now)?;
        person.post(&message).await?;
        return Ok(());
    }
    if let Then::Agrees(_) = then {
        let person = crew.person(case.who, now).await?;
        person.confirm_address(world.catcher.mails()).await?;
        person.consent(CONSENT, world.now()).await?;
        return Ok(());
    }
    if let Then::Returns(_) = then {
        return come_back(world, case.who).await;
    }
    let (clerk, desk) = crew.clerk(case.unit, now).await?;
    let mut thread = clerk.open_thread(desk, id).await?;
    match then {
        Then::Writes(..) | Then::Agrees(_) | Then::Returns(_) => {}
        Then::Posts(_, body) => {
            let text = text(case, body);
            let letter = clerk.prepare_as(&mut thread, text, Some(OBJECTION), now)?;
            let mut letter = letter.by_post();
            clerk.look(&desk.dept, &thread, &mut letter).await?;
            clerk.post(&letter).await?;
        }
        Then::Decides(_, body) => {
            let text = text(case, body);
            let mut answer = clerk.prepare_as(&mut thread, text, Some(OBJECTION), now)?;
            clerk.look(&desk.dept, &thread, &mut answer).await?;
            clerk.post(&answer).await?;
            clerk.until_announced(id).await?;
        }
        Then::Answers(_, body) => {
            let mut answer: Prepared = clerk.prepare(&mut thread, text(case, body), now)?;
            clerk.look(&desk.dept, &thread, &mut answer).await?;
            clerk.post(&answer).await?;
        }
        Then::Stages(_, body) => {
            let mut answer = clerk.prepare(&mut thread, text(case, body), now)?;
            clerk.look(&desk.dept, &thread, &mut answer).await?;
            clerk.stage(&thread, answer).await?;
        }
        Then::Notes(_, body) => {
            let note = clerk.prepare_note(desk, &thread, body, now)?;
            clerk.post(&note).await?;
        }
        Then::Claims(_) => clerk.claim(desk, &thread).await?,
        Then::Rests(_, days, reason) => {
            let day = calendar.day_in(*days)?;
            clerk.resubmit(desk, &thread, (&day, reason)).await?;
        }
        Then::Law(ago, rule) => {
            let received = calendar.day_of(*ago)?;
            clerk.statutory(desk, &thread, (rule, &received)).await?;
        }
        Then::Closes(_, reason) => clerk.close(desk, &thread, reason).await?,
    }
    Ok(())
}

fn text(case: &Case, body: &str) -> NewText {
    NewText {
        subject: format!("Re: {}", case.subject),
        body: body.to_owned(),
        uploads: Vec::new(),
    }
}
