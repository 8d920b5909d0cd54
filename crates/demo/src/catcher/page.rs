// SPDX-License-Identifier: EUPL-1.2
//! The page: a list of mails and one of them. German only; it is for developers and people who try the demo.

use askama::Template;
use jiff::Timestamp;

use super::parsed::ParsedMail;

#[derive(Template)]
#[template(
    ext = "html",
    source = r##"<!DOCTYPE html>
<html lang="de">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{% if let Some(mail) = current %}{{ mail.subject }} – {% endif %}Mail-Fänger der Demo</title>
<link rel="stylesheet" href="/stil.css">
</head>
<body>
<a class="skip" href="#inhalt">Zum Inhalt</a>
<header>
<h1>Mail-Fänger der Demo</h1>
<p>Hier landen alle E-Mails, die die Demo verschickt. Keine verlässt diesen Rechner.</p>
</header>
<main id="inhalt">
<nav aria-labelledby="liste">
<h2 id="liste">{{ rows.len() }} {% if rows.len() == 1 %}E-Mail{% else %}E-Mails{% endif %}</h2>
{% if rows.is_empty() %}
<p>Hier ist noch nichts. Sobald die Demo eine E-Mail verschickt, steht sie hier. Laden Sie die Seite dann neu.</p>
{% else %}
<ul>
{% for row in rows %}
<li><a href="/?mail={{ row.mail.id }}"{% if row.current %} aria-current="page"{% endif %}><span class="subject">{{ row.mail.subject }}</span><span class="line">An {{ row.mail.to.join(", ") }}</span><span class="line">{{ row.time }}</span></a></li>
{% endfor %}
</ul>
{% endif %}
</nav>
{% if let Some(mail) = current %}
<article aria-labelledby="betreff">
<h2 id="betreff">{{ mail.subject }}</h2>
<dl>
{% for (name, value) in mail.headers %}
<dt>{{ name }}</dt><dd>{{ value }}</dd>
{% endfor %}
</dl>
{% if let Some(text) = mail.text %}
<h3>Text</h3>
<pre tabindex="0" aria-label="Textfassung">{{ text }}</pre>
{% endif %}
{% if mail.html.is_some() %}
<h3>HTML</h3>
<iframe sandbox="" title="HTML-Fassung der E-Mail" src="/mails/{{ mail.id }}/html"></iframe>
{% endif %}
<details>
<summary>Wie empfangen</summary>
<pre tabindex="0" aria-label="Rohfassung">{{ mail.raw }}</pre>
</details>
</article>
{% endif %}
</main>
</body>
</html>
"##
)]
struct Page<'a> {
    rows: Vec<Row<'a>>,
    current: Option<&'a ParsedMail>,
}

struct Row<'a> {
    mail: &'a ParsedMail,
    time: String,
    current: bool,
}

/// # Errors
/// Only the template engine's, which this template cannot cause.
pub(super) fn render(
    mails: &[ParsedMail],
    current: Option<&ParsedMail>,
) -> Result<String, askama::Error> {
    let rows = mails
        .iter()
        .map(|mail| Row {
            mail,
            time: local_time(mail.received_at),
            current: current.is_some_and(|shown| shown.id == mail.id),
        })
        .collect();
    Page { rows, current }.render()
}

/// `23.11.2026, 14:05 Uhr`, German time; UTC where the system has no time zones.
fn local_time(seconds: i64) -> String {
    let Ok(at) = Timestamp::from_second(seconds) else {
        return String::new();
    };
    match at.in_tz("Europe/Berlin") {
        Ok(local) => local.strftime("%d.%m.%Y, %H:%M Uhr").to_string(),
        Err(_) => at.strftime("%d.%m.%Y, %H:%M Uhr (UTC)").to_string(),
    }
}
