/// What a message quotes of a source: its parts between “ and ”, and the names in its tags.
enum QuotedText {
  /// Whether a message may quote something.
  static func mayBe(in message: String) -> Bool {
    message.utf8.contains { $0 == 0xE2 || $0 == UInt8(ascii: "<") }
  }

  /// A message with some of its quoted parts changed.
  ///
  /// - Parameter isOne: Whether all from the first “ to the last ” is one part, because the source may hold such marks, too.
  static func replacing(in message: String, asOne isOne: Bool, _ change: (String) -> String) -> String {
    var result = ""
    var rest = message[...]
    while let open = rest.firstIndex(of: "“"), case let start = rest.index(after: open),
      let end = isOne ? rest[start...].lastIndex(of: "”") : rest[start...].firstIndex(of: "”")
    {
      result += replacingTags(in: rest[..<start], change) + change(String(rest[start..<end]))
      rest = rest[end...]
    }
    return result + replacingTags(in: rest, change)
  }

  private static func replacingTags(in text: Substring, _ change: (String) -> String) -> String {
    var result = ""
    var rest = text
    while let open = rest.firstIndex(of: "<"), case let start = rest.index(after: open) {
      let end = rest[start...].firstIndex { $0 == ">" || $0 == "<" || $0 == " " } ?? rest.endIndex
      let name = String(rest[start..<end])
      result += rest[..<start] + (rest[end...].hasPrefix(">") ? change(name) : name)
      rest = rest[end...]
    }
    return result + rest
  }
}
