// SPDX-License-Identifier: EUPL-1.2
/**
 * The Keystroke-Level Model (Card, Moran, Newell, CACM 23(7), 1980): how long a practised person takes for a sequence of operators.
 * What is typed as text is left out everywhere: it is the same in every program.
 */
export const SECONDS = { M: 1.35, K: 0.28, P: 1.1, B: 0.2, H: 0.4 };

/** Operators of a sequence: `M` thinks, `K` presses a key (Ctrl and another are two), `C` points and clicks, `H` moves the hand to the mouse or back. */
export function count(sequence) {
  const of = (letter) => [...sequence].filter((one) => one === letter).length;
  return { thinks: of("M"), keys: of("K"), clicks: of("C"), hands: of("H") };
}

/** Seconds of a sequence; `response` is what the program itself needs. */
export function seconds(sequence, response = 0) {
  const { thinks, keys, clicks, hands } = count(sequence);
  return thinks * SECONDS.M + keys * SECONDS.K + clicks * (SECONDS.P + SECONDS.B) + hands * SECONDS.H + response;
}
