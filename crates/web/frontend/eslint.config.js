// SPDX-License-Identifier: EUPL-1.2
// Who may import whom (architecture, section 3): ui -> mailbox -> crypto/client, api/client. Keys live behind the worker.
import tseslint from "typescript-eslint";

/** Libraries that touch keys: only the crypto layer may see them. */
const keyLibraries = {
  group: ["age-encryption", "age-encryption/*", "@noble/*", "@scure/*"],
  message: "Only src/crypto touches age, noble or scure; use crypto/client.",
};

/** The doors of the crypto layer: everything else in there runs inside the worker. */
const cryptoDoors = {
  regex: "(^|/)crypto/(?!(client|api|errors)(\\.ts)?$)",
  message: "Use crypto/client.ts (and the types of crypto/api.ts, crypto/errors.ts); the rest lives in the worker.",
};

/** The door of the search: the rest runs in its worker. */
const searchDoor = {
  regex: "(^|/)search/(?!(client|fold)(\\.ts)?$)",
  message: "Use search/client.ts, and search/fold.ts to compare words; the rest lives in the worker.",
};

/** The door of the pictures: the rest runs in their worker. */
const picturesDoor = {
  regex: "(^|/)pictures/(?!client(\\.ts)?$)",
  message: "Use pictures/client.ts; the rest lives in the worker.",
};

/** The two doors of the viewer: the rest runs in its frame. */
const viewerDoors = {
  regex: "(^|/)viewer/(?!(kind|protocol)(\\.[jt]s)?$)",
  message: "Use viewer/kind.ts and viewer/protocol.ts; the rest lives in the frame.",
};

/** What opens files of strangers knows nothing of ours. */
const viewerOnly = {
  regex: "(^|/)(ui|api|mailbox|i18n|crypto|search|pictures|loader)(/|$|\\.)",
  message: "The viewer's frame has no page, no network, no mailbox, no texts and no keys.",
};

/** A parser of what strangers send. */
const parsers = { group: ["pdfjs-dist", "pdfjs-dist/*", "image-dimensions", "utif2"], message: "Only the viewer's frame and the picture worker parse files." };

/** A worker with texts and without keys. */
const searchOnly = {
  regex: "(^|/)(ui|api|mailbox|i18n|crypto)/",
  message: "The search knows no page, no network, no mailbox logic and no keys.",
};

/** A worker with a picture and nothing else. */
const picturesOnly = {
  regex: "(^|/)(ui|api|mailbox|i18n|crypto|search|viewer)/",
  message: "The picture worker knows no page, no network, no mailbox logic and no keys.",
};

const pageOnly = {
  regex: "(^|/)(ui|api|mailbox|i18n)/",
  message: "The crypto layer knows no page, no network and no mailbox logic.",
};

const restrict = (...patterns) => ({
  "@typescript-eslint/no-restricted-imports": ["error", { patterns }],
});

export default tseslint.config(
  { ignores: ["dist/**", "node_modules/**", "coverage/**", "**/*.gen.ts", "tests/crypto/vectors/**"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [...tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ["./tsconfig.json", "./tsconfig.worker.json", "./tsconfig.tests.json"],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/consistent-type-assertions": ["error", { assertionStyle: "as", objectLiteralTypeAssertions: "never" }],
      "@typescript-eslint/no-non-null-assertion": "error",
      "no-console": "error",
      "no-eval": "error",
      "max-lines": ["error", { max: 800, skipBlankLines: true, skipComments: true }],
      "no-restricted-properties": [
        "error",
        { object: "Math", property: "random", message: "Chance comes from crypto.getRandomValues." },
      ],
    },
  },
  {
    files: ["src/crypto/**/*.ts", "src/search/**/*.ts", "src/pictures/**/*.ts"],
    rules: {
      ...restrict(pageOnly),
      "no-restricted-globals": [
        "error",
        { name: "document", message: "No DOM in the crypto layer." },
        { name: "window", message: "No DOM in the crypto layer." },
        { name: "fetch", message: "No network in the crypto layer." },
        { name: "XMLHttpRequest", message: "No network in the crypto layer." },
        { name: "WebSocket", message: "No network in the crypto layer." },
        { name: "EventSource", message: "No network in the crypto layer." },
        { name: "localStorage", message: "Secrets never go to localStorage." },
        { name: "sessionStorage", message: "Secrets never go to sessionStorage." },
      ],
    },
  },
  { files: ["src/search/**/*.ts"], rules: restrict(searchOnly, keyLibraries) },
  { files: ["src/pictures/**/*.ts"], rules: restrict(picturesOnly, keyLibraries) },
  {
    files: ["src/viewer/**/*.ts"],
    rules: {
      ...restrict(viewerOnly, keyLibraries),
      "no-restricted-globals": ["error", ...["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "localStorage", "sessionStorage", "indexedDB"].map((name) => ({ name, message: "The viewer has no network and no storage." }))],
    },
  },
  {
    files: ["src/crypto/**/*.ts", "src/search/**/*.ts", "src/pictures/**/*.ts"],
    ignores: ["src/crypto/keystore.ts"],
    rules: { "no-restricted-syntax": ["error", { selector: "Identifier[name='indexedDB']", message: "Only keystore.ts stores." }] },
  },
  {
    // Every operation of the interface is a promise to its caller, whether it waits inside or not.
    files: ["src/crypto/core/*.ts"],
    rules: { "@typescript-eslint/require-await": "off" },
  },
  {
    // The page's half of the crypto layer carries no algorithm.
    files: ["src/crypto/client.ts", "src/crypto/api.ts", "src/crypto/errors.ts", "src/crypto/rpc.ts", "src/loader.ts", "src/crypto/wire.ts"],
    rules: restrict(pageOnly, keyLibraries),
  },
  { files: ["src/api/**/*.ts"], rules: restrict(keyLibraries, parsers, cryptoDoors, searchDoor, picturesDoor, { regex: "(^|/)(ui|mailbox|viewer)/", message: "api is below mailbox and ui." }) },
  { files: ["src/mailbox/**/*.ts"], rules: restrict(keyLibraries, parsers, cryptoDoors, searchDoor, picturesDoor, { regex: "(^|/)(ui|viewer)/", message: "mailbox is logic without a page." }) },
  { files: ["src/ui/**/*.{ts,tsx}", "src/i18n/**/*.ts"], rules: restrict(keyLibraries, parsers, cryptoDoors, searchDoor, picturesDoor, viewerDoors) },
  {
    files: ["tests/**/*.{ts,tsx}", "e2e/**/*.ts", "*.config.ts"],
    rules: {
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/consistent-type-assertions": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true }],
      "no-console": "off",
    },
  },
  // The vectors are JSON of many shapes; the adapters hand them straight to the typed functions under test.
  { files: ["tests/crypto/vector-ops.ts"], rules: { "@typescript-eslint/no-unsafe-call": "off" } },
);
