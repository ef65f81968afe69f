import ApiInteractionKit
import Testing

@testable import ApiInteractionLint

@Suite("What other rules ask of the profiles")
struct ProviderSubjectTests {
  private func subject(method: String, contentType: String, body: String) -> LintSubject {
    let definition = Definition(
      Array(
        """
        <ApiInteraction><Request><Url>https://a.b/globalpci/v1/selfservicesession/</Url><Method>\(method)</Method>\
        <Headers><Header><Key>Content-Type</Key><Value>\(contentType)</Value></Header></Headers>\
        <Body>\(body)</Body></Request><Response><Type>JSON</Type>\
        <ResponseCodeDestination>Code</ResponseCodeDestination></Response></ApiInteraction>
        """.utf8))
    return LintSubject(
      definition, isTemplate: false, settings: LintSettings(), profiles: .builtIn, limits: Limits())
  }

  @Test("what the service needs is known, so that other rules leave it to the provider's")
  func needs() {
    let subject = subject(method: "GET", contentType: "text/plain", body: "{}")
    #expect(subject.needsByProvider(header: "content-type"))
    #expect(!subject.needsByProvider(header: "Accept"))
    #expect(subject.isRefusedByProvider(header: "Content-Type"))
    #expect(!subject.isRefusedByProvider(header: "Authorization"))
    #expect(subject.hasRefusedMethod)
    #expect(subject.needsResponseFieldsByProvider)
    #expect(!self.subject(method: "post", contentType: "text/plain", body: "").hasRefusedMethod)
  }

  @Test(
    "a Content-Type or a body of the wrong kind is one finding",
    arguments: [
      ("application/json", "{}", ["provider-missing-field"]),
      ("application/json", "a=1", ["content-type-mismatch"]),
      ("application/json", "hello", ["content-type-mismatch"]),
      ("application/json", #""hello""#, ["provider-missing-field"]),
      ("application/x-www-form-urlencoded", "a=1", ["provider-missing-field"]),
      ("application/x-www-form-urlencoded", "{}", ["provider-field-value", "provider-missing-field"]),
      ("text/plain", "{}", ["provider-field-value", "provider-missing-field"]),
      ("$(Type)", "a=1", ["provider-missing-field"]),
    ])
  func wrongKind(contentType: String, body: String, rules: [String]) {
    let definition = subject(method: "POST", contentType: contentType, body: body).definition
    let found = Set(Linter().lint(definition).diagnostics.filter { $0.severity > .info }.map(\.rule))
    let others: Set = ["provider-missing-header", "provider-missing-response-field"]
    #expect(found.subtracting(others).sorted() == rules)
  }
}
