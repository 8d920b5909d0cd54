// SPDX-License-Identifier: EUPL-1.2
/** The canary of hostile content: it is heard when a script runs, when anything calls home, and when a page is led away. */
import { once } from "node:events";
import { createServer } from "node:http";

/** A server that nobody may call, and everything that a page could do for a file that it should not. `served`: pages of that server. */
export async function listen({ page, context }, served = new Map()) {
  const calls = [];
  const server = createServer((request, response) => {
    const html = served.get(request.url);
    if (html === undefined) calls.push(`request ${request.url}`);
    response.writeHead(200, { "content-type": request.url.endsWith(".svg") ? "image/svg+xml" : "text/html", "access-control-allow-origin": "*" }).end(html ?? "");
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${server.address().port}`;
  const url = `${origin}/canary`;
  // In every frame, also in those without origin.
  await context.exposeBinding("spCanary", (_, how) => {
    calls.push(`script ${how}`);
  });
  page.on("dialog", (dialog) => {
    calls.push(`dialog ${dialog.type()}`);
    void dialog.dismiss();
  });
  page.on("download", (download) => calls.push(`download ${download.suggestedFilename()}`));
  page.on("request", (request) => {
    if (request.url().includes("/canary")) calls.push(`asked ${request.url()}`);
  });
  context.on("page", () => calls.push("window"));
  page.on("framenavigated", (frame) => {
    if (frame !== page.mainFrame() && frame.url() !== "about:blank" && !frame.url().endsWith("/viewer")) calls.push(`navigated ${frame.url()}`);
  });
  const js = `try{spCanary('x')}catch(e){};try{top.document.title='canary'}catch(e){};new Image().src='${url}?js';location='${url}?go';alert(1)`;
  return { calls, url, js, origin, served, close: () => server.close() };
}
