// SPDX-License-Identifier: EUPL-1.2
/** Files that the viewer is tried with, small enough to stand here. */

const BEGIN = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R /Lang (de) >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>\nendobj\n";
const FONT = "7 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\n";
const page = (id: number, content: number, text: string): string => {
  const stream = `BT /F1 20 Tf 60 760 Td (${text}) Tj ET 60 700 475 2 re f`;
  return `${id} 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${content} 0 R /Resources << /Font << /F1 7 0 R >> >> >>\nendobj\n${content} 0 obj\n<< /Length ${stream.length} >>\nstream\n${stream}\nendstream\nendobj\n`;
};
const PDF = `${BEGIN}${page(3, 5, "Bescheinigung, Seite eins")}${page(4, 6, "Bescheinigung, Seite zwei")}${FONT}`;
const LOCK = `8 0 obj\n<< /Filter /Standard /V 1 /R 2 /Length 40 /P -44 /O <${"41".repeat(32)}> /U <${"42".repeat(32)}> >>\nendobj\n`;

/** Two pages, without marks for programs that read aloud. */
export const paper = (): Blob => new Blob([`${PDF}trailer\n<< /Root 1 0 R >>\n`], { type: "application/pdf" });

/** Two pages of a scan as TIFF: lines on white, not packed. */
function scan(): Blob {
  const [width, height, pages] = [320, 440, 2];
  const size = 2 + 9 * 12 + 4;
  const rows = (width / 8) * height;
  const view = new DataView(new ArrayBuffer(8 + pages * (size + rows)));
  view.setUint32(0, 0x49492a00);
  view.setUint32(4, 8, true);
  for (let page = 0; page < pages; page += 1) {
    const at = 8 + page * (size + rows);
    const entries = [[256, width], [257, height], [258, 1], [259, 1], [262, 0], [273, at + size], [277, 1], [278, height], [279, rows]] as const;
    view.setUint16(at, entries.length, true);
    entries.forEach(([tag, value], n) => {
      view.setUint16(at + 2 + n * 12, tag, true);
      view.setUint16(at + 4 + n * 12, 4, true);
      view.setUint32(at + 6 + n * 12, 1, true);
      view.setUint32(at + 10 + n * 12, value, true);
    });
    view.setUint32(at + size - 4, page === pages - 1 ? 0 : at + size + rows, true);
    for (let y = 40; y < height - 60; y += 1) if (y % 24 < 4) for (let x = 5; x < (page === 0 ? 35 : 22); x += 1) view.setUint8(at + size + y * (width / 8) + x, 255);
  }
  return new Blob([view.buffer]);
}

/** A photograph of nothing. */
export async function photograph(): Promise<Blob> {
  const canvas = new OffscreenCanvas(1200, 900);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("no canvas");
  for (let band = 0; band < 12; band += 1) {
    context.fillStyle = `hsl(${band * 30} 50% 70%)`;
    context.fillRect(band * 100, 0, 100, 900);
  }
  return canvas.convertToBlob({ type: "image/jpeg" });
}

export const SAMPLES: Readonly<Record<string, () => Promise<Blob>>> = {
  "file-pdf": () => Promise.resolve(paper()),
  "file-locked": () => Promise.resolve(new Blob([`${PDF}${LOCK}trailer\n<< /Root 1 0 R /Encrypt 8 0 R /ID [<41> <41>] >>\n`])),
  "file-broken": () => Promise.resolve(new Blob(["%PDF-1.7\n"])),
  "file-text": () => Promise.resolve(new Blob(["Sehr geehrte Damen und Herren,\n\nanbei meine Aufstellung:\n\n1. Fahrt am 12.11.2026, 14 km\n2. Fahrt am 19.11.2026, 14 km\n"])),
  "file-picture": photograph,
  "file-tiff": () => Promise.resolve(scan()),
  "file-heic": () => Promise.resolve(new Blob([Uint8Array.from([0, 0, 0, 24]), "ftypheic", new Uint8Array(32)])),
};
