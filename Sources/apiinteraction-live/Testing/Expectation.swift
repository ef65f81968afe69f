import ApiInteractionKit
import CommandInterface

/// A value that a data source must get.
struct Expectation {
  let name: String
  let value: String

  init(name: String, value: String) {
    self.name = name
    self.value = value
  }

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

  func isMet(by mapped: MappedResponse) -> Bool {
    mapped[name]?.text == value
  }

  /// What is wrong, without secrets; nil if nothing is.
  func failure(in mapped: MappedResponse, _ secrets: ShownSecrets) -> String? {
    if isMet(by: mapped) { return nil }
    if secrets.hides(name) { return "“\(name)” is not as expected; it holds a secret." }
    let found = mapped[name].map { "“\(secrets.masked($0.text))”" } ?? "null"
    return "“\(name)” should be “\(secrets.masked(value))”, but is \(found)."
  }
}
