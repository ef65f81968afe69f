/// Reads a text as RFC 8259 has it, strictly, in one pass, and builds nothing. [P]
///
/// UTF-8 is checked, lone surrogate escapes and anything after the value are refused, and depth is limited. A byte order
/// mark is skipped.
struct JSONScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let depthLimit: Int
  private var index = 0
  /// For each open object or array, whether it is an array.
  private var open: [Bool] = []

  /// Scans a whole text.
  static func scan<Visitor: JSONVisitor>(
    _ bytes: UnsafeBufferPointer<UInt8>, depthLimit: Int, _ visitor: inout Visitor
  ) throws(JSONSyntaxError) {
    var scanner = JSONScanner(bytes: bytes, depthLimit: depthLimit)
    try scanner.scan(&visitor)
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, depthLimit: Int) {
    self.bytes = bytes
    self.depthLimit = depthLimit
  }

  private mutating func scan<Visitor: JSONVisitor>(_ visitor: inout Visitor) throws(JSONSyntaxError) {
    try skipByteOrderMark()
    repeat {
      skipWhiteSpace()
      guard index < bytes.count else { throw fault(index, "The text ends where a value was expected.") }
      switch bytes[index] {
      case UInt8(ascii: "{"):
        try push(isArray: false, &visitor)
        if next(is: UInt8(ascii: "}")) { break }
        try scanKey(&visitor)
        continue
      case UInt8(ascii: "["):
        try push(isArray: true, &visitor)
        if next(is: UInt8(ascii: "]")) { break }
        continue
      case UInt8(ascii: "\""):
        let (range, hasEscapes) = try scanString()
        visitor.scalar(.string, range, hasEscapes: hasEscapes)
      default:
        try scanLiteral(&visitor)
      }
      try closeContainers(&visitor)
    } while !open.isEmpty
    skipWhiteSpace()
    if index < bytes.count { throw fault(index, "The value has ended before this; nothing may follow it.") }
  }

  // MARK: - Objects and arrays

  private mutating func push<Visitor: JSONVisitor>(
    isArray: Bool, _ visitor: inout Visitor
  ) throws(JSONSyntaxError) {
    guard open.count < depthLimit else {
      throw fault(index, "Objects and arrays are nested more than \(depthLimit) deep.")
    }
    open.append(isArray)
    visitor.begin(isArray: isArray, at: index)
    index += 1
  }

  /// After a value: closes what ends here and moves to the next value.
  private mutating func closeContainers<Visitor: JSONVisitor>(_ visitor: inout Visitor)
    throws(JSONSyntaxError)
  {
    while let isArray = open.last {
      skipWhiteSpace()
      guard index < bytes.count else {
        throw fault(index, "The text ends where , or \(isArray ? "]" : "}") was expected.")
      }
      switch bytes[index] {
      case UInt8(ascii: ","):
        index += 1
        if !isArray { try scanKey(&visitor) }
        return
      case isArray ? UInt8(ascii: "]") : UInt8(ascii: "}"):
        index += 1
        open.removeLast()
        visitor.end(at: index)
      default:
        throw fault(index, "Here , or \(isArray ? "]" : "}") was expected.")
      }
    }
  }

  private mutating func scanKey<Visitor: JSONVisitor>(_ visitor: inout Visitor) throws(JSONSyntaxError) {
    skipWhiteSpace()
    guard index < bytes.count else {
      throw fault(index, "The text ends where a name in quotes was expected.")
    }
    guard bytes[index] == UInt8(ascii: "\"") else {
      throw fault(index, "Here a name in double quotes was expected.")
    }
    let (range, hasEscapes) = try scanString()
    visitor.key(range, hasEscapes: hasEscapes, in: bytes)
    skipWhiteSpace()
    guard index < bytes.count else { throw fault(index, "The text ends where : was expected.") }
    guard bytes[index] == UInt8(ascii: ":") else { throw fault(index, "Here : was expected.") }
    index += 1
  }

  /// Whether the next character closes the container just opened; it is left for ``closeContainers(_:)``.
  private mutating func next(is closing: UInt8) -> Bool {
    skipWhiteSpace()
    return index < bytes.count && bytes[index] == closing
  }

  // MARK: - Numbers and words

  private mutating func scanLiteral<Visitor: JSONVisitor>(_ visitor: inout Visitor) throws(JSONSyntaxError) {
    let start = index
    switch bytes[index] {
    case UInt8(ascii: "t"):
      try scanWord("true")
      visitor.scalar(.boolean, start..<index, hasEscapes: false)
    case UInt8(ascii: "f"):
      try scanWord("false")
      visitor.scalar(.boolean, start..<index, hasEscapes: false)
    case UInt8(ascii: "n"):
      try scanWord("null")
      visitor.scalar(.null, start..<index, hasEscapes: false)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      try scanNumber()
      visitor.scalar(.number, start..<index, hasEscapes: false)
    default:
      throw fault(
        index, "Here a value was expected: a text in double quotes, a number, true, false, null, { or [.")
    }
  }

  private mutating func scanWord(_ word: StaticString) throws(JSONSyntaxError) {
    let end = index + word.utf8CodeUnitCount
    guard bytes.has(word, at: index) else {
      let rest = bytes[index...]
      if word.withUTF8Buffer({ $0.starts(with: rest) }) {
        throw fault(bytes.count, "The text ends inside \(word).")
      }
      throw fault(index, "Here a value was expected; did you mean \(word)?")
    }
    index = end
  }

  private mutating func scanNumber() throws(JSONSyntaxError) {
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    let first = index
    try scanDigits()
    if bytes[first] == UInt8(ascii: "0"), index > first + 1 {
      throw fault(first, "After a leading 0 no further digit may follow.")
    }
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      try scanDigits()
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-") {
        index += 1
      }
      try scanDigits()
    }
  }

  private mutating func scanDigits() throws(JSONSyntaxError) {
    let start = index
    while index < bytes.count, bytes[index].isDigit { index += 1 }
    if index == start { throw fault(index, "Here a digit was expected.") }
  }

  // MARK: - White space

  @inline(__always)
  private mutating func skipWhiteSpace() {
    while index < bytes.count, bytes[index].isWhiteSpace { index += 1 }
  }

  private mutating func skipByteOrderMark() throws(JSONSyntaxError) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { index = 3 }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || bytes.prefix(4).contains(0) {
      throw fault(0, "The text is UTF-16 or binary; JSON is UTF-8.")
    }
  }

  private func fault(_ offset: Int, _ message: String) -> JSONSyntaxError {
    JSONSyntaxError(offset: offset, description: message)
  }
}

// MARK: - Strings

extension JSONScanner {
  /// Scans the string that opens here; gives its range without the quotes.
  private mutating func scanString() throws(JSONSyntaxError) -> (range: Range<Int>, hasEscapes: Bool) {
    let start = index + 1
    var hasEscapes = false
    index = start
    while true {
      index = plainEnd(from: index)
      guard index < bytes.count else { throw fault(index, "The text ends inside a string; \" was expected.") }
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        return (start..<(index - 1), hasEscapes)
      case UInt8(ascii: "\\"):
        hasEscapes = true
        try scanEscape()
      case 0x80...:
        let length = validUTF8Length(bytes, at: index)
        if length == 0 { throw fault(index, "This is not UTF-8.") }
        index += length
      case let byte:
        throw fault(
          index,
          "A string cannot hold the control character \(Unicode.Scalar(byte).codePoint); write it with \\.")
      }
    }
  }

  /// The first byte from an offset on that is not a plain ASCII character of a string, found eight at a time.
  @inline(__always)
  private func plainEnd(from start: Int) -> Int {
    let high: UInt64 = 0x8080_8080_8080_8080
    let ones: UInt64 = 0x0101_0101_0101_0101
    var index = start
    let raw = UnsafeRawBufferPointer(bytes)
    while index + 8 <= raw.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      let found =
        ((word &- ones &* 0x20) | (quote &- ones) | (backslash &- ones)) & ~word & high | word & high
      if found != 0 { return index + found.trailingZeroBitCount / 8 }
      index += 8
    }
    while index < raw.count, raw[index] >= 0x20, raw[index] < 0x80, raw[index] != 0x22, raw[index] != 0x5C {
      index += 1
    }
    return index
  }

  private mutating func scanEscape() throws(JSONSyntaxError) {
    guard index + 1 < bytes.count else {
      throw fault(bytes.count, "The text ends inside a string; \" was expected.")
    }
    switch bytes[index + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      index += 2
    case UInt8(ascii: "u"):
      try scanUnicodeEscape()
    default:
      throw fault(index, "After \\ comes one of \" \\ / b f n r t u.")
    }
  }

  private mutating func scanUnicodeEscape() throws(JSONSyntaxError) {
    let start = index
    let unit = try scanCodeUnit()
    if unit & 0xFC00 == 0xDC00 {
      throw fault(start, "This escape is the second half of a pair without a first.")
    }
    guard unit & 0xFC00 == 0xD800 else { return }
    let isPair = bytes.has("\\u", at: index)
    if index >= bytes.count || index + 1 == bytes.count && bytes[index] == UInt8(ascii: "\\") {
      throw fault(bytes.count, "The text ends inside a string; \" was expected.")
    }
    guard isPair, try scanCodeUnit() & 0xFC00 == 0xDC00 else {
      throw fault(start, "This escape is the first half of a pair without a second.")
    }
  }

  private mutating func scanCodeUnit() throws(JSONSyntaxError) -> UInt16 {
    var unit: UInt16 = 0
    for offset in (index + 2)..<(index + 6) {
      guard offset < bytes.count else {
        throw fault(bytes.count, "The text ends inside a string; \" was expected.")
      }
      guard let digit = bytes[offset].hexValue else {
        throw fault(offset, "After \\u come four hexadecimal digits.")
      }
      unit = unit << 4 | UInt16(digit)
    }
    index += 6
    return unit
  }
}
