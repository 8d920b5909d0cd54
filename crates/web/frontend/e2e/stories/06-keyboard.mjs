// SPDX-License-Identifier: EUPL-1.2
import assert from "node:assert/strict";
import { pdf, sha256 } from "../lib/files.mjs";
import { Keys } from "../lib/keys.mjs";

export const title = "the whole story by keyboard alone, in English";

const subject = "Certificate for April";
const body = "Good morning, here is the certificate.";
const answer = "Thank you, we have it.";

export default async function story({ stage }) {
  const demo = await stage.demo();
  const english = { locale: "en-US" };
  const [insured, clerk] = [await stage.device("insured", english), await stage.device("clerk", english)];
  const file = pdf(40_000);
  const me = new Keys(insured);
  const her = new Keys(clerk);

  await activate(me, insured.page, demo.portal, demo.letters[2]);
  await me.use("button", "To the inbox");
  await me.arrive("Inbox");
  await me.use("link", "New message");
  await me.arrive("New message");
  // The form comes after its heading; who tabs before it is there tabs past it.
  await insured.page.getByRole("combobox", { name: "What is it about?" }).waitFor();
  await me.to("combobox", "What is it about?");
  await me.choose("Send a certificate");
  await me.type("Subject", subject);
  await me.type("Your message", body);
  await attach(me, insured.page, { name: "Certificate.pdf", mimeType: "application/pdf", buffer: file });
  await me.use("button", "Send");

  // Ten seconds to take it back; meanwhile the clerk opens her slip.
  await activate(her, clerk.page, demo.office, demo.staff[0]);
  await her.use("button", "To the work list");
  await her.arrive(/^Work list Team Krankengeld/);
  await insured.page.waitForURL(/#\/thread\//);
  await insured.page.getByText(/^Accepted /).first().waitFor();
  await clerk.page.getByRole("link", { name: subject }).waitFor();
  await her.use("link", subject);
  await her.arrive(subject);
  await clerk.page.getByText(body, { exact: true }).waitFor();
  assert.equal(sha256(await save(her, clerk.page, "Certificate.pdf")), sha256(file));
  await her.type("Your answer", answer);
  await her.use("button", "Send");
  await clerk.page.getByText(/^Delivered to the mailbox /).first().waitFor();

  await insured.page.getByText(answer, { exact: true }).waitFor();
  await insured.page.getByText(/^Opened by the team /).first().waitFor();
  await stage.shot(insured.page, "thread");
  await stage.shot(clerk.page, "case");
  await me.use("button", "Lock", { back: true });
  await me.arrive("Your post is locked");
  await me.use("button", "Unlock with a passkey");
  await insured.page.getByText(answer, { exact: true }).waitFor();
  console.log(`     ${me.presses} keys for her, ${her.presses} for the clerk, typing not counted`);
}

async function activate(keys, page, origin, paper) {
  const [year, month, day] = paper.dob.split("-");
  await page.goto(origin);
  await page.getByRole("heading", { level: 1 }).waitFor();
  await keys.use("link", "Activate account");
  await keys.arrive("Enter the activation code");
  // The groups pass the focus on by themselves.
  await keys.type("Code, group 1 of 6", paper.code.replaceAll("-", ""));
  await keys.type("Day", day);
  await keys.type("Month", month);
  await keys.type("Year", year);
  await keys.press("Enter");
  await keys.arrive("Make a passkey");
  await keys.use("button", "Make a passkey");
  await keys.arrive("Store the recovery sheet");
  await page.getByRole("article", { name: "Recovery sheet" }).waitFor();
  await keys.use("button", "I have stored it safely, continue");
  await page.getByText("Your account is active").waitFor();
}

async function attach(keys, page, file) {
  await keys.to("button", /^Attachment/);
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), keys.press("Space")]);
  await chooser.setFiles([file]);
  await page.getByRole("listitem").filter({ hasText: file.name }).getByText("ready").waitFor();
}

async function save(keys, page, name) {
  await keys.to("button", `Save ${name}`);
  const [download] = await Promise.all([page.waitForEvent("download"), keys.press("Enter")]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  return Buffer.concat(chunks);
}
