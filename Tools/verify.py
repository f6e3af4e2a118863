#!/usr/bin/env python3
"""Verifies what a ledger gave away, from files alone, without any of the ledger's code.

    python3 Tools/verify.py tiles FOLDER                          the whole log: Tiles.md
    python3 Tools/verify.py proof NAME.tlog-proof [RECORD.json]   one record: Proof.md; else NAME.json
      --policy FILE    whose heads are accepted: Trust.md
      --old FILE       a checkpoint that was kept from before

Written from the pages in Docs/Formats; over each part stands the name of its page. Needs Python 3.11
and the package `cryptography`, for Ed25519. One line a check. Ends with 0 when all of it holds, 2 when
nobody said whose keys are right or a format is newer than this file, 4 when something fails, 5 when
there is nothing to check or what was given from outside cannot be read, 64 when called otherwise.

Not checked here: what a header may say beyond its place, signatures of actions, and selections, for which
verify_records.py goes on from this file; the rules (who may do what, and when), for which tiles hold too
little. No file can show that a later head does not exist.
"""

import argparse
import base64
import hashlib
import json
import os
import re
import stat
import sys
import unicodedata

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

class Fails(Exception):
    """What is checked is not what it says it is: exit code 4. Of a file from outside: 5."""

class Undecided(Exception):
    """It takes knowledge from outside that was not given: exit code 2."""

def require(condition, reason):
    if not condition:
        raise Fails(reason)

def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()

def read(path, limit):
    """The bytes of a regular file. O_NONBLOCK, so that a pipe of this name does not stop us."""
    try:
        with open(path, "rb", opener=lambda name, flags: os.open(name, flags | os.O_NONBLOCK)) as file:
            require(stat.S_ISREG(os.fstat(file.fileno()).st_mode), f"{path} is not a file")
            data = file.read(limit + 1)
    except IsADirectoryError:
        raise Fails(f"{path} is a folder") from None
    require(len(data) <= limit, f"{path} has more than {limit} bytes")
    return data


# --- Canonical JSON: CanonicalJSON.md

FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufdd0-\ufdef\ud800-\udfff]")

def canonical(value):
    """The canonical text. For what the profile allows, this is Python's short form with sorted keys."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()

def parse_canonical(data, limit):
    """The value of a canonical text. Every other spelling shows when the value is written again."""

    def not_whole(text):
        raise Fails(f"the number {text[:20]} is not whole")

    require(len(data) <= limit, f"more than {limit} bytes of JSON")
    try:
        value = json.loads(data.decode(), parse_float=not_whole, parse_constant=not_whole)
        check_profile(value, 0)
    except (ValueError, RecursionError) as error:
        raise Fails(f"not JSON: {type(error).__name__}") from None
    require(canonical(value) == data, "the JSON is not canonical")
    return value

def check_profile(value, depth):
    if isinstance(value, str):
        wrong = FORBIDDEN.search(value) or any(ord(c) & 0xFFFE == 0xFFFE for c in value)
        require(not wrong, "a forbidden character in JSON")
    elif type(value) is int:
        require(abs(value) < 2**53, "an integer beyond 2^53 - 1")
    elif isinstance(value, (list, dict)):
        require(depth < 16, "JSON nested deeper than 16")
        for item in value.values() if isinstance(value, dict) else value:
            check_profile(item, depth + 1)
        for key in value if isinstance(value, dict) else ():
            require(re.fullmatch("[a-z0-9_.]+", key), "a key with other characters than a-z 0-9 _ .")


# --- Keys and signatures: Checkpoint.md, "Keys"

LOG, WITNESS = 1, 4  # The type bytes of keys that sign heads, and of keys that cosign them.
SMALL_ORDER = {
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
}

def check_public_key(raw):
    """Refuses keys under which signatures fit that nobody made, and second spellings of a key."""
    require(len(raw) == 32, "a public key has 32 bytes")
    y = raw[:31] + bytes([raw[31] & 0x7F])
    require(int.from_bytes(y, "little") < 2**255 - 19, "another spelling of a public key")
    require(y.hex() not in SMALL_ORDER, "a public key of small order")

def signature_fits(raw, signature, message):
    check_public_key(raw)
    try:
        Ed25519PublicKey.from_public_bytes(raw).verify(signature, message)
        return True
    except (InvalidSignature, ValueError):
        return False

def base64_bytes(text):
    try:
        data = base64.b64decode(text, validate=True)
    except ValueError:
        raise Fails("not base64") from None
    require(base64.b64encode(data) == text, "base64 that is not canonical")
    return data

def key_name(name):
    try:
        text = name.decode()
    except ValueError:
        raise Fails("the name of a key is not UTF-8") from None
    wrong = any(c.isspace() or c == "+" or unicodedata.category(c) == "Cc" for c in text)
    require(1 <= len(name) <= 1024 and not wrong, "the name of a key is malformed")
    return name

def key_id(name, kind, raw):
    return sha256(name, b"\n", bytes([kind]), raw)[:4]

def verifier_key(text, kind):
    """Reads `name+id+base64(type, key)`. Answers the name and the 32 bytes of the key."""
    parts = text.split(b"+", 2)  # The base64 may have plus signs of its own.
    require(len(parts) == 3, "a verifier key has three parts")
    name, data = key_name(parts[0]), base64_bytes(parts[2])
    require(data[:1] == bytes([kind]), "a verifier key of another type")
    check_public_key(data[1:])
    right_id = key_id(name, kind, data[1:]).hex().encode()
    require(parts[1] == right_id, "a verifier key with another id")
    return name, data[1:]


# --- Notes and heads: Checkpoint.md, "Note", "Cosignatures" and "Text"

LEDGER = r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?(/[a-z0-9]([a-z0-9._-]*[a-z0-9])?)*"

class Note:
    def __init__(self, data):
        require(len(data) <= 1_000_000, "a note of more than 1,000,000 bytes")
        require(not re.search(rb"[\x00-\x09\x0b-\x1f\x7f]", data), "a control byte in a note")
        try:
            data.decode()
        except ValueError:
            raise Fails("a note is not UTF-8") from None
        require(data.endswith(b"\n"), "a note does not end with LF")
        blank = data.rfind(b"\n\n")
        require(blank >= 0, "a note without a blank line")
        self.text = data[: blank + 1]
        lines = data[blank + 2 :].split(b"\n")[:-1]
        require(1 <= len(lines) <= 100, "a note has 1 to 100 signature lines")
        self.signatures = {}  # By name and key id.
        for line in lines:
            parts = line.split(b" ")
            require(len(parts) == 3 and parts[0] == "—".encode(), "a malformed signature line")
            name, payload = key_name(parts[1]), base64_bytes(parts[2])
            require(len(payload) > 4, "a signature line without a signature")
            require((name, payload[:4]) not in self.signatures, "two lines of one name and key id")
            self.signatures[name, payload[:4]] = payload[4:]

    def signed_by(self, kind, name, raw):
        """Whether there is a line of this key. When there is, it fits, or the note is refused."""
        signature, message = self.signatures.get((name, key_id(name, kind, raw))), self.text
        if signature is None:
            return False
        if kind == WITNESS:
            time, signature = int.from_bytes(signature[:8], "big"), signature[8:]
            require(time < 2**63, "a cosignature with a time beyond 2^63 - 1")
            message = b"cosignature/v1\ntime %d\n" % time + self.text
        require(signature_fits(raw, signature, message), f"the signature of {name.decode()} does not fit")
        return True

class Head(Note):
    """A note whose text is a checkpoint."""

    def __init__(self, data):
        super().__init__(data)
        lines = self.text.split(b"\n")
        require(len(lines) == 4, "a head has three lines")
        self.origin, size, root = lines[:3]
        right = re.fullmatch(LEDGER.encode(), self.origin) and len(self.origin) <= 128
        require(right, "the origin of a head is malformed")
        require(re.fullmatch(b"[1-9][0-9]{0,18}", size), "the size of a head is malformed")
        self.size, self.root = int(size), base64_bytes(root)
        require(self.size < 2**63 and len(self.root) == 32, "a size beyond 2^63 - 1, or no root")


# --- What is known from outside: Trust.md

def lines_of_words(data):
    """The lines of a policy as words between spaces and tabs, without comments and empty lines."""
    require(not re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", data), "a control byte in a policy")
    lines = [re.split(rb"[ \t]+", line.strip(b" \t")) for line in data.split(b"\n")]
    return [words for words in lines if words[0] and not words[0].startswith(b"#")]

class Policy:
    """Which heads are accepted: of these logs, and cosigned by a quorum of these witnesses."""

    def __init__(self, data):
        self.logs, self.witnesses, self.groups, self.quorum = [], {}, {}, None
        for words in lines_of_words(data):
            keyword, count = words[0], len(words)
            if keyword == b"log" and count in (2, 3):
                self.logs.append(verifier_key(words[1], LOG))
            elif keyword == b"witness" and count in (3, 4):
                self.check_new(words[1])
                self.witnesses[words[1]] = verifier_key(words[2], WITNESS)
            elif keyword == b"group" and count >= 4:
                self.check_new(words[1])
                self.groups[words[1]] = self.group(words[2], words[3:])
            elif keyword == b"quorum" and count == 2 and self.quorum is None:
                require(words[1] == b"none" or self.defined(words[1]), "an undefined quorum")
                self.quorum = words[1]
            else:
                raise Fails(f"a line that has no place: {keyword.decode(errors='replace')}")
        require(self.quorum is not None, "no quorum")
        for keys in [raw for _, raw in self.logs], [raw for _, raw in self.witnesses.values()]:
            require(len(set(keys)) == len(keys), "a key twice")
        most = max(len(self.logs), len(self.witnesses), len(self.groups))
        require(most <= 256, "more than 256 logs, witnesses or groups")

    def defined(self, name):
        return name in self.witnesses or name in self.groups

    def check_new(self, name):
        require(name != b"none" and not self.defined(name), "a name for the second time")

    def group(self, count, members):
        require(all(map(self.defined, members)), "an undefined member of a group")
        taken = [member for _, group in self.groups.values() for member in group] + members
        require(len(set(taken)) == len(taken), "a member of groups for the second time")
        count = {b"any": b"1", b"all": b"%d" % len(members)}.get(count, count)
        right = re.fullmatch(b"[1-9][0-9]{0,3}", count) and int(count) <= len(members)
        require(right, "the number of a group is malformed, or above its members")
        return int(count), members

    def judge(self, head):
        """Every line by a key of the policy fits; one is of the log itself; enough are of witnesses."""
        signed = [name for name, raw in self.logs if head.signed_by(LOG, name, raw)]
        counted = {name for name, key in self.witnesses.items() if head.signed_by(WITNESS, *key)}
        require(head.origin in signed, "no log of the policy has signed this head as its own")
        said = f"signed by {head.origin.decode()}, cosigned by {len(counted)} witnesses of the policy"
        for name, (count, members) in self.groups.items():  # Each after those it is made of.
            if len(counted.intersection(members)) >= count:
                counted.add(name)
        require(self.quorum in counted | {b"none"}, f"{said}: fewer than it asks for")
        return said


# --- The tree: Tree.md

def leaf_hash(header):
    return sha256(b"\x00", header)

def node_hash(left, right):
    return sha256(b"\x01", left, right)

class Tree:
    """The hashes of all complete subtrees: levels[l][i] is node (l, i)."""

    def __init__(self):
        self.levels = [[]]

    def add(self, leaf):
        self.levels[0].append(leaf)
        level = 0
        while len(self.levels[level]) % 2 == 0:
            if level + 1 == len(self.levels):
                self.levels.append([])
            self.levels[level + 1].append(node_hash(*self.levels[level][-2:]))
            level += 1

    def root(self, size):
        """The root at a size from 1 to that of the tree."""
        result, start = None, size
        for level in range(size.bit_length()):  # From the right: the 1 bits name the subtrees.
            if size >> level & 1:
                start -= 1 << level
                subtree = self.levels[level][start >> level]
                result = subtree if result is None else node_hash(subtree, result)
        return result

def root_of_path(index, size, leaf, path):
    """The root that a proof of inclusion leads to."""
    require(index < size, "the record is not under the head")
    node, last, result = index, size - 1, leaf
    for other in path:
        require(last != 0, "the proof is too long")
        if node & 1 or node == last:
            result = node_hash(other, result)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            result = node_hash(result, other)
        node, last = node >> 1, last >> 1
    require(last == 0, "the proof is too short")
    return result


# --- The report

class Given:
    """What was given from outside, and what was found so far."""

    def __init__(self, policy=None, old=None):
        self.policy = policy and Policy(read(policy, 1_000_000))
        self.old = old and Head(read(old, 1_000_000))
        self.outcomes = set()

    def check(self, name, made, *arguments):
        """Makes one check and says how it ended. Answers what it found, or None."""
        outcome, found = "holds", None
        try:
            said, found = made(*arguments)
        except Fails as error:
            outcome, said = "fails", error
        except Undecided as error:
            outcome, said = "undecided", error
        self.outcomes.add(outcome)
        print(outcome.ljust(9), "".join(c if c.isprintable() else "\ufffd" for c in f"{name}: {said}"))
        return found

    def judge(self, head):
        """Whether anybody from outside vouches for the head."""
        if not self.policy:
            raise Undecided("consistent in itself, at best: whose it is, nobody has said")
        return self.policy.judge(head), None

    def code(self):
        return 4 if "fails" in self.outcomes else 2 if "undecided" in self.outcomes else 0

def read_head(data):
    head = Head(data)
    return f"{head.origin.decode()}, size {head.size}, root {head.root.hex()}", head

def compare(old, head, tree):
    require(old.origin == head.origin, "the older head is of another ledger")
    require(old.size <= head.size, "the older head is ahead of this one")
    if old.size < head.size and tree is None:
        raise Undecided(f"nothing here shows that size {old.size} is the beginning of this one")
    root = head.root if old.size == head.size else tree.root(old.size)
    require(root == old.root, "the older head is of another history")
    return f"size {old.size} is the beginning of this one", None


# --- Headers and what they commit to: Record.md

def check_known(header, key):
    version = header.get(key)
    require(type(version) is int and version >= 1, f"{key} is malformed")
    if version > 1:
        raise Undecided(f"{key} {version} is newer than this verifier")

def check_place(header, number, head):
    """What a header says of its place: its sequence and its ledger, in a format that this file knows."""
    require(isinstance(header, dict), "a header is no object")
    check_known(header, "format")
    sequence = header.get("sequence")
    require(type(sequence) is int and sequence == number, "sequence is not its place in the tree")
    require(header.get("ledger") == head.origin.decode(), "a header of another ledger")

def check_opening(record, part):
    """Whether the facts or the words are what the header commits to."""
    header, salt, facts = record["header"], record.get(f"{part}_salt"), record.get("facts", {})
    if part not in record:
        require(salt is None, f"a salt without {part}")
        require(part != "facts" or "words" not in record, "words without facts")
        return "committed to, not shown" if part in header else "none", None
    require(isinstance(facts, dict) and isinstance(record[part], dict) and re.fullmatch("[0-9a-f]{64}", str(salt)),
            f"{part} or their salt are malformed")
    data = canonical(record[part])
    require(len(data) <= 1_048_576, f"more than 1,048,576 bytes of {part}")
    purpose = f"entente/{part}/v1\n{header['ledger']}\n{header.get('action')}\n".encode()
    right = sha256(purpose, bytes.fromhex(salt), data).hex() == header.get(part)
    require(right, f"these are not the {part} that the header commits to")
    present = facts.get("words_present", [])
    if part == "facts":
        require((present != []) == ("words" in header), "words_present and the header disagree")
    else:
        sizes = [len(text.encode()) if isinstance(text, str) else 0 for text in record[part].values()]
        require(sizes and min(sizes) > 0 and max(sizes) <= 65536, "words are 1 to 65,536 bytes each")
        require(present == list(record["words"]), "words_present are not the paths of the words")
    return "shown, and what the header commits to", None


# --- Tiles: Tiles.md

def tile_path(level, number, width):
    groups = [f"{number % 1000:03}"]
    while number := number // 1000:
        groups.insert(0, f"x{number % 1000:03}")
    return "/".join(["tile", level, *groups]) + (f".p/{width}" if width < 256 else "")

def read_tile(folder, level, number, width, limit):
    """A file of tiles and how many it holds: the full one holds the same at its beginning."""
    for tried in dict.fromkeys([width, 256]):
        name = tile_path(level, number, tried)
        path = os.path.join(os.path.realpath(folder), name)
        if os.path.lexists(path):
            require(os.path.realpath(path) == path, f"{name} is a link")
            return read(path, limit), tried
    raise Fails(f"{tile_path(level, number, width)} is missing")

def read_hashes(folder, level, number, width):
    data, found = read_tile(folder, str(level), number, width, 256 * 32)
    require(len(data) == 32 * found, f"{tile_path(str(level), number, found)} has another length")
    return [data[i : i + 32] for i in range(0, 32 * width, 32)]

def read_entries(folder, number, width):
    data, found = read_tile(folder, "entries", number, width, 256 * 65537)
    name, headers, start = tile_path("entries", number, found), [], 0
    while start < len(data):
        end = start + 2 + int.from_bytes(data[start : start + 2], "big")
        require(start + 2 <= end <= len(data), f"{name} ends inside a header")
        headers.append(data[start + 2 : end])
        start = end
    require(len(headers) == found, f"{name} holds {len(headers)} headers")
    return headers[:width]

def read_log(folder, head):
    """All headers and the tree over them, with each file of hashes held against it."""
    headers, tree, level = [], Tree(), 1
    for number in range((head.size + 255) // 256):
        width = min(256, head.size - 256 * number)
        entries = read_entries(folder, number, width)
        hashes = [leaf_hash(entry) for entry in entries]
        same = hashes == read_hashes(folder, 0, number, width)
        require(same, f"{tile_path('entries', number, width)} and its hashes differ")
        headers += entries
        for leaf in hashes:
            tree.add(leaf)
    while count := head.size >> 8 * level:
        for number in range((count + 255) // 256):
            right = tree.levels[8 * level][256 * number : min(256 * number + 256, count)]
            same = read_hashes(folder, level, number, len(right)) == right
            require(same, f"{tile_path(str(level), number, len(right))} is not made of those below")
        level += 1
    require(tree.root(head.size) == head.root, "the files make another root than that of the head")
    return f"{head.size} headers and all hashes over them make the root", (headers, tree)

def check_places(headers, head):
    for number, data in enumerate(headers):
        try:
            check_place(parse_canonical(data, 65535), number, head)
        except (Fails, Undecided) as error:
            raise type(error)(f"record {number}: {error}") from None
    return f"{len(headers)}, canonical, each in its place, of one ledger", headers

def own_path(folder, name):
    path = os.path.join(os.path.realpath(folder), name)
    require(not os.path.islink(path), f"{name} is a link")
    return path

def check_tiles(folder, given):
    """Answers the head, the headers and the tree, as far as they hold."""
    head = given.check("head", lambda: read_head(read(own_path(folder, "checkpoint"), 1_000_000)))
    if head is None:
        return None, [], None
    given.check("whose", given.judge, head)
    headers, tree = given.check("tree", read_log, folder, head) or ([], None)
    headers = given.check("headers", check_places, headers, head) if tree else []
    if given.old:
        given.check("older head", compare, given.old, head, tree)
    return head, headers or [], tree


# --- A proof of one record: Proof.md

def read_proof(data):
    top, blank, note = data.partition(b"\n\n")
    lines = top.split(b"\n")
    require(blank and lines.pop(0) == b"c2sp.org/tlog-proof@v1", "not a tlog-proof")
    stated = None
    if lines and lines[0].startswith(b"extra "):
        stated = verifier_key(base64_bytes(lines.pop(0)[6:]), LOG)
    index = re.fullmatch(b"index (0|[1-9][0-9]{0,18})", lines.pop(0) if lines else b"")
    require(index, "the line index is malformed")
    path = [base64_bytes(line) for line in lines]
    require(len(path) <= 63 and all(len(item) == 32 for item in path), "a proof has up to 63 hashes")
    return f"of record {int(index[1])}, {len(path)} hashes", (int(index[1]), path, stated, note)

def read_proven_head(note, stated):
    """The head in a proof, and the key that the proof itself states: never trusted for standing there."""
    said, head = read_head(note)
    if stated is None:
        named = any(name == head.origin for name, _ in head.signatures)
        require(named, "the head has no signature line of its ledger")
        return said, head
    require(stated[0] == head.origin and head.signed_by(LOG, *stated), "not signed by the key it states")
    return f"{said}, signed by the key that the proof states", head

def read_record(data):
    record = parse_canonical(data, 2_162_943)
    right = isinstance(record, dict) and isinstance(record.get("header"), dict)
    right = right and set(record) <= {"facts", "facts_salt", "header", "words", "words_salt"}
    require(right, "not the file of a record")
    require(len(canonical(record["header"])) <= 65535, "a header of more than 65,535 bytes")
    return ", ".join(record), record

def check_inclusion(index, path, record, head):
    leaf = leaf_hash(canonical(record["header"]))
    require(root_of_path(index, head.size, leaf, path) == head.root, "the proof leads to another root")
    return f"leaf {leaf.hex()} is number {index} of {head.size}", None

def check_proven(header, index, head):
    check_place(header, index, head)
    return f"{header.get('type')}, recorded {header.get('recorded')}", header

def check_proof(proof_path, record_path, given):
    """Answers the header that is proven, if it is."""
    proof = given.check("proof", lambda: read_proof(read(proof_path, 1_016_384)))
    if proof is None:
        return None
    index, path, stated, note = proof
    head = given.check("head", read_proven_head, note, stated)
    if head is None:
        return None
    given.check("whose", given.judge, head)
    header, record = None, given.check("record", lambda: read_record(read(record_path, 2_162_943)))
    if record:  # First whether it is the leaf: what a forged header says of itself decides nothing.
        given.check("inclusion", check_inclusion, index, path, record, head)
        header = given.check("header", check_proven, record["header"], index, head)
    if header:
        given.check("facts", check_opening, record, "facts")
        given.check("words", check_opening, record, "words")
    if given.old:
        given.check("older head", compare, given.old, head, None)
    return header


# --- The command line

class Parser(argparse.ArgumentParser):
    def error(self, message):
        self.print_usage(sys.stderr)
        self.exit(64, f"{self.prog}: {message}\n")

KINDS = {"tiles": (check_tiles, ["folder"]), "proof": (check_proof, ["proof", "record"])}

def main(kinds=KINDS, given=Given, options=("policy", "old")):
    sys.stdout.reconfigure(errors="backslashreplace")
    parser = Parser(description="Verifies files of a ledger without its code.")
    commands = parser.add_subparsers(dest="kind", required=True)
    for kind, (_, names) in kinds.items():
        each = commands.add_parser(kind)
        for name in names:
            each.add_argument(name, **({"nargs": "?"} if name == "record" else {}))
        for name in options:
            each.add_argument(f"--{name}")
    called = vars(parser.parse_args())
    check, names = kinds[called["kind"]]
    if "record" in called:
        called["record"] = called["record"] or called["proof"].removesuffix(".tlog-proof") + ".json"
    try:
        report = given(**{name: called[name] for name in options})
        check(*(called[name] for name in names), report)
        return report.code()
    except (Fails, OSError, ValueError, MemoryError) as error:  # Fails: of what came from outside.
        said = f"unread    {error}"
        print(said.encode("ascii", "backslashreplace").decode(), file=sys.stderr)
        return 5

if __name__ == "__main__":
    sys.exit(main())
