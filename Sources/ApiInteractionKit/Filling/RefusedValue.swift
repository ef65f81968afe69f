/// Why a value cannot go where a slot stands. Says nothing of the value itself, which may be a secret.
struct RefusedValue: Error {
  let reason: String

  init(_ reason: String) {
    self.reason = reason
  }

  /// A value that does not read as a text with holes.
  init(_ problem: TemplateText.Problem) {
    self.init(problem.rule == "unknown-formatter" ? RefusedValue.unknownFormatter : problem.description)
  }

  static let unknownFormatter: String = {
    let known = Placeholder.Formatter.allCases.map(\.name).joined(separator: ", ")
    return "There is no such formatter; there are \(known)."
  }()
}
