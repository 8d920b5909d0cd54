// SPDX-License-Identifier: EUPL-1.2
/** One page with its patches: drawn with the pointer, or put there, moved and stretched by keys. */
import { Fragment, type VNode } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { t } from "../../../i18n/i18n.js";
import { Button } from "../../shared/controls.js";
import { announce } from "../../shared/page.js";
import { moved, patchBetween, stretched, type Patch } from "./patches.js";

const STEP = 0.005;
const MOVES: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const FIRST: Patch = { x: 0.3, y: 0.3, w: 0.3, h: 0.1 };
/** Pixels that are enough to see what is hidden. */
const LONGEST = 1600;

export function Editor({ page, label, patches, onChange }: { page: ImageBitmap; label: string; patches: readonly Patch[]; onChange: (patches: readonly Patch[]) => void }): VNode {
  const canvas = useRef<HTMLCanvasElement>(null);
  const area = useRef<HTMLDivElement>(null);
  const [draft, setDraft] = useState<Patch | null>(null);
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null);
  const added = useRef(false);
  useEffect(() => {
    const paper = canvas.current;
    if (paper === null) return;
    const scale = Math.min(1, LONGEST / Math.max(page.width, page.height));
    paper.width = Math.round(page.width * scale);
    paper.height = Math.round(page.height * scale);
    paper.getContext("2d")?.drawImage(page, 0, 0, paper.width, paper.height);
  }, [page]);
  useEffect(() => {
    if (!added.current) return;
    added.current = false;
    area.current?.querySelector<HTMLElement>(".patch:last-of-type")?.focus();
  }, [patches.length]);
  const at = (event: PointerEvent): { readonly x: number; readonly y: number } => {
    const box = area.current?.getBoundingClientRect();
    return box === undefined || box.width === 0 ? { x: 0, y: 0 } : { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height };
  };
  const put = (n: number, patch: Patch): void => {
    onChange(patches.map((one, index) => (index === n ? patch : one)));
  };
  const remove = (n: number): void => {
    onChange(patches.filter((_, index) => index !== n));
    announce(t("blackout-removed", { n: n + 1 }));
    area.current?.parentElement?.querySelector<HTMLElement>("button")?.focus();
  };
  const percent = (part: number): number => Math.round(part * 100);
  return (
    <Fragment>
      <p class="small muted" id="blackout-keys">{t("blackout-keys")}</p>
      <div>
        <Button kind="secondary" icon="plus" onClick={() => {
          added.current = true;
          onChange([...patches, FIRST]);
        }}>{t("blackout-add")}</Button>
      </div>
      <div
        class="blackout"
        ref={area}
        onPointerDown={(event) => {
          if (event.target instanceof HTMLElement && event.target.classList.contains("patch")) return;
          from.current = at(event);
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={(event) => {
          if (from.current !== null) setDraft(patchBetween(from.current, at(event)));
        }}
        onPointerUp={(event) => {
          const patch = from.current === null ? null : patchBetween(from.current, at(event));
          from.current = null;
          setDraft(null);
          if (patch !== null) onChange([...patches, patch]);
        }}
        onPointerCancel={() => {
          from.current = null;
          setDraft(null);
        }}
      >
        <canvas ref={canvas} role="img" aria-label={label} />
        {draft === null ? null : <span class="patch patch--draft" style={styleOf(draft)} />}
        {patches.map((patch, n) => (
          <div
            key={n}
            role="button"
            tabIndex={0}
            class="patch"
            style={styleOf(patch)}
            aria-label={t("blackout-patch", { n: n + 1, x: percent(patch.x), y: percent(patch.y), w: percent(patch.w), h: percent(patch.h) })}
            aria-describedby="blackout-keys"
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
            }}
            onPointerMove={(event) => {
              const box = area.current?.getBoundingClientRect();
              if (box === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return;
              put(n, moved(patch, event.movementX / box.width, event.movementY / box.height));
            }}
            onKeyDown={(event) => {
              if (event.key === "Delete" || event.key === "Backspace") {
                event.preventDefault();
                remove(n);
                return;
              }
              const by = MOVES[event.key];
              if (by === undefined) return;
              event.preventDefault();
              put(n, event.shiftKey ? stretched(patch, by[0] * STEP, by[1] * STEP) : moved(patch, by[0] * STEP, by[1] * STEP));
            }}
          />
        ))}
      </div>
      {patches.length === 0 ? null : (
        <ul class="row list-bare">
          {patches.map((_, n) => (
            <li key={n}>
              <Button kind="tertiary" icon="x" onClick={() => { remove(n); }}>{t("blackout-remove", { n: n + 1 })}</Button>
            </li>
          ))}
        </ul>
      )}
    </Fragment>
  );
}

const styleOf = ({ x, y, w, h }: Patch): Readonly<Record<string, string>> => ({ left: `${x * 100}%`, top: `${y * 100}%`, width: `${w * 100}%`, height: `${h * 100}%` });
