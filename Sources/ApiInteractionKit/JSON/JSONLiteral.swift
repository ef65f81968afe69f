/// A number, or one of the words `true`, `false` and `null`, as it stands in a JSON text.
struct JSONLiteral {
  let kind: JSONKind
  /// The offset just past it.
  private(set) var end: Int

  /// Reads what stands at an offset inside the text.
  @inline(__always)
  init(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) throws(JSONSyntaxError) {
    if let common = JSONLiteral.common(in: bytes, at: start) {
      self = common
    } else {
      self = try JSONLiteral(slowlyIn: bytes, at: start)
    }
  }

  @inline(never)
  private init(slowlyIn bytes: UnsafeBufferPointer<UInt8>, at start: Int) throws(JSONSyntaxError) {
    end = start
    switch bytes[start] {
    case UInt8(ascii: "t"):
      kind = .boolean
      try readWord("true", bytes)
    case UInt8(ascii: "f"):
      kind = .boolean
      try readWord("false", bytes)
    case UInt8(ascii: "n"):
      kind = .null
      try readWord("null", bytes)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      kind = .number
      try readNumber(bytes)
    case _ where bytes.has("NaN", at: start) || bytes.has("Infinity", at: start):
      throw JSONSyntaxError(
        offset: start, description: "JSON has no NaN and no Infinity. A number was expected.")
    case UInt8(ascii: "+"):
      throw JSONSyntaxError(offset: start, description: "A number does not begin with +.")
    case UInt8(ascii: "."):
      throw JSONSyntaxError(
        offset: start, description: "A number does not begin with a point; 0 stands before it.")
    default:
      throw JSONSyntaxError(
        offset: start,
        description:
          "Here a value was expected: a text in double quotes, a number, true, false, null, { or [.")
    }
  }

  private init(_ kind: JSONKind, end: Int) {
    self.kind = kind
    self.end = end
  }

  /// A word, or a number of up to seven digits before a point and after, with what may follow it: seen from eight bytes at
  /// once. Almost all literals are such; nil says nothing of the others.
  @inline(__always)
  static func common(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> JSONLiteral? {
    let word = bytes.word(at: start)
    let digits = word.leadingDigits
    if digits == 0 {
      if word.prefix(4) == `true`, ends(before: word.byte(4)) { return JSONLiteral(.boolean, end: start + 4) }
      if word.prefix(4) == null, ends(before: word.byte(4)) { return JSONLiteral(.null, end: start + 4) }
      if word.prefix(5) == `false`, ends(before: word.byte(5)) {
        return JSONLiteral(.boolean, end: start + 5)
      }
    } else if digits < 8, digits == 1 || word.byte(0) != UInt8(ascii: "0") {
      let end = start + digits
      let next = word.byte(digits)
      if ends(before: next) { return JSONLiteral(.number, end: end) }
      if next == UInt8(ascii: ".") {
        let fraction = bytes.word(at: end + 1)
        let digits = fraction.leadingDigits
        if digits > 0, digits < 8, ends(before: fraction.byte(digits)) {
          return JSONLiteral(.number, end: end + 1 + digits)
        }
      }
    }
    return nil
  }

  private static let `true`: UInt64 = 0x6575_7274
  private static let null: UInt64 = 0x6C6C_756E
  private static let `false`: UInt64 = 0x65_736C_6166

  /// Whether a literal may end before a byte. The end of the text counts, too, and so do control characters: what they are
  /// is found elsewhere.
  @inline(__always)
  static func ends(before byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte | 0x20 == UInt8(ascii: "}") || byte <= .space
  }

  private mutating func readWord(_ word: StaticString, _ bytes: UnsafeBufferPointer<UInt8>)
    throws(JSONSyntaxError)
  {
    if bytes.has(word, at: end) {
      end += word.utf8CodeUnitCount
      return
    }
    let rest = bytes[end...]
    if word.withUTF8Buffer({ $0.starts(with: rest) }) {
      throw JSONSyntaxError(offset: bytes.count, description: "The text ends inside \(word).")
    }
    throw JSONSyntaxError(offset: end, description: "Here a value was expected; did you mean \(word)?")
  }

  private mutating func readNumber(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONSyntaxError) {
    if bytes[end] == UInt8(ascii: "-") { end += 1 }
    let first = end
    try readDigits(bytes)
    if bytes[first] == UInt8(ascii: "0"), end > first + 1 {
      throw JSONSyntaxError(offset: first, description: "After a leading 0 no further digit may follow.")
    }
    if end < bytes.count, bytes[end] == UInt8(ascii: ".") {
      end += 1
      try readDigits(bytes)
    }
    if end < bytes.count, bytes[end] | 0x20 == UInt8(ascii: "e") {
      end += 1
      if end < bytes.count, bytes[end] == UInt8(ascii: "+") || bytes[end] == UInt8(ascii: "-") { end += 1 }
      try readDigits(bytes)
    }
  }

  private mutating func readDigits(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONSyntaxError) {
    let start = end
    while end < bytes.count, bytes[end].isDigit { end += 1 }
    if end == start { throw JSONSyntaxError(offset: end, description: "Here a digit was expected.") }
  }
}
