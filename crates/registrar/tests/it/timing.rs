// SPDX-License-Identifier: EUPL-1.2
//! Whether a request for a letter tells by its time that somebody is insured here. The long form is
//! `cargo run --release -p siegelpost-registrar --example load -- timing 100000`.

use std::time::Instant;

use registrar::role::RequestClaims;

use crate::world::{World, crowd, crowd_row, reference};

/// Persons in the register; as many strangers ask.
const PERSONS: u32 = 400;
/// Calls of each kind.
const CALLS: u32 = 2_000;
/// Welch's t beyond which two means differ for sure; with so few calls on a busy machine 4.5 would
/// be met by accident now and then.
const BOUND: f64 = 8.0;

fn claims(n: u32) -> RequestClaims {
    RequestClaims {
        kvnr: crowd_row(n)[9..19].to_owned(),
        given: format!("Vorname{n}"),
        family: format!("Muster, Nr. {n}"),
        birth_date: format!("{}-03-{:02}", 1950 + n % 50, 1 + n % 28)
            .parse()
            .unwrap(),
        card_digits: Some(format!("4{n:06}")),
    }
}

/// Means that differ by `t` standard errors, among the faster half of all: the slower one is the
/// machine's other work.
fn welch(hits: &[f64], misses: &[f64]) -> f64 {
    let mut all: Vec<f64> = hits.iter().chain(misses).copied().collect();
    all.sort_by(f64::total_cmp);
    let cut = all[all.len() / 2];
    let moments = |times: &[f64]| {
        let kept: Vec<f64> = times.iter().copied().filter(|t| *t <= cut).collect();
        let n = f64::from(u32::try_from(kept.len()).unwrap());
        let mean = kept.iter().sum::<f64>() / n;
        let variance = kept.iter().map(|t| (t - mean).powi(2)).sum::<f64>() / (n - 1.0);
        (mean, variance / n)
    };
    let ((m1, v1), (m2, v2)) = (moments(hits), moments(misses));
    (m1 - m2) / (v1 + v2).sqrt()
}

/// Times of hits and misses in turn; `extra` runs with each hit.
fn measured(world: &World, extra: impl Fn(u32)) -> f64 {
    let (mut hits, mut misses) = (Vec::new(), Vec::new());
    for i in 0..CALLS {
        // Beyond the week of every person, so that each hit is granted.
        world.clock.advance(8 * 86_400);
        let n = i.wrapping_mul(7_919) % PERSONS;
        let pair = [(claims(n), true), (claims(n + PERSONS), false)];
        let (first, second) = if i % 2 == 0 { (0, 1) } else { (1, 0) };
        for (claims, hit) in [&pair[first], &pair[second]] {
            let start = Instant::now();
            let outcome = world.registrar.request_letter(claims).unwrap();
            if *hit {
                extra(n);
            }
            let time = start.elapsed().as_secs_f64();
            let granted = outcome == registrar::role::RequestOutcome::Granted;
            assert_eq!(granted, *hit);
            if *hit {
                hits.push(time)
            } else {
                misses.push(time)
            }
        }
    }
    welch(&hits, &misses)
}

#[tokio::test]
async fn hit_and_miss_take_the_same_time() {
    let world = World::in_memory().await;
    world.import_csv(&crowd(0..PERSONS));
    let t = measured(&world, |_| {});
    // Negative control: two look-ups more with each hit are seen by the same measurement.
    let twice_more = || {
        measured(&world, |n| {
            for _ in 0..2 {
                world.registrar.find_by_reference(&reference(n)).unwrap();
            }
        })
    };
    // The machine's other work can drown two look-ups once, not three times.
    let control = (0..3)
        .map(|_| twice_more())
        .find(|t| *t > BOUND)
        .unwrap_or_default();
    println!("Welch t {t:.2}, with two look-ups more {control:.2}");
    assert!(control > BOUND, "the measurement sees nothing: {control}");
    assert!(t.abs() < BOUND, "{t}");
}
