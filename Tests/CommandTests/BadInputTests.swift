import Foundation
import TestSupport
import Testing

@Suite("Files that nobody means to give")
struct BadInputTests {
  private static let nested = String(repeating: "<a>", count: 10_000)
  private static let laughs = """
    <!DOCTYPE lolz [<!ENTITY lol "lol">\((1...9).map {
      "<!ENTITY lol\($0) \"" + String(repeating: "&lol\($0 == 1 ? "" : String($0 - 1));", count: 10) + "\">"
    }.joined())]><ApiInteraction>&lol9;</ApiInteraction>
    """

  /// What is in a file, the place of the first finding, and its rule.
  static let files: [(name: String, bytes: [UInt8], place: String, rule: String)] = [
    ("empty", [], "1:1", "not-well-formed"),
    ("white space", Array(" \n ".utf8), "1:1", "not-well-formed"),
    ("binary", (0...255).map { UInt8($0) }, "1:1", "not-well-formed"),
    (
      "2 MiB", Array(("<ApiInteraction>" + String(repeating: " ", count: 2 << 20)).utf8), "1:1",
      "not-well-formed"
    ),
    ("10,000 deep", Array(nested.utf8), "1:", "not-well-formed"),
    ("billion laughs", Array(laughs.utf8), "1:1", "doctype"),
    (
      "external entity",
      Array(
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><ApiInteraction>&x;</ApiInteraction>".utf8),
      "1:1",
      "doctype"
    ),
    ("invalid UTF-8", Array("<ApiInteraction>".utf8) + [0xC3, 0x28], "1:17", "not-well-formed"),
    (
      "unknown encoding", Array("<?xml version=\"1.0\" encoding=\"x-y\"?><a/>".utf8), "1:31",
      "not-well-formed"
    ),
    ("two roots", Array("<ApiInteraction/><ApiInteraction/>".utf8), "1:", "not-well-formed"),
    ("another root", Array("<project/>".utf8), "1:2", "not-a-definition"),
    ("a namespace", Array("<ApiInteraction xmlns=\"urn:x\"/>".utf8), "1:17", "not-a-definition"),
  ]

  @Test("each has a finding with a place, and a status", arguments: files.map(\.name))
  func finding(_ name: String) throws {
    let file = try #require(Self.files.first { $0.name == name })
    let folder = try TemporaryFolder()
    try folder.write(file.bytes, to: "a.xml")
    let lint = try Command.run(["lint", "a.xml", "--quiet"], in: folder.url)
    #expect(lint.status == 1)
    #expect(lint.error == "")
    #expect(lint.output.hasPrefix("a.xml:\(file.place)"))
    #expect(lint.output.contains("[\(file.rule)]"))
    for arguments in [["slots"], ["fill"], ["resolve"], ["fmt", "--quiet"]] {
      let result = try Command.run(arguments + ["a.xml"], in: folder.url)
      #expect(result.status == 1)
      #expect(result.output == "")
      #expect(result.error.hasPrefix("a.xml:1:"))
      #expect(!result.error.contains("root:"))
    }
  }

  @Test("a subcommand that is mistyped, and is no file")
  func mistyped() throws {
    let folder = try TemporaryFolder()
    for arguments in [["lnit"], ["lnit", "a.xml", "--quiet"]] {
      #expect(
        try Command.run(arguments, in: folder.url)
          == Command.Result(
            status: 2, output: "",
            error:
              "apiinteraction: There is no subcommand “lnit”, and no file of that name. Did you mean lint?\n")
      )
    }
    try folder.write("<ApiInteraction/>", to: "lnit")
    #expect(try Command.run(["lnit"], in: folder.url).status == 1)
    #expect(try Command.run(["nothing"], in: folder.url).error.contains("nothing: cannot be read"))
  }

  @Test("a folder where a file is meant", arguments: ["slots", "fill", "resolve", "map"])
  func folder(_ subcommand: String) throws {
    let folder = try TemporaryFolder()
    let result = try Command.run([subcommand, "."] + (subcommand == "map" ? ["-"] : []), in: folder.url)
    #expect(
      result
        == Command.Result(status: 2, output: "", error: "apiinteraction: .: cannot be read: Is a directory\n")
    )
  }

  @Test("a file that may not be read", .enabled(if: getuid() != 0, "root may read every file"))
  func forbidden() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("<a/>", to: "a.xml")
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
    let result = try Command.run(["slots", "a.xml"], in: folder.url)
    #expect(
      result
        == Command.Result(
          status: 2, output: "", error: "apiinteraction: a.xml: cannot be read: Permission denied\n"))
  }

  @Test(
    "a file that opens and cannot be read",
    .enabled(if: FileManager.default.fileExists(atPath: "/proc/self/mem"), "Linux has such a file"))
  func unreadable() throws {
    let result = try Command.run(["lint", "/proc/self/mem", "Definitions/session-status.template.xml"])
    #expect(result.status == 2)
    #expect(result.output == "1 file checked in 0.01 s: 0 errors, 0 warnings\n")
    #expect(result.error == "apiinteraction: /proc/self/mem: cannot be read: Input/output error\n")
  }

  @Test(
    "a name that is no file",
    arguments: ["missing.xml", "missing/a.xml", String(repeating: "a", count: 5000)])
  func missing(_ name: String) throws {
    let result = try Command.run(["lint", name])
    #expect(result.status == 2)
    #expect(result.error.hasPrefix("apiinteraction: \(name): cannot be read: "))
  }

  @Test("a reader that is slower than the command gets everything, though nothing waits for it")
  func slowReader() throws {
    let folder = try TemporaryFolder()
    try folder.write("[" + (0..<20_000).map(String.init).joined(separator: ",") + "]", to: "r.json")
    let arguments = ["locators", "r.json", "--format", "json"]
    let script = """
      import os, select, subprocess, sys
      end, start = os.pipe()
      os.set_blocking(start, False)
      command = subprocess.Popen(sys.argv[1:], stdout=start)
      while select.select([], [start], [], 0)[1] and command.poll() is None: pass
      os.close(start)
      count = 0
      while chunk := os.read(end, 1 << 16): count += len(chunk)
      print(command.wait(), count)
      """
    let expected = try Command.run(arguments, in: folder.url).output.utf8.count
    #expect(expected > 1 << 18)
    let result = try Command.run(
      URL(filePath: "/usr/bin/env"), ["python3", "-c", script, Command.executable.path] + arguments,
      in: folder.url)
    #expect(result.output == "0 \(expected)\n", "\(result)")
  }

  @Test("output that cannot be written ends with status 2")
  func fullDisk() throws {
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let script = "\"$1\" slots Definitions/authorize.template.xml >/dev/full"
    let result = try Command.run(
      URL(filePath: "/bin/sh"), ["-c", script, "sh", Command.executable.path], in: Fixtures.folder)
    #expect(result.status == 2)
    #expect(result.error.contains("standard output cannot be written"))
  }
}
