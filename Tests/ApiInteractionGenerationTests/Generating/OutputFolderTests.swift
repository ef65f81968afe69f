import ApiInteractionGeneration
import ApiInteractionKit
import Foundation
import TestSupport
import Testing

@Suite("What is not written over, and where nothing is written")
struct OutputFolderTests {
  private let folder: TemporaryFolder
  /// What a path must not lead to.
  private let outside: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    outside = try TemporaryFolder()
  }

  private func path(_ name: String) -> String { folder.url.appending(path: name).path }

  private func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path(name), withDestinationPath: target)
  }

  /// Generates one file for each path, one after the other.
  private func generate(
    _ paths: [String], mode: DefinitionGenerator.Mode = .write, protecting inputs: [String] = []
  ) async throws -> GenerationReport {
    let parts = paths.map { $0.split(separator: "/", maxSplits: 1).map(String.init) }
    let manifest = try GenerationManifest(
      templates: [TemplateSample(body: "").template()], output: OutputPattern("{a}/{b}"),
      targets: parts.map { GenerationTarget(["a": $0[0], "b": $0[1]]) })
    return try await DefinitionGenerator(manifest).generate(
      into: OutputFolder(folder.url.path, creating: true, protecting: inputs), mode: mode, jobs: 1)
  }

  @Test("a symbolic link is followed neither as a folder nor as a file, in or out of the folder")
  func links() async throws {
    try outside.write("mine", to: "b")
    try folder.write("mine", to: "real/b")
    try link("out", to: outside.url.path)
    try link("in", to: "real")
    try link("nowhere", to: "no/such")
    try link("real/file", to: outside.url.path + "/b")
    try link("real/loose", to: "no/such")
    let before = try folder.paths()
    for (file, message) in [
      ("out/b", "“out” is a symbolic link, which is not followed"),
      ("in/b", "“in” is a symbolic link, which is not followed"),
      ("nowhere/b", "“nowhere” is a symbolic link, which is not followed"),
      ("real/file", "it is a symbolic link, which is not followed"),
      ("real/loose", "it is a symbolic link, which is not followed"),
    ] {
      let written = try await generate([file])
      #expect(written.problems.map(\.description) == ["\(file): cannot be written: \(message)"])
      let compared = try await generate([file], mode: .compare)
      #expect(compared.problems.map(\.description) == ["\(file): cannot be read: \(message)"])
      #expect((written.problems + compared.problems).map(\.isFileError) == [true, true])
      let output = try OutputFolder(folder.url.path, creating: false)
      #expect(throws: FileError(message)) { try output.contents(of: file) }
    }
    #expect(try folder.paths() == before)
    #expect(try outside.paths() == ["b"])
    #expect(try outside.text("b") == "mine")
    #expect(try folder.text("real/b") == "mine")
  }

  @Test("the folder itself may be reached through a link")
  func linkToFolder() async throws {
    try link("here", to: outside.url.path)
    let output = try OutputFolder(path("here"), creating: true)
    let manifest = try GenerationManifest(
      templates: [TemplateSample(body: "").template()], output: OutputPattern("a/b"),
      targets: [GenerationTarget([:])])
    #expect(await DefinitionGenerator(manifest).generate(into: output, jobs: 1).outcomes == [.created])
    #expect(try outside.paths() == ["a", "a/b"])
    #expect(try output.contents(of: "a/b") == Array(TemplateSample(body: "").text.utf8))
  }

  @Test("a folder is not replaced by a file, nor a file by a folder, and the other files are written")
  func wrongKind() async throws {
    try folder.write("mine", to: "a/folder/x")
    try folder.write("mine", to: "file")
    let first = try await generate(["a/folder", "a/b"])
    #expect(first.outcomes == [.failed, .created])
    #expect(first.problems.map(\.description) == ["a/folder: cannot be written: it is no file"])
    let second = try await generate(["file/b", "a/b"])
    #expect(second.outcomes == [.failed, .unchanged])
    #expect(second.problems.map(\.description) == ["file/b: cannot be written: Not a directory"])
    let compared = try await generate(["file/b", "a/b"], mode: .compare)
    #expect(compared.outcomes == [.failed, .unchanged])
    #expect(compared.problems.map(\.description) == ["file/b: cannot be read: Not a directory"])
    #expect(try folder.paths() == ["a", "a/b", "a/folder", "a/folder/x", "file"])
    #expect(try folder.text("a/folder/x") == "mine")
    #expect(try folder.text("file") == "mine")
  }

  @Test("a file that definitions are made from is not written over, whatever its path")
  func inputs() async throws {
    try folder.write("mine", to: "a/t.xml")
    try outside.write("mine", to: "t.xml")
    try FileManager.default.linkItem(
      atPath: outside.url.appending(path: "t.xml").path, toPath: path("a/hard.xml"))
    let inputs = [path("a/../a/t.xml"), outside.url.appending(path: "t.xml").path, path("no-such")]
    for file in ["a/t.xml", "a/hard.xml"] {
      let report = try await generate([file], protecting: inputs)
      #expect(
        report.problems.map(\.description) == [
          "\(file): cannot be written: it is one of the files that the definitions are made from"
        ])
      #expect(try folder.text(file) == "mine")
      #expect(try await generate([file]).outcomes == [.changed])
    }
    #expect(try outside.text("t.xml") == "mine")
    #expect(try folder.paths() == ["a", "a/hard.xml", "a/t.xml"])
  }

  @Test("names of 255 bytes are written, changed and compared")
  func longNames() async throws {
    let name = String(repeating: "é", count: 127) + "x"
    let file = "\(name)/\(name)"
    #expect(try await generate([file]).outcomes == [.created])
    #expect(try await generate([file]).outcomes == [.unchanged])
    try folder.write("old", to: file)
    #expect(try await generate([file], mode: .compare).outcomes == [.changed])
    #expect(try await generate([file]).outcomes == [.changed])
    #expect(try folder.text(file) == TemplateSample(body: "").text)
  }
}
