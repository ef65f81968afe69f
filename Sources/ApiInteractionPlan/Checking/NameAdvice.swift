import ApiInteractionKit

/// Says of names that are not there which were meant.
///
/// Each is compared with all that there are, which takes long where both are many: only the first few are.
struct NameAdvice {
  private static let mostCompared = 50

  private let names: [String]
  private var known: [ExactName: String?] = [:]

  /// - Parameter names: The names that there are.
  init(_ names: [String]) {
    self.names = names
  }

  /// A question that can follow a sentence, with a space before it; empty if no name is near.
  mutating func text(for name: String) -> String {
    self.name(for: name).map { " Did you mean “\($0)”?" } ?? ""
  }

  /// The name that is near; nil if none is.
  mutating func name(for name: String) -> String? {
    if let meant = known[ExactName(name)] { return meant }
    if known.count >= NameAdvice.mostCompared { return nil }
    let meant = name.nearest(in: names)
    known[ExactName(name)] = .some(meant)
    return meant
  }
}
