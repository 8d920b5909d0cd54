// SPDX-License-Identifier: EUPL-1.2
/** How people see the matters of a unit: the same list as in the portal, in both languages, as on a phone or as on a wide screen. */
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { here, language, t, textsOf, type Lang, type Texts } from "../../i18n/i18n.js";
import type { MatterView } from "../../mailbox/views.js";
import { MatterChooser } from "../shared/matter-chooser.js";
import { Radios } from "../shared/choices.js";

export function MatterPreview({ matters }: { matters: readonly MatterView[] }): VNode {
  const [lang, setLang] = useState<Lang>(language);
  const [width, setWidth] = useState<"phone" | "wide">("phone");
  const [picked, setPicked] = useState<string | null>(null);
  const [texts, setTexts] = useState<Texts>(here);
  useEffect(() => {
    let alive = true;
    void textsOf(lang).then((loaded) => {
      if (alive) setTexts(loaded);
    });
    return () => {
      alive = false;
    };
  }, [lang]);
  return (
    <section class="sheet stack" aria-labelledby="preview-title">
      <h2 id="preview-title">{t("matter-preview")}</h2>
      <p class="measure">{t("matter-preview-lead")}</p>
      <div class="row">
        <Radios id="preview-lang" legend={t("languages")} options={[["de", t("text-lang-de")], ["en", t("text-lang-en")]]} value={lang} onPick={setLang} />
        <Radios id="preview-width" legend={t("matter-preview-width")} options={[["phone", t("matter-preview-phone")], ["wide", t("matter-preview-wide")]]} value={width} onPick={setWidth} />
      </div>
      <div class={width === "phone" ? "preview preview--phone" : "preview"} lang={texts.lang}>
        <MatterChooser id="preview-matter" matters={matters} value={picked} onPick={setPicked} texts={texts} />
      </div>
    </section>
  );
}
