import Foundation
import TestSupport
import Testing

@Suite("Commands that write, where nothing more can be written")
struct WritingFaultTests {
  static let commands: [(arguments: String, file: String)] = [
    ("lint --fix a.xml", "a.xml"), ("fmt a.xml", "a.xml"),
    ("fill t.template.xml --set v=1 -o a.xml", "a.xml"),
    ("new authorize --partial -o a.xml", "a.xml"),
    ("plan graph p.yml --as svg -o a.xml", "a.xml"), ("generate m.yml", "a.xml"),
  ]

  @Test(
    "what is there stays as it is, nothing is left beside it, and the reason is told", arguments: commands)
  func limited(arguments: String, file: String) throws {
    let folder = try GenerateExample.folder(targets: "[{account: a, v: 1}]")
    try folder.write("steps:\n  a: {end: over}\n", to: "p.yml")
    let before = GenerateExample.template.replacing("~~~REPLACE:v~~~", with: " ")
    try folder.write(before, to: file)
    let names = try folder.names()
    // A file may have no byte; what is printed goes through a pipe.
    let result = try Command.run(
      URL(filePath: "/bin/sh"),
      ["-c", "(ulimit -f 0; \"$0\" \(arguments) 2>&1; echo $?) | cat", Command.executable.path],
      in: folder.url)
    #expect(result.output.contains("\(file): cannot be written: File too large\n"), "\(result)")
    #expect(result.output.hasSuffix("2\n"), "\(result)")
    #expect(try folder.text(file) == before)
    #expect(try folder.names() == names)
  }

  #if os(Linux)
    @Test(
      "a file that is being written when the command is ended is whole, and nothing is left beside it",
      arguments: commands.map(\.arguments).filter { $0.contains("-o a.xml") })
    func ended(arguments: String) throws {
      let folder = try GenerateExample.folder(targets: "[{account: a, v: 1}]")
      try folder.write("steps:\n  a: {end: over}\n", to: "p.yml")
      let names = try folder.names()
      let words = arguments.split(separator: " ").map(String.init)
      let result = try FaultySystem().run(words, in: folder.url, with: "INTERRUPTED")
      #expect(result.status == SIGTERM && result.error == "", "\(result)")
      #expect(try folder.names() == (names + ["a.xml"]).sorted())
      let written = try folder.text("a.xml")
      let expected = try Command.run(Array(words.dropLast(2)), in: folder.url).output
      #expect(written == expected)
    }
  #endif
}
