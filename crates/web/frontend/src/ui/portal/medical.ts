// SPDX-License-Identifier: EUPL-1.2
/** Whether papers for the Medical Service can be sent here, and whether some are in a draft. */
import { useState } from "preact/hooks";
import type { MedicalView } from "../../mailbox/views.js";
import { useEnv, useLive, useLoaded, usePortal } from "../shared/env.js";

/** null: not in this matter, or not known yet. */
export function useMedical(matter: string | null, asked = false): MedicalView | null {
  const portal = usePortal();
  return useLoaded(() => portal.medical(matter, asked), [matter, asked], ["session"]).value;
}

export function useMedicalUploads(draft: string): boolean {
  const { service } = useEnv();
  const [, setTurn] = useState(0);
  useLive(["uploads"], () => {
    setTurn((old) => old + 1);
  });
  return service.write.uploads(draft).some((upload) => upload.medical === true);
}
