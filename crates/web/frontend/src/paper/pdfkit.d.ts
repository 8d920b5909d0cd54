// SPDX-License-Identifier: EUPL-1.2
/** As much of pdfkit as is used here; its own types are those of Node. */
declare module "pdfkit" {
  interface Element {
    add(child: Element | (() => void)): this;
    end(): void;
  }
  interface Options {
    readonly size: "A4" | readonly [number, number];
    readonly margin: number;
    readonly autoFirstPage?: boolean;
    readonly bufferPages?: boolean;
    readonly font?: string;
    readonly lang?: string;
    readonly tagged?: boolean;
    readonly displayTitle?: boolean;
    readonly pdfVersion?: "1.4" | "1.7";
    readonly subset?: "PDF/UA";
    readonly info: Readonly<Record<string, unknown>>;
  }
  export default class PDFDocument {
    constructor(options: Options);
    readonly page: { readonly width: number; readonly height: number };
    /** The font that was chosen last; `font` is fontkit's. */
    readonly _font: { readonly font: { hasGlyphForCodePoint(point: number): boolean } };
    registerFont(name: string, bytes: Uint8Array): this;
    font(name: string): this;
    fontSize(size: number): this;
    widthOfString(text: string): number;
    text(text: string, x: number, y: number, options: { readonly lineBreak: false }): this;
    image(bytes: Uint8Array, x: number, y: number, options: { readonly width: number; readonly height: number }): this;
    addPage(options?: { readonly size: readonly [number, number]; readonly margin: number }): this;
    continueOnNewPage(): this;
    bufferedPageRange(): { readonly start: number; readonly count: number };
    switchToPage(n: number): void;
    markContent(tag: "Artifact", options: { readonly type: "Pagination" }): this;
    endMarkedContent(): this;
    struct(type: string, options?: { readonly alt?: string }, children?: () => void): Element;
    addStructure(element: Element): this;
    end(): void;
  }
}
declare module "pdfkit/output" {
  import type PDFDocument from "pdfkit";
  export function toBlob(document: PDFDocument): Promise<Blob>;
}
/** Bundled as bytes. */
declare module "*.woff" {
  const bytes: Uint8Array<ArrayBuffer>;
  export default bytes;
}
