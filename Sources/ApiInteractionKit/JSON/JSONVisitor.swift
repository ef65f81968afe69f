/// What ``JSONScanner`` tells of a text, in order. Ranges are byte offsets.
protocol JSONVisitor {
  /// An object or an array begins at the offset of its bracket.
  mutating func begin(isArray: Bool, at offset: Int)
  /// The innermost object or array ends just before an offset.
  mutating func end(at offset: Int)
  /// The name of a member, without its quotes.
  mutating func key(_ range: Range<Int>, hasEscapes: Bool, in bytes: UnsafeBufferPointer<UInt8>)
  /// A value that is neither object nor array; a string without its quotes.
  mutating func scalar(_ kind: JSONKind, _ range: Range<Int>, hasEscapes: Bool)
  /// How many members of the innermost object or array, from the next on, are not wanted; of an object all or none.
  var unwantedMembers: Int { get }
  /// Members of the innermost array have been passed of which nothing was told.
  mutating func skipped(_ members: Int)
}

extension JSONVisitor {
  var unwantedMembers: Int { 0 }
  mutating func skipped(_ members: Int) {}
}
