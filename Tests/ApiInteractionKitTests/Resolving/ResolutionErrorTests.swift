import HTTPTypes
import Testing

@testable import ApiInteractionKit

@Suite("Why no request is sent")
struct ResolutionErrorTests {
  private func problems(
    _ url: String = "https://example.org/", headers: [(String, String)] = [], body: String? = nil,
    _ dataSources: [String: String?] = [:]
  ) throws -> [ResolutionError.Problem] {
    let request = try ApiInteraction.Request(
      url: try TemplateText(url), method: .post,
      headers: try headers.map {
        try ApiInteraction.Request.Header(key: try TemplateText($0), value: try TemplateText($1))
      }, body: try body.map { try TemplateText($0) })
    let response = try ApiInteraction.Response(
      type: .json, responseCodeDestination: try DataSourceName("Code"))
    let resolver = RequestResolver(ApiInteraction(request: request, response: response))
    do throws(ResolutionError) {
      _ = try resolver.resolve(in: CallContext(dataSources: dataSources))
      return []
    } catch {
      #expect(error.description == error.problems.map(\.message).joined(separator: "\n"))
      return error.problems
    }
  }

  @Test(
    "a URL that is not absolute http or https is refused, at what makes it so",
    arguments: [
      ("example.org/x", 0..<13, "This is not an absolute URL. It must begin with https:// or http://."),
      (
        "$(Base)/x", 0..<7,
        "The value of $(Base) cannot stand here. This is not an absolute URL. It must begin with https:// or http://."
      ),
      ("ftp://example.org", 0..<17, "Only https and http URLs can be called."),
      (
        "$(Scheme)://example.org", 0..<9,
        "The value of $(Scheme) cannot stand here. Only https and http URLs can be called."
      ),
      ("https:///x", 0..<10, "The URL names no host. Write one after ://."),
      (
        "https://example.org:$(Port)/", 20..<27,
        "The value of $(Port) cannot stand here. A port is a number up to 65535."
      ),
      (
        "https://$(Host)/", 8..<15,
        "The value of $(Host) cannot stand here. This is not a host name, such as api.example.com, with an optional port."
      ),
      ("https://example.org/a b", 0..<23, "A URL cannot hold a space. Percent-encode it."),
      (
        "https://example.org/$(Space)/x", 20..<28,
        "The value of $(Space) cannot stand here. A URL cannot hold a space. Percent-encode it."
      ),
      (
        "https://example.org/$(Good)$(Line)/x", 27..<34,
        "The value of $(Line) cannot stand here. A URL cannot hold a line break. Write it on one line."
      ),
      (
        "https://example.org/$(Percent)", 20..<30,
        "The value of $(Percent) cannot stand here. After % come two hexadecimal digits."
      ),
      (
        "https://example.org/?q=$(Accent)", 23..<32,
        "The value of $(Accent) cannot stand here. A URL cannot hold “é”. Percent-encode it."
      ),
    ])
  func url(_ url: String, _ range: Range<Int>, _ message: String) throws {
    let values = [
      "Base": "example.org", "Scheme": "file", "Port": "http", "Host": "a[b]", "Space": "a b",
      "Good": "good", "Line": "a\nb",
      "Percent": "100%", "Accent": "é",
    ]
    #expect(
      try problems(url, values) == [
        ResolutionError.Problem(kind: .invalidURL, part: .url, range: range, message: message)
      ])
  }

  @Test(
    "a value cannot inject a header",
    arguments: ["a\r\nX-Evil: 1", "a\nb", "a\rb", "a\u{0}b", "\u{7F}", "a\r\n\r\nbody"])
  func injection(_ value: String) throws {
    let found = try problems(
      headers: [("X-A", "ok"), ("X-B", "b $(Value) b"), ("X-$(Value)", "v")], ["Value": value])
    let inValue =
      "The value of $(Value) cannot stand here. A header value is one line, without control characters."
    let inKey =
      "The value of $(Value) cannot stand here. A header name is made of letters, digits and - _ . ! # $ % & ' * + ^ ` | ~."
    #expect(
      found == [
        ResolutionError.Problem(kind: .invalidHeader, part: .headerValue(1), range: 2..<10, message: inValue),
        ResolutionError.Problem(kind: .invalidHeader, part: .headerKey(2), range: 2..<10, message: inKey),
      ])
  }

  @Test("a header whose name is removed is refused, also after another problem")
  func emptyKey() throws {
    let found = try problems(headers: [("X-A", "~~~REPLACE~~~"), ("$(Name)", "v")])
    let open = ResolutionError.Problem(
      kind: .openSlot, part: .headerValue(0), range: 0..<13,
      message: "A slot is still open here. Fill it first.")
    let empty = ResolutionError.Problem(
      kind: .invalidHeader, part: .headerKey(1), range: 0..<7,
      message: "The value of $(Name) cannot stand here. The header's name is empty.")
    #expect(found == [open, empty])
  }

  @Test("an open slot is refused wherever it stands, in the order of the request")
  func openSlots() throws {
    let found = try problems(
      "~~~REPLACE~~~/x", headers: [("X-$(A B)", "v"), ("X-~~~REPLACE~~~", "$(~~~REPLACE~~~)")],
      body: "a=#(~~~REPLACE:k~~~)&b=$(N:~~~REPLACE~~~)", ["A B": "a b"])
    let open = "A slot is still open here. Fill it first."
    let inside = "A slot is still open in this placeholder. Fill it first."
    let invalid =
      "The value of $(A B) cannot stand here. A header name is made of letters, digits and - _ . ! # $ % & ' * + ^ ` | ~."
    #expect(
      found == [
        ResolutionError.Problem(kind: .openSlot, part: .url, range: 0..<13, message: open),
        ResolutionError.Problem(kind: .invalidHeader, part: .headerKey(0), range: 2..<8, message: invalid),
        ResolutionError.Problem(kind: .openSlot, part: .headerKey(1), range: 2..<15, message: open),
        ResolutionError.Problem(kind: .openSlot, part: .headerValue(1), range: 0..<16, message: inside),
        ResolutionError.Problem(kind: .openSlot, part: .body, range: 2..<20, message: inside),
        ResolutionError.Problem(kind: .openSlot, part: .body, range: 23..<41, message: inside),
      ])
  }

  @Test(
    "no message holds a value", arguments: ["s3cr3t value", "s3cr3t\n", "ftp://s3cr3t", "https://s3cr3t:x"])
  func noValues(_ value: String) throws {
    let found = try problems("$(V)", headers: [("$(V)", "$(V)")], ["V": value])
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { !$0.message.contains("s3cr3t") })
  }
}
