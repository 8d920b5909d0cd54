// SPDX-License-Identifier: EUPL-1.2
/** Somebody lost everything and was identified anew: what that means for this case, and giving back what was before. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { dateTime, plainDate } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { GivenBack, NewKeyView } from "../../mailbox/views.js";
import { Alert, Button, Dialog, Facts } from "../shared/controls.js";
import { useAction, useOffice } from "../shared/env.js";
import { Icon } from "../shared/icons.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";

const nameOf = ({ name, kind }: NewKeyView): string => name ?? (kind === "insured" ? t("reader-insured-nameless") : t("reader-representative-nameless"));

export function NewKeyBox({ thread, dept, held, reload }: { thread: string; dept: string; held: NewKeyView; reload: () => void }): VNode {
  const [asking, setAsking] = useState(false);
  const name = nameOf(held);
  if (held.state === "done") {
    return (
      <p class="small muted row">
        <Icon name="check" />
        <span>{t("newkey-done", { name, when: dateTime(held.at) })}</span>
      </p>
    );
  }
  return (
    <Fragment>
      <Alert kind="warning" title={t("newkey-title", { when: dateTime(held.at), method: t(`method-${held.method}`) })}>
        <div class="stack stack-2">
          <p>{t("newkey-text", { name, n: held.messages })}</p>
          {held.state === "waiting" ? (
            <p class="strong">{t("newkey-waiting", { when: dateTime(held.opensAt ?? 0) })}</p>
          ) : (
            <div>
              <Button kind="secondary" icon="key" onClick={() => { setAsking(true); }}>{t("newkey-do")}</Button>
            </div>
          )}
        </div>
      </Alert>
      {asking ? (
        <GiveBackDialog
          thread={thread}
          dept={dept}
          held={held}
          onClose={() => { setAsking(false); }}
          onDone={() => {
            setAsking(false);
            announce(t("newkey-done", { name, when: dateTime(held.at) }));
            reload();
          }}
        />
      ) : null}
    </Fragment>
  );
}

function GiveBackDialog({ thread, dept, held, onClose, onDone }: { thread: string; dept: string; held: NewKeyView; onClose: () => void; onDone: () => void }): VNode {
  const office = useOffice();
  const action = useAction();
  const [all, setAll] = useState(false);
  const [done, setDone] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const [partly, setPartly] = useState<GivenBack | null>(null);
  const name = nameOf(held);
  const give = (): void => {
    setPartly(null);
    if (!all) {
      action.run(() => office.giveBack(thread, held.pid), onDone);
      return;
    }
    action.run(
      () => office.giveBackAll(dept, held.pid, (count, total) => { setDone({ done: count, total }); }),
      (value) => {
        setDone(null);
        if (value.refusal === null) onDone();
        else setPartly(value);
      },
    );
  };
  return (
    <Dialog
      title={t("newkey-dialog", { name })}
      onClose={onClose}
      actions={
        <Fragment>
          <Button busy={action.busy} onClick={give}>
            {action.busy ? t("please-wait") : t("newkey-do")}
          </Button>
          <Button kind="secondary" onClick={onClose}>{t("cancel")}</Button>
        </Fragment>
      }
    >
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      {partly?.refusal == null ? null : (
        <RefusalAlert refusal={partly.refusal} title={t("newkey-partly", { n: partly.given })} />
      )}
      <Facts
        items={[
          [t("newkey-person"), held.dob === null ? name : `${name}, ${t("born", { date: plainDate(held.dob) })}`],
          [t("newkey-identified"), `${dateTime(held.at)}, ${t(`method-${held.method}`)}`],
          [t("newkey-messages"), <span class="num">{held.messages}</span>],
        ]}
      />
      <p class="strong">{t("newkey-check")}</p>
      <ul class="bullets">
        {held.method === "letter" ? <li>{t("newkey-check-letter")}</li> : null}
        <li>{t("newkey-check-person")}</li>
        <li>{t("newkey-check-final")}</li>
      </ul>
      {held.kind === "insured" && dept !== "" ? (
        <div class="kern-form-check">
          <input class="kern-form-check__checkbox" type="checkbox" id="newkey-all" checked={all} disabled={action.busy} onChange={() => { setAll(!all); }} />
          <label class="kern-label" for="newkey-all">{t("newkey-all")}</label>
        </div>
      ) : null}
      {done === null ? null : (
        <span class="kern-progress wide">
          <progress value={done.done} max={Math.max(1, done.total)} aria-label={t("newkey-do")} />
          <span class="muted num" role="status">{t("newkey-progress", { done: done.done, total: done.total })}</span>
        </span>
      )}
    </Dialog>
  );
}
