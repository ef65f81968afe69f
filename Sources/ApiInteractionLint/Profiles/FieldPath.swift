import ApiInteractionKit

/// Where a field of a body is: `PaymentData.amount`, `items[0].sku`, `items[].sku` in every member of an array. [P]
public struct FieldPath: Sendable, Hashable, CustomStringConvertible {
  enum Step: Sendable, Hashable {
    case name(String)
    case index(Int)
    /// Every member of an array.
    case every
  }

  let steps: [Step]
  /// The path as it is written.
  public let text: String
  public var description: String { text }

  /// Reads a path, which is written as a locator, or with `[]` in it.
  ///
  /// - Throws: ``InvalidValue`` where the text is no path.
  init(_ text: String) throws(InvalidValue) {
    self.text = text
    let parts = FieldPath.parts(of: text)
    var steps: [Step] = parts.count > 1 && parts[0].isEmpty ? [] : try FieldPath.steps(of: parts[0])
    for part in parts.dropFirst() {
      // What comes after `[]` is read as what comes after any other member.
      steps.append(.every)
      steps += try FieldPath.steps(of: "[0]" + part).dropFirst()
    }
    self.steps = steps
  }

  public static func == (left: FieldPath, right: FieldPath) -> Bool { left.steps == right.steps }

  public func hash(into hasher: inout Hasher) { hasher.combine(steps) }

  /// Whether the field stands in the body itself, under a name.
  var isPlainName: Bool {
    guard steps.count == 1, case .name = steps[0] else { return false }
    return true
  }

  /// The name of the last step, if it has one.
  var name: String? {
    guard case .name(let name) = steps.last else { return nil }
    return name
  }

  private static func steps(of text: String) throws(InvalidValue) -> [Step] {
    try JSONLocator(text).steps.map { step in
      switch step {
      case .name(let name): .name(name)
      case .index(let index): .index(index)
      }
    }
  }

  /// What stands between the `[]` of a text; one in a quoted name is part of that.
  private static func parts(of text: String) -> [String] {
    let bytes = Array(text.utf8)
    var parts: [String] = []
    var start = 0
    var index = 0
    while index < bytes.count {
      if bytes.has("[]", at: index) {
        parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
        index += 2
        start = index
      } else if bytes.has("['", at: index) || bytes.has("[\"", at: index) {
        let close = [bytes[index + 1], UInt8(ascii: "]")]
        index += 2
        while index < bytes.count, !bytes[index...].starts(with: close) { index += 1 }
      } else {
        index += 1
      }
    }
    return parts + [String(decoding: bytes[start...], as: UTF8.self)]
  }
}
