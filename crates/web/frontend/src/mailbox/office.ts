// SPDX-License-Identifier: EUPL-1.2
/** The service behind the screens of the back office. */
import type { CryptoClient } from "../crypto/api.ts";
import type { wire } from "../api/index.js";
import { uuidV4 } from "./bytes.js";
import { clerkName, setClerkName } from "./clerk-name.js";
import { Core } from "./common.js";
import { makeDeskReps } from "./desk-reps.js";
import { makeDesk } from "./desk.js";
import type { Environment } from "./environment.js";
import { giveBack, giveBackAll } from "./history.js";
import { need, outcome } from "./outcome.js";
import { DeskPhone } from "./phone.js";
import type { OfficeService } from "./service.js";
import { grantKey, listStaff, removeStaff } from "./staff.js";
import type { LoadedThread } from "./threads.js";
import { loadUnits } from "./units.js";
import type { TextModuleView } from "./views.js";

export function makeOfficeService(env: Environment, crypto: CryptoClient): OfficeService {
  const core = new Core(env, "office", crypto, {
    opened: async (opened) => {
      await loadUnits(opened);
    },
    closed: () => {
      phone.forget();
    },
    threadOpened: confirmOpening,
  });
  const phone = new DeskPhone(core);
  const changed = (thread: string): null => {
    core.inbox.outdated();
    core.context.live.emit({ kind: "thread", thread });
    core.context.live.emit({ kind: "threads" });
    return null;
  };
  return {
    ...core.common,
    side: "office",
    provider: { start: core.session.providerRequest, finish: core.session.signInProvider },
    units: () => outcome(() => loadUnits(core)),
    worklist: (dept, filter, cursor) =>
      outcome(async () => {
        const { pid } = core.session.person();
        const key = `${dept}/${filter.state ?? ""}/${cursor ?? ""}`;
        const page = await core.inbox.rows(key, (limit) => core.context.api.workList(dept, filter.state, cursor, limit), dept);
        return filter.mine ? { ...page, rows: page.rows.filter((row) => row.claimedBy === pid) } : page;
      }),
    claim: (thread, dept) =>
      outcome(async () => {
        const { pid } = core.session.person();
        // Whoever takes it works on it: it is not new any more.
        const { state } = need(await core.context.api.thread(thread, core.threads.reason(thread)));
        need(await core.context.api.setState(thread, { dept, ...(state === "new" ? { state: "open" } : {}), claimed_by: pid, expected_claimed_by: null }));
        return changed(thread);
      }),
    release: (thread, dept) =>
      outcome(async () => {
        const { pid } = core.session.person();
        const { state } = need(await core.context.api.thread(thread, core.threads.reason(thread)));
        need(await core.context.api.setState(thread, { dept, ...(state === "open" ? { state: "new" } : {}), claimed_by: null, expected_claimed_by: pid }));
        return changed(thread);
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
    addNote: core.sending.note,
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
        return matters.map(({ code, dept, label, class: level }) => ({ code, dept, unit: dept, label, class: level }));
      }),
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
