// SPDX-License-Identifier: EUPL-1.2
// Short stories over the fake service: what a person does with keyboard and pointer, and what has to be true then. Each throws when it is not.
import assert from "node:assert/strict";

const focused = (page) => page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent?.trim() || document.activeElement?.tagName);
const hash = (page) => page.evaluate(() => location.hash);
const press = (page, name) => page.getByRole("button", { name, exact: true }).first().click();

export const STORIES = [
  {
    name: "where nothing can be written any more it is nobody's turn",
    app: "portal", s: "over", at: "/inbox",
    run: async (page, k) => {
      const turn = page.getByText(k("state-waiting-portal"), { exact: true });
      await page.getByRole("link", { name: "Bitte schicken Sie uns noch das Attest" }).click();
      await page.locator("#read-only").waitFor();
      assert.equal(await turn.count(), 0, "in the conversation");
      await page.getByRole("link", { name: k("nav-inbox") }).first().click();
      await page.getByRole("link", { name: "Bitte schicken Sie uns noch das Attest" }).waitFor();
      assert.equal(await turn.count(), 0, "in the list");
      // Control: the same post before the end.
      await page.goto(page.url().replace("s=over", "s=ends"));
      await turn.first().waitFor();
    },
  },
  {
    name: "after a change of the screen the heading has the focus, and the title tells no content",
    app: "portal", s: "", at: "/inbox",
    run: async (page, k) => {
      await page.getByRole("link", { name: "Zuschuss zum Zahnersatz" }).click();
      await page.getByRole("heading", { level: 1, name: "Bitte schicken Sie uns noch das Attest" }).waitFor();
      assert.equal(await page.evaluate(() => document.activeElement?.tagName), "H1");
      assert.equal(await page.title(), k("page-title", { title: k("thread-title") }));
    },
  },
  {
    name: "who was sent to unlock comes back to the screen she wanted",
    app: "portal", s: "locked", at: "/thread/t-attest",
    run: async (page, k) => {
      await page.getByRole("heading", { level: 1, name: k("locked-title") }).waitFor();
      assert.equal(await hash(page), "#/unlock");
      await press(page, k("unlock-passkey"));
      await page.getByRole("heading", { level: 1, name: "Bitte schicken Sie uns noch das Attest" }).waitFor();
      assert.equal(await hash(page), "#/thread/t-attest");
    },
  },
  {
    name: "nothing private is on the page after locking, and going back in the history does not bring it back",
    app: "portal", s: "", at: "/inbox",
    run: async (page, k) => {
      await page.getByRole("link", { name: "Zuschuss zum Zahnersatz" }).waitFor();
      await press(page, k("lock"));
      await page.getByRole("heading", { level: 1, name: k("locked-title") }).waitFor();
      await page.goBack().catch(() => undefined);
      await page.waitForTimeout(200);
      assert.equal(await page.getByText("Zahnersatz").count(), 0);
    },
  },
  {
    name: "changing the language keeps what was typed",
    app: "portal", s: "out", at: "/activate",
    run: async (page, k) => {
      await page.locator("#dob-year").fill("1968");
      const pick = async (from, to) => {
        await page.getByRole("banner").getByRole("button", { name: from, exact: true }).click();
        await page.getByRole("banner").getByRole("button", { name: to, exact: true }).click();
      };
      await pick("Sprache: Deutsch", "English");
      await page.getByRole("heading", { level: 1, name: "Enter the activation code" }).waitFor();
      assert.equal(await page.locator("#dob-year").inputValue(), "1968");
      assert.equal(await page.evaluate(() => document.documentElement.lang), "en");
      await pick("Language: English", "Deutsch");
      await page.getByRole("heading", { level: 1, name: k("code-title") }).waitFor();
    },
  },
  {
    name: "the menu of languages: opened and left by keyboard, each language in itself, remembered, and from right to left",
    app: "portal", s: "out", at: "/",
    run: async (page) => {
      const open = page.locator("header .langs-open");
      await open.focus();
      await page.keyboard.press("Enter");
      const names = await page.locator("header .langs-list button").allInnerTexts();
      assert.deepEqual(names, ["Deutsch", "Leichte Sprache", "العربية", "English", "Türkçe"]);
      assert.deepEqual(await page.locator("header .langs-list button").evaluateAll((all) => all.map(({ lang }) => lang)), ["de", "de-simple", "ar", "en", "tr"]);
      await page.keyboard.press("Escape");
      assert.equal(await page.locator("header .langs-list").isVisible(), false);
      assert.ok(await open.evaluate((button) => button === document.activeElement), "the focus is back");
      await page.keyboard.press("Enter");
      for (let n = 0; n < 3; n += 1) await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.documentElement.dir === "rtl");
      assert.equal(await page.evaluate(() => document.documentElement.lang), "ar");
      assert.equal(await page.locator("header .langs-list").isVisible(), false, "chosen, so closed");
      await page.reload();
      await page.waitForFunction(() => document.documentElement.lang === "ar" && document.documentElement.dir === "rtl");
      // The focus that goes on closes it.
      await open.click();
      await page.locator("header .langs-list").waitFor();
      await page.locator("main a, main button").first().focus();
      assert.equal(await page.locator("header .langs-list").isVisible(), false);
      await open.click();
      await page.getByRole("banner").getByRole("button", { name: "Leichte Sprache", exact: true }).click();
      await page.waitForFunction(() => document.documentElement.lang === "de-simple" && document.documentElement.dir === "ltr");
      await page.getByText("Hier schreiben Sie uns Nachrichten.").waitFor();
    },
  },
  {
    name: "the code: typing moves on by itself, Backspace goes back, a paste fills all",
    app: "portal", s: "out", at: "/activate",
    run: async (page) => {
      await page.locator("#code").focus();
      await page.keyboard.type("7k4mpq");
      assert.equal(await focused(page), "code-1");
      assert.equal(await page.locator("#code").inputValue(), "7K4M");
      for (let n = 0; n < 3; n += 1) await page.keyboard.press("Backspace");
      assert.equal(await focused(page), "code");
      await page.evaluate(() => {
        const data = new DataTransfer();
        data.setData("text", "7K4M-PQ2D-X9TH-4RWC-8N30-3F7K");
        document.activeElement.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
      });
      assert.equal(await page.locator("#code-5").inputValue(), "3F7K");
      assert.equal(await focused(page), "code-5");
    },
  },
  {
    name: "a refused form takes the focus to its summary, and the summary leads to the field",
    app: "portal", s: "", at: "/write",
    run: async (page, k) => {
      await press(page, k("send"));
      await page.locator(".kern-alert--danger").waitFor();
      assert.ok(await page.evaluate(() => document.activeElement?.classList.contains("kern-alert--danger")));
      await press(page, k("subject-empty"));
      assert.equal(await focused(page), "subject");
      assert.equal(await page.locator("#subject").getAttribute("aria-invalid"), "true");
    },
  },
  {
    name: "a message taken back is a draft again, word for word",
    app: "portal", s: "", at: "/thread/t-attest",
    run: async (page, k) => {
      await page.locator("#reply-text").fill("Vielen Dank.");
      await press(page, k("send"));
      await press(page, k("undo"));
      assert.equal(await page.locator("#reply-text").inputValue(), "Vielen Dank.");
      assert.equal(await page.locator("#reply-text").getAttribute("readonly"), null);
      assert.equal(await page.locator(".sendbar").count(), 0);
      assert.equal((await page.evaluate(() => globalThis.fake.write.drafts())).length, 1);
    },
  },
  {
    name: "what was written is still there after leaving the screen at once",
    app: "portal", s: "", at: "/thread/t-attest",
    run: async (page, k) => {
      await page.locator("#reply-text").fill("Noch nicht fertig");
      await page.getByRole("link", { name: k("nav-inbox") }).first().click();
      await page.getByRole("heading", { level: 1, name: k("nav-inbox") }).waitFor();
      await page.getByText(k("state-draft")).first().waitFor();
      await page.getByRole("link", { name: "Bitte schicken Sie uns noch das Attest" }).click();
      await page.locator("#reply-text").waitFor();
      assert.equal(await page.locator("#reply-text").inputValue(), "Noch nicht fertig");
    },
  },
  {
    name: "locking in the middle of a word loses no letter of it",
    app: "portal", s: "", at: "/thread/t-attest",
    run: async (page, k) => {
      await page.locator("#reply-text").pressSequentially("Ich wollte noch sag");
      await press(page, k("lock"));
      await page.getByRole("heading", { level: 1, name: k("locked-title") }).waitFor();
      await press(page, k("unlock-passkey"));
      await page.locator("#reply-text").waitFor();
      assert.equal(await page.locator("#reply-text").inputValue(), "Ich wollte noch sag");
    },
  },
  {
    name: "locking waits for the draft that a pause in typing has begun to store",
    app: "portal", s: "slowsave", at: "/thread/t-attest",
    run: async (page, k) => {
      await page.locator("#reply-text").pressSequentially("Ich wollte noch sagen");
      // The pause of 700 ms is over, the store of 600 ms is not.
      await page.waitForTimeout(900);
      await press(page, k("lock"));
      await page.getByRole("heading", { level: 1, name: k("locked-title") }).waitFor();
      await press(page, k("unlock-passkey"));
      await page.locator("#reply-text").waitFor();
      assert.equal(await page.locator("#reply-text").inputValue(), "Ich wollte noch sagen");
    },
  },
  {
    name: "the sending goes on while another screen is open",
    app: "portal", s: "sendfail", at: "/thread/t-attest",
    run: async (page, k) => {
      await page.locator("#reply-text").fill("Danke.");
      await press(page, k("send"));
      await page.getByRole("button", { name: k("undo") }).waitFor();
      await page.getByRole("link", { name: k("nav-account"), exact: true }).first().click();
      await page.locator(".sendbar--bad").waitFor({ timeout: 20_000 });
      await page.getByRole("link", { name: k("to-draft") }).click();
      await page.locator("#reply-text").waitFor();
      assert.equal(await page.locator("#reply-text").inputValue(), "Danke.");
    },
  },
  {
    name: "nothing that has the focus lies under the bar that says that something was not sent",
    app: "portal", s: "sendfail", at: "/thread/t-attest",
    run: async (page, k) => {
      await page.locator("#reply-text").fill("Danke.");
      await press(page, k("send"));
      await page.getByRole("button", { name: k("undo") }).waitFor();
      // She reads on above, and writes again when the bar is there.
      await page.locator("#reply-text").focus();
      await page.locator(".sendbar--bad").waitFor({ timeout: 20_000 });
      const inSight = () =>
        page.waitForFunction(() => {
          const { top, bottom } = document.activeElement.getBoundingClientRect();
          return document.activeElement !== document.body && top >= 0 && bottom <= document.querySelector(".sendbar").getBoundingClientRect().top;
        }, null, { timeout: 5_000 });
      assert.equal(await page.evaluate(() => document.activeElement?.id), "reply-text");
      await inSight();
      for (let n = 0; n < 6; n += 1) {
        await page.keyboard.press("Shift+Tab");
        if (await page.evaluate(() => document.activeElement.closest(".sendbar") === null)) await inSight();
      }
      for (let n = 0; n < 6; n += 1) {
        await page.keyboard.press("Tab");
        if (await page.evaluate(() => document.activeElement.closest(".sendbar, .foot") === null)) await inSight();
      }
    },
  },
  {
    name: "one key keeps the session, and the dialog gives the focus back",
    app: "portal", s: "idle", at: "/inbox",
    run: async (page, k) => {
      await page.getByRole("dialog", { name: k("idle-title") }).waitFor();
      assert.equal(await focused(page), k("idle-stay"));
      await page.keyboard.press("Enter");
      await page.locator("dialog[open]").waitFor({ state: "detached" });
    },
  },
  {
    name: "the skip link leads to the content without leaving the screen",
    app: "portal", s: "", at: "/inbox",
    run: async (page) => {
      await page.getByRole("link", { name: "Zuschuss zum Zahnersatz" }).waitFor();
      await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      assert.equal(await focused(page), "main");
      assert.equal(await hash(page), "#/inbox");
    },
  },
  {
    name: "the whole way in works by keyboard alone",
    app: "portal", s: "out", at: "/",
    run: async (page, k) => {
      await page.getByRole("button", { name: k("sign-in-passkey") }).waitFor();
      for (let n = 0; n < 20 && (await focused(page)) !== k("sign-in-passkey"); n += 1) await page.keyboard.press("Tab");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: k("nav-inbox") }).waitFor();
    },
  },
  {
    name: "a wrong birth date is mended without a new passkey",
    app: "portal", s: "out,wrongdob", at: "/activate",
    run: async (page, k) => {
      await page.locator("#code").focus();
      await page.keyboard.type("7k4mpq2dx9th4rwc8n303f7k");
      for (const [id, value] of [["dob", "14"], ["dob-month", "3"], ["dob-year", "1968"]]) await page.locator(`#${id}`).fill(value);
      await press(page, k("continue"));
      await press(page, k("make-passkey"));
      await press(page, k("sheet-stored"));
      for (let n = 0; n < 3; n += 1) {
        await page.locator("#dob").waitFor();
        for (const [id, value] of [["dob", "15"], ["dob-month", "3"], ["dob-year", "1968"]]) await page.locator(`#${id}`).fill(value);
        await press(page, k("continue"));
        await page.waitForTimeout(100);
        if (await page.getByText(k("new-letter")).count()) return;
      }
      throw new Error("the tries never ended");
    },
  },
  {
    name: "the work list is worked by keys, but not while somebody types",
    app: "office", s: "", at: "/list",
    run: async (page, k) => {
      await page.locator(".wl .open").first().waitFor();
      await page.keyboard.press("/");
      await page.keyboard.type("jo");
      assert.equal(await hash(page), "#/list");
      await page.getByRole("searchbox").fill("");
      await page.evaluate(() => document.activeElement.blur());
      await page.keyboard.press("j");
      await page.keyboard.press("j");
      await page.keyboard.press("k");
      await page.keyboard.press("a");
      await page.getByText(k("bulk-claim-done", { n: 1 })).first().waitFor();
      await page.keyboard.press("r");
      await page.locator("#reply-text").waitFor();
      await page.waitForFunction(() => document.activeElement?.id === "reply-text");
    },
  },
  {
    name: "a search is asked and walked by keys, takes a proposal, stays while a hit is looked at, and is forgotten with the lock",
    app: "office", s: "", at: "/list",
    run: async (page, k) => {
      const box = page.getByRole("searchbox", { name: k("search-office") });
      const focused = (selector) => page.waitForFunction((wanted) => document.activeElement?.matches(wanted), selector);
      await box.waitFor();
      await page.keyboard.press("/");
      await page.keyboard.type("Zahnersaz");
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => location.hash === "#/search");
      await press(page, k("search-proposal", { words: "Zahnersatz" }));
      await page.locator("[data-hit]").first().waitFor();
      assert.equal(await box.inputValue(), "Zahnersatz");
      assert.deepEqual(await page.locator("[data-hit] mark").allTextContents(), ["Zahnersatz", "Zahnersatz"]);
      await page.keyboard.press("/");
      await page.keyboard.press("ArrowDown");
      await focused("li:nth-child(1) [data-hit]");
      await page.keyboard.press("j");
      await focused("li:nth-child(2) [data-hit]");
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("ArrowUp");
      await focused("input");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Escape");
      await focused("input");
      await page.keyboard.press("ArrowDown");
      await page.keyboard.press("Enter");
      await page.locator("#reply-text").waitFor();
      await page.goBack();
      await page.locator("[data-hit]").first().waitFor();
      assert.equal(await box.inputValue(), "Zahnersatz");
      await press(page, k("lock"));
      await box.waitFor({ state: "detached" });
      assert.ok(!(await page.content()).includes("Zahnersatz"));
      await press(page, k("unlock-passkey"));
      await box.waitFor();
      assert.equal(await box.inputValue(), "");
    },
  },
  {
    name: "an internal note and an answer cannot be taken for each other",
    app: "office", s: "", at: "/thread/t-attest/krankengeld",
    run: async (page, k) => {
      const lane = page.getByRole("complementary", { name: k("lane-title") });
      await lane.waitFor();
      assert.equal(await lane.getByRole("textbox").count(), 1);
      const answer = page.getByRole("region", { name: k("to-person", { who: `Erika Muster, ${k("born", { date: k("lane-title") === "INTERN – nur für das Team" ? "14.03.1968" : "14 Mar 1968" })}` }) });
      await answer.waitFor();
      const colours = await page.evaluate(() => [".note-lane textarea", ".reply textarea"].map((selector) => getComputedStyle(document.querySelector(selector)).borderTopStyle));
      assert.deepEqual(colours, ["dashed", "none"]);
    },
  },
  {
    name: "a text module comes by key with what is known filled in, asks for the rest, and is taken back",
    app: "office", s: "", at: "/thread/t-attest/krankengeld",
    run: async (page, k) => {
      const field = page.locator("#reply-text");
      await page.getByRole("button", { name: "Attest ist da, Zahlung läuft weiter" }).waitFor();
      await field.fill("Zuerst das.");
      await page.locator("h1").first().click();
      await page.keyboard.press("t");
      await page.keyboard.press("1");
      await page.waitForFunction(() => document.activeElement?.id === "reply-text");
      const written = await field.inputValue();
      assert.match(written, /^Zuerst das\.\n\nGuten Tag Erika Muster,/);
      assert.ok(!written.includes("{Name}") && !written.includes("{Eingang}"), written);
      // The gap is selected: whoever types fills it.
      assert.equal(await field.evaluate((box) => box.value.slice(box.selectionStart, box.selectionEnd)), "{Letzter Tag}");
      await press(page, k("send"));
      await page.locator("#reply-error").waitFor();
      await press(page, k("text-take-back"));
      assert.equal(await field.inputValue(), "Zuerst das.");
      await page.getByLabel(k("texts-simple")).check();
      await page.getByRole("button", { name: "Attest ist da, Zahlung läuft weiter" }).click();
      assert.match(await field.inputValue(), /Sie bekommen weiter Krankengeld\./);
      await page.getByRole("button", { name: k("text-sign", { title: "Team" }) }).click();
      assert.match(await field.inputValue(), /M\. Sommer, Team Krankengeld\nTelefon/);
      // Neither expired nor withdrawn ones, nor those for later.
      for (const title of ["Sommeraktion", "Neues Jahr", "Alter Hinweis"]) assert.equal(await page.getByRole("button", { name: title }).count(), 0);
    },
  },
  {
    name: "removing a colleague says its consequences first, and Escape changes nothing",
    app: "office", s: "", at: "/staff/krankengeld",
    run: async (page, k) => {
      await press(page, k("remove-staff-label", { name: "T. Beispiel" }));
      await page.getByRole("dialog").getByText(k("remove-staff-2")).waitFor();
      await page.keyboard.press("Escape");
      await page.locator("dialog[open]").waitFor({ state: "detached" });
      await press(page, k("remove-staff-label", { name: "T. Beispiel" }));
      await press(page, k("remove-staff-do"));
      await page.getByText(k("remove-staff-done", { name: "T. Beispiel" })).first().waitFor();
    },
  },
  {
    name: "news about the account stay until the person has seen them, and then they are gone",
    app: "portal", s: "news", at: "/inbox",
    run: async (page, k) => {
      await page.getByText(k("security-news-title")).waitFor();
      await page.getByText(k("security-news-more", { n: 2 })).waitFor();
      await press(page, k("security-news-seen"));
      await page.getByText(k("security-news-title")).waitFor({ state: "detached" });
    },
  },
  {
    name: "blocking access says its consequences first, Escape changes nothing, and afterwards the start page says what to do",
    app: "portal", s: "", at: "/account",
    run: async (page, k) => {
      await press(page, k("block-ask"));
      const dialog = page.getByRole("dialog");
      for (const id of ["devices", "nobody", "kept", "deadlines", "letters", "drafts", "others", "back"]) await dialog.getByText(k(`block-then-${id}`, { phone: "0800\u00a0000\u00a04711" })).waitFor();
      await page.keyboard.press("Escape");
      await page.locator("dialog[open]").waitFor({ state: "detached" });
      assert.equal(await hash(page), "#/account");
      await press(page, k("block-ask"));
      await press(page, k("block-do"));
      await page.getByRole("heading", { level: 1, name: k("start-heading") }).waitFor();
      await page.getByText(k("refusal-access-blocked")).waitFor();
    },
  },
  {
    name: "leaving the portal says its consequences first, Escape changes nothing, and afterwards the start page says how to come back",
    app: "portal", s: "", at: "/account",
    run: async (page, k) => {
      await press(page, k("leave-ask"));
      const dialog = page.getByRole("dialog");
      for (const id of ["devices", "letters", "mail", "kept", "deadlines", "drafts", "others", "back"]) await dialog.getByText(k(`leave-then-${id}`, { brand: "Musterkasse" })).waitFor();
      await page.keyboard.press("Escape");
      await page.locator("dialog[open]").waitFor({ state: "detached" });
      await press(page, k("leave-ask"));
      await press(page, k("leave-do"));
      await page.getByRole("heading", { level: 1, name: k("start-heading") }).waitFor();
      await page.getByText(k("refusal-access-left")).waitFor();
    },
  },
];
