// SPDX-License-Identifier: EUPL-1.2
//! Processor time of this process.

use std::time::Duration;

use anyhow::Context as _;

/// Ticks of `/proc` a second: the same on every Linux for programs (USER_HZ).
const TICKS: u64 = 100;

/// User and system time of all threads so far, in steps of 10 ms.
///
/// # Errors
/// Not on Linux.
pub fn used() -> anyhow::Result<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat")?;
    // The name of the program may hold anything; what follows its last bracket does not.
    let (_, fields) = stat.rsplit_once(')').context("/proc/self/stat")?;
    let ticks: u64 = fields
        .split_whitespace()
        .skip(11)
        .take(2)
        .map(str::parse::<u64>)
        .sum::<Result<u64, _>>()?;
    Ok(Duration::from_millis(ticks * 1000 / TICKS))
}
