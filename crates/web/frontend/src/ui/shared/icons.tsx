// SPDX-License-Identifier: EUPL-1.2
/** Line icons as Preact elements: they follow `currentColor`, need no request and work in forced colours. Always beside a word. */
import type { VNode } from "preact";

const p = (d: string): VNode => <path d={d} />;

const ICONS = {
  at: () => p("M5 6h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2zm-1 2 8 6 8-6M3 3l18 18"),
  back: () => p("M20 12H5m6-6-6 6 6 6"),
  box: () => p("M4 5h16v4H4zM5 9v10h14V9M10 13h4"),
  cal: () => p("M5 5h14a1 1 0 0 1 1 1v13a1 1 0 0 1-1 1H5a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM4 10h16M8 3v4M16 3v4"),
  camera: () => p("M5 7h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V9a2 2 0 0 1 2-2zm3 0 1.500-3h5L16 7M12 10a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7"),
  chart: () => p("M4 4v16h16M8.500 16v-4M13 16V7M17.500 16v-6"),
  chat: () => p("M4 5h16v11H10l-5 4v-4H4z"),
  check: () => p("m5 13 4.500 4.500L19 7.500"),
  clip: () => p("m20 11-8.5 8.5a5 5 0 0 1-7-7L13 4a3.3 3.3 0 0 1 4.700 4.700L9.500 17a1.700 1.700 0 0 1-2.400-2.400L14 7.700"),
  clock: () => p("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18m0 4v5l3.500 2"),
  doc: () => p("M6 3h8l4 4v14H6zM14 3v4h4"),
  down: () => p("M12 4v11m-5-5 5 5 5-5M5 20h14"),
  eye: () => p("M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12zm10-3a3 3 0 1 0 0 6 3 3 0 0 0 0-6"),
  eyeoff: () => p("M2 12s4-7 10-7 10 7 10 7-4 7-10 7S2 12 2 12zM4 4l16 16"),
  flag: () => p("M6 21V4h11l-2 4 2 4H6"),
  globe: () => p("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M3 12h18M12 3c3 3 3.500 6 3.500 9s-.5 6-3.500 9c-3-3-3.500-6-3.500-9s.5-6 3.500-9"),
  formal: () => p("M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 15.500h3"),
  hour: () => p("M7 3h10M7 21h10M8 3c0 5 8 6 8 9s-8 4-8 9M16 3c0 5-8 6-8 9s8 4 8 9"),
  house: () => p("M4 20V9l8-5 8 5v11zM9 20v-6h6v6"),
  inbox: () => p("M4 13 6 5h12l2 8v6H4zM4 13h5l1 2.500h4L15 13h5"),
  info: () => p("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18m0 8v5.500M12 7.600v.2"),
  key: () => p("M8 11a4 4 0 1 0 0 8 4 4 0 0 0 0-8m3 1 8-8m-3 3 3 3m-6 0 2 2"),
  lock: () => p("M7 11h10a2 2 0 0 1 2 2v5a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2v-5a2 2 0 0 1 2-2zm1 0V8a4 4 0 0 1 8 0v3"),
  minus: () => p("M5 12h14"),
  next: () => p("M4 12h16m-6-6 6 6-6 6"),
  note: () => p("M5 4h14v11l-5 5H5zM14 20v-5h5M8.500 9h7M8.500 12.500h4"),
  ok: () => p("M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18m-4 9.500 2.700 2.700L16 9.500"),
  out: () => p("M14 4h5v16h-5M4 12h11m-4-4 4 4-4 4"),
  pencil: () => p("M4 20v-4L16 4l4 4L8 20zM13.500 6.500l4 4"),
  phone: () => p("M6 3h3l2 5-2.500 2a12 12 0 0 0 5.500 5.500l2-2.500 5 2v3a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z"),
  pic: () => p("M5 5h14a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2zm4 3.800a1.700 1.700 0 1 0 0 3.400 1.700 1.700 0 0 0 0-3.400M4 18l6-5 4 3 3-2.500 4 4"),
  plus: () => p("M12 5v14M5 12h14"),
  post: () => p("M5 6h14a2 2 0 0 1 2 2v9a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2zm-1 2 8 6 8-6"),
  pin: () => p("M9 3h6l-1 6 4 4H6l4-4zM12 13v8"),
  print: () => p("M7 9V4h10v5M7 17H4v-7a1 1 0 0 1 1-1h14a1 1 0 0 1 1 1v7h-3M7 14h10v6H7z"),
  search: () => p("M10.500 4a6.500 6.500 0 1 0 0 13 6.500 6.500 0 0 0 0-13m5 11.500 5 5"),
  send: () => p("M4 12 20 4l-4 16-4-7z"),
  shield: () => p("M12 3 5 6v5c0 5 3 8 7 10 4-2 7-5 7-10V6zm-3 9 2 2 4-4"),
  swap: () => p("M4 8h14m-4-4 4 4-4 4M20 16H6m4-4-4 4 4 4"),
  undo: () => p("M9 14 4 9l5-5M4 9h10a6 6 0 0 1 0 12h-3"),
  user: () => p("M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8M4.500 20a7.500 7.500 0 0 1 15 0"),
  users: () => p("M9 4.500a3.500 3.500 0 1 0 0 7 3.500 3.500 0 0 0 0-7M2.500 20a6.500 6.500 0 0 1 13 0M16 5a3.500 3.500 0 0 1 0 6.500M18 14.500a6.500 6.500 0 0 1 3.500 5.500"),
  warn: () => p("M12 4 2.500 20h19zM12 10v4.500M12 17.300v.2"),
  x: () => p("m6 6 12 12M18 6 6 18"),
} as const;

export type IconName = keyof typeof ICONS;

/** They point along the line, and so turn with the direction of writing. */
const TURNING: ReadonlySet<IconName> = new Set(["back", "next", "out", "send", "undo"]);

/** Decoration beside a word, therefore hidden from assistive technology. */
export function Icon({ name, small = false, tone }: { name: IconName; small?: boolean; tone?: "muted" | "no" }): VNode {
  const classes = ["ico", small ? "ico-s" : "", tone === "muted" ? "muted" : "", tone === "no" ? "no" : "", TURNING.has(name) ? "ico-turn" : ""].filter((word) => word !== "");
  return (
    <svg class={classes.join(" ")} viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      {ICONS[name]()}
    </svg>
  );
}

const SOLID = {
  info: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm-1.200 8.500h2.400V17h-2.400zM12 6.700a1.400 1.400 0 1 1 0 2.800 1.400 1.400 0 0 1 0-2.800z",
  success: "M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm-1.400 14.600-4-4 1.700-1.700 2.300 2.300 5.100-5.100 1.700 1.700z",
  warning: "M12 2.500 1 21.500h22zm-1.200 7h2.400v6h-2.400zm1.200 7.300a1.400 1.400 0 1 1 0 2.800 1.400 1.400 0 0 1 0-2.800z",
  danger: "M12 1 1 12l11 11 11-11zm-1.200 5.500h2.400v7h-2.400zm1.200 8.200a1.400 1.400 0 1 1 0 2.800 1.400 1.400 0 0 1 0-2.800z",
} as const;

/** Filled sign of an alert. */
export function Sign({ kind }: { kind: keyof typeof SOLID }): VNode {
  return (
    <svg class="ico ico-solid" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path fill-rule="evenodd" d={SOLID[kind]} />
    </svg>
  );
}

/** The product's mark in the insurer's colour. */
export function Mark(): VNode {
  return (
    <svg class="mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false">
      <rect class="mark-a" width="40" height="40" rx="9" />
      <path class="mark-b" d="M8.500 12.500h23v16h-23z" />
      <path class="mark-b" d="m9 13 11 9 11-9" />
      <circle class="mark-c" cx="20" cy="22.500" r="5.600" />
    </svg>
  );
}
