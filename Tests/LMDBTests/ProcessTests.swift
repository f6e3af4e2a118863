import Glibc
import Testing

@testable import LMDB

@Suite struct `A child process` {
  @Test func `What it says and how it leaves is told`() throws {
    var child = shell("echo one; echo two >&2; printf three; exit 7")
    child.standardError = .captured
    var lines: [String] = []
    let outcome = try child.run { lines.append(String(decoding: $0, as: UTF8.self)) }
    #expect(outcome.ending == .exited(7))
    #expect(outcome.output == Array("one\nthree".utf8))
    #expect(outcome.errorOutput == Array("two\n".utf8))
    #expect(lines == ["one", "three"])
  }

  @Test func `A line comes while it still runs`() throws {
    let scratch = try Scratch()
    let path = scratch.folder.path(of: "heard")
    // It goes on once its first line was heard.
    var child = shell("echo early; until [ -e \(path) ]; do sleep 0.05; done; echo late")
    child.timeLimitSeconds = 60
    var heard: [String] = []
    let outcome = try child.run { line in
      heard.append(String(decoding: line, as: UTF8.self))
      mkdir(path, 0o700)
    }
    #expect(outcome.ending == .exited(0))
    #expect(heard == ["early", "late"])
  }

  @Test func `Time in which this process was kept from watching is nobody's silence`() throws {
    var child = shell("echo a; sleep 0.1; echo b; sleep 0.1")
    child.silenceLimitSeconds = 1
    // As a terminal's Ctrl-Z does: between what the child says and the next look at it.
    let outcome = try child.run { _ in usleep(1_500_000) }
    #expect(outcome.ending == .exited(0))
    #expect(outcome.output == Array("a\nb\n".utf8))
  }

  @Test(arguments: [SIGSEGV, SIGBUS, SIGABRT, SIGKILL])
  func `The signal that ended it is told`(signalNumber: CInt) throws {
    let outcome = try shell("kill -\(signalNumber) $$").run()
    #expect(outcome.ending == .signalled(signalNumber))
  }

  @Test func `It is ended after its time, with all it started`() throws {
    let scratch = try Scratch()
    let path = scratch.folder.path(of: "grandchild")
    var child = shell("(while true; do echo x; date > \(path); sleep 0.05; done) & wait")
    child.timeLimitSeconds = 2
    let began = SystemTime.monotonicNanoseconds()
    #expect(try child.run().ending == .timedOut)
    #expect(SystemTime.monotonicNanoseconds() - began < 5_000_000_000)
    try scratch.folder.remove("grandchild")
    usleep(300_000)
    #expect(try scratch.folder.lengthBytes(of: "grandchild") == nil)
  }

  @Test func `It is ended for its silence`() throws {
    var child = shell("echo start; sleep 60")
    child.silenceLimitSeconds = 0.3
    let outcome = try child.run()
    #expect(outcome.ending == .silent)
    #expect(outcome.output == Array("start\n".utf8))
  }

  @Test func `A sign of life now and then is no silence`() throws {
    // Longer in all than it may be silent.
    var child = shell("for i in 1 2 3 4 5 6 7 8 9 10 11 12; do echo $i; sleep 0.2; done")
    child.silenceLimitSeconds = 2
    #expect(try child.run().ending == .exited(0))
  }

  @Test func `It is ended for talking without end`() throws {
    var child = shell("yes")
    child.outputLimitBytes = 100_000
    let outcome = try child.run()
    #expect(outcome.ending == .tooTalkative)
    #expect(outcome.output.count < 1_000_000)
  }

  @Test func `What it leaves behind with its output open does not keep us waiting`() throws {
    let began = SystemTime.monotonicNanoseconds()
    let outcome = try shell("sleep 60 & echo done").run()
    #expect(outcome.ending == .exited(0))
    #expect(outcome.output == Array("done\n".utf8))
    #expect(SystemTime.monotonicNanoseconds() - began < 10_000_000_000)
  }

  @Test func `Long output arrives whole`() throws {
    let outcome = try shell("i=0; while [ $i -lt 20000 ]; do echo line $i; i=$((i+1)); done").run()
    #expect(outcome.ending == .exited(0))
    let lines = String(decoding: outcome.output, as: UTF8.self).split(separator: "\n")
    #expect(lines.count == 20000)
    #expect(lines.last == "line 19999")
  }

  @Test func `It reads nothing, and has the environment it is given`() throws {
    var child = shell("cat; echo $WORD")
    child.environment = ["WORD=parole"]
    #expect(try child.run().output == Array("parole\n".utf8))
  }

  @Test func `Its limits of memory and computing time are the system's`() throws {
    var child = shell("sleep 0.2; ulimit -d; ulimit -t; ulimit -c")
    child.memoryLimitBytes = 1 << 30
    child.processorLimitSeconds = 77
    #expect(try child.run().output == Array("1048576\n77\n0\n".utf8))
  }

  @Test func `A program that is not there is missing`() throws {
    let error = #expect(throws: LMDBError.self) { try ChildProcess("/none/such", []).run() }
    #expect(error?.reason == .missing)
    #expect(error?.path == "/none/such")
  }

  @Test(arguments: [true, false])
  func `A child that asked for it dies with its parent, and no other`(asks: Bool) async throws {
    let scratch = try Scratch()
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [path = scratch.path as String, asks = asks as Bool] in
      // The child must run a function of ours, so it is forked, which Swift hides for good reasons:
      // it may do next to nothing.
      typealias Fork = @convention(c) () -> pid_t
      let fork = unsafeBitCast(dlsym(nil, "fork"), to: Fork.self)
      if fork() == 0 {
        if asks { ChildProcess.dieWithParent() }
        mkdir(path + "/started", 0o700)
        usleep(500_000)
        mkdir(path + "/outlived", 0o700)
        _exit(0)
      }
      while access(path + "/started", F_OK) != 0 { usleep(1_000) }
      kill(getpid(), SIGKILL)
    }
    // Twice as long as it needs, and longer where it is to come.
    usleep(1_000_000)
    for _ in 0..<600 where try !asks && !scratch.folder.names().contains("outlived") {
      usleep(100_000)
    }
    #expect(try scratch.folder.names() == (asks ? ["started"] : ["outlived", "started"]))
  }

  @Test(arguments: [nil, ["WORD=parole"]])
  func `A child is told whose child it is`(environment: [String]?) throws {
    var child = shell("echo $PPID $ENTENTE_PARENT $WORD $PATH")
    child.environment = environment
    let said = String(decoding: try child.run().output, as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).map(String.init)
    #expect(said.prefix(2) == ["\(getpid())", "\(getpid())"])
    // What it inherits, or what it was given.
    #expect(said.count >= 3)
  }

  @Test func `A child whose parent was killed before it asked ends too`() async {
    await #expect(processExitsWith: .signal(SIGKILL)) {
      setenv(ChildProcess.parentVariable, "-1", 1)
      ChildProcess.dieWithParent()
      exit(0)
    }
    await #expect(processExitsWith: .exitCode(0)) {
      setenv(ChildProcess.parentVariable, "\(getppid())", 1)
      ChildProcess.dieWithParent()
      exit(0)
    }
  }

  private func shell(_ script: String) -> ChildProcess {
    ChildProcess("/bin/sh", ["-c", script])
  }
}

@Suite struct `The threads of a process` {
  @Test func `Those that the system does not start are told of before anybody waits`() async {
    await #expect(processExitsWith: .success) {
      try Threads.check(4, for: "here")
      // Nothing more may be mapped, and each thread needs a stack.
      var limit = rlimit(rlim_cur: 1 << 20, rlim_max: 1 << 20)
      setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
      #expect(throws: LMDBError(.noProcess, "start threads", "here")) {
        try Threads.check(64, for: "here")
      }
    }
  }
}

@Suite struct `The sentence of a crash` {
  @Test(arguments: [SIGSEGV, SIGBUS, SIGABRT])
  func `Each deadly signal says the sentence and leaves with four`(signalNumber: CInt) async {
    let result = await #expect(
      processExitsWith: .exitCode(4), observing: [\.standardErrorContent]
    ) { [signalNumber = signalNumber as CInt] in
      CrashSentence.install(
        damage: "The store is damaged: run entente verify.\n", memory: "memory\n")
      // This thread may block SIGABRT, which `abort`, as liblmdb calls it, gets around.
      if signalNumber == SIGABRT { abort() }
      raise(signalNumber)
    }
    let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(said == "The store is damaged: run entente verify.\n")
  }

  @Test func `A store truncated while it is mapped ends with the sentence`() async throws {
    let scratch = try Scratch()
    try {
      let environment = try Environment(scratch)
      try environment.write { transaction throws(LMDBError) in
        for number in 0..<5000 as Range<UInt64> {
          try transaction.append(number, [UInt8](repeating: 1, count: 1000), in: records)
        }
      }
    }()
    let result = await #expect(
      processExitsWith: .exitCode(4), observing: [\.standardErrorContent]
    ) { [path = scratch.path as String] in
      CrashSentence.install(damage: "damaged\n", memory: "memory\n")
      let environment = try Environment(at: path, access: .reading, tables: [records, names])
      truncate(path + "/data.mdb", 8192)
      _ = try environment.numbers()
    }
    #expect(result?.standardErrorContent == Array("damaged\n".utf8))
  }

  @Test func `Where the system gives no memory it is another, with five`() async {
    let result = await #expect(
      processExitsWith: .exitCode(5), observing: [\.standardErrorContent]
    ) {
      CrashSentence.install(damage: "damaged\n", memory: "memory\n")
      var limit = rlimit(rlim_cur: 8 << 20, rlim_max: 8 << 20)
      setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &limit)
      var lists: [[UInt8]] = []
      while true { lists.append([UInt8](repeating: 1, count: 1 << 20)) }
    }
    let said = String(decoding: result?.standardErrorContent ?? [], as: UTF8.self)
    #expect(said.hasSuffix("memory\n"))
  }

  @Test func `A trap of the program's own keeps its signal`() async {
    await #expect(processExitsWith: .failure) {
      CrashSentence.install(damage: "damaged\n", memory: "memory\n")
      signal(SIGILL, SIG_DFL)
      raise(SIGILL)
      exit(0)
    }
  }
}
