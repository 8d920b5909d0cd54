// SPDX-License-Identifier: EUPL-1.2
/** Text pages out of one message: `.h1` a heading, `.t1` what stands below it, and so on; a line is a paragraph or an item of a list. */
import { Fragment, type VNode } from "preact";
import { hasText, t } from "../../../i18n/i18n.js";

interface Block {
  readonly kind: "p" | "ul" | "ol";
  readonly lines: readonly string[];
}

const ITEM = /^(?:(-)|\d+\.) /;

/** Lines that follow each other as items of a list are one list. */
export function blocks(text: string): readonly Block[] {
  const made: { kind: Block["kind"]; lines: string[] }[] = [];
  for (const line of text.split("\n")) {
    const item = ITEM.exec(line);
    const kind = item === null ? "p" : item[1] === undefined ? "ol" : "ul";
    const last = made.at(-1);
    const words = item === null ? line : line.slice(item[0].length);
    if (last !== undefined && last.kind === kind) last.lines.push(words);
    else made.push({ kind, lines: [words] });
  }
  return made;
}

export function Lines({ text }: { text: string }): VNode {
  return (
    <Fragment>
      {blocks(text).map(({ kind, lines }, index) =>
        kind === "p" ? (
          lines.map((line) => <p key={line}>{line}</p>)
        ) : kind === "ul" ? (
          <ul key={index} class="bullets">
            {lines.map((line) => <li key={line}>{line}</li>)}
          </ul>
        ) : (
          <ol key={index} class="bullets">
            {lines.map((line) => <li key={line}>{line}</li>)}
          </ol>
        ),
      )}
    </Fragment>
  );
}

/** All parts of the message `id`. */
export function Prose({ id }: { id: string }): VNode {
  const numbers = [];
  for (let n = 1; hasText(`${id}.h${n}`) || hasText(`${id}.t${n}`); n += 1) numbers.push(n);
  return (
    <Fragment>
      {numbers.map((n) => (
        <div key={n} class="stack stack-2 measure">
          {hasText(`${id}.h${n}`) ? <h2 class="kern-title">{t(`${id}.h${n}`)}</h2> : null}
          {hasText(`${id}.t${n}`) ? <Lines text={t(`${id}.t${n}`)} /> : null}
        </div>
      ))}
    </Fragment>
  );
}
