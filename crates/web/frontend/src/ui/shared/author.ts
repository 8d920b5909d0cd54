// SPDX-License-Identifier: EUPL-1.2
/** Who wrote a message, as it stands above it. */
import { t } from "../../i18n/i18n.js";
import type { Side } from "../../mailbox/views.js";

export interface Written {
  readonly own: boolean;
  readonly from: { readonly name: string; readonly unit: string | null; readonly as: "self" | "rep" | "staff" };
}

/** `Team Krankengeld, M. Sommer`; without a name of her own the unit speaks. */
export function staffName({ from }: Written): string {
  const parts = [from.unit, from.name].filter((part) => part !== null && part !== "");
  return [...new Set(parts)].join(", ");
}

export function author(message: Written, side: Side): string {
  const { from } = message;
  if (message.own) return side === "portal" ? t("you") : staffName(message);
  const name = from.name === "" ? t(from.as === "rep" ? "reader-representative-nameless" : "reader-insured-nameless") : from.name;
  if (from.as === "rep") return from.name === "" ? name : t("author-rep", { name });
  return from.unit ?? name;
}
