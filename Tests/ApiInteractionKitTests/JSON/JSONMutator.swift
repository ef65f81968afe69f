/// Spoils JSON texts, and sometimes leaves them JSON.
struct JSONMutator {
  private var random: CaseGenerator

  init(seed: UInt64) {
    random = CaseGenerator(seed: seed)
  }

  /// A document with one to three changes.
  ///
  /// - Parameter other: Another document, of which a part may come in.
  mutating func mutated(_ document: [UInt8], with other: [UInt8]) -> [UInt8] {
    var result = document
    for _ in 0..<random.pick([1, 1, 1, 2, 3]) { mutate(&result, with: other) }
    return result
  }

  private static let tokens = table([
    "{", "}", "[", "]", ",", ":", "\"", "\\", "\"a\":", "{}", "[]", "null", "true", "false", "0", "-", "1",
    ".5", "e1",
    "+", "01", "NaN", "Infinity", "-Infinity", "\"\"", ",,", "\\u", "\\x", "/**/", "//", "'", "1 2", "}{",
    "][", "nul",
    "\\\"", "\u{FEFF}", "\u{A0}", "\u{2028}", "\u{0}", "\u{1}", "\u{1F}", "\u{B}", "\n", " ", "\t", "é",
    "\u{1F600}", "1.",
    "1e", "0x1", "[1,]", "{\"a\":1,}", "\"a\" \"b\"", "\",\"", "]]", "}}", "[[", "{\"a\":{",
  ])
  private static let surrogates = table([
    "\\ud800", "\\udbff", "\\udc00", "\\uDFFF", "\\ud83d\\ud83d", "\\ude00\\ud83d", "\\ud83d\\u0041",
    "\\ud83d\\n",
    "\\ud83d\\", "\\ud83dx\\ude00", "\\ud83d\\ude00", "\\uDBFF\\uDFFF", "\\ud83d\\udeg0", "\\u00", "\\u12g4",
    "\\uD7FF",
  ])
  private static let notUTF8: [[UInt8]] = [
    [0x80], [0xBF], [0xC3], [0xC0, 0xAF], [0xC1, 0xBF], [0xE2, 0x82], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80],
    [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80], [0xF0, 0x9F, 0x98], [0xF0, 0x8F, 0xBF, 0xBF],
    [0xF4, 0x90, 0x80, 0x80],
    [0xF5, 0x80, 0x80, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0xFF, 0xFE], [0xFE, 0xFF],
  ]

  private static func table(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }

  private mutating func mutate(_ bytes: inout [UInt8], with other: [UInt8]) {
    let place = random.below(bytes.count + 1)
    switch random.below(16) {
    case 0: change(&bytes) { $0.below(256) }
    case 1: change(&bytes) { $0.below(128) }
    case 2:
      guard place < bytes.count else { break }
      bytes[place] ^= 1 << UInt8(random.below(8))
    case 3: bytes.insert(UInt8(random.below(random.pick([128, 256]))), at: place)
    case 4, 5: bytes.insert(contentsOf: random.pick(Self.tokens), at: place)
    case 6:
      if place < bytes.count { bytes.remove(at: place) }
    case 7: bytes.removeSubrange(place..<min(bytes.count, place + random.below(12)))
    case 8: bytes.removeSubrange(place...)
    case 9: bytes.replaceSubrange(place..., with: other[random.below(other.count + 1)...])
    case 10: bytes.insert(contentsOf: other, at: place)
    case 11: swapTokens(&bytes)
    case 12: bytes.insert(contentsOf: random.pick(Self.surrogates), at: insideText(bytes) ?? place)
    case 13: bytes.insert(contentsOf: random.pick(Self.notUTF8), at: insideText(bytes) ?? place)
    case 14: replaceToken(&bytes)
    default: bytes.insert(contentsOf: random.pick(Self.tokens), at: insideText(bytes) ?? place)
    }
  }

  private mutating func change(_ bytes: inout [UInt8], to byte: (inout CaseGenerator) -> Int) {
    if !bytes.isEmpty { bytes[random.below(bytes.count)] = UInt8(byte(&random)) }
  }

  /// A place just after a quote: of every two quotes one begins a text.
  private mutating func insideText(_ bytes: [UInt8]) -> Int? {
    let quotes = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\"") }
    return quotes.isEmpty ? nil : random.pick(quotes) + 1
  }

  /// Where the signs between values stand.
  private func signs(_ bytes: [UInt8]) -> [Int] {
    bytes.indices.filter {
      switch bytes[$0] {
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: ","),
        UInt8(ascii: ":"):
        true
      default: false
      }
    }
  }

  private mutating func swapTokens(_ bytes: inout [UInt8]) {
    let signs = signs(bytes)
    if !signs.isEmpty { bytes.swapAt(random.pick(signs), random.pick(signs)) }
  }

  /// Puts another token where a sign or what stands between two signs is.
  private mutating func replaceToken(_ bytes: inout [UInt8]) {
    let signs = signs(bytes)
    guard signs.count > 1 else { return }
    let index = random.below(signs.count - 1)
    let isSign = random.below(2) == 0
    let range = isSign ? signs[index]..<(signs[index] + 1) : (signs[index] + 1)..<signs[index + 1]
    bytes.replaceSubrange(range, with: random.pick(Self.tokens))
  }
}
