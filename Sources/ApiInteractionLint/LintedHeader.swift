import ApiInteractionKit

/// A header with its name as HTTP compares it.
struct LintedHeader: Sendable {
  let header: Definition.Header
  /// The name in lower case; nil if it is not known, because there is none or a hole stands in it.
  let name: String?

  init(_ header: Definition.Header) {
    self.header = header
    name = header.key.flatMap { $0.isPlain ? $0.text.string.lowercased() : nil }
  }
}
