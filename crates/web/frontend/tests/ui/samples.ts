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

/** A photograph of nothing. */
async function photograph(): Promise<Blob> {
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
  "file-pdf": () => Promise.resolve(new Blob([`${PDF}trailer\n<< /Root 1 0 R >>\n`])),
  "file-locked": () => Promise.resolve(new Blob([`${PDF}${LOCK}trailer\n<< /Root 1 0 R /Encrypt 8 0 R /ID [<41> <41>] >>\n`])),
  "file-broken": () => Promise.resolve(new Blob(["%PDF-1.7\n"])),
  "file-text": () => Promise.resolve(new Blob(["Sehr geehrte Damen und Herren,\n\nanbei meine Aufstellung:\n\n1. Fahrt am 12.11.2026, 14 km\n2. Fahrt am 19.11.2026, 14 km\n"])),
  "file-picture": photograph,
};
