# SPDX-License-Identifier: EUPL-1.2
"""ML-KEM-768 (FIPS 203): key generation and encapsulation from given randomness. Slow and not
constant-time; for test vectors only. `selftest` compares it with the library `cryptography`."""

import hashlib

Q, N, K, DU, DV = 3329, 256, 3, 10, 4


def _bitrev7(number):
    return int(f"{number:07b}"[::-1], 2)


ZETAS = [pow(17, _bitrev7(i), Q) for i in range(128)]
GAMMAS = [pow(17, 2 * _bitrev7(i) + 1, Q) for i in range(128)]


def _ntt(f):
    f, i, length = list(f), 1, 128
    while length >= 2:
        for start in range(0, N, 2 * length):
            zeta = ZETAS[i]
            i += 1
            for j in range(start, start + length):
                t = zeta * f[j + length] % Q
                f[j + length] = (f[j] - t) % Q
                f[j] = (f[j] + t) % Q
        length //= 2
    return f


def _intt(f):
    f, i, length = list(f), 127, 2
    while length <= 128:
        for start in range(0, N, 2 * length):
            zeta = ZETAS[i]
            i -= 1
            for j in range(start, start + length):
                t = f[j]
                f[j] = (t + f[j + length]) % Q
                f[j + length] = zeta * (f[j + length] - t) % Q
        length *= 2
    return [x * 3303 % Q for x in f]


def _mul(f, g):
    out = [0] * N
    for i in range(128):
        a0, a1, b0, b1 = f[2 * i], f[2 * i + 1], g[2 * i], g[2 * i + 1]
        out[2 * i] = (a0 * b0 + a1 * b1 * GAMMAS[i]) % Q
        out[2 * i + 1] = (a0 * b1 + a1 * b0) % Q
    return out


def _add(f, g):
    return [(a + b) % Q for a, b in zip(f, g)]


def _sub(f, g):
    return [(a - b) % Q for a, b in zip(f, g)]


def _encode(f, d):
    bits = 0
    for i, x in enumerate(f):
        bits |= x << (i * d)
    return bits.to_bytes(32 * d, "little")


def _decode(data, d):
    bits = int.from_bytes(data, "little")
    return [(bits >> (i * d)) & ((1 << d) - 1) for i in range(N)]


def _compress(f, d):
    return [((x << d) + Q // 2) // Q % (1 << d) for x in f]


def _decompress(f, d):
    return [(x * Q + (1 << (d - 1))) >> d for x in f]


def _sample_ntt(seed):
    stream, out, at = hashlib.shake_128(seed).digest(3 * 1024), [], 0
    while len(out) < N:
        a, b, c = stream[at : at + 3]
        at += 3
        for d in (a + 256 * (b % 16), b // 16 + 16 * c):
            if d < Q and len(out) < N:
                out.append(d)
    return out


def _cbd(seed, nonce):
    data = hashlib.shake_256(seed + bytes([nonce])).digest(128)
    bits = [(byte >> i) & 1 for byte in data for i in range(8)]
    return [
        (bits[4 * i] + bits[4 * i + 1] - bits[4 * i + 2] - bits[4 * i + 3]) % Q for i in range(N)
    ]


def _matrix(rho):
    return [[_sample_ntt(rho + bytes([j, i])) for j in range(K)] for i in range(K)]


def public_key(seed):
    """The encapsulation key of a 64-byte seed d ‖ z."""
    g = hashlib.sha3_512(seed[:32] + bytes([K])).digest()
    rho, sigma = g[:32], g[32:]
    a = _matrix(rho)
    s = [_ntt(_cbd(sigma, i)) for i in range(K)]
    e = [_ntt(_cbd(sigma, K + i)) for i in range(K)]
    t = e
    for i in range(K):
        for j in range(K):
            t[i] = _add(t[i], _mul(a[i][j], s[j]))
    return b"".join(_encode(f, 12) for f in t) + rho


def encapsulate(ek, m):
    """Shared secret and ciphertext for an encapsulation key, from 32 random bytes."""
    g = hashlib.sha3_512(m + hashlib.sha3_256(ek).digest()).digest()
    shared, r = g[:32], g[32:]
    t = [_decode(ek[384 * i : 384 * i + 384], 12) for i in range(K)]
    a = _matrix(ek[384 * K :])
    y = [_ntt(_cbd(r, i)) for i in range(K)]
    e1 = [_cbd(r, K + i) for i in range(K)]
    e2 = _cbd(r, 2 * K)
    out = b""
    for i in range(K):
        total = [0] * N
        for j in range(K):
            total = _add(total, _mul(a[j][i], y[j]))
        out += _encode(_compress(_add(_intt(total), e1[i]), DU), DU)
    total = [0] * N
    for j in range(K):
        total = _add(total, _mul(t[j], y[j]))
    message = _decompress(_decode(m, 1), 1)
    v = _add(_add(_intt(total), e2), message)
    return shared, out + _encode(_compress(v, DV), DV)


def selftest():
    """Compares with an implementation that others test, where the library has it (from version 47).
    Elsewhere keys are still compared with a value of typage (unlock.json), and what is sealed here
    must open in the Rust and TypeScript tests."""
    try:
        from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey
    except ImportError:
        print("notice: this version of cryptography has no ML-KEM to compare with")
        return
    for i in range(4):
        seed = hashlib.shake_256(bytes([i])).digest(96)
        theirs = MLKEM768PrivateKey.from_seed_bytes(seed[:64])
        ek = public_key(seed[:64])
        assert ek == theirs.public_key().public_bytes_raw()
        shared, ciphertext = encapsulate(ek, seed[64:])
        assert theirs.decapsulate(ciphertext) == shared
