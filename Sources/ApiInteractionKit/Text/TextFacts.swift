import CByteMasks

/// What there is in a text, seen in one pass: almost every question about a value ends here.
package struct TextFacts: Sendable {
  private var any: UInt8 = 0
  private var all: UInt8 = .max
  /// How many digits there are; of several texts, in the one with the most.
  package private(set) var digits = 0

  package init() {}

  package init(_ bytes: borrowing [UInt8]) {
    self = bytes.withUnsafeBufferPointer { TextFacts($0) }
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let facts = bytes.baseAddress.map({ byte_facts_read($0, bytes.count) }) else { return }
    any = facts.any
    all = facts.all
    digits = facts.digits
  }

  /// Adds what there is in another text.
  mutating func add(_ other: TextFacts) {
    any |= other.any
    all &= other.all
    digits = max(digits, other.digits)
  }

  /// Whether there is nothing but white space.
  package var isBlank: Bool { all & UInt8(BYTE_WHITE) != 0 }
  /// Whether there is a `~`, of which slots are made.
  package var hasTilde: Bool { any & UInt8(BYTE_TILDE) != 0 }
  /// Whether there is a `$` or a `#`, with which placeholders begin.
  package var hasSign: Bool { any & UInt8(BYTE_SIGN) != 0 }
  /// Whether there is nothing but letters.
  var isLetters: Bool { all & UInt8(BYTE_LETTER) != 0 }
  /// Whether there is nothing but what a name of plain ASCII holds: see ``DataSourceName/isPlain(_:)``.
  var isNameLike: Bool { all & UInt8(BYTE_NAME) != 0 }
  /// Whether there is no control character; that of some others is not told apart from one.
  package var isPrinted: Bool { all & UInt8(BYTE_PRINTED) != 0 }
  /// Whether there is a `{`.
  package var hasBrace: Bool { any & UInt8(BYTE_BRACE) != 0 }
}
