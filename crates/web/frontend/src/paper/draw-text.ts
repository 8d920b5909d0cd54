// SPDX-License-Identifier: EUPL-1.2
/** A paragraph as a picture, in the fonts of this device: other scripts than ours, and emoji. */
import type { DrawText } from "./document.js";

/** Pixels a point: sharp on paper at about 200 dots an inch. */
const SHARP = 2.8;
const LEADING = 1.4;
const FAMILY = '"Fira Sans", "Noto Sans", sans-serif';

export const drawText: DrawText = async (text, size, room) => {
  const pixels = size * SHARP;
  const canvas = document.createElement("canvas");
  const paper = pen(canvas, pixels);
  const lines = breakWords(text, room * SHARP, (part) => paper.measureText(part).width);
  const rtl = paper.direction === "rtl" || /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/u.test(text);
  canvas.width = Math.ceil(room * SHARP);
  canvas.height = Math.ceil(lines.length * pixels * LEADING);
  // A canvas that changes its size forgets everything.
  const again = pen(canvas, pixels);
  again.fillStyle = "#fff";
  again.fillRect(0, 0, canvas.width, canvas.height);
  again.fillStyle = "#000";
  again.direction = rtl ? "rtl" : "ltr";
  again.textAlign = "start";
  lines.forEach((line, n) => {
    again.fillText(line, rtl ? canvas.width : 0, (n + 0.5) * pixels * LEADING);
  });
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve, "image/png");
  });
  if (blob === null) throw new RangeError("no room for a picture of text");
  return { bytes: new Uint8Array(await blob.arrayBuffer()), width: canvas.width / SHARP, height: canvas.height / SHARP };
};

function pen(canvas: HTMLCanvasElement, pixels: number): CanvasRenderingContext2D {
  const paper = canvas.getContext("2d");
  if (paper === null) throw new RangeError("no canvas");
  paper.font = `${pixels}px ${FAMILY}`;
  paper.textBaseline = "middle";
  return paper;
}

/** By words where the script has blanks, else by what a reader takes for one sign. */
function breakWords(text: string, room: number, width: (part: string) => number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  const put = (part: string): void => {
    if (line !== "" && width(line + part.trimEnd()) > room) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += part;
  };
  const signs = new Intl.Segmenter(undefined, { granularity: "grapheme" });
  for (const word of text.match(/\s+|\S+\s*/gu) ?? [text]) {
    if (width(word.trimEnd()) <= room) put(word);
    else for (const { segment } of signs.segment(word)) put(segment);
  }
  return [...lines, line.trimEnd()];
}
