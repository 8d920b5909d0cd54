# SPDX-License-Identifier: EUPL-1.2
"""Conventions: tup.json, codes.json, dsse.json, jcs.json, padme.json."""

from .core import (
    Key, b64, b64u, code, envelope, fingerprint, h, hkdf, hmac, jcs, media_type, pae, padme, sha256,
    tup,
)


def case(name, op, value, **outcome):
    return {"name": name, "op": op, "input": value, **outcome}


def tup_file():
    cases = []
    for name, label, parts in [
        ("protocol.md 14", "sp1/test", [b"abc", bytes.fromhex("00ff")]),
        ("no parts", "sp1/test", []),
        ("one empty part", "sp1/test", [b""]),
        ("two parts, cut here", "sp1/test", [b"ab", b"c"]),
        ("two parts, cut there", "sp1/test", [b"a", b"bc"]),
        ("text outside of ASCII", "sp1/test", ["Grüße".encode()]),
        ("a part longer than 255 bytes", "sp1/test", [bytes(300)]),
        ("log label of a person", "sp1/log/label", [b"musterkasse.example", bytes(range(0xA0, 0xB0))]),
        ("log label of a department", "sp1/log/label", [b"musterkasse.example", b"dept:pflege"]),
        ("log label of Trust Documents", "sp1/log/label", [b"musterkasse.example", b"td"]),
        ("OIDC nonce", "sp1/oidc/nonce", [b"musterkasse.example", b"\x11" * 32, b"\x77" * 16]),
    ]:
        expect = {"tup": tup(label, *parts).hex(), "h": h(label, *parts).hex()}
        value = {"label": label, "parts": [part.hex() for part in parts]}
        cases.append(case(name, "tup", value, expect=expect))
    for name, ikm, salt, info in [
        ("hkdf", b"\x0b" * 22, bytes(range(13)), bytes(range(0xF0, 0xFA))),
        ("hkdf with salt of text", b"secret", b"sp1/unlock/salt", tup("sp1/unlock/enc", b"x")),
    ]:
        value = {"ikm": ikm.hex(), "salt": salt.hex(), "info": info.hex()}
        cases.append(case(name, "hkdf", value, expect=hkdf(ikm, salt, info).hex()))
    for name, key, message in [
        ("hmac", b"Jefe", b"what do ya want for nothing?"),
        ("hmac with a key longer than a block", b"\xaa" * 131, b"message"),
    ]:
        value = {"key": key.hex(), "message": message.hex()}
        cases.append(case(name, "hmac", value, expect=hmac(key, message).hex()))
    assert cases[0]["expect"]["tup"] == "7370312f7465737400000000036162630000000200ff"
    assert cases[0]["expect"]["h"].startswith("9d6091f7bf95af14")
    assert cases[7]["expect"]["h"].startswith("17234f87e0cb4dce")
    nonce = b64u(bytes.fromhex(cases[10]["expect"]["h"]))
    assert nonce == "YOBpE8D0a4Na84_thdcrwisU-I_KE42Vsy-aiN4hG6I"
    return {"cases": cases}


def codes_file():
    a, r, sh = bytes(range(14)), bytes(range(19)), b"\x33" * 32
    text_a, text_r, fp = code("A", a), code("R", r), fingerprint(sh)
    assert text_a == "000G-40R4-0M30-E209-185G-R39B"
    assert text_r == "000G-40R4-0M30-E209-185G-R38E-1W81-24QV"
    assert fp == "A9GY MX94 3R5D MQQ6 33PD FZMX Q2EZ KN21"
    cases = []

    def encode(name, kind, raw, **outcome):
        cases.append(case(name, "code-encode", {"kind": kind, "raw": raw.hex()}, **outcome))

    def parse(name, kind, text, **outcome):
        cases.append(case(name, "code-parse", {"kind": kind, "text": text}, **outcome))

    encode("activation code of protocol.md 14", "A", a, expect=text_a)
    encode("recovery code of protocol.md 14", "R", r, expect=text_r)
    encode("all ones", "A", b"\xff" * 14, expect=code("A", b"\xff" * 14))
    encode("a secret of the other kind's length", "A", r, error="bad-length")
    parse("as printed", "A", text_a, expect=a.hex())
    parse("without dashes, in lower case", "A", text_a.replace("-", "").lower(), expect=a.hex())
    parse("with blanks", "A", " " + text_a.replace("-", " ") + " ", expect=a.hex())
    similar = text_a.replace("0", "O", 1).replace("0", "o", 1).replace("1", "I", 1)
    parse("letters for similar digits", "A", similar, expect=a.hex())
    ones = code("A", bytes.fromhex("0842108421084210842108421084"))
    parse("L and l for 1", "A", ones.replace("1", "L", 1).replace("1", "l", 1), expect="0842108421084210842108421084")
    parse("recovery code", "R", text_r, expect=r.hex())
    encode("invitation", "V", bytes(range(9)), expect=code("V", bytes(range(9))))
    encode("one-time answer", "W", bytes(range(9)), expect=code("W", bytes(range(9))))
    parse("an invitation where the code of a letter belongs", "W", code("V", bytes(range(9))), error="bad-check")
    parse("invitation", "V", code("V", bytes(range(9))).lower(), expect=bytes(range(9)).hex())
    parse("an activation code where an invitation belongs", "V", text_a, error="bad-length")
    parse("one symbol changed", "A", "1" + text_a[1:], error="bad-check")
    parse("two symbols swapped", "A", text_a.replace("40R4", "4R04"), error="bad-check")
    parse("recovery symbols read as another kind", "A", text_r[:29], error="bad-check")
    parse("a recovery code where an activation code belongs", "A", text_r, error="bad-length")
    parse("too short", "A", text_a[:-1], error="bad-length")
    parse("too long", "A", text_a + "0", error="bad-length")
    parse("empty", "A", "", error="bad-length")
    parse("a symbol that does not exist", "A", "U" + text_a[1:], error="bad-symbol")
    parse("a tab is no blank", "A", text_a.replace("-", "\t"), error="bad-symbol")
    parse("a dotless i is no I", "A", "\u0131" + text_a[1:], error="bad-symbol")
    parse("a long s is no S", "A", "\u017f" + text_a[1:], error="bad-symbol")
    parse("full-width digits are none", "A", "\uff10" + text_a[1:], error="bad-symbol")
    cases.append(case("fingerprint of protocol.md 14", "fingerprint", {"sh": sh.hex()}, expect=fp))

    compact = fp.replace(" ", "")
    qr_a, qr_r = f"SP1 {text_a} {compact}", f"SP1R {text_r}"
    activation = {"kind": "A", "raw": a.hex(), "fp": fp}
    recovery = {"kind": "R", "raw": r.hex(), "fp": None}
    cases.append(case("QR of a letter", "qr-encode", activation, expect=qr_a))
    cases.append(case("QR of a recovery sheet", "qr-encode", recovery, expect=qr_r))
    for name, text, outcome in [
        ("QR of a letter", qr_a, {"expect": activation}),
        ("QR of a letter, code without dashes", qr_a.replace("-", ""), {"expect": activation}),
        ("QR of a recovery sheet", qr_r, {"expect": recovery}),
        ("an address is no QR text", f"https://post.example/a#{text_a}", {"error": "bad-qr"}),
        ("a letter without fingerprint", f"SP1 {text_a}", {"error": "bad-qr"}),
        ("another version", qr_a.replace("SP1", "SP2"), {"error": "bad-qr"}),
        ("more than there should be", qr_a + " x", {"error": "bad-qr"}),
        ("a fingerprint too short", qr_a[:-1], {"error": "bad-length"}),
        ("a mistyped code", qr_a.replace("000G", "100G", 1), {"error": "bad-check"}),
        ("empty", "", {"error": "bad-qr"}),
    ]:
        cases.append(case(name, "qr-parse", {"text": text}, **outcome))
    return {"cases": cases}


TEST_PAYLOAD = {"a": [1, 2], "n": 5, "org": "musterkasse.example", "t": "Grüße", "v": 1}


def dsse_file():
    kind, payload = media_type("test"), jcs(TEST_PAYLOAD)
    one, two = Key(b"\x66" * 32), Key(b"\x67" * 32)
    assert one.public.hex().startswith("34b4d9043156cb6d")
    assert one.kid == "xMBU1TkZ4w3Gwz_wUkfUa5E_VcL7yR54P4iqOhHWayQ"
    assert one.sign(kind, payload).hex().startswith("20928dbf03be0365")
    assert sha256(pae(kind, payload)).hex().startswith("bac8f412456d1cd6")
    cases = []
    for name, signers in [("one key, protocol.md 14", [one]), ("two keys", [one, two])]:
        value = {"type": kind, "payload": payload.decode(), "seeds": [k.seed.hex() for k in signers]}
        expect = {
            "pae": pae(kind, payload).hex(),
            "sh": sha256(pae(kind, payload)).hex(),
            "keys": [k.public.hex() for k in signers],
            "signatures": [k.sign(kind, payload).hex() for k in signers],
            "envelope": jcs(envelope(kind, payload, signers)).decode(),
        }
        cases.append(case(name, "dsse-sign", value, expect=expect))

    good = envelope(kind, payload, [one, two])
    pk1, pk2, pk3 = one.public.hex(), two.public.hex(), Key(b"\x68" * 32).public.hex()

    def verify(name, signed, public, threshold, **outcome):
        value = {"envelope": signed, "keys": public, "threshold": threshold}
        cases.append(case(name, "dsse-verify", value, **outcome))

    def with_signatures(*signatures):
        return {**good, "signatures": list(signatures)}

    s1, s2 = good["signatures"]
    bad = "bad-signature"
    verify("one of one", with_signatures(s1), [pk1], 1, expect=True)
    verify("two of three", good, [pk1, pk2, pk3], 2, expect=True)
    verify("one of two where two are needed", with_signatures(s1), [pk1, pk2], 2, error=bad)
    verify("the same signature twice", with_signatures(s1, s1), [pk1, pk2], 2, error=bad)
    verify("the same key twice in the list", with_signatures(s1), [pk1, pk1], 2, error=bad)
    verify("a threshold of 0 never passes", good, [pk1], 0, error=bad)
    verify("no signature", with_signatures(), [pk1], 1, error=bad)
    verify("another key's signature", with_signatures(s2), [pk1], 1, error=bad)
    wrong_hint = with_signatures({"keyid": s2["keyid"], "sig": s1["sig"]})
    verify("a wrong keyid is only a wrong hint", wrong_hint, [pk1], 1, expect=True)
    lying_hint = with_signatures({"keyid": s1["keyid"], "sig": s2["sig"]})
    verify("a right keyid is no signature", lying_hint, [pk1], 1, error=bad)
    verify("signed under another type", {**good, "payloadType": media_type("other")}, [pk1], 1, error=bad)
    other = envelope(kind, jcs({**TEST_PAYLOAD, "n": 6}), [])
    verify("another payload", {**good, "payload": other["payload"]}, [pk1], 1, error=bad)

    small = bytes(32)
    for name, key, outcome in [
        ("an ordinary key", one.public, {"expect": True}),
        ("small order: 0", small, {"error": "weak-key"}),
        ("small order: 1", b"\1" + bytes(31), {"error": "weak-key"}),
        ("small order 8", bytes.fromhex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05"), {"error": "weak-key"}),
        ("y = p + 1, a second spelling of 1", b"\xee" + b"\xff" * 30 + b"\x7f", {"error": "weak-key"}),
        ("y = p + 3, a second spelling of 3", b"\xf0" + b"\xff" * 30 + b"\x7f", {"error": "weak-key"}),
        ("no point of the curve", b"\2" + bytes(31), {"error": "weak-key"}),
    ]:
        cases.append(case(name, "public-key", {"key": key.hex()}, **outcome))
    # With the neutral element as key and as R, S = 0 satisfies the verification equation for every
    # message: a library that is not strict accepts it.
    forged = b"\1" + bytes(63)
    forged = with_signatures({"keyid": "", "sig": b64(forged)})
    verify("a forgery under a key of small order", forged, [(b"\1" + bytes(31)).hex()], 1, error=bad)

    text = jcs(good).decode()
    for name, read, outcome in [
        ("canonical", text, {"expect": True}),
        ("padded with blanks", text + "   ", {"expect": True}),
        ("blanks before", " " + text, {"error": "not-canonical"}),
        ("padded with line feeds", text + "\n", {"error": "not-canonical"}),
        ("members in another order", '{"signatures":[],"payloadType":"x","payload":""}', {"error": "not-canonical"}),
        ("one member more", text[:-1] + ',"x":1}', {"error": "malformed-envelope"}),
        ("without signatures", '{"payload":"","payloadType":"x"}', {"error": "malformed-envelope"}),
        ("base64 without padding", '{"payload":"YQ","payloadType":"x","signatures":[]}', {"error": "malformed-envelope"}),
        ("base64 with stray bits", '{"payload":"YR==","payloadType":"x","signatures":[]}', {"error": "malformed-envelope"}),
        ("base64url", '{"payload":"__8=","payloadType":"x","signatures":[]}', {"error": "malformed-envelope"}),
        ("a signature of 63 bytes", jcs({**good, "signatures": [{"keyid": "", "sig": "A" * 84}]}).decode(), {"error": "malformed-envelope"}),
        ("16 signatures", jcs({**good, "signatures": [s1] * 16}).decode(), {"expect": True}),
        ("17 signatures", jcs({**good, "signatures": [s1] * 17}).decode(), {"error": "malformed-envelope"}),
        ("no JSON", "DSSE", {"error": "not-json"}),
    ]:
        cases.append(case("envelope text: " + name, "dsse-envelope", {"text": read}, **outcome))
    return {"cases": cases}


def jcs_file():
    good = jcs(TEST_PAYLOAD)
    cases = []

    def read(name, data, **outcome):
        cases.append(case(name, "json-decode", {"hex": data.hex()}, **outcome))

    def text(name, value, **outcome):
        read(name, value.encode(), **outcome)

    def sub(old, new):
        assert old in good.decode()
        return good.decode().replace(old, new, 1)

    read("canonical", good, expect=True)
    text("null where null may be", sub('"t":"Grüße"', '"t":null'), expect=True)
    every = "".join(map(chr, range(1, 128))) + "\u20ac\U0001f600\u2028\ufeff"
    read("every ASCII character and some others", jcs({**TEST_PAYLOAD, "t": every}), expect=True)
    text("largest integer", sub('"n":5', '"n":9007199254740991'), expect=True)
    text("smallest integer", sub('"n":5', '"n":-9007199254740991'), expect=True)
    text("a blank", sub('"n":5', '"n": 5'), error="not-canonical")
    text("a line feed at the end", good.decode() + "\n", error="not-canonical")
    text("members in another order", '{"n":5,' + sub('"n":5,', "")[1:], error="not-canonical")
    text("a member twice", sub('"n":5', '"n":5,"n":5'), error="not-canonical")
    text("a member twice, first one wrong", sub('"n":5', '"n":4,"n":5'), error="not-canonical")
    text("an escape that need not be", sub("Grüße", "Gr\\u00fc\\u00dfe"), error="not-canonical")
    text("an escaped slash", sub("Grüße", "a\\/b"), error="not-canonical")
    text("an escape in upper-case hex", sub("Grüße", "\\u001F"), error="not-canonical")
    text("an integer with a fraction of zero", sub('"n":5', '"n":5.0'), error="not-canonical")
    text("an exponent", sub('"n":5', '"n":5e0'), error="not-canonical")
    text("minus zero", sub('"n":5', '"n":-0'), error="not-canonical")
    text("a fraction", sub('"n":5', '"n":5.5'), error="bad-number")
    text("2^53", sub('"n":5', '"n":9007199254740992'), error="bad-number")
    text("10^21", sub('"n":5', '"n":1e+21'), error="bad-number")
    text("an unknown member", sub('"n":5', '"n":5,"nn":5'), error="wrong-members")
    text("a missing member", sub('"n":5,', ""), error="wrong-members")
    text("a missing member that may be null", sub('"t":"Grüße",', ""), error="wrong-members")
    text("null where null may not be", sub('"n":5', '"n":null'), error="wrong-members")
    text("a text where a number belongs", sub('"n":5', '"n":"5"'), error="wrong-members")
    text("another version", sub('"v":1', '"v":2'), error="wrong-members")
    text("an array", "[]", error="wrong-members")
    text("a number", "5", error="wrong-members")
    text("__proto__ is a member like others", '{"__proto__":1,' + good.decode()[1:], error="wrong-members")
    text("nothing", "", error="not-json")
    text("cut", good.decode()[:-1], error="not-json")
    text("two values", good.decode() + "{}", error="not-json")
    text("a comma too much", sub('"v":1', '"v":1,'), error="not-json")
    text("a comment", good.decode() + "//", error="not-json")
    text("NaN", sub('"n":5', '"n":NaN'), error="not-json")
    text("a raw control character", sub("Grüße", "\x01"), error="not-json")
    read("a byte order mark", b"\xef\xbb\xbf" + good, error="not-json")
    read("bytes that are no UTF-8", good.replace(b"\xc3\xbc", b"\xfc"), error="not-json")
    read("an overlong form", good.replace(b"\xc3\xbc", b"\xc1\xbc"), error="not-json")
    text("a lone surrogate", sub("Grüße", "\\ud800"), error="not-json")
    read("a lone surrogate as bytes", good.replace(b"\xc3\xbc", b"\xed\xa0\x80"), error="not-json")
    shape = {"a": "array of integers", "n": "integer", "org": "text", "t": "text or null", "v": 1}
    return {"shape": shape, "cases": cases}


def padme_file():
    cases = []
    known = {9: 10, 100: 104, 1000: 1024, 2049: 2176, 5000: 5120, 65537: 67584, 1048577: 1081344}
    assert all(padme(length) == padded for length, padded in known.items())
    lengths = {*range(20), *known, 4096, 4097, 65536, 104857600, 104857601, 2**40 + 1}
    for length in sorted(lengths):
        cases.append(case(f"padme {length}", "padme", {"length": length}, expect=padme(length)))
    for length, minimum in [(0, 512), (512, 512), (513, 512), (4096, 4096), (4097, 4096), (1, 65536), (70000, 65536)]:
        value = {"length": length, "minimum": minimum}
        expect = max(minimum, padme(length))
        cases.append(case(f"class of {length}, at least {minimum}", "class", value, expect=expect))
    return {"cases": cases}
