// SPDX-License-Identifier: EUPL-1.2
/** Which attachments of a conversation are saved, and under which names. */
import { t } from "../../i18n/i18n.js";
import type { AttachmentView, ThreadView } from "../../mailbox/views.js";
import { folderNames } from "../shared/file-names.js";

/** All attachments that can be had, in order: opened, and those for the Medical Service as they are. */
export function filesOf(thread: ThreadView): readonly AttachmentView[] {
  return thread.messages.flatMap((message) => (message.kind === "message" ? message.attachments : [])).filter((file) => file.state === "available" || isSealed(file));
}

export const isSealed = (file: AttachmentView): boolean => (file.medical ?? null) !== null;

/** Place of each file inside the folder of its conversation, in order; what is sealed says so. */
export const placesOf = (files: readonly AttachmentView[]): readonly string[] => folderNames(files.map((file) => (isSealed(file) ? `${file.name}.age` : file.name)), t("keep-file")).map((name) => `${t("keep-folder")}/${name}`);
