import ArgumentParser
import Partnership
import Wording

/// Whether anomalies show in the exit code.
struct AlarmOption: ParsableArguments {
  @Flag(
    name: .both("exit-code", "code-de-sortie"),
    help: help(
      fr: "Finir avec 1 s'il y a des anomalies, ou si la réponse a changé depuis.",
      en: "End with 1 when there are anomalies, or the answer has changed since."))
  var isOn = false

  /// How a question ends whose answer has those anomalies and may have changed.
  func ending(_ anomalies: [Anomaly], hasChanged: Bool) -> Ending {
    isOn && (hasChanged || !anomalies.isEmpty) ? .differs : .done
  }
}
