import ApiInteractionKit
import ApiInteractionLint

/// Data sources as they are printed.
struct MappedText {
  private let mapped: MappedResponse
  private let response: ApiInteraction.Response
  private let linesBefore: Int
  private let masksSecrets: Bool

  /// - Parameter linesBefore: How many lines of the response's file come before the body.
  init(_ mapped: MappedResponse, response: ApiInteraction.Response, linesBefore: Int, masksSecrets: Bool) {
    self.linesBefore = linesBefore
    self.mapped = mapped
    self.response = response
    self.masksSecrets = masksSecrets
  }

  /// A table for people: long values are cut, secret ones masked.
  var table: String {
    var table = TextTable(["DATA SOURCE", "VALUE", "FROM"])
    for (index, assignment) in mapped.assignments.enumerated() {
      let field = response.fields.last { $0.destination == assignment.destination }
      let origin = index == 0 && field == nil ? "the status code" : field?.locator.text ?? ""
      let isSecret = SecretName.matches(assignment.destination.name) || SecretName.matches(origin)
      let value =
        (assignment.value?.text).map { isSecret && masksSecrets ? SecretMask.mask : shown($0) } ?? "(null)"
      table.add([assignment.destination.name, value, origin])
    }
    return table.text
  }

  var json: String {
    let values = mapped.assignments.map { assignment in
      "    \(JSONText.quoted(assignment.destination.name)): \(JSONText.quoted(assignment.value?.text))"
    }
    let issues = mapped.issues.map { issue in
      "    {\"locator\": \(JSONText.quoted(issue.field?.locator.text)), "
        + "\"destination\": \(JSONText.quoted(issue.field?.destination.name)), "
        + "\"message\": \(JSONText.quoted(issue.message)), \"line\": \(number(issue.location.map { $0.line + linesBefore })), "
        + "\"column\": \(number(issue.location?.column))}"
    }
    return "{\n  \"dataSources\": {\n\(values.joined(separator: ",\n"))\n  },\n  \"issues\": ["
      + (issues.isEmpty ? "]" : "\n\(issues.joined(separator: ",\n"))\n  ]") + "\n}\n"
  }

  /// Lines for a shell: a null value unsets its variable.
  var environment: String {
    mapped.assignments.map { assignment in
      let name = Shell.variable(assignment.destination.name)
      return (assignment.value?.text).map { "export \(name)=\(Shell.quoted($0))\n" } ?? "unset \(name)\n"
    }.joined()
  }

  private func number(_ value: Int?) -> String {
    value.map(String.init) ?? "null"
  }

  private func shown(_ value: String) -> String {
    let value = masksSecrets ? SecretMask.masked(value) : value
    return value.count > 100 ? value.prefix(99) + "…" : value
  }
}
