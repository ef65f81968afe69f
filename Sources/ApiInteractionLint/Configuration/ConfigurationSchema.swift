import ApiInteractionKit

extension LintConfiguration {
  /// The JSON Schema of a configuration.
  ///
  /// - Parameter rules: The rules of which a configuration may speak.
  public static func schema(rules: [any RuleDeclaration] = Linter.allRules.map { $0 }) -> String {
    String(decoding: PackageResources.configuration_schema_json, as: UTF8.self)
      .replacing("\"rules\": {}", with: "\"rules\": \(schema(ofRules: rules))")
      .replacing("\"profile\": {}", with: "\"profile\": \(profileSchema)")
  }

  /// The schema of a profile as a part of another schema: its references count from the root of that.
  private static var profileSchema: String {
    let lines = String(decoding: ProfileSet.schema, as: UTF8.self).split(separator: "\n")
    return lines.filter { !$0.contains("\"$schema\":") }.joined(separator: "\n    ")
      .replacing("\"#/$defs/", with: "\"#/$defs/profile/$defs/")
  }

  private static func schema(ofRules rules: [any RuleDeclaration]) -> String {
    let properties = rules.map { "        \(JSONText.quoted($0.id)): \(schema(of: $0))" }
    return """
      {
            "type": "object",
            "additionalProperties": false,
            "properties": {
      \(properties.joined(separator: ",\n"))
            }
          }
      """
  }

  private static func schema(of rule: any RuleDeclaration) -> String {
    let severity = "\"severity\": { \"$ref\": \"#/$defs/severity\" }"
    let options = rule.options.map { option in
      """
      \(JSONText.quoted(option.name)): { "description": \(JSONText.quoted(option.summary)), \
      "$ref": "#/$defs/texts" }
      """
    }
    return """
      {
                "description": \(JSONText.quoted(rule.summary)),
                "default": "\(rule.severity.rawValue)",
                "anyOf": [
                  { "$ref": "#/$defs/severity" },
                  {
                    "type": "object",
                    "additionalProperties": false,
                    "properties": { \(([severity] + options).joined(separator: ", ")) }
                  }
                ]
              }
      """
  }
}
