import TestSupport
import Testing

@testable import ApiInteractionKit

@Suite("JSON scanner, every case of a kind")
struct JSONScannerExhaustiveTests {
  private static let document = "{\"a\\u00e9\":[-1.5e+2,true,null,\"é\\ud83d\\ude00\"],\"b\":{}}"

  private func fault(_ bytes: [UInt8]) -> JSONSyntaxError? {
    JSONOutline(bytes, depthLimit: 512).fault
  }

  @Test(
    "every prefix of a response is refused where it ends",
    arguments: ["authorize", "contacts", "session-status", "start-session"])
  func prefixes(_ name: String) throws {
    let text = try Fixtures.bytes("Responses/\(name).json")
    let document = Array(text[text.trimmedRange])
    #expect(fault(document) == nil)
    let offsets = document.indices.map { fault(Array(document[..<$0]))?.offset }
    #expect(offsets == document.indices.map { $0 })
  }

  @Test("every prefix of a text with every kind of value and escape is refused where it ends")
  func prefixesOfEveryKind() {
    let text = "{\"\\ud83d\\ude00\":[-0.5e+10,true,false,null,\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u0041\",{}, []]} "
    let document = Array(text.utf8.dropLast())
    #expect(fault(Array(text.utf8)) == nil)
    #expect(document.indices.map { fault(Array(document[..<$0]))?.offset } == document.indices.map { $0 })
  }

  @Test("any byte in place of any other is judged as a recursive descent judges it")
  func replacedBytes() {
    let document = Array(JSONScannerExhaustiveTests.document.utf8)
    #expect(JSONOracle.accepts(document))
    var disagreements: [String] = []
    for index in document.indices {
      for byte in UInt8.min...UInt8.max {
        var changed = document
        changed[index] = byte
        if (fault(changed) == nil) != JSONOracle.accepts(changed) {
          disagreements.append("\(index): \(byte)")
        }
      }
    }
    #expect(disagreements == [])
  }

  @Test("any byte between two others is judged as a recursive descent judges it")
  func insertedBytes() {
    let document = Array(JSONScannerExhaustiveTests.document.utf8)
    var disagreements: [String] = []
    for index in 0...document.count {
      for byte in UInt8.min...UInt8.max {
        let changed = document[..<index] + [byte] + document[index...]
        if (fault(Array(changed)) == nil) != JSONOracle.accepts(Array(changed)) {
          disagreements.append("\(index): \(byte)")
        }
      }
    }
    #expect(disagreements == [])
  }

  @Test("a missing byte is judged as a recursive descent judges it")
  func removedBytes() {
    let document = Array(JSONScannerExhaustiveTests.document.utf8)
    for index in document.indices {
      var changed = document
      changed.remove(at: index)
      #expect((fault(changed) == nil) == JSONOracle.accepts(changed), "without byte \(index)")
    }
  }

  @Test("random sequences of tokens are judged as a recursive descent judges them")
  func randomTokens() {
    let tokens = [
      "{", "}", "[", "]", ",", ":", "\"a\"", "\"", "\\", "\\u", "d83d", "1", "-", ".", "e", "0", " ", "true",
    ]
    var random = CaseGenerator(seed: 1)
    var accepted = 0
    var disagreements: [String] = []
    for _ in 0..<20_000 {
      let text = (0...random.below(8)).map { _ in random.pick(tokens) }.joined()
      let isJSON = JSONOracle.accepts(Array(text.utf8))
      if isJSON { accepted += 1 }
      if (fault(Array(text.utf8)) == nil) != isJSON { disagreements.append(text) }
    }
    #expect(disagreements == [])
    #expect(accepted > 500)
  }

  @Test(
    "a character in a string is seen wherever it stands and however the string is aligned",
    arguments: [
      ("\"", 1), ("\\n", nil), ("\\", nil), ("\u{1}", 0), ("\u{1F}", 0), ("\u{0}", 0), (" ", nil), ("!", nil),
      ("#", nil), ("[", nil), ("]", nil), ("\u{7F}", nil), ("é", nil), ("€", nil), ("\u{1F600}", nil),
    ] as [(String, Int?)])
  func alignment(_ special: String, faultAfter: Int?) {
    let written = special == "\\" ? "\\\\" : special
    for shift in 0..<8 {
      for length in 1...40 {
        for position in 0..<length {
          let indent = String(repeating: " ", count: 4 + shift)
          let before = String(repeating: "a", count: position)
          let after = String(repeating: "z", count: length - position - 1)
          let bytes = Array("\(indent)\"\(before)\(written)\(after)\"".utf8)
          let outline = JSONOutline(bytes, depthLimit: 0)
          let place = 4 + shift + 1 + position
          if outline.fault?.offset != faultAfter.map({ place + $0 }) {
            Issue.record("shift \(shift), length \(length), position \(position)")
          }
          let end = special == "\"" ? place + 1 : bytes.count
          let expected = faultAfter == 0 ? [] : [(4 + shift)..<end]
          if outline.entries.map(\.range) != expected {
            Issue.record("range at shift \(shift), length \(length), position \(position)")
          }
        }
      }
    }
  }

  @Test("a string of any length is skipped to its end", arguments: 0...40)
  func plainStrings(_ length: Int) {
    let bytes = Array("[\"\(String(repeating: "x", count: length))\",1]".utf8)
    let outline = JSONOutline(bytes, depthLimit: 1)
    #expect(outline.fault == nil)
    #expect(
      outline.entries.map(\.range) == [0..<(length + 6), 1..<(length + 3), (length + 4)..<(length + 5)])
  }
}
