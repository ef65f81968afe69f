import ApiInteractionKit

struct InsecureURL: Rule {
  let id = "insecure-url"
  let group = RuleGroup.request
  let severity = Severity.warning
  let summary = "A Url that is called with http, without encryption."
  let rationale = """
    What the call sends, tokens and the caller's data among it, can be read and changed on its way. Almost every service \
    answers to https as well. Addresses of the same machine (localhost, 127.0.0.1, [::1]) are not spoken of; a service inside \
    your own network can be named under `allow`.
    """
  let bad = RuleExample("<Url>http://api.example.com/orders</Url>")
  let good = RuleExample("<Url>https://api.example.com/orders</Url>")
  let options = [RuleOption("allow", "Hosts, or patterns with * for them, that may be called with http.")]

  func check(_ subject: LintSubject) -> [Diagnostic] {
    guard let url = subject.url, let scheme = url.parts.scheme, scheme.count == "http".utf8.count,
      url.bytes[scheme].lazy.map(\.lowercased).elementsEqual("http".utf8),
      url.isJudged, let host = url.host, !host.isEmpty
    else { return [] }
    let name = url.hasHole(in: host) ? nil : String(decoding: url.bytes[host], as: UTF8.self).lowercased()
    if let name {
      let allowed = subject.option("allow", of: self).contains { NamePattern($0).matches(name) }
      if allowed || InsecureURL.isLoopback(name) { return [] }
    }
    return [
      finding(
        "This Url is called without encryption: everything in it can be read on its way. Write https.",
        at: url.sourceRange(of: scheme))
    ]
  }

  private static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || host.hasSuffix(".localhost") || host == "[::1]"
      || host.hasPrefix("127.") && host.utf8.allSatisfy { $0.isDigit || $0 == UInt8(ascii: ".") }
  }
}
