// SPDX-License-Identifier: EUPL-1.2
/** Days that lie ahead, as a person enters them, and the seconds that statements hold. */
import { dateOf, type DateParts } from "./fields.js";

const LATEST = "2199-12-31";

/** The first second of the day after, in the local time of whoever enters it: the last day counts as a whole. */
export function endOfDay(parts: DateParts): number | null {
  return startOf(parts, 1);
}

export function startOfDay(parts: DateParts): number | null {
  return startOf(parts, 0);
}

function startOf(parts: DateParts, later: number): number | null {
  const iso = dateOf(parts, LATEST);
  if (iso === null) return null;
  const [year = 0, month = 0, day = 0] = iso.split("-").map(Number);
  return new Date(year, month - 1, day + later).getTime() / 1000;
}

/** The day in which a second lies, in the local time of whoever looks, as the fields for a day hold it. */
export function partsOf(seconds: number): DateParts {
  const day = new Date(seconds * 1000);
  return { day: String(day.getDate()).padStart(2, "0"), month: String(day.getMonth() + 1).padStart(2, "0"), year: String(day.getFullYear()) };
}
