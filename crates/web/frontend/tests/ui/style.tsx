// SPDX-License-Identifier: EUPL-1.2
/**
 * The style page: `/style.html` of `node tests/ui/check.mjs --serve`. Colours with their contrast as they are in this theme, the type scale, and every
 * shared component in its states, from the code and style sheets that are shipped. It is itself shipped nowhere.
 */
import type { VNode } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { portalCatalog } from "../../src/i18n/portal.js";
import { restOfTexts } from "../../src/i18n/i18n.js";
import { start } from "../../src/ui/shared/app.js";
import { Heading, LiveRegions, useLanguage } from "../../src/ui/shared/page.js";
import { fakePortal } from "./fakes.js";
import { NOW } from "./people.js";
import { photograph } from "./samples.js";
import { STATES } from "./states.mjs";
import { contrast, PAIRS, type Rgb } from "./style-colours.js";
import { GROUPS, type Part } from "./style-parts.js";

const TYPE: readonly (readonly [name: string, look: string])[] = [
  ["display", "40/48, am Telefon 30/38"],
  ["kern-heading-large", "32/40, am Telefon 26/32"],
  ["kern-heading-medium", "24/32, am Telefon 21/26"],
  ["lead", "21/32"],
  ["kern-title kern-title--small", "18/24"],
  ["", "18/28, Text im Portal"],
  ["small", "16/24"],
];

/** Apart, so that no name looks like the id of a text. */
const nameOf = (token: string): string => token.replace(/^--(sp|kern-color)-/, "").replaceAll("-", " ");

/** What a token is here and now, by the browser itself: in any notation, and in this theme. */
function rgbOf(token: string, probe: HTMLElement): Rgb {
  probe.style.color = `var(${token})`;
  const paper = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  if (paper === null) throw new Error("no canvas");
  paper.fillStyle = getComputedStyle(probe).color;
  paper.fillRect(0, 0, 1, 1);
  const [r = 0, g = 0, b = 0] = paper.getImageData(0, 0, 1, 1).data;
  return [r, g, b];
}

function Colours(): VNode {
  const probe = useRef<HTMLSpanElement>(null);
  const [ratios, setRatios] = useState<readonly number[]>([]);
  useLayoutEffect(() => {
    const measure = (): void => {
      const { current } = probe;
      if (current !== null) setRatios(PAIRS.map(({ on, under }) => contrast(rgbOf(on, current), rgbOf(under, current))));
    };
    measure();
    const theme = matchMedia("(prefers-color-scheme: dark)");
    theme.addEventListener("change", measure);
    return () => {
      theme.removeEventListener("change", measure);
    };
  }, []);
  return (
    <section class="stack" aria-labelledby="colours">
      <h2 class="kern-heading-medium" id="colours">Farben</h2>
      <span class="style-probe" ref={probe} aria-hidden="true" />
      <ul class="style-pairs">
        {PAIRS.map((pair, at) => {
          const ratio = ratios[at] ?? 0;
          return (
            <li key={`${pair.on} ${pair.under} ${pair.use}`} data-ratio={ratio.toFixed(2)} data-least={pair.least}>
              <Swatch on={pair.on} under={pair.under} decoration={pair.least < 4.5} />
              <span>
                <span class="strong">{`${ratio.toFixed(2)} : 1`}</span>{` ${ratio >= pair.least ? "genügt" : "zu wenig"}, verlangt ${pair.least === 1 ? "nichts" : String(pair.least)}`}
                <br />
                <span class="small muted">{`${pair.use}: ${nameOf(pair.on)} auf ${nameOf(pair.under)}`}</span>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function Swatch({ on, under, decoration }: { on: string; under: string; decoration: boolean }): VNode {
  const box = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    // Not in the page's text: the policy takes no inline style.
    box.current?.style.setProperty("color", `var(${on})`);
    box.current?.style.setProperty("background", `var(${under})`);
  }, []);
  return <span class="style-swatch" aria-hidden="true" ref={box}>{decoration ? "▬" : "Aa"}</span>;
}

function Shown({ part: [name, shown] }: { part: Part }): VNode {
  const id = `part-${name}`;
  return (
    <section class="stack style-part" aria-labelledby={id}>
      <h3 class="kern-title kern-title--small" id={id}>{name}</h3>
      {typeof shown === "function" ? shown() : (
        <ul class="row">{shown.map((state) => <li key={state}><a class="kern-link" href={addressOf(state)}>{`Zustand ${state}`}</a></li>)}</ul>
      )}
    </section>
  );
}

function addressOf(id: string): string {
  const state = (STATES as readonly { readonly id?: string | undefined; readonly app: string; readonly file?: string | undefined; readonly s: string; readonly at: string }[]).find((one) => one.id === id);
  if (state === undefined) throw new Error(`no state ${id}`);
  return `/${state.file ?? state.app}.html?s=${state.s}#${state.at}`;
}

function StylePage(): VNode {
  useLanguage();
  return (
    <div class="app">
      <main class="page stack stack-8" id="main" tabIndex={-1}>
        <Heading title="Stilseite" display>Stilseite</Heading>
        <p class="lead measure">Alle gemeinsamen Bauteile in ihren Zuständen, in dem Farbschema, das Ihr System gerade hat: hell, dunkel oder erzwungene Farben.</p>
        <Colours />
        <section class="stack" aria-labelledby="type">
          <h2 class="kern-heading-medium" id="type">Schrift</h2>
          {TYPE.map(([name, look]) => <p key={name} class={name}>{`Ihre sichere Post (${name === "" ? "Text" : name}, ${look})`}</p>)}
          <p class="num">23.11.2026, 14:05 Uhr, 18,4 MB, 0123456789</p>
        </section>
        <section class="stack" aria-labelledby="progress">
          <h2 class="kern-heading-medium" id="progress">Fortschritt</h2>
          <div class="kern-progress">
            <progress value={3} max={12} aria-label="Dateien" />
            <span class="muted num" role="status">3 von 12</span>
          </div>
        </section>
        {GROUPS.map(({ title, parts }, at) => (
          <section class="stack" key={title} aria-labelledby={`group-${String(at)}`}>
            <h2 class="kern-heading-medium" id={`group-${String(at)}`}>{title}</h2>
            {parts.map((part) => <Shown key={part[0]} part={part} />)}
          </section>
        ))}
      </main>
      <LiveRegions />
    </div>
  );
}

const service = fakePortal(new Set(), () => NOW, await photograph());
await start({ service, catalog: portalCatalog, app: StylePage, now: () => NOW, newId: () => "draft-style" });
// Every component's texts, also those of later screens.
await restOfTexts();
document.documentElement.dataset["style"] = "whole";
