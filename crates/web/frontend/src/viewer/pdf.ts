// SPDX-License-Identifier: EUPL-1.2
/**
 * PDF by pdf.js: parsed in a worker inside the frame, drawn on a canvas. No layer of links, forms or scripts is ever made of it, so that
 * there is nothing to press; what forms and notes look like is drawn with the page. XFA is not read.
 */
import { AnnotationMode, getDocument, type PDFDocumentProxy, type PDFPageProxy, PDFWorker } from "pdfjs-dist/legacy/build/pdf.mjs";
import dingbats from "pdfjs-dist/standard_fonts/FoxitDingbats.pfb";
import symbols from "pdfjs-dist/standard_fonts/FoxitSymbol.pfb";
import jbig2 from "pdfjs-dist/wasm/jbig2.wasm";
import openjpeg from "pdfjs-dist/wasm/openjpeg.wasm";
import qcms from "pdfjs-dist/wasm/qcms_bg.wasm";
import { CANVAS, canvasOf, NotShown, PICTURE, shrink, type Shown, within } from "./shown.ts";
import { startPdfWorker } from "./start-worker.ts";

/** What the parser asks for while it works. The frame has no network: what is not here is not there. */
const PARTS: Readonly<Record<string, Uint8Array>> = { "jbig2.wasm": jbig2, "openjpeg.wasm": openjpeg, "qcms_bg.wasm": qcms, "FoxitDingbats.pfb": dingbats, "FoxitSymbol.pfb": symbols };

class Parts {
  fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const part = PARTS[filename];
    // Handed over, not lent: the copy goes to the worker.
    return part === undefined ? Promise.reject(new Error(filename)) : Promise.resolve(part.slice());
  }
}

const OPEN = 20_000;
const DRAW = 20_000;

export async function openPdf(bytes: ArrayBuffer): Promise<Shown> {
  const worker = startPdfWorker();
  const task = getDocument({
    data: new Uint8Array(bytes),
    worker: PDFWorker.create({ port: worker, verbosity: 0 }),
    BinaryDataFactory: Parts,
    useWorkerFetch: false,
    enableXfa: false,
    isImageDecoderSupported: true,
    maxImageSize: PICTURE,
    canvasMaxAreaInBytes: CANVAS * 4,
    disableAutoFetch: true,
    disableStream: true,
    disableRange: true,
    stopAtErrors: false,
    verbosity: 0,
  });
  /** A parser that does not come back is ended with its memory. */
  const ended = (error: unknown): never => {
    worker.terminate();
    throw error instanceof NotShown ? error : new NotShown(named(error, "PasswordException") ? "encrypted" : "broken");
  };
  const document = await within(OPEN, task.promise).catch(ended);
  const tagged = await within(OPEN, isTagged(document)).catch(ended);
  return {
    pages: document.numPages,
    tagged,
    draw: (page, zoom, width, taken = false) => within(DRAW, draw(document, page, zoom, width, taken)).catch(ended),
  };
}

/** It says so, and its first page has a tree of what stands where: one without the other helps nobody. */
async function isTagged(document: PDFDocumentProxy): Promise<boolean> {
  // A map, whatever its type says.
  const marks = (await document.getMarkInfo()) as unknown as ReadonlyMap<string, boolean> | null;
  if (marks?.get("Marked") !== true) return false;
  const tree = (await (await document.getPage(1)).getStructTree()) as { readonly children?: readonly unknown[] } | null;
  return (tree?.children?.length ?? 0) > 0;
}

async function draw(document: PDFDocumentProxy, n: number, zoom: number, width: number, taken: boolean): ReturnType<Shown["draw"]> {
  const page = await document.getPage(n);
  const natural = page.getViewport({ scale: 1 });
  if (!(natural.width > 0 && natural.height > 0)) throw new NotShown("broken");
  const scale = (width / natural.width) * zoom;
  const sharp = taken ? scale : scale * Math.min(devicePixelRatio, 3);
  const viewport = page.getViewport({ scale: sharp * shrink(natural.width * sharp, natural.height * sharp) });
  const canvas = canvasOf(viewport.width, viewport.height);
  canvas.style.width = `${natural.width * scale}px`;
  // A browser draws no frames where nobody sees them; for paper it does not wait for one.
  await page.render({ canvas, viewport, annotationMode: AnnotationMode.ENABLE, intent: taken ? "print" : "display" }).promise;
  return { element: canvas, text: await textOf(page) };
}

async function textOf(page: PDFPageProxy): Promise<string | null> {
  const { items } = await page.getTextContent();
  const text = items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? "\n" : ""}` : "")).join("");
  return text.trim() === "" ? null : text;
}

const named = (error: unknown, name: string): boolean => error instanceof Error && error.name === name;
