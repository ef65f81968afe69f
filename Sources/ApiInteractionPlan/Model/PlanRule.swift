/// A rule of a Data Router.
public struct PlanRule: Sendable, Hashable {
  /// How a data source is compared. Greater and less are for numeric data sources only. [D]
  public enum Operator: String, Sendable, Hashable, CaseIterable {
    /// The value is the operand.
    case equals
    /// The value is not the operand.
    case notEquals = "not-equals"
    /// The operand stands somewhere in the value.
    case contains
    /// The value begins with the operand.
    case startsWith = "starts-with"
    /// There is no value, or an empty one.
    case isEmpty = "is-empty"
    /// The value is a greater number than the operand.
    case greater
    /// The value is a smaller number than the operand.
    case less

    /// Whether numbers are compared, and not texts.
    public var isNumeric: Bool { self == .greater || self == .less }
  }

  /// The data source that is compared.
  public let dataSource: PlanReference
  /// How it is compared.
  public let comparison: Operator
  /// What it is compared with; where the operator stands if there is nothing to compare with.
  public let operand: PlanReference

  /// Whether a call whose data source has a value takes this rule's branch. [P]
  ///
  /// Texts are compared to the letter; numbers by what they say, however many digits they have.
  ///
  /// - Parameter value: The value; nil for null or never set, which is as empty as a text without characters.
  /// - Returns: nil where numbers are to be compared, and the value is none: the rule does not match.
  public func matches(_ value: String?) -> Bool? {
    let (text, wanted) = (Array((value ?? "").utf8), Array(operand.name.utf8))
    switch comparison {
    case .equals: return text == wanted
    case .notEquals: return text != wanted
    case .contains: return PlanRule.holds(wanted, text)
    case .startsWith: return text.starts(with: wanted)
    case .isEmpty: return text.isEmpty
    case .greater, .less:
      guard let number = DecimalText(value ?? ""), let limit = DecimalText(operand.name) else { return nil }
      return comparison == .greater ? number > limit : number < limit
    }
  }
  /// Whether a text holds another, in time with their lengths (Knuth, Morris, Pratt).
  private static func holds(_ wanted: [UInt8], _ text: [UInt8]) -> Bool {
    // Of each beginning of the wanted text, how much of it is an end of that beginning as well.
    var borders = [0]
    var length = 0
    for byte in wanted.dropFirst() {
      while length > 0, wanted[length] != byte { length = borders[length - 1] }
      if wanted[length] == byte { length += 1 }
      borders.append(length)
    }
    var matched = 0
    for byte in text where matched < wanted.count {
      while matched > 0, wanted[matched] != byte { matched = borders[matched - 1] }
      if wanted[matched] == byte { matched += 1 }
    }
    return matched == wanted.count
  }
}
