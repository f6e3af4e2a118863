import Verification
import WitnessClient
import Wording

extension CommandError {
  /// What kept a file from being fetched.
  ///
  /// - Parameter folder: Where it was to be kept.
  init(_ error: DownloadError, keptIn folder: String) {
    switch error {
    case .unreachable(let url, let fault):
      self = .trouble(.fetch(url: url, FetchTrouble(fault)))
    case .refused(let url, let status): self = .trouble(.fetch(url: url, .refused(status: status)))
    case .tooLong(let url, let limit):
      self = .trouble(.fetch(url: url, .tooLong(limitBytes: limit)))
    case .otherBeginning(let url):
      // Of bundles alone it is known how they begin, and that they have lines.
      let fault = BundleError.malformed(line: 1, .opening)
      self = .trouble(.bundle(path: url, what: fault.description))
    case .longLine(let url, let line, let limit):
      let fault = BundleError.tooLong(line: line, limit: limit)
      self = .trouble(.bundle(path: url, what: fault.description))
    case .tooSlow(let url, let seconds):
      self = .trouble(.fetch(url: url, .tooSlow(seconds: Int(seconds))))
    case .notKept(let error as CommandError): self = error
    case .notKept(let error):
      self = .trouble(.file(path: folder, DiskTrouble(error)))
    }
  }
}

extension FetchTrouble {
  fileprivate init(_ fault: NetworkFault) {
    switch fault {
    case .badAddress: self = .badAddress
    case .unknownName: self = .unknownName
    case .nobodyListens: self = .nobodyListens
    case .noWay: self = .noWay
    case .silence: self = .silence
    case .hungUp: self = .hungUp
    case .other: self = .otherAnswer
    }
  }
}
