// SPDX-License-Identifier: EUPL-1.2
import { cases, PAPER, PICTURE } from "../malicious/files.mjs";
import { openStage, playAll, ways } from "../malicious/stage.mjs";

export const title = `a lying server: ${ways(cases)} ways to swap attachments and receipts`;

export default async function story({ browser }) {
  const stage = await openStage(browser);
  try {
    await stage.converse([PAPER, PICTURE]);
    await playAll(stage, cases);
  } finally {
    await stage.close();
  }
}
