import Partnership
import Projections

/// Where a value of a view stands, read from its path: the members and the items of lists that lead to it.
///
/// A path is made of stable keys; what they are called is said by ``Rendering/label(of:)``.
struct ViewPlace {
  /// What an item of a list is.
  enum Thing: Hashable {
    case actor, anomaly, axis, capacity, code, currency, direction, involvement, operation, pair
    /// What is known by the record that says it.
    case record
    /// One value, which says by itself what it is.
    case scalar
    /// What became of the agreement.
    case step
    case version
    case object(ObjectKind)

    /// The member that is there exactly when the item is; nil of what is said member by member, as the
    /// sums in a currency are.
    var identity: String? {
      switch self {
      case .currency, .scalar: nil
      case .anomaly: "anomaly"
      case .direction: "giver"
      case .pair: "one"
      case .record, .step: "record"
      case .actor, .axis, .capacity, .code, .involvement, .operation, .version, .object:
        "id"
      }
    }
  }

  /// One step of the way.
  struct Step {
    /// The key of a member, or what an item is known by.
    let name: String
    /// The item; nil for a member.
    let item: Thing?
    /// The path down to here.
    let path: String
  }

  /// The view.
  let subject: ViewSubject
  /// The steps from the view down.
  let steps: [Step]

  init(_ path: ViewPath) {
    subject = path.subject
    let names = path.path.split(separator: "/").map(String.init)
    var steps: [Step] = []
    var way = ""
    for (index, name) in names.enumerated() {
      way += (way.isEmpty ? "" : "/") + name
      let isLast = index + 1 == names.count
      let list = steps.last.flatMap { last in
        last.item == nil
          ? ViewPlace.item(of: last.name, after: steps.dropLast().last?.name, named: name) : nil
      }
      steps.append(Step(name: name, item: list.map { isLast ? .scalar : $0 }, path: way))
    }
    self.steps = steps
  }

  /// The place that some of the steps lead to.
  init(upTo steps: some Sequence<Step>, of subject: ViewSubject) {
    self.subject = subject
    self.steps = Array(steps)
  }

  /// The key the value stands at: of an item that is a value, that of its list.
  var key: String {
    guard let last = steps.last else { return "" }
    return (last.item == nil ? last : steps.dropLast().last ?? last).name
  }

  /// The key of the object that the value is a member of; nil for a member of an item or of the view.
  var holder: String? {
    guard let holder = steps.dropLast().last, holder.item == nil else { return nil }
    return holder.name
  }

  /// The path of what the value is a member of.
  var parent: String { steps.dropLast().last?.path ?? "" }

  /// What the value is a member of, however deep; nil for a member of the view itself.
  var thing: Thing? { steps.dropLast().last { $0.item != nil }?.item }

  private static func item(of key: String, after former: String?, named name: String) -> Thing? {
    if former == "counts" { return nil }
    switch key {
    case "agreed": return ["by", "of"].contains(name) ? nil : .axis
    case "proposed": return ["occurred", "record"].contains(name) ? nil : .scalar
    default: return items[key]
    }
  }

  /// What the items of each list are; an item that ends the path is a value, whatever its list.
  private static let items: [String: Thing] = [
    "against": .scalar, "agreements": .scalar, "amendments": .object(.amendment),
    "announced": .record, "anomalies": .anomaly, "awards": .record, "axes": .axis,
    "capacities": .capacity, "cells": .direction, "contacts": .record, "currencies": .currency,
    "data_classes": .scalar, "debtors": .scalar, "delegations": .record,
    "disputes": .object(.dispute), "documents": .object(.document), "duo": .scalar,
    "except": .scalar, "exchanges": .object(.exchange), "expects": .scalar, "extensions": .scalar,
    "figures": .code, "funders": .record, "given": .record, "holds": .object(.hold),
    "incidents": .object(.incident), "initiatives": .object(.initiative),
    "innovations": .object(.innovation), "involved": .involvement,
    "is_owed": .object(.commitment), "late": .scalar, "leads": .object(.lead),
    "mutual_pairs": .pair, "names": .record, "notified": .scalar, "obtained": .object(.transfer),
    "operations": .operation, "opportunities": .object(.opportunity),
    "owed": .object(.commitment), "owes": .object(.commitment), "panels": .scalar,
    "parents": .scalar, "participants": .scalar, "parties": .actor, "partners": .actor,
    "persons": .scalar, "promotions": .record, "proposers": .scalar,
    "protocols": .object(.protocol), "raisers": .scalar, "received": .record, "records": .record,
    "rejected": .scalar, "relations": .record, "retention": .object(.rule), "roles": .record,
    "sent": .object(.transfer), "statements": .record, "steps": .step,
    "tools": .object(.tool), "transfers": .object(.transfer), "unkept": .object(.commitment),
    "used": .record, "versions": .version, "waiting": .scalar, "waives": .code,
  ]
}
