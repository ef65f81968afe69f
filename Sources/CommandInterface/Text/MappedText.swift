import ApiInteractionKit
import ApiInteractionLint
import Rainbow

/// Data sources as they are printed.
package struct MappedText {
  private let mapped: MappedResponse
  private var response: ApiInteraction.Response { mapped.response }
  private let linesBefore: Int
  /// The data sources that hold what only a stand-in of the service gives.
  private let standIns: [String]
  private let hides: (String) -> Bool
  private let mask: (String) -> String

  /// - Parameters:
  ///   - linesBefore: How many lines of the response's file come before the body.
  ///   - standIn: Where in the response is what only a stand-in of the service gives.
  ///   - hides: Whether the value of a data source is not to be seen.
  ///   - mask: Hides the secrets in a value that is no secret itself.
  package init(
    _ mapped: MappedResponse, linesBefore: Int, standIn: JSONLocator?,
    hides: @escaping (String) -> Bool, mask: @escaping (String) -> String
  ) {
    self.mask = mask
    self.linesBefore = linesBefore
    standIns = mapped.standIns(at: standIn)
    self.mapped = mapped
    self.hides = hides
  }

  /// A table for people: long values are cut, secret ones masked, and what has none stands out.
  ///
  /// - Parameters:
  ///   - isColourful: Whether colours are wanted.
  ///   - showsTypes: Whether there is a column for the types.
  package func table(isColourful: Bool, showsTypes: Bool = false) -> String {
    var table = TextTable(["DATA SOURCE", "VALUE"] + (showsTypes ? ["TYPE"] : []) + ["FROM"])
    for (index, assignment) in mapped.assignments.enumerated() {
      let field = response.field(of: assignment)
      let origin =
        index == 0 && field == nil
        ? "the status code"
        : (field?.locator.text ?? "") + (standIns.contains(assignment.destination.name) ? " (stand-in)" : "")
      let (text, style) = cell(assignment.outcome, isSecret: hides(assignment.destination.name))
      let styles = isColourful ? [1: style].compactMapValues { $0 } : [:]
      let type = showsTypes ? [response.type(of: assignment)] : []
      table.add([assignment.destination.name, text] + type + [origin], styles: styles)
    }
    return table.text
  }

  private func cell(
    _ outcome: MappedResponse.Outcome, isSecret: Bool
  ) -> (text: String, style: TextTable.Style?) {
    switch outcome {
    case .value(let value): (isSecret ? SecretMask.mask : Display.cut(mask(value.text)), nil)
    case .null: ("(null)", { $0.dim })
    case .notFound: ("(not found)", { $0.yellow })
    case .refused: ("(refused)", { $0.red })
    case .unreadable: ("(unreadable)", { $0.red })
    }
  }

  /// How many locators found nothing, in a sentence; nil if none.
  package var summary: String? {
    let missing = mapped.assignments.count { $0.outcome == .notFound }
    return missing == 0
      ? nil
      : "\(missing) of \(response.fields.count) \(response.fields.count == 1 ? "locator" : "locators") found nothing."
  }

  package var json: String {
    let values = mapped.assignments.map { assignment in
      "    \(JSONText.quoted(assignment.destination.name)): \(JSONText.quoted(assignment.value?.text))"
    }
    let issues = mapped.issues.map { issue in
      "    {\"locator\": \(JSONText.quoted(issue.field?.locator.text)), "
        + "\"destination\": \(JSONText.quoted(issue.field?.destination.name)), "
        + "\"message\": \(JSONText.quoted(issue.message)), \"line\": \(number(issue.location.map { $0.line + linesBefore })), "
        + "\"column\": \(number(issue.location?.column))}"
    }
    return "{\n  \"dataSources\": {\n\(values.joined(separator: ",\n"))\n  },\n"
      + (JSONText.names(standIns).map { "  \"standIns\": \($0),\n" } ?? "") + "  \"issues\": ["
      + (issues.isEmpty ? "]" : "\n\(issues.joined(separator: ",\n"))\n  ]") + "\n}\n"
  }

  /// Lines for a shell: a null value unsets its variable.
  ///
  /// - Throws: ``CommandFailure`` if two data sources would be one variable, or a value cannot be one's.
  package func environment() throws(CommandFailure) -> String {
    var owners: [String: DataSourceName] = [:]
    var lines = ""
    for assignment in mapped.assignments {
      let destination = assignment.destination
      let name = Shell.variable(destination.name)
      if let owner = owners.updateValue(destination, forKey: name) {
        throw .found(
          "The data sources “\(owner)” and “\(destination)” would both be the variable \(name). Use --format json."
        )
      }
      guard let value = assignment.value?.text else {
        lines += "unset \(name)\n"
        continue
      }
      if value.utf8.contains(0) {
        throw .found("The value of “\(destination)” holds a NUL, which no variable can. Use --format json.")
      }
      lines += "export \(name)=\(Shell.quoted(value))\n"
    }
    return lines
  }

  private func number(_ value: Int?) -> String {
    value.map(String.init) ?? "null"
  }
}

extension MappedResponse {
  /// The data sources that hold what only a stand-in of the service gives.
  ///
  /// - Parameter place: Where that is in the response; nil where there is none.
  package func standIns(at place: JSONLocator?) -> [String] {
    assignments.filter { response.field(of: $0)?.locator.leads(to: place) ?? false }.map(\.destination.name)
  }
}

extension ApiInteraction.Response {
  /// The field that sets a data source; nil where the status code does.
  package func field(of assignment: MappedResponse.Assignment) -> Field? {
    fields.last { $0.destination == assignment.destination }
  }

  /// Whether a data source that it sets holds a secret, by its name or by where its value comes from.
  ///
  /// - Parameter value: The value, if it is known: some names are those of switches as well.
  package func holdsSecret(_ destination: String, with value: String = "", _ names: SecretNames) -> Bool {
    names.matches(destination, with: value)
      || fields.contains { $0.destination.name == destination && names.matches($0.locator, with: value) }
  }

  /// The name of a data source's type; the status code is a number.
  package func type(of assignment: MappedResponse.Assignment) -> String {
    field(of: assignment)?.dataType.name ?? "Integer"
  }
}
