// SPDX-License-Identifier: EUPL-1.2
// The Rust half: crates/protocol-open/examples/interop.rs, built once by cargo unless SIEGELPOST_INTEROP names a ready binary.
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const workspace = fileURLToPath(new URL("../../../../../../", import.meta.url));
const target = process.env["CARGO_TARGET_DIR"] ?? join(workspace, "target");

/** Files each way; 10,000 in sum by default. */
export const COUNT = Number(process.env["SIEGELPOST_INTEROP_FILES"] ?? 10_000) / 2;
/** Contents and lengths follow from it, and it is printed when something fails. */
export const SEED = Number(process.env["SIEGELPOST_INTEROP_SEED"] ?? Math.floor(Date.now() / 1000));

export function interopBinary(): string {
  const ready = process.env["SIEGELPOST_INTEROP"] ?? join(target, "debug/examples/interop");
  if (!existsSync(ready)) execFileSync("cargo", ["build", "--locked", "-p", "siegelpost-protocol-open", "--example", "interop"], { cwd: workspace, stdio: "inherit" });
  return ready;
}

export function interop(...args: readonly string[]): string {
  return execFileSync(interopBinary(), args, { encoding: "utf8", maxBuffer: 1 << 24, stdio: ["ignore", "pipe", "pipe"] });
}

export function temporaryFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), "sp-interop-"));
  return {
    path,
    remove: () => {
      rmSync(path, { recursive: true, force: true });
    },
  };
}
