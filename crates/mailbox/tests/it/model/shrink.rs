// SPDX-License-Identifier: EUPL-1.2
//! Running a history, and looking for a shorter one that fails alike.

use super::check::{Depth, differences};
use super::model::Model;
use super::step::{PEOPLE, Step};
use super::world::Stage;
use crate::support::World;

/// What differs, in plain words.
#[derive(Clone, Debug)]
pub struct Failure(pub Vec<String>);

/// Runs a history with new people; gives the number of steps that made sense.
pub async fn replay(w: &World, steps: &[Step]) -> Result<u64, Failure> {
    let mut stage = Stage::new(w).await;
    let mut model = Model::new(w.now().micros());
    let mut acted = 0;
    for (n, step) in steps.iter().enumerate() {
        let Some(act) = model.plan(*step) else {
            continue;
        };
        acted += 1;
        let before = model.clone();
        let wanted = model.apply(&act);
        let got = stage.perform(&before, &act).await;
        if wanted != got {
            return Err(Failure(vec![format!(
                "{act:?}: the model says {wanted:?}, the service {got:?}"
            )]));
        }
        let all = n % 12 == 0 || n + 1 == steps.len();
        let depth = if all {
            Depth::All
        } else {
            Depth::Only(n % PEOPLE)
        };
        let found = differences(&stage, &model, depth).await;
        if !found.is_empty() {
            return Err(Failure(found));
        }
    }
    Ok(acted)
}

/// Leaves out halves, quarters … and single steps while it still fails.
pub async fn smallest(w: &World, steps: &[Step], failure: Failure) -> (Vec<Step>, Failure) {
    let (mut steps, mut failure) = (steps.to_vec(), failure);
    let mut size = steps.len().div_ceil(2);
    loop {
        let (mut at, mut shorter) = (0, false);
        while at < steps.len() {
            let end = (at + size).min(steps.len());
            let rest: Vec<Step> = steps[..at].iter().chain(&steps[end..]).copied().collect();
            match replay(w, &rest).await {
                Err(found) => (steps, failure, shorter) = (rest, found, true),
                Ok(_) => at = end,
            }
        }
        if size == 1 && !shorter {
            return (steps, failure);
        }
        size = size.div_ceil(2);
    }
}
