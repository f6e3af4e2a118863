#!/usr/bin/env python3
"""Holds Tools/verify.py and verify_records.py against vectors that others made, and their pages.

    python3 Tools/test-verify.py [FOLDER OF VECTORS]

Without a folder: ../shared/vectors beside this repository, left out and said so where it is absent.
The last line is `N passed, N failed`.
"""

import base64
import contextlib
import io
import json
import pathlib
import re
import sys
import tempfile
import types

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

HERE = pathlib.Path(__file__).resolve().parent
sys.dont_write_bytecode = True  # No folder beside the tools.
FORMATS = HERE.parent / "Docs" / "Formats"
sys.path.insert(0, str(HERE))
import verify
import verify_records

passed, failed = 0, []


def expect(name, condition):
    global passed
    if condition:
        passed += 1
    else:
        failed.append(name)
        print(f"  failed: {name}")


def refused(made, *arguments):
    """Whether it is refused as it should be, by no other exception."""
    try:
        made(*arguments)
        return False
    except verify.Fails:
        return True


def consistent(size1, size2, root1, root2, proof):
    """Docs/Formats/Tree.md, "Has the tree only grown?", step by step: no file carries such a proof."""
    verify.require(0 < size1 <= size2, "sizes")
    if size1 == size2:
        return verify.require(not proof and root1 == root2, "equal sizes")
    proof = ([root1] if size1 & (size1 - 1) == 0 else []) + proof
    verify.require(proof, "empty")
    node, last = size1 - 1, size2 - 1
    while node & 1:
        node, last = node >> 1, last >> 1
    earlier = later = proof[0]
    for other in proof[1:]:
        verify.require(last != 0, "too long")
        if node & 1 or node == last:
            earlier, later = verify.node_hash(other, earlier), verify.node_hash(other, later)
            while not node & 1 and node:
                node, last = node >> 1, last >> 1
        else:
            later = verify.node_hash(later, other)
        node, last = node >> 1, last >> 1
    verify.require(last == 0 and earlier == root1 and later == root2, "roots")


# --- The pages


def blocks(page, kind):
    text = (FORMATS / page).read_text()
    return [line for block in re.findall(rf"```{kind}\n(.*?)```", text, re.S)
            for line in block.splitlines()]


def test_canonical_page():
    for line in blocks("CanonicalJSON.md", "canonical"):
        given, _, stored = line.partition("  =>  ")
        data = stored.encode()
        expect(f"canonical {line}", verify.canonical(verify.parse_canonical(data, 1000)) == data)
        expect(f"not canonical {line}", given == stored or refused(verify.parse_canonical, given.encode(), 1000))
    for line in blocks("CanonicalJSON.md", "refused") + blocks("CanonicalJSON.md", "respelt"):
        given = line.partition("  =!  ")[0]
        expect(f"refused {line}", refused(verify.parse_canonical, given.encode(), 1000))


def test_types_page():
    page = (FORMATS / "Record.md").read_text()
    rows = re.findall(r"^\| `([a-z_.]+)` \| ([AFC]) \| (\w+) \| \w+ \|", page, re.M)
    table = {name: (kind, scope) for name, kind, scope in rows}
    expect("the types are those of the page", len(table) > 50 and table == verify_records.TYPES)


def test_checkpoint_page():
    page = (FORMATS / "Checkpoint.md").read_text()
    note = re.search(r"```\n(ledger\.example.*?)```", page, re.S)[1].encode()
    key = re.findall(r"verifier key  (\S+)", page)[1].encode()
    head = verify.Head(note)
    expect("the head of the page is signed", head.signed_by(verify.LOG, *verify.verifier_key(key, verify.LOG)))
    witness = verify.verifier_key(re.findall(r"verifier key  (\S+)", page)[0].encode(), verify.WITNESS)
    line = re.search(r"line          (— .*\n)", page)[1].encode()
    expect("the cosignature of the page fits", verify.Head(note + line).signed_by(verify.WITNESS, *witness))
    other = verify.Head(note.replace(b"\n8\n", b"\n9\n") + line)
    expect("it fits no other head", refused(other.signed_by, verify.WITNESS, *witness))
    small = re.findall(r"^\| `([0-9a-f]{64})` \|", page, re.M)
    expect("the keys of small order are those of the page", set(small) == verify.SMALL_ORDER)
    for raw in map(bytes.fromhex, small):
        for high in raw, raw[:31] + bytes([raw[31] | 0x80]):
            expect(f"small order {high.hex()}", refused(verify.check_public_key, high))
    p = 2**255 - 19
    for y in p, p + 1, p + 3, 2**255 - 1, 2**255 + p + 4:
        expect(f"another spelling {y}", refused(verify.check_public_key, y.to_bytes(32, "little")))
    for name, changed in {
        "CR LF": note.replace(b"\n", b"\r\n"), "size 0": note.replace(b"\n8\n", b"\n0\n"),
        "a zero in front": note.replace(b"\n8\n", b"\n08\n"), "no LF": note[:-1],
        "an extension": note.replace(b"\n\n", b"\nmore\n\n"), "a line twice": note + note.split(b"\n\n")[1],
        "loose base64": note.replace(b"LSwo=", b"LSwp="), "a sign": note.replace(b"\n8\n", b"\n+8\n"),
    }.items():
        expect(f"{name} changes the note", changed != note)
        expect(f"a head with {name}", refused(verify.Head, changed))


def golden_records():
    golden = json.loads((HERE / "golden-records.json").read_text())
    return golden, [value for value in golden.values() if isinstance(value, dict) and "header" in value]


def test_golden_records():
    golden, records = golden_records()
    keys = {verify.sha256(raw).hex(): raw for raw in map(bytes.fromhex, golden["public_keys"])}
    expect("there are golden records", len(records) == 5)
    for vector in records:
        header = verify.parse_canonical(vector["header"].encode(), 65535)
        verify_records.check_header(header)
        expect("leaf", verify.leaf_hash(vector["header"].encode()).hex() == vector["leaf_hash"])
        expect("signatures", verify_records.check_signatures(header, keys) == 0)
        if "signatures" in header:
            changed = json.loads(json.dumps(header))
            changed["occurred"] = "2001-01-01"
            expect("a signature of another action", refused(verify_records.check_signatures, changed, keys))
        record = {"header": header, "facts": json.loads(vector["facts"]), "facts_salt": vector["facts_salt"]}
        if "words" in vector:
            record |= {"words": json.loads(vector["words"]), "words_salt": vector["words_salt"]}
        for part in "facts", "words":
            verify.check_opening(record, part)
            other = json.loads(json.dumps(record))
            other["header"]["action"] = "0198a5e4-0c00-7000-8000-0000000000ff"
            if part in record:
                expect(f"{part} of another action", refused(verify.check_opening, other, part))
                other = dict(record, **{f"{part}_salt": "00" * 32})
                expect(f"{part} with another salt", refused(verify.check_opening, other, part))


HEADER = {
    "action": "0198a5e4-0c00-7000-8000-000000000001", "agreement": "a", "author": "local",
    "axes": ["A1"], "catalogue": 1, "facts": "0" * 64, "format": 1, "ledger": "l.example",
    "occurred": "2022-04-22", "on_behalf_of": ["a", "b"], "recorded": "2022-04-25T13:05:09.000042Z",
    "sequence": 12, "type": "axis.suspended",
}
TARGETING = {key: value for key, value in HEADER.items() if key not in ("axes", "occurred", "on_behalf_of")}
CORRECTION = dict(TARGETING, type="record.corrected", target=3, amends={"axes": None})
SIGNED = dict(HEADER, seen={"root": "0" * 64, "size": 12}, signatures=[{"key": "1" * 64, "value": "2" * 128}])


def test_headers():
    """Each line of the tables of Docs/Formats/Record.md, kept and broken."""
    dates = ("2022", "2022-04", "2024-02-29", "2022/2023", "2022-04/2022-05-01", "../2022", "2022-04/..",
             "2022-04-22T11:00:00-04:00", "0001", "9999-12-31", "2022/2022-06", "2022-04-22T23:59:59Z")
    for occurred in dates:
        verify_records.check_header(dict(HEADER, occurred=occurred))
    for header in (CORRECTION, SIGNED, dict(HEADER, author="svc-import"), dict(TARGETING, type="hold.placed")):
        verify_records.check_header(header)
    wrong = [dict(HEADER, occurred=value) for value in (
        "0000", "2022-13", "2023-02-29", "2022-4", "2022/2022", "2023/2022", "../..", "..", "/2022", "2022/",
        "2022-04-22T24:00:00Z", "2022-04-22T11:60:00Z", "2022-04-22T11:00:60Z", "2022-04-22T11:00:00+00:00",
        "2022-04-22T11:00:00-00:00", "2022-04-22T11:00:00", "2022-04-22T11:00:00+24:00", "2022-04-22 ",
        "2022-04-22T11:00:00.5Z", "2022/2023/2024", "\u0662022", "2022\n", "../2022-04-22T11:00:00Z", None, 2022)]
    wrong += [{**HEADER, key: value} for key, value in (
        ("more", 1), ("axes", []), ("axes", ["B", "A"]), ("axes", ["A", "A"]), ("axes", ["é"]), ("axes", None),
        ("axes", ["A"] * 65), ("axes", "A1"), ("author", "svc-"), ("author", "p-abc"), ("author", "a"),
        ("author", "svc-" + "a" * 61), ("catalogue", 0), ("catalogue", True), ("format", 0), ("format", "1"),
        ("facts", "0" * 63), ("facts", "A" * 64), ("facts", "0" * 64 + "\n"), ("words", None), ("words", ""),
        ("ledger", "L.example"), ("ledger", "l.example/"), ("ledger", "a" * 129), ("sequence", -1),
        ("sequence", False), ("on_behalf_of", ["p-a"]), ("on_behalf_of", ["local"]), ("on_behalf_of", ["all"]),
        ("parties", []), ("recorded", "2022-04-25T13:05:09Z"), ("recorded", "2022-04-31T13:05:09.000042Z"),
        ("recorded", "2022-04-25T13:05:60.000042Z"), ("expires", "2022"), ("type", "axis.invented"),
        ("type", ["axis.agreed"]), ("target", 1), ("amends", {"axes": None}),
        ("action", "0198a5e4-0c00-4000-8000-000000000001"), ("action", "0198a5e4-0c00-7000-c000-000000000001"),
        ("seen", {"root": "0" * 64, "size": 13}), ("seen", {"root": "0" * 64, "size": 0}),
        ("seen", {"root": "0" * 64}), ("signatures", SIGNED["signatures"]), ("agreement", "-a"))]
    wrong += [{k: v for k, v in HEADER.items() if k != key} for key in HEADER if key != "axes"]
    wrong += [dict(SIGNED, signatures=value) for value in (
        [], SIGNED["signatures"] * 2, [dict(SIGNED["signatures"][0], more=1)], [{"key": "1" * 64}], {},
        [{"key": f"{n:064x}", "value": "2" * 128} for n in range(17)],
        [{"key": "1" * 64, "value": "2" * 127}], [{"key": "2" * 64, "value": "2" * 128}, *SIGNED["signatures"]])]
    wrong += [dict(CORRECTION, **change) for change in (
        {"amends": {}}, {"amends": {"axes": []}}, {"amends": {"occurred": None}}, {"amends": {"type": "a"}},
        {"target": 12}, {"target": -1}, {"occurred": "2022"}, {"on_behalf_of": ["a"]},
        {"seen": {"root": "0" * 64, "size": 3}})]
    wrong += [dict(TARGETING, type="record.corrected"), dict(TARGETING, type="record.annulled"),
              dict(TARGETING, type="hold.placed", agreement=""), dict(TARGETING, type="key.added")]
    for header in wrong:
        expect(f"refused {header}", refused(verify_records.check_header, header))
    try:
        verify_records.check_header(dict(HEADER, catalogue=2))
        expect("a newer catalogue is undecided", False)
    except verify.Undecided:
        expect("a newer catalogue is undecided", True)


def test_place():
    """What a header says of where it stands."""
    head = types.SimpleNamespace(origin=b"l.example")
    verify.check_place(HEADER, 12, head)
    for wrong in ({"sequence": 11}, {"sequence": 12.0}, {"sequence": True}, {"ledger": "m.example"},
                  {"ledger": None}, {"format": 0}, {"format": "1"}, {"format": True}):
        expect(f"another place {wrong}", refused(verify.check_place, dict(HEADER, **wrong), 12, head))
    for wrong in [], None, "a", {}:
        expect(f"no header {wrong}", refused(verify.check_place, wrong, 12, head))
    try:
        verify.check_place(dict(HEADER, format=2), 12, head)
        expect("a newer format is undecided", False)
    except verify.Undecided:
        expect("a newer format is undecided", True)


def test_order():
    """What holds between records, each broken once."""
    opened = dict(TARGETING, type="ledger.opened", sequence=0)
    first = dict(HEADER, sequence=1, recorded="2022-04-25T13:05:09.000043Z", action="b")
    verify_records.check_order(opened, None, set())
    verify_records.check_order(first, opened, {opened["action"]})
    for change in ({"recorded": opened["recorded"]}, {"recorded": "2021-04-25T13:05:09.000042Z"},
                   {"action": opened["action"]}, {"type": "ledger.opened"}, {"catalogue": 0}):
        wrong = dict(first, **change)
        expect(f"order {change}", refused(verify_records.check_order, wrong, opened, {opened["action"]}))
    expect("another first record", refused(verify_records.check_order, dict(first, sequence=0), None, set()))


LOG_SEED = Ed25519PrivateKey.from_private_bytes(b"\x01" * 32)


def vkey(name, kind, raw):
    identity = verify.key_id(name, kind, raw).hex().encode()
    return name + b"+" + identity + b"+" + base64.b64encode(bytes([kind]) + raw)


def test_policies():
    raw = [Ed25519PrivateKey.from_private_bytes(bytes([n]) * 32).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw) for n in range(1, 6)]
    log = b"log " + vkey(b"l.example", 1, raw[0])
    a, b, c = (b"witness %s %s" % (n, vkey(b"w.example/" + n, 4, k)) for n, k in zip((b"a", b"b", b"c"), raw[1:]))

    def text(*lines):
        return b"".join(line + b"\n" for line in lines)

    good = [text(b"quorum none"), text(log, b"quorum none"), text(log, a, b"quorum a"),
            text(b"# said", b"", b" \t", log + b" https://l.example/", a + b"\t", b, b"group g 2 a b", b"quorum g"),
            text(log, a, b, c, b"group g any a b", b"group h all g c", b"quorum h")]
    for data in good:
        verify.Policy(data)
    wrong = [text(), text(log), text(log, log, b"quorum none"), text(log, b"quorum a"), text(b"quorum none", b"quorum none"),
             text(a, a, b"quorum a"), text(a, b"witness b " + a.split(b" ")[2], b"quorum a"), text(a, b"group g 0 a", b"quorum g"),
             text(a, b"group g 2 a", b"quorum g"), text(a, b"group g 01 a", b"quorum g"), text(a, b"group a any a", b"quorum a"),
             text(a, b"group g any a", b"group h any a", b"quorum g"), text(a, b"group g 1 a a", b"quorum g"),
             text(a, b"group none any a", b"quorum none"), text(b"group g any a", a, b"quorum g"), text(b"quorum"),
             text(log.replace(b"log", b"Log"), b"quorum none"), text(log, b"quorum none\r"), text(log, b"quorum none", b"what"),
             text(b"log " + vkey(b"l.example", 4, raw[0]), b"quorum none"), text(b"witness a " + vkey(b"w", 1, raw[1]), b"quorum a"),
             text(log.replace(b"+", b"+0", 1), b"quorum none"), text(log[:-1], b"quorum none"), text(a + b" u v", b"quorum a"),
             text(b"log " + vkey(b"l", 1, bytes.fromhex(next(iter(verify.SMALL_ORDER)))), b"quorum none")]
    for data in wrong:
        expect(f"refused policy {data}", refused(verify.Policy, data))
    anchors = b"".join([b"# kept\n\nact cnrs ", raw[0].hex().encode(), b"\ncheckpoint l.example/a ", raw[1].hex().encode(),
                        b"\nwitness cnrs ", raw[2].hex().encode(), b"\n"])
    read = verify_records.read_anchors(anchors)
    uses = {"act": {raw[0]: "cnrs"}, "checkpoint": {raw[1]: "l.example/a"}, "witness": {raw[2]: "cnrs"}}
    expect("anchors", read == uses == verify_records.read_anchors(anchors[:-1]))
    for data in (anchors + anchors, anchors.replace(b"witness", b"seal"), anchors.upper(), anchors[:-2], b"", b"# none\n",
                 anchors.replace(b"act cnrs", b"act"), anchors.replace(b"cnrs", b"-"), anchors.replace(b"\n", b"\r\n"),
                 anchors.replace(b"act ", b"act  "), anchors.replace(b"act ", b"act\t"), anchors.replace(b"act ", b" act "),
                 anchors.replace(b"l.example/a", b"l.example/"), anchors.replace(b"cnrs", b"\xff"),
                 anchors.replace(raw[2].hex().encode(), raw[0].hex().encode()), b"act cnrs " + b"0" * 64, b"act cnrs \n"):
        expect(f"refused anchors {data}", refused(verify_records.read_anchors, data))


def test_proof_page():
    """The worked example of Docs/Formats/Proof.md, whole and changed."""
    page = FORMATS / "Proof.md"
    if not page.exists():
        return print("  left out, no page here: test_proof_page")
    proof, policy, anchors = ("\n".join(blocks("Proof.md", kind)) + "\n" for kind in ("tlog-proof", "policy", "anchors"))
    record = blocks("Proof.md", "json")[0]
    with tempfile.TemporaryDirectory() as folder:
        files = {name: pathlib.Path(folder, name) for name in ("p.tlog-proof", "p.json", "policy", "anchors")}

        def code(proof=proof, record=record, **given):
            for name, data in zip(files, (proof, record, policy, anchors)):
                files[name].write_text(data)
            read = verify_records.Given(**{name: str(files[name]) for name in given})
            with contextlib.redirect_stdout(io.StringIO()):
                verify_records.check_proof(str(files["p.tlog-proof"]), str(files["p.json"]), read)
            return read.code()

        expect("the proof of the page, by nobody's word", code() == 2)
        expect("by the policy of the page", code(policy=True) == 0)
        expect("by the anchors of the page", code(anchors=True) == 0)
        header = '{"header":' + re.search(r'"header":(.*),"words"', record)[1] + "}"
        expect("by its header alone", code(record=header, policy=True) == 0)
        for name, changed in {"facts": record.replace("P24M", "P36M"), "words": record.replace("Explorer", "Explored"),
                              "no facts": re.sub('"facts":.*?,"facts_salt":".*?",', "", record),
                              "header": record.replace("2022-05-06", "2022-05-07")}.items():
            expect(f"{name} are changed", changed != record)
            expect(f"{name} of another record", code(record=changed, policy=True) == 4)
        expect("another index", code(proof=proof.replace("index 3", "index 4"), policy=True) == 4)
        expect("a key of nobody stated", code(proof=re.sub("extra .*", "extra AAAA", proof), policy=True) == 4)


def test_selection_page():
    """The worked example of Docs/Formats/Selection.md, whole and changed."""
    page = FORMATS / "Selection.md"
    if not page.exists():
        return print("  left out, no page here: test_selection_page")
    checkpoint, policy = ("\n".join(blocks("Selection.md", kind)) + "\n" for kind in ("checkpoint", "policy"))
    whole, whole_line = blocks("Selection.md", "records"), blocks("Selection.md", "selection")[0]
    headers = [header.encode() for header in blocks("Selection.md", "headers")]
    headers += [verify.canonical(json.loads(record)["header"]) for record in whole]
    with tempfile.TemporaryDirectory() as folder:

        def write(name, data):
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data if isinstance(data, bytes) else data.encode())

        write("checkpoint", checkpoint)
        write("policy", policy)
        write("tile/entries/000.p/6", b"".join(len(header).to_bytes(2, "big") + header for header in headers))
        write("tile/0/000.p/6", b"".join(map(verify.leaf_hash, headers)))

        def code(records=whole, line=whole_line, end="\n", erasures=None):
            write("selection.json", line)
            write("records.jsonl", "".join(record + end for record in records))
            if erasures:
                write("erasures.jsonl", "".join(record + "\n" for record in erasures))
            given, said = verify_records.Given(policy=str(pathlib.Path(folder, "policy"))), io.StringIO()
            with contextlib.redirect_stdout(said):
                verify_records.check_selection(folder, given)
            return given.code(), said.getvalue()

        result, said = code()
        sentence = blocks("Selection.md", "text")[0].rstrip(".").replace("Of the", "of the")
        expect("the selection of the page", result == 0 and sentence in said and "record 3 was annulled by 5" in said)
        for index, record in enumerate(whole):
            expect(f"record {index + 2} held back", code(whole[:index] + whole[index + 1:])[0] == 4)
            alone = '{"header":' + verify.canonical(json.loads(record)["header"]).decode() + "}"
            expect(f"record {index + 2} by its header", code(whole[:index] + [alone] + whole[index + 1:])[0] == 0)
        for name, records in {"reordered": whole[::-1], "repeated": whole[:1] + whole,
                              "other facts": [whole[0].replace("60", "61")] + whole[1:],
                              "another header": [whole[0].replace("2022-05-31", "2022-06-01")] + whole[1:]}.items():
            expect(f"records {name}", code(records)[0] == 4)
        expect("cut", code(end="")[0] == 4)
        for name, line in {"narrowed": whole_line.replace("06-01", "06-02"), "widened": '{"at":6}',
                           "of another head": whole_line.replace('"at":6', '"at":5'),
                           "of no such type": whole_line.replace("figure.declared", "figure.guessed"),
                           "with a key more": whole_line.replace("}", ',"x":1}')}.items():
            expect(f"the line {name}", line != whole_line and code(line=line)[0] == 4)
        expect("an erasure that is none", code(erasures=whole[:1])[0] == 4)


# --- Vectors that others made


class PlainNote(verify.Note):
    """A note of any text."""


def test_notes(vectors):
    data = json.loads((vectors / "signed_note.json").read_text())
    for case in data["cases"]:
        note = bytes.fromhex(case["note_hex"]) if "note_hex" in case else case["note"].encode()
        keys = [verify.verifier_key(text.encode(), verify.LOG) for text in case["vkeys"]]
        # Stricter than Go: Docs/Formats/Checkpoint.md refuses a line that comes twice.
        good = case["want"] in ("ok", "unverified") and case["name"] != "duplicate signature of a known key"

        def opened():
            read = verify.Note(note)
            return sum(read.signed_by(verify.LOG, *key) for key in keys)

        expect(f"note {case['name']}", opened() == case.get("verified", 0) if good else refused(opened))
    for key in data["vkeys_good"]:
        verify.verifier_key(key.encode(), verify.LOG)
        expect(f"vkey {key} is of no witness", refused(verify.verifier_key, key.encode(), verify.WITNESS))
    for key in data["vkeys_bad"]:
        expect(f"vkey {key}", refused(verify.verifier_key, key.encode(), verify.LOG))


def test_cosignatures(vectors):
    data = json.loads((vectors / "cosignature_v1.json").read_text())["computed"]
    note, key = data["note"].encode(), verify.verifier_key(data["witness_vkey"].encode(), verify.WITNESS)
    expect("a cosignature", verify.Head(note).signed_by(verify.WITNESS, *key))
    other = verify.Head(note.replace(b"20852163", b"20852164"))
    expect("a cosignature of another head", refused(other.signed_by, verify.WITNESS, *key))


def test_trees(vectors):
    data = json.loads((vectors / "rfc6962_tree.json").read_text())
    tree = verify.Tree()
    for size, leaf in enumerate(data["leaf_inputs_hex"], 1):
        tree.add(verify.leaf_hash(bytes.fromhex(leaf)))
        for smaller in range(1, size + 1):
            expect(f"root {smaller}", tree.root(smaller).hex() == data["root_by_size_hex"][smaller])


def test_proofs(vectors):
    def included(case):
        leaf, root = bytes.fromhex(case["leaf_hash"]), bytes.fromhex(case["root"])
        path = [bytes.fromhex(hash) for hash in case["proof"]]
        right = verify.root_of_path(case["index"], case["size"], leaf, path) == root
        verify.require(right and {len(hash) for hash in path + [leaf]} == {32}, "root")

    def grown(case):
        hashes = [bytes.fromhex(case[name]) for name in ("root1", "root2")]
        consistent(case["size1"], case["size2"], *hashes, [bytes.fromhex(hash) for hash in case["proof"]])

    for name, made in ("inclusion", included), ("consistency", grown):
        data = json.loads((vectors / f"merkle_{name}.json").read_text())
        expect(f"there are {name} cases", len(data["cases"]) == data["count"] > 90)
        for case in data["cases"]:
            case = {key: value or [] if key == "proof" else value for key, value in case.items()}
            if case["want_err"]:
                expect(f"{name} {case['path']}", refused(made, case))
            else:
                made(case)
                expect(case["path"], True)


def test_tiles(vectors):
    for path in json.loads((vectors / "tile_paths.json").read_text())["paths"]:
        made = verify.tile_path(str(path["level"]), path["index"], path["partial"] or 256)
        expect(path["path"], made == path["path"])
    data = json.loads((vectors / "tessera_log15.json").read_text())
    with tempfile.TemporaryDirectory() as folder:
        for name, content in data["files_hex"].items():
            file = pathlib.Path(folder, name)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(bytes.fromhex(content))
        key = verify.verifier_key(data["vkey"].encode(), verify.LOG)
        for size in 1, 2, 15:
            head = verify.Head(data["checkpoints"][str(size)].encode())
            expect(f"head {size}", head.signed_by(verify.LOG, *key))
            _, (entries, _) = verify.read_log(folder, head)
            expect(f"entries {size}", [e.decode() for e in entries] == data["entries_text"][:size])
        expect("a head of size 0", refused(verify.Head, data["checkpoints"]["0"].encode()))


def test_json(vectors):
    data = json.loads((vectors / "jcs.json").read_text())
    for case in data["reject"]:
        expect(case["desc"], refused(verify.parse_canonical, bytes.fromhex(case["input_hex"]), 10**6))
    for case in data["documents"]:  # Of wider JSON: what is read is written the same, what is not is refused.
        text = bytes.fromhex(case["output_hex"])
        wider = re.search(rb"\d[.eE]|\\[^\"\\nt]|[\x7f\xc2]|\"[^\"]*[^a-z0-9_.\"][^\"]*\":", text)
        if not wider:
            verify.parse_canonical(text, 10**6)
        expect(case["name"], bool(wider) == refused(verify.parse_canonical, text, 10**6))


def main():
    vectors = pathlib.Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent.parent / "shared" / "vectors"
    for name, test in list(globals().items()):
        if name.startswith("test_"):
            if test.__code__.co_argcount == 0:
                test()
            elif vectors.is_dir():
                test(vectors)
            else:
                print(f"  left out, no published vectors here: {name}")
    print(f"{passed} passed, {len(failed)} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
