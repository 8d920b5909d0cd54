// SPDX-License-Identifier: EUPL-1.2
/**
 * The same actions elsewhere, by the shortest way that is documented: Zammad's user documentation (pages "Keyboard Shortcuts", "Work with
 * Tickets", "Text Modules", "Find Tickets", August 2026), Thunderbird's "Keyboard shortcuts" of Mozilla Support, on a shared mailbox.
 * Their programs are given no time to respond. null: there is no such thing.
 */
export const ZAMMAD = {
  open: "MKK",
  claim: "MHCMCMC",
  answer: "MKMHC",
  text: "MKKKKKK",
  note: "MKMHC",
  resubmit: "MHCMCMCCMC",
  forward: "MHCMCMC",
  close: "MKKMHC",
  attach: "MHC",
  find: "MKMKK",
};

export const MAIL = {
  open: "MKK",
  claim: null,
  answer: "MKKMKK",
  text: null,
  note: null,
  resubmit: "MHCMCMKKKKKKMC",
  forward: "MKKMKKKKKMKK",
  close: "MK",
  attach: "MKKK",
  find: "MKKKMKK",
};
