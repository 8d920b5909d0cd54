// SPDX-License-Identifier: EUPL-1.2
/** The own e-mail address: what may be typed, and what leaves the browser. */
import { beforeEach, describe, expect, it } from "vitest";
import { unb64u } from "../../src/crypto/b64.ts";
import { isAddress, mailId, mailLang } from "../../src/mailbox/contact.ts";
import { World, refusal, value } from "./world.ts";

let world: World;
beforeEach(async () => {
  world = await World.make();
});

describe("addresses", () => {
  it("are plain ones that the notifier can mail to", () => {
    for (const right of ["erika.muster@post.example", "a@b.de", "o'hara+kasse@sub.post.example", `${"a".repeat(64)}@post.example`]) expect(isAddress(right), right).toBe(true);
    const wrong = ["", "erika", "@post.example", "erika@", "erika@post", "erika@@post.example", "er ika@post.example", "erika.@post.example", ".erika@post.example", "erika@-post.example", "erika@post..example", '"erika"@post.example', "erika@[127.0.0.1]", "erika@päckchen.example", "erika@post.example\nbcc:x@y.example", `${"a".repeat(65)}@post.example`, `a@${"b".repeat(63)}.${"c".repeat(63)}.${"d".repeat(63)}.${"e".repeat(63)}.example`, "=?x?=@post.example"];
    for (const text of wrong) expect(isAddress(text), text).toBe(false);
  });

  it("leave the browser sealed, in a file that says nothing by its length", async () => {
    const erika = await world.insured();
    const files = [];
    for (const address of ["a@b.de", "erika.muster.mit.langem.namen@post.example"]) {
      value(await erika.service.contact.ask(address, "en"));
      const { sealed, lang } = world.server.mails.contact!;
      expect(lang).toBe("en");
      files.push(unb64u(sealed));
    }
    const [one, two] = files.map((file) => new TextDecoder("latin1").decode(file));
    expect(one).toMatch(/^age-encryption\.org\/v1\n-> X25519 [A-Za-z0-9+/]{43}\n/u);
    expect(one).not.toContain("a@b.de");
    expect(one!.length).toBe(two!.length);
    expect(one!.length).toBeLessThanOrEqual(2048);
  });

  it("are in force also when the answer to the right code got lost and it is typed again", async () => {
    const erika = await world.insured();
    expect(refusal(await erika.service.contact.confirm("12345678"))).toBe("contact-code-over");
    world.server.mails.confirmedAt = 1_800_000_000;
    expect(value(await erika.service.contact.confirm("12345678"))).toMatchObject({ confirmedAt: 1_800_000_000, candidate: null });
  });

  it("may get mails that do not say whom they come from, for as long as somebody wants that", async () => {
    const erika = await world.insured();
    expect(value(await erika.service.contact.current())).toMatchObject({ discreet: false });
    expect(value(await erika.service.contact.discreet(true))).toMatchObject({ discreet: true });
    expect(value(await erika.service.contact.current())).toMatchObject({ discreet: true });
    expect(value(await erika.service.contact.discreet(false))).toMatchObject({ discreet: false });
  });

  it("get their mails when and in the language that somebody wants", async () => {
    const erika = await world.insured();
    expect(value(await erika.service.contact.choose("evening", "de-simple"))).toMatchObject({ time: "evening", lang: "de-simple", hours: { quiet: [21, 7] } });
    expect(value(await erika.service.contact.current())).toMatchObject({ time: "evening", lang: "de-simple" });
    expect(value(await erika.service.contact.mails())).toMatchObject([{ at: 1_800_000_000, sure: false }]);
  });

  it("get a phrase that leaves the browser sealed, in a file as long as that of an address", async () => {
    const erika = await world.insured();
    const latin1 = (): string => new TextDecoder("latin1").decode(unb64u(world.server.mails.phrase!));
    expect(value(await erika.service.contact.phrase("Blauer Elefant am See"))).toMatchObject({ phrase: true });
    const one = latin1();
    expect(one).toMatch(/^age-encryption\.org\/v1\n-> X25519 /u);
    value(await erika.service.contact.phrase("ä".repeat(40)));
    expect(latin1().length).toBe(one.length);
    value(await erika.service.contact.ask("a@b.de", "de"));
    expect(unb64u(world.server.mails.contact!.sealed).length).toBe(one.length);
    expect(refusal(await erika.service.contact.phrase("Elefant 7"))).toBe("wrong-argument");
    expect(value(await erika.service.contact.phrase(null))).toMatchObject({ phrase: false });
    expect(world.server.mails.phrase).toBeNull();
  });

  it("need the keys open", async () => {
    const erika = await world.insured();
    await erika.service.session.lock();
    expect(refusal(await erika.service.contact.ask("a@b.de", "de"))).toBe("locked");
    expect(refusal(await erika.service.contact.confirm("12345678"))).toBe("locked");
    expect(refusal(await erika.service.contact.remove())).toBe("locked");
    expect(refusal(await erika.service.contact.discreet(true))).toBe("locked");
    expect(refusal(await erika.service.contact.choose("soon", "de"))).toBe("locked");
    expect(refusal(await erika.service.contact.phrase("Blauer Elefant"))).toBe("locked");
    expect(world.server.mails.contact).toBeNull();
  });
});

describe("the language of mails", () => {
  it("is the one in which somebody reads who enters an address, and Leichte Sprache stays", () => {
    for (const [chosen, reading, lang] of [[null, "de", "de"], [null, "en", "en"], ["de", "en", "en"], ["en", "de", "de"], ["de-simple", "de", "de-simple"], ["de-simple", "en", "en"], ["den", "de", "de"]] as const) expect(mailLang(chosen, reading), `${chosen} ${reading}`).toBe(lang);
  });
});

describe("the id of a mail", () => {
  it("is found in what people paste, and asked for without signing in", async () => {
    const id = "0193b0a5-1111-7222-8333-444444444444";
    const source = `Received: by x id 9193b0a5-1111-7222-8333-444444444444\r\nSubject: Musterkasse\r\nMessage-ID: <${id}@musterkasse.example>\r\nDate: x`;
    for (const text of [id, id.toUpperCase(), ` <${id}@musterkasse.example> `, `Message-ID:<${id}@a>`, source]) expect(mailId(text), text).toBe(id);
    for (const text of ["", "Sehr geehrter Kunde", "Message-ID: <CAF=abc@mail.example>", "0193b0a5-1111-7222-8333"]) expect(mailId(text), text).toBeNull();
    expect(value(await world.portal().service.contact.check(id))).toBeNull();
  });
});
