import ApiInteractionKit

/// What SARIF says in the same way in several places.
enum SARIFText {
  /// A message object.
  static func message(_ text: String, markdown: String? = nil) -> String {
    JSONText.object(["text": JSONText.quoted(text), "markdown": markdown.map { JSONText.quoted($0) }])
  }

  /// A text as it stands in a link: its brackets and backslashes escaped.
  static func linkText(_ text: String) -> String {
    text.replacing("\\", with: "\\\\").replacing("[", with: "\\[").replacing("]", with: "\\]")
  }

  static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "\"error\""
    case .warning: "\"warning\""
    case .info: "\"note\""
    }
  }
}
