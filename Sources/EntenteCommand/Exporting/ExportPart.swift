import Exports

/// A part of an export on its own, which any signed head will do for; each by the name of its format.
enum ExportPart: String, CaseIterable {
  case cloudevents, csv, ics, ocel, premis, prov, report
  case roCrate = "ro-crate"
  case seda, xlsx

  /// What a crate has of them.
  static let ofCrate: [ExportPart] = [.cloudevents, .csv, .ics, .prov, .xlsx, .report]

  /// The names of its files and folders.
  var names: [String] {
    switch self {
    case .cloudevents: [PartsFolder.records]
    case .csv: [PartsFolder.tables]
    case .ics: [PartsFolder.calendar]
    case .ocel: [PartsFolder.objectEvents]
    case .premis: [PartsFolder.preservation]
    case .prov: [PartsFolder.provenance]
    case .report: [PartsFolder.frenchReport, PartsFolder.englishReport]
    case .roCrate: [PartsFolder.crate] + ExportPart.ofCrate.flatMap(\.names)
    case .seda: [PartsFolder.transfer, PartsFolder.content]
    case .xlsx: [PartsFolder.workbook]
    }
  }
}
