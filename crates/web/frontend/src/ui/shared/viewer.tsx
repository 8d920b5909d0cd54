// SPDX-License-Identifier: EUPL-1.2
/** A file on the screen, drawn by a frame that has no origin, no network and no key (src/viewer). What it says is parsed, never trusted. */
import { Fragment, type VNode } from "preact";
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { language, t } from "../../i18n/i18n.js";
import type { ScanVerdict } from "../../mailbox/views.js";
import { HEAD, kindOf, type Kind } from "../../viewer/kind.js";
import { type Fault, type Key, type Open, parseSaid, READY, type Show } from "../../viewer/protocol.js";
import { Alert, Button, Dialog, Mini, Skeleton } from "./controls.js";
import { maySave, ScanAlert } from "./scan.js";

/** Above this the frame would have to hold it three times over; saving is the better way. */
const LARGEST = 64 * 1_048_576;
/** So long may it take until the frame says anything; it has shorter limits of its own. */
const PATIENCE = 45_000;
const ZOOMS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3] as const;
const FIT = 2;

type State = { readonly is: "loading" } | { readonly is: "open"; readonly pages: number } | { readonly is: "fault"; readonly fault: Fault };

interface Look {
  readonly page: number;
  readonly zoom: number;
}

export function moved({ page, zoom }: Look, pages: number, key: Exclude<Key, "close">): Look {
  switch (key) {
    case "next":
      return { page: Math.min(pages, page + 1), zoom };
    case "previous":
      return { page: Math.max(1, page - 1), zoom };
    case "in":
      return { page, zoom: Math.min(ZOOMS.length - 1, zoom + 1) };
    case "out":
      return { page, zoom: Math.max(0, zoom - 1) };
    case "fit":
      return { page, zoom: FIT };
  }
}

/** What it is by its content; "large" before anything else is looked at. */
async function kindOfBlob(blob: Blob): Promise<Kind | null | "large"> {
  if (blob.size > LARGEST) return "large";
  return kindOf(new Uint8Array(await blob.slice(0, HEAD).arrayBuffer()));
}

function Frame({ blob, kind, name, saves, onClose }: { blob: Blob; kind: Kind; name: string; saves: boolean; onClose: () => void }): VNode {
  const frame = useRef<HTMLIFrameElement>(null);
  const port = useRef<MessagePort | null>(null);
  const close = useRef(onClose);
  close.current = onClose;
  const [state, setState] = useState<State>({ is: "loading" });
  const [look, setLook] = useState<Look>({ page: 1, zoom: FIT });
  const pages = state.is === "open" ? state.pages : 1;
  const press = (key: Key): void => {
    if (key === "close") close.current();
    else setLook((old) => moved(old, pages, key));
  };
  const pressed = useRef(press);
  pressed.current = press;

  // With the drawing and not after it: the frame says once that it listens.
  useLayoutEffect(() => {
    const timer = setTimeout(() => { setState({ is: "fault", fault: "slow" }); }, PATIENCE);
    const hear = (event: MessageEvent): void => {
      const said = parseSaid(event.data);
      if (said?.is === "key") pressed.current(said.key);
      if (said?.is === "open" || said?.is === "fault") {
        clearTimeout(timer);
        setState((old) => (old.is === "fault" ? old : said.is === "open" ? { is: "open", pages: said.pages } : { is: "fault", fault: said.fault }));
      }
    };
    const begin = (event: MessageEvent): void => {
      const target = frame.current?.contentWindow ?? null;
      if (target === null || event.source !== target || event.data !== READY) return;
      // Once: whatever this frame becomes later, it is not given the file again.
      removeEventListener("message", begin);
      void blob.arrayBuffer().then((bytes) => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = hear;
        port.current = port1;
        const open: Open = { kind, bytes, lang: language() };
        // It has no origin that could be named; `frame-src` lets nothing but this host's viewer stand there.
        target.postMessage(open, "*", [bytes, port2]);
      }, () => {
        // The browser has put the decrypted file away and does not find it any more.
        setState({ is: "fault", fault: "broken" });
      });
    };
    addEventListener("message", begin);
    return () => {
      clearTimeout(timer);
      removeEventListener("message", begin);
      port.current?.close();
    };
  }, [blob, kind]);

  const label = kind === "text" ? name : kind === "pdf" || pages > 1 ? t("viewer-page-label", { name, n: look.page, of: pages }) : t("viewer-picture-label", { name });
  const zoom = ZOOMS[look.zoom] ?? 1;
  useEffect(() => {
    if (state.is !== "open") return;
    const show: Show = { page: look.page, zoom, label, noText: kind === "pdf" ? t("viewer-no-text") : t("viewer-no-description") };
    port.current?.postMessage(show);
  }, [state, look.page, zoom, label, kind]);

  if (state.is === "fault") return <NotShown reason={state.fault} saves={saves} />;
  return (
    <Fragment>
      {state.is === "loading" ? <Skeleton text={t("viewer-loading")} /> : (
        <div class="viewer-bar" role="toolbar" aria-label={t("viewer-tools")}>
          {pages === 1 ? null : (
            <span class="viewer-group">
              <Mini icon="back" label={t("viewer-previous")} onClick={() => { press("previous"); }} />
              <span class="num" role="status">{t("viewer-page", { n: look.page, of: pages })}</span>
              <Mini icon="next" label={t("viewer-next")} onClick={() => { press("next"); }} />
            </span>
          )}
          <span class="viewer-group">
            <Mini icon="minus" label={t("viewer-out")} onClick={() => { press("out"); }} />
            <span class="num" role="status">{t("viewer-zoom", { n: Math.round(zoom * 100) })}</span>
            <Mini icon="plus" label={t("viewer-in")} onClick={() => { press("in"); }} />
          </span>
        </div>
      )}
      <iframe ref={frame} tabIndex={state.is === "open" ? 0 : -1} class={state.is === "open" ? "viewer-frame" : "viewer-frame viewer-frame--waits"} src="/viewer" sandbox="allow-scripts" referrerpolicy="no-referrer" title={t("viewer-frame", { name })} />
    </Fragment>
  );
}

/** Why it is not shown, and what can be done. */
function NotShown({ reason, saves }: { reason: Fault | "format"; saves: boolean }): VNode {
  return (
    <Alert kind={reason === "format" ? "info" : "warning"} title={reason === "format" ? t("viewer-format-title") : t("viewer-fault-title")} role="status">
      <p>{t(`viewer-not-${reason}`)}</p>
      {saves && reason !== "broken" ? <p>{t("viewer-can-save")}</p> : null}
    </Alert>
  );
}

/** `onSave` null: there is nothing to save, it is looked at only. What the scanner did not call clean is shown and does not leave the frame: there is no way to save it. */
export function ViewerDialog({ blob, name, verdict, onSave, onClose }: { blob: Blob; name: string; verdict: ScanVerdict; onSave: (() => void) | null; onClose: () => void }): VNode {
  const [kind, setKind] = useState<Kind | null | "large" | "asked">("asked");
  useEffect(() => {
    let alive = true;
    void kindOfBlob(blob).then((found) => {
      if (alive) setKind(found);
    });
    return () => {
      alive = false;
    };
  }, [blob]);
  const saves = onSave !== null && maySave(verdict);
  const actions = (
    <Fragment>
      {saves ? <Button kind="secondary" icon="down" onClick={onSave}>{t("save")}</Button> : null}
      <Button onClick={onClose}>{t("close")}</Button>
    </Fragment>
  );
  return (
    <Dialog title={name} wide onClose={onClose} actions={actions}>
      {verdict === "none" || verdict === "clean" ? null : <ScanAlert verdict={verdict} name={name} />}
      {kind === "asked" ? <Skeleton text={t("viewer-loading")} /> : kind === "large" ? <NotShown reason="too-big" saves={saves} /> : kind === null ? <NotShown reason="format" saves={saves} /> : <Frame blob={blob} kind={kind} name={name} saves={saves} onClose={onClose} />}
    </Dialog>
  );
}
