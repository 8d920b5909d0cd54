// SPDX-License-Identifier: EUPL-1.2
/** Public pages by their address. */
export const TOPICS = ["hilfe", "kontakt", "leicht", "barrierefreiheit", "datenschutz", "impressum", "mail"] as const;
export type Topic = (typeof TOPICS)[number];

export function isTopic(text: string | undefined): text is Topic {
  return TOPICS.some((topic) => topic === text);
}
