/// The words of a name, in lower case: `PCIPal|cardNumber` is `pcipal`, `card`, `number`; of `CVVCode`, `cvv` and `code`.
struct NameWords {
  let words: [String]

  init(_ name: String) {
    let bytes = Array(name.utf8)
    var words: [String] = []
    NameWords.read(bytes) { words.append(NameWords.lowercased(bytes[$0])) }
    self.words = words
  }

  /// The last word of a name.
  static func last(of name: String) -> String? {
    let bytes = Array(name.utf8)
    var last: Range<Int>?
    read(bytes) { last = $0 }
    return last.map { lowercased(bytes[$0]) }
  }

  /// Hands out where each word stands, in order.
  private static func read(_ bytes: [UInt8], _ found: (Range<Int>) -> Void) {
    var start: Int?
    for (index, byte) in bytes.enumerated() {
      guard byte.isLetter || byte.isDigit || byte >= 0x80 else {
        if let start { found(start..<index) }
        start = nil
        continue
      }
      guard let begun = start else {
        start = index
        continue
      }
      let isUpper = byte &- 0x41 < 26
      let followsLower = bytes[index - 1] &- 0x61 < 26 || bytes[index - 1].isDigit
      let beginsWord = index + 1 < bytes.count && bytes[index + 1] &- 0x61 < 26
      if isUpper, followsLower || beginsWord {
        found(begun..<index)
        start = index
      }
    }
    if let start { found(start..<bytes.count) }
  }

  private static func lowercased(_ word: ArraySlice<UInt8>) -> String {
    String(decoding: word.map { $0.lowercased }, as: UTF8.self)
  }
}
