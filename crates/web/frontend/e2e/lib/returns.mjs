// SPDX-License-Identifier: EUPL-1.2
/** Plays the mail server that brings a mail back: LMTP (RFC 2033) with a delivery status notification (RFC 3464). */
import assert from "node:assert/strict";
import { once } from "node:events";
import { connect } from "node:net";
import { createInterface } from "node:readline";

/** Says that a caught mail was not delivered. Ends when the server has it on record. */
export async function bringBack(demo, mail, status = "5.1.1") {
  const report = [
    "From: MAILER-DAEMON@mx.post.example",
    `To: ${mail.from}`,
    "Subject: Undelivered Mail Returned to Sender",
    "Auto-Submitted: auto-replied",
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    "",
    "--b",
    "Content-Type: message/delivery-status",
    "",
    "Reporting-MTA: dns; mx.post.example",
    "",
    `Final-Recipient: rfc822; ${mail.to[0]}`,
    "Action: failed",
    `Status: ${status}`,
    "",
    "--b--",
    ".",
  ];
  const socket = connect(demo.returns, "127.0.0.1");
  await once(socket, "connect");
  const lines = createInterface({ input: socket })[Symbol.asyncIterator]();
  const say = async (line, code) => {
    if (line !== null) socket.write(`${line}\r\n`);
    let reply;
    do reply = (await lines.next()).value ?? "";
    while (reply[3] === "-");
    assert.equal(reply.slice(0, 3), code, reply);
  };
  await say(null, "220");
  await say("LHLO mx.post.example", "250");
  await say("MAIL FROM:<>", "250");
  await say(`RCPT TO:<${mail.from}>`, "250");
  await say("DATA", "354");
  await say(report.join("\r\n"), "250");
  await say("QUIT", "221");
  socket.destroy();
}
