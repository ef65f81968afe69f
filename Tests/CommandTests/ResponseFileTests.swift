import Foundation
import TestSupport
import Testing

@Suite("Where a response is read from")
struct ResponseFileTests {
  private static let table = """
    DATA SOURCE  VALUE  FROM
    Code         200    the status code
    Id           7      id

    """

  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(SmallResponseDefinition("JSON", [("id", "Id", "Integer")]).xml, to: "d.xml")
    return folder
  }

  private func shell(_ script: String, in folder: TemporaryFolder) throws -> Command.Result {
    try Command.run(
      URL(filePath: "/bin/sh"), ["-c", script, "sh", Command.executable.path], in: folder.url)
  }

  @Test(
    "a pipe, a named pipe and a device are read to their end, however slowly it comes",
    arguments: [
      "{ printf '{\"id\":'; sleep 0.1; printf ' 7}'; } | \"$1\" map d.xml -",
      "{ printf '{\"id\":'; sleep 0.1; printf ' 7}'; } | \"$1\" map d.xml /dev/stdin",
      "mkfifo p; { printf '{\"id\":'; sleep 0.1; printf ' 7}'; } >p & \"$1\" map d.xml p",
      "printf '{\"id\": 7}' >body; \"$1\" map - body <d.xml",
    ])
  func pipes(script: String) throws {
    #expect(
      try shell(script, in: folder()) == Command.Result(status: 0, output: Self.table, error: ""))
  }

  @Test("a large response comes through a pipe whole")
  func largePipe() throws {
    let script =
      "{ printf '{\"id\": 7'; head -c 3000000 /dev/zero | tr '\\000' ' '; printf '}'; } | \"$1\" map d.xml -"
    #expect(
      try shell(script, in: folder()) == Command.Result(status: 0, output: Self.table, error: ""))
  }

  @Test(
    "a file whose size is said to be 0 is read whole",
    .enabled(if: FileManager.default.fileExists(atPath: "/proc/self/environ"), "Linux has such a file"))
  func zeroSize() throws {
    // The environment of the command is the response: one variable, after which comes a NUL.
    let value = String(repeating: "x", count: 100_000)
    let folder = try folder()
    let result = try Command.run(
      URL(filePath: "/usr/bin/env"),
      ["-i", "{\"id\":\"=\(value)\"}", Command.executable.path, "map", "d.xml", "/proc/self/environ"],
      in: folder.url)
    #expect(
      result.error
        == "/proc/self/environ:1:100011: The response is not JSON: The value has ended before this; nothing may follow it.\n"
    )
    #expect(result.status == 1)
  }

  @Test("a device without end is read as far as a response may be")
  func endless() throws {
    let message = "/dev/zero: The response is larger than 16777216 bytes and was not read.\n"
    let folder = try folder()
    let result = try Command.run(["map", "d.xml", "/dev/zero"], in: folder.url)
    #expect(result.status == 1)
    #expect(result.error == message)
    #expect(
      try Command.run(["locators", "/dev/zero"])
        == Command.Result(status: 1, output: "", error: message))
  }

  @Test(
    "what is no file ends with status 2",
    arguments: [
      (".", "Is a directory"), ("no such file", "No such file or directory"),
      ("d.xml/body", "Not a directory"),
    ])
  func unreadable(path: String, reason: String) throws {
    let expected = Command.Result(
      status: 2, output: "", error: "apiinteraction: \(path): cannot be read: \(reason)\n")
    let folder = try folder()
    #expect(try Command.run(["map", "d.xml", path], in: folder.url) == expected)
    #expect(try Command.run(["locators", path], in: folder.url) == expected)
  }

  @Test(
    "a record of a call without a response is told to be one", arguments: [["map", "d.xml"], ["locators"]])
  func interfaceFailure(command: [String]) throws {
    let record = #"{"apiInteractionExchange": 1, "request": null, "interfaceFailure": "It was refused."}"#
    let folder = try folder()
    #expect(
      try Command.run(command + ["-"], in: folder.url, input: record)
        == Command.Result(
          status: 1, output: "",
          error: """
            apiinteraction: <stdin>: This is the record of an interface failure: no response came. It was refused.

            """))
  }

  @Test(
    "of what curl -i prints the last head counts",
    arguments: [
      ("HTTP/1.1 200 OK\r\n\r\n{\"id\": 7}", "200"), ("HTTP/1.1 201 Created\n\n{\"id\": 7}", "201"),
      ("HTTP/2 202 \r\ncontent-type: application/json\r\n\r\n{\"id\": 7}", "202"),
      ("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201 Created\r\nX: y\r\n\r\n{\"id\": 7}", "201"),
      (
        "HTTP/1.1 302 Found\r\nLocation: /a\r\n\r\nHTTP/1.1 401 Unauthorized\r\n\r\nHTTP/2 404\r\n\r\n{\"id\": 7}",
        "404"
      ),
      (
        "HTTP/1.0 200 Connection established\r\n\r\nHTTP/1.1 503 Service Unavailable\r\n\r\n\r\n {\"id\": 7}",
        "503"
      ),
      ("{\"id\": 7}", "200"),
    ])
  func heads(saved: String, status: String) throws {
    let folder = try folder()
    #expect(
      try Command.run(["map", "d.xml", "-"], in: folder.url, input: saved)
        == Command.Result(
          status: 0, output: Self.table.replacing("Code         200", with: "Code         \(status)"),
          error: ""))
    #expect(
      try Command.run(["map", "d.xml", "-", "--status", "299"], in: folder.url, input: saved).output
        == Self.table.replacing("Code         200", with: "Code         299"))
  }

  @Test(
    "what is no head is the body",
    arguments: [
      "HTTP/1.1 OK\r\n\r\n{}", "HTTP/1.1 99 x\r\n\r\n{}", "HTTP/1.1 2000 x\n\n{}", "http/1.1 200 OK\n\n{}",
    ])
  func noHead(saved: String) throws {
    let folder = try folder()
    let result = try Command.run(["map", "d.xml", "-"], in: folder.url, input: saved)
    #expect(result.status == 1)
    #expect(result.error.hasPrefix("<stdin>:1:1: The response is not JSON: Here a value was expected"))
  }
}
