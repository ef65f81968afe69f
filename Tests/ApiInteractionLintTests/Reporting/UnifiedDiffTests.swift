import ApiInteractionKit
import ApiInteractionLint
import Foundation
import Testing

@Suite("Unified diffs")
struct UnifiedDiffTests {
  private func diff(_ old: String, _ new: String, masksSecrets: Bool = true) -> String {
    UnifiedDiff(masksSecrets: masksSecrets).report(
      from: UnifiedDiff.Side("a.xml", SourceText(old)), to: UnifiedDiff.Side("b.xml", SourceText(new)))
  }

  private func lines(_ numbers: ClosedRange<Int>, _ changed: [Int: String] = [:]) -> String {
    numbers.map { (changed[$0] ?? "line \($0)") + "\n" }.joined()
  }

  @Test("equal texts have no diff", arguments: ["", "a", "a\n", "a\r\nb"])
  func equal(text: String) {
    #expect(diff(text, text) == "")
  }

  @Test(
    "a small change is shown whole",
    arguments: [
      ("a\nb\nc\n", "a\nx\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n"),
      ("", "a\n", "@@ -0,0 +1,1 @@\n+a\n"),
      ("a\n", "", "@@ -1,1 +0,0 @@\n-a\n"),
      ("a\n", "a\nb\n", "@@ -1,1 +1,2 @@\n a\n+b\n"),
      ("b\n", "a\nb\n", "@@ -1,1 +1,2 @@\n+a\n b\n"),
      ("a", "a\n", "@@ -1,1 +1,1 @@\n-a\n\\ No newline at end of file\n+a\n"),
      ("a\nb", "x\nb", "@@ -1,2 +1,2 @@\n-a\n+x\n b\n\\ No newline at end of file\n"),
      ("a\nb\na\n", "b\na\na\n", "@@ -1,3 +1,3 @@\n-a\n b\n+a\n a\n"),
    ])
  func small(old: String, new: String, hunks: String) {
    #expect(diff(old, new) == "--- a.xml\n+++ b.xml\n" + hunks)
  }

  @Test("three lines stand around a change, and changes near each other share a hunk")
  func context() {
    #expect(
      diff(lines(1...30), lines(1...30, [5: "five", 12: "twelve", 20: "twenty"])) == """
        --- a.xml
        +++ b.xml
        @@ -2,14 +2,14 @@
         line 2
         line 3
         line 4
        -line 5
        +five
         line 6
         line 7
         line 8
         line 9
         line 10
         line 11
        -line 12
        +twelve
         line 13
         line 14
         line 15
        @@ -17,7 +17,7 @@
         line 17
         line 18
         line 19
        -line 20
        +twenty
         line 21
         line 22
         line 23

        """)
  }

  @Test("a file that does not exist is /dev/null")
  func absent() {
    let side = UnifiedDiff.Side("b.xml", SourceText("a\n"))
    #expect(
      UnifiedDiff().report(from: .absent, to: side) == "--- /dev/null\n+++ b.xml\n@@ -0,0 +1,1 @@\n+a\n")
  }

  @Test("line ends show where the texts do not agree on them")
  func lineEnds() {
    #expect(
      diff("a\r\nb\r\n", "a\nb\r\n") == "--- a.xml\n+++ b.xml\n@@ -1,2 +1,2 @@\n-a␍\n+a\n b␍\n")
    #expect(diff("a\r\n", "b\r\n") == "--- a.xml\n+++ b.xml\n@@ -1,1 +1,1 @@\n-a\r\n+b\r\n")
    #expect(
      diff("a\r\n", "a\n", masksSecrets: false) == "--- a.xml\n+++ b.xml\n@@ -1,1 +1,1 @@\n-a\r\n+a\n")
  }

  @Test("secrets are masked on both sides, and compared as they are")
  func secrets() {
    let old = "<Key>X-Api-Key</Key>\n<Value>S3CR3T</Value>\nclient_secret=S3CR3T&a=b\n"
    let new = old.replacing("S3CR3T", with: "0TH3R").replacing("a=b", with: "a=c")
    #expect(
      diff(old, new) == """
        --- a.xml
        +++ b.xml
        @@ -1,3 +1,3 @@
         <Key>X-Api-Key</Key>
        -<Value>***</Value>
        -client_secret=***&a=b
        +<Value>***</Value>
        +client_secret=***&a=c

        """)
    #expect(diff(old, new, masksSecrets: false).contains("+client_secret=0TH3R&a=c\n"))
  }

  @Test("what only the structure of a definition gives away is masked, and what follows a control character")
  func structure() {
    let header = "<Header><Value>S3CR3T</Value><Key><![CDATA[X-Client-Secret]]></Key></Header>"
    let old = "<ApiInteraction><Request><Headers>\n\(header)\n</Headers></Request></ApiInteraction>"
    #expect(diff(old, old + "\n").contains(" <Header><Value>***</Value>"))
    #expect(!diff("", "\u{1}\nclient_secret=S3CR3T\n").contains("S3CR3T"))
  }

  @Test("a name is one line whatever it holds")
  func names() {
    let old = UnifiedDiff.Side("a\n+++ x", SourceText(""))
    #expect(UnifiedDiff().report(from: old, to: .absent) == "")
    #expect(
      UnifiedDiff().report(from: old, to: UnifiedDiff.Side("b\u{1B}", SourceText("a\n")))
        == "--- a +++ x\n+++ b\u{FFFD}\n@@ -0,0 +1,1 @@\n+a\n")
  }

  @Test("of many differing lines one hunk replaces all, and large texts take no time")
  func large() {
    let old = lines(1...40_000)
    let new = (1...40_000).map { "x\($0)\n" }.joined()
    let text = diff("same\n" + old, "same\n" + new)
    #expect(text.hasPrefix("--- a.xml\n+++ b.xml\n@@ -1,40001 +1,40001 @@\n same\n-line 1\n"))
    #expect(diff(old + "a\n" + old, old + "b\n" + old).utf8.count < 200)
  }

  @Test(
    "patch makes the new text of the old one, to the byte",
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/patch"), "patch is not installed"),
    arguments: 0..<4)
  func patch(block: Int) throws {
    var random = DiffTextGenerator(seed: UInt64(block))
    let folder = FileManager.default.temporaryDirectory.appending(path: "diff-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let pairs = (0..<60).map { _ in random.pair() }
    for (index, pair) in pairs.enumerated() {
      try Data(pair.old).write(to: folder.appending(path: "\(index)"))
      let side = { (bytes: [UInt8]) in UnifiedDiff.Side("\(index)", SourceText(bytes)) }
      let text = UnifiedDiff(masksSecrets: false).report(from: side(pair.old), to: side(pair.new))
      try Data(text.utf8).write(to: folder.appending(path: "\(index).diff"))
    }
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.currentDirectoryURL = folder
    process.arguments = [
      "-c",
      "for d in *.diff; do [ ! -s $d ] || patch -s --binary -i $d -o ${d%.diff}.new ${d%.diff} || exit 1; done",
    ]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    for (index, pair) in pairs.enumerated() where pair.old != pair.new {
      let patched = try Data(contentsOf: folder.appending(path: "\(index).new"))
      #expect(Array(patched) == pair.new, "block \(block), pair \(index)")
    }
  }
}

/// Makes pairs of texts of few different lines, one an edited copy of the other.
private struct DiffTextGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }

  mutating func pair() -> (old: [UInt8], new: [UInt8]) {
    let choices = [
      "a\n", "b\n", "\n", "é\r\n", "a\r\n", "--- x\n", "+++ y\n", "@@ -1,1 +1,1 @@\n", "\\ z\n", " \r",
    ]
    func line(_ generator: inout DiffTextGenerator) -> String {
      choices[Int.random(in: 0..<choices.count, using: &generator)]
    }
    var old: [String] = []
    for _ in 0..<Int.random(in: 0...40, using: &self) { old.append(line(&self)) }
    var new = old
    for _ in 0..<Int.random(in: 0...6, using: &self) {
      let place = Int.random(in: 0...new.count, using: &self)
      if Bool.random(using: &self), place < new.count {
        new.remove(at: place)
      } else {
        new.insert(line(&self), at: place)
      }
    }
    if Bool.random(using: &self) { old.append("end") }
    if Bool.random(using: &self) { new.append("end") }
    return (Array(old.joined().utf8), Array(new.joined().utf8))
  }
}
