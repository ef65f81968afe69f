/// Says which values of a definition cannot be part of a model.
///
/// Almost every value is plain and need not be read to be found right.
struct ValueDiagnostics {
  private var found: [Diagnostic] = []

  /// What is wrong with the values of a definition.
  static func found(in parts: borrowing DefinitionParts) -> [Diagnostic] {
    var values = ValueDiagnostics()
    values.checkRequest(parts)
    values.checkResponse(parts)
    return values.found
  }

  private mutating func checkRequest(_ parts: borrowing DefinitionParts) {
    if let method = parts.method, !parts.values[method].facts.isLetters {
      check(parts.values[method]) { text throws(InvalidValue) in _ = try ModelBuilder.method(text) }
    }
    for header in parts.headers {
      if let key = header.key, !parts.values[key].facts.isLetters {
        checkPart(parts.values[key], ApiInteraction.Request.Header.checkKey)
      }
      if let value = header.value, !parts.values[value].facts.isPrinted {
        checkPart(parts.values[value], ApiInteraction.Request.Header.checkValue)
      }
    }
  }

  private mutating func checkResponse(_ parts: borrowing DefinitionParts) {
    // Without a type it is not known what a locator should be.
    let type = parts.type.flatMap { ApiInteraction.ResponseType(rawValue: parts.values[$0].text.string) }
    if type == nil, let type = parts.type {
      check(parts.values[type]) { text throws(InvalidValue) in _ = try ModelBuilder.type(text) }
    }
    checkName(parts.responseCodeDestination, of: parts)
    for field in parts.fields {
      checkName(field.destination, of: parts)
      guard let type else { continue }
      if let locator = field.locator, type != .json || !JSONLocator.isPlain(parts.values[locator].bytes) {
        check(parts.values[locator]) { text throws(InvalidValue) in _ = try Locator(text, for: type) }
      }
      if let dataType = field.dataType, !parts.values[dataType].facts.isLetters {
        check(parts.values[dataType]) { text throws(InvalidValue) in _ = try DataType(text) }
      }
    }
  }

  /// Checks a data source name; of one with slots, what stands around them.
  private mutating func checkName(_ index: Int?, of parts: borrowing DefinitionParts) {
    guard let index, !parts.values[index].isPlainName else { return }
    let value = parts.values[index]
    if value.isClosed, !value.isLiteral, value.placeholders.isEmpty {
      let text = String(decoding: value.template.standIn(UInt8(ascii: "x")), as: UTF8.self)
      do { _ = try ModelBuilder.name(text) } catch { report(error, in: value) }
    }
    check(value) { text throws(InvalidValue) in _ = try ModelBuilder.name(text) }
  }

  /// Checks a value that has no holes; an empty one, or one with a hole, has been spoken of elsewhere.
  private mutating func check(_ value: ReadValue, _ parse: (String) throws(InvalidValue) -> Void) {
    guard value.isLiteral, value.problems.isEmpty, !value.bytes.isEmpty, value.isClosed else { return }
    do { try parse(value.text.string) } catch { report(error, in: value) }
  }

  /// Checks a value that may have holes.
  private mutating func checkPart(
    _ value: ReadValue, _ check: (TemplateText) throws(InvalidValue) -> Void
  ) {
    guard value.isClosed, !value.bytes.isEmpty, !value.hasMalformedPlaceholder else { return }
    do { try check(value.template) } catch { report(error, in: value) }
  }

  private mutating func report(_ invalid: InvalidValue, in value: ReadValue) {
    let range = value.text.sourceRange(of: invalid.range ?? value.bytes.indices)
    found.append(Diagnostic(invalid.rule, invalid.description, at: range))
  }
}
