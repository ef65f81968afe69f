import ApiInteractionKit
import ApiInteractionLint

/// A template that comes with the toolkit.
public struct BuiltInTemplate: Sendable {
  /// The name by which a manifest and `apiinteraction new` call it.
  public let name: String
  /// What it is for, in a sentence.
  public let summary: String
  /// The text of the template.
  public let source: SourceText
  /// Values that show how its slots are filled, in the order in which a person would give them.
  public let exampleValues: [NamedValue]

  /// Every one, the documented services first. What their requests hold is [D], the slots and the others are [P].
  public static let all: [BuiltInTemplate] = [
    BuiltInTemplate("authorize", PackageResources.authorize_template_xml, PackageResources.authorize_yml),
    BuiltInTemplate(
      "start-session", PackageResources.start_session_template_xml, PackageResources.start_session_yml),
    BuiltInTemplate(
      "session-status", PackageResources.session_status_template_xml, PackageResources.session_status_yml),
    BuiltInTemplate("json-get", PackageResources.json_get_template_xml, PackageResources.json_get_yml),
    BuiltInTemplate("json-post", PackageResources.json_post_template_xml, PackageResources.json_post_yml),
    BuiltInTemplate("xml-post", PackageResources.xml_post_template_xml, PackageResources.xml_post_yml),
    BuiltInTemplate("form-post", PackageResources.form_post_template_xml, PackageResources.form_post_yml),
    BuiltInTemplate("blank", PackageResources.blank_template_xml, PackageResources.blank_yml),
  ].compactMap(\.self)

  /// The one of a name.
  public static func named(_ name: String) -> BuiltInTemplate? {
    all.first { $0.name == name }
  }

  /// Which of them was meant by a name that none has, or all their names.
  package static func advice(for name: String) -> String {
    let names = all.map(\.name)
    return name.nearest(in: names).map { "Did you mean “\($0)”?" }
      ?? "There are \(names.joined(separator: ", "))."
  }

  /// - Parameters:
  ///   - template: The definition.
  ///   - description: A YAML file with the `summary` and the example `values`.
  private init?(_ name: String, _ template: [UInt8], _ description: [UInt8]) {
    guard let file = try? YAMLValue(description),
      let members = try? file.mapping("The description of a template", allowing: ["summary", "values"]),
      let summary = members["summary"]?.scalar, let values = members["values"],
      let entries = try? NamedValues(nested: values).entries
    else { return nil }
    self.name = name
    self.summary = summary
    source = SourceText(template)
    exampleValues = entries.map { NamedValue($0.name, $0.value ?? "") }
  }
}
