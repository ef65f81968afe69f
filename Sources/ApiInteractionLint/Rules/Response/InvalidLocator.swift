import ApiInteractionKit

struct InvalidLocator: Rule {
  let id = "invalid-locator"
  let group = RuleGroup.response
  let severity = Severity.error
  let summary = "A Locator that the response cannot be searched with."
  let rationale = """
    A JSON response is searched by names, dots and `[n]`, the first being `[0]`; an XML response by XPath 1.0, which counts \
    from `[1]`. A locator of the other kind, or one that is mistyped, finds nothing: the data source is empty in every call, \
    without a word.
    """
  let bad = RuleExample(
    "<Field><Locator>/order/state</Locator><Destination>OrderState</Destination><DataType>String</DataType></Field>"
  )
  let good = RuleExample(
    "<Field><Locator>order.state</Locator><Destination>OrderState</Destination><DataType>String</DataType></Field>"
  )

  func check(_ subject: LintSubject) -> [Diagnostic] {
    let found = subject.foundInValues(by: self)
    let faulty = Set(found.map(\.value.syntax.range.start))
    let type = subject.definition.type?.text.string
    let isXML = type == ApiInteraction.ResponseType.xml.name
    guard isXML || type == ApiInteraction.ResponseType.json.name else { return [] }
    if let unfit = UnfitType(subject.definition) { return [finding(unfit.message, at: unfit.range)] }
    return found.map { finding($0.diagnostic.message, at: $0.diagnostic.range) }
      + subject.definition.fields.compactMap { field in
        guard let locator = field.locator, locator.isPlain, !faulty.contains(locator.syntax.range.start)
        else { return nil }
        if isXML { return positionZero(in: locator) ?? names(in: locator) }
        return JSONLocatorSlip(in: locator.bytes).map {
          finding($0.message, at: locator.text.sourceRange(of: $0.range))
        }
      }
  }

  /// Names with dots between them, which XPath takes for one name.
  private func names(in locator: Definition.Value) -> Diagnostic? {
    guard InvalidLocator.isDotted(locator.bytes) else { return nil }
    return finding(
      "This is a JSON locator, but the response's Type is XML. Write / between names; one name that holds a . is written /a.b.",
      at: locator.text.sourceRange)
  }

  private static func isDotted(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first, first.isLetter || first == UInt8(ascii: "_"),
      bytes.contains(UInt8(ascii: "."))
    else { return false }
    return bytes.allSatisfy { $0.isLetter || $0.isDigit || "_-.[]".utf8.contains($0) }
  }

  /// A position that no element has.
  private func positionZero(in locator: Definition.Value) -> Diagnostic? {
    guard let range = InvalidLocator.positionZero(in: locator.bytes) else { return nil }
    return finding(
      "XPath counts from 1: [0] never finds anything. Write [1] for the first.",
      at: locator.text.sourceRange(of: range))
  }

  /// Where `[0]` stands outside quotes.
  private static func positionZero(in bytes: [UInt8]) -> Range<Int>? {
    var quote: UInt8?
    for (index, byte) in bytes.enumerated() {
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: "["), let end = endOfZero(in: bytes, from: index + 1) {
        return index..<end
      }
    }
    return nil
  }

  /// The end of `0]`, with white space around the number or without.
  private static func endOfZero(in bytes: [UInt8], from start: Int) -> Int? {
    let number = bytes[start...].firstIndex { !$0.isWhiteSpace } ?? bytes.count
    guard bytes.has("0", at: number) else { return nil }
    let close = bytes[(number + 1)...].firstIndex { !$0.isWhiteSpace } ?? bytes.count
    return bytes.has("]", at: close) ? close + 1 : nil
  }
}
