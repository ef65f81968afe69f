/// A set of numbered names.
struct NameSet: Sendable, Hashable {
  private var words: [UInt64]

  /// - Parameter count: How many names there are.
  init(count: Int, isFull: Bool = false) {
    words = Array(repeating: isFull ? .max : 0, count: (count + 63) / 64)
  }

  func contains(_ name: Int) -> Bool { words[name / 64] >> UInt64(name % 64) & 1 == 1 }

  mutating func insert(_ name: Int) { words[name / 64] |= 1 << UInt64(name % 64) }

  /// - Returns: Whether anything came to it.
  mutating func formUnion(_ other: NameSet) -> Bool { combine(other, |) }

  /// - Returns: Whether anything went from it.
  mutating func formIntersection(_ other: NameSet) -> Bool { combine(other, &) }

  private mutating func combine(_ other: NameSet, _ operation: (UInt64, UInt64) -> UInt64) -> Bool {
    var isChanged = false
    for index in words.indices {
      let combined = operation(words[index], other.words[index])
      isChanged = isChanged || combined != words[index]
      words[index] = combined
    }
    return isChanged
  }
}
