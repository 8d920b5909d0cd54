# SPDX-License-Identifier: EUPL-1.2
"""Messages and receipts: transcript.json and receipts.json. Three epochs, a fork and a merge."""

from itertools import permutations

from . import world as w
from .cases_basic import case
from .cases_members import BASE, FIRST, INTERNAL, SECOND
from .cases_trust import receipt
from .core import ORG, Stmt, b64u, h, sha256, uuid4, uuid7

THIRD = w.thread_epoch(3, "thread 3", BASE, w.EVA1, "eva 1", SECOND.sh, w.NOW - 3600)
PHONE, LAPTOP, DESK, TABLET = (
    b64u(h("sp1/vectors/dev", name.encode())[:16]) for name in ("phone", "laptop", "desk", "tablet")
)


def sender(card, dev, role="self", **changes):
    return {
        "pid": card.payload["pid"], "kc": card.sh, "dev": dev, "as": role, "for": None,
        "cert": None, "name": None, **changes,
    }


def message(name, epoch, sent, n, seq, prev, who, signer, **changes):
    payload = {
        "v": 1, "org": ORG, "thread": w.THREAD, "lane": epoch.payload["lane"],
        "epoch": epoch.payload["epoch"], "te": epoch.sh, "mid": uuid7(name, sent), "n": n,
        "seq": seq, "prev": sorted(one.sh for one in prev), "sent": sent, "from": who,
        "matter": "hilfsmittel", "class": "substantiell", "subject": "Rollstuhl",
        "body": f"Nachricht {name}", "lang": "de", "att": [], "ref": None, "texts": [], "kind": "msg", "decision": None,
        "td": w.TD3.sh, "log": None,
    }
    return Stmt("message", {**payload, **changes}, w.keys(signer))


def header(stmt):
    p = stmt.payload
    names = ("mid", "thread", "lane", "epoch", "matter", "class", "kind", "n")
    return {name: p[name] for name in names} | {"sender": p["from"]["pid"], "dev": p["from"]["dev"]}


STAFF = sender(w.EVA1, DESK, "staff", cert=w.CERT_EVA.sh, name="Eva Beispiel")
T1, T2, T3 = w.NOW - 29 * w.DAY, w.NOW - 20 * 3600, w.NOW - 1800
M1 = message("1", FIRST, T1, 1, 1, [], sender(w.VERA1, PHONE), "vera 1")
M2 = message("2", FIRST, T1 + 600, 1, 2, [M1], STAFF, "eva 1")
# Two write at once after M2, one of them from another device: a fork.
M3 = message("3", SECOND, T2, 2, 3, [M2], sender(w.VERA2, PHONE), "vera 2")
M4 = message("4", SECOND, T2 + 5, 1, 3, [M2], sender(w.VERA2, LAPTOP), "vera 2")
# Eva has seen both: a merge.
TEXTS = [{"id": "b1b2b3b4-b5b6-4748-8950-b1b2b3b4b5b6", "v": 4}]
M5 = message("5", THIRD, T3, 2, 4, [M3, M4], STAFF, "eva 1", texts=TEXTS)
M6 = message("6", THIRD, T3 + 60, 1, 5, [M5], sender(w.ROLF1, TABLET, "rep", **{"for": w.VERA}), "rolf 1")
ALL = [M1, M2, M3, M4, M5, M6]
DECIDES = {"remedy": "objection", "instructed": True}
DECISION = message("decision", THIRD, T3 + 90, 3, 5, [M5], STAFF, "eva 1", kind="decision", decision=DECIDES)
# A plain mail is in a thread of nobody: its subject has the thread's own id, and there is no person in it.
PLAIN = w.thread_epoch(1, "plain 1", [w.dept(w.PFLEGE2)], w.EVA1, "eva 1", subject=w.THREAD)
MAIL = message("mail", PLAIN, w.NOW + 60, 1, 1, [], STAFF, "eva 1", kind="mail")
NOTE = message("note", INTERNAL, w.NOW + 60, 1, 1, [], STAFF, "eva 1", kind="note")


def transcript_file():
    shared = {"context": w.context()}
    for number, epoch in enumerate((FIRST, SECOND, THIRD), 1):
        shared[f"epoch {number}"] = epoch.envelope
    shared["internal"] = INTERNAL.envelope
    shared["plain"] = PLAIN.envelope
    for number, one in enumerate(ALL, 1):
        shared[f"message {number}"] = one.envelope
    cases = []
    messages(cases)
    sets(cases)
    return {"shared": shared, "cases": cases}


def messages(cases):
    epochs = {1: "$epoch 1", 2: "$epoch 2", 3: "$epoch 3"}

    def check(name, stmt, head=None, epoch=None, context="$context", **outcome):
        value = {
            "message": stmt.envelope if stmt not in ALL else f"$message {ALL.index(stmt) + 1}",
            "header": head or header(stmt),
            "epoch": epoch or epochs[stmt.payload["epoch"]],
            "context": context,
        }
        cases.append(case(name, "message", value, **outcome))

    for number, one in enumerate(ALL, 1):
        check(f"message {number}", one, expect=True)
    check("internal note", NOTE, epoch="$internal", expect=True)
    check("decision", DECISION, expect=True)
    about = DECISION.changed(decision={"remedy": "action", "instructed": False})
    check("decision about an objection, without instructions", about, expect=True)

    check("plain mail", MAIL, epoch="$plain", expect=True)
    check("plain mail among what a person wrote", M5.changed(kind="mail"), error="not-plain-mail")
    for kind in ("msg", "receipt", "redact"):
        check(f"{kind} to nobody", MAIL.changed(kind=kind), epoch="$plain", error="not-plain-mail")
    check("decision to nobody", MAIL.changed(kind="decision", decision=DECIDES), epoch="$plain", error="not-plain-mail")

    def changed(**changes):
        return M5.changed(**changes)

    for name, value in {
        "mid": uuid7("x", T3), "thread": w.OTHER_THREAD, "lane": "internal", "epoch": 2,
        "matter": "pflege", "class": "normal", "kind": "receipt", "sender": w.VERA, "dev": PHONE,
        "n": 3,
    }.items():
        check(f"header with another {name}", M5, {**header(M5), name: value}, error="header-mismatch")

    moved = changed(thread=w.OTHER_THREAD)
    check("moved to another thread", moved, error="wrong-thread")
    check("moved to the other lane", changed(lane="internal"), error="wrong-thread")
    check("under another epoch's number", changed(epoch=2), epoch="$epoch 3", error="wrong-thread")
    check("under another epoch's statement", changed(te=SECOND.sh), error="wrong-thread")
    check("offered with another epoch", M5, epoch="$epoch 2", error="wrong-thread")
    check("a note offered in the case", NOTE, epoch="$epoch 1", error="wrong-thread")
    check("of another organisation", changed(org="andere.example"), error="wrong-thread")

    check("signed by another key", M5.changed(w.keys("mallory 1")), error="bad-signature")
    check("not signed", M5.changed([]), error="bad-signature")
    tampered = {**M5.envelope, "payload": M3.envelope["payload"]}
    value = {"message": tampered, "header": header(M3), "epoch": "$epoch 2", "context": "$context"}
    cases.append(case("another message's payload", "message", value, error="bad-signature"))

    late = M3.changed(w.keys("vera 1"), **{"from": sender(w.VERA1, PHONE)})
    check("with a keycard that was replaced before", late, error="unbound-sender")
    early = M1.changed(w.keys("vera 2"), **{"from": sender(w.VERA2, PHONE)})
    check("with a keycard that was bound only later", early, error="unbound-sender")
    stolen = M3.changed(**{"from": sender(w.VERA2, PHONE, pid=w.ROLF)})
    check("in another person's name", stolen, error="unbound-sender")
    facts = [one for one in w.context()["bindings"] if one["pid"] != w.VERA]
    check("by somebody without binding", M3, context=w.context(bindings=facts), error="unbound-sender")

    outsider = M3.changed(w.keys("mallory 1"), **{"from": sender(w.MALLORY1, PHONE)})
    check("by somebody who is not a member", outsider, error="not-a-member")
    posing = M6.changed(**{"from": sender(w.ROLF1, TABLET)})
    check("a representative as if in her own matter", posing, error="not-a-member")
    other = M6.changed(**{"from": sender(w.ROLF1, TABLET, "rep", **{"for": w.MALLORY})})
    check("a representative of somebody else", other, error="not-a-member")
    readonly = w.context(representatives=[w.representative(w.ROLF, write=False)])
    check("a representative who may only read", M6, context=readonly, error="not-a-member")
    ended = w.context(representatives=[w.representative(w.ROLF, exp=M6.payload["sent"])])
    check("a representative whose time is over", M6, context=ended, error="not-a-member")
    as_rep = M3.changed(**{"from": sender(w.VERA2, PHONE, "rep", **{"for": w.VERA})})
    check("the subject as her own representative", as_rep, error="not-a-member")
    stefan = sender(w.STEFAN1, DESK, "staff", cert=w.CERT_STEFAN.sh)
    check("staff of another department", M5.changed(w.keys("stefan 1"), **{"from": stefan}), error="not-a-member")

    for name, who, signer in [
        ("staff without certificate", {**STAFF, "cert": None}, "eva 1"),
        ("staff with another's certificate", {**STAFF, "cert": w.CERT_STEFAN.sh}, "eva 1"),
        ("staff with a certificate that nobody knows", {**STAFF, "cert": M1.sh}, "eva 1"),
        ("an insured person as staff", sender(w.VERA2, PHONE, "staff", cert=w.CERT_EVA.sh), "vera 2"),
    ]:
        check(name, M5.changed(w.keys(signer), **{"from": who}), error="uncertified-staff")
    ended = w.context(certificates=[{**w.certificate_fact(w.CERT_EVA), "exp": T3}])
    check("staff with an expired certificate", M5, context=ended, error="uncertified-staff")
    as_self = M5.changed(**{"from": sender(w.EVA1, DESK)})
    check("staff as if in her own matter", as_self, error="not-a-member")
    revoked = w.context(revoked=[{"sh": w.CERT_EVA.sh, "at": T3}])
    check("staff with a certificate revoked by then", M5, context=revoked, error="revoked-signer")
    later = w.context(revoked=[{"sh": w.CERT_EVA.sh, "at": T3 + 1}])
    check("staff whose certificate was revoked later", M5, context=later, expect=True)

    wrong = "wrong-members"
    check("an epoch where a message belongs", FIRST, header(M1), error="wrong-payload-type")
    check("prev not sorted", changed(prev=sorted(M5.payload["prev"], reverse=True)), error=wrong)
    check("prev twice", changed(prev=[M3.sh, M3.sh]), error=wrong)
    check("counter 0", changed(n=0), error=wrong)
    check("seq 0", M1.changed(seq=0), error=wrong)
    check("first with prev", M2.changed(seq=1), error=wrong)
    check("later one without prev", M2.changed(prev=[]), error=wrong)
    check("decision that does not say how to go against it", DECISION.changed(decision=None), error=wrong)
    check("decision with a remedy that does not exist", DECISION.changed(decision={**DECIDES, "remedy": "mercy"}), error=wrong)
    check("decision that leaves open whether it instructs", DECISION.changed(decision={"remedy": "objection"}), error=wrong)
    check("message that would be a decision", changed(decision=DECIDES), error=wrong)
    posing = M3.changed(kind="decision", decision=DECIDES)
    check("decision by an insured person", posing, error=wrong)
    check("plain mail by an insured person", M3.changed(kind="mail"), error=wrong)
    check("plain mail in the internal lane", NOTE.changed(kind="mail"), epoch="$internal", error=wrong)
    inside = NOTE.changed(kind="decision", decision=DECIDES)
    check("decision in the internal lane", inside, epoch="$internal", error=wrong)
    check("an unknown member", changed(html="<b>x</b>"), error=wrong)
    check("a log entry, which version 1 does not know", changed(log={"size": 1, "root": M1.sh}), error=wrong)


def sets(cases):
    def one(name, messages, received=None, **expect):
        expect.setdefault("findings", [])
        received = received or {}
        value = {
            "messages": [
                {"message": stmt.envelope if stmt not in ALL else f"$message {ALL.index(stmt) + 1}",
                 "received": received.get(stmt.sh)}
                for stmt in messages
            ],
            "devices": sorted(expect["next_n"]),
        }
        cases.append(case(name, "transcript", value, expect=expect))

    def shs(*stmts):
        return [stmt.sh for stmt in stmts]

    whole = {
        "order": shs(*ALL), "heads": shs(M6), "next_seq": 6,
        "next_n": {PHONE: 3, LAPTOP: 2, DESK: 3, TABLET: 2},
    }
    one("nothing", [], order=[], heads=[], next_seq=1, next_n={PHONE: 1})
    one("in order", ALL, **whole)
    one("backwards", ALL[::-1], **whole)
    for number, order in enumerate(list(permutations(ALL))[7::143]):
        one(f"shuffled {number + 1}", order, **whole)
    one("with replays", [*ALL, M3, M1], **whole)
    fork = {"next_seq": 4, "next_n": {PHONE: 3, LAPTOP: 2}}
    one("fork", [M1, M2, M3, M4], order=shs(M1, M2, M3, M4), heads=sorted(shs(M3, M4)), **fork)

    def missing(stmt, lost):
        return {"flag": "missing-predecessor", "sh": stmt.sh, "missing": lost.sh}

    def gap(dev, first, last):
        return {"flag": "counter-gap", "dev": dev, "from": first, "to": last}

    one(
        "a message held back, its device silent since", [M1, M2, M3, M5, M6],
        order=shs(M1, M2, M3, M5, M6), heads=shs(M6), next_seq=6, next_n={LAPTOP: 1},
        findings=[missing(M5, M4)],
    )
    one(
        "a message held back, its device seen since", [M2, M3, M4, M5, M6],
        order=shs(M2, M3, M4, M5, M6), heads=shs(M6), next_seq=6, next_n={PHONE: 3},
        findings=[missing(M2, M1), gap(PHONE, 1, 1)],
    )
    one("the newest held back cannot be seen", ALL[:5], order=shs(*ALL[:5]), heads=shs(M5), next_seq=5, next_n={TABLET: 1})
    far = message("far", THIRD, T3 + 90, 9, 6, [M6], sender(w.VERA2, PHONE), "vera 2")
    one(
        "a counter that jumps", [*ALL, far], order=shs(*ALL, far), heads=shs(far), next_seq=7,
        next_n={PHONE: 10}, findings=[gap(PHONE, 3, 8)],
    )
    twice = message("twice", SECOND, T2 + 9, 2, 3, [M2], sender(w.VERA2, PHONE), "vera 2")
    pair = sorted(shs(M3, twice))
    one(
        "two messages under one number", [M1, M2, M3, twice], order=shs(M1, M2, M3, twice),
        heads=pair, next_seq=4, next_n={PHONE: 3},
        findings=[{"flag": "equivocation", "dev": PHONE, "n": 2, "messages": pair}],
    )
    early = message("early", THIRD, T3 + 90, 3, 2, [M5], sender(w.VERA2, PHONE), "vera 2")
    one(
        "a number in the transcript that is too low", [*ALL[:5], early],
        order=shs(M1, M2, early, M3, M4, M5), heads=shs(early), next_seq=3, next_n={PHONE: 4},
        findings=[{"flag": "wrong-seq", "sh": early.sh}],
    )
    clocks = {M1.sh: T1 + w.DAY, M2.sh: T1 + 600 - w.DAY, M3.sh: T2 + w.DAY + 1, M4.sh: T2 + 5 - w.DAY - 1}
    skewed = [{"flag": "clock-skew", "sh": sh} for sh in sorted(shs(M3, M4))]
    one(
        "clocks that differ by more than a day", ALL[:4], clocks, order=shs(*ALL[:4]),
        heads=sorted(shs(M3, M4)), next_seq=4, next_n={}, findings=skewed,
    )
    same = [
        message(f"tie {number}", SECOND, T2, 1, 3, [M2], sender(w.VERA2, b64u(bytes([number]) * 16)), "vera 2")
        for number in range(4)
    ]
    ties = sorted(shs(*same))
    one("ties are ordered by text", [M1, M2, *same], order=[*shs(M1, M2), *ties], heads=ties, next_seq=4, next_n={})


def receipts_file():
    cases = []

    def file_hash(data):
        return b64u(sha256(data))

    def check(name, entries, **outcome):
        value = {
            "thread": w.THREAD, "lane": "case", "td": w.TD3.envelope,
            "receipts": [{"receipt": stmt.envelope, "file": file_hash(data)} for stmt, data in entries],
        }
        cases.append(case(name, "receipts", value, **outcome))

    def good(idx, data=None):
        data = data or f"file {idx}".encode()
        return receipt(idx, data), data

    check("none", [], expect={"missing": []})
    check("three in order", [good(1), good(2), good(3)], expect={"missing": []})
    check("three in another order", [good(3), good(1), good(2)], expect={"missing": []})
    check("the same twice", [good(1), good(1)], expect={"missing": []})
    check("held back: the first, and four and five", [good(2), good(3), good(6)], expect={"missing": [[1, 1], [4, 5]]})
    check("two files under one number", [good(1), good(1, b"other")], error="receipt-conflict")
    check("receipt for another file", [(receipt(1, b"other"), b"file 1")], error="receipt-for-other-object")
    check("receipt of another thread", [(receipt(1, b"file 1", thread=uuid4("x")), b"file 1")], error="receipt-for-other-object")
    check("receipt of the other lane", [(receipt(1, b"file 1", lane="internal"), b"file 1")], error="receipt-for-other-object")
    forged = receipt(1, b"file 1").changed(w.keys("binder"))
    check("receipt not signed by the portal", [(forged, b"file 1")], error="bad-signature")
    foreign = receipt(1, b"file 1").changed(org="andere.example")
    check("receipt of another organisation", [(foreign, b"file 1")], error="wrong-org")
    return {"cases": cases}
