import Foundation
import TestSupport
import Testing

@Suite("Killed at a random moment", .slow)
struct KilledTests {
  private static let root = Fixtures.folder.deletingLastPathComponent()

  /// Kills a command so often; gives how often that came before its end, and how often some files were written and others not.
  private func kill(_ times: Int, in before: TemporaryFolder, _ arguments: [String]) throws -> [Int] {
    let result = try Command.run(
      Self.root.appending(path: ".build-python/bin/python"),
      [
        Self.root.appending(path: "Tests/kill-at-random.py").path, String(times), before.url.path,
        Command.release.path,
      ] + arguments, in: before.url)
    #expect(result.status == 0, "\(result)")
    return result.output.split { $0.isWhitespace }.compactMap { Int($0) }
  }

  @Test("generate leaves whole files only, and completes them when it is run again")
  func generate() throws {
    let folder = try GenerateExample.folder(targets: "{csv: c.csv}")
    try folder.write("account,v\n" + (0..<100).map { "\($0),\($0)\n" }.joined(), to: "c.csv")
    let counts = try kill(500, in: folder, ["generate", "m.yml", "-o", "out", "--jobs", "2"])
    #expect(counts.count == 2 && counts[0] > 100 && counts[1] > 0, "\(counts)")
  }

  @Test("lint --fix loses no original, and fixes what is left when it is run again")
  func fix() throws {
    let folder = try TemporaryFolder()
    let text = GenerateExample.template.replacing("~~~REPLACE:v~~~", with: " ")
    for number in 0..<100 { try folder.write(text, to: "\(number).xml") }
    let counts = try kill(500, in: folder, ["lint", "--fix", "--jobs", "2"])
    #expect(counts.count == 2 && counts[0] > 100 && counts[1] > 0, "\(counts)")
  }
}
