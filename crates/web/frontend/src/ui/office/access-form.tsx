// SPDX-License-Identifier: EUPL-1.2
/** In which form the persons of a case need what is written to them, as each of them said in her newest message. */
import type { VNode } from "preact";
import { t } from "../../i18n/i18n.js";
import type { AccessForm, ThreadView } from "../../mailbox/views.js";

/** By person, whoever wrote last comes last. */
export function formsOf({ messages }: Pick<ThreadView, "messages">): readonly { readonly pid: string; readonly name: string; readonly form: AccessForm }[] {
  const newest = new Map<string, { readonly pid: string; readonly name: string; readonly form: AccessForm | null }>();
  for (const message of messages) {
    if (message.kind !== "message" || message.plain || message.from.as === "staff") continue;
    newest.delete(message.from.pid);
    newest.set(message.from.pid, { pid: message.from.pid, name: message.from.name, form: message.form });
  }
  return [...newest.values()].flatMap(({ pid, name, form }) => (form === null ? [] : [{ pid, name, form }]));
}

/** Above the field of an answer. */
export function FormNote({ thread }: { thread: ThreadView }): VNode | null {
  const forms = formsOf(thread);
  if (forms.length === 0) return null;
  return (
    <ul class="plain stack stack-1">
      {forms.map(({ pid, name, form }) => (
        <li key={pid}>
          <b>{t("form-wish", { who: name === "" ? t("someone") : name, form: t(`form-wish-${form}`) })}</b> {t(`form-how-${form}`)}
        </li>
      ))}
    </ul>
  );
}
