/// Names of steps in a message: of many, the first and the last.
package enum StepNames {
  /// The most names that are written.
  private static let most = 8

  /// Steps to which a call comes one after the other, such as `“a” → “b”`.
  package static func way(_ names: some BidirectionalCollection<String>) -> String {
    shown(names).joined(separator: " → ")
  }

  /// Steps without an order, such as `“a”, “b” and “c”`.
  package static func list(_ names: some BidirectionalCollection<String>) -> String {
    let shown = shown(names)
    guard shown.count > 1, let last = shown.last else { return shown.joined() }
    return "\(shown.dropLast().joined(separator: ", ")) and \(last)"
  }

  private static func shown(_ names: some BidirectionalCollection<String>) -> [String] {
    let quoted = { (name: String) in "“\(name)”" }
    guard names.count > most else { return names.map(quoted) }
    return names.prefix(most / 2).map(quoted) + ["…"] + names.suffix(most / 2 - 1).map(quoted)
  }
}
