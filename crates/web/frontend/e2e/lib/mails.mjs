// SPDX-License-Identifier: EUPL-1.2
/** What the mail catcher has caught. */

export async function waitForMails(demo, n) {
  for (let i = 0; i < 100; i += 1) {
    const mails = await (await fetch(`${demo.mails}/api/mails`)).json();
    if (mails.length >= n) return mails;
    await new Promise((r) => setTimeout(r, 200));
  }
  throw new Error(`fewer than ${n} mails after 20 s`);
}
