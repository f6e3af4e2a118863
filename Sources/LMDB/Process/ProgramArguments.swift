/// The arguments this program was started with, as the shell gave them.
///
/// `CommandLine.arguments` makes U+FFFD of every byte that is not UTF-8: another file would be looked
/// for, or another text recorded for ever, than the one that was typed.
public enum ProgramArguments {
  /// The place of the first argument that is not UTF-8, counted from 1; nil when all of them are.
  public static var firstNotUTF8: Int? {
    for place in 1..<max(1, Int(CommandLine.argc)) {
      // The system keeps `argc` strings there, each ended by a zero, for as long as the program runs.
      guard let argument = unsafe CommandLine.unsafeArgv[place] else { return nil }
      if unsafe String(validatingCString: argument) == nil { return place }
    }
    return nil
  }
}
