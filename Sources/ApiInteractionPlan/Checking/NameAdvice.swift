import ApiInteractionKit

/// Says of names that are not there which were meant.
///
/// Each is compared with all that there are, which takes long where both are many: only the first few are.
struct NameAdvice {
  private static let mostCompared = 50

  private let names: [String]
  private var known: [ExactName: String] = [:]

  /// - Parameter names: The names that there are.
  init(_ names: [String]) {
    self.names = names
  }

  /// A question that can follow a sentence, with a space before it; empty if no name is near.
  mutating func text(for name: String) -> String {
    if let text = known[ExactName(name)] { return text }
    if known.count >= NameAdvice.mostCompared { return "" }
    let text = name.nearest(in: names).map { " Did you mean “\($0)”?" } ?? ""
    known[ExactName(name)] = text
    return text
  }
}
