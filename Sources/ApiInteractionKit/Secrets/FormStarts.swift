/// Tells of most places in a text that no form of a secret begins there, from their first four bytes.
struct FormStarts {
  /// How many bytes are looked at; no form has fewer.
  static let length = SecretValues.shortest

  /// A bit for each hash of such a beginning.
  private var bits: [UInt64]
  private let shift: UInt32

  init(_ forms: [SecretForm]) {
    // Sixteen bits for each form, and at least so many that they fill a few lines of a cache.
    let width = UInt32(max(12, min(24, Int.bitWidth - (forms.count * 16).leadingZeroBitCount)))
    shift = 32 - width
    bits = Array(repeating: 0, count: 1 << (width - 6))
    for form in forms {
      let start = form.scalars.prefix(FormStarts.length).filter(\.isASCII)
      // One with other characters there is looked for wherever a text has such.
      guard start.count == FormStarts.length else { continue }
      let hash = self.hash(start.reduce(0) { $0 << 8 | $1.value })
      bits[hash >> 6] |= 1 << UInt64(hash & 63)
    }
  }

  /// Whether a form may begin at an offset.
  ///
  /// - Parameter hasEscapes: Whether a character may be escaped.
  func mayBegin(in bytes: UnsafeBufferPointer<UInt8>, at start: Int, hasEscapes: Bool) -> Bool {
    guard start + FormStarts.length <= bytes.count else { return true }
    var word: UInt32 = 0
    for index in start..<(start + FormStarts.length) {
      let byte = bytes[index]
      if byte >= 0x80 || hasEscapes && EncodedScalar.mayBeEscape(byte) { return true }
      word = word << 8 | UInt32(byte)
    }
    let hash = hash(word)
    return bits[hash >> 6] & 1 << UInt64(hash & 63) != 0
  }

  private func hash(_ word: UInt32) -> Int { Int((word &* 2_654_435_769) >> shift) }
}
