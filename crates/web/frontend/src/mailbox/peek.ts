// SPDX-License-Identifier: EUPL-1.2
/**
 * Reads a member of a statement **without proof**, to sort and to choose. Whatever is chosen is given to the worker,
 * which verifies it; nothing that was only peeked at is shown or trusted.
 */
import type { wire } from "../api/index.js";
import { fromUtf8 } from "./bytes.js";

export function peek(statement: wire.Dsse): Readonly<Record<string, unknown>> {
  try {
    const binary = atob(statement.payload);
    const value: unknown = JSON.parse(fromUtf8(Uint8Array.from(binary, (symbol) => symbol.charCodeAt(0))));
    return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
  } catch {
    return {};
  }
}
