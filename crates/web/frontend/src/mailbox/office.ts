// SPDX-License-Identifier: EUPL-1.2
/** The service behind the screens of the back office. */
import type { CryptoClient } from "../crypto/api.ts";
import type { wire } from "../api/index.js";
import { uuidV4 } from "./bytes.js";
import { clerkName, setClerkName } from "./clerk-name.js";
import { Core } from "./common.js";
import { Contact } from "./contact.js";
import { makeDeskReps } from "./desk-reps.js";
import { makeDesk } from "./desk.js";
import type { Environment } from "./environment.js";
import { handOver, handOverAll, receivers } from "./hand-over.js";
import { giveBack, giveBackAll } from "./history.js";
import { handOver as handToMedicalService } from "./medical.js";
import { need, outcome } from "./outcome.js";
import { DeskPhone } from "./phone.js";
import { makeOffers, matterView } from "./offers.js";
import { makeRules } from "./rules.js";
import { Recent } from "./recent.js";
import { ReplyCodes } from "./reply-codes.js";
import { Scanner } from "./scan.js";
import type { OfficeService } from "./service.js";
import { grantKey, listStaff, removeStaff } from "./staff.js";
import { StagedMessages } from "./staged.js";
import type { LoadedThread } from "./threads.js";
import { loadUnits } from "./units.js";
import type { TextModuleView } from "./views.js";
import { countWork, makeWork, queryOf } from "./work.js";

export function makeOfficeService(env: Environment, crypto: CryptoClient): OfficeService {
  const core = new Core(env, "office", crypto, {
    opened: async () => {
      units.forget();
      await units.get();
    },
    closed: () => {
      units.forget();
      counts.forget();
      staged.forget();
      replyCodes.forget();
      phone.forget();
    },
    threadOpened: confirmOpening,
  });
  // Frame and screen ask for both when they come up, and once more when the session says that it is open.
  const units = new Recent(core.context, () => loadUnits(core));
  const counts = new Recent(core.context, () => countWork(core));
  const phone = new DeskPhone(core);
  const staged = new StagedMessages(core);
  const replyCodes = new ReplyCodes(core);
  const scanner = new Scanner(core.context, () => core.session.person().pid);
  const changed = (thread: string): null => {
    core.inbox.outdated();
    core.context.live.emit({ kind: "thread", thread });
    core.context.live.emit({ kind: "threads" });
    return null;
  };
  return {
    ...core.common,
    openAttachment: (thread, aid, progress, signal) => staged.attachment(thread, aid, progress, signal) ?? replyCodes.attachment(thread, aid, progress, signal) ?? core.common.openAttachment(thread, aid, progress, signal),
    staged: { keep: core.sending.stage, list: staged.list, lines: staged.lines, release: staged.release, sendBack: staged.sendBack, takeBack: staged.takeBack },
    presence: {
      here: (thread, doing) => {
        // Nobody waits for it, and the next sign comes in seconds.
        const { state } = core.session.current();
        if (state === "open" || (state === "locked" && doing === "left")) void core.context.api.here(thread, doing);
      },
      list: (dept) =>
        outcome(async () => {
          const { pid } = core.session.person();
          return need(await core.context.api.presence(dept)).items.filter((one) => one.pid !== pid);
        }),
    },
    side: "office",
    replyCodes,
    contact: new Contact(core.context, core.session),
    provider: { start: core.session.providerRequest, finish: core.session.signInProvider },
    units: () => outcome(() => units.get()),
    worklist: (scope, filter, cursor) =>
      outcome(() => {
        const members = queryOf(scope, filter);
        return core.inbox.rows(`${JSON.stringify(members)} ${cursor ?? ""}`, (limit) => core.context.api.workList(members, cursor, limit), scope.of === "mine" || scope.of === "mentioned" ? null : scope.dept);
      }),
    work: { ...makeWork(core, changed), counts: () => outcome(() => counts.get()) },
    claim: (thread, dept, from = null) =>
      outcome(async () => {
        const { pid } = core.session.person();
        need(await core.context.api.setState(thread, { dept, claimed_by: pid, expected_claimed_by: from }));
        return changed(thread);
      }),
    release: (thread, dept) =>
      outcome(async () => {
        const { pid } = core.session.person();
        need(await core.context.api.setState(thread, { dept, claimed_by: null, expected_claimed_by: pid }));
        return changed(thread);
      }),
    close: (thread, dept, reason, main) =>
      outcome(async () => {
        const detail = need(await core.context.api.thread(thread, core.threads.reason(thread)));
        need(await core.context.api.setState(thread, { dept, state: "done", reason, ...(main === null ? {} : { main }), expected_claimed_by: detail.claimed_by }));
        return changed(thread);
      }),
    siblings: (thread, dept) =>
      outcome(async () => {
        const { subject } = need(await core.context.api.thread(thread, core.threads.reason(thread)));
        const { rows } = await core.inbox.rows(`${dept}/about/${subject}`, (limit) => core.context.api.workList({ dept, subject, resubmission: "all" }, null, limit), dept);
        return rows.filter((row) => row.thread !== thread);
      }),
    receivers: (thread) => outcome(() => receivers(core, thread)),
    recuse: (thread, reason) =>
      outcome(async () => {
        need(await core.context.api.recuse(thread, reason));
        return changed(thread);
      }),
    liftRecusal: (thread, pid) =>
      outcome(async () => {
        need(await core.context.api.liftRecusal(thread, pid));
        return changed(thread);
      }),
    settleDispute: (thread, dispute, dept, done) =>
      outcome(async () => {
        need(await core.context.api.settleDispute(thread, dispute, dept, done));
        return changed(thread);
      }),
    setHold: (thread, dept, reason) =>
      outcome(async () => {
        need(await core.context.api.setHold(thread, dept, reason));
        return changed(thread);
      }),
    liftHold: (thread, hold) =>
      outcome(async () => {
        need(await core.context.api.liftHold(thread, hold));
        return changed(thread);
      }),
    handOver: (thread, order) =>
      outcome(async () => {
        await handOver(core, thread, order);
        return changed(thread);
      }),
    handOverAll: (threads, order, progress) =>
      outcome(async () => {
        const result = await handOverAll(core, threads, order, progress);
        core.inbox.outdated();
        core.context.live.emit({ kind: "threads" });
        return result;
      }),
    setState: (thread, dept, state) =>
      outcome(async () => {
        const detail = need(await core.context.api.thread(thread, core.threads.reason(thread)));
        need(await core.context.api.setState(thread, { dept, state, expected_claimed_by: detail.claimed_by }));
        return changed(thread);
      }),
    clerkName: {
      get: async () => {
        const view = core.session.current();
        return view.state === "open" ? clerkName(core.context, view.pid) : null;
      },
      set: (name) =>
        outcome(async () => {
          await setClerkName(core.context, core.session.person().pid, name);
          return null;
        }),
    },
    scanner: {
      state: () => outcome(() => scanner.state()),
      pair: (code) => outcome(async () => {
        await scanner.pair(code);
        return null;
      }),
      scan: (aid, blob) => scanner.scan(aid, blob),
    },
    evidence: (thread, mid) => outcome(async () => need(await core.context.api.evidence(thread, mid)).file),
    orderLetter: (thread, mid, pid) =>
      outcome(async () => {
        need(await core.context.api.orderLetter(thread, mid, pid));
        return changed(thread);
      }),
    askMedical: (thread, dept, asks) =>
      outcome(async () => {
        need(await core.context.api.askMedical(thread, dept, asks));
        return changed(thread);
      }),
    forwardMedical: (thread, dept, aid) =>
      outcome(async () => {
        const taken = await handToMedicalService(core, thread, dept, aid);
        changed(thread);
        return taken;
      }),
    addNote: core.sending.note,
    mentionable: (thread, dept) =>
      outcome(async () => {
        const { items } = need(await core.context.api.colleagues(thread));
        return (await listStaff(core, dept)).filter(({ pid }) => items.includes(pid)).map(({ pid, label }) => ({ pid, label }));
      }),
    mentionSeen: async (thread) => {
      // Not told to anybody if it fails: then it is said once more when she opens the case again.
      const answer = await core.context.api.mentionSeen(thread);
      if (answer.ok) core.context.live.emit({ kind: "threads" });
    },
    desk: { ...makeDesk(core), phone, reps: makeDeskReps(core) },
    because: (thread, reason) => {
      core.threads.because(thread, reason);
    },
    giveBack: (thread, pid) =>
      outcome(async () => {
        await giveBack(core, thread, pid);
        return changed(thread);
      }),
    giveBackAll: (dept, pid, progress) =>
      outcome(async () => {
        const given = await giveBackAll(core, dept, pid, progress);
        core.inbox.outdated();
        core.context.live.emit({ kind: "thread" });
        core.context.live.emit({ kind: "threads" });
        return given;
      }),
    matters: () =>
      outcome(async () => {
        const { matters } = await core.trust.fetch();
        return matters.map((matter) => matterView(matter, matter.dept, true));
      }),
    offers: makeOffers(core),
    rules: makeRules(core),
    texts: {
      list: (dept) => outcome(async () => need(await core.context.api.texts(dept)).items.map(textView)),
      versions: (dept, id) => outcome(async () => need(await core.context.api.textVersions(dept, id)).items.map(textView)),
      save: (dept, before, content) =>
        outcome(async () => {
          const id = before?.id ?? uuidV4(env.random(16));
          need(await core.context.api.saveText(dept, id, { expected_version: before?.version ?? 0, content: { ...content, matters: [...content.matters] } }));
          return null;
        }),
    },
    staff: (dept) => outcome(() => listStaff(core, dept)),
    grantKey: (dept, pid) => outcome(() => grantKey(core, dept, pid)),
    removeStaff: (dept, pid) => outcome(() => removeStaff(core, dept, pid)),
  };
}

const textView = ({ id, version, content, by, created_at: createdAt }: wire.TextModule): TextModuleView => ({ id, version, content, by, createdAt });

/** On first opening the person gets a signed receipt: one for the newest of her messages that has none. */
async function confirmOpening(core: Core, loaded: LoadedThread): Promise<void> {
  const { view } = loaded.case;
  const unopened = view.messages.filter(
    (message) =>
      message.content !== null &&
      !message.replay &&
      message.header.kind === "msg" &&
      message.content.from.as !== "staff" &&
      !view.opened.some((entry) => entry.sh === message.content?.sh),
  );
  for (const message of unopened) if (message.content !== null) await core.sending.receipt(loaded.detail.thread, message.content.sh);
}
