// SPDX-License-Identifier: EUPL-1.2
/** Parts of a file are made black before it is attached. The chosen file itself is attached nowhere, and leaves this dialog as pixels only. */
import { Fragment, type VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../../i18n/i18n.js";
import { Alert, Button, Dialog, Mini, Skeleton } from "../../shared/controls.js";
import { useEnv } from "../../shared/env.js";
import { ErrorText } from "../../shared/fields.js";
import { Icon } from "../../shared/icons.js";
import { Editor } from "./editor.js";
import type { Patch } from "./patches.js";
import { Raster, Unreadable } from "../../shared/raster.js";
import { blackened } from "./result.js";

/** More pages would take longer than anybody waits, and make a file that is too large. */
const MOST = 60;

type Failure = "format" | "heic" | "too-big" | "broken" | "encrypted" | "slow" | "pages" | "file";

export function BlackoutDialog({ onFile, onClose }: { onFile: (file: File) => void; onClose: () => void }): VNode {
  const { now } = useEnv();
  const [file, setFile] = useState<File | null>(null);
  const [raster, setRaster] = useState<Raster | null>(null);
  const [shown, setShown] = useState<{ readonly n: number; readonly bitmap: ImageBitmap } | null>(null);
  const [patches, setPatches] = useState<ReadonlyMap<number, readonly Patch[]>>(new Map());
  const [failed, setFailed] = useState<Failure | null>(null);
  const [none, setNone] = useState(false);
  const [making, setMaking] = useState<number | null>(null);
  const [opening, setOpening] = useState(false);
  const held = useRef<Raster | null>(null);
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
      held.current?.close();
    };
  }, []);
  const fail = (error: unknown): void => {
    held.current?.close();
    held.current = null;
    if (!alive.current) return;
    setRaster(null);
    setShown(null);
    setOpening(false);
    setMaking(null);
    setFailed(error instanceof Unreadable ? error.why : "file");
  };
  const open = async (chosen: File): Promise<void> => {
    setFailed(null);
    setOpening(true);
    setPatches(new Map());
    setFile(chosen);
    try {
      const opened = await Raster.open(chosen);
      held.current = opened;
      if (!alive.current) {
        opened.close();
        return;
      }
      if (opened.pages > MOST) {
        opened.close();
        held.current = null;
        setOpening(false);
        setFailed("pages");
        return;
      }
      const bitmap = await opened.page(1);
      setRaster(opened);
      setShown({ n: 1, bitmap });
      setOpening(false);
    } catch (error) {
      fail(error);
    }
  };
  const turn = async (n: number): Promise<void> => {
    if (raster === null) return;
    try {
      setShown({ n, bitmap: await raster.page(n) });
    } catch (error) {
      fail(error);
    }
  };
  const make = async (): Promise<void> => {
    if (raster === null || file === null || making !== null) return;
    if ([...patches.values()].every((list) => list.length === 0)) {
      setNone(true);
      return;
    }
    setMaking(1);
    try {
      const made = await blackened(raster, file.name, patches, now(), setMaking);
      if (!alive.current) return;
      onFile(made);
      onClose();
    } catch (error) {
      fail(error);
    }
  };
  const count = raster?.pages ?? 1;
  return (
    <Dialog
      title={t("blackout-title")}
      wide
      onClose={onClose}
      actions={
        <Fragment>
          {raster === null ? null : <Button icon="clip" busy={making !== null} onClick={() => void make()}>{t("blackout-attach")}</Button>}
          <Button kind="secondary" onClick={onClose}>{t("blackout-cancel")}</Button>
        </Fragment>
      }
    >
      {failed === null ? null : (
        <Alert kind="warning" title={t("blackout-failed")} role="alert">
          <p>{t(`blackout-failed-${failed}`)}</p>
        </Alert>
      )}
      {opening || making !== null ? (
        <Skeleton text={making === null ? t("blackout-opening") : t("blackout-making", { page: making, count })} />
      ) : raster === null || shown === null ? (
        <Fragment>
          <p>{t("blackout-text")}</p>
          <div>
            <label class="kern-btn kern-btn--secondary filebtn">
              <Icon name="clip" />
              <span class="kern-label">{t("blackout-pick")}</span>
              <input
                type="file"
                accept="application/pdf,image/jpeg,image/png,image/webp,image/tiff"
                onChange={(event) => {
                  const [chosen] = event.currentTarget.files ?? [];
                  event.currentTarget.value = "";
                  if (chosen !== undefined) void open(chosen);
                }}
              />
            </label>
          </div>
        </Fragment>
      ) : (
        <Fragment>
          <p>{t("blackout-how")}</p>
          {count === 1 ? null : (
            <div class="viewer-bar" role="toolbar" aria-label={t("viewer-tools")}>
              <span class="viewer-group">
                <Mini icon="back" label={t("viewer-previous")} onClick={() => void turn(Math.max(1, shown.n - 1))} />
                <span class="num" role="status">{t("viewer-page", { n: shown.n, of: count })}</span>
                <Mini icon="next" label={t("viewer-next")} onClick={() => void turn(Math.min(count, shown.n + 1))} />
              </span>
            </div>
          )}
          {none ? <div role="alert"><ErrorText id="blackout-none">{t("blackout-none")}</ErrorText></div> : null}
          <Editor
            key={shown.n}
            page={shown.bitmap}
            label={t("viewer-page-label", { name: file?.name ?? "", n: shown.n, of: count })}
            patches={patches.get(shown.n) ?? []}
            onChange={(list) => {
              setNone(false);
              setPatches(new Map(patches).set(shown.n, list));
            }}
          />
        </Fragment>
      )}
    </Dialog>
  );
}
