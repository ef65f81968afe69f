import ApiInteractionKit

/// What a value must be: its type, its form, its length, or one of a list.
struct ValueCheck: Sendable, Hashable {
  /// What is wrong with a value: how it is, how it ought to be, and what to do.
  struct Fault {
    let found: String
    let expected: String
    var advice = ""
  }

  var type: ValueType?
  var pattern: ValuePattern?
  var minLength: Int?
  var maxLength: Int?
  var values: [String] = []

  var isEmpty: Bool { self == ValueCheck() }

  /// What is wrong with a value of JSON, whatever its holes hold.
  ///
  /// - Parameters:
  ///   - kind: What the value is.
  ///   - text: The text of a scalar; nil for an object or an array.
  func fault(in text: KnownText?, kind: JSONKind) -> Fault? {
    if let type, !accepts(kind, text, as: type) {
      var fault = Fault(found: ValueCheck.found(kind), expected: type.phrase)
      if kind == .string, let whole = text?.whole, type.accepts(whole) {
        fault.advice = " Write it without quotes."
      } else if type == .string, kind == .number || kind == .boolean {
        fault.advice = " Write it in quotes."
      } else if type == .integer, kind == .number {
        fault = Fault(found: "is “\(text.map(shown) ?? "")”", expected: type.phrase)
      }
      return fault
    }
    guard let text else {
      // An object or an array is none of a list of texts.
      return type == nil && !values.isEmpty
        ? Fault(found: ValueCheck.found(kind), expected: values.alternatives) : nil
    }
    return textFault(in: text)
  }

  /// What is wrong with a value that is nothing but text, whatever its holes hold.
  func fault(inText text: KnownText) -> Fault? {
    if let type, let whole = text.whole, !type.accepts(whole) {
      return Fault(found: "is “\(shown(text))”", expected: type.phrase)
    }
    return textFault(in: text)
  }

  /// What a value is, as messages say it.
  static func found(_ kind: JSONKind) -> String {
    kind == .null ? "is null, which is no value" : "is \(kind.phrase)"
  }

  /// What is wrong with a value of a field that must be there, if it is written out and empty, or null where something is
  /// asked of it.
  func emptyFault(in text: KnownText, kind: JSONKind) -> Fault? {
    if kind == .null, !isEmpty, !values.contains("null") {
      return Fault(found: ValueCheck.found(kind), expected: "a value")
    }
    return emptyFault(in: text)
  }

  /// What is wrong with the text of a field that must be there, if it is written out and empty.
  func emptyFault(in text: KnownText) -> Fault? {
    guard text.whole == "", !values.contains(""), minLength != 0, maxLength != 0 else { return nil }
    return Fault(found: "is empty", expected: "a value")
  }

  private func accepts(_ kind: JSONKind, _ text: KnownText?, as type: ValueType) -> Bool {
    switch type {
    case .string: kind == .string
    case .number: kind == .number
    case .integer: kind == .number && (text?.whole.map(type.accepts) ?? true)
    case .boolean: kind == .boolean
    case .object: kind == .object
    case .array: kind == .array
    }
  }

  private func textFault(in text: KnownText) -> Fault? {
    if !values.isEmpty, !values.contains(where: text.mayBe) {
      let advice = text.whole?.nearest(in: values).map { " Did you mean \($0)?" } ?? ""
      return Fault(found: "is “\(shown(text))”", expected: values.alternatives, advice: advice)
    }
    if let fault = lengthFault(in: text) { return fault }
    if let pattern, !pattern.mayMatch(text.parts) {
      return Fault(found: "is “\(shown(text))”", expected: "only what matches \(pattern.text)")
    }
    return nil
  }

  private func lengthFault(in text: KnownText) -> Fault? {
    let count = text.length
    let isTooLong = maxLength.map { count > $0 } ?? false
    let isTooShort = text.whole != nil && minLength.map { count < $0 } ?? false
    guard isTooLong || isTooShort else { return nil }
    let least = text.whole == nil ? "at least " : ""
    return Fault(found: "has \(least)\(ValueCheck.characters(count))", expected: lengths)
  }

  private var lengths: String {
    switch (minLength, maxLength) {
    case (let least?, let most?) where least == most: "exactly \(ValueCheck.characters(least))"
    case (let least?, let most?): "\(least) to \(ValueCheck.characters(most))"
    case (let least?, nil): "at least \(ValueCheck.characters(least))"
    case (_, let most): "at most \(ValueCheck.characters(most ?? 0))"
    }
  }

  private static func characters(_ count: Int) -> String {
    count == 1 ? "1 character" : "\(count) characters"
  }

  private func shown(_ text: KnownText) -> String { Display.cut(text.shown) }
}
