// SPDX-License-Identifier: EUPL-1.2
/** The lists themselves; loaded by password.ts only. */
import { ZxcvbnFactory } from "@zxcvbn-ts/core";
import { adjacencyGraphs, dictionary } from "@zxcvbn-ts/language-common";

const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });

/** 0 (anybody's first guess) to 4. */
export function score(password: string, near: readonly string[]): number {
  return zxcvbn.check(password, [...near]).score;
}
