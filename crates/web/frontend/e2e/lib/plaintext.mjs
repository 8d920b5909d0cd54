// SPDX-License-Identifier: EUPL-1.2
/**
 * A client that does not encrypt, for the negative control of the canary: its requests keep the real age header and nonce, so that the
 * server's structural check passes, but what follows is readable.
 */
import assert from "node:assert/strict";

const NONCE = 16;
const CHUNK = 65_536;
const TAG = 16;

/** Length of an age header: up to and with the line that begins with `--- `. */
function headerLength(file) {
  const mac = file.indexOf("\n--- ");
  const end = file.indexOf("\n", mac + 1);
  assert.ok(mac > 0 && end > mac, "no age header");
  return end + 1;
}

/** The same header and nonce, `text` again and again, the same length. */
export function unsealed(file, text, length = file.length) {
  const head = file.subarray(0, headerLength(file) + NONCE);
  const body = Buffer.alloc(length - head.length, `${text}\n`);
  return Buffer.concat([head, body]);
}

/** A length that an age file with this content would have. */
export function sealedLength(file, content) {
  return headerLength(file) + NONCE + content + TAG * Math.max(1, Math.ceil(content / CHUNK));
}

/** Posted messages leave this page readable; `text` gives what the person typed. Answers the files as the client meant them. */
export async function sendMessagesUnsealed(page, text) {
  const sealed = [];
  await page.route(/\/api\/portal\/threads(\/[^/]+\/messages)?$/, async (route) => {
    if (route.request().method() !== "POST") return route.fallback();
    const body = route.request().postDataJSON();
    const file = Buffer.from(body.message.file, "base64url");
    sealed.push(file);
    body.message.file = unsealed(file, text()).toString("base64url");
    return route.continue({ postData: JSON.stringify(body) });
  });
  return sealed;
}

/** Uploads leave this page readable: under the header of any sealed file, with the content as it was chosen. */
export async function sendFilesUnsealed(page, header, content) {
  await page.route("**/api/portal/attachments/*", (route) =>
    route.request().method() === "PUT" ? route.continue({ postData: unsealed(header, content, sealedLength(header, 3 * CHUNK + 77)) }) : route.fallback(),
  );
}
