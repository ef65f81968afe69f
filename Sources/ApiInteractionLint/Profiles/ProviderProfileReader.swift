import ApiInteractionKit

extension ProviderProfile {
  /// Reads a profile from a YAML or JSON file.
  ///
  /// - Throws: ``InputProblem`` with the place of the first thing that is wrong.
  init(_ bytes: [UInt8]) throws(InputProblem) {
    let file = try YAMLValue(bytes)
    let members = try file.mapping(
      "A profile", allowing: ["name", "extends", "source", "match", "method", "headers", "body"])
    guard let name = members["name"] else { throw file.problem("A profile needs a name.") }
    self.name = try name.text("The name")
    base = try ProviderProfile.text(members["extends"], "extends")
    source = try ProviderProfile.text(members["source"], "source")
    method = try ProviderProfile.text(members["method"], "method")
    path = try ProviderProfile.path(members["match"])
    if path.isEmpty, base == nil {
      throw file.problem(
        "A profile needs match: with the path of the service, or extends: with another profile.")
    }
    var optional: Set<String> = []
    headers = try ProviderProfile.requirements(members["headers"], "headers", isPath: false, &optional)
    body = try ProviderProfile.requirements(members["body"], "body", isPath: true, &optional)
    self.optional = optional
  }

  private static func text(_ value: YAMLValue?, _ what: String) throws(InputProblem) -> String? {
    guard let value else { return nil }
    return try value.text(what)
  }

  private static func path(_ match: YAMLValue?) throws(InputProblem) -> [String] {
    guard let match else { return [] }
    let members = try match.mapping("match", allowing: ["path"])
    guard let path = members["path"] else { throw match.problem("match needs a path.") }
    let text = try path.text("path")
    guard text.hasPrefix("/"), text.count > 1 else {
      throw path.problem("path must begin with / and name at least one segment, as in /auth/connect/token.")
    }
    return text.split(separator: "/").map(String.init)
  }

  /// Reads a mapping of names to what is said of each; `required: false` takes back what a base asks for.
  private static func requirements(
    _ value: YAMLValue?, _ what: String, isPath: Bool, _ optional: inout Set<String>
  ) throws(InputProblem) -> [Requirement] {
    guard let value else { return [] }
    var requirements: [Requirement] = []
    for (key, details) in try value.entries(what) {
      let name = try key.text("A name in \(what)")
      var steps: [JSONLocator.Step] = []
      if isPath {
        do {
          steps = try JSONLocator(name).steps
        } catch {
          throw key.problem("“\(name)” is not the path of a body field. \(error.description)")
        }
      }
      let members = details.isNull ? [:] : try details.mapping("“\(name)”", allowing: ["required", "source"])
      let isRequired =
        try members["required"].map { value throws(InputProblem) in try value.flag("required") } ?? true
      if isRequired {
        requirements.append(
          Requirement(name: name, steps: steps, source: try text(members["source"], "source")))
      } else {
        optional.insert(name)
      }
    }
    return requirements
  }
}
