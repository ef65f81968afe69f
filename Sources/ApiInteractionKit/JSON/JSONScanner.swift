import CByteMasks

/// Reads a text as RFC 8259 has it, strictly, in one pass, and builds nothing. [P]
///
/// UTF-8 is checked, lone surrogate escapes and anything after the value are refused, and depth is limited. A byte order
/// mark is skipped.
struct JSONScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0
  /// For each open object or array, whether it is an array; room for as many as may be open.
  private let open: UnsafeMutableBufferPointer<Bool>
  private var depth = 0
  /// Whether skipping has met something wrong, which is looked for from there on.
  private var isFaulty = false

  /// Scans a whole text.
  static func scan<Visitor: JSONVisitor>(
    _ bytes: UnsafeBufferPointer<UInt8>, depthLimit: Int, _ visitor: inout Visitor
  ) throws(JSONSyntaxError) {
    let error = withUnsafeTemporaryAllocation(of: Bool.self, capacity: max(0, depthLimit)) {
      open -> JSONSyntaxError? in
      var scanner = JSONScanner(bytes: bytes, open: open)
      do throws(JSONSyntaxError) {
        try scanner.scan(&visitor)
        return nil
      } catch {
        return error
      }
    }
    if let error { throw error }
  }

  private init(bytes: UnsafeBufferPointer<UInt8>, open: UnsafeMutableBufferPointer<Bool>) {
    self.bytes = bytes
    self.open = open
  }

  private mutating func scan<Visitor: JSONVisitor>(_ visitor: inout Visitor) throws(JSONSyntaxError) {
    try skipByteOrderMark()
    repeat {
      skipWhiteSpace()
      guard index < bytes.count else { throw fault(index, "The text ends where a value was expected.") }
      switch bytes[index] {
      case UInt8(ascii: "{"):
        try push(isArray: false, &visitor)
        if next(is: UInt8(ascii: "}")) || skipMembers(from: .object, &visitor) { break }
        try scanKey(&visitor)
        continue
      case UInt8(ascii: "["):
        try push(isArray: true, &visitor)
        if next(is: UInt8(ascii: "]")) || skipMembers(from: .array, &visitor) { break }
        continue
      case UInt8(ascii: "\""):
        let (range, hasEscapes) = try scanString()
        visitor.scalar(.string, range, hasEscapes: hasEscapes)
      default:
        let literal = try JSONLiteral(in: bytes, at: index)
        visitor.scalar(literal.kind, index..<literal.end, hasEscapes: false)
        index = literal.end
      }
      try closeContainers(&visitor)
    } while depth > 0
    skipWhiteSpace()
    if index < bytes.count { throw fault(index, "The value has ended before this; nothing may follow it.") }
  }

  // MARK: - Objects and arrays

  private mutating func push<Visitor: JSONVisitor>(
    isArray: Bool, _ visitor: inout Visitor
  ) throws(JSONSyntaxError) {
    guard depth < open.count else {
      throw fault(index, "Objects and arrays are nested more than \(open.count) deep.")
    }
    open.initializeElement(at: depth, to: isArray)
    depth += 1
    visitor.begin(isArray: isArray, at: index)
    index += 1
  }

  /// After a value: closes what ends here and moves to the next value.
  private mutating func closeContainers<Visitor: JSONVisitor>(_ visitor: inout Visitor)
    throws(JSONSyntaxError)
  {
    while depth > 0 {
      let isArray = open[depth - 1]
      skipWhiteSpace()
      guard index < bytes.count else {
        throw fault(index, "The text ends where , or \(isArray ? "]" : "}") was expected.")
      }
      switch bytes[index] {
      case UInt8(ascii: ","):
        index += 1
        if isArray, skipMembers(from: .member, &visitor) { continue }
        if !isArray { try scanKey(&visitor) }
        return
      case isArray ? UInt8(ascii: "]") : UInt8(ascii: "}"):
        index += 1
        depth -= 1
        visitor.end(at: index)
      default:
        throw fault(index, "Here , or \(isArray ? "]" : "}") was expected.")
      }
    }
  }

  /// Skips the members that a visitor does not want, without a word to it.
  ///
  /// - Returns: Whether the object or array ends here.
  @inline(__always)
  private mutating func skipMembers<Visitor: JSONVisitor>(
    from start: JSONBlockReader.Start, _ visitor: inout Visitor
  ) -> Bool {
    let count = visitor.unwantedMembers
    guard count > 0, !isFaulty else { return false }
    let end = JSONSkipper.skip(bytes, from: index, start, commas: count, depthLimit: open.count - depth)
    guard let end else {
      isFaulty = true
      return false
    }
    index = end.offset
    visitor.skipped(end.commas)
    return end.commas < count
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

  // MARK: - White space

  @inline(__always)
  private mutating func skipWhiteSpace() {
    // Everything that is no white space but control characters is above a space.
    while index < bytes.count, bytes[index] <= .space, bytes[index].isWhiteSpace { index += 1 }
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
  @inline(__always)
  private mutating func scanString() throws(JSONSyntaxError) -> (range: Range<Int>, hasEscapes: Bool) {
    let start = index + 1
    index = plainEnd(from: start)
    if index < bytes.count, bytes[index] == UInt8(ascii: "\"") {
      index += 1
      return (start..<(index - 1), false)
    }
    let hasEscapes = try scanSpecialString()
    return (start..<(index - 1), hasEscapes)
  }

  /// Scans on from the first character that is not plain ASCII; tells whether there are escapes.
  @inline(never)
  private mutating func scanSpecialString() throws(JSONSyntaxError) -> Bool {
    var hasEscapes = false
    while true {
      index = plainEnd(from: index)
      guard index < bytes.count else { throw fault(index, "The text ends inside a string; \" was expected.") }
      switch bytes[index] {
      case UInt8(ascii: "\""):
        index += 1
        return hasEscapes
      case UInt8(ascii: "\\"):
        hasEscapes = true
        index = try JSONEscape(in: bytes, at: index).end
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

  /// The first byte from an offset on that is not a plain ASCII character of a string.
  @inline(__always)
  private func plainEnd(from start: Int) -> Int {
    var index = start
    if let base = bytes.baseAddress {
      while bytes.count - index >= 16 {
        let count = Int(json_plain_count(base + index))
        index += count
        if count < 16 { return index }
      }
    }
    while index < bytes.count, bytes[index] >= 0x20, bytes[index] < 0x80, bytes[index] != UInt8(ascii: "\""),
      bytes[index] != UInt8(ascii: "\\")
    {
      index += 1
    }
    return index
  }
}
