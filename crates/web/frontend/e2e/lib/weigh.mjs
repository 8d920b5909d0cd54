// SPDX-License-Identifier: EUPL-1.2
/** What a page brings over the wire, as the browser counts it: heads and bodies of answers, bodies as they came (compressed). */

/** Not part of the first screen: it is loaded beside it, and nothing waits for it before somebody opens her post. */
const BESIDE = /\/assets\/crypto-worker-[\w-]+\.js$/;

/**
 * Begins to count; `so_far()` tells bytes of files (pages, scripts, styles, fonts, languages), of data (`/api/`), and each file by itself.
 * `cdp` is a session of the page.
 */
export async function weigh(cdp) {
  await cdp.send("Network.enable");
  const asked = new Map();
  const came = [];
  cdp.on("Network.responseReceived", ({ requestId, response }) => asked.set(requestId, { url: response.url, form: response.headers["content-encoding"] ?? response.headers["Content-Encoding"] ?? "" }));
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const known = asked.get(requestId);
    if (known !== undefined && !/^(data|blob):/.test(known.url)) came.push({ ...known, bytes: encodedDataLength });
  });
  return {
    again: () => came.splice(0),
    soFar: () => {
      const files = came.filter(({ url }) => !new URL(url).pathname.startsWith("/api/") && !BESIDE.test(url));
      const sum = (list) => list.reduce((total, { bytes }) => total + bytes, 0);
      return { files: sum(files), data: sum(came.filter(({ url }) => new URL(url).pathname.startsWith("/api/"))), beside: sum(came.filter(({ url }) => BESIDE.test(url))), list: files };
    },
  };
}

/** Waits until nothing has come for a second. */
export async function quiet(meter, page) {
  for (let before = -1; before !== meter.soFar().files; ) {
    before = meter.soFar().files;
    await page.waitForTimeout(1000);
  }
}
