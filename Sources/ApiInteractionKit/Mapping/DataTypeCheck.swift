extension DataType {
  /// Whether a text is a value of the type; checked on the text, never through a binary number. [P]
  func accepts(_ text: String) -> Bool {
    switch self {
    case .integer: DataType.isInteger(Array(text.utf8)[...])
    case .number: JSONOutline(Array(text.utf8), depthLimit: 0).isOneNumber(of: text.utf8.count)
    case .boolean: text == "true" || text == "false"
    case .dateTime: DateTimeText.matches(text)
    default: true
    }
  }

  private static func isInteger(_ text: ArraySlice<UInt8>) -> Bool {
    let digits = text.first == UInt8(ascii: "-") ? text.dropFirst() : text
    return !digits.isEmpty && digits.allSatisfy(\.isDigit)
  }
}

extension JSONOutline {
  /// Whether the text is a number and nothing else, not even white space.
  fileprivate func isOneNumber(of length: Int) -> Bool {
    fault == nil && entries.count == 1 && entries[0].kind == .number && entries[0].range == 0..<length
  }
}
