// SPDX-License-Identifier: EUPL-1.2
/**
 * Somebody answers a letter while the network does what it does: what is there is not sent twice, and the same answer is the same answer.
 * Negative controls: without `#there` the second test is red, without `#sealed` the first.
 */
import { beforeEach, describe, expect, test } from "vitest";
import { bad, CANCELLED, good, OFFLINE, type Answer, type Problem } from "../../src/api/problem.js";
import type { Context } from "../../src/mailbox/context.js";
import type { Taken } from "../../src/mailbox/views.js";
import { Reply } from "../../src/mailbox/reply.js";

type Given = { readonly locator: string; readonly answer: string; readonly mac: string; readonly files: readonly string[] };

let uploads: { readonly path: string; readonly headers: Readonly<Record<string, string>> }[];
let given: Given[];
/** What comes back, in this order; after that everything works. */
let answers: (Problem | null)[];
let uploadFaults: Problem[];
let reply: Reply;
let sealed: number;

const gone: Problem = { code: "attachment-not-uploaded", status: 400 };

beforeEach(async () => {
  [uploads, given, answers, uploadFaults, sealed] = [[], [], [], [], 0];
  let random = 0;
  const context = {
    config: () => Promise.resolve({ org: "musterkasse.example", limits: { attachment: 1000 } }),
    now: () => 1_795_000_000,
    env: { clock: () => 1_795_000_000_000, random: (n: number) => new Uint8Array(n).fill((random += 1)), sleep: () => Promise.resolve() },
    upload: (path: string, _blob: Blob, progress: (done: number, total: number) => void, signal: AbortSignal, headers: Readonly<Record<string, string>>) => {
      const fault = signal.aborted ? CANCELLED : uploadFaults.shift();
      if (fault !== undefined) return Promise.resolve(bad(fault));
      uploads.push({ path, headers });
      progress(10, 10);
      return Promise.resolve(good({ aid: "a", size: 10, sha256: "ct" }));
    },
    api: {
      findReplyCode: () => Promise.resolve(good({ id: "r-1", recipient: "age1pq1", key_mac: "mac", made_at: 1, expires_at: 2 })),
      replyFilePath: (id: string, aid: string) => `/replies/${id}/files/${aid}`,
      giveReply: (_id: string, body: Given): Promise<Answer<{ readonly received_at: number }>> => {
        given.push(body);
        const fault = answers.shift() ?? null;
        return Promise.resolve(fault === null ? good({ received_at: 7 }) : bad(fault));
      },
    },
    crypto: {
      replyLocator: () => Promise.resolve("locator"),
      beginReply: () => Promise.resolve(),
      endReply: () => Promise.resolve(),
      sealReplyAttachment: ({ aid, name, type }: { readonly aid: string; readonly name: string; readonly type: string }) =>
        Promise.resolve({
          csize: 10,
          stream: new Blob(["0123456789"]).stream(),
          done: Promise.resolve({ aid, name, type, size: 3, pt: "pt", ct: "ct", csize: 10, to: null }),
        }),
      sealReply: () => Promise.resolve({ file: new Uint8Array(5), mac: `mac ${(sealed += 1)}` }),
    },
  };
  reply = new Reply(context as unknown as Context);
  expect(await reply.find("CODE")).toMatchObject({ ok: true });
});

const file: Taken = { name: "befund.pdf", type: "application/pdf", size: 3, content: new Blob(["abc"]), source: "s", cleaned: false, uncleaned: null };
const send = (text: string, files: readonly Taken[] = [file], signal = new AbortController().signal) => reply.send({ name: "", text, lang: "de", files }, () => undefined, signal);

describe("an answer to a letter", () => {
  test("takes only what it is, and sends no picture that could not be cleaned without a word", async () => {
    expect(await reply.take(new File(["MZ"], "Rechnung.pdf"))).toMatchObject({ ok: false, refusal: { code: "file-disguised" } });
    const taken = await reply.take(new File(["II*\0"], "Scan.tif"));
    if (!taken.ok) throw new Error(taken.refusal.code);
    expect(taken.value).toMatchObject({ name: "Scan.tif", type: "image/tiff", uncleaned: "tiff" });
    expect(await send("Anbei.", [taken.value])).toMatchObject({ ok: false, refusal: { code: "picture-undecided" } });
    expect(uploads).toEqual([]);
    expect(await send("Anbei.", [{ ...taken.value, uncleaned: null }])).toMatchObject({ ok: true });
  });

  test("whose receipt was lost is given once more as it was", async () => {
    answers = [OFFLINE];
    expect(await send("Anbei.")).toMatchObject({ ok: false, refusal: { code: "offline" } });
    expect(await send("Anbei.")).toEqual({ ok: true, value: { receivedAt: 7 } });
    expect(given[1]).toEqual(given[0]);
    expect(uploads).toHaveLength(2);
    expect(uploads.every(({ headers }) => headers["Siegelpost-Reply"] === "locator")).toBe(true);
  });

  test("that was changed after a try is sealed anew, and its files are not sent again", async () => {
    answers = [OFFLINE];
    await send("Anbei.");
    expect(await send("Anbei, verbessert.")).toMatchObject({ ok: true });
    expect(given[1]?.mac).not.toBe(given[0]?.mac);
    expect(given[1]?.files).toEqual(given[0]?.files);
    // The file once, and the answer twice.
    expect(uploads).toHaveLength(3);
  });

  test("whose files the server has no more is sent from the beginning with the next try", async () => {
    answers = [gone];
    expect(await send("Anbei.")).toMatchObject({ ok: false, refusal: { code: "upload-damaged" } });
    expect(await send("Anbei.")).toMatchObject({ ok: true });
    expect(uploads).toHaveLength(4);
    expect(given[1]?.files).not.toEqual(given[0]?.files);
  });

  test("is tried again by itself while the server is busy, and stops when the screen is left", async () => {
    uploadFaults = [{ code: "busy", status: 503 }];
    expect(await send("Anbei.")).toMatchObject({ ok: true });
    expect(await reply.find("CODE")).toMatchObject({ ok: true });
    const left = new AbortController();
    left.abort();
    expect(await send("Anbei.", [file], left.signal)).toMatchObject({ ok: false, refusal: { code: "cancelled" } });
    expect(given).toHaveLength(1);
  });

  test("needs a code that was found", async () => {
    reply.forget();
    expect(await send("Anbei.", [])).toMatchObject({ ok: false, refusal: { code: "not-found" } });
  });
});
