# SPDX-License-Identifier: EUPL-1.2
"""age files and what is inside of them: age.json. All randomness is fixed."""

import hashlib
import re

from . import world as w
from .age import Identity, hybrid_stanza, nopad, seal, stanza
from .cases_basic import case
from .cases_keys import unlock
from .cases_members import FIRST, INTERNAL, SECOND
from .cases_transcript import M5, T3
from .core import ORG, b64u, h, hmac, jcs, pad_blanks, sha256, tup, u64, uuid4, uuid7, uuid_bytes

VERSION = b"age-encryption.org/v1\n"
MAC = b"--- " + nopad(bytes(32)) + b"\n"
GREASE = stanza("x1~-grease", [b"arg"], b"grease")
VERA = w.identity("vera 2")


def pq(name="a"):
    return hybrid_stanza(VERA, bytes(16), h("sp1/vectors/pq", name.encode()) * 2)


def scans(cases):
    """Header scanner: nothing is decrypted, MACs are zeros."""
    body = bytes(32)

    def scan(name, header, rules="single", tail=body, **outcome):
        value = {"rules": rules, "file": b64u(header + tail)}
        cases.append(case(name, "header-scan", value, **outcome))

    one = pq()
    plain = VERSION + one + MAC
    scan("one hybrid stanza", plain, expect={"length": len(plain), "hybrid": 1})
    for name, header in [("after", VERSION + one + GREASE + MAC), ("before", VERSION + GREASE + one + MAC)]:
        scan(f"grease {name} it", header, expect={"length": len(header), "hybrid": 1})
    bare = VERSION + one + stanza("a-grease", [], b"") + MAC
    scan("grease without argument and body", bare, expect={"length": len(bare), "hybrid": 1})
    full = VERSION + one + stanza("a-grease", [], bytes(48)) + MAC
    scan("grease with one full line", full, expect={"length": len(full), "hybrid": 1})
    for count in (1, 2, 8):
        header = VERSION + b"".join(pq(str(i)) for i in range(count)) + GREASE + MAC
        scan(f"bundle of {count}", header, "bundle", expect={"length": len(header), "hybrid": count})
    room = 2048 - len(plain)
    exact = next(
        VERSION + one + g + MAC
        for body_len in range(0, 400) for arg in range(1, 40)
        if len(g := stanza("a-grease", [b"a" * arg], bytes(body_len))) == room
    )
    assert len(exact) == 2048
    scan("2048 bytes", exact, expect={"length": 2048, "hybrid": 1})
    scan("2049 bytes", exact.replace(b"a-grease", b"aa-grease"), error="header-too-long")
    scan("no end in sight", VERSION + one + stanza("a-grease", [], bytes(2000)) + MAC, error="header-too-long")
    scan("no end in sight, bundle", VERSION + one + stanza("a-grease", [], bytes(20000)) + MAC, "bundle", error="header-too-long")
    scan("a line without end", VERSION + b"-> " + b"a" * 3000, error="header-too-long")

    scan("two hybrid stanzas", VERSION + one + pq("b") + MAC, error="too-many-hybrid-stanzas")
    scan("grease between two hybrid stanzas", VERSION + one + GREASE + pq("b") + MAC, error="too-many-hybrid-stanzas")
    nine = VERSION + b"".join(pq(str(i)) for i in range(9)) + MAC
    scan("bundle of nine", nine, "bundle", error="too-many-hybrid-stanzas")
    scan("two grease stanzas", VERSION + one + GREASE + GREASE + MAC, error="too-many-grease-stanzas")
    scan("two grease stanzas in a bundle", VERSION + one + GREASE + GREASE + MAC, "bundle", error="too-many-grease-stanzas")
    scan("no stanza", VERSION + MAC, error="no-hybrid-stanza")
    scan("only grease", VERSION + GREASE + MAC, error="no-hybrid-stanza")
    scan("only grease in a bundle", VERSION + GREASE + MAC, "bundle", error="no-hybrid-stanza")
    x25519 = stanza("X25519", [nopad(bytes(32))], bytes(32))
    foreign = "foreign-stanza"
    scan("X25519", VERSION + x25519 + MAC, error=foreign)
    scan("X25519 beside", VERSION + one + x25519 + MAC, error=foreign)
    scan("X25519 in a bundle", VERSION + one + x25519 + MAC, "bundle", error=foreign)
    scan("scrypt", VERSION + stanza("scrypt", [nopad(bytes(16)), b"18"], bytes(32)) + MAC, error=foreign)
    scan("piv-p256", VERSION + stanza("piv-p256", [b"a", b"b"], bytes(32)) + MAC, error=foreign)
    scan("mlkem768p256tag", VERSION + stanza("mlkem768p256tag", [b"a", b"b"], bytes(32)) + MAC, error=foreign)
    scan("hybrid in upper case", VERSION + one.replace(b"mlkem", b"MLKEM") + MAC, error=foreign)
    scan("grease without a dash", VERSION + one + stanza("grease", [], b"") + MAC, error=foreign)
    scan("grease and more", VERSION + one + stanza("a-grease2", [], b"") + MAC, error=foreign)
    scan("foreign stanza on a line without end", VERSION + b"-> X25519 " + b"a" * 3000, error=foreign)

    scan("nothing", b"", tail=b"", error="truncated")
    scan("half a version line", VERSION[:10], tail=b"", error="truncated")
    scan("another version", VERSION.replace(b"v1", b"v2") + one + MAC, error="not-age")
    scan("armor", b"-----BEGIN AGE ENCRYPTED FILE-----\n", error="not-age")
    scan("CRLF after the version", VERSION.replace(b"\n", b"\r\n") + one + MAC, error="not-age")
    scan("half a header", plain[:1000], tail=b"", error="truncated")
    scan("no MAC line", VERSION + one, tail=b"", error="truncated")
    scan("header without payload", plain, tail=b"", error="truncated")
    scan("nonce without payload", plain, tail=bytes(16), error="truncated")
    scan("half a tag", plain, tail=bytes(31), error="truncated")
    length = {"length": len(plain), "hybrid": 1}
    scan("one byte of content", plain, tail=bytes(33), expect=length)

    share = re.search(rb"mlkem768x25519 (\S+)\n", one).group(1)
    lines = one.split(b"\n")
    bad = "malformed-header"
    for name, header in [
        ("hybrid without share", one.replace(b" " + share, b"")),
        ("hybrid with an argument more", one.replace(share, share + b" x")),
        ("hybrid with a short share", one.replace(share, share[:-4])),
        ("hybrid with a long share", one.replace(share, share + b"AAAA")),
        ("hybrid with stray bits in its share", one.replace(share, share[:-1] + b"B")),
        ("hybrid with padding in its share", one.replace(share, share + b"==")),
        ("hybrid with a short body", lines[0] + b"\n" + lines[1][:-2] + b"\n"),
        ("hybrid with a long body", lines[0] + b"\n" + nopad(bytes(33)) + b"\n"),
        ("hybrid with a full line as body", lines[0] + b"\n" + b"A" * 64 + b"\n\n"),
        ("hybrid without body", lines[0] + b"\n\n"),
        ("hybrid with stray bits in its body", lines[0] + b"\n" + nopad(bytes(32))[:-1] + b"B\n"),
        ("two blanks", one.replace(b" " + share, b"  " + share)),
        ("blank at the end of a line", one.replace(share, share + b" ")),
        ("CRLF", one.replace(b"\n", b"\r\n")),
        ("a tab", one.replace(b" " + share, b"\t" + share)),
        ("no dash", one.replace(b"-> ", b"")),
        ("no blank", one.replace(b"-> ", b"->")),
        ("an empty line", b"\n" + one),
        ("a stanza without type", b"->  x\n\n" + one),
        ("a type outside of ASCII", "-> \u00e4-grease\n\n".encode() + one),
        ("grease with a line of 65 columns", one + b"-> a-grease\n" + b"A" * 65 + b"\n\n"),
        ("grease with a line of 68 columns", one + b"-> a-grease\n" + b"A" * 68 + b"\n"),
        ("grease with a long line before the last", one + b"-> a-grease\n" + b"A" * 68 + b"\n\n"),
        ("grease with a short line before the last", one + b"-> a-grease\nAAAA\nAAAA\n"),
        ("grease without its last line", one + b"-> a-grease\n" + b"A" * 64 + b"\n"),
        ("grease with something else than base64", one + b"-> a-grease\nA*AA\n"),
        ("grease with an empty argument", one + b"-> a-grease  x\n\n"),
    ]:
        scan(name, VERSION + header + MAC, error=bad)
    for name, mac in [
        ("short MAC", b"--- " + nopad(bytes(31)) + b"\n"), ("long MAC", b"--- " + nopad(bytes(33)) + b"\n"),
        ("MAC with stray bits", b"--- " + nopad(bytes(32))[:-1] + b"B\n"), ("MAC line without MAC", b"---\n"),
        ("MAC with a blank more", b"---  " + nopad(bytes(32)) + b"\n"),
        ("MAC and more", b"--- " + nopad(bytes(32)) + b" x\n"),
    ]:
        scan(name, VERSION + one + mac, error=bad)

    full = 16 + 65536 + 16
    for total, content in [
        (31, None), (32, 0), (33, 1), (16 + 16 + 65535, 65535), (full, 65536), (full + 1, None),
        (full + 16, None), (full + 17, 65537), (full + 65552, 131072), (16, None), (0, None),
    ]:
        value = {"header": 100, "total": 100 + total}
        cases.append(case(f"length {total} after the header", "stream-length", value, expect=content))


def opens(cases):
    other = w.identity("rolf 1")

    def check(name, identity, file, **outcome):
        value = {"identity": identity.text, "file": b64u(file)}
        cases.append(case(name, "open", value, **outcome))

    hello = seal([VERA], b"Guten Tag", "hello")
    check("a text", VERA, hello, expect=b"Guten Tag".hex())
    check("nothing", VERA, seal([VERA], b"", "empty"), expect="")
    check("with grease", VERA, seal([VERA], b"Guten Tag", "grease", [GREASE]), expect=b"Guten Tag".hex())
    long = hashlib.shake_256(b"long").digest(65537)
    value = {"identity": VERA.text, "file": b64u(seal([VERA], long, "long"))}
    cases.append(case("two chunks", "open-hash", value, expect=b64u(sha256(long))))
    check("for somebody else", other, hello, error="not-for-this-key")
    check("last byte changed", VERA, hello[:-1] + bytes([hello[-1] ^ 1]), error="corrupt")
    at = hello.index(b"\n--- ") + 6
    check("MAC changed", VERA, hello[:at] + (b"A" if hello[at : at + 1] != b"A" else b"B") + hello[at + 1 :], error="corrupt")
    check("last byte cut", VERA, hello[:-1], error="corrupt")
    check("cut behind the nonce", VERA, hello[: hello.index(b"\n--- ") + 49 + 16], error="truncated")
    check("a byte more", VERA, hello + b"\0", error="corrupt")
    check("two stanzas", VERA, seal([VERA, other], b"x", "two"), error="too-many-hybrid-stanzas")
    low = re.sub(rb"mlkem768x25519 \S+", b"mlkem768x25519 " + nopad(bytes(1088) + bytes(32)), hello)
    check("a share of small order", VERA, low, error="corrupt")

    value = {"identity": w.identity("thread 3").text, "file": b64u(seal([w.identity("thread 3")], pad_blanks(jcs(M5.envelope), 4096), "message 5"))}
    cases.append(case("a message", "open-message", value, expect=M5.sh))
    bad = {"identity": VERA.text, "file": b64u(seal([VERA], jcs(M5.envelope) + b"\n", "message lf"))}
    cases.append(case("a message padded with a line feed", "open-message", bad, error="not-canonical"))


def grant_file(kind, to, place, identity, name):
    content = {"v": 1, "t": kind, "org": ORG, **place, "id": identity.text}
    return seal([to], pad_blanks(jcs(content), 512), name)


def grants(cases):
    eva, pflege1, pflege2 = w.identity("eva 1"), w.identity("pflege 1"), w.identity("pflege 2")

    def check(op, name, own, file, epoch, **outcome):
        value = {"identity": own.text, "file": b64u(file), "epoch": epoch.envelope}
        cases.append(case(name, op, value, **outcome))

    place = {"dept": "pflege", "epoch": 2}
    dept = "open-dept-grant"
    good = grant_file("dept-grant", eva, place, pflege2, "dept grant")
    check(dept, "department grant", eva, good, w.PFLEGE2, expect=w.rhash(pflege2.recipient))
    check(dept, "department grant for another epoch", eva, good, w.PFLEGE1, error="wrong-place")
    check(dept, "department grant for somebody else", w.identity("stefan 1"), good, w.PFLEGE2, error="not-for-this-key")
    wrong = grant_file("dept-grant", eva, place, pflege1, "dept grant, wrong key")
    check(dept, "department grant with another key", eva, wrong, w.PFLEGE2, error="wrong-grant")
    wrong = grant_file("dept-grant", eva, {"dept": "leistung", "epoch": 2}, pflege2, "dept grant, wrong dept")
    check(dept, "grant of another department", eva, wrong, w.PFLEGE2, error="wrong-place")
    wrong = grant_file("dept-link", eva, place, pflege2, "dept grant, wrong tag")
    check(dept, "a link where a grant belongs", eva, wrong, w.PFLEGE2, error="wrong-members")

    link = grant_file("dept-link", pflege2, {"dept": "pflege", "epoch": 1}, pflege1, "dept link")
    check("open-dept-link", "link to the former epoch", pflege2, link, w.PFLEGE1, expect=w.rhash(pflege1.recipient))
    check("open-dept-link", "link offered for another epoch", pflege2, link, w.PFLEGE2, error="wrong-place")

    place = {"thread": w.THREAD, "lane": "case", "epoch": 2}
    thread, key = "open-thread-grant", w.identity("thread 2")
    good = grant_file("thread-grant", VERA, place, key, "thread grant")
    check(thread, "thread grant", VERA, good, SECOND, expect=w.rhash(key.recipient))
    check(thread, "thread grant for another epoch", VERA, good, FIRST, error="wrong-place")
    check(thread, "thread grant for the other lane", VERA, good, INTERNAL, error="wrong-place")
    wrong = grant_file("thread-grant", VERA, {**place, "thread": w.OTHER_THREAD}, key, "thread grant, other thread")
    check(thread, "thread grant of another thread", VERA, wrong, SECOND, error="wrong-place")
    wrong = grant_file("thread-grant", VERA, place, w.identity("thread 1"), "thread grant, wrong key")
    check(thread, "thread grant with another key", VERA, wrong, SECOND, error="wrong-grant")
    garbage = seal([VERA], pad_blanks(b"garbage", 512), "garbage")
    check(thread, "garbage where a grant belongs", VERA, garbage, SECOND, error="not-json")
    small = {"v": 1, "t": "thread-grant", "org": ORG, **place, "id": key.text.lower()}
    file = seal([VERA], pad_blanks(jcs(small), 512), "thread grant, lower case")
    check(thread, "thread grant with an identity in lower case", VERA, file, SECOND, error="wrong-grant")


def bundle_file(pid, seq, methods, name, sealed_to=None):
    """A bundle and its MACs; `methods` are pairs of tag and ikm."""
    derived = [(tag, unlock(tag, ikm, pid)) for tag, ikm in methods]
    ids = [Identity(bytes.fromhex(one["seed"])) for _, one in derived]
    content = {
        "v": 1, "org": ORG, "pid": pid, "seq": seq,
        "sig_seed": b64u(w.key("vera 2").seed), "enc_seed": b64u(VERA.seed),
        "old": [{"kc": w.VERA1.sh, "enc_seed": b64u(w.identity("vera 1").seed)}],
        "index_key": b64u(h("sp1/vectors/index")), "self_mac": b64u(h("sp1/vectors/self")),
        "unlock": [
            {"id": uuid4(f"method {tag}"), "tag": tag, "label": tag, "rcpt": ids[i].recipient,
             "mac": b64u(bytes.fromhex(one["macsecret"])), "added": w.NOW}
            for i, (tag, one) in enumerate(derived)
        ],
        "pins": {"td_ver": 3, "td_sh": w.TD3.sh, "log_size": None, "log_root": None, "kc": w.VERA2.sh},
    }
    file = seal(sealed_to or ids, pad_blanks(jcs(content), 4096), name)
    parts = (ORG.encode(), uuid_bytes(pid), u64(seq), sha256(file))
    macs = [hmac(bytes.fromhex(one["macsecret"]), tup("sp1/bundle", *parts)) for _, one in derived]
    return file, macs, derived


METHODS = [("prf", b"\x44" * 32), ("rec", bytes(range(19))), ("pwd", b"\x55" * 64)]


def bundles(cases):
    file, macs, derived = bundle_file(w.VERA, 7, METHODS, "bundle")

    passkey = Identity(bytes.fromhex(derived[0][1]["seed"]))

    def check(name, file, mac, method=0, pid=w.VERA, seq=7, **outcome):
        _, one = derived[method]
        value = {
            "identity": one["identity"], "mac_secret": one["macsecret"], "org": ORG, "pid": pid,
            "seq": seq, "file": b64u(file), "mac": b64u(mac),
        }
        cases.append(case(name, "open-bundle", value, **outcome))

    for i, (tag, _) in enumerate(METHODS):
        check(f"bundle opened with {tag}", file, macs[i], i, expect={"kc": w.VERA2.sh, "methods": 3})
    check("bundle with another method's MAC", file, macs[1], error="wrong-mac")
    check("bundle offered under another number", file, macs[0], seq=8, error="wrong-mac")
    check("bundle offered to another person", file, macs[0], pid=w.ROLF, error="wrong-mac")
    # A server knows every recipient and can seal keys of its choice; it cannot make the MAC.
    forged, forged_macs, _ = bundle_file(w.VERA, 7, [("prf", b"\x45" * 32)], "forged", [passkey])
    check("bundle made by the server", forged, forged_macs[0], error="wrong-mac")
    check("bundle made by the server, with the old MAC", forged, macs[0], error="wrong-mac")
    foreign, _, _ = bundle_file(w.ROLF, 7, METHODS, "bundle of rolf", [passkey])
    secret = bytes.fromhex(derived[0][1]["macsecret"])
    mac = hmac(secret, tup("sp1/bundle", ORG.encode(), uuid_bytes(w.VERA), u64(7), sha256(foreign)))
    check("bundle of another person with a good MAC", foreign, mac, error="wrong-person")


def attachment(name, content, file, **changes):
    out = {
        "aid": uuid7(name, T3), "name": f"{name}.pdf", "type": "application/pdf", "size": len(content),
        "pt": b64u(sha256(content)), "ct": b64u(sha256(file)), "csize": len(file), "to": None,
    }
    return {**out, **changes}


def attachments(cases):
    key = w.identity("thread 3")
    content = b"%PDF-1.7 Rezept"

    def check(name, att, file, **outcome):
        value = {"identity": key.text, "att": att, "file": b64u(file)}
        cases.append(case(name, "open-attachment", value, **outcome))

    # The class of 65536 bytes is left out here, to keep the vectors small.
    file = seal([key], content.ljust(64, b"\0"), "attachment")
    check("attachment", attachment("rezept", content, file), file, expect=content.hex())
    check("attachment without content", attachment("leer", b"", file := seal([key], bytes(64), "empty attachment")), file, expect="")
    file = seal([key], content.ljust(64, b"\0"), "attachment")
    second_content = b"%PDF-1.7 Befund"
    second_file = seal([key], second_content.ljust(64, b"\0"), "second attachment")
    check("attachments swapped", attachment("rezept", content, file), second_file, error="wrong-file")
    named = attachment("rezept", content, second_file)
    check("another content in the file that is named", named, second_file, error="wrong-content")
    dirty = seal([key], content.ljust(63, b"\0") + b"\1", "dirty attachment")
    check("attachment padded with something else", attachment("rezept", content, dirty), dirty, error="bad-padding")
    large = attachment("rezept", content, file, size=65)
    check("attachment shorter than it says", large, file, error="bad-padding")
    short = attachment("rezept", content, file, size=len(content) - 1)
    check("attachment longer than it says", short, file, error="bad-padding")


def age_file():
    cases = []
    scans(cases)
    opens(cases)
    grants(cases)
    bundles(cases)
    attachments(cases)
    return {"cases": cases}
