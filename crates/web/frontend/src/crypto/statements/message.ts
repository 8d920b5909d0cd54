// SPDX-License-Identifier: EUPL-1.2
// Message: what lies signed inside a sealed message file. Plain text only.
import { demand } from "../errors.ts";
import { bool, device, hash, int, list, literal, nullable, object, oneOf, org, pattern, slug, text, time, uuid, version, type Of } from "../shape.ts";
import { kind } from "../statement.ts";

/** The server refuses message files above 256 KiB; a body cannot be longer. */
const MAX_BODY = 200_000;

/** A sealed file, as whoever sealed it describes it. */
export const attachment = object({
  aid: uuid,
  name: text(255),
  type: text(127),
  size: int(0),
  pt: hash,
  ct: hash,
  csize: int(0),
  to: nullable(object({ dept: slug, epoch: int(0), de: hash })),
});

const shape = object({
  v: version,
  org,
  thread: uuid,
  lane: oneOf("case", "internal"),
  epoch: int(0),
  te: hash,
  mid: uuid,
  n: int(1),
  seq: int(1),
  prev: list(hash, 100),
  sent: time,
  from: object({
    pid: uuid,
    kc: hash,
    dev: device,
    as: oneOf("self", "rep", "staff"),
    for: nullable(uuid),
    cert: nullable(hash),
    name: nullable(text(200)),
  }),
  matter: slug,
  class: oneOf("normal", "substantiell", "hoch"),
  subject: text(500),
  body: text(MAX_BODY),
  lang: pattern(/^[A-Za-z0-9-]{1,35}$/),
  att: list(attachment, 20),
  ref: nullable(hash),
  texts: list(object({ id: uuid, v: int(1) }), 20),
  kind: oneOf("msg", "receipt", "note", "redact", "decision", "mail"),
  decision: nullable(object({ remedy: oneOf("objection", "action"), instructed: bool })),
  td: hash,
  log: literal(null),
});

export type Message = Of<typeof shape>;
export type Attachment = Message["att"][number];

export const MESSAGE = kind<Message>("message", (value, at) => {
  const message = shape(value, at);
  const sorted = message.prev.every((one, i) => i === 0 || (message.prev[i - 1] ?? "") < one);
  demand(sorted, "wrong-members", `${at}.prev`);
  demand((message.seq === 1) === (message.prev.length === 0), "wrong-members", `${at}.seq`);
  const decides = message.kind === "decision";
  demand(decides === (message.decision !== null), "wrong-members", `${at}.decision`);
  demand((!decides && message.kind !== "mail") || (message.from.as === "staff" && message.lane === "case"), "wrong-members", `${at}.kind`);
  return message;
});
