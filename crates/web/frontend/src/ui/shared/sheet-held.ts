// SPDX-License-Identifier: EUPL-1.2
/** The recovery sheet of the account screen, in the memory of this page. */
export interface Sheet {
  readonly groups: readonly string[];
  readonly qr: string;
  /** Until then the sheet before it counts, and this one does not yet. */
  readonly pendingUntil?: number | null;
}

let held: Sheet | null = null;

/** Keeps the sheet from the account screen to the print view; gone with the page, the lock, or `dropSheet`. */
export function holdSheet(sheet: Sheet): void {
  held = sheet;
}

export function heldSheet(): Sheet | null {
  return held;
}

export function dropSheet(): void {
  held = null;
}
