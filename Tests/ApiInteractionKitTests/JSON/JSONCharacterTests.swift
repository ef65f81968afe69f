import Testing

@testable import ApiInteractionKit

@Suite("JSON conformance: every character of a string")
struct JSONCharacterTests {
  private let judge: JSONJudge
  /// A text read by each route, one that is skipped, and names, each with a block's end near it.
  private let surroundings: [(before: [UInt8], after: [UInt8])]

  init() throws {
    judge = try JSONJudge(JSONJudge.fewPaths)
    let filling = String(repeating: "f", count: 53)
    surroundings = [
      ("[0,\"", "\"]"), ("{\"z\":[\"", "\"],\"a\":\"after\"}"), ("{\"", "\":1,\"a\":\"after\"}"),
      ("{\"z\":{\"\(filling)", "\":1},\"a\":\"after\"}"),
      ("[\"\(filling)", "\",[\"\\\\\",{}]]"), ("[\"\(filling)fff", "\",[\"after\"]]"),
    ].map { (Array($0.utf8), Array($1.utf8)) }
  }

  /// The first texts, each as the inside of a string, that are not judged as they must be, or not by both alike.
  private func misjudged(_ texts: [(text: [UInt8], isJSON: Bool)]) throws -> [String] {
    var found: [String] = []
    for (text, isJSON) in texts {
      for (before, after) in surroundings {
        let verdict = try judge.verdict(on: before + text + after)
        if verdict.isJSON == isJSON && verdict.differences.isEmpty || found.count == 10 { continue }
        found.append("\(text) after \(before.count) bytes: \(verdict.isJSON), \(verdict.differences)")
      }
    }
    return found
  }

  @Test("of the ASCII characters those from the space on stand in a string as they are, but \" and \\ do not")
  func ascii() throws {
    let bytes = (UInt8(0)...0x7F).filter { $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }
    #expect(try misjudged(bytes.map { ([$0], $0 >= 0x20) }) == [])
    #expect(try misjudged([(Array("\"".utf8), false), (Array("\\".utf8), false)]) == [])
  }

  @Test("after \\ comes one of eight characters, or u")
  func escapes() throws {
    let texts = (UInt8.min...UInt8.max).map { byte in
      ([UInt8(ascii: "\\"), byte], "\"\\/bfnrt".utf8.contains(byte))
    }
    #expect(try misjudged(texts) == [])
  }

  @Test("after \\u come four hexadecimal digits", arguments: 0..<4)
  func hexadecimal(_ position: Int) throws {
    let texts = (UInt8.min...UInt8.max).map { byte in
      var text = Array("\\u1234".utf8)
      text[2 + position] = byte
      return (text, "0123456789abcdefABCDEF".utf8.contains(byte))
    }
    #expect(try misjudged(texts) == [])
  }

  @Test("every code unit is a character, but the halves of pairs are not")
  func codeUnits() throws {
    let units =
      Array(stride(from: 0, to: 0x10000, by: 0x55)) + [0xD7FF, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xE000]
    let texts = units.map { unit in
      let digits = String(unit, radix: 16)
      let escape = "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      return (Array(escape.utf8), !(0xD800...0xDFFF).contains(unit))
    }
    #expect(try misjudged(texts) == [])
  }

  /// The bytes that may follow a first byte, and how many follow (RFC 3629, section 4); nil where none may begin a character.
  private func following(_ first: UInt8) -> (second: ClosedRange<UInt8>, count: Int)? {
    switch first {
    case 0xC2...0xDF: (0x80...0xBF, 1)
    case 0xE0: (0xA0...0xBF, 2)
    case 0xE1...0xEC, 0xEE...0xEF: (0x80...0xBF, 2)
    case 0xED: (0x80...0x9F, 2)
    case 0xF0: (0x90...0xBF, 3)
    case 0xF1...0xF3: (0x80...0xBF, 3)
    case 0xF4: (0x80...0x8F, 3)
    default: nil
    }
  }

  @Test(
    "the first two bytes of a character are those of UTF-8",
    arguments: Array(stride(from: 0x80, to: 0x100, by: 0x10)))
  func firstBytes(_ row: Int) throws {
    var texts: [(text: [UInt8], isJSON: Bool)] = []
    for first in UInt8(row)...UInt8(row + 0xF) {
      let expected = following(first)
      // Bytes that cannot begin a character are tried with as many as could ever follow.
      let rest = [UInt8](repeating: 0x80, count: (expected?.count ?? Int(first & 3) + 1) - 1)
      for second in UInt8.min...UInt8.max {
        texts.append(([first, second] + rest, expected?.second.contains(second) ?? false))
      }
    }
    #expect(try misjudged(texts) == [])
  }

  @Test("the third and fourth bytes of a character are those of UTF-8")
  func lastBytes() throws {
    var texts: [(text: [UInt8], isJSON: Bool)] = []
    for byte in UInt8.min...UInt8.max {
      let isRight = (0x80...0xBF).contains(byte)
      for text in [
        [0xE2, 0x82, byte], [0xEF, 0xBF, byte], [0xF0, 0x9F, byte, 0x80], [0xF0, 0x9F, 0x98, byte],
        [0xF4, 0x8F, byte, 0xBF], [0xF4, 0x8F, 0xBF, byte],
      ] {
        texts.append((text, isRight))
      }
    }
    #expect(try misjudged(texts) == [])
  }

  @Test("a character cut off, one too long, and surrogates and numbers beyond U+10FFFF are not UTF-8")
  func broken() throws {
    let texts: [[UInt8]] = [
      [0xC3], [0xE2], [0xE2, 0x82], [0xF0], [0xF0, 0x9F], [0xF0, 0x9F, 0x98], [0xC3, 0xC3],
      [0xE2, 0x82, 0xE2],
      [0x80], [0x80, 0x80], [0xC3, 0xA9, 0xA9], [0xE2, 0x82, 0xAC, 0x80], [0xF0, 0x9F, 0x98, 0x80, 0x80],
      [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xE0, 0x9F, 0xBF], [0xF0, 0x80, 0x80, 0x80],
      [0xF0, 0x8F, 0xBF, 0xBF], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80],
      [0xFC, 0x84, 0x80, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0xFE, 0xFF], [0xFF, 0xFE],
    ]
    #expect(try misjudged(texts.map { ($0, false) }) == [])
  }

  @Test(
    "the characters at the ends of UTF-8's lengths are read wherever they lie in blocks of 64 bytes",
    arguments: 0...130)
  func alignment(_ length: Int) throws {
    let filling = String(repeating: "f", count: length)
    for character in ["\u{7F}", "\u{80}", "\u{7FF}", "\u{800}", "\u{FFFF}", "\u{10000}", "\u{10FFFF}"] {
      let text = "{\"z\":[\"\(filling)\(character)\"],\"a\":\"\(character)\(filling)\"}"
      let whole = try judge.verdict(on: Array(text.utf8))
      #expect(whole.isJSON && whole.differences.isEmpty, "\(text): \(whole.differences)")
      for left in 1..<max(2, character.utf8.count) where character.utf8.count > 1 {
        let cut = Array("{\"z\":[\"\(filling)".utf8) + character.utf8.prefix(left)
        for broken in [cut, cut + Array("\"],\"a\":\"after\"}".utf8)] {
          let verdict = try judge.verdict(on: broken)
          #expect(verdict.outline.fault?.offset == 7 + length)
          #expect(verdict.differences == [])
        }
      }
    }
  }
}
