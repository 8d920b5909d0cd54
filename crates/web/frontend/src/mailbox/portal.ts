// SPDX-License-Identifier: EUPL-1.2
/** The service behind the screens of insured persons and representatives. */
import type { CryptoClient } from "../crypto/api.ts";
import { Core } from "./common.js";
import { Contact } from "./contact.js";
import type { Environment } from "./environment.js";
import { Declare } from "./declare.js";
import { matterView } from "./offers.js";
import { peek } from "./peek.js";
import { fetched, laterPart, need, outcome } from "./outcome.js";
import type { PersonPhone } from "./phone.js";
import type { Offline } from "./offline.js";
import { hasKept, keepsAnything, wipeKeptShared } from "./kept-wipe.js";
import type { AccessFormPart, ConsentPart, DisputePart, IdentifyPart, OfflinePart, PortalService, PushPart, ReplyPart } from "./service.js";
import type { MatterView } from "./views.js";

export function makePortalService(env: Environment, crypto: CryptoClient): PortalService {
  const core = new Core(env, "portal", crypto, {
    opened: async () => {
      // What waits is tried again at the next sign-in; the case itself says what became of it.
      await declare.settle().catch(() => undefined);
      // Without it nobody can be acted for, and one's own post still opens.
      await core.acting.load().catch(() => undefined);
      void keptHere().catch(() => undefined);
    },
    closed: () => {
      phone?.forget();
    },
    threadOpened: async (_, loaded, view) => {
      if (await hasKept(core.context, core.session.person().pid)) await (await offline()).shown(loaded, view);
    },
  });
  let kept: Promise<Offline> | null = null;
  const offline = (): Promise<Offline> => (kept ??= fetched(() => import("./offline.js")).then(({ Offline: Kept }) => new Kept(core.context, core.session, core.threads)));
  /** What this device keeps for the time without a connection is looked after by code that only those need who keep something. */
  async function keptHere(): Promise<void> {
    const { pid } = core.session.person();
    await wipeKeptShared(core.context, pid);
    if (await hasKept(core.context, pid)) await (await offline()).opened();
  }
  /** Somebody who is on the phone with a clerk; few ever are. */
  let phone: PersonPhone | null = null;
  const onPhone = async (): Promise<PersonPhone> => {
    const { PersonPhone: Phone } = await fetched(() => import("./phone.js"));
    return (phone ??= new Phone(core));
  };
  const declare = new Declare(core.context, core.trust);
  let answer: ReplyPart | null = null;
  const reply = laterPart<Omit<ReplyPart, "forget">>(async () => (answer ??= new (await import("./reply.js")).Reply(core.context)));
  return {
    ...core.common,
    side: "portal",
    identify: laterPart<IdentifyPart>(async () => new (await import("./identify.js")).Identify(core.context, core.trust, core.activation, declare)),
    declare,
    acting: core.acting,
    phone: {
      current: () => phone?.current() ?? null,
      start: async () => {
        const found = await outcome(onPhone);
        return found.ok ? found.value.start() : found;
      },
      look: async () => (await phone?.look()) ?? null,
      stop: async () => phone?.stop(),
    },
    disputes: laterPart<DisputePart>(async () => new (await import("./disputes.js")).Disputes(core)),
    accessForm: laterPart<AccessFormPart>(async () => new (await import("./access-form-part.js")).AccessFormOf(core.context, core.session)),
    contact: new Contact(core.context, core.session),
    push: laterPart<PushPart>(async () => new (await import("./push.js")).Push(core.context, core.session)),
    offline: laterPart<OfflinePart>(offline),
    keepsAnything: () => keepsAnything(core.context),
    consent: laterPart<ConsentPart>(async () => new (await import("./consent.js")).Consent(core.context, core.session)),
    reply: {
      find: (code) => reply.find(code),
      take: (file) => reply.take(file),
      send: (given, progress, signal) => reply.send(given, progress, signal),
      forget: () => {
        answer?.forget();
      },
    },
    requestLetter: (wish) => outcome(async () => (await fetched(() => import("./letter-request.js"))).requestLetter(core.context, core.trust, wish)),
    blockAccess: () => outcome(() => core.session.blockAccess()),
    leave: () => outcome(() => core.session.leave()),
    actFor: async (thread) => {
      const known = core.threads.known(thread);
      if (known !== null) await core.acting.follow(known.detail.subject).catch(() => undefined);
    },
    medical: (matter, asked) => outcome(async () => (await fetched(() => import("./medical.js"))).medicalOf(core, matter, asked)),
    matters: () => outcome(() => matters(core)),
    proof: (thread) => outcome(async () => (await fetched(() => import("./proof.js"))).threadProof(core.context, core.threads, thread)),
    records: () =>
      outcome(async () => {
        const { made_at: madeAt, pid, parts } = need(await core.context.api.records());
        await core.trust.fetch();
        const signed = await core.context.crypto.departments({ now: core.context.now() });
        return { madeAt, pid, parts, units: new Map(signed.map(({ dept, label }) => [dept, label])) };
      }),
    inbox: (cursor, view = "all") => {
      const { subject } = core.acting;
      return outcome(() => core.inbox.rows(`${subject ?? ""}/${view}/${cursor ?? ""}`, (limit) => core.context.api.threads(cursor, limit, subject, view), null));
    },
    putTray: (thread, change) =>
      outcome(async () => {
        need(await core.context.api.putTray(thread, change));
        core.inbox.outdated();
        core.context.live.emit({ kind: "threads" });
        core.context.live.emit({ kind: "thread", thread });
        return null;
      }),
  };
}

/** With the signed names of the departments where the keys are open; before that, the server's word is only peeked at. */
async function matters(core: Core): Promise<readonly MatterView[]> {
  const route = await core.routes.shown(core.acting.subject);
  const [{ matters: list, depts }, signed] = await Promise.all([core.trust.fetch(), core.context.crypto.departments({ now: core.context.now() }).catch(() => [])]);
  const label = (dept: string): string => {
    const known = signed.find((item) => item.dept === dept)?.label;
    if (known !== undefined) return known;
    const unproven = depts.map((item) => peek(item.stmt)).find((item) => item["dept"] === dept)?.["label"];
    return typeof unproven === "string" ? unproven : dept;
  };
  // For somebody else only what the representation covers.
  const { subject } = core.acting;
  const allowed = subject === null ? list : list.filter((matter) => core.acting.mayWrite(subject, matter.code));
  return allowed.map((matter) => ({ ...matterView(matter, label(route ?? matter.dept), route === null), dept: route ?? matter.dept }));
}
