import Foundation
import TestSupport
import Testing

@Suite("apiinteraction map --format env")
struct MapEnvironmentTests {
  /// Maps a JSON response to data sources of some names, each from the locator `a`, `b` and so on.
  private func map(_ names: [String], _ response: String) throws -> Command.Result {
    let fields = zip("abcdefgh", names).map { (String($0), $1, "String") }
    let folder = try TemporaryFolder()
    try folder.write(SmallResponseDefinition("JSON", fields).xml, to: "d.xml")
    return try Command.run(["map", "d.xml", "-", "--format", "env"], in: folder.url, input: response)
  }

  @Test(
    "a data source's name becomes one that a shell takes and neither shell nor loader obeys",
    arguments: [
      ("PCIPal|DtmfLinkId", "PCIPal_DtmfLinkId"), ("cardholder Address", "cardholder_Address"),
      ("a-b.c", "a_b_c"), ("1st", "_1st"), ("0", "_0"), ("été", "_t_"), ("é", "__"), ("_", "__"),
      ("😀x", "_x"),
      ("PATH", "_PATH"), ("Path", "Path"), ("IFS", "_IFS"), ("ENV", "_ENV"), ("HOME", "_HOME"),
      ("PS4", "_PS4"),
      ("LD_PRELOAD", "_LD_PRELOAD"), ("LD_LIBRARY_PATH", "_LD_LIBRARY_PATH"), ("BASH_ENV", "_BASH_ENV"),
      ("BASHOPTS", "_BASHOPTS"), ("BASH_FUNC_ls%%", "_BASH_FUNC_ls__"),
      ("DYLD_INSERT_LIBRARIES", "_DYLD_INSERT_LIBRARIES"),
      ("PROMPT_COMMAND", "_PROMPT_COMMAND"), ("GIT_SSH_COMMAND", "_GIT_SSH_COMMAND"), ("UID", "_UID"),
      ("PYTHONSTARTUP", "_PYTHONSTARTUP"), ("NODE_OPTIONS", "_NODE_OPTIONS"), ("LD|PRELOAD", "_LD_PRELOAD"),
    ])
  func names(_ name: String, _ variable: String) throws {
    #expect(
      try map([name], #"{"a": "x"}"#)
        == Command.Result(
          status: 0, output: "export Code='200'\nexport \(variable)='x'\n", error: ""))
    #expect(try map([name], "{}").output == "export Code='200'\nunset \(variable)\n")
  }

  @Test("a terminal does not get what it would obey")
  func terminal() throws {
    let folder = try TemporaryFolder()
    try folder.write(SmallResponseDefinition("JSON", [("a", "A", "String")]).xml, to: "d.xml")
    try folder.write(#"{"a": "x\u001b]0;y\u0007\nz"}"#, to: "r.json")
    let (shown, status) = try Command.runOnTerminal(
      ["map", "d.xml", "r.json", "--format", "env"], in: folder.url)
    #expect(status == 0)
    #expect(shown.contains("export A='x") && shown.contains("\nz'\n"), "\(shown)")
    #expect(!shown.unicodeScalars.contains("\u{1B}") && !shown.unicodeScalars.contains("\u{7}"))
  }

  private static let values = [
    "", " ", "it's", "''", "\"", "\\", "\\'", "a\nb\n", "\n", "\r\n", "\t", "$HOME", "$(echo no)",
    "`echo no`",
    "${PATH}", "-n", "--", "-e", "!!", "*", "~", "#x", ";echo no", "a&b", "\u{1B}[2J", "\u{7F}", "é😀", "%s%n",
    "'; echo no; '", "\\n", "=",
  ]

  @Test(
    "every value is read back to the letter",
    arguments: ["/bin/sh", "/bin/bash", "/bin/zsh", "/usr/bin/zsh"].filter(
      FileManager.default.isExecutableFile))
  func readBack(shell: String) throws {
    for value in Self.values {
      let json = String(decoding: try JSONEncoder().encode(["a": value, "b": "end"]), as: UTF8.self)
      let lines = try map(["G|Value", "End"], json)
      #expect(lines.status == 0)
      let script = "set -e\n\(lines.output)printf '<%s><%s>' \"$G_Value\" \"$End\""
      let read = try Command.run(
        URL(filePath: shell), ["-s"], in: Fixtures.folder, input: Array(script.utf8))
      #expect(read == Command.Result(status: 0, output: "<\(value)><end>", error: ""))
    }
  }

  @Test(
    "whatever a variable is called, a shell can set and unset it",
    arguments: ["/bin/sh", "/bin/bash", "/bin/zsh", "/usr/bin/zsh"].filter(
      FileManager.default.isExecutableFile))
  func special(shell: String) throws {
    let names = [
      "UID", "EUID", "PPID", "SHELLOPTS", "BASHOPTS", "BASH_VERSINFO", "RANDOM", "SECONDS", "LINENO",
      "GROUPS",
      "FUNCNAME", "DIRSTACK", "SRANDOM", "EPOCHSECONDS", "EPOCHREALTIME", "HISTCMD", "status", "argv", "path",
      "OPTIND", "_",
    ]
    for name in names {
      let lines = try map([name], #"{"a": "v w"}"#)
      let last = try #require(lines.output.split(separator: "\n").last)
      let variable = try #require(last.split(separator: "=").first?.dropFirst("export ".count))
      let script = "\(lines.output)printf '<%s>' \"$\(variable)\"\nunset \(variable)\necho end"
      let read = try Command.run(
        URL(filePath: shell), ["-s"], in: Fixtures.folder, input: Array(script.utf8))
      #expect(read == Command.Result(status: 0, output: "<v w>end\n", error: ""), "\(name)")
    }
  }

  @Test(
    "two data sources that would be one variable end with status 1, and nothing is printed",
    arguments: [
      (
        ["A|B", "A_B"], "The data sources “A|B” and “A_B” would both be the variable A_B. Use --format json."
      ),
      (
        ["PATH", "_PATH"],
        "The data sources “PATH” and “_PATH” would both be the variable _PATH. Use --format json."
      ),
      (["é", "ü"], "The data sources “é” and “ü” would both be the variable __. Use --format json."),
      (
        ["x", "Code ", "C ode", "C|ode"],
        "The data sources “C ode” and “C|ode” would both be the variable C_ode. Use --format json."
      ),
    ])
  func collision(names: [String], message: String) throws {
    for response in ["{}", #"{"a": 1, "b": 2, "c": 3, "d": 4}"#] {
      #expect(
        try map(names, response)
          == Command.Result(status: 1, output: "", error: "apiinteraction: \(message)\n"))
    }
  }

  @Test("a value with a NUL, which no variable can hold, ends with status 1, and nothing is printed")
  func null() throws {
    #expect(
      try map(["A", "B"], #"{"a": "x", "b": "y\u0000z"}"#)
        == Command.Result(
          status: 1, output: "",
          error: "apiinteraction: The value of “B” holds a NUL, which no variable can. Use --format json.\n"))
  }

  @Test("secrets are there, because a shell needs them, and what cannot be read unsets its variables")
  func product() throws {
    #expect(
      try map(["AccessToken", "Note"], #"{"a": "S3CR3T", "b": "Bearer S3CR3T"}"#).output
        == "export Code='200'\nexport AccessToken='S3CR3T'\nexport Note='Bearer S3CR3T'\n")
    let unreadable = try map(["A", "B"], "HTTP/1.1 502 Bad Gateway\n\n<html>")
    #expect(unreadable.output == "export Code='502'\nunset A\nunset B\n")
    #expect(unreadable.status == 1)
    #expect(unreadable.error.hasPrefix("<stdin>:3:1: The response is not JSON: "))
  }
}
