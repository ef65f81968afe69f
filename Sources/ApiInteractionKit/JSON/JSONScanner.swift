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
  /// How much text must be left for skipping to pay.
  private let leastRest: Int
  /// Whether skipping has met something wrong, which is looked for from there on.
  private var isFaulty = false

  /// Where no more text is left, going token by token is as fast as going by blocks.
  static let shortText = 1024

  /// Scans a whole text.
  ///
  /// - Parameter leastRest: How much text must be left, in bytes, for members that are not wanted to be skipped.
  static func scan<Visitor: JSONVisitor>(
    _ bytes: UnsafeBufferPointer<UInt8>, depthLimit: Int, leastRest: Int = shortText, _ visitor: inout Visitor
  ) throws(JSONSyntaxError) {
    let error = withUnsafeTemporaryAllocation(of: Bool.self, capacity: min(max(0, depthLimit), bytes.count)) {
      open -> JSONSyntaxError? in
      var scanner = JSONScanner(bytes: bytes, open: open, leastRest: leastRest)
      do throws(JSONSyntaxError) {
        try scanner.scan(&visitor)
        return nil
      } catch {
        return error
      }
    }
    if let error { throw error }
  }

  private init(
    bytes: UnsafeBufferPointer<UInt8>, open: UnsafeMutableBufferPointer<Bool>, leastRest: Int
  ) {
    self.bytes = bytes
    self.open = open
    self.leastRest = leastRest
  }

  /// Goes through the text value by value.
  ///
  /// Everything on the common way is inlined, so that the index stays in a register.
  @inline(__always)
  private mutating func scan<Visitor: JSONVisitor>(_ visitor: inout Visitor) throws(JSONSyntaxError) {
    try skipByteOrderMark()
    var isMember = false
    repeat {
      if isMember { try scanKey(&visitor) }
      skipWhiteSpace()
      guard index < bytes.count else { throw fault("The text ends where a value was expected.") }
      switch bytes[index] {
      case UInt8(ascii: "{"):
        try push(isArray: false, &visitor)
        isMember = !next(is: UInt8(ascii: "}")) && !skipMembers(from: .object, &visitor)
        if isMember { continue }
      case UInt8(ascii: "["):
        try push(isArray: true, &visitor)
        isMember = false
        if !next(is: UInt8(ascii: "]")), !skipMembers(from: .array, &visitor) { continue }
      case UInt8(ascii: "\""):
        let string = try scanString()
        visitor.scalar(.string, string.range, hasEscapes: string.hasEscapes)
      default:
        let literal = try JSONLiteral(in: bytes, at: index)
        visitor.scalar(literal.kind, Range(uncheckedBounds: (index, literal.end)), hasEscapes: false)
        index = literal.end
      }
      isMember = false
      values: while depth > 0 {
        switch try nextAfterValue() {
        case .member: isMember = true
        case .element: if skipMembers(from: .member, &visitor) { continue values }
        case .end:
          visitor.end(at: index)
          continue values
        }
        break
      }
    } while depth > 0
    skipWhiteSpace()
    if index < bytes.count { throw fault("The value has ended before this; nothing may follow it.") }
  }

  // MARK: - Objects and arrays

  @inline(__always)
  private mutating func push<Visitor: JSONVisitor>(
    isArray: Bool, _ visitor: inout Visitor
  ) throws(JSONSyntaxError) {
    guard depth < open.count else {
      throw fault("Objects and arrays are nested more than \(open.count) deep.")
    }
    open.initializeElement(at: depth, to: isArray)
    depth &+= 1
    visitor.begin(isArray: isArray, at: index)
    index &+= 1
  }

  /// What comes after a value in an object or array.
  private enum Next {
    /// A member of the object.
    case member
    /// A member of the array.
    case element
    /// The end of the object or array, which is closed.
    case end
  }

  @inline(__always)
  private mutating func nextAfterValue() throws(JSONSyntaxError) -> Next {
    let isArray = open[depth &- 1]
    skipWhiteSpace()
    guard index < bytes.count else {
      throw fault("The text ends where , or \(isArray ? "]" : "}") was expected.")
    }
    if bytes[index] == UInt8(ascii: ",") {
      index &+= 1
      return isArray ? .element : .member
    }
    guard bytes[index] == (isArray ? UInt8(ascii: "]") : UInt8(ascii: "}")) else {
      throw fault("Here , or \(isArray ? "]" : "}") was expected.")
    }
    index &+= 1
    depth &-= 1
    return .end
  }

  /// Skips the members that a visitor does not want, without a word to it.
  ///
  /// - Returns: Whether the object or array ends here.
  @inline(__always)
  private mutating func skipMembers<Visitor: JSONVisitor>(
    from start: JSONBlockReader.Start, _ visitor: inout Visitor
  ) -> Bool {
    let count = visitor.unwantedMembers
    guard count > 0, bytes.count &- index > leastRest, !isFaulty else { return false }
    let inner = UnsafeMutableBufferPointer(rebasing: open[depth...])
    let end = JSONSkipper.skip(bytes, from: index, start, commas: count, outer: inner)
    guard let end else {
      isFaulty = true
      return false
    }
    index = end.offset
    visitor.skipped(end.commas)
    return end.commas < count
  }

  @inline(__always)
  private mutating func scanKey<Visitor: JSONVisitor>(_ visitor: inout Visitor) throws(JSONSyntaxError) {
    skipWhiteSpace()
    guard index < bytes.count else {
      throw fault("The text ends where a name in quotes was expected.")
    }
    guard bytes[index] == UInt8(ascii: "\"") else {
      throw fault("Here a name in double quotes was expected.")
    }
    let name = try scanString()
    visitor.key(name.range, hasEscapes: name.hasEscapes, in: bytes)
    skipWhiteSpace()
    guard index < bytes.count else { throw fault("The text ends where : was expected.") }
    guard bytes[index] == UInt8(ascii: ":") else { throw fault("Here : was expected.") }
    index &+= 1
  }

  /// Whether the next character closes the container just opened; it is left for whoever closes it.
  @inline(__always)
  private mutating func next(is closing: UInt8) -> Bool {
    skipWhiteSpace()
    return index < bytes.count && bytes[index] == closing
  }

  // MARK: - White space

  @inline(__always)
  private mutating func skipWhiteSpace() {
    // Everything that is no white space but control characters is above a space.
    while index < bytes.count, bytes[index] <= .space, bytes[index].isWhiteSpace { index &+= 1 }
  }

  private mutating func skipByteOrderMark() throws(JSONSyntaxError) {
    let start = bytes.word(at: 0)
    if start.prefix(3) == 0xBF_BBEF { index = 3 }
    let isWide = start.prefix(2) == 0xFEFF || start.prefix(2) == 0xFFFE
    if isWide || (0..<min(4, bytes.count)).contains(where: { start.byte($0) == 0 }) {
      throw JSONSyntaxError(offset: 0, description: "The text is UTF-16 or binary; JSON is UTF-8.")
    }
  }

  private func fault(_ message: String) -> JSONSyntaxError {
    JSONSyntaxError(offset: index, description: message)
  }

  /// Scans the string that opens here; gives its range without the quotes.
  @inline(__always)
  private mutating func scanString() throws(JSONSyntaxError) -> JSONString {
    let string = try JSONString(in: bytes, at: index)
    index = string.range.upperBound &+ 1
    return string
  }
}
