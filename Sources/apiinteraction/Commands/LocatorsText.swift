import ApiInteractionKit
import ApiInteractionLint
import CommandInterface
import Rainbow

/// The locators of a sample response as they are printed.
struct LocatorsText {
  private let locators: [SampleLocator]
  private let standIn: JSONLocator?
  private let names: SecretNames?
  /// Masks the secrets in a value that is no secret itself.
  private let mask: (String) -> String

  /// - Parameter names: By which names secrets are told; nil where they are shown.
  init(_ locators: [SampleLocator], of response: SavedResponse, hiding names: SecretNames?) {
    self.locators = locators
    standIn = response.standIn
    self.names = names
    let hidden = locators.compactMap { locator in
      locator.text.flatMap { names?.matches(locator.locator, with: $0) ?? false ? $0 : nil }
    }
    mask = names?.masking(response.body, and: hidden) ?? { $0 }
  }

  /// A table for people: long values are cut, secret ones masked.
  func table(isColourful: Bool) -> String {
    var table = TextTable(["LOCATOR", "DATA TYPE", "VALUE"])
    for locator in locators {
      let styles: [Int: TextTable.Style] = isColourful && !locator.isValue ? [2: { $0.dim }] : [:]
      let mark = locator.locator.leads(to: standIn) ? " (stand-in)" : ""
      table.add([locator.locator.text, locator.dataType.name, shown(locator) + mark], styles: styles)
    }
    return table.text
  }

  var json: String {
    let objects = locators.map { locator in
      var members = [
        "\"locator\": \(JSONText.quoted(locator.locator.text))",
        "\"dataType\": \(JSONText.quoted(locator.dataType.name))",
        "\"value\": \(JSONText.quoted(value(locator)))",
      ]
      switch locator.content {
      case .object(let count), .array(let count), .elements(let count):
        members.append("\"members\": \(count)")
      case .text, .null: break
      }
      if locator.locator.leads(to: standIn) { members.append("\"standIn\": true") }
      return "{\(members.joined(separator: ", "))}"
    }
    return objects.isEmpty ? "[]\n" : "[\n\(objects.joined(separator: ",\n"))\n]\n"
  }

  private func shown(_ locator: SampleLocator) -> String {
    switch locator.content {
    case .text: Display.cut(value(locator) ?? "")
    case .null: "(null)"
    case .object(let count): "{\(count) \(count == 1 ? "member" : "members")}"
    case .array(let count): "[\(count) \(count == 1 ? "member" : "members")]"
    case .elements(let count): "<\(count) \(count == 1 ? "element" : "elements")>"
    }
  }

  /// The text of a value, masked as it must be.
  private func value(_ locator: SampleLocator) -> String? {
    guard let text = locator.text else { return nil }
    return names?.matches(locator.locator, with: text) ?? false ? SecretMask.mask : mask(text)
  }
}

extension SampleLocator {
  /// The text of a value; nil of what holds others, and of null.
  fileprivate var text: String? {
    if case .text(let text) = content { text } else { nil }
  }
}
