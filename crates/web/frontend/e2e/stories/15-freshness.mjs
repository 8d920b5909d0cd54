// SPDX-License-Identifier: EUPL-1.2
import { cases } from "../malicious/freshness.mjs";
import { openStage, playAll, ways } from "../malicious/stage.mjs";

export const title = `a lying server: ${ways(cases)} ways to hold back revocations and newer keys`;

export default async function story({ browser }) {
  const stage = await openStage(browser);
  try {
    await stage.converse();
    await playAll(stage, cases);
  } finally {
    await stage.close();
  }
}
