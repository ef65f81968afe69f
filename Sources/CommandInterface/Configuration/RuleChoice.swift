import ApiInteractionKit
import ApiInteractionLint
import ApiInteractionPlan

/// The rules that a user chose or ignored on the command line.
package struct RuleChoice {
  private let selected: Set<String>
  private let ignored: Set<String>

  /// - Parameters:
  ///   - select: Lists of names with commas; none of them means every rule.
  ///   - ignore: Lists of names with commas.
  /// - Throws: ``CommandFailure`` if there is no such rule.
  package init(select: [String], ignore: [String]) throws(CommandFailure) {
    selected = try RuleChoice.known(select)
    ignored = try RuleChoice.known(ignore)
  }

  /// The rules that are not looked for, where a configuration turns some off: what is selected is on.
  func disabled(besides disabled: Set<String>) -> Set<String> {
    guard !selected.isEmpty else { return disabled.union(ignored) }
    return Set(Linter.allRules.map(\.id)).subtracting(selected).union(ignored)
  }

  private static func known(_ lists: [String]) throws(CommandFailure) -> Set<String> {
    let all = Linter.allRules.map(\.id)
    let names = lists.flatMap { $0.split(separator: ",").map { $0.filter { $0 != " " } } }
    for name in names where !all.contains(name) {
      if PlanChecker.allRules.contains(where: { $0.id == name }) {
        throw .usage("“\(name)” is looked for in call plans: plan check does it.")
      }
      let advice =
        name.nearest(in: all).map { "Did you mean \($0)?" } ?? "There are \(all.joined(separator: ", "))."
      throw .usage("There is no rule “\(name)”. \(advice)")
    }
    return Set(names)
  }
}
