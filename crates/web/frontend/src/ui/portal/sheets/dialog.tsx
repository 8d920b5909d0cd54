// SPDX-License-Identifier: EUPL-1.2
/** Several sheets become one file: photographed or chosen, cut at their corners, put in order. Until the file is made nothing leaves this dialog. */
import { Fragment, type VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import { date } from "../../../i18n/format.js";
import { language, t } from "../../../i18n/i18n.js";
import type { Corners } from "../../../mailbox/views.js";
import { Alert, Button, Dialog, Mini, Skeleton } from "../../shared/controls.js";
import { useEnv } from "../../shared/env.js";
import { safeName } from "../../shared/file-names.js";
import { Icon } from "../../shared/icons.js";
import { announce } from "../../shared/page.js";
import { Camera, hasCamera } from "./camera.js";
import { CornersEditor } from "./corners.js";
import { Drawn } from "./drawn.js";
import { movedPage, WHOLE, type SheetPage } from "./page.js";

/** More are better sent as several files. */
export const MOST = 50;
const THUMB = 480;

interface Editing {
  /** null: a page that is not in the list yet. */
  readonly id: string | null;
  readonly photo: Blob;
  readonly found: boolean;
  readonly corners: Corners;
  readonly strong: boolean;
}

type Failure = "picture" | "device" | "file";

export function SheetsDialog({ onFile, onClose }: { onFile: (file: File) => void; onClose: () => void }): VNode {
  const { service, now, newId } = useEnv();
  const { sheets } = service.write;
  const [pages, setPages] = useState<readonly SheetPage[]>([]);
  const [camera, setCamera] = useState(false);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [busy, setBusy] = useState<"looking" | "making" | null>(null);
  const [failed, setFailed] = useState<Failure | null>(null);
  const waiting = useRef<readonly Blob[]>([]);

  const next = async (): Promise<void> => {
    const [photo, ...rest] = waiting.current;
    waiting.current = rest;
    if (photo === undefined) return;
    setBusy("looking");
    const found = await sheets.corners(photo);
    setBusy(null);
    if ("failed" in found) {
      waiting.current = [];
      setFailed(found.failed === "unreadable" || found.failed === "no-format" ? "picture" : "device");
      return;
    }
    setEditing({ id: null, photo, found: found.corners !== null, corners: found.corners ?? WHOLE, strong: true });
  };
  const add = (photos: readonly Blob[]): void => {
    setFailed(null);
    waiting.current = [...waiting.current, ...photos].slice(0, Math.max(0, MOST - pages.length));
    if (editing === null && busy === null) void next();
  };
  const done = async (corners: Corners, strong: boolean): Promise<void> => {
    if (editing === null) return;
    const { id, photo } = editing;
    setEditing(null);
    setBusy("looking");
    const flat = await sheets.flatten(photo, corners, strong);
    setBusy(null);
    if ("failed" in flat) {
      setFailed(flat.failed === "unreadable" || flat.failed === "no-format" ? "picture" : "device");
      return;
    }
    const page: SheetPage = { id: id ?? newId(), photo, corners, strong, flat };
    setPages((old) => (id === null ? [...old, page] : old.map((one) => (one.id === id ? page : one))));
    announce(t("sheets-added", { n: id === null ? pages.length + 1 : pages.findIndex((one) => one.id === id) + 1 }));
    await next();
  };
  const make = async (): Promise<void> => {
    setBusy("making");
    setFailed(null);
    try {
      const { picturesPaper } = await import("../../../paper/pictures.js");
      const title = t("sheets-name", { day: date(now()) });
      const made = await picturesPaper({ title, lang: language(), made: now(), alt: (page, count) => t("sheets-alt", { page, count }) }, pages.map(({ flat }) => flat));
      onFile(new File([made], `${safeName(title.replaceAll(".", "-"), "Scan")}.pdf`, { type: "application/pdf" }));
      onClose();
    } catch {
      setBusy(null);
      setFailed("file");
    }
  };

  const body = busy !== null ? (
    <Skeleton text={busy === "making" ? t("sheets-making") : t("sheets-looking")} />
  ) : editing !== null ? (
    <CornersEditor
      key={editing.id ?? pages.length}
      {...editing}
      onDone={(corners, strong) => void done(corners, strong)}
      onCancel={() => {
        setEditing(null);
        if (editing.id === null) void next();
      }}
    />
  ) : camera ? (
    <Camera
      onPhoto={(photo) => { add([photo]); }}
      onClose={() => { setCamera(false); }}
    />
  ) : (
    <Fragment>
      {pages.length === 0 ? <p>{t("sheets-text")}</p> : <Pages pages={pages} onChange={setPages} onEdit={(page) => { setEditing({ ...page, found: true }); }} />}
      <div class="row">
        {hasCamera() ? <Button kind="secondary" icon="camera" onClick={() => { setCamera(true); }}>{t("sheets-camera")}</Button> : null}
        <label class="kern-btn kern-btn--secondary filebtn">
          <Icon name="pic" />
          <span class="kern-label">{t("sheets-pick")}</span>
          <input
            type="file"
            multiple
            accept="image/*"
            onChange={(event) => {
              add([...(event.currentTarget.files ?? [])]);
              event.currentTarget.value = "";
            }}
          />
        </label>
      </div>
    </Fragment>
  );
  return (
    <Dialog
      title={t("sheets-title")}
      wide
      onClose={onClose}
      actions={
        <Fragment>
          {pages.length === 0 || editing !== null || camera ? null : <Button icon="clip" busy={busy !== null} onClick={() => void make()}>{t("sheets-attach", { n: pages.length })}</Button>}
          <Button kind="secondary" onClick={onClose}>{t("sheets-cancel")}</Button>
        </Fragment>
      }
    >
      {failed === null ? null : (
        <Alert kind="warning" title={t("sheets-failed")} role="alert">
          <p>{t(`sheets-failed-${failed}`)}</p>
        </Alert>
      )}
      {body}
    </Dialog>
  );
}

function Pages({ pages, onChange, onEdit }: { pages: readonly SheetPage[]; onChange: (pages: readonly SheetPage[]) => void; onEdit: (page: SheetPage) => void }): VNode {
  return (
    <ol class="pages" aria-label={t("sheets-pages")}>
      {pages.map((page, n) => (
        <li key={page.id}>
          <Drawn content={page.flat.content} longest={THUMB} label={t("sheets-page", { n: n + 1 })} />
          <span class="num" aria-hidden="true">{n + 1}</span>
          <span class="act">
            {n === 0 ? null : <Mini icon="back" label={t("sheets-earlier", { n: n + 1 })} onClick={() => { onChange(movedPage(pages, page.id, -1)); }} />}
            {n === pages.length - 1 ? null : <Mini icon="next" label={t("sheets-later", { n: n + 1 })} onClick={() => { onChange(movedPage(pages, page.id, 1)); }} />}
            <Mini icon="pencil" label={t("sheets-edit", { n: n + 1 })} onClick={() => { onEdit(page); }} />
            <Mini
              icon="x"
              label={t("sheets-delete", { n: n + 1 })}
              onClick={() => {
                onChange(pages.filter(({ id }) => id !== page.id));
                announce(t("sheets-deleted", { n: n + 1 }));
              }}
            />
          </span>
        </li>
      ))}
    </ol>
  );
}
