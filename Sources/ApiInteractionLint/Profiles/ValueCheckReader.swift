import ApiInteractionKit

/// Reads what a profile says of the value of a field or a header.
enum ValueCheckReader {
  /// What can be said of a text.
  static let textKeys = ["pattern", "length", "minLength", "maxLength", "values"]

  private static let longest = 1_000_000

  static func read(_ members: [String: YAMLValue]) throws(InputProblem) -> ValueCheck {
    var check = ValueCheck()
    check.type = try type(members["type"])
    if check.type == .object || check.type == .array {
      for key in textKeys {
        guard let value = members[key] else { continue }
        throw value.problem("\(key) is for texts and numbers, not for objects and lists.")
      }
    }
    check.pattern = try pattern(members["pattern"])
    check.values = try values(members["values"])
    if let type = check.type, let list = members["values"],
      let value = check.values.first(where: { !type.accepts($0) })
    {
      throw list.problem("“\(value)” is not \(type.phrase), as type says.")
    }
    check.minLength = try length(members["minLength"], "minLength")
    check.maxLength = try length(members["maxLength"], "maxLength")
    if let value = members["length"] {
      if check.minLength != nil || check.maxLength != nil {
        throw value.problem("length is for minLength and maxLength in one. Write it, or them.")
      }
      check.minLength = try length(value, "length")
      check.maxLength = check.minLength
    }
    if let least = check.minLength, let most = check.maxLength, least > most, let value = members["maxLength"]
    {
      throw value.problem("maxLength must not be less than minLength.")
    }
    return check
  }

  private static func type(_ value: YAMLValue?) throws(InputProblem) -> ValueType? {
    guard let value else { return nil }
    let text = try value.text("type")
    let names = ValueType.allCases.map(\.rawValue)
    guard let type = ValueType(rawValue: text) else {
      let advice = text.meant(in: names).map { "Did you mean “\($0)”?" } ?? "It is \(names.alternatives)."
      throw value.problem("There is no type “\(text)”. \(advice)")
    }
    return type
  }

  private static func pattern(_ value: YAMLValue?) throws(InputProblem) -> ValuePattern? {
    guard let value else { return nil }
    let text = try value.text("pattern")
    do {
      return try ValuePattern(text)
    } catch {
      throw value.problem("“\(text)” is not a pattern. At character \(error.position), \(error.message).")
    }
  }

  private static func length(_ value: YAMLValue?, _ key: String) throws(InputProblem) -> Int? {
    guard let value else { return nil }
    guard let text = value.scalar, !text.isEmpty, text.utf8.allSatisfy(\.isDigit), let length = Int(text),
      length <= longest
    else { throw value.problem("\(key) must be a number of characters.") }
    return length
  }

  static func values(_ value: YAMLValue?) throws(InputProblem) -> [String] {
    guard let value else { return [] }
    guard let items = value.items, !items.isEmpty else {
      throw value.problem("values must be a list of texts, as in [GBP, EUR].")
    }
    return try items.map { item throws(InputProblem) in
      guard let text = item.scalar, !item.isNull else { throw item.problem("A value must be a text.") }
      return text
    }
  }
}
