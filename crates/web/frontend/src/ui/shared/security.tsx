// SPDX-License-Identifier: EUPL-1.2
/** What happened to the account, in words and as a list. */
import { type VNode } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { dateTime } from "../../i18n/format.js";
import { hasText, t } from "../../i18n/i18n.js";
import type { DeviceKind, Outcome, SecurityEventView } from "../../mailbox/views.js";
import { Button, Empty, Skeleton } from "./controls.js";
import { useEnv, useLoaded } from "./env.js";
import { Icon } from "./icons.js";
import { RefusalAlert } from "./refusals.js";

/** The event in words; kinds that this version does not know are told honestly as something. */
export function eventText(event: SecurityEventView): string {
  const id = `security-${event.kind}`;
  return hasText(id) ? t(id, { word: event.word ?? "none" }) : t("security-unknown");
}

/** The kind of device in words; "unknown" rather than nothing, since a missing word is worth a look. */
export const deviceText = (device: DeviceKind | null): string => (device === null ? t("device-unknown") : t("device-kind", { browser: device.browser, system: device.system }));

function whereAndWhen(event: SecurityEventView): string {
  const when = event.kind === "sign-in" ? t("security-line-device", { when: dateTime(event.at), device: deviceText(event.device) }) : dateTime(event.at);
  return event.here ? t("security-line-here", { when }) : when;
}

/** `turn` changes when something was done on the same screen. */
export function SecuritySection({ turn }: { turn: number }): VNode {
  const { service } = useEnv();
  const pages = useRef(1);
  const loaded = useLoaded(
    async (): Promise<Outcome<{ rows: readonly SecurityEventView[]; next: string | null }>> => {
      const rows: SecurityEventView[] = [];
      let before: string | null = null;
      for (let page = 0; page < pages.current; page += 1) {
        const answer: Awaited<ReturnType<typeof service.security.events>> = await service.security.events(before);
        if (!answer.ok) return answer;
        rows.push(...answer.value.rows);
        before = answer.value.next;
        if (before === null) break;
      }
      return { ok: true, value: { rows, next: before } };
    },
    [],
    ["session"],
  );
  useEffect(() => {
    if (turn > 0) loaded.reload();
  }, [turn]);
  const rows = loaded.value?.rows ?? null;
  const newest = rows?.[0]?.id ?? null;
  useEffect(() => {
    // What stands here was shown.
    if (newest !== null) void service.security.seen(newest).catch(() => undefined);
  }, [newest, service]);
  return (
    <section class="sheet stack" aria-labelledby="security">
      <h2 id="security">{t("security-title")}</h2>
      <p class="small muted">{t("security-lead")}</p>
      {loaded.refusal === null ? null : <RefusalAlert refusal={loaded.refusal} />}
      {rows === null ? (
        loaded.busy ? <Skeleton /> : null
      ) : rows.length === 0 ? (
        <Empty icon="shield" title={t("security-empty")} />
      ) : (
        <ul class="files up" aria-labelledby="security">
          {rows.map((event) => (
            <li key={event.id}>
              <Icon name={event.told ? "shield" : "clock"} tone="muted" />
              <span class="grow">
                <span class="name">{eventText(event)}</span>
                <span class="muted num">{whereAndWhen(event)}</span>
              </span>
            </li>
          ))}
        </ul>
      )}
      {loaded.value === null || loaded.value.next === null ? null : (
        <div>
          <Button
            kind="secondary"
            busy={loaded.busy}
            onClick={() => {
              pages.current += 1;
              loaded.reload();
            }}
          >
            {t("security-more")}
          </Button>
        </div>
      )}
    </section>
  );
}
