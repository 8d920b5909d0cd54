// SPDX-License-Identifier: EUPL-1.2
import { cases, withoutProfiles } from "../malicious/office.mjs";
import { openStage, playAll, ways } from "../malicious/stage.mjs";

export const title = `a lying server: ${ways(cases)} ways to mislead a clerk`;

export default async function story({ browser }) {
  const stage = await openStage(browser);
  try {
    await stage.converse();
    stage.mara = await stage.hire(0, withoutProfiles);
    await playAll(stage, cases);
  } finally {
    await stage.close();
  }
}
