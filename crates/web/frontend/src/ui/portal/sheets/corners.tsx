// SPDX-License-Identifier: EUPL-1.2
/** Four corners over a photograph: each a button that fingers draw and arrow keys move. */
import { Fragment, type VNode } from "preact";
import { useRef, useState } from "preact/hooks";
import { t } from "../../../i18n/i18n.js";
import type { Corners } from "../../../mailbox/views.js";
import { Button } from "../../shared/controls.js";
import { ErrorText } from "../../shared/fields.js";
import { Drawn } from "./drawn.js";
import { makesSheet, WHOLE, withCorner } from "./page.js";

const NAMES = ["tl", "tr", "br", "bl"] as const;
/** Parts of the picture by which a key moves; with the shift key farther. */
const STEP = 0.005;
const STRIDE = 0.05;
const MOVES: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
const LONGEST = 1200;

export function CornersEditor({ photo, found, corners, strong, onDone, onCancel }: { photo: Blob; /** null: none were found by themselves. */ found: boolean; corners: Corners; strong: boolean; onDone: (corners: Corners, strong: boolean) => void; onCancel: () => void }): VNode {
  const [now, setNow] = useState(corners);
  const [dark, setDark] = useState(strong);
  const area = useRef<HTMLDivElement>(null);
  const good = makesSheet(now);
  const move = (which: number, x: number, y: number): void => {
    setNow((old) => withCorner(old, which, { x, y }));
  };
  const drag = (which: number, event: PointerEvent): void => {
    const box = area.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0 || !(event.currentTarget as HTMLElement).hasPointerCapture(event.pointerId)) return;
    move(which, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
  };
  const percent = (part: number): number => Math.round(part * 100);
  return (
    <Fragment>
      <p>{t(found ? "sheets-corners-found" : "sheets-corners-not")}</p>
      <p class="small muted" id="corners-keys">{t("sheets-corners-keys")}</p>
      <div class="corners" ref={area}>
        <Drawn content={photo} longest={LONGEST} label={t("sheets-photo")} />
        <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden="true">
          <polygon points={now.map(({ x, y }) => `${x},${y}`).join(" ")} />
        </svg>
        {NAMES.map((name, n) => {
          const { x, y } = now[n] ?? { x: 0, y: 0 };
          return (
            <button
              key={name}
              type="button"
              class="corner"
              style={{ left: `${x * 100}%`, top: `${y * 100}%` }}
              aria-label={t("sheets-corner", { name: t(`sheets-corner-${name}`), x: percent(x), y: percent(y) })}
              aria-describedby="corners-keys"
              onPointerDown={(event) => {
                event.currentTarget.setPointerCapture(event.pointerId);
              }}
              onPointerMove={(event) => { drag(n, event); }}
              onKeyDown={(event) => {
                const by = MOVES[event.key];
                if (by === undefined) return;
                event.preventDefault();
                const far = event.shiftKey ? STRIDE : STEP;
                move(n, x + by[0] * far, y + by[1] * far);
              }}
            />
          );
        })}
      </div>
      {good ? null : <div role="alert"><ErrorText id="corners-error">{t("sheets-corners-bad")}</ErrorText></div>}
      <div class="kern-form-check">
        <input type="checkbox" class="kern-form-check__checkbox" id="sheets-strong" checked={dark} onChange={(event) => { setDark(event.currentTarget.checked); }} />
        <label class="kern-label" for="sheets-strong">{t("sheets-strong")}</label>
      </div>
      <div class="row">
        <Button onClick={() => { if (good) onDone(now, dark); else document.querySelector<HTMLElement>(".corner")?.focus(); }}>{t("sheets-use")}</Button>
        <Button kind="secondary" onClick={() => { setNow(WHOLE); }}>{t("sheets-whole")}</Button>
        <Button kind="tertiary" onClick={onCancel}>{t("sheets-drop")}</Button>
      </div>
    </Fragment>
  );
}
