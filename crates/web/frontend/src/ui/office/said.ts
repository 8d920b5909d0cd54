// SPDX-License-Identifier: EUPL-1.2
/** One sentence that the work list shows when it comes up: what became of the case that was just on the screen. */
let held: string | null = null;

export function sayInList(text: string): void {
  held = text;
}

/** Once. */
export function takeSaid(): string | null {
  const text = held;
  held = null;
  return text;
}
