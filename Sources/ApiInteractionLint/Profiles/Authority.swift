/// Who asks for something, and why.
public struct Authority: Sendable, Hashable {
  /// Who says so: a document, a page, a person.
  public internal(set) var source: String?
  /// What it is for.
  public let summary: String?

  /// What is added to a message, before its full stop.
  var text: String {
    let reason = summary.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
    return (source.map { " (\($0))" } ?? "") + (reason.map { ": \($0)" } ?? "")
  }
}
