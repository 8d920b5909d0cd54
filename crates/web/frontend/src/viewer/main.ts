// SPDX-License-Identifier: EUPL-1.2
/** Entry point of the viewer's frame. It has no origin, no network and no storage: one file comes in, and words of protocol.ts go out. */
import type { Kind } from "./kind.ts";
import { type Key, type Open, READY, type Said, type Show, type Take } from "./protocol.ts";
import { openPdf } from "./pdf.ts";
import { openPicture } from "./picture.ts";
import { NotShown, type Shown } from "./shown.ts";
import { dress } from "./style.ts";
import { openText } from "./text.ts";
import { openTiff } from "./tiff.ts";

const PADDING = 16;
const PRESSED: Readonly<Record<string, Key>> = { ArrowRight: "next", ArrowLeft: "previous", "+": "in", "-": "out", "0": "fit", Escape: "close" };

function understand(kind: Kind, bytes: ArrayBuffer): Promise<Shown> {
  if (kind === "pdf") return openPdf(bytes);
  if (kind === "tiff") return openTiff(bytes);
  return kind === "text" ? Promise.resolve().then(() => openText(bytes)) : openPicture(kind, bytes);
}

class Frame {
  readonly #port: MessagePort;
  readonly #main = document.createElement("main");
  #shown: Shown | null = null;
  /** Only what was asked for last is put on the screen. */
  #turn = 0;

  constructor(port: MessagePort) {
    this.#port = port;
    this.#main.tabIndex = 0;
    document.body.append(this.#main);
    document.addEventListener("keydown", (event) => {
      const key = PRESSED[event.key];
      if (key === undefined || event.ctrlKey || event.altKey || event.metaKey) return;
      // A page that is wider than the frame is moved by the same keys.
      if ((key === "next" || key === "previous") && document.documentElement.scrollWidth > innerWidth) return;
      event.preventDefault();
      this.#say({ is: "key", key });
    });
    port.onmessage = ({ data }: MessageEvent<Show | Take>) => {
      void this.#run(() => ("take" in data ? this.#take(data) : this.#show(data)));
    };
  }

  open({ kind, bytes, lang }: Open): void {
    document.documentElement.lang = lang;
    void this.#run(async () => {
      this.#shown = await understand(kind, bytes);
      this.#say({ is: "open", pages: this.#shown.pages, tagged: this.#shown.tagged ?? null });
    });
  }

  async #show({ page, zoom, label, noText }: Show): Promise<void> {
    if (this.#shown === null) return;
    this.#turn += 1;
    const mine = this.#turn;
    const { element, text } = await this.#shown.draw(page, zoom, Math.max(100, innerWidth - PADDING));
    if (mine !== this.#turn) return;
    this.#main.setAttribute("aria-label", label);
    if (element instanceof HTMLCanvasElement) {
      element.setAttribute("aria-label", label);
      const words = document.createElement("div");
      words.className = "text";
      words.textContent = text ?? noText;
      this.#main.replaceChildren(element, words);
    } else {
      this.#main.replaceChildren(element);
    }
    scrollTo(0, 0);
    this.#say({ is: "shown", page });
  }

  async #take({ take, width }: Take): Promise<void> {
    const drawn = await this.#shown?.draw(take, 1, width, true);
    if (!(drawn?.element instanceof HTMLCanvasElement)) throw new NotShown("broken");
    const bitmap = await createImageBitmap(drawn.element);
    this.#port.postMessage({ is: "pixels", page: take, bitmap } satisfies Said, [bitmap]);
  }

  async #run(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.#say({ is: "fault", fault: error instanceof NotShown ? error.fault : "broken" });
    }
  }

  #say(what: Said): void {
    this.#port.postMessage(what);
  }
}

dress();
/** Who framed it is the application by `frame-ancestors`; what comes later, from whomever, is not heard. */
addEventListener("message", (event: MessageEvent<Open>) => {
  const port = event.ports[0];
  if (event.source === parent && port !== undefined) new Frame(port).open(event.data);
}, { once: true });
// A frame without origin cannot know that of its parent. The word says nothing.
parent.postMessage(READY, "*");
