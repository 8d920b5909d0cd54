// SPDX-License-Identifier: EUPL-1.2
// known passwords and what everybody makes of them are refused, whole sentences are not. Red without the lists (all pass) and without
// the words of the page (the insurer's name passes).
import { describe, expect, it } from "vitest";
import { isGuessable } from "../../src/ui/shared/password.ts";

const near = ["Musterkasse"];

describe("a new password", () => {
  it.each(["passwort1234", "123456789012", "qwertzuiop12", "iloveyou1234", "hunter2hunter2", "aaaaaaaaaaaa", "Musterkasse2026", "krankenkasse1", "Siegelpost2026!", "password1234", "abcdefghijkl", "190119901990"])("like %s is refused", async (password) => {
    expect(await isGuessable(password, near)).toBe(true);
  });

  it.each(["Dreimal Regen und einmal Sonne", "blaue Kartoffel tanzt leise", "xk29fjqpz01m", "korrekt pferd batterie", "ихние семь дорог", "あめ-かぜ-ゆき-そら-うみ", "a lot of words ".repeat(60)])("like %s is taken", async (password) => {
    expect(await isGuessable(password, near)).toBe(false);
  });
});
