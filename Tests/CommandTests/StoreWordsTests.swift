import CanonicalJSON
import Foundation
import LMDB
import LedgerStore
import Partnership
import RecordFormat
import Testing
import Transparency
import Verification
import Wording

/// Whoever adds a sentence to a module of the store adds its French to the books in Wording.
@Suite("What the modules of the store say, in French")
struct StoreWordsTests {
  private func expectFrench(_ text: String) {
    let french = Wording(.frCA).sentence(for: DiskTrouble.said(text))
    // Words that no French sentence has.
    let english =
      /\b(the|is|it|its|of|not|and|are|was|has|have|with|this|there|at|in|by|from|no|too)\b/
    #expect(french.firstMatch(of: english) == nil, "\(text) → \(french)")
  }

  @Test func `Every reason of the store and of the system`() throws {
    let reasons: [LMDBError.Reason] = [
      .keyExists, .corrupted, .pageNotFound, .panic, .versionMismatch, .invalid, .readersFull,
      .diskFull, .mapResized, .transactionFull, .transactionDoomed, .badSize,
      .tableMissing("records"), .alreadyOpen, .replaced("lock.mdb"), .lockFileDisagrees,
      .writtenMeanwhile, .readOnly,
      .permission, .readOnlyFileSystem,
      .missing, .folder, .exists, .locked, .noMemory, .noProcess, .tooLong(limitBytes: 7),
      .endOfFile, .readerGone,
      .other(-30_700),
    ]
    let verdicts: [StoreFile.Verdict] = [
      .absent, .empty, .unreadable(.permission), .foreign, .otherVersion(7),
      .truncated(expectedBytes: 9, foundBytes: 7), .damagedMeta(page: 1), .damagedPage(page: 7),
    ]
    let system = (1...133).map { LMDBError.Reason(code: $0) }
    for reason in reasons + verdicts.map({ .unfit($0) }) + system {
      expectFrench(LMDBError(reason, "append to table records", "L/data.mdb").description)
      expectFrench(reason.sentence)
    }
    let denied = LMDBError(.permission, "look at", "L/presence").description
    #expect(
      Wording(.frFR).sentence(for: DiskTrouble.said(denied))
        == "impossible d’accéder à L/presence\u{A0}: permission refusée\u{202F}; vérifiez le"
        + " propriétaire et le mode du fichier et de ses dossiers.")
    #expect(Wording(.en).sentence(for: DiskTrouble.said(denied)) == denied + ".")
  }

  @Test func `Every reason that records of another copy are not taken`() {
    let problems: [AdoptionProblem] = [
      .ruleBroken(7, nil), .factsWithheld(7), .gap(from: 9, size: 7), .otherRoot(size: 7),
    ]
    for problem in problems { expectFrench(problem.description) }
  }

  @Test func `Every reason that bytes are no record's`() throws {
    let action = ActionID(unixMilliseconds: 7, random: 7, 7)
    let key = try #require(KeyFingerprint([UInt8](repeating: 7, count: 32)))
    let errors: [RecordFormatError] = [
      .tooLarge(part: .facts, bytes: 9, limit: 7), .unknownKey(part: .header, key: "a", offset: 7),
      .missingKey(part: .words, key: "a"),
      .notApplicable(part: .sealedWords, key: "a", type: .exchangeHeld),
      .malformed(part: .wordsKeys, key: "a", offset: nil, expected: "b"), .unknownFormat(7),
      .unknownCatalogue(7), .unknownType("a"), .commitmentMismatch(part: .facts, action: action),
      .wordsDisagree(action: action), .wordsErased(action: action), .sealBroken(action: action),
      .documentSealBroken(sha256: "a"),
      .unknownSigner(key), .signatureMismatch(key),
    ]
    for error in errors { expectFrench(error.description) }
    for reason in CanonicalJSONError.Reason.allCases {
      expectFrench(CanonicalJSONError(offset: 7, reason: reason).description)
      expectFrench(
        RecordFormatError.notCanonical(part: .header, offset: 7, reason: reason).description)
    }
  }

  @Test func `Every reason that a tree, a key or a checkpoint is refused`() {
    let digest = Digest(hashing: [])
    let errors: [TransparencyError] = [
      .indexOutOfRange(index: 9, size: 7), .sizesOutOfOrder(earlier: 9, later: 7), .emptyTree,
      .sizeTooLarge(7), .wrongProofLength(expected: 9, found: 7),
      .rootMismatch(size: 7, claimed: digest, computed: digest),
      .wrongRowLength(sequence: 7, expected: 32, found: 9), .malformedKeyName("a"),
      .malformedOrigin("a"), .malformedVerifierKey("a"),
      .keyIDMismatch(name: "a", written: KeyID(7), computed: KeyID(9)),
      .unknownKeyType(name: "a", type: 7), .wrongKeyLength(found: 7), .nonCanonicalPublicKey,
      .smallOrderPublicKey, .signatureMismatch(key: digest),
      .ambiguousKeys(name: "a", id: KeyID(7)), .noteTooLong(limit: 7, found: 9),
      .invalidUTF8(offset: 7), .controlCharacter(byte: 7, offset: 9), .missingFinalNewline,
      .missingBlankLine, .missingSignatures, .malformedNoteText,
      .tooManySignatures(limit: 7, found: 9), .malformedSignatureLine(7),
      .duplicateSignature(name: "a", id: KeyID(7)), .invalidSignature(name: "a", id: KeyID(7)),
      .noKnownSignature, .signingFailed(name: "a"), .wrongLineCount(found: 7),
      .malformedSize("a"), .malformedRoot("a"), .originMismatch(origin: "a", keyName: "b"),
      .malformedProof(line: 7), .cosignatureTime(name: "a", 7), .notALog("a"),
    ]
    let lines =
      PolicyFault.allCases.map { TransparencyError.malformedPolicy(line: 7, $0) }
      + AnchorFault.allCases.map { TransparencyError.malformedAnchors(line: 7, $0) }
    for error in errors + lines {
      expectFrench(error.description)
      for language in [Language.en, .frCA] {
        for trouble: Trouble in [
          .file(path: "a", .said(error.description)), .bundle(path: "a", what: error.description),
          .noFork(path: "a", what: error.description),
          .witness(.unreadable(path: "a", what: error.description)),
        ] {
          let sentence = Wording(language).sentence(for: trouble)
          #expect(!sentence.contains("..") && !sentence.contains(".)"), "\(sentence)")
        }
      }
    }
  }

  /// The rest is said where it is thrown.
  @Test func `Every reason that the sources give in words`() throws {
    let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    var count = 0
    let modules = ["Archives", "Entente", "LedgerStore", "LedgerTables", "Verification"]
    for module in modules {
      let folder = project.appending(path: "Sources/\(module)")
      let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
      for file in try #require(files) where file.hasSuffix(".swift") {
        let source = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
        let said =
          #/
          (?: what:\ | \.what\( | \.altered\( | badQuestion\( | text:\ | \.said\(
            | \.refused\(\s* | \.otherForm\(\s* | refuse\((?:\w+,\ )? )
          "((?: [^"\\] | \\\([^"]*?\) )+)"
          /#
        for match in source.matches(of: said) {
          let text = String(match.1).replacing(/\\\((?:[^()]|\([^()]*\))*\)/, with: "7")
          // The order of one process to another, which no reader sees.
          if text.hasPrefix("no such task") { continue }
          // Of archives that are read, the type of the error is asked.
          let isOfArchives = module == "Archives"
          if isOfArchives, !source[..<match.range.lowerBound].hasSuffix("refused(") { continue }
          expectFrench(text)
          if match.0.hasPrefix("what: "), !isOfArchives { expectFrench("records 7: \(text)") }
          count += 1
        }
      }
    }
    #expect(count > 25)
  }

  @Test func `Every part of a record is named, and every reason why one is withheld`() {
    let codes =
      WithheldTable.Part.allCases.map(\.rawValue) + WithheldTable.Reason.allCases.map(\.rawValue)
    for code in codes {
      let check = VerificationFigures.Line(
        check: .views, outcome: .fails, checked: 1,
        faults: [Fault(.withheldUnfounded, parameters: [.said(code)])], faultCount: 1)
      let figures = VerificationFigures(
        checks: [check], records: 1, root: nil, checkpoints: nil, standing: (1, nil), remarks: [])
      let told = [Language.frCA, .en].map { language in
        Wording(language).lines(of: figures).compactMap { line in
          line.range(of: "— \(code) (").map { String(line[$0.upperBound...]) }
        }
      }
      #expect(told[0].count == 1 && told[1].count == 1 && told[0] != told[1], "\(code): \(told)")
    }
  }
}
