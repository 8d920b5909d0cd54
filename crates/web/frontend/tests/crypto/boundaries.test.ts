// SPDX-License-Identifier: EUPL-1.2
// Negative controls of eslint.config.js: each forbidden import or global is really refused, its allowed neighbour is not.
import { ESLint } from "eslint";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const cwd = fileURLToPath(new URL("../../", import.meta.url));

/** Rules that need types cannot run on text that lies on no disk; the boundaries do not need them. */
async function complaints(filePath: string, code: string): Promise<readonly (string | null)[]> {
  const eslint = new ESLint({
    cwd,
    overrideConfig: { languageOptions: { parserOptions: { project: null } } },
    ruleFilter: ({ ruleId }) => ["@typescript-eslint/no-restricted-imports", "no-restricted-globals", "no-restricted-syntax", "no-restricted-properties"].includes(ruleId),
  });
  const [result] = await eslint.lintText(code, { filePath });
  return result!.messages.map(({ ruleId }) => ruleId);
}

const IMPORTS = "@typescript-eslint/no-restricted-imports";

describe("boundaries", () => {
  it.each([
    ["src/ui/shared/x.ts", 'import "age-encryption";', [IMPORTS]],
    ["src/ui/shared/x.ts", 'import "../../crypto/core/session.ts";', [IMPORTS]],
    ["src/ui/shared/x.ts", 'import "../../crypto/worker.ts";', [IMPORTS]],
    ["src/ui/shared/x.ts", 'import "../../crypto/client.ts";', []],
    ["src/mailbox/x.ts", 'import "@noble/hashes/sha2.js";', [IMPORTS]],
    ["src/mailbox/x.ts", 'import "../crypto/unlock.ts";', [IMPORTS]],
    ["src/mailbox/x.ts", 'import "../ui/shared/app.tsx";', [IMPORTS]],
    ["src/mailbox/x.ts", 'import "../crypto/api.ts";', []],
    ["src/mailbox/x.ts", 'import "../search/corpus.ts";', [IMPORTS]],
    ["src/mailbox/x.ts", 'import "../search/client.ts";', []],
    ["src/search/x.ts", 'import "../crypto/client.ts";', [IMPORTS]],
    ["src/search/x.ts", 'import "age-encryption";', [IMPORTS]],
    ["src/search/x.ts", 'import "./fold.ts";', []],
    ["src/search/x.ts", 'void fetch("/");', ["no-restricted-globals"]],
    ["src/search/x.ts", "void indexedDB;", ["no-restricted-syntax"]],
    ["src/api/x.ts", 'import "../mailbox/index.ts";', [IMPORTS]],
    ["src/crypto/x.ts", 'import "../api/index.ts";', [IMPORTS]],
    ["src/crypto/x.ts", 'import "../ui/shared/app.tsx";', [IMPORTS]],
    ["src/crypto/x.ts", 'import "age-encryption";', []],
    ["src/crypto/client.ts", 'import "@noble/hashes/sha2.js";', [IMPORTS]],
    ["src/crypto/x.ts", "void document.title;", ["no-restricted-globals"]],
    ["src/crypto/x.ts", 'void fetch("/");', ["no-restricted-globals"]],
    ["src/crypto/x.ts", "void localStorage;", ["no-restricted-globals"]],
    ["src/crypto/x.ts", "void indexedDB;", ["no-restricted-syntax"]],
    ["src/crypto/keystore.ts", "void indexedDB;", []],
    ["src/mailbox/x.ts", "void Math.random();", ["no-restricted-properties"]],
  ])("%s: %s", async (file, code, wanted) => {
    expect(await complaints(file, code)).toEqual(wanted);
  });
});
