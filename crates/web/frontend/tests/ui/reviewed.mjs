// SPDX-License-Identifier: EUPL-1.2
// What axe cannot judge by itself ("incomplete"), looked at by people. `because`: axe's own words for why; `target`: selector and beginning of the element.

const CONTRAST = ["color-contrast-enhanced"];

export const REVIEWED = [
  // The browser paints text and ground in the system's own pair of colours; axe reads our colour for one of the two.
  { mode: "forced", rule: CONTRAST, because: /equalRatio/, target: /./ },
  // What scrolls inside a dialog is cut by its edge; the same class is judged where it is whole.
  { dialog: true, rule: CONTRAST, because: /elmPartiallyObscur/, target: /./ },
  // Numbers of one figure, and signs, beside a word of the same class, which is judged.
  { rule: CONTRAST, because: /shortTextContent/, target: /./ },
  // The picture of a letter: it repeats what the text beside it says, and is hidden from programs that read aloud.
  { rule: CONTRAST, because: /bgOverlap/, target: /<text [^>]*>XXXX XXXX XXXX/ },
  // An open menu, and what it covers.
  { state: "start-languages", rule: CONTRAST, because: /elmPartiallyObscur|bgOverlap/, target: /./ },
  // The bar at the foot of the screen while something is sent: what scrolls away under it.
  { rule: CONTRAST, because: /elmPartiallyObscur|bgOverlap/, target: /class="strong num" aria-hidden="true"/ },
];
