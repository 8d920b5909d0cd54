// SPDX-License-Identifier: EUPL-1.2
/**
 * She is signed in, and opens a page that means her harm in another tab: once of another site, once of a neighbour (another port of the
 * same host, to which browsers do send a cookie that is `SameSite=Strict`). It reads, changes, frames and opens whatever a page can.
 */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import { activate, toInbox, write } from "../lib/person.mjs";

export const title = "a hostile page in another tab reads nothing of hers, changes nothing, and frames nothing";

export default async function story({ stage }) {
  const demo = await stage.demo();
  const insured = await stage.device("insured");
  const { page } = insured;
  await activate(page, demo.portal, demo.letters[0]);
  await toInbox(page);
  await write(page, demo.portal, { matter: "Bescheinigung oder Attest schicken", subject: "Attest", body: "Nur für Sie." });
  const thread = /#\/thread\/(.+)$/.exec(page.url())[1];

  const server = createServer((_, response) => response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Gewinnspiel</title>")).listen(0);
  await once(server, "listening");
  const { port } = server.address();
  try {
    for (const [host, sent] of [["127.0.0.1", false], ["localhost", true]]) await visit(insured, demo, { origin: `http://${host}:${port}`, sent, thread });
  } finally {
    server.close();
  }

  // Her own page goes on as if nothing had been: signed in, unlocked, one message.
  await page.getByText("Nur für Sie.", { exact: true }).waitFor();
  const own = await page.evaluate(async (id) => [(await fetch("/api/portal/session")).status, (await (await fetch(`/api/portal/threads/${id}/messages?lane=case&after=0&limit=10`)).json()).items.length, (await (await fetch("/api/portal/sessions")).json()).items.length], thread);
  assert.deepEqual(own, [200, 1, 1]);
}

async function visit(insured, demo, { origin, sent, thread }) {
  const { context } = insured;
  const evil = await context.newPage();
  const requests = [];
  const listen = (request) => {
    if (request.url().startsWith(`${demo.portal}/api/`) && request.frame().page() === evil) requests.push(request);
  };
  context.on("request", listen);
  await evil.goto(origin);

  const reads = [`/api/portal/session`, `/api/portal/config`, `/api/portal/threads/${thread}`, `/api/portal/threads/${thread}/messages?lane=case&after=0&limit=10`, `/api/portal/events`, `/`];
  for (const path of reads) {
    for (const mode of ["cors", "no-cors"]) assert.equal(await evil.evaluate(fetched, [demo.portal + path, { mode, credentials: "include" }]), "nothing", `${origin} reads ${path} (${mode})`);
    for (const tag of ["script", "img", "link", "iframe"]) assert.equal(await evil.evaluate(embedded, [tag, demo.portal + path]), "nothing", `${origin} embeds ${path} as ${tag}`);
  }

  assert.deepEqual(evil.frames().map((frame) => frame.url()).filter((url) => url.startsWith(demo.portal)), [], `${origin} frames the portal`);

  const changes = [["DELETE", "/api/portal/session"], ["POST", "/api/portal/session/extend"], ["PUT", "/api/portal/contact"], ["POST", `/api/portal/threads/${thread}/messages`], ["POST", "/api/portal/session/passkey/options"]];
  for (const [method, path] of changes) {
    await evil.evaluate(fetched, [demo.portal + path, { method, credentials: "include", headers: { "content-type": "application/json", "x-siegelpost": "1" }, body: method === "DELETE" ? undefined : "{}" }]);
    if (method === "POST") {
      await evil.evaluate(fetched, [demo.portal + path, { method, mode: "no-cors", credentials: "include", headers: { "content-type": "text/plain" }, body: "{}" }]);
      await evil.evaluate(submitted, demo.portal + path);
    }
  }
  await evil.evaluate((url) => navigator.sendBeacon(url, "{}"), `${demo.portal}/api/portal/session/extend`);

  // A window of hers is not in its hands: not what is in it, not even whether it is there.
  const [popup] = await Promise.all([context.waitForEvent("page"), evil.evaluate((url) => { window.hers = open(url); }, demo.portal)]);
  await popup.getByRole("heading", { level: 1 }).waitFor();
  assert.equal(await popup.evaluate(() => window.opener), null);
  assert.equal(await evil.evaluate(() => window.hers.closed), true);
  await popup.close();

  // Of some requests a browser does not even tell its debugger the answer; what it tells is the server's refusal.
  const refused = [];
  for (const request of requests) {
    const response = await request.response();
    if (response === null) continue;
    assert.equal(response.status(), 403, `${origin}: ${request.method()} ${request.url()}`);
    refused.push(request);
  }
  assert.ok(requests.length >= 5 * reads.length + changes.length && refused.length >= 5, `${requests.length} requests, ${refused.length} refusals`);
  // The neighbour's requests did carry her cookie, so that the server's check is all that refused them.
  const cookies = await Promise.all(refused.map(async (request) => /sp-portal=/.test((await request.allHeaders()).cookie ?? "")));
  assert.equal(cookies.some(Boolean), sent, `${origin}: cookies ${sent ? "came" : "did not come"} along`);
  context.off("request", listen);
  await evil.close();
}

/** What a script gets of an address: "nothing" when the browser keeps the answer from it. */
async function fetched([url, init]) {
  try {
    const answer = await fetch(url, init);
    return `${answer.status} ${answer.type} ${(await answer.text()).slice(0, 80)}`;
  } catch {
    return "nothing";
  }
}

/** Whether an element that takes addresses shows or runs what is there. A frame loads in any case: the browser's own page of refusal. */
function embedded([tag, url]) {
  return new Promise((resolve) => {
    const element = document.createElement(tag);
    if (tag === "link") element.rel = "stylesheet";
    element.addEventListener("error", () => { resolve("nothing"); });
    element.addEventListener("load", () => { resolve(tag === "iframe" ? "nothing" : "loaded"); });
    element[tag === "link" ? "href" : "src"] = url;
    document.body.append(element);
  });
}

/** A form, sent into a frame as forms are: with cookies where the browser sends them. */
function submitted(url) {
  return new Promise((resolve) => {
    const frame = document.createElement("iframe");
    frame.name = `f${Math.random()}`;
    document.body.append(frame);
    const form = document.createElement("form");
    Object.assign(form, { action: url, method: "post", enctype: "text/plain", target: frame.name });
    document.body.append(form);
    frame.addEventListener("load", () => { if (frame.contentDocument === null) resolve(null); });
    form.submit();
    setTimeout(resolve, 1000, null);
  });
}
