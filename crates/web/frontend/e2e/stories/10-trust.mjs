// SPDX-License-Identifier: EUPL-1.2
import { cases as unlocking } from "../malicious/keys.mjs";
import { openStage, playAll, ways } from "../malicious/stage.mjs";
import { cases as activation, withCamera } from "../malicious/trust.mjs";

export const title = `a lying server: ${ways(activation)} ways at the first contact, ${ways(unlocking)} at unlocking`;

export default async function story({ browser }) {
  const stage = await openStage(browser);
  try {
    stage.amal = await stage.device("portal");
    await withCamera(stage.amal);
    await playAll(stage, activation);
    stage.subject = "Attest";
    await stage.write(stage.subject, "Nur eine Zeile.");
    await stage.erika.reopen("#/inbox");
    await stage.erika.shows(stage.subject);
    await playAll(stage, unlocking);
  } finally {
    await stage.close();
  }
}
