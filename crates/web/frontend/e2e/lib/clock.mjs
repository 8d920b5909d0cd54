// SPDX-License-Identifier: EUPL-1.2
/** The clock of a browser profile, moved instead of waited for. What runs in workers keeps the real one. */

/** How far each profile's clock is ahead of ours, in milliseconds. */
const ahead = new WeakMap();

/** From now on this profile is so many milliseconds ahead, and its time goes on from there. */
export async function setAhead(context, milliseconds) {
  await context.clock.setSystemTime(Date.now() + milliseconds);
  ahead.set(context, milliseconds);
}

/**
 * Lets so many milliseconds go by at once, counted from the end of `begin`, so that timers made by it fire. Afterwards it is as late as
 * it would have been: a signed time in the future would be older than a key that is changed right after it.
 */
export async function pass(context, milliseconds, begin) {
  const offset = ahead.get(context) ?? 0;
  await context.clock.setSystemTime(Date.now() + offset - milliseconds);
  await begin();
  await context.clock.fastForward(milliseconds);
}
