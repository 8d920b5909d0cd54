// SPDX-License-Identifier: EUPL-1.2
/** Lies that many cases tell: entries, statements and epochs that the real server never had. */

/** Text that no screen may ever show. */
export const SECRET = "GEFAELSCHTER-INHALT-4711";

/** More entries in a thread's list of messages. */
export function inject(screen, thread, ...items) {
  return screen.lie(`/threads/${thread}/messages`, (body, request) => {
    const asked = new URL(request.url()).searchParams;
    if (asked.get("lane") === "case") body.items.push(...items.filter(({ idx }) => idx > Number(asked.get("after"))));
    return body;
  });
}

/** The list of messages, changed as a whole; only when it is asked for from its beginning. */
export function bend(screen, thread, change) {
  return screen.lie(`/threads/${thread}/messages`, (body, request) => {
    const asked = new URL(request.url()).searchParams;
    return asked.get("lane") === "case" && asked.get("after") === "0" ? { items: change(body.items) } : body;
  });
}

/** Everything else about a thread: further statements and epochs, other members of the answer. */
export function detail(screen, thread, { statements = [], epochs = null, change = {} }) {
  return screen.lie(`/threads/${thread}`, (body) => {
    const lanes = epochs === null ? body.lanes : body.lanes.map((lane) => (lane.lane === "case" ? { ...lane, epochs: epochs(lane.epochs) } : lane));
    return { ...body, lanes, statements: [...body.statements, ...statements], ...change };
  });
}

/** Keycard and binding of somebody, as a server shows them beside a thread. */
export const known = (kit, person) => [kit.cardOf(person), person.bind];

/** A certificate as it travels, signed by these keys. */
export async function certificate(kit, insider, person, { depts = [{ d: "krankengeld", rights: ["read", "write"] }], signers = insider.admins, change = {} } = {}) {
  const at = kit.now();
  const body = { v: 1, org: insider.org, pid: person.pid, kc: person.kc, depts, label: "Team Krankengeld", nbf: at - 3600, exp: at + 300 * kit.DAY, iat: at - 3600, ...change };
  const signed = await kit.signStatement(kit.STAFF, body, signers);
  return { id: signed.id, wire: { stmt: signed.envelope, leaf: kit.leafOf(signed), proof: null } };
}
