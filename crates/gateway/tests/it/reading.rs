// SPDX-License-Identifier: EUPL-1.2
//! What a clerk sees of a mail.

use gateway::mail::{Plain, Weight, read, weigh};

fn plain(mail: &str) -> Plain {
    read(mail.replace('\n', "\r\n").as_bytes())
}

#[test]
fn headers_stand_above_the_text_and_begin_no_lines_of_their_own() {
    let seen = plain(
        "From: =?utf-8?q?Erika=0AVon=3A_Max?= <erika@post.example>\nTo: service@musterkasse.example\nDate: Mon, 23 Nov 2026 09:41:00 +0100\n\
         Subject: =?utf-8?b?TmV1ZSBLYXJ0ZQ==?=\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\n\
         Gr=FC=DFe\n",
    );
    assert_eq!(seen.subject, "Neue Karte");
    let lines: Vec<&str> = seen.body.lines().collect();
    assert_eq!(lines[0], "Von: Erika Von: Max <erika@post.example>");
    assert_eq!(lines[1], "An: service@musterkasse.example");
    assert!(
        lines[2].starts_with("Datum: 23.11.2026, 09:41 Uhr (+01:00)"),
        "{}",
        lines[2]
    );
    assert_eq!(lines[3..], ["", "Grüße"]);
    assert!(seen.files.is_empty());
}

#[test]
fn of_html_there_is_a_text_and_the_html_is_a_file() {
    let seen = plain(
        "From: a@b.example\nContent-Type: text/html; charset=utf-8\n\n<p>Guten Tag</p><script>alert(1)</script><img src=\"https://x.example/p\">\n",
    );
    assert!(seen.body.contains("Guten Tag"), "{}", seen.body);
    assert!(
        !seen.body.contains('<'),
        "{}",
        seen.body.replace("<a@b", "")
    );
    assert_eq!(seen.files.len(), 1);
    assert_eq!(
        (
            seen.files[0].name.as_str(),
            seen.files[0].media_type.as_str()
        ),
        ("anlage-1.html", "text/html")
    );
}

#[test]
fn names_of_files_are_no_paths() {
    for (given, shown) in [
        ("../../etc/passwd", "passwd"),
        ("C:\\\\x\\\\y.exe", "y.exe"),
        (".bashrc", "bashrc"),
        ("", "anlage-1.bin"),
    ] {
        let seen = plain(&format!(
            "From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nText\n--b\nContent-Type: application/zip\n\
             Content-Disposition: attachment; filename=\"{given}\"\n\nPK\n--b--\n"
        ));
        assert_eq!(seen.files.len(), 1, "{given}");
        assert_eq!(seen.files[0].name, shown, "{given}");
    }
}

#[test]
fn a_mail_in_a_mail_is_one_file() {
    let seen = plain(
        "From: a@b.example\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nsiehe unten\n--b\nContent-Type: message/rfc822\n\n\
         From: c@d.example\nSubject: innen\n\ninnerer Text\n--b--\n",
    );
    assert!(seen.body.ends_with("siehe unten"), "{}", seen.body);
    assert_eq!(seen.files.len(), 1);
    assert_eq!(seen.files[0].media_type, "message/rfc822");
    let inner = String::from_utf8_lossy(&seen.files[0].bytes).into_owned();
    assert!(
        inner.contains("innerer Text") && inner.contains("Subject: innen"),
        "{inner}"
    );
}

#[test]
fn what_is_too_heavy_is_not_taken_apart() {
    assert_eq!(weigh(b"From: a@b.example\r\n\r\nx"), Weight::Flat);
    assert_eq!(
        weigh(b"Content-Type: Message/RFC822\r\n\r\nx"),
        Weight::Nested
    );
    let parts = format!(
        "Content-Type: multipart/mixed; boundary=b\r\n\r\n{}",
        "--b\r\n\r\n".repeat(3_000)
    );
    assert_eq!(weigh(parts.as_bytes()), Weight::TooHeavy);
    let headers = "a:b\r\n".repeat(500_000);
    assert_eq!(weigh(headers.as_bytes()), Weight::TooHeavy);
    let nested = format!(
        "Content-Type: message/rfc822\r\n\r\n{}",
        "x".repeat(3 << 20)
    );
    assert_eq!(weigh(nested.as_bytes()), Weight::TooHeavy);
    let seen = read(format!("From: a@b.example\r\nSubject: S\r\n{nested}").as_bytes());
    assert_eq!(seen.subject, "S");
    assert!(seen.body.starts_with("Von: a@b.example"), "{}", seen.body);
    assert!(seen.files.is_empty());
}
