// SPDX-License-Identifier: EUPL-1.2
// What another app shares: through memory, to one page, once.
import { describe, expect, it } from "vitest";
import { Shared } from "../../src/push/share.ts";

const form = (files: readonly File[], more: Record<string, string> = {}): { formData(): Promise<FormData> } => {
  const data = new FormData();
  for (const file of files) data.append("files", file);
  for (const [name, value] of Object.entries(more)) data.append(name, value);
  return { formData: () => Promise.resolve(data) };
};

const file = (name: string): File => new File(["%PDF-1.7"], name, { type: "application/pdf" });

describe("what is shared", () => {
  it("is only what is posted to the one address", () => {
    const at = (method: string, path: string): boolean => Shared.is({ method, url: `https://post.musterkasse.example${path}` });
    expect(at("POST", "/share")).toBe(true);
    for (const [method, path] of [["GET", "/share"], ["POST", "/"], ["POST", "/api/portal/threads"], ["POST", "/share/x"], ["PUT", "/share"]] as const) expect(at(method, path), `${method} ${path}`).toBe(false);
  });

  it("goes to the first page that asks, and the worker may rest then", async () => {
    const shared = new Shared(() => new Promise(() => undefined));
    const { answer, kept } = shared.receive(form([file("a.pdf"), file("b.pdf")], { title: "Befund" }));
    await answer.catch(() => undefined);
    expect(shared.give().map(({ name }) => name)).toEqual(["a.pdf", "b.pdf"]);
    await kept;
    expect(shared.give()).toEqual([]);
  });

  it("is forgotten when no page asks, and nothing comes of a form that cannot be read", async () => {
    let pass: () => void = () => undefined;
    const shared = new Shared(() => new Promise((resolve) => { pass = resolve; }));
    const { answer, kept } = shared.receive(form([file("a.pdf")]));
    await answer.catch(() => undefined);
    pass();
    await kept;
    expect(shared.give()).toEqual([]);
    const broken = shared.receive({ formData: () => Promise.reject(new TypeError("no form")) });
    await broken.answer.catch(() => undefined);
    expect(shared.give()).toEqual([]);
  });
});
