import Testing

@testable import ApiInteractionKit

@Suite("JSON conformance: RFC 8259's grammar")
struct JSONGrammarTests {
  private let judge: JSONJudge

  init() throws {
    judge = try JSONJudge()
  }

  /// What is wrong with the verdict on a value in a place; nil if nothing is.
  private func complaint(
    on value: [UInt8], in place: JSONPlace, isJSON: Bool, by judge: JSONJudge
  ) throws -> String? {
    let document = place.document(with: value)
    let verdict = try judge.verdict(on: document)
    func complaint(_ text: String) -> String { "\(String(decoding: document, as: UTF8.self)): \(text)" }
    if !verdict.differences.isEmpty { return complaint("\(verdict.differences)") }
    if verdict.isJSON != isJSON { return complaint(isJSON ? "was refused" : "was accepted") }
    // What comes before the value is right, and is not to blame; but UTF-16 is known by the first bytes.
    if let fault = verdict.outline.fault, fault.offset < place.before.count, !document.prefix(4).contains(0) {
      return complaint("was refused at \(fault.offset)")
    }
    return nil
  }

  private func complaints(
    on production: JSONProduction, in places: [JSONPlace], by judge: JSONJudge
  ) throws -> [String] {
    try places.flatMap { place in
      try production.accepted.compactMap {
        try complaint(on: Array($0.utf8), in: place, isJSON: true, by: judge)
      }
        + production.refused.compactMap {
          try complaint(on: Array($0.utf8), in: place, isJSON: false, by: judge)
        }
    }
  }

  @Test(
    "a production's texts are accepted, and those like them refused, wherever a value may stand",
    arguments: JSONProduction.structure + JSONProduction.values)
  func everyPlace(_ production: JSONProduction) throws {
    #expect(try complaints(on: production, in: JSONPlace.all, by: judge).prefix(10) == [])
  }

  @Test(
    "a production's texts are accepted, and those like them refused, however they lie in blocks of 64 bytes",
    arguments: JSONProduction.structure + JSONProduction.values)
  func everyAlignment(_ production: JSONProduction) throws {
    let judge = try JSONJudge(JSONJudge.fewPaths)
    #expect(
      try complaints(on: production, in: (0...130).flatMap(JSONPlace.padded), by: judge).prefix(10) == [])
  }

  @Test(
    "one byte order mark before everything is skipped, and none is anywhere else",
    arguments: [
      ("\u{FEFF}1", true), ("\u{FEFF}{}", true), ("\u{FEFF} [1] ", true), ("\u{FEFF}\"\u{FEFF}\"", true),
      ("\u{FEFF}", false), ("\u{FEFF} ", false), ("\u{FEFF}\u{FEFF}1", false), (" \u{FEFF}1", false),
      ("1\u{FEFF}", false), ("[\u{FEFF}1]", false), ("[1\u{FEFF}]", false), ("{\u{FEFF}\"a\":1}", false),
      ("{\"a\"\u{FEFF}:1}", false), ("{\"a\":\u{FEFF}1}", false), ("\u{FEFF}x", false),
      ("\u{FEFF}[1,]", false),
      ("\u{FEFF}<a>", false), ("\u{FEFF}[1]\u{FEFF}", false),
    ])
  func byteOrderMark(_ text: String, _ isJSON: Bool) throws {
    #expect(try complaint(on: Array(text.utf8), in: .root, isJSON: isJSON, by: judge) == nil)
  }

  @Test(
    "half a byte order mark, and that of another encoding, is refused",
    arguments: [
      [0xEF, 0x31], [0xEF, 0xBB, 0x31], [0xBB, 0xBF, 0x31], [0xEF, 0xBB], [0xEF], [0xFE, 0xFF, 0x31],
      [0xFF, 0xFE, 0x31, 0x00], [0xFE, 0xFF, 0x00, 0x31], [0x31, 0x00], [0x00, 0x31],
      [0x00, 0x00, 0x00, 0x31],
      [0xFF, 0xFE, 0x00, 0x00, 0x31, 0x00, 0x00, 0x00], [0x5B, 0x00, 0x5D, 0x00],
      [0x2B, 0x2F, 0x76, 0x38, 0x31],
      [0xEF, 0xBB, 0xBF, 0x00, 0x31], [0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0x31],
    ] as [[UInt8]])
  func otherMarks(_ bytes: [UInt8]) throws {
    #expect(try complaint(on: bytes, in: .root, isJSON: false, by: judge) == nil)
  }

  @Test(
    "a body of nothing, or of nothing but white space, is no JSON", arguments: ["", " ", "\r\n\t ", "\n\n"])
  func nothing(_ body: String) throws {
    #expect(try complaint(on: Array(body.utf8), in: .root, isJSON: false, by: judge) == nil)
  }
}
