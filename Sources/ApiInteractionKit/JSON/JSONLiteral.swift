/// A number, or one of the words `true`, `false` and `null`, as it stands in a JSON text.
struct JSONLiteral {
  let kind: JSONKind
  /// The offset just past it.
  private(set) var end: Int

  /// Reads what stands at an offset inside the text.
  init(in bytes: UnsafeBufferPointer<UInt8>, at start: Int) throws(JSONSyntaxError) {
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
    default:
      throw JSONSyntaxError(
        offset: start,
        description:
          "Here a value was expected: a text in double quotes, a number, true, false, null, { or [.")
    }
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
