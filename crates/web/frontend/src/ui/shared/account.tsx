// SPDX-License-Identifier: EUPL-1.2
/** Ways to unlock, the recovery sheet, lost devices and sessions: the same for insured persons and staff. */
import { Fragment, type VNode } from "preact";
import { useState } from "preact/hooks";
import { date, dateTime } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { UnlockMethodView } from "../../mailbox/views.js";
import { PasswordPair } from "./activate.js";
import { Alert, Button, Dialog, Empty, Mini, Skeleton } from "./controls.js";
import { useAction, useEnv, useLoaded } from "./env.js";
import { TextField } from "./fields.js";
import { Icon, type IconName } from "./icons.js";
import { announce, Heading } from "./page.js";
import { RefusalAlert } from "./refusals.js";
import { RemoveDialog } from "./remove.js";
import { go, href } from "./router.js";
import { deviceText, SecuritySection } from "./security.js";
import { SignOut } from "./shared-device.js";
import { dropSheet, heldSheet, holdSheet } from "./sheet-held.js";
import { SheetPaper, SheetTools } from "./sheet.js";

const METHOD_ICON: Record<UnlockMethodView["tag"], IconName> = { prf: "key", rec: "print", pwd: "lock" };

/** Kind, unless the label says it already, and dates; when a sheet or password was used last, nobody keeps. */
function methodLine(method: UnlockMethodView): string {
  const kind = t(`method-tag-${method.tag}`);
  const added = t("method-added", { added: date(method.added) });
  const used = method.tag !== "prf" ? null : method.usedAt === null ? t("never-used") : t("last-used", { when: date(method.usedAt) });
  return [method.label === "" || method.label === kind ? null : kind, added, used].filter((part) => part !== null).join(" · ");
}

type Doing = { readonly what: "passkey" } | { readonly what: "password" } | { readonly what: "sheet" } | { readonly what: "remove" | "lost"; readonly method: UnlockMethodView };

export function AccountSections(): VNode {
  const { service, brand } = useEnv();
  const methods = useLoaded(() => service.account.methods(), [], ["session"]);
  const sessions = useLoaded(() => service.account.sessions(), [], ["session"]);
  const [doing, setDoing] = useState<Doing | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [turn, setTurn] = useState(0);
  const ending = useAction();
  const finish = (text: string): void => {
    setDoing(null);
    setSaid(text);
    announce(text);
    methods.reload();
    sessions.reload();
    setTurn((old) => old + 1);
  };
  const only = methods.value?.length === 1;
  return (
    <Fragment>
      {said === null ? null : <Alert kind="success" title={said} role="status" />}
      <section class="sheet stack" aria-labelledby="methods">
        <h2 id="methods">{t("methods-title")}</h2>
        <p class="small muted">{t("methods-lead")}</p>
        {methods.refusal === null ? null : <RefusalAlert refusal={methods.refusal} />}
        {methods.value === null ? (
          methods.busy ? <Skeleton /> : null
        ) : (
          <ul class="files up" aria-labelledby="methods">
            {methods.value.map((method) => (
              <li key={method.id}>
                <Icon name={METHOD_ICON[method.tag]} tone="muted" />
                <span class="grow">
                  <span class="name">{method.label === "" ? t(`method-tag-${method.tag}`) : method.label}</span>
                  <span class="muted num">{methodLine(method)}</span>
                </span>
                <span class="act">
                  {method.tag === "prf" ? (
                    <Mini label={t("device-lost-label", { name: method.label })} onClick={() => { setDoing({ what: "lost", method }); }}>
                      {t("device-lost")}
                    </Mini>
                  ) : null}
                  {only ? null : (
                    <Mini label={t("remove-method-label", { name: method.label })} onClick={() => { setDoing({ what: "remove", method }); }}>
                      {t("remove")}
                    </Mini>
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
        {only ? <p class="small">{t("methods-only-one")}</p> : null}
        <div class="row">
          <Button icon="plus" onClick={() => { setDoing({ what: "passkey" }); }}>{t("add-passkey")}</Button>
          {service.session.shared() ? null : <Button kind="secondary" icon="lock" onClick={() => { setDoing({ what: "password" }); }}>{t("set-password")}</Button>}
          <Button kind="secondary" icon="print" onClick={() => { setDoing({ what: "sheet" }); }}>{t("new-sheet")}</Button>
        </div>
      </section>

      <section class="sheet stack" aria-labelledby="sessions">
        <h2 id="sessions">{t("sessions-title")}</h2>
        <p class="small muted">{t("sessions-lead")}</p>
        {sessions.refusal === null ? null : <RefusalAlert refusal={sessions.refusal} />}
        {ending.refusal === null ? null : <RefusalAlert refusal={ending.refusal} />}
        {sessions.value === null ? (
          sessions.busy ? <Skeleton /> : null
        ) : (
          <ul class="files up" aria-labelledby="sessions">
            {sessions.value.map((row) => (
              <li key={row.id}>
                <Icon name={row.current ? "check" : "clock"} tone="muted" />
                <span class="grow">
                  <span class="name">{row.current ? t("session-this") : t("session-other")}{` · ${deviceText(row.device)}`}{row.shared ? ` · ${t("shared-title")}` : ""}</span>
                  <span class="muted num">{t("session-line", { method: t(`session-method-${row.method}`), created: dateTime(row.createdAt), seen: dateTime(row.seenAt) })}</span>
                </span>
                <span class="act">
                  {row.current ? null : (
                    <Mini
                      label={t("end-session-label", { when: dateTime(row.createdAt) })}
                      onClick={() => {
                        ending.run(() => service.account.endSession(row.id), () => {
                          announce(t("session-ended"));
                          sessions.reload();
                          setTurn((old) => old + 1);
                        });
                      }}
                    >
                      {t("end-session")}
                    </Mini>
                  )}
                </span>
              </li>
            ))}
          </ul>
        )}
        {brand.signsOutThere ? <p class="small" id="out-there">{t("sign-out-there")}</p> : null}
        <div>
          <SignOut {...(brand.signsOutThere ? { describedBy: "out-there" } : {})} />
        </div>
      </section>

      <SecuritySection turn={turn} />

      {doing === null ? null : doing.what === "passkey" ? (
        <PasskeyDialog
          onClose={() => { setDoing(null); }}
          onDone={(prf) => { finish(prf ? t("passkey-made") : t("passkey-made-no-prf")); }}
        />
      ) : doing.what === "password" ? (
        <Dialog title={t("set-password")} onClose={() => { setDoing(null); }} actions={<Button kind="secondary" onClick={() => { setDoing(null); }}>{t("cancel")}</Button>}>
          <PasswordPair
            button={t("password-set")}
            ask={(password) => service.account.setPassword(password)}
            onDone={() => { finish(t("password-made")); }}
          />
        </Dialog>
      ) : doing.what === "sheet" ? (
        <SheetDialog onClose={() => { setDoing(null); }} />
      ) : (
        <RemoveDialog
          lost={doing.what === "lost"}
          method={doing.method}
          onClose={() => { setDoing(null); }}
          onDone={() => { finish(doing.what === "lost" ? t("device-lost-done") : t("method-removed")); }}
          onWaiting={() => { setDoing(null); }}
        />
      )}
    </Fragment>
  );
}

function PasskeyDialog({ onClose, onDone }: { onClose: () => void; onDone: (prf: boolean) => void }): VNode {
  const { service } = useEnv();
  const [label, setLabel] = useState(t("passkey-label-default"));
  const action = useAction();
  return (
    <Dialog
      title={t("add-passkey")}
      onClose={onClose}
      actions={
        <Fragment>
          <Button icon="key" busy={action.busy} onClick={() => { action.run(() => service.account.addPasskey(label), (made) => { onDone(made.prf); }); }}>
            {action.busy ? t("please-wait") : t("make-passkey")}
          </Button>
          <Button kind="secondary" onClick={onClose}>{t("cancel")}</Button>
        </Fragment>
      }
    >
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <TextField id="passkey-label" label={t("passkey-label")} hint={t("passkey-label-hint")} value={label} maxLength={40} onInput={setLabel} />
      <p class="small muted">{service.session.shared() ? t("passkey-elsewhere") : t("passkey-hint")}</p>
    </Dialog>
  );
}

function SheetDialog({ onClose }: { onClose: () => void }): VNode {
  const { service } = useEnv();
  const action = useAction();
  return (
    <Dialog
      title={t("new-sheet")}
      onClose={onClose}
      actions={
        <Fragment>
          <Button
            icon="print"
            busy={action.busy}
            onClick={() => {
              action.run(() => service.account.remakeSheet(), (sheet) => {
                holdSheet(sheet);
                onClose();
                go(href("sheet"));
              });
            }}
          >
            {action.busy ? t("please-wait") : t("new-sheet-make")}
          </Button>
          <Button kind="secondary" onClick={onClose}>{t("cancel")}</Button>
        </Fragment>
      }
    >
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <p>{t("new-sheet-text")}</p>
    </Dialog>
  );
}

/** Print view of a sheet made in the account; the sheet is forgotten when it is left. */
export function SheetScreen(): VNode {
  const sheet = heldSheet();
  return (
    <main class="desk" id="main" tabIndex={-1}>
      <div class="tools">
        <Heading title={t("sheet")}>{t("sheet-title")}</Heading>
      </div>
      {sheet === null ? (
        <div class="sheet narrow">
          <Empty icon="print" title={t("sheet-gone")}>
            <p class="small muted">{t("sheet-gone-text")}</p>
            <Button onClick={() => { go(href("account")); }}>{t("to-account")}</Button>
          </Empty>
        </div>
      ) : (
        <Fragment>
          <SheetTools
            lead={
              sheet.pendingUntil == null ? (
                <p>{`${t("sheet-only-here")} ${t("sheet-old-void")}`}</p>
              ) : (
                <Alert kind="warning" title={t("sheet-waiting-title", { when: dateTime(sheet.pendingUntil) })}>
                  <p>{`${t("sheet-only-here")} ${t("sheet-waiting-text")}`}</p>
                </Alert>
              )
            }
          >
            <Button
              kind="secondary"
              onClick={() => {
                dropSheet();
                go(href("account"));
              }}
            >
              {t("sheet-stored")}
            </Button>
          </SheetTools>
          <SheetPaper sheet={sheet} />
        </Fragment>
      )}
    </main>
  );
}
