import ApiInteractionKit

struct DuplicateLocator: Rule {
  let id = "duplicate-locator"
  let group = RuleGroup.response
  let severity = Severity.warning
  let summary = "A value of the response that is read twice."
  let rationale = """
    Two fields with one locator hold the same value. That is rarely meant: most often the second was copied and its locator \
    forgotten, so that one data source holds the wrong value.
    """
  let bad = RuleExample(
    """
    <Field><Locator>state</Locator><Destination>OrderState</Destination><DataType>String</DataType></Field>
    <Field><Locator>state</Locator><Destination>OrderOwner</Destination><DataType>String</DataType></Field>
    """)
  let good = RuleExample(
    """
    <Field><Locator>state</Locator><Destination>OrderState</Destination><DataType>String</DataType></Field>
    <Field><Locator>owner</Locator><Destination>OrderOwner</Destination><DataType>String</DataType></Field>
    """)

  func check(_ subject: LintSubject) -> [Diagnostic] {
    let locators = subject.definition.fields.compactMap(\.locator)
    guard
      LikeNames.mayHold(locators)
        || locators.contains(where: { DuplicateLocator.mayBeWrittenOtherwise($0.bytes) })
    else { return [] }
    let name = subject.definition.type?.text.string
    let type = ApiInteraction.ResponseType.allCases.first { $0.name == name }
    var first: [[UInt8]: Definition.Value] = [:]
    // Two fields that are wholly alike are one mistake, which another rule explains.
    var stored: Set<[[UInt8]]> = []
    return subject.definition.fields.compactMap { field in
      guard let locator = field.locator, locator.isPlain else { return nil }
      let path = DuplicateLocator.path(locator, of: type)
      let isNew = stored.insert([path, field.destination?.bytes ?? []]).inserted
      guard let other = first[path] else {
        first[path] = locator
        return nil
      }
      guard isNew, DuplicateLocator.isValid(locator, for: type) else { return nil }
      return finding(
        "“\(locator.text.string)” is read by another field already. Write the locator that is meant here, or remove one of the two.",
        at: locator.text.sourceRange,
        notes: [Diagnostic.Note("the first one is here", at: other.text.sourceRange)])
    }
  }

  /// Whether a locator can be used; of one that cannot, another rule speaks.
  private static func isValid(_ locator: Definition.Value, for type: ApiInteraction.ResponseType?) -> Bool {
    guard let type else { return true }
    return (try? Locator(locator.text.string, for: type)) != nil
  }

  /// A locator as it is compared: `['a'].b` is `a.b`.
  private static func path(_ locator: Definition.Value, of type: ApiInteraction.ResponseType?) -> [UInt8] {
    let bytes = locator.bytes
    guard type == .json, mayBeWrittenOtherwise(bytes),
      let steps = try? JSONLocator(locator.text.string).steps, let plain = JSONLocator(steps: steps)
    else { return bytes }
    return Array(plain.text.utf8)
  }

  /// Whether there is a name in quotes, or a number that begins with zero.
  private static func mayBeWrittenOtherwise(_ bytes: [UInt8]) -> Bool {
    bytes.indices.contains { index in
      bytes[index] == UInt8(ascii: "[") && index + 2 < bytes.count
        && ("'\"".utf8.contains(bytes[index + 1])
          || bytes.has("0", at: index + 1) && bytes[index + 2].isDigit)
    }
  }
}
