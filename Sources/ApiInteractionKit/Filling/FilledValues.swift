/// The values of a template with their slots filled: checked as the wholes that they have become.
///
/// What is said of them repeats nothing of the values that went in, which may be secrets.
struct FilledValues {
  /// A value before and after.
  private struct Filled {
    let value: Definition.Value
    let template: TemplateText
    let problems: [TemplateText.Problem]
    /// How many slots were filled.
    let filledSlots: Int
    /// How many placeholders the values brought in.
    let given: Int
  }

  private let filled: [Int: Filled]
  /// The Type of the response, filled if it has a slot.
  private let responseType: ApiInteraction.ResponseType?

  /// - Parameter insertions: For each value that has slots, by its index, the tokens in its text and what goes there.
  init(_ definition: Definition, _ insertions: [Int: [(range: Range<Int>, text: String)]]) {
    let filled = Dictionary(
      uniqueKeysWithValues: insertions.map { index, insertions in
        (index, FilledValues.fill(definition.values[index], insertions))
      })
    let type = definition.type.flatMap { type in
      definition.values.firstIndex { $0.element == .type && $0.syntax.range == type.syntax.range }
    }
    let text = type.map { filled[$0]?.template.text ?? definition.values[$0].text.string }
    responseType = text.flatMap { ApiInteraction.ResponseType(rawValue: $0) }
    self.filled = filled
  }

  private static func fill(_ value: Definition.Value, _ insertions: [(range: Range<Int>, text: String)])
    -> Filled
  {
    var bytes: [UInt8] = []
    var position = 0
    for (range, text) in insertions {
      bytes += value.text.bytes[position..<range.lowerBound]
      bytes += text.utf8
      position = range.upperBound
    }
    bytes += value.text.bytes[position...]
    if value.element != .body { bytes = Array(bytes[bytes.trimmedRange]) }
    let (template, problems) = TemplateText.read(bytes)
    let given = insertions.reduce(0) {
      let mayHoldPlaceholders = $1.text.utf8.contains(UInt8(ascii: "("))
      return $0
        + (mayHoldPlaceholders ? TemplateText.read(Array($1.text.utf8)).template.placeholders.count : 0)
    }
    return Filled(
      value: value, template: template, problems: problems, filledSlots: insertions.count, given: given)
  }

  /// What is wrong with a value, by its index, that was not wrong before.
  func fault(in index: Int) -> String? {
    guard let filled = filled[index] else { return nil }
    let (value, template) = (filled.value, filled.template)
    if filled.problems.count > value.problems.count, let problem = filled.problems.first {
      return RefusedValue(problem).reason
    }
    guard template.slotCount == value.template.slotCount - filled.filledSlots,
      template.placeholders.count == value.template.placeholders.count + filled.given
    else {
      return "Together with the text around it this value makes a placeholder or a slot."
    }
    do throws(InvalidValue) {
      try check(template, as: value.element)
    } catch {
      return error.description
    }
    switch value.element {
    case .url:
      return FilledValues.urlFault(in: value.template) == nil ? FilledValues.urlFault(in: template) : nil
    case .body:
      let content = BodyContent(template)
      if template.slotCount > 0, !content.isSameKind(as: BodyContent(value.template)) {
        return
          "It changes what kind of body this is, by which the other slots in it are escaped. Fill them as well."
      }
      return FilledValues.harm(to: value.template, by: content)
    default: return nil
    }
  }

  /// Checks a filled value for its element, where the places of its slots have not done so.
  private func check(_ template: TemplateText, as element: DefinitionElement?) throws(InvalidValue) {
    guard let element, element != .body, template.slotCount == 0 else { return }
    if template.bytes.isEmpty { throw InvalidValue("empty-value", "<\(element.name)> cannot be empty.") }
    if !element.allowsPlaceholders, !template.isLiteral {
      throw InvalidValue("placeholder-not-allowed", "<\(element.name)> cannot hold a placeholder.")
    }
    switch element {
    case .method:
      if (try? ModelBuilder.method(template.text)) == nil {
        throw InvalidValue("unknown-method", "This is not an HTTP method. Write GET or POST, for example.")
      }
    case .type:
      if (try? ModelBuilder.type(template.text)) == nil {
        throw InvalidValue("unknown-response-type", "This is not a response type. Write JSON or XML.")
      }
    case .responseCodeDestination, .destination: _ = try ModelBuilder.name(template.text)
    case .key: try ApiInteraction.Request.Header.checkKey(template)
    case .locator: if let type = responseType { _ = try Locator(template.text, for: type) }
    default: break
    }
  }

  /// What spoils a body that could be read before.
  private static func harm(to before: TemplateText, by after: BodyContent) -> String? {
    switch after {
    case .json(let after) where after.fault != nil:
      guard case .json(let before) = BodyContent(before), before.fault == nil else { return nil }
      return "Together with the text around it this value makes the body invalid JSON."
    case .xml(let after) where !after.isWellFormed:
      guard case .xml(let before) = BodyContent(before), before.isWellFormed else { return nil }
      return "Together with the text around it this value makes the body invalid XML."
    default: return nil
    }
  }

  /// What is wrong with a Url, whatever its holes will hold.
  static func urlFault(in template: TemplateText) -> String? {
    let parts = template.segments.map { $0.isLiteral ? template[$0] : "1" }
    do throws(AbsoluteURL.Invalid) {
      _ = try AbsoluteURL.check(Array(parts.joined().utf8))
      return nil
    } catch {
      return error.description
    }
  }
}
