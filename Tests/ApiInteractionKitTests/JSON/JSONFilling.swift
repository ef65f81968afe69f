/// A body of a size: a value, and enough white space before, inside or after it.
enum JSONFilling: CaseIterable, Sendable {
  case spaceBefore
  case spaceInside
  case spaceAfter
  case text
  case skippedText

  func body(_ size: Int) -> [UInt8] {
    let (before, byte, after): (String, String, String) =
      switch self {
      case .spaceBefore: ("", " ", "{\"a\":\"after\"}")
      case .spaceInside: ("{\"z\":[", "\n", "],\"a\":\"after\"}")
      case .spaceAfter: ("{\"a\":\"after\"}", " ", "")
      case .text: ("\"", "x", "\"")
      case .skippedText: ("{\"z\":[\"", "x", "\"],\"a\":\"after\"}")
      }
    let count = size - before.utf8.count - after.utf8.count
    return Array(before.utf8) + Array(repeating: Array(byte.utf8)[0], count: count) + Array(after.utf8)
  }
}
