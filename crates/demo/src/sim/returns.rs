// SPDX-License-Identifier: EUPL-1.2
//! A mail server far away that could not deliver: LMTP (RFC 2033) with a delivery status notification (RFC 3464).

use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;

use super::http::SimError;
use crate::catcher::CaughtMail;

/// Says of a caught mail that its mailbox does not exist. Ends when the server has that on record.
///
/// # Errors
/// The server does not take the report.
pub async fn bring_back(port: u16, mail: &CaughtMail) -> Result<(), SimError> {
    let to = mail.to.first().map_or("", String::as_str);
    let report = format!(
        "From: MAILER-DAEMON@mx.post.example\r\nTo: {from}\r\nSubject: Undelivered Mail Returned to Sender\r\n\
         Auto-Submitted: auto-replied\r\nMIME-Version: 1.0\r\n\
         Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"\r\n\r\n\
         --b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.post.example\r\n\r\n\
         Final-Recipient: rfc822; {to}\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n--b--\r\n.",
        from = mail.from,
    );
    let stream = TcpStream::connect(("127.0.0.1", port)).await;
    let mut talk = BufReader::new(stream.map_err(|e| SimError::Form(e.to_string()))?);
    let rcpt = format!("RCPT TO:<{}>", mail.from);
    let dialogue = [
        ("LHLO mx.post.example", "250"),
        ("MAIL FROM:<>", "250"),
        (rcpt.as_str(), "250"),
        ("DATA", "354"),
        (report.as_str(), "250"),
        ("QUIT", "221"),
    ];
    expect(&mut talk, "220").await?;
    for (line, code) in dialogue {
        let line = format!("{line}\r\n");
        talk.write_all(line.as_bytes())
            .await
            .map_err(|e| SimError::Form(e.to_string()))?;
        expect(&mut talk, code).await?;
    }
    Ok(())
}

/// Reads a reply to its last line.
async fn expect(talk: &mut BufReader<TcpStream>, code: &str) -> Result<(), SimError> {
    loop {
        let mut line = String::new();
        let read = talk.read_line(&mut line).await;
        read.map_err(|e| SimError::Form(e.to_string()))?;
        if line.get(3..4) != Some("-") {
            return if line.starts_with(code) {
                Ok(())
            } else {
                Err(SimError::Form(format!("a report is answered {line:?}")))
            };
        }
    }
}
