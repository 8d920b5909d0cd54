// SPDX-License-Identifier: EUPL-1.2
/** An objection that counts (§ 36a Abs. 2a SGB I; R-67): written here, and confirmed with the Online-Ausweis or the GesundheitsID. */
import type { VNode } from "preact";
import { useState } from "preact/hooks";
import { dateTime, isoDay, plainDate } from "../../i18n/format.js";
import { language, saidIn, t, written } from "../../i18n/i18n.js";
import type { DraftView, IdentityProviderView, MessageView, ThreadView } from "../../mailbox/views.js";
import { Alert, Button, Link, LinkButton } from "../shared/controls.js";
import { useAction, useEnv, useLoaded, usePortal } from "../shared/env.js";
import { objects } from "../shared/objection.js";
import { Heading } from "../shared/page.js";
import { procedureName } from "../shared/procedure.js";
import { RefusalAlert } from "../shared/refusals.js";
import { href } from "../shared/router.js";

type Message = Extract<MessageView, { kind: "message" }>;

/** Providers that prove enough for it; empty also while that is not known. */
export function useDeclaring(): readonly IdentityProviderView[] {
  const service = usePortal();
  return useLoaded(() => service.declare.providers(), [], []).value ?? [];
}

/** The newest message of one's own that sounds like an objection and is not confirmed. */
export function unconfirmed({ messages }: ThreadView): Message | null {
  const own = messages.filter((message) => message.kind === "message").filter((message) => message.own && message.accepted !== null);
  return own.findLast((message) => message.declared === null && objects(`${message.subject} ${message.body}`)) ?? null;
}

/** Decisions against which one can still object, and until when; whose period ends first comes first. */
export function open({ messages }: ThreadView, now: number): readonly { readonly at: number; readonly until: string }[] {
  const today = isoDay(now);
  const running = messages.flatMap((message) => {
    if (message.kind !== "message" || message.decision?.remedy !== "objection") return [];
    const until = message.decision.announced.flatMap((one) => one.effective?.until ?? one.until ?? []).filter((day) => day >= today).sort()[0];
    return until === undefined ? [] : [{ at: message.receivedAt ?? message.sentAt, until }];
  });
  return running.sort((a, b) => a.until.localeCompare(b.until));
}

/** Below what was written: confirm it, now or later. */
export function DeclarePanel({ thread }: { thread: ThreadView }): VNode | null {
  const service = usePortal();
  const { now } = useEnv();
  const providers = useDeclaring();
  const action = useAction();
  const [leaving, setLeaving] = useState(false);
  const message = unconfirmed(thread);
  if (message === null || message.accepted === null || providers.length === 0) return null;
  const { hash, at } = message.accepted;
  const until = open(thread, now())[0]?.until ?? null;
  const busy = action.busy || leaving;
  return (
    <section class="sheet stack" aria-labelledby="declare">
      <h2 id="declare">{t("declare-title")}</h2>
      <p class="measure">{t("declare-text", { when: dateTime(at) })}</p>
      {until === null ? null : <p class="strong">{t("declare-until", { until: plainDate(until) })}</p>}
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      {providers.map((provider) => (
        <div key={provider.id} class="stack stack-1">
          <div>
            <Button
              icon="shield"
              busy={busy}
              describedBy={`declare-${provider.id}`}
              onClick={() => {
                action.run(
                  () => service.declare.start(thread.thread, hash, provider.id),
                  ({ url }) => {
                    setLeaving(true);
                    location.assign(url);
                  },
                );
              }}
            >
              {busy ? t("please-wait") : t("declare-with", { name: procedureName(provider.procedure, provider.host) })}
            </Button>
          </div>
          <p class="small muted" id={`declare-${provider.id}`}>{t("identify-host", { host: provider.host })} {t("identify-time")}</p>
        </div>
      ))}
      <p class="small muted">{t("declare-not")}</p>
    </section>
  );
}

/** For each decision whose period runs, in German on screens of most languages, because that is the language of authorities (§ 19 SGB X): the words to begin with, in the field above. */
export function ObjectionStart({ thread, draft, onStart }: { thread: ThreadView; draft: DraftView; onStart: (text: string) => void }): VNode | null {
  const { now } = useEnv();
  const providers = useDeclaring();
  const decisions = open(thread, now());
  if (decisions.length === 0 || providers.length === 0 || objects(draft.body) || unconfirmed(thread) !== null) return null;
  return (
    <ul class="plain stack stack-1 small">
      {decisions.map(({ at, until }) => {
        const day = plainDate(isoDay(at));
        return (
          <li key={at}>
            {t("objection-start-text", { day, until: plainDate(until) })}{" "}
            <LinkButton icon="note" onClick={() => { onStart(written(t("objection-start-words", { day: plainDate(isoDay(at), saidIn() ?? language()) }))); }}>{t("objection-start")}</LinkButton>
          </li>
        );
      })}
    </ul>
  );
}

/** Back from the provider with a declaration. */
export function DeclaredScreen({ thread, procedure, at, taken }: { thread: string; procedure: string; at: number; taken: boolean }): VNode {
  return (
    <main class="page" id="main" tabIndex={-1}>
      <div class="narrow stack stack-6">
        <Heading title={t("declared-title")}>{t("declared-title")}</Heading>
        <Alert kind={taken ? "success" : "info"} title={t(taken ? "declared-done" : "declared-waits")} role="status">
          <p>{t("declared-how", { how: procedureName(procedure), when: dateTime(at) })}</p>
          <p>{t(taken ? "declared-done-text" : "declared-waits-text")}</p>
        </Alert>
        <div>
          <Link to={href("thread", thread)}>{t("declared-to-thread")}</Link>
        </div>
      </div>
    </main>
  );
}
