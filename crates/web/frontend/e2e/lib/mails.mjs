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
