# SPDX-License-Identifier: EUPL-1.2
# Saved conversation
keep-foot = { $title }, page { $page } of { $pages }
keep-file-at = { $words }: { $place }
keep-paper-note = Printout of a conversation, saved on { $when }. The proof lies beside it in the file nachweis.json.
keep-readme = README
keep-readme-title = Your saved post
keep-readme-one =
    This is in the file:
    - Conversation.html: all messages, for reading. Every browser shows it, also without internet.
    - Conversation.pdf: the same for printing and passing on.
    - attachments: all attachments under their names.
    - nachweis.json: the messages with the signatures of their senders.
keep-readme-all =
    This is in the file:
    - index.html: an overview. Begin here.
    - One folder for each conversation. In it:
      - Conversation.html: all messages, for reading. Every browser shows it, also without internet.
      - Conversation.pdf: the same for printing and passing on.
      - attachments: all attachments under their names.
      - nachweis.json: the messages with the signatures of their senders.
keep-readme-check =
    Can it be checked that nothing was changed?
    Yes. You need not do anything. A court or an advice centre can check the file.
    There is the free program Siegelpost for it. It needs neither internet nor access:
    siegelpost verify export FILE.zip
    Checked are the signatures, the order and every attachment.
    Your letter with the code shows a fingerprint. With it the check also proves who the messages are from:
    siegelpost verify export --fingerprint "FINGERPRINT" FILE.zip
    Leave the ZIP file as it is for that.
keep-readme-care =
    Please keep it safe
    This file is not encrypted. Whoever has it can read everything.
    Internal notes of the insurer are not in it.
