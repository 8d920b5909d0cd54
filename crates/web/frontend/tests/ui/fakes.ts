// SPDX-License-Identifier: EUPL-1.2
/**
 * A service without anything behind it, for looking at screens. `?s=word,word` picks what is different from the ordinary day;
 * every word used by states.mjs is understood here.
 */
import type { Common, OfficeService, PortalService } from "../../src/mailbox/service.js";
import type * as V from "../../src/mailbox/views.js";
import * as P from "./people.js";
import { paper, SAMPLES } from "./samples.js";

type Listener = Parameters<Common["live"]["subscribe"]>[0];
const fine = <T,>(value: T): V.Outcome<T> => ({ ok: true, value });
const no = (code: string, more: Partial<V.Refusal> = {}): { readonly ok: false; readonly refusal: V.Refusal } => ({ ok: false, refusal: { code, ...more } });
const never = <T,>(): Promise<T> => new Promise<T>(() => undefined);
const soon = async <T,>(value: T, milliseconds = 20): Promise<T> => {
  await new Promise((done) => setTimeout(done, milliseconds));
  return value;
};

/** The insurance ends in a fortnight (`ends`), has ended (`over`), or is over but for those for whom she acts (`kept`). */
const endingOf = (words: ReadonlySet<string>): V.EndingView | null => (words.has("ends") ? P.endingIn(14) : words.has("over") ? P.endingIn(-20) : words.has("kept") ? P.endingIn(-200) : null);

/** Threads that were given a reason (`others`). */
const opensFor = new Set<string>();

/** A search that finds in three invented messages, covered as the words say. */
function fakeSearch(side: V.Side, words: ReadonlySet<string>): Common["search"] {
  const state = words.has("reading") ? "reading" : words.has("stopped") ? "paused" : words.has("searchoff") ? "off" : words.has("waits") ? "waiting" : "complete";
  const whole = state === "complete" && !words.has("leftout");
  const hits = side === "office" ? P.HITS : P.HITS.filter(({ internal }) => !internal).map((hit) => ({ ...hit, person: null, dept: null }));
  return {
    find: async ({ text }) => {
      await soon(null, 5);
      if (words.has("searchoff")) return no("internal");
      const nothing = text.startsWith("Zahnersaz ") || text === "Zahnersaz";
      return fine(nothing ? { hits: [], total: 0, asked: true, proposal: "Zahnersatz" } : { hits, total: words.has("more") ? 83 : hits.length, asked: true, proposal: null });
    },
    cover: () => ({ state, messages: 312, threads: 97, of: state === "waiting" ? null : whole ? 97 : 1840, protected: whole ? 0 : 3, refused: 0, older: words.has("leftout") ? 1740 : 0, withheld: whole ? 0 : 1, closed: 0, kept: !words.has("shared") }),
    pause: () => undefined,
  };
}

function common(side: V.Side, words: ReadonlySet<string>, now: () => number, photo: Blob): Common & { emit: Listener; set: (next: V.SessionView) => void } {
  const listeners = new Set<Listener>();
  const emit: Listener = (what) => {
    for (const listener of listeners) listener(what);
  };
  const ending = endingOf(words);
  const open: Extract<V.SessionView, { state: "open" }> = {
    state: "open", pid: side === "portal" ? "p-erika" : "p-sommer", kind: side === "portal" ? "insured" : "staff", name: side === "portal" ? "Erika Muster" : "M. Sommer",
    idleExpiresAt: now() + (words.has("idle") ? 105 : 900), endsAt: now() + (words.has("endsoon") ? 95 : words.has("shared") ? 1500 : 28_000), shared: words.has("shared"), quarantineUntil: words.has("quarantine") ? P.NOW + 68 * 3600 : null, ending: side === "portal" ? ending : null,
    notices: words.has("notices") ? [{ kind: "new-binding", at: P.NOW - 18_000, method: "letter" }, { kind: "keys-waiting", at: P.NOW + 200_000, method: null }, { kind: "revlist-old", at: P.NOW - 300_000, method: null }, { kind: "td-renewed", at: P.NOW - 90_000, method: null }] : [],
    logWatched: false,
  };
  let session: V.SessionView = words.has("locked") ? { state: "locked" } : words.has("out") ? { state: "signed-out", knownPassword: words.has("password"), ...(words.has("elsewhere") ? { elsewhere: true as const } : {}), ...(words.has("keptdraft") ? { ended: true as const, kept: { drafts: 1, messages: 0, until: now() + 1200 } } : {}), ...(words.has("ended") ? { ended: true as const } : words.has("sentaway") ? { ended: "provider" as const } : {}), ...(words.has("idp") ? { provider: "first" as const } : words.has("idpshown") ? { provider: "shown" as const } : {}), ...(words.has("gone") ? { closed: "blocked" as const } : words.has("haveleft") ? { closed: "left" as const } : {}) } : open;
  let sharing = words.has("shared") || words.has("keptdraft");
  const set = (next: V.SessionView): void => {
    session = next;
    emit({ kind: "session" });
  };
  const enter = async (): Promise<V.Outcome<null>> => {
    await soon(null);
    if (words.has("refuse")) return no("passkey-cancelled");
    if (words.has("blocked")) return no("too-many-tries", { retryAfter: 900 });
    if (words.has("noaccess")) return no("access-blocked");
    if (words.has("haveleft")) return no("access-left");
    if (words.has("otheremployee")) {
      set({ state: "signed-out", knownPassword: false, provider: "first", refused: { code: "other-employee" } });
      return no("other-employee");
    }
    if (words.has("closed")) return no("access-ended");
    set({ ...open, shared: sharing });
    return fine(null);
  };
  let drafts: V.DraftView[] = words.has("drafts") ? [...P.DRAFTS] : [];
  if (words.has("replydraft")) drafts.push({ id: "d-reply", thread: "t-attest", matter: "krankengeld-nachweis", subject: "", body: "Hier ist der Befund. Reicht Ihnen das, oder brauchen Sie auch die Bilder?", savedAt: P.NOW - 840 });
  // Begun here and on another device.
  if (words.has("otherdraft")) drafts.push({ id: "d-other", thread: "t-attest", matter: "krankengeld-nachweis", subject: "", body: "Guten Tag, das Attest schicke ich morgen vom Telefon.", savedAt: P.NOW - 5_000 }, { id: "d-2", thread: null, matter: "hilfsmittel", subject: "Duschhocker beantragen", body: "Guten Tag, wir brauchen einen Duschhocker.", savedAt: P.NOW - 9_000, other: "d-1" });
  let uploads: V.UploadView[] = words.has("uploads") ? [...P.PICTURES] : words.has("undecided") ? [...P.UNDECIDED] : words.has("twice") ? [...P.TWICE] : words.has("moving") ? [...P.MOVING] : words.has("untagged") ? [...P.UNTAGGED] : [];
  let tries = 3;
  // Somebody was identified anew: before the seven days (`held`), after them (`giveback`), given back (`given`).
  const newKey = (view: V.ThreadView): V.ThreadView => {
    const state = words.has("held") ? "waiting" : words.has("giveback") ? "ready" : words.has("given") ? "done" : null;
    if (state === null) return view;
    const mine = side === "portal";
    const held: V.NewKeyView = { ...P.NEW_KEY, self: mine, state, name: words.has("nameless") ? null : P.NEW_KEY.name };
    const event: V.MessageView = { kind: "event", at: held.at, event: "key-changed", who: mine ? "" : "Erika Muster", self: mine, method: "letter" };
    const hidden = mine && state !== "done";
    return { ...view, subject: hidden ? "" : view.subject, messages: hidden ? [event] : view.messages, newKeys: [held], replyWaits: hidden };
  };
  let shown = false;
  // Something is protected: the dialog is there from the beginning (`asked`), or was cancelled before (`protected`).
  let asked: V.StepUpView | null = words.has("asked") ? { passkey: !words.has("noway"), password: words.has("password") } : null;
  const proven = (): V.Outcome<null> => {
    asked = null;
    emit({ kind: "step-up" });
    return fine(null);
  };
  const complete = async (): Promise<V.Outcome<{ quarantineUntil: number | null }>> => {
    if (words.has("wait")) return never();
    await soon(null);
    if (words.has("usedcode")) return no("code-refused");
    if (words.has("wrongdob") && tries > 0) {
      tries -= 1;
      return no("claims-refused", { triesLeft: tries });
    }
    set({ ...open, quarantineUntil: words.has("quarantine") ? P.NOW + 68 * 3600 : null });
    return fine({ quarantineUntil: words.has("quarantine") ? P.NOW + 68 * 3600 : null });
  };
  return {
    side,
    emit,
    set,
    live: {
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
      online: !words.has("offline"),
    },
    session: {
      current: () => session,
      restore: () => Promise.resolve(session),
      shared: () => sharing,
      share: async (next) => {
        sharing = next;
        if (session.state === "signed-out" && session.kept !== undefined) set({ state: "signed-out", knownPassword: false });
        return soon(undefined);
      },
      unsent: () => (!sharing || session.state !== "open" ? null : { drafts: drafts.length, messages: words.has("underway") ? 1 : 0 }),
      timeUp: async () => {
        set(sharing ? { state: "signed-out", knownPassword: false, ended: true } : { state: "locked" });
        return soon(undefined);
      },
      signInWithPasskey: enter,
      signInWithPassword: (password) => (password === "falsch" ? soon(no("wrong-password", { triesLeft: 4 })) : enter()),
      signInWithSheet: () => (words.has("wrongdob") ? soon(no("claims-refused", { triesLeft: 2 })) : enter()),
      beforeLock: () => undefined,
      lock: async () => {
        set({ state: "locked" });
        await soon(null);
      },
      unlockWithPasskey: enter,
      unlockWithPassword: enter,
      signOut: async () => {
        set({ state: "signed-out", knownPassword: true });
        await soon(null);
        return { kind: words.has("onlyhere") ? "here-only" : "here" };
      },
      touch: () => undefined,
      extend: async () => {
        set({ ...open, idleExpiresAt: now() + 900 });
        return soon(fine(null));
      },
    },
    activation: {
      checkCode: (text) => {
        const clean = text.replaceAll(/[\s-]/g, "").toUpperCase();
        if (clean.length !== 24) return soon(no("bad-length"), 1);
        const at = clean.indexOf("U");
        return soon(at >= 0 ? no("bad-symbol", { at }) : fine({ groups: clean.match(/.{4}/g) ?? [] }), 1);
      },
      begin: () => soon(words.has("usedcode") ? no("code-refused") : words.has("tampered") ? no("wrong-mac") : fine({ fingerprint: P.THREAD.technical.fingerprint, witnessPolicy: "none", kind: side === "portal" ? "insured" : "staff" })),
      makePasskey: () => soon(words.has("refuse") ? no("passkey-cancelled") : fine({ prf: !words.has("noprf") })),
      setPassword: () => soon(fine(null)),
      makeSheet: () => soon(fine(P.SHEET)),
      complete,
      correctDob: complete,
    },
    account: {
      methods: () => soon(words.has("fail") ? no("offline") : fine(words.has("one") ? P.METHODS.slice(0, 1) : P.METHODS)),
      addPasskey: () => soon(fine({ prf: true })),
      setPassword: () => soon(fine(null)),
      remakeSheet: () => soon(fine({ ...P.SHEET, pendingUntil: words.has("waits") ? P.NOW + 72 * 3600 : null })),
      removeMethod: () => soon(fine({ pendingUntil: null })),
      deviceLost: () => soon(words.has("refuse") ? no("last-method") : fine({ pendingUntil: words.has("waits") ? P.NOW + 72 * 3600 : null })),
      furtherProofs: () => soon(fine(["prf", "pwd"] as const)),
      proveByPasskey: () => soon(fine(null)),
      proveByPassword: () => soon(no("wrong-password", { triesLeft: 4 })),
      sessions: () => soon(fine(P.SESSIONS)),
      endSession: () => soon(fine(null)),
    },
    security: {
      events: (before) => soon(words.has("fail") ? no("offline") : fine({ rows: words.has("noevents") ? [] : before === null ? P.EVENTS : P.EVENTS.map((event) => ({ ...event, id: `${event.id}-${before}`, here: false })), next: words.has("more") && before === null ? "c" : null })),
      news: () => soon(fine(words.has("news") && !shown ? P.NEWS : [])),
      seen: () => {
        shown = true;
        return Promise.resolve();
      },
    },
    write: {
      addFile: async (_, file, medical = false) => {
        await soon(null, 5);
        (globalThis as { spAdded?: File }).spAdded = file;
        if (file.name.startsWith("kaputt")) return no("empty-file");
        if (file.name.startsWith("getarnt")) return no("file-disguised");
        const upload: V.UploadView = { aid: `f-${uploads.length}`, name: file.name, size: file.size, type: file.type, medical, progress: { state: "ready" } };
        uploads = [...uploads, upload];
        emit({ kind: "uploads" });
        return fine(upload);
      },
      limits: () => (words.has("inmemory") ? { attachment: 26_214_400, attachments: 20 } : null),
      pauseFile: (_, aid) => {
        uploads = uploads.map((upload) => (upload.aid === aid && upload.progress.state === "sending" ? { ...upload, progress: { ...upload.progress, state: "paused" } } : upload));
        emit({ kind: "uploads" });
      },
      continueFile: (_, aid) => {
        uploads = uploads.map((upload) => (upload.aid === aid ? { ...upload, progress: { state: "sending", done: 41_943_040, total: 104_857_600 } } : upload));
        emit({ kind: "uploads" });
      },
      removeFile: (_, aid) => {
        uploads = uploads.filter((upload) => upload.aid !== aid);
        emit({ kind: "uploads" });
      },
      uploads: () => uploads,
      sheets: {
        corners: () => soon(words.has("badphoto") ? { failed: "unreadable" } : { corners: words.has("nosheet") ? null : [{ x: 0.16, y: 0.12 }, { x: 0.86, y: 0.08 }, { x: 0.9, y: 0.9 }, { x: 0.1, y: 0.94 }] }),
        flatten: async (content) => {
          const bitmap = await createImageBitmap(content);
          const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
          canvas.getContext("2d")?.drawImage(bitmap, 0, 0);
          return { content: await canvas.convertToBlob({ type: "image/jpeg" }), width: bitmap.width, height: bitmap.height };
        },
      },
      agreeToFile: (_, aid) => {
        uploads = uploads.map((upload) => (upload.aid === aid ? { ...upload, progress: { state: "ready" } } : upload));
        emit({ kind: "uploads" });
      },
      fileContent: () => (words.has("untagged") ? paper() : photo),
      checked: () => soon(undefined),
      saveDraft: async (draft) => {
        await soon(null, words.has("slowsave") ? 600 : 5);
        if (words.has("full")) return no("storage-full");
        if (session.state !== "open") return no("locked");
        const savedAt = now();
        drafts = [...drafts.filter((old) => old.id !== draft.id), { ...draft, savedAt }];
        return fine({ savedAt });
      },
      drafts: () => soon(drafts, 5),
      draftPlace: () => soon(words.has("manydrafts") ? { everywhere: false, refusal: { code: "too-many-drafts" } } : { everywhere: !words.has("hereonly") && !words.has("offline"), refusal: null }, 5),
      unreadableDrafts: () => (words.has("unreadable") ? 1 : 0),
      settleDrafts: () => soon(undefined, 5),
      accepted: () => soon(null),
      deleteDraft: (id) => {
        drafts = drafts.filter((old) => old.id !== id);
        return Promise.resolve();
      },
      send: async (draft) => {
        if (words.has("sending")) return never();
        await soon(null);
        if (words.has("sendfail")) return no("offline");
        drafts = drafts.filter((old) => old.id !== draft.id);
        return fine({ thread: draft.thread ?? "t-attest", acceptedAt: now() });
      },
    },
    now,
    clockOff: () => (words.has("clock") ? -5400 : null),
    stepUp: {
      current: () => asked,
      byPasskey: () => soon(words.has("refuse") ? no("passkey-cancelled") : proven()),
      byPassword: () => soon(no("wrong-password", { triesLeft: 4 })),
      cancel: () => {
        asked = null;
        emit({ kind: "step-up" });
      },
    },
    search: fakeSearch(side, words),
    brand: () => soon(words.has("noconfig") ? no("offline") : fine({ ...P.BRAND, pages: words.has("allsaid") ? P.PAGES_FULL : words.has("nothingsaid") ? P.PAGES_NONE : P.PAGES, signsOutThere: words.has("outthere") || words.has("onlyhere") }), 1),
    thread: async (id) => {
      if (words.has("loading")) return never();
      await soon(null);
      if (words.has("fail")) return no("not-found");
      if (words.has("protected")) return no("step-up-required");
      if (words.has("others") && !opensFor.has(id)) return no("reason-required");
      const closed = side === "portal" ? null : words.has("isblocked") ? "blocked" : words.has("isleft") ? "left" : words.has("isended") ? "ended" : null;
      const plain = newKey(side === "portal" ? { ...P.THREAD, ending } : { ...P.CASE, fourEyes: words.has("foureyes") || P.CASE.fourEyes, claimedBy: words.has("taken") ? "p-beispiel" : P.CASE.claimedBy, closed, ending: words.has("isended") ? P.endingIn(-200) : ending });
      const went: Partial<V.ThreadView> = words.has("trail")
        ? { trail: P.TRAIL, notesLeft: true, ...(plain.person === null ? {} : { person: { ...plain.person, name: null, dob: null, kvnr: null } }), state: "done", doneReason: "duplicate", main: "t-anschrift" }
        : words.has("moved")
          ? { messages: [...plain.messages, { kind: "event", at: now() - 3600, event: "unit-moved", who: "Team Pflege", before: "Team Krankengeld", self: false, method: null }] }
          : words.has("goeson")
            ? { state: "done", main: id === "t-anschrift" ? null : "t-anschrift" }
            : words.has("astray")
              ? { astray: true }
              : words.has("medical")
                ? { messages: P.MEDICAL_THREAD.messages, mentionedBy: P.MEDICAL_THREAD.mentionedBy }
              : words.has("plainmail")
                ? { subject: "Neue Karte", mail: { answer: words.has("unanswered") ? "list" : "sent" }, messages: [P.PLAIN_MAIL], readers: plain.readers.filter((reader) => reader.kind === "unit"), consent: null, fourEyes: false, person: { pid: id, name: null, dob: null, kvnr: null, assurance: null } }
              : words.has("released")
                ? { messages: P.RELEASED }
              : words.has("writesenglish")
                ? { messages: plain.messages.map((one) => (one.kind === "message" ? { ...one, lang: "en" } : one)) }
              : words.has("objects")
                ? { messages: plain.messages.flatMap((one) => (one.kind === "message" && one.from.as !== "staff" ? [{ ...one, body: "Ich lege Widerspruch ein.", declared: words.has("unproven") ? ("unproven" as const) : words.has("proven") ? { procedure: "eid", at: one.sentAt + 600 } : null }] : [])) }
              : words.has("asksmedical")
                ? { medicalAsked: { at: now() - 3600, unit: "Team Krankengeld", by: side === "portal" ? null : "p-beispiel" } }
              : words.has("decisions")
                ? { messages: [...plain.messages, ...P.DECISIONS] }
              : words.has("letters")
                ? { messages: [...plain.messages, ...P.LETTERS] }
              : words.has("formal")
                ? { consent: consentIn(words) }
              : words.has("leaving")
                ? { stay: P.LEAVING }
              : words.has("stays")
                ? { stay: { ...P.LEAVING, soon: false, reasons: words.has("isheld") ? ["period", "hold"] as const : [] } }
              : words.has("holds")
                ? { holds: P.HOLDS, stay: { ...P.LEAVING, soon: false, reasons: ["hold"] } }
              : words.has("needsform")
                ? { messages: plain.messages.map((one) => (one.kind === "message" && one.from.as !== "staff" ? { ...one, form: "aloud" as const } : one)) }
              : words.has("disputed")
                ? { disputes: side === "portal" ? P.DISPUTES : P.DISPUTES.map((one) => ({ ...one, mayEnd: false, answered: words.has("answered") })), stay: { ...P.LEAVING, soon: false, reasons: ["dispute"] as const } }
              : words.has("settled")
                ? { disputes: side === "portal" ? P.SETTLED.map((one) => ({ ...one, ended: one.ended === null ? null : { ...one.ended, by: null } })) : P.SETTLED.map((one) => ({ ...one, mayEnd: false })) }
              : words.has("recusals")
                ? { recusals: P.RECUSALS }
                : {};
      if (Object.keys(went).length > 0) return fine({ ...plain, ...went, thread: id });
      return fine(words.has("hard") ? { ...plain, messages: P.HARD_THREAD.messages, warnings: P.HARD_THREAD.warnings, alarm: P.HARD_THREAD.alarm, thread: id } : { ...plain, thread: id });
    },
    exclude: () => soon(words.has("refuse") ? no("author-not-allowed") : fine(null)),
    openings: (_, before) =>
      soon(words.has("noopenings") ? fine({ rows: [], next: null }) : words.has("openingsfail") ? no("offline") : fine({ rows: P.OPENINGS.map((row) => (side === "portal" ? { ...row, by: null } : row)), next: words.has("more") && before === null ? "c" : null })),
    markRead: () => Promise.resolve(),
    sealedAttachment: () => soon(fine(new Blob(["age-encryption.org/v1"]))),
    openAttachment: async (_, aid, progress) => {
      progress(400_000, 1_258_291);
      if (words.has("opening")) return never();
      await soon(null);
      const sample = Object.entries(SAMPLES).find(([word]) => words.has(word));
      if (sample !== undefined) return fine(await sample[1]());
      return words.has("badfile") || aid === "a-9" ? no("wrong-content") : fine(new Blob([new Uint8Array(10)], { type: "application/octet-stream" }));
    },
  };
}

/** Where notifications go, as the words say. */
function fakeContact(words: ReadonlySet<string>): PortalService["contact"] {
  const waits = { source: "person" as const, expiresAt: P.NOW + 24 * 3600, mailed: true, undeliverable: words.has("nobody"), triesLeft: 5, sendsLeft: words.has("spent") ? 0 : 4 };
  const known = { source: "register" as const, expiresAt: null, mailed: false, undeliverable: false, triesLeft: 0, sendsLeft: 5 };
  const view: V.ContactView = {
    available: !words.has("nomail"),
    confirmedAt: words.has("nomail") || words.has("unconfirmed") || words.has("known") ? null : P.NOW - 30 * 86_400,
    muted: words.has("returned") ? { at: P.NOW - 3 * 86_400, why: "returned" } : words.has("complaint") ? { at: P.NOW - 3 * 86_400, why: "complaint" } : null,
    discreet: words.has("discreet"),
    phrase: words.has("phrase"),
    time: words.has("evening") ? "evening" : "soon",
    lang: words.has("nomail") || words.has("unconfirmed") || words.has("known") ? null : "de",
    hours: { morning: 8, evening: 18, quiet: [21, 7] },
    candidate: words.has("waitscode") ? waits : words.has("known") ? known : null,
  };
  const sent = (): Promise<V.Outcome<V.ContactView>> => soon(words.has("refuse") ? no("contact-codes-spent") : fine({ ...view, candidate: waits }));
  return {
    current: () => soon(words.has("fail") ? no("offline") : fine(view)),
    ask: sent,
    again: sent,
    confirm: () => soon(words.has("wrongcode") ? no("wrong-code", { triesLeft: 4 }) : fine({ ...view, confirmedAt: P.NOW, muted: null, candidate: null })),
    remove: () => soon(fine(null)),
    phrase: (phrase) => soon(words.has("refuse") ? no("offline") : fine({ ...view, phrase: phrase !== null })),
    discreet: (on) => soon(words.has("refuse") ? no("offline") : fine({ ...view, discreet: on })),
    choose: (time, lang) => soon(words.has("refuse") ? no("offline") : fine({ ...view, time, lang })),
    mails: () => soon(words.has("fail") ? no("offline") : fine(words.has("unconfirmed") ? [] : Array.from({ length: 8 }, (_, n) => ({ at: P.NOW - n * 93_600, sure: n !== 2 })))),
    check: (id) => soon(words.has("refuse") ? no("too-many-requests", { retryAfter: 60 }) : fine(id.startsWith("0") ? { at: P.NOW - 7200, sure: true } : null)),
  };
}

/** Signs to this browser, as the words say. */
function fakePush(words: ReadonlySet<string>): PortalService["push"] {
  const others = words.has("pushothers") ? 2 : 0;
  const state = words.has("pushnone") ? "unsupported" : words.has("pushrefused") ? "refused" : words.has("pushon") ? "on" : "off";
  const view: V.PushView = { offered: !words.has("nopush"), others, state };
  const next = (change: Partial<V.PushView>): Promise<V.Outcome<V.PushView>> => soon(words.has("refuse") ? no("offline") : fine({ ...view, ...change }));
  return {
    current: () => soon(fine(view)),
    on: () => next({ state: words.has("pushasked") ? "refused" : "on" }),
    off: () => next({ state: "off" }),
    offEverywhere: () => next({ state: "off", others: 0 }),
  };
}

/** A phone check that stands where the words say. */
function phoneView(words: ReadonlySet<string>): V.PhoneView {
  const state = words.has("spoken") ? "spoken" : words.has("falsecall") ? "alarm" : "waiting";
  const shown = state === "spoken";
  return {
    state,
    until: P.NOW + 150,
    desk: state === "waiting" ? null : "Servicestelle Musterstadt",
    alarm: state === "alarm" ? { code: "uncertified-staff" } : null,
    words: shown ? ["Pinguin", "Zwiebel"] : null,
    number: shown ? "047" : null,
  };
}

function fakePhone(words: ReadonlySet<string>): PortalService["phone"] {
  let view: V.PhoneView | null = null;
  return {
    current: () => view,
    start: () => {
      view = phoneView(words);
      return soon(fine(view));
    },
    look: () => Promise.resolve(view),
    stop: () => {
      view = null;
      return Promise.resolve();
    },
  };
}

function fakeDesk(words: ReadonlySet<string>): OfficeService["desk"] {
  let view: V.PhoneView | null = null;
  const found = () => soon(fine({ persons: words.has("nobody") || words.has("shielded") ? [] : words.has("several") ? [P.DESK_PERSON, P.DESK_TWIN] : [words.has("restricted") ? P.DESK_RESTRICTED : P.DESK_PERSON], shielded: words.has("shielded") }));
  return {
    depts: () => soon(fine(words.has("nodesk") ? [] : [{ dept: "service", label: "Servicestelle Musterstadt" }])),
    findByNumber: () => (words.has("limited") ? soon(no("desk-limited", { until: P.NOW + 1_560 })) : words.has("fail") ? soon(no("registrar-silent")) : found()),
    findByName: found,
    access: () => soon(fine({ state: words.has("isblocked") ? "blocked" : words.has("isleft") ? "left" : words.has("isended") ? "ended" : "active", ending: words.has("isended") ? P.endingIn(-200) : endingOf(words), sessions: words.has("isblocked") || words.has("isleft") || words.has("isended") ? 0 : 2, quarantineUntil: null })),
    slip: () => soon(words.has("refuse") ? no("desk-deceased") : fine(P.SLIP)),
    block: () => soon(words.has("nocontact") ? no("desk-no-contact") : fine(null)),
    contact: () => soon(fine(null)),
    reps: {
      list: () => soon(fine(words.has("reps") ? { items: P.DESK_REPS, waiting: [P.DESK_DRAFT] } : { items: [], waiting: [] })),
      waiting: () => soon(fine(words.has("drafts") ? [P.DESK_DRAFT, { ...P.DESK_DRAFT, id: "d-2", own: true }] : [])),
      enter: () => soon(words.has("refuse") ? no("rep-needs-court-order") : fine(null)),
      decide: () => soon(words.has("refuse") ? no("rep-four-eyes") : fine(null)),
      end: () => soon(fine(null)),
    },
    phone: {
      current: () => view,
      join: () => {
        if (words.has("notopen")) return soon(no("phone-not-open"));
        view = phoneView(words);
        return soon(fine(view.state === "waiting" ? { ...view, state: "connecting", desk: "service" } : view));
      },
      look: () => Promise.resolve(view),
      forget: () => {
        view = null;
      },
    },
  };
}

/** `agreed`, `revoked`, `mute` (no address), `returned` (mails come back), `forged`; none of them: never said anything. */
function consentIn(words: ReadonlySet<string>): V.ConsentView {
  const word = P.CONSENT.word === null || !(words.has("agreed") || words.has("revoked")) ? null : { ...P.CONSENT.word, given: words.has("agreed") };
  return { word, reachable: !words.has("mute") && !words.has("returned"), returned: words.has("returned"), refused: words.has("forged") ? { code: "bad-signature" } : null };
}

/** `keeps`: something is kept here already; `nooffline`, `shareddevice`: it is not offered. */
function fakeOffline(words: ReadonlySet<string>): PortalService["offline"] {
  let view: V.OfflineView = { offered: words.has("shareddevice") ? "shared" : words.has("nooffline") ? "unsupported" : "yes", days: 30, since: words.has("keeps") ? P.NOW - 5 * 86_400 : null, threads: words.has("keeps") ? P.KEPT_ROWS : [] };
  const put = (threads: readonly V.KeptRowView[]): Promise<V.Outcome<V.OfflineView>> => {
    view = { ...view, since: threads.length === 0 ? null : (view.since ?? P.NOW), threads };
    return soon(fine(view));
  };
  return {
    current: () => soon(fine(view)),
    keep: ({ thread, subject, unit, messages }) => (words.has("nopasskey") ? soon(no("reading-needs-passkey")) : put([...view.threads, { thread, subject, unit, keptAt: P.NOW, newest: P.NOW, messages: messages.length }])),
    drop: (thread) => put(view.threads.filter((row) => row.thread !== thread)),
    forget: () => put([]),
  };
}

/** `photo`: what each picture chosen here looks like. */
export function fakePortal(words: ReadonlySet<string>, now: () => number, photo: Blob): PortalService {
  const base = common("portal", words, now, photo);
  // Where the person keeps what.
  const trays = new Map<string, { readonly tray: V.Tray; readonly pinned: boolean }>([
    ...(words.has("pinned") ? [["t-dialyse", { tray: "inbox", pinned: true }] as const] : []),
    ...(words.has("away") ? [["t-anschrift", { tray: "archive", pinned: false }] as const, ["t-zahn", { tray: "hidden", pinned: false }] as const] : []),
  ]);
  return {
    ...base,
    thread: async (id, again) => {
      const answer = await base.thread(id, again);
      if (!answer.ok || answer.value.progress === null) return answer;
      const told = words.has("promised") ? { standing: "open" as const, answerBy: "2026-11-30", statutory: { received: "2026-11-20", lastDay: "2026-12-11" } } : words.has("late") ? { standing: "open" as const, answerBy: "2026-11-19", statutory: { received: "2026-10-20", lastDay: "2026-11-10" } } : words.has("settled") ? { standing: "done" as const } : words.has("answered") ? { standing: "answered" as const } : {};
      return fine({ ...answer.value, progress: { ...answer.value.progress, ...told, ...trays.get(id) } });
    },
    side: "portal",
    reply: {
      take: async (file) => {
        await soon(null, words.has("looks") ? 60_000 : 20);
        if (file.name.startsWith("getarnt")) return no("file-disguised");
        const content = (await SAMPLES["file-picture"]?.()) ?? file;
        const picture = file.type.startsWith("image/");
        return fine({ name: file.name, type: file.type, size: file.size, content, source: words.has("twice") ? "s" : file.name, cleaned: picture && !file.name.endsWith(".heic"), uncleaned: file.name.endsWith(".heic") ? "heic" : null });
      },
      find: async () => {
        await soon(null);
        return words.has("refuse") ? no("not-found") : words.has("mistyped") ? no("bad-check") : fine({ madeAt: P.NOW - 6 * 86_400, expiresAt: P.NOW + 22 * 86_400 });
      },
      send: async (_, progress) => {
        progress(60, 100);
        if (words.has("wait")) return never();
        await soon(null);
        return words.has("fail") ? no("offline") : fine({ receivedAt: P.NOW });
      },
      forget: () => undefined,
    },
    blockAccess: async () => {
      await soon(null);
      if (words.has("refuse")) return no("offline");
      base.set({ state: "signed-out", knownPassword: true, closed: "blocked" });
      return fine(null);
    },
    leave: async () => {
      await soon(null);
      if (words.has("refuse")) return no("offline");
      base.set({ state: "signed-out", knownPassword: true, closed: "left" });
      return fine(null);
    },
    requestLetter: () => soon({ ok: true, value: null }),
    proof: (thread) => soon(fine({ v: 1, org: P.BRAND.org, thread, lane: "case", matter: "krankengeld-nachweis", subject: "p-erika", td: [], statements: [], epochs: [], messages: [] })),
    identify: {
      providers: () => (words.has("loading") ? never() : soon(words.has("fail") ? no("offline") : fine(words.has("noproviders") ? [] : P.PROVIDERS))),
      start: () => (words.has("wait") ? never() : soon(words.has("refuse") ? no("identify-unavailable") : fine({ url: "#/identify" }))),
      finish: () => (words.has("wait") ? never() : soon(words.has("refuse") ? no("identify-not-matched") : words.has("foreign") ? no("foreign-identification") : words.has("offline") ? no("offline") : fine<V.CameBack>(words.has("declared") ? { kind: "declared", thread: "t-attest", procedure: "eid", at: P.NOW, taken: !words.has("signedout") } : { kind: "identified", begun: { fingerprint: P.THREAD.technical.fingerprint, witnessPolicy: "none", kind: "insured" } }))),
    },
    declare: {
      providers: () => soon(fine(words.has("noproviders") ? [] : P.PROVIDERS)),
      start: () => (words.has("wait") ? never() : soon(words.has("refuse") ? no("identify-unavailable") : fine({ url: "#/identify" }))),
    },
    acting: {
      current: () => (words.has("acting") ? P.REPRESENTED : null),
      perspectives: () => soon(fine(words.has("represents") || words.has("acting") ? [P.REPRESENTED, P.REPRESENTED_CHILD] : [])),
      choose: () => soon(fine(null)),
      list: () => soon(fine(words.has("represents") || words.has("acting") ? P.REPRESENTATIONS : [])),
      end: () => soon(words.has("refuse") ? no("internal") : fine(null)),
      invite: () => soon(fine(P.INVITATION)),
      find: () => soon(words.has("badcode") ? no("invitation-unknown") : fine(P.INVITEE)),
      grant: () => soon(words.has("refuse") ? no("grant-at-desk") : fine(null)),
      openers: () => (words.has("openers") ? [{ pid: "p-jonas", name: "Jonas Muster" }] : []),
      acts: () => soon(fine(words.has("represents") ? P.ACTS : [])),
    },
    actFor: () => Promise.resolve(),
    phone: fakePhone(words),
    contact: fakeContact(words),
    push: fakePush(words),
    offline: fakeOffline(words),
    keepsAnything: () => Promise.resolve(words.has("keeps")),
    consent: {
      current: async () => {
        if (words.has("loading")) return never();
        await soon(null);
        return words.has("fail") ? no("offline") : fine(consentIn(words));
      },
      put: (given) => soon(words.has("refuse") ? no("offline") : fine({ ...consentIn(words), word: P.CONSENT.word === null ? null : { ...P.CONSENT.word, given } })),
    },
    medical: () => soon(fine(words.has("medical") ? { label: words.has("unproven") ? null : "Medizinischer Dienst" } : null)),
    matters: () => soon(fine(words.has("worded") ? P.WORDED : P.MATTERS)),
    accessForm: {
      current: async () => {
        await soon(null);
        return words.has("formfails") ? no("internal") : fine(words.has("needsform") ? ("aloud" as const) : null);
      },
      put: (form) => soon(words.has("refuse") ? no("storage-full") : fine(form)),
    },
    disputes: {
      say: () => soon(words.has("refuse") ? no("too-many-disputes") : fine(null)),
      withdraw: () => soon(words.has("refuse") ? no("state-conflict") : fine(null)),
    },
    records: async () => {
      await soon(null);
      return words.has("reporting") ? never() : words.has("reportfails") ? no("offline") : fine(P.RECORDS);
    },
    inbox: async (_cursor, view = "all") => {
      if (words.has("loading")) return never();
      await soon(null);
      if (words.has("fail")) return no("offline");
      const rows = words.has("empty") ? [] : words.has("held") ? P.HELD_ROWS : words.has("protected") ? [P.PROTECTED_ROW, ...P.INBOX] : words.has("hard") ? [...P.HARD_ROWS, ...P.INBOX] : P.INBOX;
      const lying = rows.map((row) => ({ ...row, ...trays.get(row.thread), portalUntil: words.has("leaving") && row.thread === "t-attest" ? "2027-01-22" : null }));
      const wanted = lying.filter((row) => (view === "all" ? true : view === "unread" ? row.unread : view === "inbox" ? row.tray === "inbox" && !row.pinned : view === "leaving" ? row.portalUntil !== null : row.tray === view));
      const count = (tray: V.Tray): number => lying.filter((row) => row.tray === tray).length;
      const first = view === "inbox";
      return fine({ rows: wanted, next: words.has("more") ? "c" : null, pinned: first ? lying.filter((row) => row.pinned) : [], counts: first ? { unread: lying.filter((row) => row.unread).length, archive: count("archive"), hidden: count("hidden"), leaving: lying.filter((row) => row.portalUntil !== null).length } : null });
    },
    putTray: async (thread, { tray, pinned, sure }) => {
      await soon(null);
      const why = (["thread-unread", "period-running", "too-many-pinned"] as const).find((code) => words.has(code));
      if (why !== undefined && !(tray === "inbox" && !pinned)) return no(why);
      if (words.has("period") && tray !== "inbox" && !sure) return no("period-open");
      trays.set(thread, { tray, pinned });
      base.emit({ kind: "threads" });
      base.emit({ kind: "thread", thread });
      return fine(null);
    },
  };
}

/** `photo`: what each picture chosen here looks like. */
export function fakeOffice(words: ReadonlySet<string>, now: () => number, photo: Blob): OfficeService {
  const base = common("office", words, now, photo);
  let takenBack = false;
  return {
    ...base,
    side: "office",
    replyCodes: {
      make: (_thread, _dept, { purpose }) => soon(words.has("refuse") ? no("too-many-codes") : fine({ code: "0G41-R40R-40M3-2XQ7", purpose, madeAt: P.NOW, expiresAt: P.NOW + 28 * 86_400 })),
      revoke: () => soon(words.has("refuse") ? no("state-conflict") : fine(null)),
      list: () => soon(fine(words.has("replies") ? P.REPLY_CODES : words.has("badreply") ? [{ ...P.REPLY_CODES[0]!, reply: null, refusal: { code: "wrong-mac" } }] : [])),
    },
    provider: {
      start: () => (words.has("wait") ? never() : soon(words.has("down") ? no("provider-failed") : fine({ url: "#/provider" }))),
      finish: async () => {
        if (words.has("wait")) return never();
        await soon(null);
        for (const code of ["provider-refused", "provider-level", "account-unknown"]) if (words.has(code)) return no(code);
        base.set({ state: "signed-out", knownPassword: false, provider: "shown" });
        return fine(null);
      },
    },
    units: () => soon(words.has("nounits") ? fine([]) : fine(P.UNITS)),
    worklist: async () => {
      if (words.has("loading")) return never();
      await soon(null);
      if (words.has("fail")) return no("busy", { retryAfter: 60 });
      return fine({ rows: words.has("empty") ? [] : words.has("disputed") ? P.WORK.map((row, n) => ({ ...row, disputed: n < 2 })) : words.has("astray") ? P.WORK.slice(0, 2).map((row) => ({ ...row, astray: true })) : words.has("plainmail") ? P.WORK.slice(0, 2).map((row) => ({ ...row, subject: "Neue Karte", plain: true, person: null })) : P.WORK, next: words.has("more") ? "c" : null });
    },
    contact: fakeContact(words),
    work: fakeWork(words),
    claim: () => soon(words.has("refuse") ? no("claimed") : fine(null)),
    release: () => soon(fine(null)),
    setState: () => soon(words.has("refuse") ? no("claimed") : fine(null)),
    close: () => soon(words.has("refuse") ? no("wrong-main") : fine(null)),
    siblings: () => soon(fine(P.WORK.slice(0, 2))),
    receivers: (thread) => soon(fine(words.has("astray") && thread !== null ? [P.SHIELD] : P.RECEIVERS)),
    recuse: () => soon(words.has("refuse") ? no("internal") : fine(null)),
    liftRecusal: () => soon(fine(null)),
    settleDispute: () => soon(words.has("refuse") ? no("dispute-unanswered") : fine(null)),
    setHold: () => soon(words.has("refuse") ? no("internal") : fine(null)),
    liftHold: () => soon(words.has("refuse") ? no("right-missing") : fine(null)),
    handOver: async () => {
      if (words.has("wait")) return never();
      await soon(null);
      return words.has("lost") ? no("handover-lost") : fine(null);
    },
    handOverAll: async (threads, _, progress) => {
      progress(1, threads.length);
      if (words.has("wait")) return never();
      await soon(null);
      return fine({ done: threads.length - (words.has("partly") ? 1 : 0), failed: words.has("partly") ? [{ thread: threads[0] ?? "", refusal: { code: "handover-lost" } }] : [] });
    },
    clerkName: { get: () => Promise.resolve(words.has("noname") ? null : "M. Sommer"), set: () => soon(fine(null)) },
    scanner: {
      state: () => soon(fine(words.has("unpaired") ? "unpaired" : words.has("scanner") ? "paired" : "none")),
      pair: () => soon(fine(null)),
      scan: () => soon((["found", "unavailable", "too-large", "unpaired"] as const).find((verdict) => words.has(`scan-${verdict}`)) ?? "none"),
    },
    addNote: () => soon(fine(null)),
    presence: { here: () => undefined, list: () => soon(fine(words.has("present") ? [{ thread: "t-attest", pid: "p-beispiel", writes: true }] : [])) },
    staged: {
      keep: () => soon(words.has("refuse") ? no("already-staged") : fine({ thread: "t-attest", acceptedAt: P.NOW })),
      list: () => soon(fine(takenBack ? [] : P.stagedIn(words))),
      lines: () => soon(fine(words.has("empty") ? [] : P.STAGED_LINES)),
      release: () => soon(words.has("refuse") ? no("release-void") : fine(null)),
      sendBack: () => soon(fine(null)),
      takeBack: () => {
        takenBack = true;
        return soon(fine({ draft: "d-reply" }));
      },
    },
    desk: fakeDesk(words),
    because: (thread, reason) => {
      if (reason !== null) opensFor.add(thread);
    },
    giveBack: () => soon(words.has("refuse") ? no("history-withheld") : fine(null)),
    mentionable: () => soon(fine([{ pid: "p-probe", label: "Sina Probst" }, { pid: "p-vertreter", label: "Valentin Vertreter" }])),
    mentionSeen: () => Promise.resolve(),
    forwardMedical: (thread, dept, aid) =>
      soon(
        words.has("refuse")
          ? no("wrong-file")
          : fine({
              sealed: new Blob(["age-encryption.org/v1"]),
              sheet: { v: 1, t: "medical-sheet", org: "musterkasse.example", thread, dept, received: P.NOW - 3600, forwarded: P.NOW, att: { aid, name: "medizinischer-dienst-3f2a.pdf", type: "application/pdf", size: 300_000, pt: "pt", ct: "ct", csize: 327_680, to: { dept: "medizinischer-dienst", epoch: 1, de: "de" } } },
            }),
      ),
    evidence: () => soon(words.has("refuse") ? no("not-found") : fine("{}\n")),
    orderLetter: () => soon(words.has("refuse") ? no("exists") : fine(null)),
    askMedical: () => soon(words.has("refuse") ? no("state-conflict") : fine(null)),
    giveBackAll: async (_, __, progress) => {
      progress(3, 12);
      if (words.has("wait")) return never();
      await soon(null);
      return fine({ given: 11, refusal: words.has("partly") ? { code: "not-fresh" } : null });
    },
    matters: () => soon(fine(P.MATTERS)),
    offers: fakeOffers(words),
    rules: {
      list: () => soon(words.has("absent") ? no("not-found") : fine(words.has("norules") ? { version: 0, rules: [] } : P.RULES)),
      tests: () => soon(words.has("silent") ? no("registrar-silent") : fine(P.RULE_TESTS)),
      save: () => soon(words.has("refuse") ? no("state-conflict") : fine(null)),
      attempt: () => soon(fine(P.RULE_TRIAL)),
      newId: () => "r-new",
    },
    texts: {
      list: () => soon(words.has("notexts") ? fine([]) : words.has("textsfail") ? no("offline") : fine(P.TEXTS)),
      versions: () => soon(fine(P.TEXT_VERSIONS)),
      save: () => soon(words.has("refuse") ? no("state-conflict") : fine(null)),
    },
    staff: () => soon(fine(P.STAFF)),
    grantKey: () => soon(fine(null)),
    removeStaff: () => soon(words.has("refuse") ? no("right-missing") : fine(null)),
  };
}

function fakeOffers(words: ReadonlySet<string>): OfficeService["offers"] {
  let shown: V.UnitMattersView = words.has("nowords") ? { version: 0, by: null, createdAt: null, matters: P.OFFER.matters.map((one) => ({ ...one, words: { matter: one.code, name: null, note: null, simple: null, search: [], paused: null } })) } : words.has("nomatters") ? { version: 0, by: null, createdAt: null, matters: [] } : P.OFFER;
  return {
    show: () => soon(words.has("absent") ? no("not-found") : fine(shown)),
    versions: () => soon(fine(P.OFFER_VERSIONS)),
    save: (_, version, next) => {
      if (words.has("refuse")) {
        const [first, ...rest] = P.OFFER.matters;
        if (first !== undefined) shown = { version: 4, by: "p-sommer", createdAt: P.NOW - 60, matters: [{ ...first, words: { ...first.words, name: { de: "Krankschreibung schicken", en: "Send a sick note" } } }, ...rest] };
        return soon(version === 3 ? no("state-conflict") : fine(null));
      }
      shown = { version: version + 1, by: "p-sommer", createdAt: P.NOW, matters: next.flatMap((one) => shown.matters.filter(({ code }) => code === one.matter).map((matter) => ({ ...matter, words: one }))) };
      return soon(fine(null));
    },
  };
}

function fakeWork(words: ReadonlySet<string>): OfficeService["work"] {
  let views: readonly V.SavedView[] = words.has("views") ? P.VIEWS : [];
  const change = (): Promise<V.Outcome<null>> => (words.has("wait") ? never() : soon(words.has("refuse") ? no("claimed") : fine(null)));
  return {
    counts: () => soon(fine(P.COUNTS)),
    assign: change,
    resubmit: change,
    statutory: change,
    overview: () => soon(words.has("absent") ? no("not-found") : fine(words.has("empty") ? P.NO_FIGURES : P.FIGURES)),
    absences: () => soon(fine(words.has("noabsence") ? [] : words.has("circle") ? P.ABSENCES.map((one) => ({ ...one, standsIn: null, circle: true })) : P.ABSENCES)),
    putAbsence: () => soon(words.has("refuse") ? no("deputy-circle") : fine(null)),
    endAbsence: () => soon(fine(null)),
    views: () => Promise.resolve(views),
    keepViews: (next) => {
      views = next;
      return soon(fine(null));
    },
  };
}
