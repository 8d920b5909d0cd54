// SPDX-License-Identifier: EUPL-1.2
/** Whether a document that a clerk sends can be read aloud (R-116, BITV 2.0 and PDF/UA): said while she can still exchange it. */
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { t } from "../../i18n/i18n.js";
import type { UploadView } from "../../mailbox/views.js";
import { useEnv } from "../shared/env.js";
import { Icon } from "../shared/icons.js";
import { announce } from "../shared/page.js";
import { Raster } from "../shared/raster.js";
import type { formsOf } from "./access-form.js";

/** `draft`: whose file it is. Nothing, while nobody knows, and of what cannot be opened here. */
export function UntaggedNote({ draft, upload, forms }: { draft: string; upload: UploadView; /** What persons of the case have asked for. */ forms: ReturnType<typeof formsOf> }): VNode | null {
  const { service } = useEnv();
  const [untagged, setUntagged] = useState(false);
  const { aid, name, type } = upload;
  useEffect(() => {
    // After a reload only the sealed one is here.
    const content = type === "application/pdf" ? service.write.fileContent(draft, aid) : null;
    if (content === null) return undefined;
    let alive = true;
    void tagged(content).then((answer) => {
      if (!alive || answer !== false) return;
      setUntagged(true);
      announce(`${name}: ${t("file-untagged")}`);
    });
    return () => {
      alive = false;
    };
  }, [draft, aid, type, service]);
  if (!untagged) return null;
  return (
    <span class="twice wide">
      <Icon name="warn" small />
      <span>
        {t("file-untagged")} {t("file-untagged-else")}
        {forms.map(({ pid, name, form }) => <b key={pid}> {t("form-wish", { who: name === "" ? t("someone") : name, form: t(`form-wish-${form}`) })}</b>)}
      </span>
    </span>
  );
}

async function tagged(content: Blob): Promise<boolean | null> {
  try {
    const raster = await Raster.open(content);
    raster.close();
    return raster.tagged;
  } catch {
    // Too large, broken or locked by a password: the viewer and the scanner have their own words for that.
    return null;
  }
}
