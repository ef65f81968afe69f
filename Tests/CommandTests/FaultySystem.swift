#if os(Linux)
  import Foundation
  import TestSupport
  import Testing

  /// Runs the command on a system as it seldom is: see `Tests/faulty-system.c`.
  struct FaultySystem {
    private let library: TemporaryFolder
    private var path: String { library.url.appending(path: "faulty-system.so").path }

    init() throws {
      library = try TemporaryFolder()
      let source = Fixtures.folder.deletingLastPathComponent().appending(path: "Tests/faulty-system.c").path
      let compiled = try Command.run(
        URL(filePath: "/usr/bin/env"), ["clang", "-shared", "-fPIC", "-o", path, source], in: library.url)
      try #require(compiled.status == 0, "\(compiled)")
    }

    /// - Parameter fault: The variable that asks for it.
    func run(_ arguments: [String], in folder: URL, with fault: String) throws -> Command.Result {
      // The threads of tests block signals, and so would the command.
      let script = """
        import os, signal, sys
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        os.environ.update({"LD_PRELOAD": sys.argv[1], sys.argv[2]: "1"})
        os.execv(sys.argv[3], sys.argv[3:])
        """
      return try Command.run(
        URL(filePath: "/usr/bin/env"),
        ["python3", "-c", script, path, fault, Command.executable.path] + arguments, in: folder)
    }
  }
#endif
