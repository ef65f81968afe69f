import ApiInteractionKit

/// A Type that fits none of several locators: then it is most likely the Type that is wrong.
struct UnfitType {
  /// The Type.
  let range: SourceRange
  let message: String

  init?(_ definition: Definition) {
    let locators = definition.fields.compactMap(\.locator)
    guard let type = definition.type, locators.count > 1, locators.allSatisfy(\.isPlain) else { return nil }
    switch ApiInteraction.ResponseType(rawValue: type.text.string) {
    case .json:
      guard locators.allSatisfy({ UnfitType.isPath($0) }) else { return nil }
      message =
        "The Type is JSON, but all \(locators.count) locators are XPaths. Write XML, or locators such as data.id."
    case .xml:
      guard locators.allSatisfy({ UnfitType.isJSON($0) }),
        locators.count(where: { !$0.bytes.allSatisfy(\.isNamePart) }) > 1
      else { return nil }
      message =
        "The Type is XML, but all \(locators.count) locators are written for JSON. Write JSON, or XPaths such as /despatch/name."
    case nil: return nil
    }
    range = type.text.sourceRange
  }

  /// Whether a locator is an XPath that begins with a slash.
  private static func isPath(_ locator: Definition.Value) -> Bool {
    locator.bytes.first == UInt8(ascii: "/") && (try? XMLLocator(locator.text.string)) != nil
  }

  /// Whether a locator is made of names, dots and numbers in brackets alone, behind `$.` or not.
  private static func isJSON(_ locator: Definition.Value) -> Bool {
    let text = locator.text.string
    let path = text.hasPrefix("$.") ? String(text.dropFirst(2)) : text
    return path.utf8.allSatisfy { $0.isNamePart || ".[]".utf8.contains($0) }
      && (try? JSONLocator(path)) != nil
  }
}

extension UInt8 {
  /// Whether a byte can be part of a name in a locator of either kind.
  fileprivate var isNamePart: Bool { isLetter || isDigit || "_-".utf8.contains(self) }
}
