// SPDX-License-Identifier: EUPL-1.2
/** In the inbox: what happened to the account and was not shown in this browser yet. */
import type { VNode } from "preact";
import { dateTime } from "../../i18n/format.js";
import { t } from "../../i18n/i18n.js";
import { Alert, Button, Link } from "../shared/controls.js";
import { useEnv, useLoaded } from "../shared/env.js";
import { announce } from "../shared/page.js";
import { href } from "../shared/router.js";
import { eventText } from "../shared/security.js";

/** Lines of the notice; the rest stands in the account. */
const NEWS_LINES = 3;

/** What matters and was not shown in this browser yet. It stays until the person puts it away or looks at the list. */
export function SecurityNotice(): VNode | null {
  const { service } = useEnv();
  const loaded = useLoaded(() => service.security.news(), [], ["session"]);
  const news = loaded.value ?? [];
  const newest = news[0];
  if (newest === undefined) return null;
  return (
    <Alert kind="warning" title={t("security-news-title")}>
      <ul class="bullets">
        {news.slice(0, NEWS_LINES).map((event) => (
          <li key={event.id}>{t("security-news-line", { what: eventText(event), when: dateTime(event.at) })}</li>
        ))}
        {news.length > NEWS_LINES ? <li>{t("security-news-more", { n: news.length - NEWS_LINES })}</li> : null}
      </ul>
      <p>{t("security-news-not-you")}</p>
      <div class="row">
        <Button
          kind="secondary"
          onClick={() => {
            void service.security.seen(newest.id).then(() => {
              announce(t("security-news-gone"));
              loaded.reload();
            });
          }}
        >
          {t("security-news-seen")}
        </Button>
        <Link to={href("account")}>{t("security-news-all")}</Link>
      </div>
    </Alert>
  );
}
