/// Says which values of a definition cannot be part of a model.
///
/// Almost every value is plain and need not be read to be found right.
struct ValueDiagnostics {
  private(set) var found: [Diagnostic] = []

  init(_ parts: DefinitionParts) {
    check(parts.method, isPlain: { $0.allSatisfy(\.isLetter) }) { text throws(InvalidValue) in
      _ = try ModelBuilder.method(text)
    }
    for header in parts.headers {
      check(header.key, ApiInteraction.Request.Header.checkKey)
      check(header.value, ApiInteraction.Request.Header.checkValue)
    }
    check(parts.type) { text throws(InvalidValue) in _ = try ModelBuilder.type(text) }
    checkName(parts.responseCodeDestination)
    // Without a type it is not known what a locator should be.
    let type = parts.type.flatMap { ApiInteraction.ResponseType(rawValue: $0.text.string) }
    for field in parts.fields {
      checkName(field.destination)
      guard let type else { continue }
      check(field.locator, isPlain: { type == .json && JSONLocator.isPlain($0) }) {
        text throws(InvalidValue) in
        _ = try Locator(text, for: type)
      }
      check(field.dataType, isPlain: { $0.allSatisfy(\.isLetter) }) { text throws(InvalidValue) in
        _ = try DataType(text)
      }
    }
  }

  /// Checks a data source name; of one with slots, what stands around them.
  private mutating func checkName(_ value: Definition.Value?) {
    if let value, value.facts.hasTilde, value.syntax.isClosed, !value.template.slots.isEmpty,
      value.placeholders.isEmpty
    {
      let text = String(decoding: value.template.standIn(UInt8(ascii: "x")), as: UTF8.self)
      do { _ = try ModelBuilder.name(text) } catch { report(error, in: value) }
    }
    check(value, isPlain: { DataSourceName.isPlain($0) }) { text throws(InvalidValue) in
      _ = try ModelBuilder.name(text)
    }
  }

  /// Checks a value that has no holes; an empty one, or one with a hole, has been spoken of elsewhere.
  private mutating func check(
    _ value: Definition.Value?, isPlain: ([UInt8]) -> Bool = { _ in false },
    _ parse: (String) throws(InvalidValue) -> Void
  ) {
    guard let value, value.isLiteral, value.problems.isEmpty, !value.bytes.isEmpty, !isPlain(value.bytes),
      value.syntax.isClosed
    else { return }
    do { try parse(value.text.string) } catch { report(error, in: value) }
  }

  private mutating func check(
    _ value: Definition.Value?, _ check: (TemplateText) throws(InvalidValue) -> Void
  ) {
    guard let value, value.syntax.isClosed, !value.bytes.isEmpty, !value.hasMalformedPlaceholder else {
      return
    }
    do { try check(value.template) } catch { report(error, in: value) }
  }

  private mutating func report(_ invalid: InvalidValue, in value: Definition.Value) {
    let range = value.text.sourceRange(of: invalid.range ?? value.bytes.indices)
    found.append(Diagnostic(invalid.rule, invalid.description, at: range))
  }
}
