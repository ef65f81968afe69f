extension DataType {
  /// What a JSON value seems to be; a text may be a date, but digits in quotes are meant as a text.
  static func guess(_ kind: JSONKind, _ text: String) -> DataType {
    switch kind {
    case .boolean: .boolean
    case .number: DataSourceValue(text, .integer) == nil ? .number : .integer
    case .string: DataSourceValue(text, .dateTime) == nil ? .string : .dateTime
    case .null, .object, .array: .string
    }
  }

  /// What a text in XML seems to be; digits after a leading zero are a text such as an account number.
  static func guess(_ text: String) -> DataType {
    let digits = text.utf8.drop { $0 == UInt8(ascii: "-") }
    if digits.first == UInt8(ascii: "0"), digits.count > 1, digits.allSatisfy(\.isDigit) { return .string }
    return [.boolean, .integer, .number, .dateTime].first { DataSourceValue(text, $0) != nil } ?? .string
  }
}
