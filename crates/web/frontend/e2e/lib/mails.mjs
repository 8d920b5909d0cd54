// SPDX-License-Identifier: EUPL-1.2
/** What the mail catcher has caught. */

/** `to`: of one person only. */
export async function allMails(demo, to = null) {
  const mails = await (await fetch(`${demo.mails}/api/mails`)).json();
  return mails.filter((mail) => to === null || mail.to.includes(to));
}

export async function waitForMails(demo, n, to = null) {
  for (let i = 0; i < 100; i += 1) {
    const mails = await allMails(demo, to);
    if (mails.length >= n) return mails;
    await new Promise((r) => setTimeout(r, 200));
  }
  throw new Error(`fewer than ${n} mails after 20 s`);
}

/** All of a mail but what differs between any two: its id, the boundary made from it, its times and its way. */
export function constant({ subject, text, html, to, headers }) {
  const own = Object.entries(headers).filter(([name]) => !["Message-ID", "Date", "Received"].includes(name));
  return { subject, text, html, to, headers: own.map(([name, value]) => [name, value.replace(/boundary="?[^";]+"?/, "boundary")]) };
}

/** The newest code that was mailed to somebody; `n`: so many mails with a code have come. */
export async function mailedCode(demo, to, n = 1) {
  for (let i = 0; i < 150; i += 1) {
    const codes = (await allMails(demo, to)).flatMap(({ text }) => /^\d{4} \d{4}$/mu.exec(text)?.[0] ?? []);
    if (codes.length >= n) return codes.at(-1);
    await new Promise((r) => setTimeout(r, 200));
  }
  throw new Error(`no code for ${to} in 30 s`);
}

/** Confirms the address that the insurer knows: without it nobody is notified. Ends in the inbox. */
export async function confirmKnownAddress(page, demo, to) {
  await page.goto(`${demo.portal}/#/email`);
  await page.getByRole("button", { name: "Code an die bekannte Adresse schicken" }).click();
  await page.getByLabel("Code aus der E-Mail").fill(await mailedCode(demo, to));
  await page.getByRole("button", { name: "Adresse bestätigen" }).click();
  await page.getByText("Ihre E-Mail-Adresse gilt").first().waitFor();
  await page.goto(`${demo.portal}/#/inbox`);
  await page.getByRole("heading", { level: 1, name: "Posteingang" }).waitFor();
}
