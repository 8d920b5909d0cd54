// SPDX-License-Identifier: EUPL-1.2
/** The clock of a browser profile, moved instead of waited for. What runs in workers keeps the real one. */

/** How far each profile's clock is ahead of ours, in milliseconds. */
const ahead = new WeakMap();

async function set(context, time) {
  if (ahead.has(context)) await context.clock.setSystemTime(time);
  else await context.clock.install({ time });
}

/** From now on this profile is so many milliseconds ahead, and its time goes on from there. */
export async function setAhead(context, milliseconds) {
  await set(context, Date.now() + milliseconds);
  ahead.set(context, milliseconds);
}

/**
 * Lets so many milliseconds go by at once, counted from the end of `begin`, so that timers made by it fire. Afterwards it is as late as
 * it would have been: a signed time in the future would be older than a key that is changed right after it.
 */
export async function pass(context, milliseconds, begin) {
  const offset = ahead.get(context) ?? 0;
  await set(context, Date.now() + offset - milliseconds);
  ahead.set(context, offset);
  await begin();
  await context.clock.fastForward(milliseconds);
}
