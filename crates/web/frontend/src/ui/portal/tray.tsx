// SPDX-License-Identifier: EUPL-1.2
/** Pin, put away, hide, show again: for this person's own view, never a deletion, and each of it can be taken back. */
import { Fragment, type VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import type { Tray, TrayChange } from "../../mailbox/views.js";
import { Bar } from "../shared/bar.js";
import { useSending } from "../shared/use-sending.js";
import { Alert, Button, Dialog, Mini } from "../shared/controls.js";
import { useAction, usePortal } from "../shared/env.js";
import { Icon, type IconName } from "../shared/icons.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";

/** A thread, and where it is kept now. */
export interface Kept {
  readonly thread: string;
  /** Null where it may not be said: protected, refused, not opened yet. */
  readonly subject: string | null;
  readonly tray: Tray;
  readonly pinned: boolean;
}

type Deed = "pin" | "unpin" | "archive" | "hide" | "show";
const DEEDS: Readonly<Record<Deed, { readonly icon: IconName; readonly to: Pick<TrayChange, "tray" | "pinned"> }>> = {
  pin: { icon: "pin", to: { tray: "inbox", pinned: true } },
  unpin: { icon: "pin", to: { tray: "inbox", pinned: false } },
  archive: { icon: "box", to: { tray: "archive", pinned: false } },
  hide: { icon: "eyeoff", to: { tray: "hidden", pinned: false } },
  show: { icon: "inbox", to: { tray: "inbox", pinned: false } },
};

/** What can be done with it where it is. */
export function deedsFor({ tray, pinned }: Pick<Kept, "tray" | "pinned">): readonly Deed[] {
  switch (tray) {
    case "inbox":
      return [pinned ? "unpin" : "pin", "archive", "hide"];
    case "archive":
      return ["show", "hide"];
    case "hidden":
      return ["show"];
  }
}

/** The last thing that was done, until it is taken back, closed or the screen changes. */
interface Done {
  readonly deed: Deed;
  readonly kept: Kept;
  readonly at: string;
}
let last: Done | null = null;
const listeners = new Set<() => void>();

function tell(next: Done | null): void {
  last = next;
  for (const listener of listeners) listener();
}

/** The buttons, and what stands in the way. `onDone` is called before the foot of the screen offers to take it back. */
export function TrayChoices({ kept, onDone }: { kept: Kept; onDone: (deed: Deed) => void }): VNode {
  const portal = usePortal();
  const action = useAction();
  const [tried, setTried] = useState<Deed | null>(null);
  const run = (deed: Deed, sure: boolean): void => {
    setTried(deed);
    action.run(
      () => portal.putTray(kept.thread, { ...DEEDS[deed].to, sure }),
      () => {
        onDone(deed);
        tell({ deed, kept, at: location.hash });
      },
      true,
    );
  };
  const asks = action.refusal?.code === "period-open";
  return (
    <div class="stack stack-2">
      <p class="small">{t("tray-text")}</p>
      {action.refusal === null ? null : asks ? (
        <Alert kind="warning" title={t("tray-period-title")} role="alert">
          <p>{t("tray-period-text")}</p>
          <div>
            {tried === null ? null : <Button kind="secondary" busy={action.busy} onClick={() => { run(tried, true); }}>{t(`tray-${tried}-sure`)}</Button>}
          </div>
        </Alert>
      ) : (
        <RefusalAlert refusal={action.refusal} />
      )}
      <div class="row">
        {deedsFor(kept).map((deed) => (
          <Button key={deed} kind="secondary" icon={DEEDS[deed].icon} busy={action.busy} onClick={() => { run(deed, false); }}>
            {t(`tray-${deed}`)}
          </Button>
        ))}
      </div>
    </div>
  );
}

export function TrayDialog({ kept, onClose }: { kept: Kept; onClose: () => void }): VNode {
  return (
    <Dialog title={kept.subject === null ? t("tray-title") : t("tray-title-of", { subject: kept.subject })} onClose={onClose} actions={<Button kind="secondary" onClick={onClose}>{t("cancel")}</Button>}>
      <TrayChoices kept={kept} onDone={onClose} />
    </Dialog>
  );
}

/** Beside an opened thread. */
export function TrayPanel({ kept, onDone }: { kept: Kept; onDone: (deed: Deed) => void }): VNode {
  return (
    <section class="sheet stack panel no-print" aria-labelledby="tray">
      <h2 id="tray">
        <Icon name={kept.tray === "hidden" ? "eyeoff" : "box"} />
        {t(`tray-in-${kept.tray}`)}
      </h2>
      <TrayChoices kept={kept} onDone={onDone} />
    </section>
  );
}

/** Foot of the screen after it: what was done, and back. The focus is there, since the line that had it may be gone. */
export function TrayBar(): VNode | null {
  const portal = usePortal();
  const sending = useSending();
  const action = useAction();
  const [done, setDone] = useState(last);
  const undo = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const listen = (): void => {
      setDone(last);
    };
    const moved = (): void => {
      if (last !== null && last.at !== location.hash) tell(null);
    };
    listeners.add(listen);
    addEventListener("hashchange", moved);
    return () => {
      listeners.delete(listen);
      removeEventListener("hashchange", moved);
      // Its subject is no word for a locked screen.
      last = null;
    };
  }, []);
  const words = done === null ? "" : done.kept.subject === null ? t(`tray-${done.deed}-done`) : t(`tray-${done.deed}-done-of`, { subject: done.kept.subject });
  useEffect(() => {
    if (done === null) return;
    announce(words);
    undo.current?.querySelector("button")?.focus();
  }, [done]);
  if (done === null || (sending.phase !== "idle" && sending.phase !== "sent")) return null;
  const leave = (): void => {
    tell(null);
    document.getElementById("main")?.focus();
  };
  const { thread, tray, pinned } = done.kept;
  return (
    <Bar label={t("tray-bar")}>
      <p class="strong">{words}</p>
      {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
      <div class="row" ref={undo}>
        <Button
          kind="secondary"
          icon="undo"
          busy={action.busy}
          onClick={() => {
            action.run(
              () => portal.putTray(thread, { tray, pinned, sure: true }),
              () => {
                announce(t("tray-undone"));
                leave();
              },
            );
          }}
        >
          {t("undo")}
        </Button>
        <Mini onClick={leave}>{t("close")}</Mini>
      </div>
    </Bar>
  );
}

/** The button of a line in the list. */
export function TrayButton({ kept, onOpen }: { kept: Kept; onOpen: () => void }): VNode {
  return (
    <p class="act">
      <button type="button" class="mini" onClick={onOpen} aria-haspopup="dialog">
        <Icon name="box" />
        <Fragment>
          <span aria-hidden="true">{t("tray-open")}</span>
          <span class="sr-only">{kept.subject === null ? t("tray-title") : t("tray-title-of", { subject: kept.subject })}</span>
        </Fragment>
      </button>
    </p>
  );
}
