// SPDX-License-Identifier: EUPL-1.2
/** Pages of a file as pixels, drawn by the viewer's frame, which has no origin, no network and no key. Out of it come bitmaps and nothing else. */
import { language } from "../../i18n/i18n.js";
import { HEAD, kindOf } from "../../viewer/kind.js";
import { type Fault, type Open, parseSaid, READY, type Said, type Take } from "../../viewer/protocol.js";

/** 200 dots an inch on A4. */
const WIDTH = 1654;
const PATIENCE = 45_000;
/** As in the viewer. */
const LARGEST = 64 * 1_048_576;

export class Unreadable extends Error {
  readonly why: Fault | "format";
  constructor(why: Fault | "format") {
    super(why);
    this.why = why;
  }
}

export class Raster {
  readonly pages: number;
  /** Whether it is pages, and not one picture. */
  readonly isPaper: boolean;
  /** As in the viewer's protocol. */
  readonly tagged: boolean | null;
  readonly #port: MessagePort;
  readonly #frame: HTMLIFrameElement;

  private constructor(frame: HTMLIFrameElement, port: MessagePort, { pages, tagged }: { readonly pages: number; readonly tagged: boolean | null }, isPaper: boolean) {
    this.#frame = frame;
    this.#port = port;
    this.pages = pages;
    this.tagged = tagged;
    this.isPaper = isPaper;
  }

  /** @throws Unreadable */
  static async open(file: Blob): Promise<Raster> {
    if (file.size > LARGEST) throw new Unreadable("too-big");
    const kind = kindOf(new Uint8Array(await file.slice(0, HEAD).arrayBuffer()));
    if (kind === null || kind === "text") throw new Unreadable("format");
    const bytes = await file.arrayBuffer();
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "allow-scripts");
    frame.setAttribute("referrerpolicy", "no-referrer");
    frame.setAttribute("aria-hidden", "true");
    frame.tabIndex = -1;
    frame.className = "raster";
    frame.src = "/viewer";
    const { port1, port2 } = new MessageChannel();
    const opened = answer(port1);
    const begin = (event: MessageEvent): void => {
      const target = frame.contentWindow;
      if (target === null || event.source !== target || event.data !== READY) return;
      // Once, as in the viewer.
      removeEventListener("message", begin);
      target.postMessage({ kind, bytes, lang: language() } satisfies Open, "*", [bytes, port2]);
    };
    addEventListener("message", begin);
    document.body.append(frame);
    try {
      const said = await opened;
      if (said.is !== "open") throw new Unreadable("broken");
      return new Raster(frame, port1, said, kind === "pdf" || said.pages > 1);
    } catch (error) {
      frame.remove();
      throw error;
    } finally {
      removeEventListener("message", begin);
    }
  }

  /** One after another. @throws Unreadable */
  async page(n: number): Promise<ImageBitmap> {
    const asked = answer(this.#port);
    this.#port.postMessage({ take: n, width: WIDTH } satisfies Take);
    const said = await asked;
    if (said.is !== "pixels" || said.page !== n) throw new Unreadable("broken");
    return said.bitmap;
  }

  close(): void {
    this.#port.close();
    this.#frame.remove();
  }
}

/** The next word that is an answer. */
function answer(port: MessagePort): Promise<Said> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Unreadable("slow"));
    }, PATIENCE);
    port.onmessage = ({ data }: MessageEvent) => {
      const said = parseSaid(data);
      if (said === null || said.is === "key" || said.is === "shown") return;
      clearTimeout(timer);
      if (said.is === "fault") reject(new Unreadable(said.fault));
      else resolve(said);
    };
  });
}
