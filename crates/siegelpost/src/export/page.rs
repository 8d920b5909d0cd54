// SPDX-License-Identifier: EUPL-1.2
//! The page that people read: its texts are the signed ones, in the signed order. The browser writes each text between the same two marks, with four
//! signs written out (`crates/web/frontend/src/ui/portal/keep-page.ts`).

use protocol::statement::MessageKind;

use super::judge::Accepted;
use super::report::{Fault, Judged};

const BEGIN: &str = "<div class=\"text\" dir=\"auto\">";
const END: &str = "</div>";

pub fn compare(page: &str, accepted: &[Accepted], judged: &mut Judged) {
    let signed: Vec<String> = accepted
        .iter()
        .map(|one| one.message.payload())
        .filter(|payload| payload.kind != MessageKind::Receipt)
        .map(|payload| escape(&payload.body))
        .collect();
    let shown: Vec<&str> = page
        .split(BEGIN)
        .skip(1)
        .map(|rest| rest.split_once(END).map_or(rest, |(text, _)| text))
        .collect();
    if shown.len() != signed.len() {
        let detail = format!(
            "the page has {} texts, and {} were signed",
            shown.len(),
            signed.len()
        );
        let fault = if shown.len() < signed.len() {
            Fault::Missing
        } else {
            Fault::Inserted
        };
        judged.fault(fault, detail);
        return;
    }
    for (n, _) in shown
        .iter()
        .zip(&signed)
        .enumerate()
        .filter(|(_, (a, b))| a != b)
    {
        let detail = format!("text {} of the page is not the one that was signed", n + 1);
        judged.fault(Fault::Changed, detail);
    }
    if page.contains("<script") {
        judged.fault(Fault::Inserted, "a script in the page");
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
}
