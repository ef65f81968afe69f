import Foundation
import TestSupport
import Testing

@Suite("What git ignores")
struct GitIgnoreTests {
  private static let patterns = [
    "a.xml", "/a.xml", "a", "/a", "a/", "/a/", "a/*", "a/**", "a/**/", "a/*.xml", "**/a", "**/a/", "**/a.xml",
    "/**/b", "a/**/a.xml", "**", "**/", "*", "*/", "/*", "*.xml", "/*.xml", "*.*", "a*.xml", "*b*.xml",
    "?.xml", "??.xml", "?/?", "[ab].xml", "[!a].xml", "[^a].xml", "[a-b].xml", "[b-a].xml", "[]a].xml",
    "[a-].xml", "[a", "[[:alpha:]].xml", "[![:alpha:]]*.xml", "[\\a].xml", "\\a.xml", "\\#a.xml", "#a.xml",
    "\\!a.xml", "!a.xml", "a\\*.xml", "\\[a\\].xml", "a\\ b.xml", "a b.xml", "a b.xml  ", "c\\ ", "c ",
    "c \\ ",
    "d\\\\", "d\\\\ ", "d\\", "a.xml\r", "a.xml ", "a.xml\t", "", "   ", "/", "!", "a/b", "/a/b", "b/a",
    "a/b/", "a/b/*.xml", "*/a.xml", "*/*/a.xml", "**/b/**", "**/b/**/a.xml", "a**b/a.xml", "a/**b/a.xml",
    "**a.xml", "a***.xml", "a.xml/", "e.xml", "e.xml/", "e.xml/*", "\u{FEFF}a.xml", "a.XML", "é.xml",
    "[é].xml", "?\u{A9}.xml",
  ]
  private static let takenBack = [
    "!a.xml", "!/a.xml", "!a/", "!a/b/", "!/a/**", "!*.xml", "!**/b/*.xml", "!*/",
  ]
  private static let files = [
    "a.xml", "b.xml", "ab.xml", "abc.xml", "a b.xml", "#a.xml", "!a.xml", "a*.xml", "[a].xml", "-.xml",
    "é.xml",
    "a/a.xml", "a/b.xml", "a/b/a.xml", "a/b/b.xml", "a/b/a/a.xml", "ab/a.xml", "b/a.xml", "b/a/b/a.xml",
    "c /a.xml", "c/a.xml", "d\\/a.xml", "d/a.xml", "e.xml/a.xml",
  ]
  /// What `fmt --check` names.
  private static let definition = "<ApiInteraction></ApiInteraction>"

  private func git(_ arguments: [String], in folder: URL) throws -> String {
    let result = try Command.run(
      URL(filePath: "/usr/bin/env"), ["git"] + arguments, in: folder,
      environment: [
        "GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "XDG_CONFIG_HOME": "/dev/null",
      ])
    #expect(result.status == 0 && result.error == "", "\(result)")
    return result.output
  }

  /// Gives a folder all the files: one file under many names, which is made sooner than many.
  private func addFiles(to place: String, of folder: TemporaryFolder) throws {
    let names = Self.files.map { "\(place)/\($0)" }
    for parent in Set(names.map { $0.split(separator: "/").dropLast().joined(separator: "/") }) {
      try FileManager.default.createDirectory(
        at: folder.url.appending(path: parent), withIntermediateDirectories: true)
    }
    let file = folder.url.appending(path: "definition")
    if !FileManager.default.fileExists(atPath: file.path) {
      try folder.write(Self.definition, to: "definition")
    }
    for name in names { try FileManager.default.linkItem(at: file, to: folder.url.appending(path: name)) }
  }

  /// The files that git lists, and those that the command does.
  private func listings(of folder: URL) throws -> (git: [String], ours: [String]) {
    let listed = try git(["ls-files", "--others", "--exclude-standard", "-z"], in: folder)
    let ours = try Command.run(["fmt", "--check", "--quiet"], in: folder)
    #expect(ours.error == "")
    return (
      listed.split(separator: "\0").map(String.init).filter { $0.hasSuffix(".xml") },
      ours.output.split(separator: "\n").map(String.init)
    )
  }

  private func expectSame(_ folder: TemporaryFolder) throws {
    let (git, ours) = try listings(of: folder.url)
    let different = Set(git).symmetricDifference(ours)
    let cases = Set(different.compactMap { $0.split(separator: "/").first.map(String.init) }).sorted()
    for name in cases.prefix(10) {
      let patterns = ["", "a/"].map { (try? folder.text("\(name)/\($0).gitignore")) ?? "" }
      Issue.record("\(name) \(patterns): \(different.filter { $0.hasPrefix(name) }.sorted())")
    }
    #expect(git == ours)
    #expect(git.count > 100)
  }

  @Test(
    "a walk leaves out what git leaves out, for each pattern, before and after one that takes back")
  func patterns() throws {
    let folder = try TemporaryFolder()
    _ = try git(["init", "-q"], in: folder.url)
    let pairs = Self.patterns.enumerated().flatMap { number, pattern in
      let other = Self.takenBack[number % Self.takenBack.count]
      return ["\(pattern)\n\(other)\n", "\(other)\n\(pattern)"]
    }
    for (number, text) in (Self.patterns + pairs).enumerated() {
      let place = "case-\(number)"
      try folder.write(text, to: "\(place)/.gitignore")
      try addFiles(to: place, of: folder)
    }
    try expectSame(folder)
  }

  @Test("a file further down decides before those further up, and the repository's own exclusions come last")
  func levels() throws {
    let folder = try TemporaryFolder()
    _ = try git(["init", "-q"], in: folder.url)
    try folder.write("# Not for others\nab.xml\n/case-1/b/\n!a*.xml\n", to: ".git/info/exclude")
    try folder.write("\n!case-2/ab.xml\n/case-3/b.xml\n[a].xml\n", to: ".gitignore")
    for (number, text) in Self.patterns.enumerated() {
      let place = "case-\(number)"
      try folder.write("\(text)\n", to: "\(place)/.gitignore")
      try folder.write("\(Self.takenBack[number % Self.takenBack.count])\n", to: "\(place)/a/.gitignore")
      try addFiles(to: place, of: folder)
    }
    try expectSame(folder)
  }

  @Test(
    "a walk that begins in a folder, or is in a repository inside another, is ruled by the same files as git")
  func places() throws {
    let folder = try TemporaryFolder()
    _ = try git(["init", "-q"], in: folder.url)
    try folder.write("a.xml\n/x/b.xml\nx/inner/c.xml\n", to: ".gitignore")
    try folder.write("!a.xml\n/y/d.xml\n", to: "x/.gitignore")
    for place in ["", "x/", "x/y/", "x/inner/", "x/inner/y/"] {
      for name in "abcde" { try folder.write(Self.definition, to: "\(place)\(name).xml") }
    }
    _ = try git(["init", "-q"], in: folder.url.appending(path: "x/inner"))
    try folder.write("e.xml\n", to: "x/inner/.git/info/exclude")
    for place in ["x/y", "x/inner", "x/inner/y"] {
      let (git, ours) = try listings(of: folder.url.appending(path: place))
      #expect(git == ours)
      #expect(git.count > 2)
    }
    // Git lists the inner repository by itself.
    let inner = try listings(of: folder.url.appending(path: "x/inner")).git.map { "x/inner/\($0)" }
    let (outer, ours) = try listings(of: folder.url)
    #expect(ours == (outer + inner).sorted())
  }
}
