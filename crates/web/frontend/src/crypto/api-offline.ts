// SPDX-License-Identifier: EUPL-1.2
// The part of the worker's interface for what is read without a connection (docs/PROTOCOL.md, "Reading without a connection").
import type { Uuid } from "./wire.ts";

export interface OfflineApi {
  /**
   * Draws the key of what is kept for reading without a connection: `door` opens with the same passkey and nothing else, `own` with the open keys
   * of the person. From now on this worker can seal under it. @throws `unknown-method` for a passkey that does not open this person's keys
   */
  makeOfflineKey(args: { readonly prf: Uint8Array<ArrayBuffer> }): Promise<{ readonly method: Uuid; readonly door: Uint8Array<ArrayBuffer>; readonly own: Uint8Array<ArrayBuffer> }>;
  /** With open keys. @throws `corrupt` for one that was made under keys this person no longer has */
  openOfflineKey(args: { readonly own: Uint8Array<ArrayBuffer> }): Promise<void>;
  /** Without a server and without the person's keys: the passkey opens what is kept here, and nothing else. @throws `corrupt` for another passkey */
  enterOffline(args: { readonly org: string; readonly pid: Uuid; readonly prf: Uint8Array<ArrayBuffer>; readonly door: Uint8Array<ArrayBuffer> }): Promise<void>;
  /** AES-256-GCM under that key; `name` is bound in. @throws `locked` */
  sealOffline(args: { readonly name: string; readonly data: Uint8Array<ArrayBuffer> }): Promise<Uint8Array<ArrayBuffer>>;
  /** @throws `locked`, `corrupt` */
  openOffline(args: { readonly name: string; readonly data: Uint8Array<ArrayBuffer> }): Promise<Uint8Array<ArrayBuffer>>;
}
