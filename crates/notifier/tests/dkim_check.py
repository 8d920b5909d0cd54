#!/usr/bin/env python3
# SPDX-License-Identifier: EUPL-1.2
"""Checks signatures of mails by an implementation that is not ours (dkimpy of PyPI). Run it by `.ci/python`.

Standard input: {"records": {name: value of the TXT record}, "mails": [base64, …]}. Standard output: for each mail a list with one entry a
signature, from the top: "ok", "bad", or why the signature was refused.
"""
import base64
import json
import sys

import dkim

given = json.load(sys.stdin)
records = {f"{name}.": value for name, value in given["records"].items()}


def txt(name, timeout=5):
    return records.get(name.decode(), "").encode() or None


def judge(mail, number):
    try:
        return "ok" if dkim.DKIM(mail).verify(idx=number, dnsfunc=txt) else "bad"
    except dkim.DKIMException as error:
        return str(error)


def signatures(mail):
    head = mail.split(b"\r\n\r\n")[0]
    return sum(line.lower().startswith(b"dkim-signature:") for line in head.split(b"\r\n"))


mails = [base64.b64decode(mail) for mail in given["mails"]]
json.dump([[judge(mail, n) for n in range(signatures(mail))] for mail in mails], sys.stdout)
