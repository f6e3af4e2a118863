import CanonicalJSON
import Foundation
import LMDB
import Partnership
import Testing
import Verification

/// What somebody makes of the single file of a dossier, with an archiver or by hand.
@Suite(
  "A dossier as a single file that somebody changed",
  .enabled(if: OtherTools.python != nil, "needs Python"))
struct HostileArchiveTests {
  /// What is done to a good archive of a whole dossier, and a part of the sentence that refuses it.
  ///
  /// In a script `add` puts a file behind those of the dossier; `b` has the bytes of the whole.
  static let made: [(name: String, script: String, sentence: String)] = [
    ("link.tar", "link(b'2')", "a link, a device"),
    ("hard-link.tar", "link(b'1')", "a link, a device"),
    ("device.tar", "link(b'3')", "a link, a device"),
    ("pipe.tar", "link(b'6')", "a link, a device"),
    ("up.tar", "add('D/../evil')", "leads elsewhere"),
    ("absolute.tar", "add('/evil')", "leads elsewhere"),
    ("here.tar", "add('D/./evil')", "leads elsewhere"),
    ("back.tar", #"add('D\\evil')"#, "leads elsewhere"),
    ("drive.tar", "add('C:/evil')", "leads elsewhere"),
    ("line.tar", #"add('D/a\nb')"#, "leads elsewhere"),
    ("bytes.tar", #"add('D/\udcff',format=tarfile.USTAR_FORMAT)"#, "not in UTF-8"),
    ("twice.tar", "add('D/data/README.txt')", "two entries of one name"),
    ("inside.tar", "add('D/data/README.txt/a')", "two entries of one name"),
    ("beside.tar", "add('E/a')", "not one folder"),
    ("folder.tar", "i=tarfile.TarInfo('D/f');i.type=b'5';i.size=5;put(i)", "a folder with bytes"),
    ("large.tar", "size(b'77777777777\\0')", "says a size that cannot be"),
    ("negative.tar", "size(b'\\xff'*12)", "says a size that cannot be"),
    ("words.tar", "size(b'12345678x90\\0')", "says a size that cannot be"),
    ("digits.tar", "size(digits(b' 77777777777'))", "says a size that cannot be"),
    ("rubbish.tar", "size(digits(b'\\0rubbish....'))", "says a size that cannot be"),
    ("sum-rubbish.tar", "edit(155,b'x')", "no header at byte 0"),
    ("sum.tar", "edit(0,b'X')", "no header at byte 0"),
    ("name.tar", "field(60,b'hidden')", "bytes where a header has none"),
    ("prefix.tar", "field(400,b'hidden')", "bytes where a header has none"),
    ("target.tar", "field(157,b'hidden')", "bytes where a header has none"),
    ("rest.tar", "field(506,b'hidden')", "bytes where a header has none"),
    ("between.tar", "edit(gap(),b'X')", "bytes between its files"),
    ("behind.tar", "after(b'x'*512)", "bytes behind it"),
    ("second.tar", "after(bytes(b))", "no end, or bytes behind it"),
    ("endless.tar", "after(b'\\0'*(1<<21))", "no end, or bytes behind it"),
    ("cut.tar", "cut(512*3)", "it was cut, or says"),
    ("odd.tar", "cut(700)", "it was cut"),
    ("empty.tar", "cut(0)", "it was cut"),
    ("zeros.tar", "b[:]=bytes(10240)", "not one folder"),
    ("link.zip", "add('D/link',mode=0o120777)", "a link or a device"),
    ("device.zip", "add('D/null',mode=0o020666)", "a link or a device"),
    ("up.zip", "add('D/../evil')", "leads elsewhere"),
    ("absolute.zip", "add('/evil')", "leads elsewhere"),
    ("back.zip", #"add('D\\evil')"#, "leads elsewhere"),
    ("drive.zip", "add('C:/evil')", "leads elsewhere"),
    ("nul.zip", #"add('D/a\0b')"#, "leads elsewhere"),
    ("twice.zip", "add('D/data/README.txt')", "two entries of one name"),
    ("inside.zip", "add('D/data/README.txt/a')", "two entries of one name"),
    ("beside.zip", "add('E/a')", "not one folder"),
    ("behind.zip", "after(b'x')", "bytes or a comment"),
    ("comment.zip", "comment(b'PK\\5\\6'+bytes(18))", "of no file"),
    ("before.zip", "b[:0]=b'x'*64", "of no file"),
    ("between.zip", "between()", "bytes that belong to no file"),
    (
      "gap.zip", "add('D/a');out.seek(z.start_dir);out.write(b'x'*8);z.start_dir+=8;add('D/b')",
      "overlap, or bytes between"
    ),
    ("overlap.zip", "row(1,42,number(row_at(0)+42,4),4)", "overlap, or bytes between"),
    ("reach.zip", "row(0,20,9999999,4);row(0,24,9999999,4)", "two headers that differ"),
    ("lying.zip", "row(0,24,1,4)", "overlap, or bytes between"),
    ("fewer.zip", "end(8,1,2);end(10,1,2)", "bytes that belong to no file"),
    ("more.zip", "end(8,60000,2);end(10,60000,2)", "of no file"),
    ("other-name.zip", "edit(30,b'E')", "two headers that differ"),
    ("other-sum.zip", "edit(14,b'....')", "two headers that differ"),
    ("sum-first.zip", "checksum(0)", "a checksum that does not fit: \"bag-info.txt\""),
    ("sum-inside.zip", "checksum(9)", "a checksum that does not fit: \"data/"),
    (
      "sum-last.zip", "checksum(number(end_at()+8,2)-1)",
      "a checksum that does not fit: \"tagmanifest-sha512.txt\""
    ),
    ("other-method.zip", "edit(8,b'\\x08')", "two headers that differ"),
    ("unicode.zip", "add('D/a',extra=b'up\\x05\\0\\1....')", "a file of two names"),
    ("beos.zip", "row(1,5,16,1);row(1,38,0o120777<<16,4)", "a link or a device"),
    ("asi.zip", "add('D/a',extra=b'nu\\x05\\0\\1....')", "makes a link of a file"),
    ("link-of-archive.zip", "add('D/a',extra=b'xl\\x05\\0\\1....')", "makes a link of a file"),
    ("dos.zip", "row(1,38,0x10,4)", "a folder to some"),
    ("label.zip", "row(1,38,8,4)", "a folder to some"),
    ("later.zip", "row(1,6,255,2)", "some leave out"),
    ("later-file.zip", "edit(4,b'\\xff')", "two headers that differ"),
    ("locator.zip", "locator()", "no end of ZIP64"),
    ("disks.zip", "end(4,1,2)", "it was cut, or has"),
    ("cut.zip", "cut(-5)", "it was cut, or has"),
    ("start.zip", "cut(100)", "it was cut, or has"),
  ]

  /// What may well be a dossier and is not read in place.
  static let otherForms: [(name: String, script: String, sentence: String)] = [
    ("packed.zip", "add('D/a',method=8)", "compressed"),
    ("bomb.zip", "add('D/a',b'0'*10**7,method=8)", "compressed"),
    ("locked.zip", "encrypt()", "encrypted"),
    ("stream.zip", "stream()", "written as a stream"),
    ("jar.zip", "add('D/a',extra=b'\\xfe\\xca\\0\\0')", "not every unpacker reads alike"),
    (
      "pax.tar", "i=tarfile.TarInfo('D/a');i.pax_headers={'path':'D/b'};put(i)",
      "of pax or GNU tar"
    ),
    ("long.tar", "f=tarfile.GNU_FORMAT;add('D/'+'a'*200,format=f)", "of pax or GNU tar"),
    ("sparse.tar", "link(b'S')", "of pax or GNU tar"),
    ("wide.tar", "size(b'\\x80'+bytes(6)+(9<<30).to_bytes(5,'big'))", "over 8 GiB"),
    ("gzip.tar", "import gzip;b[:]=gzip.compress(bytes(b))", "compressed as a whole"),
    ("xz.tar", "import lzma;b[:]=lzma.compress(bytes(b))", "compressed as a whole"),
  ]

  /// Makes the archives that `made` and `otherForms` describe, of the folder `D`.
  private static let maker = """
    import io, os, sys, tarfile, warnings, zipfile
    warnings.simplefilter('ignore')
    name, script = sys.argv[1:]
    out = io.BytesIO(); b = bytearray(); later = []
    names = sorted(os.path.join(f, n) for f, _, ns in os.walk('D') for n in ns)
    is_tar = name.endswith('.tar')
    t = tarfile.open(fileobj=out, mode='w', format=tarfile.USTAR_FORMAT) if is_tar else None
    z = None if is_tar else zipfile.ZipFile(out, 'w')
    def put(i, bytes=b'hello', format=tarfile.PAX_FORMAT):
      out.write(i.tobuf(format, 'utf-8', 'surrogateescape'))
      if i.isreg(): out.write(bytes + b'\\0' * (-len(bytes) % 512))
      t.offset = out.tell()
    def add(n, bytes=b'hello', mode=0o100644, method=0, extra=b'', format=tarfile.PAX_FORMAT):
      if is_tar:
        i = tarfile.TarInfo(n); i.size = len(bytes); return put(i, bytes, format)
      i = zipfile.ZipInfo(n); i.filename = n; i.external_attr = mode << 16; i.extra = extra
      z.writestr(i, bytes, compress_type=method)
    def link(kind):
      i = tarfile.TarInfo('D/link'); i.type = kind; i.linkname = 'data/README.txt'; put(i)
    for n in names:
      if is_tar: t.add(n)
      else: z.write(n)
    def when_whole(f): return lambda *a: later.append(lambda: f(*a))
    def number(at, count): return int.from_bytes(b[at:at + count], 'little')
    def write(at, value, count): b[at:at + count] = value.to_bytes(count, 'little')
    def end_at(): return len(b) - 22
    def row_at(index):
      at = number(end_at() + 16, 4)
      for _ in range(index): at += 46 + number(at + 28, 2) + number(at + 30, 2)
      return at
    def do_edit(at, bytes): b[at:at + len(bytes)] = bytes
    def do_end(at, value, count): write(end_at() + at, value, count)
    def do_row(index, at, value, count): write(row_at(index) + at, value, count)
    def do_checksum(index):
      do_edit(number(row_at(index) + 42, 4) + 14, b'....'); do_row(index, 16, 0x2E2E2E2E, 4)
    def do_after(bytes): b.extend(bytes)
    def do_cut(count): del b[count:]
    def do_size(field):
      b[124:136] = field; b[148:156] = b' ' * 8; b[148:156] = b'%06o\\0 ' % sum(b[:512])
    def digits(more): return (b'%o' % int(b[124:135], 8) + more)[:12]
    def do_field(at, bytes):
      b[at:at + len(bytes)] = bytes; do_size(b[124:136])
    def do_between():
      at = number(end_at() + 16, 4); b[at:at] = b'x' * 8; do_end(16, at + 8, 4)
    def do_comment(bytes): do_end(20, len(bytes), 2); b.extend(bytes)
    def do_locator(): b[end_at():end_at()] = b'PK\\6\\7' + bytes(16)
    def do_encrypt():
      b[6] |= 1; b[row_at(0) + 8] |= 1
    def do_stream():
      b[6] |= 8; b[row_at(0) + 8] |= 8
    def gap():
      at = 0
      while int(b[at + 124:at + 135], 8) % 512 == 0: at += 512 + int(b[at + 124:at + 135], 8)
      return at + 512 + int(b[at + 124:at + 135], 8)
    late = dict(edit=do_edit, end=do_end, row=do_row, after=do_after, cut=do_cut, size=do_size, field=do_field,
      between=do_between, comment=do_comment, locator=do_locator, encrypt=do_encrypt,
      stream=do_stream, checksum=do_checksum)
    # What names a file runs while the archive is open, all else once it is whole.
    is_early = any(w in script for w in ['add(', 'link(', 'put('])
    if is_early: exec(script)
    (t or z).close()
    b.extend(out.getvalue())
    if not is_early: exec(script, dict(globals(), **late))
    open(name, 'wb').write(bytes(b))
    """

  private func verify(
    _ name: String, _ script: String, in sample: DossierSample
  ) throws -> Run {
    let python = try #require(OtherTools.python)
    let made = try Run(
      ["-c", HostileArchiveTests.maker, name, script], in: sample.scratch.url,
      OtherTools.environment, program: python)
    try #require(made.code == 0, "\(name): \(made.words)")
    return try sample.verify(name, "--lang", "en")
  }

  @Test("is read where another archiver packed its files as they are")
  func packedByOthers() throws {
    let sample = try DossierSample()
    try sample.export("D")
    for name in ["other.zip", "other.tar"] {
      let run = try verify(name, "pass", in: sample)
      #expect(run.code == 0, "\(name): \(run.output)\(run.words)")
    }
    for (name, script) in [
      ("folder.zip", "z.mkdir('D/empty') if hasattr(z,'mkdir') else add('D/empty/',b'',0o40755)"),
      ("folder.tar", "i=tarfile.TarInfo('D/empty');i.type=b'5';put(i)"),
      ("wide.zip", "z.open(zipfile.ZipInfo('D/wide'),'w',force_zip64=True).close()"),
    ] {
      let run = try verify(name, script + " #add(", in: sample)
      #expect(!run.output.contains("F-ARCHIVE"), "\(name): \(run.output)\(run.words)")
    }
  }

  @Test("is refused by name where it was made to be read in two ways, or to lead elsewhere")
  func hostile() throws {
    let sample = try DossierSample()
    try sample.export("D")
    for (name, script, sentence) in HostileArchiveTests.made {
      let run = try verify(name, script, in: sample)
      #expect(run.code == 4, "\(name): \(run.code) \(run.output)\(run.words)")
      #expect(run.output.contains("F-ARCHIVE-UNREADABLE"), "\(name): \(run.output)\(run.words)")
      #expect(words(of: run).contains(sentence), "\(name): \(run.output)")
    }
  }

  @Test("is undecided, with what to do, where its files are not as they are")
  func otherForms() throws {
    let sample = try DossierSample()
    try sample.export("D")
    for (name, script, sentence) in HostileArchiveTests.otherForms {
      let run = try verify(name, script, in: sample)
      #expect(run.code == 2, "\(name): \(run.code) \(run.output)\(run.words)")
      #expect(run.output.contains("F-ARCHIVE-NOT-IN-PLACE"), "\(name): \(run.output)\(run.words)")
      #expect(words(of: run).contains(sentence), "\(name): \(run.output)")
      #expect(words(of: run).contains("unpack it, then verify the folder"), "\(name)")
    }
  }

  /// What a run says, its lines put together: they are broken to a width.
  private func words(of run: Run) -> String {
    run.output.split { $0.isWhitespace }.joined(separator: " ")
  }

  @Test(
    "is refused as a folder is where two of its names differ by case alone, or one is no name of it"
  )
  func names() throws {
    let sample = try DossierSample()
    try sample.export("D")
    for form in ["zip", "tar"] {
      for name in ["D/data/readme.TXT", "D/data/é", "D/more.txt", "D/fetch.txt", "D/DATA/x"] {
        let format = form == "tar" ? ",format=tarfile.USTAR_FORMAT" : ""
        let run = try verify("names.\(form)", "add('\(name)'\(format))", in: sample)
        #expect(run.code == 4, "\(name): \(run.output)")
        #expect(run.output.contains("F-BAG-FILE-SURPLUS"), "\(name): \(run.output)")
      }
    }
  }

  @Test("is refused with a byte of a file changed, and ends no run with a byte of a header changed")
  func flipped() throws {
    let sample = try DossierSample()
    for form in DossierArchiveTests.forms {
      try sample.export("D.\(form)", "--\(form)")
      let url = sample.scratch.url.appending(path: "D.\(form)")
      let whole = try Data(contentsOf: url)
      let readme = try #require(whole.range(of: Data("DOSSIER OF THE LEDGER".utf8)))
      try whole.flipped(at: readme.lowerBound + 3).write(to: url)
      #expect(try sample.verify("D.\(form)").code == 4)
      // Every byte of the first two headers, and of the last 500 bytes.
      for place in Array(0..<700) + Array(whole.count - 500..<whole.count) {
        try whole.flipped(at: place).write(to: url)
        _ = try DossierFolder.find(at: url.path)
      }
    }
  }

  @Test("is refused wherever it was cut")
  func cut() throws {
    let sample = try DossierSample()
    for form in DossierArchiveTests.forms {
      try sample.export("D.\(form)", "--\(form)")
      let url = sample.scratch.url.appending(path: "D.\(form)")
      let whole = try Data(contentsOf: url)
      // At every entry, in the middle of each header and of each file.
      let mark = form == "zip" ? Data([0x50, 0x4B]) : Data("ustar".utf8)
      var places: [Int] = [0, 1, whole.count - 1]
      var from = whole.startIndex
      while let found = whole.range(of: mark, in: from..<whole.endIndex) {
        places += [found.lowerBound, found.lowerBound + 10, found.lowerBound + 255]
        if form == "tar" { places += [found.lowerBound - 257, found.lowerBound - 257 + 512] }
        from = found.upperBound
      }
      #expect(places.count > 300)
      for place in places where place < whole.count {
        try whole.prefix(place).write(to: url)
        guard case .refused(let fault) = try DossierFolder.find(at: url.path) else {
          Issue.record("cut at \(place) of \(whole.count) it is read")
          continue
        }
        #expect(fault.name == .archiveUnreadable)
      }
    }
  }
}
