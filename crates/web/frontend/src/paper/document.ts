// SPDX-License-Identifier: EUPL-1.2
/**
 * A document of text as PDF, with its fonts inside and with structure for whoever has it read aloud (PDF/UA). What none of the fonts can write
 * (other scripts, emoji) stands there as a picture that has the text beside it.
 */
import PDFDocument from "pdfkit";
import { toBlob } from "pdfkit/output";
import type { Block } from "./blocks.js";
import { breakLines, covers, visible, type Line, type Measure } from "./lines.js";

/** Each list: for one weight, the fonts that are asked for a sign, in this order. */
export interface Fonts {
  readonly regular: readonly Uint8Array[];
  readonly bold: readonly Uint8Array[];
}

/** A picture of a paragraph no wider than `room` points, for what the fonts cannot write. */
export type DrawText = (text: string, size: number, room: number) => Promise<{ readonly bytes: Uint8Array; readonly width: number; readonly height: number }>;

export interface About {
  readonly title: string;
  readonly lang: string;
  /** Seconds since 1970. */
  readonly made: number;
  /** Foot of each page: "Seite 1 von 3". */
  readonly foot: (page: number, pages: number) => string;
}

interface Style {
  readonly size: number;
  readonly bold: boolean;
  /** Points before it. */
  readonly above: number;
  readonly indent: number;
  readonly tag: string;
}

const MARGIN = 56;
const FOOT = { size: 9, up: 34 };
/** Of the size of the letters. */
const LEADING = 1.4;
const STYLES: Readonly<Record<Block["kind"], Style>> = {
  h1: { size: 18, bold: true, above: 0, indent: 0, tag: "H1" },
  h2: { size: 12, bold: true, above: 20, indent: 0, tag: "H2" },
  h3: { size: 10.5, bold: true, above: 8, indent: 0, tag: "H3" },
  p: { size: 10.5, bold: false, above: 6, indent: 0, tag: "P" },
  item: { size: 10.5, bold: false, above: 2, indent: 12, tag: "P" },
  text: { size: 11, bold: false, above: 6, indent: 0, tag: "P" },
};

export async function makeDocument(about: About, blocks: readonly Block[], fonts: Fonts, draw: DrawText): Promise<Blob> {
  const doc = new PDFDocument({
    size: "A4",
    margin: MARGIN,
    font: "",
    lang: about.lang,
    tagged: true,
    displayTitle: true,
    pdfVersion: "1.7",
    subset: "PDF/UA",
    bufferPages: true,
    info: { Title: about.title, Producer: "Siegelpost", Creator: "Siegelpost", CreationDate: new Date(about.made * 1000) },
  });
  const whole = toBlob(doc);
  const writer = new Writer(doc, fonts);
  for (const block of blocks) await writer.block(block, draw);
  writer.feet(about.foot);
  doc.end();
  return whole;
}

class Writer {
  readonly #doc: PDFDocument;
  readonly #root: ReturnType<PDFDocument["struct"]>;
  readonly #counts: Readonly<Record<"regular" | "bold", number>>;
  readonly #known = new Map<number, number>();
  #y = MARGIN;

  constructor(doc: PDFDocument, fonts: Fonts) {
    this.#doc = doc;
    for (const weight of ["regular", "bold"] as const) fonts[weight].forEach((bytes, n) => doc.registerFont(`${weight}${n}`, bytes));
    this.#counts = { regular: fonts.regular.length, bold: fonts.bold.length };
    this.#root = doc.struct("Document");
    doc.addStructure(this.#root);
  }

  async block({ kind, text }: Block, draw: DrawText): Promise<void> {
    const style = STYLES[kind];
    if (this.#y > MARGIN) this.#y += style.above;
    // A heading does not stand alone at the foot of a page.
    if (style.bold) this.#room(style.size * LEADING * 3);
    const words = kind === "item" ? `– ${text}` : text;
    for (const paragraph of words.split(/\r\n|[\n\r\u2028\u2029]/u)) await this.#paragraph(paragraph, style, draw);
  }

  async #paragraph(text: string, style: Style, draw: DrawText): Promise<void> {
    const measure = this.#measure(style);
    const clean = visible(text);
    const room = this.#doc.page.width - 2 * MARGIN - style.indent;
    if (!covers(clean, measure)) {
      const picture = await draw(text, style.size, room);
      this.#picture(text, picture, style);
      return;
    }
    if (clean.trim() === "") {
      this.#y += style.size * LEADING;
      return;
    }
    const lines = breakLines(clean, room, measure);
    this.#add(style.tag, undefined, () => {
      for (const line of lines) this.#line(line, style);
    });
  }

  #line(line: Line, style: Style): void {
    const height = style.size * LEADING;
    this.#room(height);
    let x = MARGIN + style.indent;
    for (const piece of line) {
      this.#choose(style, piece.font);
      this.#doc.text(piece.text, x, this.#y, { lineBreak: false });
      x += this.#doc.widthOfString(piece.text);
    }
    this.#y += height;
  }

  #picture(alt: string, { bytes, width, height }: Awaited<ReturnType<DrawText>>, style: Style): void {
    const page = this.#doc.page.height - 2 * MARGIN;
    // A paragraph longer than a page is shrunk: nothing of it may be lost.
    const scale = Math.min(1, page / height);
    this.#add("Figure", alt, () => {
      this.#room(height * scale);
      this.#doc.image(bytes, MARGIN + style.indent, this.#y, { width: width * scale, height: height * scale });
      this.#y += height * scale;
    });
  }

  /** Goes to the next page if so many points are not left on this one. */
  #room(points: number): void {
    if (this.#y + points <= this.#doc.page.height - MARGIN) return;
    this.#doc.continueOnNewPage();
    this.#y = MARGIN;
  }

  #add(tag: string, alt: string | undefined, write: () => void): void {
    const element = this.#doc.struct(tag, alt === undefined ? {} : { alt }, write);
    this.#root.add(element);
    element.end();
  }

  feet(words: About["foot"]): void {
    this.#root.end();
    const { start, count } = this.#doc.bufferedPageRange();
    for (let n = 0; n < count; n += 1) {
      this.#doc.switchToPage(start + n);
      this.#doc.markContent("Artifact", { type: "Pagination" });
      this.#doc.font("regular0").fontSize(FOOT.size);
      const text = words(n + 1, count);
      this.#doc.text(text, this.#doc.page.width - MARGIN - this.#doc.widthOfString(text), this.#doc.page.height - FOOT.up, { lineBreak: false });
      this.#doc.endMarkedContent();
    }
  }

  #choose(style: Style, font: number): void {
    this.#doc.font(`${style.bold ? "bold" : "regular"}${font}`).fontSize(style.size);
  }

  #measure(style: Style): Measure {
    return {
      fontOf: (point) => {
        const known = this.#known.get(point);
        if (known !== undefined) return known;
        let found = -1;
        for (let n = 0; n < this.#counts.regular && found < 0; n += 1) if (this.#doc.font(`regular${n}`)._font.font.hasGlyphForCodePoint(point)) found = n;
        this.#known.set(point, found);
        return found;
      },
      width: (piece) => {
        this.#choose(style, piece.font);
        return this.#doc.widthOfString(piece.text);
      },
    };
  }
}
