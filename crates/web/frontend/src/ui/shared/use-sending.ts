// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import { useEnv } from "./env.js";
import type { Sending } from "./sender.js";

/** The app's one sending message, as long as it is this draft. */
export function useSending(): Sending {
  const { sender } = useEnv();
  const [state, setState] = useState(sender.state);
  useEffect(() => {
    setState(sender.state);
    return sender.subscribe(() => {
      setState(sender.state);
    });
  }, [sender]);
  return state;
}
