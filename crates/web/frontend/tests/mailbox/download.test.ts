// SPDX-License-Identifier: EUPL-1.2
import { beforeEach, expect, it } from "vitest";
import { World, draft, refusal, until, value } from "./world.ts";

const SIZE = 400_000;
const HEAD = "%PDF-1.7";
const CONTENT = Uint8Array.from({ length: SIZE }, (_, at) => (at < HEAD.length ? HEAD.charCodeAt(at) : (at * 31) % 251));

let world: World;
let erika: Awaited<ReturnType<World["insured"]>>;
let thread: string;
let aid: string;
beforeEach(async () => {
  world = await World.make();
  erika = await world.insured();
  const kept = draft({ body: "Mit Anlage" });
  value(await erika.service.write.saveDraft(kept));
  value(await erika.service.write.addFile(kept.id, new File([CONTENT], "a.pdf", { type: "application/pdf" })));
  await until(() => erika.service.write.uploads(kept.id)[0]?.progress.state === "ready");
  thread = value(await erika.service.write.send(kept)).thread;
  [aid = ""] = [...world.server.attachments.keys()];
});

/** Each answer brings `piece` bytes and breaks; every other one ends as if that were all. */
function breaking(piece: number): () => number {
  let answers = 0;
  world.server.download = (bytes) => {
    answers += 1;
    const quiet = answers % 2 === 0;
    let sent = false;
    return new ReadableStream({
      pull(controller) {
        if (!sent && piece > 0) {
          sent = true;
          controller.enqueue(bytes.slice(0, piece));
        } else if (quiet || bytes.length <= piece) controller.close();
        else controller.error(new TypeError("network"));
      },
    });
  };
  return () => answers;
}

it("a download that is cut twenty times goes on with what it has, and is the file", async () => {
  const answers = breaking(20_500);
  const blob = value(await erika.service.openAttachment(thread, aid, () => undefined));
  expect(Buffer.from(await blob.arrayBuffer()).equals(Buffer.from(CONTENT))).toBe(true);
  expect(answers()).toBeGreaterThan(19);
  const ranges = world.server.seen.filter(({ method, path }) => method === "GET" && path.endsWith(`/attachments/${aid}`)).length;
  expect(ranges).toBe(answers());
});

it("a line that brings nothing any more ends it, and so does a file that changed meanwhile", async () => {
  const answers = breaking(0);
  expect(refusal(await erika.service.openAttachment(thread, aid, () => undefined))).toBe("offline");
  expect(answers()).toBeLessThan(12);
  breaking(100_000);
  const stored = world.server.attachments.get(aid)!;
  const later = world.server.download!;
  let turn = 0;
  world.server.download = (bytes) => {
    turn += 1;
    // Another file under the same name, from the second piece on.
    return later(turn < 2 ? bytes : bytes.map((byte) => byte ^ 1));
  };
  expect(stored.bytes.length).toBeGreaterThan(SIZE);
  expect(refusal(await erika.service.openAttachment(thread, aid, () => undefined))).not.toBe("accepted");
});
