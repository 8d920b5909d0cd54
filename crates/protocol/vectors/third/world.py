# SPDX-License-Identifier: EUPL-1.2
"""The invented people, keys and statements that the vectors are about. Everything follows from
names; nothing here is a real key."""

from functools import cache
from pathlib import Path

from .age import Identity
from .core import ORG, Key, Stmt, b64u, h, sha256, from_b64u, uuid4, uuid_bytes

DAY = 86_400
NOW = 1_795_400_000  # 2026-11-22

VERA, ROLF, EVA, STEFAN, MALLORY, KIM = (
    uuid4(name) for name in ("vera", "rolf", "eva", "stefan", "mallory", "kim")
)
THREAD, OTHER_THREAD, ASK = uuid4("thread"), uuid4("other thread"), uuid4("question")
key = cache(Key.named)
identity = cache(Identity.named)


def rhash(recipient):
    """Names a recipient in a context."""
    return b64u(sha256(recipient.encode()))


def role(names, threshold):
    return {"keys": [b64u(key(name).public) for name in names], "threshold": threshold}


def td_payload(ver, prev, root, **changes):
    payload = {
        "v": 1,
        "org": ORG,
        "ver": ver,
        "iat": NOW - (4 - ver) * 30 * DAY,
        "exp": NOW - (4 - ver) * 30 * DAY + 180 * DAY,
        "prev": prev,
        "root": role(root, 2),
        "roles": {
            "admin": role(["admin 1", "admin 2", "admin 3"], 2),
            "binder": role(["binder"], 1),
            "fresh": role(["fresh"], 1),
            "issuer": role(["issuer"], 1),
            "log": {"origin": None, "vkey": None},
            "receipt": role(["receipt"], 1),
            "release": role(["release 1", "release 2", "release 3"], 2),
        },
        "witness_policy": "none",
        "idps": [],
        "min_client": 1,
    }
    return {**payload, **changes}


def keys(*names):
    return [key(name) for name in names]


TD1 = Stmt("td", td_payload(1, None, ["root 1", "root 2", "root 3"]), keys("root 1", "root 2"))
# Root 1 leaves, root 4 comes: signed by two of the old and by two of the new.
TD2 = Stmt(
    "td",
    td_payload(2, TD1.sh, ["root 2", "root 3", "root 4"]),
    keys("root 1", "root 3", "root 4"),
)
TD3 = Stmt(
    "td",
    td_payload(3, TD2.sh, ["root 2", "root 3", "root 4"], min_client=2),
    keys("root 2", "root 4"),
)
CHAIN = [TD1, TD2, TD3]


def keycard(pid, kind, name, seq=1, prev=None, iat=NOW - 100 * DAY, also=()):
    payload = {
        "v": 1,
        "org": ORG,
        "pid": pid,
        "kind": kind,
        "seq": seq,
        "sig": b64u(key(name).public),
        "enc": identity(name).recipient,
        "iat": iat,
        "prev": prev,
    }
    return Stmt("keycard", payload, keys(name, *also))


VERA1 = keycard(VERA, "insured", "vera 1")
VERA2 = keycard(VERA, "insured", "vera 2", 2, VERA1.sh, NOW - 10 * DAY, ["vera 1"])
VERA3 = keycard(VERA, "insured", "vera 3", 3, VERA2.sh, NOW - 2 * DAY)
ROLF1 = keycard(ROLF, "rep", "rolf 1")
EVA1 = keycard(EVA, "staff", "eva 1")
STEFAN1 = keycard(STEFAN, "staff", "stefan 1")
MALLORY1 = keycard(MALLORY, "insured", "mallory 1")


def bind(card, role_name, method, assurance, seq=1, prev=None, nbf=NOW - 99 * DAY, by=None):
    payload = {
        "v": 1,
        "org": ORG,
        "pid": card.payload["pid"],
        "seq": seq,
        "kc": card.sh,
        "prev": prev,
        "method": method,
        "by": by,
        "assurance": assurance,
        "role": role_name,
        "nbf": nbf,
        "iat": nbf,
    }
    return Stmt("bind", payload, keys("binder"))


BIND_VERA1 = bind(VERA1, "insured", "letter", "letter")
BIND_VERA2 = bind(VERA2, "insured", "carryover", "carryover", 2, BIND_VERA1.sh, NOW - 10 * DAY)
# After Vera lost everything: a new letter, and the old key did not sign.
BIND_VERA3 = bind(VERA3, "insured", "reissue", "letter", 3, BIND_VERA2.sh, NOW - 2 * DAY)
BIND_ROLF1 = bind(ROLF1, "rep", "branch", "branch", by=EVA1.sh)
BIND_EVA1 = bind(EVA1, "staff", "staff", "staff")
BIND_STEFAN1 = bind(STEFAN1, "staff", "staff", "staff")
BIND_MALLORY1 = bind(MALLORY1, "insured", "letter", "letter")


def dept_epoch(dept, label, epoch=1, prev=None, iat=NOW - 98 * DAY, reason="start", by=None):
    payload = {
        "v": 1,
        "org": ORG,
        "dept": dept,
        "epoch": epoch,
        "label": label,
        "enc": identity(f"{dept} {epoch}").recipient,
        "prev": prev,
        "reason": reason,
        "iat": iat,
    }
    return Stmt("dept-epoch", payload, keys(*(by or ["admin 1", "admin 2"])))


PFLEGE1 = dept_epoch("pflege", "Pflege und Hilfsmittel")
PFLEGE2 = dept_epoch(
    "pflege", "Pflege und Hilfsmittel", 2, PFLEGE1.sh, NOW - 20 * DAY, "rotation", ["eva 1"]
)
LEISTUNG1 = dept_epoch("leistung", "Leistungen")


def certificate(card, depts, label, nbf=NOW - 97 * DAY, exp=NOW + 200 * DAY):
    payload = {
        "v": 1,
        "org": ORG,
        "pid": card.payload["pid"],
        "kc": card.sh,
        "depts": [{"d": dept, "rights": rights} for dept, rights in depts],
        "label": label,
        "nbf": nbf,
        "exp": exp,
        "iat": nbf,
    }
    return Stmt("staff", payload, keys("admin 1", "admin 3"))


CERT_EVA = certificate(EVA1, [("pflege", ["read", "write", "grant"])], "Team Pflege")
CERT_STEFAN = certificate(
    STEFAN1, [("leistung", ["read", "write"]), ("pflege", ["read"])], "Team Leistungen"
)


def revlist(revoked=(), seq=7, iat=NOW - 3600, **changes):
    revoked = [{"sh": sh, "at": at} for sh, at in revoked]
    payload = {"v": 1, "org": ORG, "seq": seq, "revoked": revoked, "iat": iat, "exp": iat + 2 * DAY}
    return Stmt("revlist", {**payload, **changes}, keys("binder"))


def fresh(binding, iat=NOW - 1800, **changes):
    pid = binding.payload["pid"]
    payload = {"v": 1, "org": ORG, "pid": pid, "bind": binding.sh, "iat": iat, "exp": iat + 2 * DAY}
    return Stmt("fresh", {**payload, **changes}, keys("fresh"))


ISSUE = Stmt(
    "issue",
    {
        "v": 1,
        "org": ORG,
        "aid": uuid4("activation"),
        "pid": VERA,
        "seq": 1,
        "method": "letter",
        "role": "insured",
        "exp": NOW + 30 * DAY,
        "td": TD2.sh,
        "mbx": None,
    },
    keys("issuer"),
)
ACTIVATION_SECRET = h("sp1/vectors/activation", b"vera")[:14]


# --- what a reader has verified, as the facts of a context


def binding_fact(binding, card):
    b = binding.payload
    return {
        "pid": b["pid"],
        "seq": b["seq"],
        "bind": binding.sh,
        "kc": b["kc"],
        "sig": card.payload["sig"],
        "nbf": b["nbf"],
        "carryover": b["assurance"] == "carryover",
    }


def department_fact(epoch):
    e = epoch.payload
    return {"dept": e["dept"], "epoch": e["epoch"], "de": epoch.sh, "iat": e["iat"]}


def certificate_fact(cert):
    c = cert.payload
    return {name: c[name] for name in ("pid", "kc", "depts", "nbf", "exp")} | {"cert": cert.sh}


def representation(rep, subject=VERA, rights=("read", "write"), scope=None, basis="betreuung", nbf=NOW - 90 * DAY, exp=NOW + 90 * DAY, by=None, signer="binder"):
    payload = {
        "v": 1,
        "org": ORG,
        "rep": rep,
        "for": subject,
        "scope": scope,
        "rights": list(rights),
        "basis": basis,
        "nbf": nbf,
        "exp": exp,
        "ref": None if by else b64u(h("sp1/vectors/evidence", rep.encode())),
        "by": by,
        "iat": nbf,
    }
    return Stmt("rep", payload, keys(signer))


def consent(card=VERA2, signer="vera 2", **changes):
    by = {"pid": card.payload["pid"], "kc": card.sh}
    text = "Bescheide sollen mir im Postfach bekannt gegeben werden. Das kann ich jederzeit widerrufen."
    payload = {"v": 1, "org": ORG, "by": by, "given": True, "version": 1, "lang": "de", "text": text, "iat": NOW}
    return Stmt("consent", payload | changes, keys(signer))


def rep_end(card=VERA2, signer="vera 2", iat=NOW):
    by = {"pid": card.payload["pid"], "kc": card.sh}
    payload = {"v": 1, "org": ORG, "rep": representation(ROLF).sh, "by": by, "iat": iat}
    return Stmt("rep-end", payload, keys(signer))


def release(card=EVA1, signer="eva 1", iat=NOW):
    """Eva has read what waits in the thread, and lets it go."""
    mid = uuid4("released message")
    payload = {"v": 1, "org": ORG, "thread": THREAD, "mid": mid, "obj": b64u(h("sp1/vectors/file", b"released")), "by": author(card), "iat": iat}
    return Stmt("release", payload, keys(signer))


def author(card):
    return {"pid": card.payload["pid"], "kc": card.sh}


# The list is a part of the protocol like a constant: every implementation reads the same words.
PHONE_WORDS = (Path(__file__).parents[2] / "assets" / "phone-words.txt").read_text().split()
DRAW_DESK, DRAW_PERSON = h("sp1/vectors/draw", b"desk")[:16], h("sp1/vectors/draw", b"person")[:16]


def phone_commitment(pid=VERA, desk=EVA1, draw=DRAW_DESK):
    return h("sp1/phone/commit", ORG.encode(), uuid_bytes(pid), desk.raw_sh, draw)


def phone_hash(pid=VERA, desk=EVA1, a=DRAW_DESK, b=DRAW_PERSON):
    return h("sp1/phone", ORG.encode(), uuid_bytes(pid), desk.raw_sh, a, b)


def phone_commit(desk=EVA1, signer="eva 1", **changes):
    payload = {"v": 1, "org": ORG, "pid": VERA, "dept": "pflege", "by": author(desk), "commit": b64u(phone_commitment(desk=desk)), "iat": NOW}
    return Stmt("phone-commit", payload | changes, keys(signer))


def phone_answer(card=VERA2, signer="vera 2", **changes):
    payload = {"v": 1, "org": ORG, "by": author(card), "to": phone_commit().sh, "b": b64u(DRAW_PERSON), "iat": NOW + 5}
    return Stmt("phone-answer", payload | changes, keys(signer))


def phone_reveal(desk=EVA1, signer="eva 1", **changes):
    payload = {"v": 1, "org": ORG, "by": author(desk), "to": phone_answer().sh, "a": b64u(DRAW_DESK), "iat": NOW + 10}
    return Stmt("phone-reveal", payload | changes, keys(signer))


def desk_request(ask, desk=EVA1, signer="eva 1"):
    payload = {"v": 1, "org": ORG, "id": ASK, "by": author(desk), "dept": "pflege", "ask": ask, "iat": NOW}
    return Stmt("desk-request", payload, keys(signer))


FIND = {"t": "find-number", "kvnr": "A123456780"}


def desk_answer(result, to=None, signer="binder"):
    payload = {"v": 1, "org": ORG, "to": to or desk_request(FIND).sh, "result": result, "iat": NOW + 1}
    return Stmt("desk-answer", payload, keys(signer))


IDP = {"id": "broker", "iss": "https://id.broker.example", "jwks_uri": "https://id.broker.example/jwks", "procedure": "gesundheitsid"}
BLIND = h("sp1/vectors/blind", b"oidc")[:16]


def oidc_nonce(sig="vera 1", enc="vera 1", r=BLIND):
    return b64u(h("sp1/oidc/nonce", ORG.encode(), key(sig).public, identity(enc).recipient.encode(), r))


def oidc_start(signer="vera 1", **changes):
    payload = {"v": 1, "org": ORG, "provider": "broker", "sig": b64u(key("vera 1").public), "enc": identity("vera 1").recipient, "r": b64u(BLIND), "iat": NOW}
    return Stmt("oidc-start", payload | changes, keys(signer))


DECLARED = {"pid": VERA, "thread": THREAD, "obj": b64u(h("sp1/vectors/file", b"objection"))}


def declare_nonce(start):
    p = start.payload
    who, where, key_of, blind = uuid_bytes(p["pid"]), uuid_bytes(p["thread"]), from_b64u(p["sig"]), from_b64u(p["r"])
    return b64u(h("sp1/declare/nonce", ORG.encode(), who, where, from_b64u(p["obj"]), key_of, p["enc"].encode(), blind))


def declare_start(signer="vera 1", **changes):
    payload = {"v": 1, "org": ORG, "provider": "broker", **DECLARED, "sig": b64u(key("vera 1").public), "enc": identity("vera 1").recipient, "r": b64u(BLIND), "iat": NOW}
    return Stmt("declare-start", payload | changes, keys(signer))


def oidc_finish(signer="vera 1", **changes):
    payload = {"v": 1, "org": ORG, "start": oidc_start().sh, "code": "SplxlOBeZQQYbYS6WxSbIA", "state": b64u(h("sp1/vectors/state")), "iss": IDP["iss"], "iat": NOW + 60}
    return Stmt("oidc-finish", payload | changes, keys(signer))


def oidc_answer(result, to=None, signer="binder"):
    payload = {"v": 1, "org": ORG, "to": to or oidc_start().sh, "result": result, "iat": NOW + 1}
    return Stmt("oidc-answer", payload, keys(signer))


ENTRY = {
    "rep": ROLF, "for": VERA, "scope": ["pflege-frage"], "rights": ["read", "write"], "basis": "betreuung",
    "nbf": None, "exp": NOW + 365 * DAY, "proof": "guardian-card", "filed": "Akte 7, Blatt 3",
}
ENTER = {"t": "rep-enter", "entry": ENTRY}
NAME_ROLF = {"pid": ROLF, "name": "Rolf Muster", "dob": "1970-01-31", "flags": []}
NAME_VERA = {"pid": VERA, "name": "Vera Muster", "dob": "1968-03-14", "flags": ["restricted"]}
REPS = {
    "t": "reps",
    "items": [
        {
            "sh": desk_request(FIND).sh, "rep": NAME_ROLF, "for": NAME_VERA, "scope": None, "rights": ["read"],
            "basis": "vollmacht", "nbf": NOW - DAY, "exp": NOW + DAY, "ended": NOW,
        }
    ],
    "waiting": [
        {"draft": desk_request(ENTER).sh, "entry": ENTRY, "rep": NAME_ROLF, "for": NAME_VERA, "by": EVA, "by_name": "Eva Amt", "at": NOW}
    ],
}
FOUND = {
    "t": "persons",
    "items": [
        {
            "pid": VERA, "role": "insured", "name": "Vera Muster", "dob": "1968-03-14", "kvnr": "A123456780",
            "address": ["Beispielweg 12", "12345 Musterstadt"], "flags": [],
            "bound": {"at": NOW - 10 * DAY, "assurance": "letter", "quarantine_until": None},
            "code_until": None,
            "contacts": [{"at": NOW - DAY, "via": "phone", "checks": ["phone-check"], "passed": True}],
        }
    ],
    "shielded": False,
}


def representative(pid, write=True, nbf=NOW - 90 * DAY, exp=NOW + 90 * DAY, subject=VERA, post=True):
    rights = ["read"] + ["write"] * write + ["post"] * post
    stmt = representation(pid, subject, rights, nbf=nbf, exp=exp)
    return {"rep": stmt.sh, "pid": pid, "subject": subject, "write": write, "post": post, "nbf": nbf, "exp": exp}


def context(**changes):
    """Vera with two bindings, Rolf representing her, Pflege at epoch 2, Eva and Stefan as staff."""
    base = {
        "org": ORG,
        "bindings": [
            binding_fact(BIND_VERA1, VERA1),
            binding_fact(BIND_VERA2, VERA2),
            binding_fact(BIND_ROLF1, ROLF1),
            binding_fact(BIND_EVA1, EVA1),
            binding_fact(BIND_STEFAN1, STEFAN1),
            binding_fact(BIND_MALLORY1, MALLORY1),
        ],
        "departments": [department_fact(one) for one in (PFLEGE1, PFLEGE2, LEISTUNG1)],
        "certificates": [certificate_fact(one) for one in (CERT_EVA, CERT_STEFAN)],
        "representatives": [representative(ROLF)],
        "revoked": [],
        "used_keys": [],
    }
    return {**base, **changes}


def person(card):
    return {"t": "person", "pid": card.payload["pid"], "kc": card.sh}


def dept(epoch):
    e = epoch.payload
    return {"t": "dept", "dept": e["dept"], "epoch": e["epoch"], "de": epoch.sh}


def members(*all_members):
    persons = sorted((m for m in all_members if m["t"] == "person"), key=lambda m: m["pid"])
    departments = sorted((m for m in all_members if m["t"] == "dept"), key=lambda m: m["dept"])
    return persons + departments


def thread_epoch(epoch, enc, all_members, card, signer, prev=None, iat=NOW, **changes):
    payload = {
        "v": 1,
        "org": ORG,
        "thread": THREAD,
        "epoch": epoch,
        "lane": "case",
        "enc": identity(enc).recipient,
        "subject": VERA,
        "members": all_members,
        "exclude": [],
        "prev": prev,
        "by": {"pid": card.payload["pid"], "kc": card.sh},
        "td": TD3.sh,
        "iat": iat,
    }
    return Stmt("thread-epoch", {**payload, **changes}, keys(signer))
