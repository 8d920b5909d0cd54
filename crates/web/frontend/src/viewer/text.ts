// SPDX-License-Identifier: EUPL-1.2
/** Plain text, as text. */
import { decodeText } from "./kind.ts";
import { NotShown, type Shown } from "./shown.ts";

/** More than a thousand printed pages; a browser lays out no more than that in good time. */
const LARGEST = 2_000_000;

export function openText(bytes: ArrayBuffer): Shown {
  if (bytes.byteLength > LARGEST) throw new NotShown("too-big");
  const text = decodeText(new Uint8Array(bytes));
  if (text === null) throw new NotShown("broken");
  return {
    pages: 1,
    draw: (_, zoom) => {
      const element = document.createElement("pre");
      element.textContent = text;
      element.style.fontSize = `${zoom}rem`;
      // The element is its own text.
      return Promise.resolve({ element, text });
    },
  };
}
