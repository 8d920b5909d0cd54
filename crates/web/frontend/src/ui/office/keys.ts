// SPDX-License-Identifier: EUPL-1.2
/** Single-letter keys of the office. They never act while somebody types, holds a modifier, or a dialog is open. */
import { useEffect, useRef } from "preact/hooks";

export type KeyMap = Readonly<Record<string, () => void>>;

function typing(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName)) && !(target instanceof HTMLInputElement && target.type === "checkbox");
}

export function useKeys(map: KeyMap): void {
  const latest = useRef(map);
  latest.current = map;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      // Out of the field, so that the letters act again.
      if (event.key === "Escape" && event.target instanceof HTMLTextAreaElement && document.querySelector("dialog[open]") === null) {
        event.target.blur();
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || typing(event.target) || document.querySelector("dialog[open]") !== null) return;
      const action = latest.current[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (action === undefined) return;
      event.preventDefault();
      action();
    };
    window.addEventListener("keydown", listen);
    return () => {
      window.removeEventListener("keydown", listen);
    };
  }, []);
}
