// SPDX-License-Identifier: EUPL-1.2
//! Reading a mail. A parser goes down into mails within mails, and some 30 bytes make one: on a common stack a small mail would end the process.

use std::io;

/// Reads on a thread of its own with so much stack that it lasts for mails within mails in as many bytes; a byte of a mail costs at most as
/// many bytes of stack as `STACK_A_BYTE`.
///
/// # Errors
/// No thread is to be had now. `Ok(None)`: the reader panicked.
pub async fn apart<T, F>(name: &'static str, bytes: usize, read: F) -> io::Result<Option<T>>
where
    T: Send + 'static,
    F: FnOnce() -> T + Send + 'static,
{
    let (done, reading) = tokio::sync::oneshot::channel();
    let stack = bytes.saturating_mul(STACK_A_BYTE).max(LEAST_STACK);
    std::thread::Builder::new()
        .name(name.to_owned())
        .stack_size(stack)
        .spawn(move || {
            // Nobody waits any more if the connection is gone.
            let _ = done.send(read());
        })?;
    Ok(reading.await.ok())
}

/// Only what is used of a stack takes memory.
const STACK_A_BYTE: usize = 512;
const LEAST_STACK: usize = 1024 * 1024;
