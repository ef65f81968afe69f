import ApiInteractionGeneration
import ApiInteractionKit
import ApiInteractionLint
import Foundation
import TestSupport
import Testing

@Suite("Generating files")
struct GenerationRunTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  /// A generator of one file for each number, which is its note and, unless said otherwise, its name.
  private func generator(
    _ numbers: some Sequence<Int>, output: String = "{note}.xml", linter: Linter? = Linter()
  ) throws -> DefinitionGenerator {
    DefinitionGenerator(
      try GenerationManifest(
        templates: [TemplateSample().template()], output: OutputPattern(output),
        targets: numbers.map { GenerationTarget(["note": "\($0)"]) }),
      linter: linter)
  }

  private func output(creating: Bool = true, protecting inputs: [String] = []) throws -> OutputFolder {
    try OutputFolder(folder.url.path, creating: creating, protecting: inputs)
  }

  private func definition(_ number: Int) throws -> String {
    try TemplateSample().filled(["note": "\(number)"])
  }

  // MARK: - Outcomes

  @Test("files are created, changed or left as they are, and nothing else in the folder changes")
  func outcomes() async throws {
    try folder.write("old", to: "a/1.xml")
    try folder.write(try definition(2), to: "a/2.xml")
    try folder.write("mine", to: "a/4.xml")
    try folder.write("mine", to: "a/b/.hidden")
    try folder.write("mine", to: "1.xml")
    let report = try await generator(1...3, output: "a/{note}.xml").generate(into: output(), jobs: 2)
    #expect(report.outcomes == [.changed, .unchanged, .created])
    #expect(report.problems == [])
    #expect(
      try folder.paths() == ["1.xml", "a", "a/1.xml", "a/2.xml", "a/3.xml", "a/4.xml", "a/b", "a/b/.hidden"])
    for number in 1...3 { #expect(try folder.text("a/\(number).xml") == definition(number)) }
    for mine in ["a/4.xml", "a/b/.hidden", "1.xml"] { #expect(try folder.text(mine) == "mine") }
  }

  @Test("a second run changes nothing")
  func again() async throws {
    let generator = try generator(1...5)
    #expect(try await generator.generate(into: output(), jobs: 2).count(.created) == 5)
    #expect(
      try await generator.generate(into: output(), jobs: 2).outcomes == Array(repeating: .unchanged, count: 5)
    )
  }

  @Test("an unchanged file is the same file with the same time; a changed one keeps its permissions")
  func attributes() async throws {
    let manager = FileManager.default
    let time = Date(timeIntervalSince1970: 1_000_000_000)
    let (same, changed) = ("1.xml", "2.xml")
    try folder.write(try definition(1), to: same)
    try folder.write("old", to: changed)
    for name in [same, changed] {
      try manager.setAttributes(
        [.modificationDate: time, .posixPermissions: 0o640],
        ofItemAtPath: folder.url.appending(path: name).path)
    }
    func attribute(_ key: FileAttributeKey, of name: String) throws -> NSObject? {
      try manager.attributesOfItem(atPath: folder.url.appending(path: name).path)[key] as? NSObject
    }
    let number = try attribute(.systemFileNumber, of: same)
    let report = try await generator(1...2).generate(into: output(), jobs: 1)
    #expect(report.outcomes == [.unchanged, .changed])
    #expect(try attribute(.systemFileNumber, of: same) == number)
    #expect(try attribute(.modificationDate, of: same) as? Date == time)
    #expect(try attribute(.posixPermissions, of: same) as? Int == 0o640)
    #expect(try attribute(.posixPermissions, of: changed) as? Int == 0o640)
    #expect(try folder.text(changed) == definition(2))
  }

  @Test("comparing says what writing would do, and writes nothing, no folder either")
  func compare() async throws {
    try folder.write("old", to: "1/a.xml")
    try folder.write(try definition(2), to: "2/a.xml")
    let before = try folder.paths()
    let generator = try generator(1...3, output: "{note}/a.xml")
    let report = try await generator.generate(into: output(creating: false), mode: .compare, jobs: 2)
    #expect(report.outcomes == [.changed, .unchanged, .created])
    #expect(try folder.paths() == before)
    #expect(try folder.text("1/a.xml") == "old")
  }

  @Test("comparing with a folder that is not there finds everything missing")
  func compareMissing() async throws {
    let path = folder.url.appending(path: "no/such").path
    let output = try OutputFolder(path, creating: false)
    let report = try await generator(1...2).generate(into: output, mode: .compare, jobs: 1)
    #expect(report.outcomes == [.created, .created])
    #expect(try output.contents(of: "1.xml") == nil)
    #expect(try folder.paths() == [])
  }

  @Test("a folder is made with those on its way, unless something else has its name")
  func folders() async throws {
    let path = folder.url.appending(path: "x/y").path
    #expect(
      try await generator(1...1).generate(into: OutputFolder(path, creating: true), jobs: 1).count(.created)
        == 1)
    #expect(try folder.paths() == ["x", "x/y", "x/y/1.xml"])
    #expect(throws: FileError("Not a directory")) { try OutputFolder(path + "/1.xml", creating: true) }
    #expect(throws: FileError("“\(path)/1.xml/z”: Not a directory")) {
      try OutputFolder(path + "/1.xml/z", creating: true)
    }
    #expect(throws: FileError("Not a directory")) { try OutputFolder(path + "/1.xml", creating: false) }
  }

  // MARK: - The same for the same input

  @Test("the report and the files are the same for any number of jobs")
  func jobs() async throws {
    let bytes = try Fixtures.bytes("Generation/payment-plan.yml")
    let plan = DefinitionGenerator(
      try GenerationManifest(bytes, file: "Generation/payment-plan.yml") { try Fixtures.bytes($0) })
    for jobs in [1, 2, 7] {
      let path = folder.url.appending(path: "\(jobs)").path
      let report = try await plan.generate(into: OutputFolder(path, creating: true), jobs: jobs)
      #expect(report.outcomes == Array(repeating: .created, count: 18))
      #expect(report.problems == [])
      for file in plan.manifest.files {
        #expect(try folder.text("\(jobs)/\(file.path)") == plan.definition(of: file).string)
      }
    }
    #expect(try folder.paths().count == 3 * (1 + 2 + 6 + 18))
  }

  @Test(
    "problems are in the manifest's order for any number of jobs, and other files are written"
  )
  func problems() async throws {
    let template = try TemplateSample(headers: [("X-Id", "~~~REPLACE~~~")]).template()
    let manifest = try GenerationManifest(
      templates: [template, TemplateSample(url: "~~~REPLACE~~~", body: "").template(file: "u.xml")],
      output: OutputPattern("{id}/{template}.xml"), values: ["Url": "https://example.org", "note": "a"],
      targets: (0..<20).map { number in
        GenerationTarget(
          ["id": "\(number)", "X-Id": number.isMultiple(of: 3) ? "\u{1}" : "a"]
            .merging(number == 9 ? ["Url": "x"] : [:]) { $1 })
      })
    var expected: [String] = []
    for number in stride(from: 0, to: 20, by: 3) {
      expected.append(
        "\(number)/t.xml: Target “\(number)”, slot “X-Id” at t.xml:5:44: The value for “X-Id” is refused. "
          + "A header value cannot hold the control character U+0001.")
      if number == 9 {
        expected.append(
          "9/u.xml: Target “9”, slot “Url” at u.xml:3:10: The value for “Url” is refused. "
            + "This is not an absolute URL. It must begin with https:// or http://.")
      }
    }
    for jobs in [1, 2, 7, 100] {
      let path = folder.url.appending(path: "\(jobs)").path
      let generator = DefinitionGenerator(manifest)
      let report = try await generator.generate(into: OutputFolder(path, creating: true), jobs: jobs)
      #expect(report.problems.map(\.description) == expected)
      #expect(
        report.outcomes
          == (0..<20).flatMap { number -> [GenerationReport.Outcome] in
            [number.isMultiple(of: 3) ? .failed : .created, number == 9 ? .failed : .created]
          })
      #expect(report.problems.allSatisfy { !$0.isFileError })
      #expect(!FileManager.default.fileExists(atPath: path + "/9"))
    }
  }

  @Test("two folders whose names are one in another way of writing an accent stay two", arguments: [1, 2])
  func accents(jobs: Int) async throws {
    let manifest = try GenerationManifest(
      templates: [TemplateSample().template()], output: OutputPattern("{id}/{note}.xml"),
      targets: [
        GenerationTarget(["id": "\u{E9}", "note": "1"]), GenerationTarget(["id": "e\u{301}", "note": "2"]),
      ])
    let output = try output()
    _ = await DefinitionGenerator(manifest).generate(into: output, jobs: jobs)
    for (number, file) in zip(1...2, manifest.files) {
      #expect(try output.contents(of: file.path) == Array(try definition(number).utf8))
    }
  }

  // MARK: - Ending early

  /// Cancels the task that checks a certain definition.
  private struct Cancelling: Rule {
    let id = "cancelling"
    let group = RuleGroup.structure
    let severity = Severity.error
    let summary = "Cancels the task."
    let rationale = ""
    let bad = RuleExample("")
    let good = RuleExample("")
    let body: String

    func check(_ subject: LintSubject) -> [Diagnostic] {
      if subject.definition.body?.text.string == body { withUnsafeCurrentTask { $0?.cancel() } }
      return []
    }
  }

  @Test("cancelled at a file, the work ends after it; what comes later is not there")
  func cancelled() async throws {
    let linter = Linter(rules: [Cancelling(body: "note=3")])
    let report = try await generator(0..<200, linter: linter).generate(into: output(), jobs: 1)
    #expect(
      report.outcomes == Array(repeating: .created, count: 4) + Array(repeating: .skipped, count: 196))
    #expect(report.problems == [])
    #expect(try folder.paths() == ["0.xml", "1.xml", "2.xml", "3.xml"])
  }

  @Test("cancelled before it begins, nothing is written")
  func cancelledAtOnce() async throws {
    let (generator, output) = (try generator(0..<10), try output())
    let report = await Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await generator.generate(into: output, jobs: 2)
    }.value
    #expect(report.outcomes == Array(repeating: .skipped, count: 10))
    #expect(try folder.paths() == [])
  }

  @Test("cancelled at any time, there are whole files only, and the report says which")
  func cancelledInTheMiddle() async throws {
    let (generator, output) = (try generator(0..<2000), try output())
    let report = await Task {
      await generator.generate(into: output, jobs: 2) { _ in withUnsafeCurrentTask { $0?.cancel() } }
    }.value
    let written = zip(generator.manifest.files, report.outcomes).filter { $1 == .created }.map(\.0.path)
    #expect(written.count + report.count(.skipped) == 2000)
    #expect(try folder.paths() == written.sorted())
    for path in written {
      #expect(try folder.text(path) == TemplateSample().filled(["note": String(path.dropLast(4))]))
    }
  }

  @Test("progress is told after every 64 files of a job, and counts those of all")
  func progress() async throws {
    let (steps, continuation) = AsyncStream<Int>.makeStream()
    _ = try await generator(0..<300).generate(into: output(), jobs: 2) { continuation.yield($0) }
    continuation.finish()
    var counts: [Int] = []
    for await count in steps { counts.append(count) }
    #expect(counts == [64, 128, 192, 256])
  }
}
