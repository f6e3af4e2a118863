import ArgumentParser
import CanonicalJSON
import Entente
import Partnership
import Wording

/// What a command says that records one clerical record: why, who signs, and how it is written.
struct ClericalOptions: ParsableArguments {
  @OptionGroup var origin: OriginOptions
  @OptionGroup var signing: SigningOptions
  @OptionGroup var writing: WritingOptions

  /// Records one of a type, of an agreement or of the ledger.
  ///
  /// - Parameters:
  ///   - persons: Those it is about, whose names its reason has not to say.
  ///   - allowingPersonalText: Whether it may all the same, and say how to reach somebody.
  func record(
    _ type: RecordType, _ data: JSONObject, of agreement: AgreementID?,
    about persons: [PersonID] = [], allowingPersonalText: Bool, _ store: Ledger, at path: String,
    _ speaker: Speaker
  ) async throws(CommandError) -> Ending {
    var action = origin.action(of: type.name, data, speaker.wording.language)
    action["agreement"] = agreement.map { .string($0.text) }
    return try await Recorder(
      ledger: store, path: path, speaker: speaker, persons: persons,
      allowsPersonalText: allowingPersonalText
    ).record(.object(action), writing, signing)
  }
}
