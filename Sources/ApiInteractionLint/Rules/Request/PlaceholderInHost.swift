import ApiInteractionKit

struct PlaceholderInHost: Rule {
  let id = "placeholder-in-host"
  let group = RuleGroup.request
  let severity = Severity.warning
  let summary = "A data source that decides which host is called."
  let rationale = """
    Data sources hold what callers said or typed and what other services answered. If one of them decides which host is \
    called, the access token goes wherever it says; and where it was never set, the request goes nowhere. Write the host out, \
    make it a slot of a template, or keep it in a custom configuration setting.
    """
  let bad = RuleExample("<Url>https://$(Region).api.example.com/orders</Url>")
  let good = RuleExample("<Url>https://#(Region).api.example.com/orders</Url>")
  let options = [RuleOption("allow", "Data sources, or patterns with * for them, that may decide the host.")]

  func check(_ subject: LintSubject) -> [Diagnostic] {
    guard let url = subject.url, url.isJudged, !url.holes.isEmpty else { return [] }
    let start = url.parts.authority?.lowerBound ?? 0
    let userEnd = url.userInformation?.upperBound ?? start
    let end = url.parts.authority?.upperBound ?? url.endOfAssumedHost
    let allowed = subject.option("allow", of: self).map { NamePattern($0) }
    return url.value.placeholders.compactMap { placeholder, range in
      guard placeholder.kind == .dataSource, range.lowerBound < end,
        range.lowerBound >= userEnd || range.lowerBound < start,
        !allowed.contains(where: { $0.matches(placeholder.name) })
      else { return nil }
      return finding(
        "The value of “\(placeholder.name)” decides which host is called. Write the host out, or keep it in a #(…) setting.",
        at: url.sourceRange(of: range))
    }
  }
}

extension LintedURL {
  /// Where the host ends at the latest, if the text begins with a hole that may hold the start of it.
  fileprivate var endOfAssumedHost: Int {
    guard mayBeginInHole else { return 0 }
    return bytes[holes[0].lowerBound...].firstIndex { "/?#".utf8.contains($0) } ?? bytes.count
  }
}
