import ArgumentParser
import Wording

/// `entente witness`: a witness of a partner's, which cosigns the heads of ledgers.
struct WitnessCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "witness", "temoin", fr: "Tenir un témoin, qui contresigne les têtes de registres.",
      en: "Keep a witness, which cosigns the checkpoints of ledgers.",
      subcommands: [
        WitnessOpenCommand.self, WitnessTrustCommand.self, WitnessShowCommand.self,
        WitnessServeCommand.self,
      ])
  }
}
