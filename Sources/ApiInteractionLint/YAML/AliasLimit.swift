/// Refuses files whose aliases could stand for more values than any computer counts.
///
/// Each anchor may repeat the ones before it, so that a few lines are billions of values; and Yams walks all of them to
/// look for equal keys before it gives anything back. With few aliases there are few values.
enum AliasLimit {
  private static let aliases = 24

  /// - Throws: ``InputProblem`` if a file with anchors has more than a few aliases.
  static func check(_ bytes: [UInt8]) throws(InputProblem) {
    guard count(of: UInt8(ascii: "&"), in: bytes) > 0, count(of: UInt8(ascii: "*"), in: bytes) > aliases
    else { return }
    throw InputProblem(
      message: "The file has more than \(aliases) aliases (*name). Write the values out.", location: nil)
  }

  /// How often a mark stands where an anchor or an alias could begin: after white space or punctuation, before a name.
  private static func count(of mark: UInt8, in bytes: [UInt8]) -> Int {
    bytes.indices.count { index in
      guard bytes[index] == mark, index + 1 < bytes.count else { return false }
      let next = bytes[index + 1]
      let isStart = index == 0 || " \t\n\r[{,:-?".utf8.contains(bytes[index - 1])
      return isStart && (next.isLetter || next.isDigit || next == UInt8(ascii: "_") || next >= 0x80)
    }
  }
}
