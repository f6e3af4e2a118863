import Partnership

extension Rendering {
  /// Where an object stands, with an icon: `✓ adopté`, `! suspendu`; a dash when nothing says so.
  func shown(_ stage: Stage?) -> StyledText {
    guard let stage else { return "—" }
    let label = wording.label(of: stage)
    return switch stage.standing {
    case .waiting: StyledText("○ \(label)")
    case .good: StyledText("✓ \(label)", .good)
    case .warning: StyledText("! \(label)", .warning)
    case .failed: StyledText("✗ \(label)", .bad)
    case .ended: StyledText("✗ \(label)", .faint)
    case .released: StyledText("⊖ \(label)", .faint)
    }
  }
}

extension Stage {
  fileprivate enum Standing {
    /// Somebody has yet to do something.
    case waiting
    /// As it should be.
    case good
    /// Somebody should look at it.
    case warning
    /// Too late for it to be as it should.
    case failed
    /// Over, and nothing came of it.
    case ended
    /// No longer owed, so that nobody failed.
    case released
  }

  fileprivate var standing: Standing {
    switch self {
    case .agreement(let stage):
      switch stage {
      case .notProposed, .proposed, .signedInPart: .waiting
      case .signed, .inForce, .closedOut: .good
      case .suspended: .warning
      case .terminated, .expired, .abandoned: .ended
      }
    case .amendment(let stage):
      switch stage {
      case .proposed: .waiting
      case .adopted: .good
      case .rejected, .withdrawn: .ended
      }
    case .axis(let stage):
      switch stage {
      case .proposed: .waiting
      case .active: .good
      case .suspended: .warning
      case .retired: .ended
      }
    case .commitment(let stage):
      switch stage {
      case .open: .waiting
      case .met, .metLate: .good
      case .overdue, .partlyMet: .warning
      case .missed: .failed
      case .waived: .released
      }
    case .dispute(let stage):
      switch stage {
      case .raised, .responded: .warning
      case .settled: .good
      case .withdrawn: .ended
      }
    case .exchange(let stage):
      switch stage {
      case .scheduled: .waiting
      case .held: .good
      case .cancelled: .ended
      }
    case .incident(let stage):
      switch stage {
      case .open: .warning
      case .closed: .good
      }
    case .initiative(let stage):
      switch stage {
      case .launched, .closed: .good
      }
    case .lead(let stage):
      switch stage {
      case .identified, .applied: .waiting
      case .awarded: .good
      case .declined, .withdrawn, .dropped: .ended
      }
    case .opportunity(let stage):
      switch stage {
      case .identified, .studied: .waiting
      case .retained: .good
      case .setAside: .ended
      }
    case .protocolVersion(let stage):
      switch stage {
      case .drafted, .inReview, .adoptedInPart: .waiting
      case .adopted: .good
      case .suspended: .warning
      case .superseded, .retired: .ended
      }
    case .tool(let stage):
      switch stage {
      case .proposed: .waiting
      case .deployed: .good
      case .retired: .ended
      }
    }
  }
}
