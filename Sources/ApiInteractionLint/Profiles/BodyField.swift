import ApiInteractionKit

/// A field of a request's body, as a profile knows it.
public struct BodyField: Sendable, Hashable {
  /// When a field must be there.
  public enum Need: Sendable, Hashable {
    /// It must be there.
    case always
    /// It may be absent.
    case never
    /// It must be there where a condition holds.
    case when(FieldCondition)
  }

  /// The names that lead to the field.
  public let path: FieldPath
  /// When it must be there.
  public let need: Need
  /// What its value must be.
  let check: ValueCheck
  /// Whether the profile names everything in the object that the field is; nil for what is said of the one around it.
  let isClosed: Bool?
  /// Who says so.
  public internal(set) var authority: Authority
}

/// What makes a field necessary: all that is given must hold.
public struct FieldCondition: Sendable, Hashable {
  /// Another field, which is there.
  let field: FieldPath?
  /// What the other field says; empty for anything.
  let values: [String]
  /// The method of the request.
  let method: String?

  /// The condition as it is added to a message.
  ///
  /// - Parameter path: Where the other field stands, if that is known better than from the profile.
  func text(field path: String? = nil) -> String {
    var parts: [String] = []
    if let field = path ?? field?.text {
      parts.append(values.isEmpty ? "\(field) is there" : "\(field) is \(values.alternatives)")
    }
    if let method { parts.append("the Method is \(method)") }
    return " when \(parts.joined(separator: " and "))"
  }
}

extension [String] {
  /// The texts as one of which something is: `a, b or c`.
  var alternatives: String {
    guard let last, count > 1 else { return first ?? "" }
    return dropLast().joined(separator: ", ") + " or " + last
  }
}
