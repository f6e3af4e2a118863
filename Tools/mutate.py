#!/usr/bin/env python3
"""Changes logs, proofs, records and policies in thousands of ways, and asks verifiers whether they see it.

    python3 Tools/mutate.py [--seed N] [--count N] [--entente PROGRAM] [--every N]
                            [--tiles FOLDER --policy FILE]

The log is made here, with keys of its own, so that forgeries can be signed: a host has its key. With
--tiles, that folder is changed as well, under that policy. Each mutant is given to Tools/verify.py, to
Tools/verify_records.py and, with --entente, every N-th and each of the hand-made ones to `PROGRAM
verify`. It has to be refused: exit code 4, 5, or 2 or 64 where that is said; a crash, another exception
or another verdict of another verifier is a fault. What a forged header says is not the business of the
first, which may accept it. What changes nothing is listed with its reason, and has to be accepted. Prints
how many there were of each kind, and the seed; the last line is `N refused, N harmless, N faults`.
"""

import argparse
import base64
import collections
import contextlib
import hashlib
import io
import json
import pathlib
import random
import subprocess
import sys
import tempfile

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

HERE = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True  # No folder beside the tools.
sys.path.insert(0, str(HERE))
import verify
import verify_records

ORDER = 2**252 + 27742317777372353535851937790883648493  # Of the group of Ed25519: RFC 8032.


# --- What is changed


class Key:
    def __init__(self, seed, name, kind):
        self.private = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
        self.raw = self.private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        self.name, self.kind = name.encode(), kind
        self.id = verify.key_id(self.name, kind, self.raw)
        self.vkey = b"+".join([self.name, self.id.hex().encode(), base64.b64encode(bytes([kind]) + self.raw)])

    def line(self, text, time=1669680000):
        if self.kind == verify.LOG:
            payload = self.private.sign(text)
        else:
            signed = self.private.sign(b"cosignature/v1\ntime %d\n" % time + text)
            payload = time.to_bytes(8, "big") + signed
        return "— ".encode() + self.name + b" " + base64.b64encode(self.id + payload) + b"\n"


ORIGIN = "ledger.example/mutants"
LOG = Key(1, ORIGIN, verify.LOG)
WITNESSES = [Key(n, f"witness.example/{n}", verify.WITNESS) for n in (2, 3, 4)]
ACT = Key(9, "an act key has no name", 0)


def commitment(part, action, salt, value):
    purpose = f"entente/{part}/v1\n{ORIGIN}\n{action}\n".encode()
    return verify.sha256(purpose, bytes.fromhex(salt), verify.canonical(value)).hex()


def make_records(count):
    """A log of acts and findings with facts, words and signatures, as record files."""
    records, tree = [], verify.Tree()
    for n in range(count):
        action = f"0198a5e4-{n:04x}-7000-8000-000000000001"
        salts = {part: hashlib.sha256(f"{part} {n}".encode()).hexdigest() for part in ("facts", "words")}
        words = {"title.fr": f"Réunion numéro {n}"}
        facts = {"exchange": f"X{n}", "form": "workshop", "words_present": ["title.fr"]}
        if n == 0:
            facts = {"checkpoint_key": LOG.raw.hex(), "clock": "simulated", "software": "mutants", "words_present": ["title.fr"]}
        header = {
            "action": action, "author": "local", "catalogue": 1, "format": 1, "ledger": ORIGIN,
            "facts": commitment("facts", action, salts["facts"], facts),
            "recorded": f"2022-05-{1 + n // 1440:02}T{n // 60 % 24:02}:{n % 60:02}:00.000000Z",
            "sequence": n, "type": "exchange.held" if n else "ledger.opened",
            "words": commitment("words", action, salts["words"], words),
        }
        if n:
            header |= {"agreement": "gq-cnrs", "axes": ["A1"], "occurred": "2022-05-01", "parties": ["cnrs", "gq"]}
        if n % 5 == 3:
            header["seen"] = {"root": tree.root(n - 1).hex(), "size": n - 1}
            header["signatures"] = [sign(header)]
        records.append({"facts": facts, "facts_salt": salts["facts"], "header": header,
                        "words": words, "words_salt": salts["words"]})
        tree.add(verify.leaf_hash(verify.canonical(header)))
    return records


def sign(header):
    body = {key: value for key, value in header.items() if key not in ("recorded", "sequence", "signatures")}
    value = ACT.private.sign(b"entente/action/v1\n" + verify.canonical(body)).hex()
    return {"key": verify.sha256(ACT.raw).hex(), "value": value}


def make_tree(headers):
    tree = verify.Tree()
    for header in headers:
        tree.add(verify.leaf_hash(header))
    return tree


def make_head(tree, size, cosigners=WITNESSES[:2]):
    text = f"{ORIGIN}\n{size}\n{base64.b64encode(tree.root(size)).decode()}\n".encode()
    return text + b"\n" + b"".join(key.line(text) for key in [LOG, *cosigners])


def make_tiles(headers):
    """The files of a log: paths and bytes."""
    tree, files, size, level = make_tree(headers), {}, len(headers), 0
    while count := size >> 8 * level:
        for number in range((count + 255) // 256):
            hashes = tree.levels[8 * level][256 * number :][:256]
            files[verify.tile_path(str(level), number, len(hashes))] = b"".join(hashes)
        level += 1
    for number in range((size + 255) // 256):
        entries = headers[256 * number :][:256]
        path = verify.tile_path("entries", number, len(entries))
        files[path] = b"".join(len(e).to_bytes(2, "big") + e for e in entries)
    files["checkpoint"] = make_head(tree, size)
    return files


def make_policy(key=LOG):
    lines = [b"# a policy of two of three", b"log " + key.vkey]
    lines += [b"witness w%d %s" % (n, witness.vkey) for n, witness in enumerate(WITNESSES)]
    return b"\n".join(lines + [b"group two 2 w0 w1 w2", b"quorum two", b""])


ANCHORS = "".join(f"{use} {owner} {key.raw.hex()}\n" for use, owner, key in (
    ("act", "cnrs", ACT), ("checkpoint", ORIGIN, LOG), ("witness", "gq", WITNESSES[0]))).encode()


def make_path(tree, index, size):
    """RFC 6962, 2.1.1, as it is defined: the hashes beside the way up, lowest first."""

    def root(start, end):
        if end - start == 1:
            return tree.levels[0][start]
        middle = start + (1 << (end - start - 1).bit_length() - 1)
        return verify.node_hash(root(start, middle), root(middle, end))

    path, start, end = [], 0, size
    while end - start > 1:
        middle = start + (1 << (end - start - 1).bit_length() - 1)
        if index < middle:
            path, end = path + [root(middle, end)], middle
        else:
            path, start = path + [root(start, middle)], middle
    return path[::-1]


def make_proof(tree, index, size):
    path = b"".join(base64.b64encode(hash) + b"\n" for hash in make_path(tree, index, size))
    stated = b"extra " + base64.b64encode(LOG.vkey) + b"\n"
    return b"c2sp.org/tlog-proof@v1\n" + stated + b"index %d\n" % index + path + b"\n" + make_head(tree, size)


# --- Changes of bytes, by chance


def flip(r, data):
    place = r.randrange(len(data))
    return data[:place] + bytes([data[place] ^ 1 << r.randrange(8)]) + data[place + 1 :]


def cut(r, data):
    start = r.choice([0, r.randrange(len(data)), len(data) - 1])
    return data[:start] + data[start + r.randint(1, r.choice([1, 4, 64, len(data)])) :]


def double(r, data):
    start = r.randrange(len(data))
    end = min(len(data), start + r.randint(1, r.choice([1, 4, 32, 512])))
    return data[:end] + data[start:]


def insert(r, data):
    place = r.randint(0, len(data))
    return data[:place] + bytes([r.choice([0, 9, 10, 13, 32, 48, 61, 255, r.randrange(256)])]) + data[place:]


def swap_hashes(r, data):
    """Two pieces of 32 bytes, or of a line, change places."""
    pieces = data.splitlines(True) if b"\n" in data else [data[i : i + 32] for i in range(0, len(data), 32)]
    a, b = r.randrange(len(pieces)), r.randrange(len(pieces))
    pieces[a], pieces[b] = pieces[b], pieces[a]
    return b"".join(pieces)


BYTES = {"bit flipped": flip, "cut": cut, "doubled": double, "byte inserted": insert, "two pieces swapped": swap_hashes}


def line_feeds(r, data):
    return data.replace(b"\n", b"\r\n")


def number_respelt(r, data):
    """The size of a head or the index of a proof, in another spelling or another number."""
    lines = data.split(b"\n")
    numbers = [n for n, line in enumerate(lines) if line.split(b" ")[-1].isdigit()]
    place = r.choice(numbers)
    word, space, number = lines[place].rpartition(b" ")
    other = r.choice([b"0" + number, b"+" + number, number + b" ", b" " + number, b"-" + number, number + b".0",
                      b"0x%x" % int(number), b"%d" % (int(number) + r.choice([1, 2, 256, 2**63, 2**64])), b"0",
                      number + b"_0", "".join(chr(0x660 + int(d)) for d in number.decode()).encode(), b"1e2"])
    lines[place] = word + space + other
    return b"\n".join(lines)


def base64_loosened(r, data):
    """The same bytes of a hash or a signature, in base64 of another spelling."""
    alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
    lines = data.split(b"\n")
    place = r.choice([n for n, line in enumerate(lines) if line.endswith(b"=")])
    line = lines[place].rstrip(b"=")
    padding = lines[place][len(line) :]
    last = alphabet[alphabet.index(line[-1:]) | 1 : alphabet.index(line[-1:]) + 1 or None]
    spare = alphabet.index(line[-1:]) | r.randint(1, 3 if len(padding) == 1 else 15)
    lines[place] = r.choice([line, line + padding + b"=", line + padding + b"A", line[:-1] + alphabet[spare : spare + 1] + padding,
                             line[:9] + b"\t" + line[9:] + padding, line.replace(b"+", b"-").replace(b"/", b"_") + b"="])
    return b"\n".join(lines)


def signature_line_twice(r, data):
    text, _, lines = data.rpartition(b"\n\n")
    lines = lines.splitlines(True)
    lines.insert(r.randint(0, len(lines)), r.choice(lines))
    return text + b"\n\n" + b"".join(lines)


def signature_line_gone(r, data):
    """One of the log, or of one of the two witnesses that the policy asks for."""
    text, _, lines = data.rpartition(b"\n\n")
    lines = lines.splitlines(True)
    del lines[r.randrange(len(lines))]
    return text + b"\n\n" + b"".join(lines)


def scalar_grown(r, data):
    """A signature whose number S has grown by the order of the group: fits in a lax verifier."""
    text, _, lines = data.rpartition(b"\n\n")
    lines = lines.splitlines(True)
    place = r.randrange(len(lines))
    head, _, payload = lines[place].rpartition(b" ")
    payload = base64.b64decode(payload)
    grown = int.from_bytes(payload[-32:], "little") + ORDER
    lines[place] = head + b" " + base64.b64encode(payload[:-32] + grown.to_bytes(32, "little")) + b"\n"
    return text + b"\n\n" + b"".join(lines)


def dash_or_space(r, data):
    dash = "—".encode()
    other = r.choice([b"-", "–".encode(), "―".encode(), dash + b" ", dash + "\u00a0".encode(), b" " + dash])
    return data.replace(dash, other, 1)


NOTES = {"CR LF": line_feeds, "number respelt": number_respelt, "loose base64": base64_loosened,
         "signature line twice": signature_line_twice, "signature line gone": signature_line_gone,
         "signature grown by the order": scalar_grown, "another dash or space": dash_or_space}


def surplus_hash(r, data):
    top, blank, note = data.partition(b"\n\n")
    lines = top.split(b"\n")
    hash = r.choice([base64.b64encode(r.randbytes(32)), lines[-1]] if len(lines) > 2 else [base64.b64encode(bytes(32))])
    lines.insert(r.randint(2, len(lines)), hash)
    return b"\n".join(lines) + blank + note


def hash_gone(r, data):
    lines = data.split(b"\n")
    del lines[r.randrange(2, lines.index(b""))]
    return b"\n".join(lines)


PROOFS = {"surplus hash": surplus_hash, "hash gone": hash_gone}


# --- Asking the verifiers

# Exit codes where chance may leave what is right, and why that is. The verifiers have to agree.
LINES_REMAIN, ANOTHER_MIND = (5, 4, 0), (0, 4, 5)
ACCEPTED_FOR = {
    LINES_REMAIN: "as all signature lines are still there",
    ANOTHER_MIND: "as another policy that this head meets",
}


class Asked:
    """One mutant after another, and the count of each kind."""

    def __init__(self, options, folder):
        self.random, self.options, self.folder = random.Random(options.seed), options, folder
        self.counts, self.faults, self.number = collections.Counter(), [], 0

    def verdict(self, given, check):
        """The exit code of a verifier in this process. An exception that is not its own is a fault."""
        with contextlib.redirect_stdout(io.StringIO()):
            try:
                report = given()
                check(report)
                return report.code()
            except (verify.Fails, OSError):
                return 5
            except Exception as error:  # Any at all: that it never happens is what is tested.
                return f"{type(error).__name__}: {error}"

    def ours(self, arguments):
        command = [self.options.entente, "verify", *map(str, arguments)]
        run = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60)
        return run.returncode

    def ask(self, kind, mutant, name, paths, options, arguments, expected=(4, 5), always=False):
        """`mutant` says what it is, should it be taken for good; `name` is that of the check."""
        self.number += 1
        self.counts[kind] += 1
        policy = {"policy": options["policy"]}
        place = self.verdict(
            lambda: verify.Given(**policy), lambda given: getattr(verify, name)(*paths, given))
        verdicts = {"verify_records.py": self.verdict(
            lambda: verify_records.Given(**options), lambda given: getattr(verify_records, name)(*paths, given))}
        # What a header says of itself is left to the other, and so is a fault in its form.
        if not kind.startswith(("headers: forged in", "headers: a newer catalogue")) or place not in (0, 2, 4):
            verdicts["verify.py"] = place
        if self.options.entente and arguments and (always or self.number % self.options.every == 0):
            verdicts["entente"] = self.ours(arguments)
            self.counts["asked of entente"] += 1
        wrong = [f"{who} answered {code}" for who, code in verdicts.items() if code not in expected]
        if len({code in (0, 2) and code for code in verdicts.values()}) > 1:
            wrong = [f"they disagree: {verdicts}"]
        for fault in wrong:
            self.faults.append(f"{fault} to {kind}: {mutant}")
            print(f"  fault: {self.faults[-1]}")
        if expected in ACCEPTED_FOR and verdicts["verify_records.py"] == 0:
            self.counts[f"  of those accepted, {ACCEPTED_FOR[expected]}: {kind}"] += 1


class Folder:
    """Files on the disk, of which some are changed for one mutant and then put back."""

    def __init__(self, path, files):
        self.path, self.files = pathlib.Path(path), dict(files)
        for name, data in files.items():
            self.write(name, data)

    def write(self, name, data):
        path = self.path / name
        if data is None:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    @contextlib.contextmanager
    def changed(self, changes):
        for name, data in changes.items():
            self.write(name, data)
        yield self.path
        for name in changes:
            self.write(name, self.files.get(name))


def ask_tiles(asked, kind, mutant, tiles, changes, policy, expected=(4, 5), always=False):
    with tiles.changed(changes) as folder:
        asked.ask(kind, mutant, "check_tiles", [str(folder)], {"policy": policy},
                  [folder, "--policy", policy], expected, always)


def mutate_tiles(asked, tiles, policy, count):
    """Each file changed, taken away, put in the place of another."""
    r, names = asked.random, sorted(tiles.files)
    kinds = [*BYTES, "file gone", "two files swapped", *NOTES]
    for turn in range(count):
        kind = kinds[turn % len(kinds)]
        name = "checkpoint" if kind in NOTES else r.choice(names)
        data, other = tiles.files[name], r.choice(names)
        if kind == "file gone":
            changes = {name: None}
        elif kind == "two files swapped":
            changes = {name: tiles.files[other], other: data}
        else:
            changes = {name: (BYTES | NOTES)[kind](r, data)}
        if all(tiles.files[name] == new for name, new in changes.items()):
            continue  # No mutant: nothing has changed.
        first = next(iter(changes.values())) or b""
        # A folder without a head is no folder of tiles to `entente verify`, which says how it is called.
        expected = (4, 5, 64) if changes.get("checkpoint", b"") is None else (4, 5)
        if lines_remain(data, first):
            expected = LINES_REMAIN
        ask_tiles(asked, f"tiles: {kind}", f"{name}, {first!r}", tiles, changes, policy, expected)


def harmless_tiles(asked, tiles, policy):
    """What says nothing else than before, and why."""
    note = tiles.files["checkpoint"]
    text, _, lines = note.rpartition(b"\n\n")
    stranger = Key(77, "stranger.example", verify.LOG).line(text + b"\n")
    nobody = "— nobody.example ".encode() + base64.b64encode(b"\0\1\2\3?") + b"\n"
    twice = "— ".encode() + LOG.name + b" " + base64.b64encode(b"\0\1\2\3" + bytes(64)) + b"\n"
    turned = b"".join(reversed(lines.splitlines(True)))
    for mutant, changes in {
        "a signature line by a key nobody knows: C2SP signed-note says it is ignored": {"checkpoint": note + stranger},
        "a signature line of an unknown type, ignored likewise": {"checkpoint": note + nobody},
        "a line of the log's name and another key id: another key, unknown": {"checkpoint": note + twice},
        "signature lines in another order: none has a place": {"checkpoint": text + b"\n\n" + turned},
        "another file in the folder: nothing reads it": {"README": b"hello"},
        "a smaller part of a file: for readers with an older head": {"tile/0/000.p/1": b"\0" * 32},
    }.items():
        ask_tiles(asked, f"harmless: {mutant}", mutant, tiles, changes, policy, (0,), True)


def older_head(asked, headers, policy, scratch):
    """A head of less than the files hold: what is in front of it in a full file is what it asks for."""
    files = make_tiles(headers)
    files["checkpoint"] = make_head(make_tree(headers), 250)
    tiles = Folder(scratch / "older", files)
    mutant = "an older head, whose parts of files are full ones now: Docs/Formats/Tiles.md, last line"
    ask_tiles(asked, f"harmless: {mutant}", mutant, tiles, {}, policy, (0,), True)
    for name in "tile/0/000", "tile/entries/000":
        data = tiles.files[name]
        changed = {name: data[:5000] + bytes([data[5000] ^ 1]) + data[5001:]}
        ask_tiles(asked, "tiles: changed below an older head", name, tiles, changed, policy, always=True)


def lines_remain(before, after):
    """Whether every signature line is still there, once, under the same text: what has changed is their
    order, or a line more, which is ignored unless it is malformed or by one of the same keys."""
    a, b = before.rpartition(b"\n\n"), after.rpartition(b"\n\n")
    lines = b[2].splitlines(True)
    return a[1] and a[:2] == b[:2] and all(lines.count(line) == 1 for line in a[2].splitlines(True))


def without(header, key):
    return {k: v for k, v in header.items() if k != key}


def forged_headers(headers):
    """Logs of a host that signs what it should not: what is wrong, and the headers of the log."""
    values = [json.loads(header) for header in headers]

    def log(number, value):
        data = value if isinstance(value, bytes) else verify.canonical(value)
        return headers[:number] + [data] + headers[number + 1 :]

    seven, three = values[7], values[3]
    changes = {
        "sequence": [6, 8, -1, 2**53 - 1, "7", True, 7.5], "format": [0, "1", True, None], "catalogue": [0, "1", None],
        "recorded": [values[6]["recorded"], values[5]["recorded"], "2022-05-01T00:07:60.000000Z", "2022-05-01", "",
                     "2022-02-30T00:07:00.000000Z", "2022-05-01T00:07:00Z"],
        "action": [values[2]["action"], seven["action"].upper(), "0198a5e4-0007-4000-8000-000000000001", ""],
        "ledger": ["ledger.example/other", "", "Ledger.example/mutants"], "type": ["exchange.invented", "", "ledger.opened"],
        "facts": [None, "", "A" * 64, "0" * 63], "words": [None, "", "0" * 65], "author": ["", "p-", "cnrs", "svc-"],
        "agreement": ["", "GQ", "-gq", None], "axes": [[], None, ["B", "A"], ["A", "A"], ["é"], "A1", {}, [None]],
        "parties": [[], None, ["local"], ["p-a"], ["gq", "cnrs"]], "on_behalf_of": [[], ["all"]],
        "occurred": ["", "2022-13", "2022/2022", "2023/2022", "../..", "2022-05-01T11:00:00", None, []],
        "seen": [{"root": "0" * 64, "size": 3}, {"root": "0" * 64, "size": 8}, {}, None, {"root": "0" * 64}],
        "signatures": [[], None, [{"key": "0" * 64, "value": "0" * 128}]], "target": [3], "amends": [{"axes": ["A2"]}, {}],
        "expires": ["2022", None], "more": [1], "Facts": ["a"], "é": [1],
    }
    for key, news in changes.items():
        for new in news:
            changed = {**seven, key: new}
            try:
                yield f"{key} {new!r}", log(7, changed)
            except ValueError:
                raise SystemExit(f"no text for {key} {new!r}") from None
    for key in values[7]:
        if key not in ("axes", "parties", "words"):
            yield f"no {key}", log(7, without(seven, key))
    wrong_root = {**three, "seen": {"root": "0" * 64, "size": 2}}
    yield "seen of another tree, signed", log(3, {**wrong_root, "signatures": [sign(wrong_root)]})
    yield "signed without seen", log(3, without(three, "seen"))
    yield "signatures out of order", log(3, {**three, "signatures": [three["signatures"][0], {"key": "0" * 64, "value": "0" * 128}]})
    yield "the same signature twice", log(3, {**three, "signatures": three["signatures"] * 2})
    text = headers[7]
    for name, data in {
        "white space": text.replace(b":", b": ", 1), "a line feed at the end": text + b"\n", "a byte order mark": b"\xef\xbb\xbf" + text,
        "an escape that is not needed": text.replace(b"local", b"loc\\u0061l"), "an empty header": b"", "half a header": text[:100],
        "a key twice": text[:-1] + b',"words":"' + b"0" * 64 + b'"}', "keys out of order": b'{"zz":1,' + text[1:],
        "an array": b"[]", "null": b"null", "a number of many digits": b"9" * 5000, "deep nesting": b"[" * 60000,
        "no UTF-8": text.replace(b"local", b"loc\xffl"), "one float": text.replace(b'"format":1', b'"format":1.0'),
        "an exponent": text.replace(b'"format":1', b'"format":1e0'), "a lone surrogate": text.replace(b"local", b"\\ud800"),
        "upper case": text.upper(), "a header beyond 65,535 bytes less two": text[:-1] + b',"z":"' + b"z" * 64000 + b'"}',
    }.items():
        yield name, log(7, data)
    yield "two records swapped", headers[:6] + [headers[7], headers[6]] + headers[8:]
    yield "a record left out", headers[:6] + headers[7:]
    yield "a record twice", headers[:7] + headers[6:]
    yield "another first record", [verify.canonical({**seven, "sequence": 0})] + headers[1:]
    opened = {**values[0], "sequence": 7, "recorded": seven["recorded"], "action": seven["action"]}
    yield "ledger.opened again", log(7, opened)


def is_in_place(headers, forged):
    """Whether each header that reads says of which log it is, in which format, and that it stands where it does."""
    known = json.loads(headers[0])
    for index, header in enumerate(forged):
        try:
            value = json.loads(header)
            said = tuple(value[key] for key in ("ledger", "format", "sequence"))
        except (ValueError, KeyError, TypeError, RecursionError):
            continue
        if said != (known["ledger"], known["format"], index):
            return False
    return True


def mutate_headers(asked, headers, policy, scratch):
    forgeries = list(forged_headers(headers))
    for place, (mutant, forged) in enumerate(forgeries):
        tiles = Folder(scratch / f"forged-{place}", make_tiles(forged))
        # What a header says of its record is left to one verifier; where it stands is for both to see.
        kind = "headers: forged in its place" if is_in_place(headers, forged) else "headers: out of their places"
        ask_tiles(asked, kind, mutant, tiles, {}, policy, always=True)
    for key in "format", "catalogue":
        newer = [verify.canonical({**json.loads(header), key: 2}) for header in headers]
        tiles = Folder(scratch / f"newer-{key}", make_tiles(newer))
        ask_tiles(asked, f"headers: a newer {key}", mutant, tiles, {}, policy, expected=(2, 4), always=True)


def forged_policies(policy):
    lines = policy.splitlines(True)
    log, witness, group, quorum = lines[1], lines[2], lines[5], lines[6]
    yield "no quorum", policy.replace(quorum, b"")
    yield "two quorums", policy + quorum
    yield "a quorum of all", policy.replace(b"two 2", b"two all")
    yield "a quorum above the members", policy.replace(b"two 2", b"two 4")
    yield "a threshold of zero", policy.replace(b"two 2", b"two 0")
    yield "a threshold with a zero", policy.replace(b"two 2", b"two 02")
    yield "a member twice", policy.replace(b"w0 w1 w2", b"w0 w0 w1")
    yield "an unknown member", policy.replace(b"w0 w1 w2", b"w0 w1 w9")
    yield "a witness that did not cosign", policy.replace(b"quorum two", b"quorum w2")
    yield "a group before its members", lines[0] + group + b"".join(lines[1:5]) + quorum
    yield "a name twice", policy.replace(b"witness w1", b"witness w0")
    yield "a key twice", policy.replace(lines[3], b"witness w1 " + witness.split(b" ")[2])
    yield "a log twice", policy.replace(log, log + log)
    yield "a log of another key", make_policy(Key(5, ORIGIN, verify.LOG))
    yield "a log of another name", make_policy(Key(1, "ledger.example/other", verify.LOG))
    yield "a log key of the type of witnesses", make_policy(Key(1, ORIGIN, verify.WITNESS))
    yield "no log", policy.replace(log, b"")
    yield "CR LF", policy.replace(b"\n", b"\r\n")
    yield "an unknown word", policy + b"trust everybody\n"
    yield "no-break spaces", policy.replace(b"quorum two", "quorum\u00a0two".encode())
    yield "upper case", policy.replace(b"quorum", b"Quorum")
    yield "nothing", b""
    yield "an id in upper case", policy.replace(LOG.id.hex().encode(), LOG.id.hex().upper().encode())
    yield "a key of small order", make_policy(small_order())


def small_order():
    key = Key(1, ORIGIN, verify.LOG)
    key.raw = bytes(32)
    identity = verify.key_id(key.name, verify.LOG, key.raw).hex().encode()
    key.vkey = b"+".join([key.name, identity, base64.b64encode(b"\x01" + key.raw)])
    return key


def mutate_policies(asked, tiles, scratch, count):
    """Policies that are malformed, or do not accept this head."""
    good = make_policy()
    path = scratch / "policy-of-a-mutant"
    for turn in range(count):
        kind = list(BYTES)[turn % len(BYTES)]
        changed = BYTES[kind](asked.random, good)
        path.write_bytes(changed)
        # A comment, a name or an address may change, and leave a policy that this head meets.
        ask_tiles(asked, f"policy: {kind}", f"{changed!r}", tiles, {}, path, ANOTHER_MIND)
    for mutant, changed in forged_policies(good):
        path.write_bytes(changed)
        ask_tiles(asked, "policy: forged", mutant, tiles, {}, path, always=True)
    for mutant, changed in {
        "a comment: means nothing": good + b"  # more\n", "an empty line": b"\n" + good, "tabs for spaces": good.replace(b" ", b"\t"),
        "an address behind a key: for other uses": good.replace(LOG.vkey, LOG.vkey + b" https://ledger.example/"),
        "no line feed at the end": good[:-1], "other logs too": good.replace(b"log ", b"log " + Key(5, "o.example", 1).vkey + b"\nlog ", 1),
    }.items():
        path.write_bytes(changed)
        ask_tiles(asked, f"harmless: policy with {mutant}", mutant, tiles, {}, path, (0,), True)


def mutate_proofs(asked, records, policy, scratch, count):
    """Proofs and record files, by chance and moved to other records."""
    r = asked.random
    headers = [verify.canonical(record["header"]) for record in records]
    tree, size = make_tree(headers), len(records)
    anchors = scratch / "anchors"
    anchors.write_bytes(ANCHORS)
    proof_path, record_path = scratch / "one.tlog-proof", scratch / "one.json"

    def ask(kind, mutant, proof, record, **more):
        proof_path.write_bytes(proof)
        record_path.write_bytes(record)
        asked.ask(kind, mutant, "check_proof", [str(proof_path), str(record_path)],
                  {"policy": policy, "anchors": anchors}, asked.options.proofs and [proof_path, "--record", record_path, "--policy", policy, "--anchors", anchors], **more)

    def good(index):
        return make_proof(tree, index, size), verify.canonical(records[index])

    kinds = [*((name, "proof") for name in BYTES | NOTES | PROOFS), *((name, "record") for name in BYTES)]
    for turn in range(count):
        index = r.randrange(size)
        proof, record = good(index)
        kind, which = kinds[turn % len(kinds)]
        change = (BYTES | NOTES | PROOFS)[kind]
        changed = change(r, proof if which == "proof" else record)
        if changed in (proof, record):
            continue
        mutated = (changed, record) if which == "proof" else (proof, changed)
        expected = LINES_REMAIN if lines_remain(proof, changed) else (4, 5)
        # What a cut leaves may be a head, by its second line, which is told what to do with one.
        lines = changed.split(b"\n\n")[0].split(b"\n")
        if which == "proof" and len(lines) == 3 and lines[1].isdigit():
            expected = (*expected, 64)
        ask(f"{which}: {kind}", f"record {index}, {changed!r}", *mutated, expected=expected)
    for index in range(size):
        proof, record = good(index)
        ask("harmless: the proof and the record as they are", "unchanged", proof, record, expected=(0,), always=True)
        other = (index + 1) % size
        for mutant, parts in {
            "the record of another proof": records[other],
            "the facts of another record": {**records[index], "facts": records[other]["facts"], "facts_salt": records[other]["facts_salt"]},
            "the words of another record": {**records[index], "words": records[other]["words"], "words_salt": records[other]["words_salt"]},
            "words for facts": {**records[index], "facts": records[index]["words"], "facts_salt": records[index]["words_salt"]},
            "a salt of another record": {**records[index], "facts_salt": records[other]["facts_salt"]},
            "facts without salt": without(records[index], "facts_salt"), "a salt without words": without(records[index], "words"),
            "a salt of 31 bytes": {**records[index], "facts_salt": records[index]["facts_salt"][:62]},
            "facts that are no object": {**records[index], "facts": "x"},
            "words that are no object": {**records[index], "words": [1]},
            "a header without type": {**records[index], "header": without(records[index]["header"], "type")},
            "words left out of the header": {**records[index], "header": without(records[index]["header"], "words")},
            "no header": without(records[index], "header"), "one key more": {**records[index], "more": 1},
        }.items():
            ask("record: opened with what is another's", mutant, proof, verify.canonical(parts))
        ask("record: white space", "indented", proof, json.dumps(records[index], indent=1, ensure_ascii=False).encode())
        ask("proof: another index", f"{other}", proof.replace(b"index %d\n" % index, b"index %d\n" % other), record)
        ask("proof: of another record", f"{other}", good(other)[0], record)
        header = {key: records[index][key] for key in ("header",)}
        ask("harmless: facts and words withheld: said so", "withheld", proof, verify.canonical(header), expected=(0,), always=True)


# --- The command line


def main():
    parser = argparse.ArgumentParser(prog="mutate.py")
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    parser.add_argument("--count", type=int, default=1500, help="mutants by chance, of each of four sorts")
    parser.add_argument("--entente", help="a program whose `verify` is asked too")
    parser.add_argument("--every", type=int, default=10, help="which of the mutants it is asked")
    parser.add_argument("--tiles", type=pathlib.Path, help="a folder of tiles that is changed, too")
    parser.add_argument("--policy", type=pathlib.Path, help="the policy that accepts those")
    options = parser.parse_args()
    # A program from before proofs is asked about tiles alone.
    options.proofs = options.entente and not subprocess.run(
        [options.entente, "prove", "--help"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
    print(f"seed {options.seed}")
    with tempfile.TemporaryDirectory() as folder:
        scratch = pathlib.Path(folder)
        asked = Asked(options, scratch)
        records = make_records(258)
        headers = [verify.canonical(record["header"]) for record in records]
        policy = scratch / "policy"
        policy.write_bytes(make_policy())
        whole = Folder(scratch / "whole", make_tiles(headers))
        small = Folder(scratch / "small", make_tiles(headers[:12]))
        for tiles in whole, small:
            ask_tiles(asked, "harmless: the tiles as they are", "unchanged", tiles, {}, policy, (0,), True)
            harmless_tiles(asked, tiles, policy)
        older_head(asked, headers, policy, scratch)
        mutate_tiles(asked, whole, policy, options.count // 4)
        mutate_tiles(asked, small, policy, options.count)
        mutate_headers(asked, headers[:12], policy, scratch)
        mutate_policies(asked, small, scratch, options.count)
        mutate_proofs(asked, records[:12], policy, scratch, options.count)
        if options.tiles:
            names = [path for path in options.tiles.rglob("*") if path.is_file()]
            files = {str(path.relative_to(options.tiles)): path.read_bytes() for path in names}
            given = Folder(scratch / "given", files)
            ask_tiles(asked, "harmless: the given tiles as they are", "unchanged", given, {}, options.policy, (0,), True)
            mutate_tiles(asked, given, options.policy, options.count // 4)
    for kind, count in sorted(asked.counts.items()):
        print(f"{count:6} {kind}")
    harmless = sum(count for kind, count in asked.counts.items() if kind.startswith(("harmless", " ")))
    refused = asked.number - harmless
    print(f"{refused} refused, {harmless} harmless, {len(asked.faults)} faults")
    return 1 if asked.faults else 0


if __name__ == "__main__":
    sys.exit(main())
