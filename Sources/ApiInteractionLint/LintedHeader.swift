import ApiInteractionKit

/// A header with its name as HTTP compares it.
struct LintedHeader: Sendable {
  let header: Definition.Header
  /// The name in lower case; nil if it is not known, because there is none or a hole stands in it.
  let name: String?

  /// - Parameter isMeantAsHole: Whether something in the name is a hole as it is written in another language.
  init(_ header: Definition.Header, isMeantAsHole: Bool = false) {
    self.header = header
    name = header.key.flatMap { $0.isPlain && !isMeantAsHole ? $0.text.string.lowercased() : nil }
  }
}
