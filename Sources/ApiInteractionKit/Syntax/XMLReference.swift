/// A character reference, or one of the five entities that XML itself has.
struct XMLReference {
  /// Longer than any that is written without zeros before its number, in bytes.
  static let longest = 64

  let character: Unicode.Scalar
  /// The offset just past the `;`.
  let end: Int

  /// The reference that begins at the `&` at `start`.
  init?(in bytes: [UInt8], at start: Int, end limit: Int) {
    let name = bytes[(start + 1)..<limit]
    let end = name.firstIndex { !$0.isLetter && !$0.isDigit && $0 != UInt8(ascii: "#") } ?? limit
    guard end < limit, bytes[end] == UInt8(ascii: ";") else { return nil }
    guard let character = XMLReference.character(named: String(decoding: name[..<end], as: UTF8.self)) else {
      return nil
    }
    self.character = character
    self.end = end + 1
  }

  /// The character that the text between `&` and `;` stands for.
  static func character(named name: String) -> Unicode.Scalar? {
    switch name {
    case "amp": "&"
    case "lt": "<"
    case "gt": ">"
    case "quot": "\""
    case "apos": "'"
    case _ where name.hasPrefix("#x"): UInt32(name.dropFirst(2), radix: 16).flatMap(Unicode.Scalar.init)
    case _ where name.hasPrefix("#"): UInt32(name.dropFirst()).flatMap(Unicode.Scalar.init)
    default: nil
    }
  }
}
