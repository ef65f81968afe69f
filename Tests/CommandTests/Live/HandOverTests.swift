import Foundation
import TestSupport
import Testing

@Suite("The program that opens sockets")
struct HandOverTests {
  private func shell(_ script: String, in folder: URL) throws -> Command.Result {
    try Command.run(
      URL(filePath: "/bin/sh"), ["-c", script, "sh", Command.executable.path], in: folder,
      environment: ["LD_LIBRARY_PATH": Command.products.path])
  }

  #if os(Linux)
    @Test("the program that does not open sockets is linked to nothing that does")
    func libraries() throws {
      let folder = try TemporaryFolder()
      for (program, isLinked) in [("$1", false), ("$1-live", true)] {
        let libraries = try shell("ldd \"\(program)\"", in: folder.url).output
        #expect(libraries.contains("libxml2"))
        #expect(libraries.contains("libFoundationNetworking") == isLinked)
        #expect(libraries.contains("libcurl") == isLinked)
      }
    }
  #endif

  @Test("where it is not installed, the message says what to install")
  func missing() throws {
    let folder = try TemporaryFolder()
    let result = try shell("cp \"$1\" alone && PATH=/nowhere ./alone test x.xml", in: folder.url)
    #expect(
      result
        == Command.Result(
          status: 2, output: "",
          error: """
            apiinteraction: This subcommand opens sockets, which is the work of another program, apiinteraction-live. It is \
            neither beside this one nor on the PATH: install it, or build both with make build.

            """))
  }

  @Test("it is found on the PATH, and beside what a link leads to, and gets the arguments to the letter")
  func found() throws {
    let folder = try TemporaryFolder()
    let result = try shell(
      """
      mkdir beside path
      cp "$1" beside/command; cp "$1" alone; ln -s beside/command linked
      for place in beside path; do
        printf '#!/bin/sh\\nprintf "%%s|" '$place' "$@"\\nexit 7\\n' >$place/apiinteraction-live
        chmod +x $place/apiinteraction-live
      done
      PATH="$PWD/path:$PATH"
      ./alone test 'a  b' --data 'x=*' --quiet; echo " $?"
      ./linked sandbox --port 1; echo " $?"
      """, in: folder.url)
    #expect(result.output == "path|test|a  b|--data|x=*|--quiet| 7\nbeside|sandbox|--port|1| 7\n")
  }

  @Test(
    "what is wrong with its options, and its help, is said without it",
    arguments: ["test", "sandbox", "plan run", "plan test"])
  func usage(subcommand: String) throws {
    let folder = try TemporaryFolder()
    let result = try shell(
      "cp \"$1\" alone && PATH=/nowhere; ./alone \(subcommand) --colour x; ./alone \(subcommand) --help",
      in: folder.url)
    #expect(result.status == 0)
    #expect(result.error.contains("Unknown option '--colour'"))
    #expect(result.output.contains("USAGE: apiinteraction \(subcommand)"))
  }
}
