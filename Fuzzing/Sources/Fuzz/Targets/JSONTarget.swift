import ApiInteractionKit
import Foundation

/// What is JSON, and what a locator finds in it, is what `JSONSerialization` says.
enum JSONTarget {
  static func check(_ input: FuzzInput) {
    let lines = input.lines.isEmpty ? ["a", "[0]", "a[0].b"] : Array(input.lines.prefix(16))
    let locators = lines.compactMap { try? JSONLocator($0) }
    guard !locators.isEmpty, let mapped = MappedFields(locators.map { .json($0) }, in: input.text) else {
      return
    }
    if mapped.isReadable { SampleProperty.check(input.text) }
    guard isComparable(input.text) else { return }
    let peer = try? JSONSerialization.jsonObject(with: Data(input.text), options: .fragmentsAllowed)
    guard let peer else {
      // Foundation reads no number that it cannot represent.
      let text = String(decoding: input.text, as: UTF8.self)
      return require(!mapped.isReadable || hasLargeNumber(input.text), "this is no JSON:\n\(text)")
    }
    // Foundation lets a comma come before the end of an object or array.
    guard mapped.isReadable || !hasLastComma(input.text) else { return }
    require(mapped.isReadable, "this is JSON:\n\(String(decoding: input.text, as: UTF8.self))")
    for (locator, outcome) in zip(locators, mapped.outcomes) {
      let value = value(at: locator, in: peer)
      require(isSame(outcome, value), "\(locator) finds \(value ?? "nothing"), not \(outcome)")
    }
  }

  /// Whether Foundation reads the text in the same encoding, to the same depth, and tells its names apart as they are.
  private static func isComparable(_ text: [UInt8]) -> Bool {
    text.allSatisfy { $0 != 0 && $0 < 0x80 } && !text.contains(Array(#"\u"#.utf8))
      && text.count { $0 == UInt8(ascii: "[") || $0 == UInt8(ascii: "{") } < 500
  }

  private static func hasLargeNumber(_ text: [UInt8]) -> Bool {
    let numbers = text.split { !"+-.0123456789eE".utf8.contains($0) }
    return numbers.contains {
      $0.count > 15 || $0.contains(UInt8(ascii: "e")) || $0.contains(UInt8(ascii: "E"))
    }
  }

  private static func hasLastComma(_ text: [UInt8]) -> Bool {
    let closely = text.filter { !" \t\r\n".utf8.contains($0) }
    return closely.contains(Array(",}".utf8)) || closely.contains(Array(",]".utf8))
  }

  private static func value(at locator: JSONLocator, in root: Any) -> Any? {
    var value: Any? = root
    for step in locator.steps {
      switch step {
      case .name(let name): value = (value as? [String: Any])?[name]
      case .index(let index):
        let array = value as? [Any]
        value = array.flatMap { index < $0.count ? $0[index] : nil }
      }
    }
    return value
  }

  private static func isSame(_ outcome: MappedResponse.Outcome, _ value: Any?) -> Bool {
    switch (outcome, value) {
    case (.notFound, nil), (.null, is NSNull): return true
    case (.value(let found), let value?): return isSame(found.text, value)
    default: return false
    }
  }

  private static func isSame(_ text: String, _ value: Any) -> Bool {
    if let string = value as? String { return string.utf8.elementsEqual(text.utf8) }
    if let number = value as? NSNumber {
      if text == "true" || text == "false" { return number.boolValue == (text == "true") }
      guard let found = Double(text) else { return false }
      return found == number.doubleValue || abs(found - number.doubleValue) <= abs(found) * 1e-12
    }
    let found = try? JSONSerialization.jsonObject(with: Data(text.utf8))
    return (found as? NSObject).map { $0.isEqual(value) } ?? false
  }
}
