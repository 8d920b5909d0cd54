// SPDX-License-Identifier: EUPL-1.2
// Gathers what proves a conversation: the statements that its judgement leans on, and no others. Threads of other people are not told of.
import type { ThreadProof } from "./api-proof.ts";
import type { Directory } from "./directory.ts";
import { ProtocolError } from "./errors.ts";
import type { Lane } from "./lane.ts";
import { departments, persons } from "./members.ts";
import type { Envelope, Slug, Uuid } from "./wire.ts";

export function threadProof(lane: Lane, directory: Directory): ThreadProof {
  const first = lane.epochs[0];
  // Notes of the staff never leave by this door, whoever asks.
  if (lane.name !== "case" || first === undefined) throw new ProtocolError("wrong-argument", "thread");
  const { subject } = first.signed.body;
  const people = new Set<Uuid>([subject]);
  const depts = new Set<Slug>();
  for (const { signed } of lane.epochs) {
    people.add(signed.body.by.pid);
    for (const { pid } of persons(signed.body)) people.add(pid);
    for (const { dept } of departments(signed.body)) depts.add(dept);
  }
  const states = [...lane.messages.values()];
  for (const { message } of states) if (message !== null) people.add(message.body.from.pid);
  const place = new Map(lane.transcript.order().map((sh, at) => [sh, at]));
  const rank = ({ message }: (typeof states)[number]): number => (message === null ? Number.MAX_SAFE_INTEGER : (place.get(message.id) ?? Number.MAX_SAFE_INTEGER));
  return {
    v: 1,
    org: directory.trust.org,
    thread: lane.thread,
    lane: "case",
    matter: lane.matter,
    subject,
    td: directory.trust.chain.map(({ envelope }) => envelope),
    statements: statementsOf(people, depts, subject, directory),
    epochs: lane.epochs.map(({ signed }) => signed.envelope),
    messages: states
      .filter(({ replay }) => !replay)
      .sort((a, b) => rank(a) - rank(b) || a.idx - b.idx)
      .map(({ idx, header, obj, receipt, message, declaration }) => ({ idx, header, file: obj, receipt, message: message?.envelope ?? null, declared: declaration })),
  };
}

function statementsOf(people: ReadonlySet<Uuid>, depts: ReadonlySet<Slug>, subject: Uuid, directory: Directory): Envelope[] {
  const lists = directory.revocations();
  const reps = directory.representationsOf(subject).filter(({ body }) => body.for === subject);
  const all = new Set([...people, ...reps.map(({ body }) => body.rep)]);
  const epochs = [...depts].flatMap((dept) => directory.departmentEpochs(dept));
  // A department's epoch may be signed by a clerk of it, who has written nothing here.
  const certs = directory.certificates().filter(({ body }) => all.has(body.pid) || epochs.some((epoch) => directory.hasSigned(body.kc, epoch)));
  for (const { body } of certs) all.add(body.pid);
  const binds = [...all].flatMap((pid) => directory.bindings(pid));
  const cards = binds.flatMap(({ body }) => directory.keycard(body.kc) ?? []);
  return [...cards, ...lists, ...binds, ...certs, ...epochs, ...reps].map(({ envelope }) => envelope);
}
