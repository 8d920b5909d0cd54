// SPDX-License-Identifier: EUPL-1.2
// Papers that only the Medical Service can read. Bugs put in on purpose: `.ci/seeded-bugs.toml`, class 14.
import { beforeEach, describe, expect, it } from "vitest";
import { open } from "../../src/crypto/agefile.ts";
import { b64u } from "../../src/crypto/b64.ts";
import { sha256 } from "../../src/crypto/hash.ts";
import { MEDICAL_SERVICE } from "../../src/crypto/api.ts";
import { World, draft, refusal, until, value } from "./world.ts";

let world: World;
let erika: Awaited<ReturnType<World["insured"]>>;
beforeEach(async () => {
  world = await World.make();
});

const CONTENT = Uint8Array.from({ length: 100_000 }, (_, at) => ("%PDF-".charCodeAt(at) || at % 251));
const finding = (): File => new File([CONTENT], "Befund Depression.pdf", { type: "application/pdf" });
const states = (id: string): string[] => erika.service.write.uploads(id).map((upload) => (upload.progress.state === "failed" ? `failed ${upload.progress.refusal.code}` : upload.progress.state));

/** Her first letter in a matter of the Medical Service, with a finding for it. */
async function sent(): Promise<{ thread: string; aid: string }> {
  erika = await world.insured();
  const kept = draft({ matter: "hilfsmittel", body: "Anbei der Befund." });
  value(await erika.service.write.saveDraft(kept));
  value(await erika.service.write.addFile(kept.id, finding(), true));
  await until(() => states(kept.id)[0] === "ready");
  const { thread } = value(await erika.service.write.send(kept));
  return { thread, aid: [...world.server.attachments.keys()][0]! };
}

describe("papers for the Medical Service", () => {
  it("are sealed to its key only, under a name that says nothing, and handed on as they came", async () => {
    await world.insurer.newDept(MEDICAL_SERVICE, "Medizinischer Dienst");
    const { thread, aid } = await sent();
    expect(value(await erika.service.medical("hilfsmittel", false))).toEqual({ label: "Medizinischer Dienst" });
    expect(value(await erika.service.medical("allgemein", false))).toBeNull();
    const clerk = await world.clerk();
    const shown = async (service: typeof clerk.service | typeof erika.service) => {
      const [message] = value(await service.thread(thread)).messages;
      return message?.kind === "message" ? message.attachments[0]! : null;
    };
    for (const service of [clerk.service, erika.service]) {
      expect(await shown(service)).toMatchObject({ aid, name: `medizinischer-dienst-${aid.slice(-4)}.pdf`, state: "not-for-you", medical: { forwarded: null } });
      expect(refusal(await service.openAttachment(thread, aid, () => undefined))).toBe("not-for-you");
    }
    const stored = world.server.attachments.get(aid)!.bytes;
    const { sealed, sheet } = value(await clerk.service.forwardMedical(thread, "pflege", aid));
    const file = new Uint8Array(await sealed.arrayBuffer());
    expect(file).toEqual(stored);
    expect(sheet).toMatchObject({ v: 1, t: "medical-sheet", thread, dept: "pflege", att: { aid, ct: b64u(sha256(file)), pt: b64u(sha256(CONTENT)), size: CONTENT.length, to: { dept: MEDICAL_SERVICE, epoch: 1 } } });
    expect(JSON.stringify(sheet)).not.toContain("Depression");
    expect(await shown(erika.service)).toMatchObject({ medical: { forwarded: { by: "Team Pflege" } } });
    // With its key, and with no other one.
    const key = (dept: string): string => world.insurer.dept(dept).epochs[0]!.identity!;
    expect((await open(key(MEDICAL_SERVICE), file)).slice(0, CONTENT.length)).toEqual(CONTENT);
    await expect(open(key("pflege"), file)).rejects.toMatchObject({ code: "not-for-this-key" });
  });

  it("are handed on only if they are what the message names", async () => {
    await world.insurer.newDept(MEDICAL_SERVICE, "Medizinischer Dienst");
    const { thread, aid } = await sent();
    const stored = world.server.attachments.get(aid)!;
    stored.bytes = Uint8Array.from(stored.bytes, (byte, at) => (at === stored.bytes.length - 5 ? byte ^ 1 : byte));
    const clerk = await world.clerk();
    expect(refusal(await clerk.service.forwardMedical(thread, "pflege", aid))).toBe("wrong-file");
    expect(world.server.seen.some(({ path }) => path.endsWith("/forwarding"))).toBe(false);
  });

  it.each(["nobody's", "the server's own"])("are sealed to nobody while the key is %s", async (which) => {
    if (which !== "nobody's") {
      await world.insurer.newDept(MEDICAL_SERVICE, "Medizinischer Dienst");
      // A lying server puts the team's key under the name of the Medical Service; no administrator has signed that.
      const epochs = world.insurer.dept(MEDICAL_SERVICE).epochs as unknown as { attested: { stmt: { payload: string } } }[];
      const stmt = epochs[0]!.attested.stmt;
      const body = JSON.parse(atob(stmt.payload)) as Record<string, unknown>;
      stmt.payload = btoa(JSON.stringify({ ...body, enc: world.insurer.dept("pflege").epochs[0]!.body.enc }));
    }
    erika = await world.insured();
    expect(value(await erika.service.medical("hilfsmittel", false))).toEqual({ label: null });
    const kept = draft({ matter: "hilfsmittel" });
    value(await erika.service.write.saveDraft(kept));
    value(await erika.service.write.addFile(kept.id, finding(), true));
    await until(() => states(kept.id)[0] === "failed medical-unproven");
    expect(refusal(await erika.service.write.send(kept))).toBe("medical-unproven");
    expect(world.server.attachments.size).toBe(0);
    expect(world.server.threads.size).toBe(0);
  });

  it("come back after a reload under the name the person knows, and still for the Medical Service", async () => {
    await world.insurer.newDept(MEDICAL_SERVICE, "Medizinischer Dienst");
    erika = await world.insured();
    const kept = draft({ matter: "hilfsmittel" });
    value(await erika.service.write.saveDraft(kept));
    value(await erika.service.write.addFile(kept.id, finding(), true));
    await until(() => states(kept.id)[0] === "ready");
    const page = await world.reload(erika.profile);
    value(await page.service.session.unlockWithPasskey());
    await until(() => page.service.write.uploads(kept.id)[0]?.progress.state === "ready");
    expect(page.service.write.uploads(kept.id)[0]).toMatchObject({ name: "Befund Depression.pdf", medical: true });
  });
});
