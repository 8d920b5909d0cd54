// SPDX-License-Identifier: EUPL-1.2
/** One case: who it is about, what was written, the answer under the blue bar, and the internal lane beside it. */
import type { VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { date, dateTime, size } from "../../i18n/format.js";
import { here, language, t, textsOf, type Texts } from "../../i18n/i18n.js";
import type { ThreadView } from "../../mailbox/views.js";
import { useSending } from "../shared/use-sending.js";
import { Alert, Button, Link, Skeleton } from "../shared/controls.js";
import { useEnv, useLoaded, useOffice, useSession } from "../shared/env.js";
import { disputedIn, MessageList, type Unreadable } from "../shared/message.js";
import { announce, Heading } from "../shared/page.js";
import { hasMedical, ReadersPanel } from "../shared/readers.js";
import { RefusalAlert, refusalText } from "../shared/refusals.js";
import { href } from "../shared/router.js";
import { Protected } from "../shared/step-up.js";
import { CaseHead } from "./case-head.js";
import { Lane } from "./case-lane.js";
import { AskReason } from "./case-reason.js";
import { ReplyLoader } from "./case-reply.js";
import { useColleagues } from "./colleagues.js";
import { SaveEvidence } from "./evidence.js";
import { OrderLetter } from "./letter.js";
import { AskMedical, ForwardMedical } from "./medical.js";
import { NewKeyBox } from "./new-key.js";
import { FormlessObjection } from "./objection.js";
import { PlainMailPanel } from "./plain-mail.js";
import { useHere } from "./presence.js";
import { Replies } from "./replies.js";
import { StagedList, TakenAlert, useTakenBack } from "./staged.js";
import { TakenOver, useTakenOver } from "./taken-over.js";
import { useTextTitles, type ReadyText } from "./text-modules.js";

/** In which language the person had her screen when she wrote last. */
function personLang({ messages }: ThreadView): string {
  const last = messages.findLast((message) => message.kind === "message" && message.from.as !== "staff");
  return last?.kind === "message" ? last.lang : "de";
}

export function CaseScreen({ id, dept, reply }: { id: string; dept: string | null; reply: boolean }): VNode {
  const { service, sender, brand } = useEnv();
  const office = useOffice();
  const shown = useRef<string | null>(null);
  const loaded = useLoaded(
    async () => {
      const answer = await service.thread(id, shown.current === id);
      if (answer.ok) shown.current = id;
      return answer;
    },
    [id],
    ["thread"],
    id,
  );
  const units = useLoaded(() => office.units(), [], []);
  const textTitle = useTextTitles(dept);
  const names = useColleagues(dept);
  const session = useSession();
  const colleague = (pid: string): string | null => (session.state === "open" && session.pid === pid ? null : names(pid));
  const [ready, setReady] = useState<ReadyText | null>(null);
  const sending = useSending();
  const open = (): void => {
    shown.current = null;
    loaded.reload();
  };
  const thread = loaded.value;
  const staged = useLoaded(() => (thread === null ? Promise.resolve({ ok: true as const, value: [] }) : office.staged.list(id)), [id, thread === null], ["thread"], id);
  // The reply reads its draft anew when something came back into it.
  const [turn, setTurn] = useState(0);
  const back = (): void => {
    setTurn((old) => old + 1);
    staged.reload();
  };
  const [writes, setWrites] = useState(false);
  useHere(thread === null ? null : id, writes);
  const lost = useTakenOver(thread);
  const { taken, take, action: taking } = useTakenBack(id, staged.value, back);
  /** What this clerk has just released, by mid: said when the signed word of it has come back and was checked. */
  const [letGo, setLetGo] = useState<string | null>(null);
  const gone = thread?.messages.find((message) => message.kind === "message" && message.mid === letGo) ?? null;
  const released = gone?.kind === "message" && typeof gone.released === "object" ? gone.released : null;
  const waits = (staged.value ?? []).some((item) => item.own || (item.state === "open" && item.reason === "release"));
  const isProtected = loaded.refusal?.code === "step-up-required";
  const isOthers = loaded.refusal?.code === "reason-required";
  // The reason is for this opening only.
  useEffect(() => () => { office.because(id, null); }, [id, office]);
  const unit = units.value?.find((item) => item.dept === dept) ?? units.value?.[0] ?? null;
  const last = thread?.messages.length ?? 0;
  useEffect(() => {
    if (last > 0) void service.markRead(id);
  }, [id, last]);
  const sent = sending.phase === "sent" && sending.thread === id ? sending : null;
  useEffect(() => {
    if (sent === null) return;
    announce(t("state-delivered", { when: dateTime(sent.at) }));
    loaded.reload();
  }, [sent]);
  useEffect(
    () => () => {
      if (sender.state.phase === "sent") sender.dismiss();
    },
    [id, sender],
  );
  const up = (
    <Link to={unit === null ? href("list") : href("list", unit.dept)} icon="back">
      {unit === null ? t("office-units") : t("list-title", { unit: unit.label })}
    </Link>
  );
  if (thread === null) {
    return (
      <main class="page stack" id="main" tabIndex={-1}>
        <div>{up}</div>
        <Heading title={t("case-title")}>{t(loaded.refusal === null ? "case-opening" : isProtected ? "row-protected" : isOthers ? "case-others" : "case-closed")}</Heading>
        {loaded.refusal === null ? (
          <section class="sheet">
            <Skeleton text={t("case-loading")} />
          </section>
        ) : isProtected ? (
          <Protected onOpen={open} busy={loaded.busy} />
        ) : isOthers ? (
          <AskReason
            busy={loaded.busy}
            onReason={(reason) => {
              office.because(id, reason);
              open();
            }}
          />
        ) : (
          <RefusalAlert refusal={loaded.refusal}>
            <div>
              <Button kind="secondary" onClick={loaded.reload}>{t("retry")}</Button>
            </div>
          </RefusalAlert>
        )}
      </main>
    );
  }
  const answerable = thread.mail === null && thread.closed !== "ended" && thread.alarm === null && !waits;
  /** A finished text in the language in which the person writes, and beside it in the clerk's. */
  const prepare = (lang: string, title: string, write: (texts: Texts) => string): void => {
    void textsOf(lang === "en" ? "en" : "de").then((theirs) => {
      const [text, reading] = [write(theirs), write(here())];
      setReady({ title, text, reading: theirs.lang === language() ? null : reading });
    });
  };
  /** § 36a Abs. 3 SGB I: the sender is told at once, with what is technically needed; the day of receipt stays. */
  const unreadable: Unreadable = (message, file) => {
    prepare(message.lang, t("unreadable"), (texts) => texts.t("unreadable-text", { name: file.name, day: date(message.receivedAt ?? message.sentAt, texts.lang), limit: size(brand.limits.attachment), n: brand.limits.attachments }));
  };
  return (
    <main class="case" id="main" tabIndex={-1}>
      <CaseHead thread={thread} dept={unit?.dept ?? dept ?? ""} back={up} reload={loaded.reload} />
      <div class="casegrid">
        <div class="casemain">
          {sent === null ? null : (
            <Alert kind="success" title={t("state-delivered", { when: dateTime(sent.at) })} role="status">
              <p>{t("sent-text-office", { to: sent.to })}</p>
            </Alert>
          )}
          {isProtected ? <Protected onOpen={open} busy={loaded.busy} /> : null}
          {thread.alarm === null ? null : (
            <RefusalAlert refusal={thread.alarm} title={t("alarm-title")}>
              <p>{t("alarm-text")}</p>
            </RefusalAlert>
          )}
          {thread.closed === null ? null : (
            <Alert kind="warning" title={t(`case-closed-${thread.closed}-title`)}>
              <p>{t(`case-closed-${thread.closed}`)}</p>
            </Alert>
          )}
          {thread.ending === null || thread.closed !== null ? null : (
            <Alert kind="info" title={t("case-ending-title", { day: date(thread.ending.readOnlyAt - 1) })}>
              <p>{t("case-ending", { until: date(thread.ending.closesAt - 1) })}</p>
            </Alert>
          )}
          {thread.warnings.map((warning) => (
            <Alert key={warning.code} kind="warning" title={t("warning-title")}>
              <p>{refusalText(warning)}</p>
            </Alert>
          ))}
          {thread.newKeys.map((held) => (
            <NewKeyBox key={held.pid} thread={thread.thread} dept={unit?.dept ?? dept ?? ""} held={held} reload={loaded.reload} />
          ))}
          <section class="stack" aria-label={t("case-thread")}>
            <MessageList thread={thread.thread} messages={thread.messages} disputed={disputedIn(thread)} side="office" unit={thread.unit} textTitle={textTitle} colleague={colleague} onUnreadable={answerable ? unreadable : undefined} order={answerable ? (mid, pid, again) => <OrderLetter thread={thread.thread} mid={mid} pid={pid} again={again} /> : undefined} evidence={(mid) => <SaveEvidence thread={thread.thread} mid={mid} />} envelope={(file) => <ForwardMedical thread={thread.thread} dept={unit?.dept ?? dept ?? ""} unit={unit?.label ?? thread.unit} file={file} />} />
          </section>
          <Replies thread={thread} dept={unit?.dept ?? dept ?? ""} colleague={names} />
          {answerable ? <FormlessObjection thread={thread} prepare={prepare} /> : null}
          {answerable ? <AskMedical thread={thread} dept={unit?.dept ?? dept ?? ""} onAsked={() => { prepare(personLang(thread), t("medical-ask"), (texts) => texts.t("medical-ask-letter")); }} /> : null}
          {lost === null ? null : <TakenOver by={lost} dept={unit?.dept ?? dept ?? ""} />}
          {taken === null ? null : <TakenAlert taken={taken} dept={unit?.dept ?? dept ?? ""} />}
          {taking.refusal === null ? null : <RefusalAlert refusal={taking.refusal} />}
          {released === null ? null : (
            <Alert kind="success" title={t("staged-released-title")} role="status">
              <p>{t("released-by-you", { when: dateTime(released.at) })}</p>
            </Alert>
          )}
          {staged.refusal === null || staged.refusal.code === "step-up-required" ? null : <RefusalAlert refusal={staged.refusal} />}
          <StagedList thread={thread} dept={unit?.dept ?? dept ?? ""} items={staged.value ?? []} take={take} busy={taking.busy} reload={back} onReleased={setLetGo} />
          {thread.mail !== null ? <PlainMailPanel mail={thread.mail} /> : thread.closed === "ended" || waits ? null : thread.alarm === null ? (
            <ReplyLoader key={turn} thread={thread} dept={unit?.dept ?? dept ?? ""} focus={reply} ready={ready} onReady={setReady} onStaged={staged.reload} onWriting={setWrites} />
          ) : (
            <section class="sheet stack stack-2" aria-label={t("reply-stopped-title")}>
              <h2>{t("reply-stopped-title")}</h2>
              <p>{t("reply-stopped-text")}</p>
              <p class="strong">{t("call-us")}</p>
            </section>
          )}
          <ReadersPanel side="office" readers={thread.readers} technical={thread.technical} checked={thread.alarm === null} thread={thread.thread} medical={hasMedical(thread)} />
        </div>
        <Lane thread={thread} unit={unit?.label ?? thread.unit} dept={unit?.dept ?? dept ?? ""} reload={loaded.reload} />
      </div>
    </main>
  );
}
