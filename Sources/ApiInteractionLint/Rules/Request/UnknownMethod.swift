import ApiInteractionKit

struct UnknownMethod: Rule {
  let id = "unknown-method"
  let group = RuleGroup.request
  let severity = Severity.warning
  let summary = "A Method that HTTP does not define."
  let rationale = """
    Methods are written in capital letters: `post` is another method than `POST`, and services answer it with 405 or 501. \
    Known are GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS, TRACE and CONNECT; if a service really has one of its own, \
    suppress the finding.
    """
  let bad = RuleExample("<Method>Get</Method>")
  let good = RuleExample("<Method>GET</Method>")
  let fixing = RuleFixing.changesRequest

  func check(_ subject: LintSubject) -> [Diagnostic] {
    guard let value = subject.definition.method, let method = subject.method,
      !UnknownMethod.known.contains(method)
    else { return [] }
    let nearest =
      UnknownMethod.known.first { $0 == method.uppercased() } ?? method.nearest(in: UnknownMethod.known)
    let slips = UnknownMethod.known.filter { $0 == nearest || method.isSlip(of: $0) }
    let isCase = nearest == method.uppercased()
    let advice =
      nearest.map { "Did you mean \(isCase ? $0 : slips.alternatives)?" }
      ?? "There are \(UnknownMethod.known.joined(separator: ", "))."
    let range = value.text.sourceRange
    var fix: Fix?
    if let nearest, method.isSlip(of: nearest), isCase || slips == [nearest] {
      fix = Fix("write \(nearest)", [SourceEdit(range, nearest)])
    }
    return [finding("HTTP has no method “\(method)”. \(advice)", at: range, fix: fix)]
  }

  /// The methods of RFC 9110, and PATCH.
  static let known = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT"]
}
