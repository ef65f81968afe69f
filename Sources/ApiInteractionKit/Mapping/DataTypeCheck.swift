/// What a text must be to be of a type; checked on its bytes, never through a binary number. [P]
enum DataTypeCheck: Sendable {
  case anything
  case integer
  case number
  case boolean
  case dateTime

  /// The check of a type; a type that is not known takes anything.
  init(_ type: DataType) {
    switch type {
    case .integer: self = .integer
    case .number: self = .number
    case .boolean: self = .boolean
    case .dateTime: self = .dateTime
    default: self = .anything
    }
  }

  /// Whether a text in UTF-8 is of the type.
  func accepts(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    switch self {
    case .anything: true
    case .integer: DataTypeCheck.isInteger(text[...])
    case .number: DataTypeCheck.isNumber(text)
    case .boolean: text.elementsEqual("true".utf8) || text.elementsEqual("false".utf8)
    case .dateTime: DateTimeText.matches(text)
    }
  }

  /// What is expected, said to an administrator.
  var expectation: String {
    switch self {
    case .anything: "a value"
    case .integer: "a whole number such as 12 or -5"
    case .number: "a number such as 12, -0.5 or 1e3"
    case .boolean: "true or false"
    case .dateTime: "a date such as 2015-07-11, 2015-07-11 22:34:16 or 2015-07-11T22:34:16Z"
    }
  }

  private static func isInteger(_ text: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    let digits = text.first == UInt8(ascii: "-") ? text.dropFirst() : text
    return !digits.isEmpty && digits.allSatisfy(\.isDigit)
  }

  private static func isNumber(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard !text.isEmpty, let literal = try? JSONLiteral(in: text, at: 0) else { return false }
    return literal.kind == .number && literal.end == text.count
  }
}

extension DataType {
  /// What is expected of a value of the type, said to an administrator; nil where a text is one.
  package func expectation(unlessIs text: String) -> String? {
    let check = DataTypeCheck(self)
    return Array(text.utf8).withUnsafeBufferPointer { check.accepts($0) } ? nil : check.expectation
  }
}
