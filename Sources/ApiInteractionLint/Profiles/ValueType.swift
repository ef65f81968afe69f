import ApiInteractionKit

/// What kind of value a field takes: the types of JSON, and whole numbers.
enum ValueType: String, Sendable, Hashable, CaseIterable {
  case string
  case integer
  case number
  case boolean
  case object
  case array

  /// The type as messages name it.
  var phrase: String {
    switch self {
    case .string: "a text"
    case .integer: "a whole number"
    case .number: "a number"
    case .boolean: "true or false"
    case .object: "an object"
    case .array: "a list"
    }
  }

  /// Whether a text, which stands in no quotes, is of the type.
  func accepts(_ text: String) -> Bool {
    switch self {
    case .string: return true
    case .boolean: return text == "true" || text == "false"
    case .integer:
      let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
      return !digits.isEmpty && digits.utf8.allSatisfy(\.isDigit)
    case .number:
      let outline = JSONOutline(Array(text.utf8), depthLimit: 1)
      return outline.fault == nil && outline.entries.first?.kind == .number
    case .object, .array: return false
    }
  }
}

extension JSONKind {
  /// The kind as messages name it.
  var phrase: String {
    switch self {
    case .string: "a text in quotes"
    case .number: "a number"
    case .boolean: "true or false"
    case .null: "null"
    case .object: "an object"
    case .array: "a list"
    }
  }
}
