import TestSupport
import Testing

@testable import ApiInteractionKit

@Suite("A response that cannot be read")
struct UnreadableResponseTests {
  private func mapper(limits: Limits = Limits()) throws -> ResponseMapper {
    let names = ["access_token", "data.contacts[0].name", "sessionId", "sessionState"]
    let fields = try names.map {
      ApiInteraction.Response.Field(
        locator: .json(try JSONLocator($0)), destination: try DataSourceName("to \($0)"))
    }
    return ResponseMapper(
      try ApiInteraction.Response(
        type: .json, responseCodeDestination: try DataSourceName("Code"), fields: fields), limits: limits)
  }

  private let nothing = ["503", nil, nil, nil, nil]

  private func location(atEndOf text: ArraySlice<UInt8>) -> ApiInteractionKit.SourceLocation {
    let lines = String(decoding: text, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
    return ApiInteractionKit.SourceLocation(
      line: lines.count, column: (lines.last?.unicodeScalars.count ?? 0) + 1)
  }

  @Test(
    "a response cut off at any byte stores its status, null everywhere, and one issue at the cut",
    arguments: ["authorize", "contacts", "session-status", "start-session"])
  func truncated(_ name: String) throws {
    let mapper = try mapper()
    let text = try Fixtures.bytes("Responses/\(name).json")
    let document = text[text.trimmedRange]
    for end in document.indices {
      let mapped = mapper.map(status: 503, body: Array(document[..<end]))
      #expect(mapped.assignments.map(\.value?.text) == nothing)
      #expect(mapped.issues.map(\.location) == [location(atEndOf: document[..<end])])
      #expect(mapped.issues.map(\.field) == [nil])
    }
  }

  private func unreadable(_ body: [UInt8], limits: Limits = Limits()) throws -> [MappingIssue] {
    let mapped = try mapper(limits: limits).map(status: 503, body: body)
    #expect(mapped.assignments.map(\.value?.text) == nothing)
    return mapped.issues
  }

  private func issue(_ message: String, _ line: Int, _ column: Int) -> [MappingIssue] {
    [
      MappingIssue(
        field: nil, message: message, location: ApiInteractionKit.SourceLocation(line: line, column: column))
    ]
  }

  @Test(
    "an HTML or XML page is named as such",
    arguments: [
      ("<html>", 1, 1), ("\r\n  <!DOCTYPE html>\n<html></html>", 2, 3), ("<?xml version=\"1.0\"?><a/>", 1, 1),
    ])
  func markup(_ page: String, _ line: Int, _ column: Int) throws {
    let message =
      "The response is not JSON: Here a value was expected: a text in double quotes, a number, true, false, null, "
      + "{ or [. This looks like HTML or XML."
    #expect(try unreadable(Array(page.utf8)) == issue(message, line, column))
  }

  @Test("a response without a body is named as such", arguments: ["", " \r\n\t"])
  func empty(_ body: String) throws {
    let message = "The response has no body; JSON was expected."
    #expect(try unreadable(Array(body.utf8)) == issue(message, 1, 1))
  }

  @Test("a byte order mark alone is an issue, and does not count as a column")
  func markAlone() throws {
    let message = "The response is not JSON: The text ends where a value was expected."
    #expect(try unreadable([0xEF, 0xBB, 0xBF]) == issue(message, 1, 1))
    let after = "The response is not JSON: Here , or } was expected."
    #expect(try unreadable(Array("\u{FEFF}{\"é\":1;}".utf8)) == issue(after, 1, 7))
  }

  @Test("a response larger than the limit is not read, and one as large as it is")
  func tooLarge() throws {
    let body = Array("{\"a\":1}".utf8)
    let message = "The response is larger than 6 bytes and was not read."
    #expect(
      try unreadable(body, limits: Limits(responseBytes: 6))
        == [MappingIssue(field: nil, message: message, location: nil)])
    #expect(try mapper(limits: Limits(responseBytes: 7)).map(status: 200, body: body).issues == [])
  }

  @Test("a response deeper than the limit is not read")
  func tooDeep() throws {
    let message = "The response is not JSON: Objects and arrays are nested more than 2 deep."
    #expect(try unreadable(Array("[[\n[]]]".utf8), limits: Limits(jsonDepth: 2)) == issue(message, 2, 1))
  }

  @Test("a response that is not UTF-8 is an issue at the first such byte")
  func notUTF8() throws {
    let message = "The response is not JSON: This is not UTF-8."
    #expect(try unreadable(Array("{\"a\":\n\"é".utf8) + [0xE9, 0x22, 0x7D]) == issue(message, 2, 3))
    let wide = "The response is not JSON: The text is UTF-16 or binary; JSON is UTF-8."
    #expect(try unreadable([0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00]) == issue(wide, 1, 1))
  }

  @Test("whatever was found before the fault is null, whatever comes after a whole value is a fault")
  func foundBefore() throws {
    let message = "The response is not JSON: The value has ended before this; nothing may follow it."
    #expect(try unreadable(Array("{\"access_token\":\"secret\"} x".utf8)) == issue(message, 1, 27))
    let twice = Array("{\"sessionId\":\"1\"}\n{\"sessionId\":\"2\"}".utf8)
    #expect(try unreadable(twice) == issue(message, 2, 1))
  }
}
