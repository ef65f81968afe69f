import Foundation
import TestSupport
import Testing

@Suite("Many files", .slow)
struct ManyFilesTests {
  private static let root = Fixtures.folder.deletingLastPathComponent()

  /// The largest memory, in KiB, of the release command over so many files, each with two findings.
  private func memory(files count: Int) throws -> Int {
    let folder = try TemporaryFolder()
    for place in 0..<count / 1000 {
      let text = "<ApiInteraction><Request id=\"\(place)\"/></ApiInteraction>"
      let file = try folder.write(text, to: "\(place)/0.xml")
      // A second name is made sooner than a second file.
      for number in 1..<1000 {
        try FileManager.default.linkItem(
          at: file, to: folder.url.appending(path: "\(place)/\(number).xml"))
      }
    }
    let script = """
      import resource, subprocess, sys
      subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
      print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
      """
    let result = try Command.run(
      Self.root.appending(path: ".build-python/bin/python"),
      ["-c", script, Command.release.path, "lint", "--jobs", "2"],
      in: folder.url)
    return try #require(Int(result.output.dropLast()))
  }

  @Test("a hundred times as many files take no more memory, and less than 40 MiB")
  func memory() throws {
    let (few, many) = (try memory(files: 1000), try memory(files: 100_000))
    #expect(few > 1000)
    #expect(many < few + 4096)
    #expect(many < 40 * 1024)
  }
}
