import ApiInteractionKit
import CommandInterface

/// A value that a data source must hold.
struct Expectation {
  let name: String
  /// Nil where it must not be set.
  let value: String?

  /// - Throws: ``CommandFailure`` if one is not `name=value`, or if a name comes twice.
  static func all(_ assignments: [Assignment], option: String) throws -> [Expectation] {
    try Assignment.values(assignments, option: option).sorted { $0.key < $1.key }.map {
      Expectation(name: $0.key, value: $0.value)
    }
  }

  /// - Throws: ``CommandFailure`` if the definition sets no such data source: it could not be met.
  func check(against response: ApiInteraction.Response) throws(CommandFailure) {
    let names = [response.responseCodeDestination.name] + response.fields.map(\.destination.name)
    if names.contains(name) { return }
    let advice =
      name.nearest(in: names).map { "Did you mean “\($0)”?" } ?? "It sets \(names.joined(separator: ", "))."
    throw .usage("The definition sets no data source “\(name)”. \(advice)")
  }

  /// What is wrong, without secrets; nil if nothing is.
  ///
  /// - Parameters:
  ///   - found: What the data source holds; nil where it is not set.
  ///   - standIns: The data sources that hold what only the sandbox gives.
  func failure(_ found: String?, standIns: some Collection<String>, _ secrets: ShownSecrets) -> String? {
    if found.map(ExactName.init) == value.map(ExactName.init) { return nil }
    if secrets.hides(name) { return "“\(name)” is not as expected; it holds a secret." }
    func words(_ value: String?) -> String { value.map { "“\(secrets.masked($0))”" } ?? "not set" }
    let mark = standIns.contains(name) ? " (stand-in)" : ""
    return "“\(name)” should be \(words(value)), but is \(words(found))\(mark)."
  }
}
