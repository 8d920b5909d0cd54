// SPDX-License-Identifier: EUPL-1.2
/** Pages that are pictures, as one PDF: a scan, or what is left after blacking out. Each is put in as it is given: canvases give nothing but pixels. */
import PDFDocument from "pdfkit";
import { toBlob } from "pdfkit/output";

/** A page as JPEG. */
export interface Picture {
  readonly content: Blob;
  readonly width: number;
  readonly height: number;
}

/** A4 in points, lying or standing. */
const SHORT = 595.28;
const LONG = 841.89;

export async function picturesPaper(about: { readonly title: string; readonly lang: string; readonly made: number; /** What is read aloud of a page. */ readonly alt: (page: number, pages: number) => string }, pictures: readonly Picture[]): Promise<Blob> {
  const doc = new PDFDocument({ size: "A4", margin: 0, autoFirstPage: false, font: "", lang: about.lang, tagged: true, displayTitle: true, pdfVersion: "1.7", info: { Title: about.title, Producer: "Siegelpost", Creator: "Siegelpost", CreationDate: new Date(about.made * 1000) } });
  const whole = toBlob(doc);
  const root = doc.struct("Document");
  doc.addStructure(root);
  for (const [n, { content, width, height }] of pictures.entries()) {
    const size = width > height ? ([LONG, (LONG * height) / width] as const) : ([SHORT, (SHORT * height) / width] as const);
    doc.addPage({ size, margin: 0 });
    const bytes = new Uint8Array(await content.arrayBuffer());
    const figure = doc.struct("Figure", { alt: about.alt(n + 1, pictures.length) }, () => {
      doc.image(bytes, 0, 0, { width: size[0], height: size[1] });
    });
    root.add(figure);
    figure.end();
  }
  root.end();
  doc.end();
  return whole;
}
