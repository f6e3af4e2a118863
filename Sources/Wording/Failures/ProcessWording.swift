extension Wording {
  /// What is said of a process that was ended before its answer: of the ledger it says nothing.
  func sentence(for what: ProcessTrouble, at path: String) -> String {
    let ending: String
    let now: String
    switch what {
    case .signal("SIGKILL"):
      ending = say(
        fr: "il a été tué (SIGKILL), par le système quand la mémoire manque, ou par quelqu'un",
        en: "it was killed (SIGKILL), by the system when memory runs out, or by somebody")
      now = say(fr: "Libérez de la mémoire et recommencez.", en: "Free some memory and try again.")
    case .signal("SIGXCPU"):
      ending = say(
        fr: "il a atteint la limite de temps de calcul (SIGXCPU)",
        en: "it came to the limit of processor time (SIGXCPU)")
      now = say(
        fr: "Relevez la limite (ulimit -t) et recommencez.",
        en: "Raise the limit (ulimit -t) and try again.")
    case .signal(let name):
      ending = say(fr: "un signal l'a arrêté (\(name))", en: "a signal ended it (\(name))")
      now = say(fr: "Recommencez.", en: "Try again.")
    case .silence(let seconds):
      ending = say(
        fr: "il n'a rien dit pendant \(number(seconds)) secondes",
        en: "it said nothing for \(number(seconds)) seconds")
      now = say(
        fr: "Recommencez quand la machine et son disque sont moins occupés ; s'il se tait encore,"
          + " vérifiez une copie sur un autre disque.",
        en: "Try again when the machine and its disk are less busy; if it falls silent again,"
          + " verify a copy on another disk.")
    case .time(let seconds):
      ending = say(
        fr: "il a travaillé plus de \(number(seconds)) secondes",
        en: "it worked for more than \(number(seconds)) seconds")
      now = say(
        fr: "Recommencez sur une machine plus rapide ou moins occupée.",
        en: "Try again on a machine that is faster or less busy.")
    case .output(let limit):
      ending = say(
        fr: "il a répondu plus de \(number(limit)) octets",
        en: "it answered more than \(number(limit)) bytes")
      now = say(
        fr: "Posez une question plus étroite.", en: "Ask a narrower question.")
    case .memory:
      ending = say(fr: "il n'a plus reçu de mémoire", en: "it was given no more memory")
      now = say(fr: "Libérez de la mémoire et recommencez.", en: "Free some memory and try again.")
    }
    return say(
      fr: "Le processus qui travaillait sur \(path) n'a pas fini : \(ending). Cela ne dit rien du"
        + " registre. \(now)",
      en: "The process that worked on \(path) did not finish: \(ending). This says nothing about"
        + " the ledger. \(now)")
  }
}
