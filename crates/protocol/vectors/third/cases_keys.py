# SPDX-License-Identifier: EUPL-1.2
"""Derived keys and MACs: activation.json, unlock.json, bundle-mac.json."""

import hashlib
import unicodedata

from . import world as w
from .age import Identity
from .cases_basic import case
from .core import ORG, b64u, h, hkdf, hmac, sha256, tup, u64, uuid_bytes

PID = "a0a1a2a3-a4a5-a6a7-a8a9-aaabacadaeaf"
AID = "f0f1f2f3-f4f5-f6f7-f8f9-fafbfcfdfeff"


def activation(a, aid, pid, issue, kc, td):
    org, aid, pid = ORG.encode(), uuid_bytes(aid), uuid_bytes(pid)
    salt = h("sp1/act/salt", org)
    locator = hkdf(a, salt, tup("sp1/act/locator", org))
    k_person = hkdf(a, salt, tup("sp1/act/mac-person", org, aid))
    k_org = hkdf(a, salt, tup("sp1/act/mac-org", org, aid))
    out = {
        "salt": salt,
        "locator": locator,
        "locator_hash": h("sp1/act/locator-hash", locator),
        "k_person": k_person,
        "k_org": k_org,
        "mac_org": hmac(k_org, tup("sp1/act/org", org, aid, pid, issue, td)),
        "mac_person": hmac(k_person, tup("sp1/act/bind", org, aid, pid, issue, kc, td)),
    }
    return {name: value.hex() for name, value in out.items()}


def invitation(raw, card):
    org, pid = ORG.encode(), uuid_bytes(card.payload["pid"])
    salt = h("sp1/inv/salt", org)
    locator = hkdf(raw, salt, tup("sp1/inv/locator", org))
    key = hkdf(raw, salt, tup("sp1/inv/mac", org))
    shown = hmac(key, tup("sp1/inv/words", org, pid, card.raw_sh))
    return {
        "locator": locator.hex(), "locator_hash": h("sp1/inv/locator-hash", locator).hex(),
        "mac": b64u(hmac(key, tup("sp1/inv/keycard", org, pid, card.raw_sh))),
        "words": [w.PHONE_WORDS[shown[0]], w.PHONE_WORDS[shown[1]]], "number": int.from_bytes(shown[2:4]) % 1000,
    }


def reply(raw, request, recipient, file):
    org = ORG.encode()
    salt = h("sp1/reply/salt", org)
    locator = hkdf(raw, salt, tup("sp1/reply/locator", org))
    key = hkdf(raw, salt, tup("sp1/reply/mac", org))

    def mac(label, what):
        return b64u(hmac(key, tup(label, org, uuid_bytes(request), what)))

    return {
        "locator": locator.hex(), "locator_hash": h("sp1/reply/locator-hash", locator).hex(),
        "key_mac": mac("sp1/reply/key", recipient.encode()), "answer_mac": mac("sp1/reply/answer", file),
    }


def activation_file():
    cases = []
    for name, a, aid, pid, issue, kc, td in [
        ("protocol.md 14", bytes(range(14)), AID, PID, b"\x22" * 32, b"\x11" * 32, b"\x33" * 32),
        ("Vera's letter", w.ACTIVATION_SECRET, w.ISSUE.payload["aid"], w.VERA, w.ISSUE.raw_sh, w.VERA1.raw_sh, w.TD2.raw_sh),
    ]:
        value = {"org": ORG, "raw": a.hex(), "aid": aid, "pid": pid}
        value |= {"issue": b64u(issue), "kc": b64u(kc), "td": b64u(td)}
        cases.append(case(name, "activation", value, expect=activation(a, aid, pid, issue, kc, td)))
    for name, start in [
        ("salt", "5c3509765dc3bf7f"), ("locator", "6a8ed51863a0711c"),
        ("locator_hash", "b4c0f3931c9679ff"), ("k_person", "e0c416ed7074e212"),
        ("k_org", "03b51ef8ebece686"), ("mac_person", "95614e500886ff55"),
        ("mac_org", "7006a88dd85e473c"),
    ]:
        assert cases[0]["expect"][name].startswith(start), name
    for name, raw in [("recovery sheet", bytes(range(19))), ("another sheet", b"\xff" * 19)]:
        org = ORG.encode()
        locator = hkdf(raw, h("sp1/rec/salt", org), tup("sp1/rec/locator", org))
        expect = {"locator": locator.hex(), "locator_hash": h("sp1/rec/locator-hash", locator).hex()}
        cases.append(case(name, "recovery", {"org": ORG, "raw": raw.hex()}, expect=expect))
    for name, raw, card in [("invitation", bytes(range(9)), w.ROLF1), ("another invitation", b"\xff" * 9, w.EVA1)]:
        cases.append(case(name, "invitation", {"org": ORG, "raw": raw.hex(), "pid": card.payload["pid"], "kc": card.sh}, expect=invitation(raw, card)))
    for name, raw, recipient in [("one-time answer", bytes(range(9)), w.ROLF1.payload["enc"]), ("another one-time answer", b"\xff" * 9, w.EVA1.payload["enc"])]:
        value = {"org": ORG, "raw": raw.hex(), "id": AID, "recipient": recipient, "file": b64u(b"\x44" * 32)}
        cases.append(case(name, "reply", value, expect=reply(raw, AID, recipient, b"\x44" * 32)))
    # An own MAC of the organisation is what a server cannot make.
    k_org = bytes.fromhex(cases[1]["expect"]["k_org"])
    value = {"stmt": w.ISSUE.envelope, "k_org": k_org.hex()}
    good, bad = cases[1]["expect"]["mac_org"], cases[0]["expect"]["mac_org"]
    cases.append(case("MAC of the organisation", "verify-mac-org", {**value, "mac": good}, expect=True))
    cases.append(case("MAC of another letter", "verify-mac-org", {**value, "mac": bad}, error="wrong-mac"))
    other = w.ISSUE.changed(td=w.TD3.sh).envelope
    value = {**value, "stmt": other, "mac": good}
    cases.append(case("MAC over another Trust Document", "verify-mac-org", value, error="wrong-mac"))
    return {"cases": cases}


def unlock(tag, ikm, pid=PID):
    parts = (ORG.encode(), uuid_bytes(pid), tag.encode())

    def one(what):
        return hkdf(ikm, b"sp1/unlock/salt", tup("sp1/unlock/" + what, *parts))

    identity = Identity(one("enc"))
    auth = None if tag == "prf" else one("auth")
    return {
        "seed": identity.seed.hex(),
        "identity": identity.text,
        "recipient_sha256": sha256(identity.recipient.encode()).hex(),
        "macsecret": one("mac").hex(),
        "auth": auth and auth.hex(),
        "auth_hash": auth and h("sp1/auth/hash", auth).hex(),
    }


def unlock_file():
    cases = []
    prf = unlock("prf", b"\x44" * 32)
    assert prf["identity"] == "AGE-SECRET-KEY-PQ-1JGV6TP0DU7EMVKNAK6C4A39K0PF0GQ9VX65THFU0TE5P9X3X3N5QWUN90Q"
    assert prf["seed"].startswith("9219a585ede7b3b6")
    assert prf["recipient_sha256"].startswith("02bddc285d22147b")
    assert prf["macsecret"].startswith("db8195907acf7d1c")
    evaluated = h("sp1/prf/unlock", b"post.musterkasse.example")
    assert evaluated.hex().startswith("3a610fd66aa7361b")
    cases.append(case("PRF input", "prf-eval", {"rp_id": "post.musterkasse.example"}, expect=evaluated.hex()))
    for name, tag, ikm in [
        ("passkey, protocol.md 14", "prf", b"\x44" * 32),
        ("recovery sheet", "rec", bytes(range(19))),
        ("password", "pwd", b"\x55" * 64),
    ]:
        value = {"tag": tag, "ikm": ikm.hex(), "org": ORG, "pid": PID}
        cases.append(case(name, "unlock", value, expect=unlock(tag, ikm)))
    for name, password in [
        ("password", "correct horse battery staple"),
        ("password with umlauts, composed", "M\u00fcnchner Stra\u00dfe"),
        ("password with umlauts, decomposed: the same", "Mu\u0308nchner Stra\u00dfe"),
        ("password with a ligature, which NFKC takes apart", "\ufb01ne \u2460"),
    ]:
        ds = bytes(range(32))
        salt = h("sp1/pw/salt", ORG.encode(), uuid_bytes(PID), ds)
        normal = unicodedata.normalize("NFKC", password).encode()
        stretched = hashlib.pbkdf2_hmac("sha256", normal, salt, 600_000)
        value = {"password": password, "normal": normal.hex(), "org": ORG, "pid": PID, "ds": ds.hex()}
        expect = {"salt": salt.hex(), "stretched": stretched.hex(), "ikm": (stretched + ds).hex()}
        cases.append(case(name, "password", value, expect=expect))
    return {"cases": cases}


def bundle_mac_file():
    cases = []
    secret = bytes.fromhex(unlock("prf", b"\x44" * 32)["macsecret"])
    for name, pid, seq, file_hash in [
        ("protocol.md 14", PID, 7, b"\x55" * 32),
        ("another number", PID, 8, b"\x55" * 32),
        ("another person", w.VERA, 7, b"\x55" * 32),
        ("another file", PID, 7, b"\x56" * 32),
        ("a large number", PID, 2**53 - 1, b"\x55" * 32),
    ]:
        mac = hmac(secret, tup("sp1/bundle", ORG.encode(), uuid_bytes(pid), u64(seq), file_hash))
        value = {"key": secret.hex(), "org": ORG, "pid": pid, "seq": seq, "file": b64u(file_hash)}
        cases.append(case(name, "bundle-mac", value, expect=mac.hex()))
    assert cases[0]["expect"].startswith("f1016389edab086a")
    for kind, ver in [("draft", 1), ("settings", 300)]:
        file_hash = b"\x55" * 32
        parts = (ORG.encode(), uuid_bytes(PID), kind.encode(), u64(ver), file_hash)
        mac = hmac(b"\x77" * 32, tup("sp1/self", *parts))
        value = {"key": (b"\x77" * 32).hex(), "org": ORG, "pid": PID, "kind": kind, "ver": ver, "file": b64u(file_hash)}
        cases.append(case(f"own {kind}", "self-mac", value, expect=mac.hex()))
    return {"cases": cases}
