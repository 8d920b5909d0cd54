// SPDX-License-Identifier: EUPL-1.2
/**
 * Papers that only the Medical Service can read (R-52, § 276 SGB V): sealed in the browser to its certified key, kept by the insurer as they
 * came, and handed over by a clerk who cannot open them either. Their names are neutral: what a person calls a file says what she has.
 */
import { MEDICAL_SERVICE, type AttachmentView, type CryptoClient } from "../crypto/api.ts";
import type { wire } from "../api/index.js";
import type { Core } from "./common.js";
import type { Context } from "./context.js";
import { need, refuse } from "./outcome.js";
import { sealedAttachment } from "./open-attachment.js";
import type { MedicalSheet, MedicalView } from "./views.js";

const TAG = "medical:";
const ENDING = /\.(pdf|png|jpe?g|webp|heic|heif|tiff?)$/i;

/** Whether such papers can be sent in a matter, or in a case in which they are `asked` for; null: it has nothing to do with the Medical Service. */
export async function medicalOf(core: Core, code: string | null, asked: boolean): Promise<MedicalView | null> {
  const matter = (await core.trust.matters()).find((one) => one.code === code);
  if (matter?.medical !== true && !asked) return null;
  await core.trust.current();
  return { label: (await keyOf(core.context.crypto, core.context.now()))?.label ?? null };
}

/** Names the key that a file is sealed to now. @throws `medical-unproven` without a certified one: then nothing is sealed, to nobody */
export async function medicalTag(context: Context): Promise<string> {
  const key = await keyOf(context.crypto, context.now());
  if (key === null) throw refuse("medical-unproven");
  return `${TAG}${key.epoch}`;
}

export const isMedicalTag = (tag: string): boolean => tag.startsWith(TAG);

const keyOf = async (crypto: CryptoClient, now: number): Promise<{ readonly epoch: number; readonly label: string } | null> =>
  (await crypto.departments({ now })).find(({ dept }) => dept === MEDICAL_SERVICE) ?? null;

/** What the file is called inside the message, which the insurer reads. */
export function neutralName(aid: string, name: string): string {
  return `${MEDICAL_SERVICE}-${aid.slice(-4)}${(ENDING.exec(name)?.[0] ?? "").toLowerCase()}`;
}

/** Of a message: what a screen says of such a file; null: it is another one. */
export function envelopeOf(attachment: AttachmentView, { forwarded }: wire.ThreadDetail, labelOf: (dept: string) => string): { readonly forwarded: { readonly at: number; readonly by: string } | null } | null {
  if (attachment.to?.dept !== MEDICAL_SERVICE) return null;
  const last = forwarded?.find(({ aid }) => aid === attachment.aid) ?? null;
  return { forwarded: last === null ? null : { at: last.at, by: labelOf(last.dept) } };
}

/** The sealed file as it lies here, what stands on its cover sheet, and the note that it was handed over; in this order, so that nothing is noted that is not there. */
export async function handOver(core: Core, thread: string, dept: string, aid: string): Promise<{ readonly sealed: Blob; readonly sheet: MedicalSheet }> {
  const { context, threads } = core;
  const { sealed, attachment, receivedAt } = await sealedAttachment(context, threads, thread, aid);
  const { to, name, type, size, pt, ct, csize } = attachment;
  if (to?.dept !== MEDICAL_SERVICE) throw refuse("not-found");
  const { org } = await context.config();
  need(await context.api.forwarded(aid, dept));
  const att = { aid, name, type, size, pt, ct, csize, to: { dept: to.dept, epoch: to.epoch, de: to.de } };
  return { sealed, sheet: { v: 1, t: "medical-sheet", org, thread, dept, received: receivedAt, forwarded: context.now(), att } };
}
