// SPDX-License-Identifier: EUPL-1.2
/** Tables as files: RFC 4180 with the semicolons and the byte order mark that a German Excel expects. Made in the browser, where the names are. */

export type Cell = string | number;

/** What a spreadsheet would take for a formula. Names come from certificates, so that nobody can make one run on a lead's machine. */
const FORMULA = /^[=+\-@\t\r]/u;
const SPECIAL = /[";\r\n]/u;

function field(cell: Cell): string {
  if (typeof cell === "number") return String(cell);
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return SPECIAL.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

export function csv(head: readonly string[], rows: readonly (readonly Cell[])[]): string {
  return `\uFEFF${[head, ...rows].map((row) => `${row.map(field).join(";")}\r\n`).join("")}`;
}
