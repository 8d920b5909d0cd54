// SPDX-License-Identifier: EUPL-1.2
/** Opens many files in frames of the viewer, as the application does (src/ui/shared/viewer.tsx), and says how each ended. */
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");

/** What the application itself takes a file for. */
export async function kindOf() {
  const { outputFiles } = await esbuild.build({ absWorkingDir: root, bundle: true, format: "esm", write: false, entryPoints: ["src/viewer/kind.ts"] });
  const module = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`);
  return (bytes) => module.kindOf(bytes.subarray(0, module.HEAD));
}

/** Runs in the page: frames with the attributes given, some at a time. Answers `{name, kind, end, ms}` in order. */
async function openAll({ files, frame, side }) {
  const one = ({ name, kind, base64 }) =>
    new Promise((done) => {
      const started = performance.now();
      const element = document.createElement("iframe");
      const finish = (end) => {
        clearTimeout(timer);
        removeEventListener("message", ready);
        element.remove();
        done({ name, kind, end, ms: Math.round(performance.now() - started) });
      };
      const timer = setTimeout(() => finish("silent"), 30_000);
      const ready = (event) => {
        if (event.source !== element.contentWindow || event.data !== "sp-viewer-ready") return;
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)).buffer;
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = ({ data }) => {
          if (data.is === "open") port1.postMessage({ page: data.pages, zoom: 1, label: name, noText: "-" });
          else if (data.is === "shown") finish("shown");
          else if (data.is === "fault") finish(data.fault);
        };
        element.contentWindow.postMessage({ kind, bytes, lang: "de" }, "*", [bytes, port2]);
      };
      addEventListener("message", ready);
      for (const [key, value] of Object.entries(frame)) element.setAttribute(key, value);
      document.body.append(element);
    });
  const queue = files.map((file, index) => ({ file, index }));
  const ends = [];
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) ends[next.index] = await one(next.file);
  };
  await Promise.all(Array.from({ length: side }, worker));
  return ends;
}

export const AS_THE_APPLICATION = { src: "/viewer", sandbox: "allow-scripts", referrerpolicy: "no-referrer" };

/** `files`: name, bytes, kind. */
export function openInFrames(page, files, { frame = AS_THE_APPLICATION, side = 4 } = {}) {
  return page.evaluate(openAll, { files: files.map(({ name, kind, bytes }) => ({ name, kind, base64: bytes.toString("base64") })), frame, side });
}
