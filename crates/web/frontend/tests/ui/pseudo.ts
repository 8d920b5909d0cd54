// SPDX-License-Identifier: EUPL-1.2
/** Texts as a longer language would have them: every text of a Fluent file grows by two fifths, and its ends are marked, so that one sees when a screen cuts it. */

/** How much longer a text gets. */
export const GROWTH = 0.4;

/** Between the braces is code of Fluent. */
function pieces(line: string): readonly { readonly text: string; readonly code: boolean }[] {
  const found: { text: string; code: boolean }[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at <= line.length; at += 1) {
    const sign = line[at];
    const ends = at === line.length || (sign === "{" && depth === 0);
    if (ends && at > from) found.push({ text: line.slice(from, at), code: depth > 0 });
    if (sign === "{") {
      if (depth === 0) from = at;
      depth += 1;
    } else if (sign === "}") {
      depth -= 1;
      if (depth === 0) {
        found.push({ text: line.slice(from, at + 1), code: true });
        from = at + 1;
      }
    }
  }
  return found;
}

/** Words of the text itself, from its beginning, until it is long enough: letters and breaking points of the language stay what they are. */
function grown(text: string): string {
  const words = text.split(/\s+/u).filter((word) => /\p{L}/u.test(word));
  if (words.length === 0) return text;
  const wanted = Math.ceil(text.trim().length * GROWTH);
  let more = "";
  for (let at = 0; more.length < wanted; at += 1) more += ` ${words[at % words.length] ?? ""}`;
  return text.replace(/\s*$/u, (blank) => more.slice(0, Math.max(wanted, 3)).trimEnd() + blank);
}

/** The Fluent file with longer texts. Lines of choices and of code stay. */
export function lengthen(ftl: string): string {
  let depth = 0;
  return ftl
    .split("\n")
    .map((line) => {
      if (line.startsWith("#") || line.trim() === "") return line;
      const before = depth;
      depth += (line.match(/\{/gu) ?? []).length - (line.match(/\}/gu) ?? []).length;
      const head = /^(?:[a-zA-Z][\w-]* =|\s+\.[a-z0-9]+ =|\s*\*?\[[^\]]+\]|\s+)\s*/u.exec(line)?.[0];
      // A line that opens a choice, or closes it, has code in it that another line ends.
      if (head === undefined || (before > 0 && !/^\s*\*?\[/u.test(line)) || depth > before || depth < before) return line;
      return head + pieces(line.slice(head.length)).map(({ text, code }) => (code ? text : grown(text))).join("");
    })
    .join("\n");
}
