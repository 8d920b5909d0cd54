// SPDX-License-Identifier: EUPL-1.2
/** The internal lane beside a case. */
import type { VNode } from "preact";
import { useEffect, useState } from "preact/hooks";
import { dateTime } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import type { ColleagueView, ThreadView } from "../../mailbox/views.js";
import { Button, Tag } from "../shared/controls.js";
import { useAction, useOffice } from "../shared/env.js";
import { ErrorText } from "../shared/fields.js";
import { Icon } from "../shared/icons.js";
import { announce } from "../shared/page.js";
import { RefusalAlert } from "../shared/refusals.js";
import { CaseOpenings } from "./case-openings.js";
import { CaseTrail } from "./case-trail.js";
import { useColleagues } from "./colleagues.js";
import { useKeys } from "./keys.js";
import { mentionedIn } from "./mention.js";
import { NoteField } from "./note-field.js";

/** Who mentioned her, as long as the case is on the screen; to the server it counts as seen with that. */
function useMentioned({ thread, mentionedBy }: ThreadView): string | null {
  const office = useOffice();
  const [shown, setShown] = useState<{ readonly thread: string; readonly by: string } | null>(null);
  useEffect(() => {
    if (mentionedBy === null) return;
    setShown({ thread, by: mentionedBy });
    void office.mentionSeen(thread);
  }, [thread, mentionedBy, office]);
  return shown?.thread === thread ? shown.by : null;
}

/** Violet, dashed, crossed eye and the word INTERN: nothing else on any screen looks like this. */
export function Lane({ thread, unit, dept, reload }: { thread: ThreadView; unit: string; dept: string; reload: () => void }): VNode {
  const office = useOffice();
  const action = useAction();
  const [text, setText] = useState("");
  const [chosen, setChosen] = useState<readonly ColleagueView[]>([]);
  const [error, setError] = useState<string | null>(null);
  const colleague = useColleagues(dept);
  const by = useMentioned(thread);
  useKeys({ n: () => { document.getElementById("note-text")?.focus(); } });
  return (
    <aside class="note-lane" aria-labelledby="lane">
      <div class="lane-h">
        <Icon name="eyeoff" />
        <div>
          <h2 id="lane">{t("lane-title")}</h2>
          <p>{t("lane-text")}</p>
        </div>
      </div>
      <div class="lane-b">
        {thread.notesAlarm === null ? null : <RefusalAlert refusal={thread.notesAlarm} title={t("alarm-title")} />}
        {by === null ? null : <Tag kind="us" icon="note">{t("mentioned-by", { name: colleague(by) })}</Tag>}
        <CaseTrail thread={thread} />
        {thread.notes.length === 0 ? (
          <p class="muted">{t("lane-empty")}</p>
        ) : (
          <ol class="plain stack" aria-label={t("note-list")}>
            {thread.notes.map((note) => (
              <li key={note.kind === "event" ? `${note.at} ${note.who}` : note.mid}>
                {note.kind === "message" ? (
                  <div class="note">
                    <p class="by">
                      <span class="strong">{note.from.name}</span>
                      <span class="num">{dateTime(note.receivedAt ?? note.sentAt)}</span>
                    </p>
                    <p class="prewrap">{note.body}</p>
                  </div>
                ) : note.kind === "refused" ? (
                  <RefusalAlert refusal={note.refusal} title={t("message-refused-title")} role="note" />
                ) : (
                  <p class="small muted">{t(`event-${note.event}`, { who: note.who })}</p>
                )}
              </li>
            ))}
          </ol>
        )}
        {thread.notesAlarm === null ? (
          <form
            class="stack stack-2"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              if (text.trim() === "") {
                setError(t("note-text-empty"));
                document.getElementById("note-text")?.focus();
                return;
              }
              action.run(() => office.addNote(thread.thread, text, mentionedIn(text, chosen)), () => {
                setText("");
                setChosen([]);
                announce(t("note-saved"));
                reload();
              });
            }}
          >
            <label class="strong" for="note-text">{t("note-label")}</label>
            <NoteField
              thread={thread.thread}
              dept={dept}
              text={text}
              error={error !== null}
              onText={(next) => {
                setText(next);
                setError(null);
              }}
              onChosen={(colleague) => { setChosen((old) => [...old, colleague]); }}
            />
            <p class="small muted" id="note-hint">{t("note-hint", { unit })}</p>
            {error === null ? null : <ErrorText id="note-error">{error}</ErrorText>}
            {action.refusal === null ? null : <RefusalAlert refusal={action.refusal} />}
            <div>
              <Button kind="intern" icon="note" submit busy={action.busy}>{t("note-save")}</Button>
            </div>
          </form>
        ) : null}
        <hr class="hr" />
        <CaseOpenings thread={thread.thread} dept={dept} nobodys={thread.mail !== null} />
      </div>
    </aside>
  );
}
