// SPDX-License-Identifier: EUPL-1.2
/** The frame's own style: its policy lets none in from outside. */

const CSS = `
:root { color-scheme: light dark; font: 16px/1.5 sans-serif; }
body { margin: 0; }
main { box-sizing: border-box; min-height: 100vh; width: max-content; min-width: 100%; padding: 8px; display: flex; justify-content: center; align-items: start; }
main:focus { outline: none; }
main:focus-visible { outline: 4px solid Highlight; outline-offset: -4px; }
canvas { display: block; height: auto; background: white; flex: none; }
pre { margin: 0; padding: 8px; font-family: ui-monospace, monospace; white-space: pre-wrap; overflow-wrap: anywhere; width: calc(100vw - 32px); box-sizing: border-box; unicode-bidi: plaintext; }
.text { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: pre-wrap; }
`;

export function dress(): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  document.adoptedStyleSheets = [sheet];
}
