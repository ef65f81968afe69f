/// Makes random JSON texts of every kind, fast: deep and wide, spaced and not, with every escape, form of number and
/// length of character.
struct JSONDocumentGenerator {
  private var random: CaseGenerator
  private var bytes: [UInt8] = []
  /// About how many bytes the document may still have.
  private var limit = 0
  /// How often there is white space where there may be some: once in so many places.
  private var spacing = 1

  init(seed: UInt64) {
    random = CaseGenerator(seed: seed)
  }

  /// The next document: now and then of several kilobytes, of a single value, or very deep.
  mutating func next() -> [UInt8] {
    bytes.removeAll(keepingCapacity: true)
    spacing = random.pick([1, 3, 10, 1000])
    let kind = random.below(400)
    limit = kind < 4 ? 1000 + random.below(7000) : random.below(random.pick([30, 150, 400]))
    if random.below(20) == 0 { bytes += [0xEF, 0xBB, 0xBF] }
    space()
    switch kind {
    case 4: deep(20 + random.below(280))
    case 5..<40: scalar()
    default: container(depth: 0)
    }
    space()
    return bytes
  }

  private static let names = table([
    "a", "b", "c", "z", "A", "", "id", "items", "a.b", "x[0]", "it's", "é", "日本", "\u{1F600}", " a", "a b",
    "null", "]",
    "\\u0061", "\\u00e9", "\\\"", "\\\\", "\\ud83d\\ude00", "a\\nb", "cardholderAddress", "{", "[\\\"", "a/b",
    "1",
    "veryLongNameThatFillsMoreThanOneBlockOfSixtyFourBytesAndSomeOfTheNext",
  ])
  private static let literals = table([
    "true", "false", "null", "0", "-0", "1", "7", "-1", "10.00", "0.5", "-0.0", "12345678901234567890", "1e5",
    "1E5",
    "1e+5", "1E-5", "-1.5e+2", "2e-3", "0e0", "1E400", "-1e-400", "123456789.987654321e-12",
    "9007199254740993",
    "31415926535897932384626433832795028841971693993751058209749445923078164",
  ])
  private static let pieces = table([
    "a", "x", " ", "Joe Dow", "lorem ipsum dolor sit amet, ", "0123456789", "{", "}", "[", "]", ":", ",", "'",
    "/",
    "{\\\"a\\\":1}", "//", "\\\\", "\\\"", "\\/", "\\b", "\\f", "\\n", "\\r", "\\t", "\\u0000", "\\u001f",
    "\\u0041",
    "\\u00e9", "\\u20AC", "\\uFFFF", "\\uD83D\\uDE00", "\\udbff\\udfff", "\\ud800\\udc00", "\u{7F}", "\u{80}",
    "é", "ß",
    "\u{7FF}", "\u{800}", "€", "日本語", "\u{D7FF}", "\u{E000}", "\u{FEFF}", "\u{FFFD}", "\u{FFFF}", "\u{10000}",
    "\u{1F600}", "\u{10FFFF}", "e\u{301}", "\\u0065\\u0301", "\\\\u0041", "\\\\\\\\", "null", "true",
    "-1.5e3", "\\\\\\\"",
  ])
  private static let spaces = table([
    " ", "\n", "\t", "\r", "\r\n", "  ", "\n    ", " \t\r\n ", "\n                ",
  ])

  private static func table(_ texts: [String]) -> [[UInt8]] { texts.map { Array($0.utf8) } }

  private mutating func space() {
    if random.below(spacing) > 0 { return }
    bytes += random.pick(Self.spaces)
    if random.below(200) == 0 { bytes += [UInt8](repeating: 0x20, count: random.below(150)) }
  }

  private mutating func value(depth: Int) {
    let isScalar = depth >= 8 || bytes.count >= limit || random.below(5) < 2
    if isScalar { scalar() } else { container(depth: depth) }
  }

  private mutating func scalar() {
    if random.below(5) < 2 { string() } else { bytes += random.pick(Self.literals) }
  }

  private mutating func container(depth: Int) {
    let isArray = random.below(2) == 0
    bytes.append(isArray ? UInt8(ascii: "[") : UInt8(ascii: "{"))
    space()
    let count = random.below(10) == 0 ? 0 : 1 + random.below(depth == 0 ? 12 : 6)
    for index in 0..<count {
      if index > 0 {
        if bytes.count >= limit { break }
        bytes.append(UInt8(ascii: ","))
        space()
      }
      if !isArray {
        name()
        space()
        bytes.append(UInt8(ascii: ":"))
        space()
      }
      value(depth: depth + 1)
      space()
    }
    bytes.append(isArray ? UInt8(ascii: "]") : UInt8(ascii: "}"))
  }

  /// Objects and arrays in each other, and now and then a member beside them.
  private mutating func deep(_ depth: Int) {
    var closing: [[UInt8]] = []
    for _ in 0..<depth {
      let isArray = random.below(2) == 0
      bytes.append(isArray ? UInt8(ascii: "[") : UInt8(ascii: "{"))
      if !isArray {
        name()
        bytes.append(UInt8(ascii: ":"))
      } else if random.below(4) == 0 {
        scalar()
        bytes.append(UInt8(ascii: ","))
      }
      closing.append(Array((isArray ? (random.below(4) == 0 ? ",{}]" : "]") : "}").utf8))
    }
    scalar()
    for end in closing.reversed() { bytes += end }
  }

  private mutating func name() {
    bytes.append(UInt8(ascii: "\""))
    bytes += random.pick(Self.names)
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func string() {
    bytes.append(UInt8(ascii: "\""))
    for _ in 0..<random.below(random.pick([2, 6, 15])) { bytes += random.pick(Self.pieces) }
    if random.below(20) == 0 {
      let piece = random.pick(Self.pieces)
      for _ in 0..<random.below(70) { bytes += piece }
    }
    bytes.append(UInt8(ascii: "\""))
  }
}
