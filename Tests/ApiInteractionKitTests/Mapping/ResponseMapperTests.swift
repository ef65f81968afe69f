import TestSupport
import Testing

@testable import ApiInteractionKit

@Suite("Response mapper")
struct ResponseMapperTests {
  typealias Field = ApiInteraction.Response.Field

  private func field(_ locator: String, _ destination: String, _ type: DataType = .string) throws -> Field {
    Field(
      locator: .json(try JSONLocator(locator)), destination: try DataSourceName(destination), dataType: type)
  }

  private func response(_ fields: [Field]) throws -> ApiInteraction.Response {
    try ApiInteraction.Response(
      type: .json, responseCodeDestination: try DataSourceName("Code"), fields: fields)
  }

  /// What was stored, as `A: text` or `A` for null.
  private func stored(_ mapped: MappedResponse) -> [String] {
    mapped.assignments.map { $0.destination.name + ($0.value.map { ": \($0.text)" } ?? "") }
  }

  @Test("of a record a mask is taken for a value of any type")
  func masks() throws {
    let response = try response([field("a", "A", .integer), field("b", "B", .dateTime)])
    let body = Array(#"{"a": "***", "b": "x***"}"#.utf8)
    let recorded = ResponseMapper(response, takingMasks: true).map(status: 200, body: body)
    #expect(recorded["A"]?.text == "***")
    #expect(recorded.issues.count == 1)
    #expect(ResponseMapper(response).map(status: 200, body: body).issues.count == 2)
  }

  @Test("the status code is stored whatever the response is", arguments: [200, 404, 503, 0, 999])
  func status(_ status: Int) throws {
    let mapper = ResponseMapper(try response([try field("a", "A")]))
    let good = mapper.map(status: status, body: Array("{\"a\":\"x\"}".utf8))
    #expect(stored(good) == ["Code: \(status)", "A: x"])
    #expect(good.issues == [])
    let bad = mapper.map(status: status, body: Array("oops".utf8))
    #expect(stored(bad) == ["Code: \(status)", "A"])
    #expect(bad.issues.count == 1)
  }

  @Test("a locator that finds nothing gives null and no issue")
  func missing() throws {
    let mapper = ResponseMapper(try response([try field("a", "A"), try field("b", "B", .integer)]))
    let mapped = mapper.map(status: 200, body: Array("{\"c\":1,\"b\":null}".utf8))
    #expect(stored(mapped) == ["Code: 200", "A", "B"])
    #expect(mapped.issues == [])
  }

  @Test("a locator that finds nothing is an issue where that is asked for")
  func missingReported() throws {
    let fields = [
      try field("a", "A"), try field("b.c", "B", .integer), try field("d", "D", .integer),
      try field("e", "E"),
    ]
    let mapped = ResponseMapper(try response(fields)).map(
      status: 200, body: Array("{\"d\":\"x\",\"e\":null}".utf8), missing: .report)
    #expect(stored(mapped) == ["Code: 200", "A", "B", "D", "E"])
    #expect(
      mapped.issues == [
        MappingIssue(
          field: fields[0], message: "The response has no a; a value of the type String was expected.",
          location: nil),
        MappingIssue(
          field: fields[1], message: "The response has no b.c; a value of the type Integer was expected.",
          location: nil),
        MappingIssue(
          field: fields[2],
          message:
            "The value at d is not of the type Integer; a whole number such as 12 or -5 was expected. null is stored.",
          location: ApiInteractionKit.SourceLocation(line: 1, column: 6)),
        MappingIssue(
          field: fields[3], message: "The value at e is null; a value of the type String was expected.",
          location: ApiInteractionKit.SourceLocation(line: 1, column: 14)),
      ])
  }

  @Test("a response that cannot be read is one issue, even where missing values are issues")
  func unreadableReportedOnce() throws {
    let mapper = ResponseMapper(try response([try field("a", "A"), try field("b", "B")]))
    let mapped = mapper.map(status: 500, body: Array("{\"a\":1".utf8), missing: .report)
    #expect(stored(mapped) == ["Code: 500", "A", "B"])
    #expect(
      mapped.issues == [
        MappingIssue(
          field: nil, message: "The response is not JSON: The text ends where , or } was expected.",
          location: ApiInteractionKit.SourceLocation(line: 1, column: 7))
      ])
  }

  @Test("a value that is not of its type is null and an issue that does not repeat it; the others are stored")
  func wrongType() throws {
    let fields = [try field("a", "A", .integer), try field("b", "B"), try field("c", "C", .boolean)]
    let mapped = ResponseMapper(try response(fields)).map(
      status: 200, body: Array("{\"a\":\"4929123456789012x\",\"b\":{\"x\":1},\"c\":true}".utf8))
    #expect(stored(mapped) == ["Code: 200", "A", "B: {\"x\":1}", "C: true"])
    #expect(
      mapped.issues == [
        MappingIssue(
          field: fields[0],
          message:
            "The value at a is not of the type Integer; a whole number such as 12 or -5 was expected. null is stored.",
          location: ApiInteractionKit.SourceLocation(line: 1, column: 6))
      ])
  }

  @Test("of fields with one destination the last counts, in the place of the first")
  func oneDestination() throws {
    let mapper = ResponseMapper(
      try response([try field("a", "X"), try field("b", "Y"), try field("c", "X"), try field("a", "x")]))
    let both = mapper.map(status: 200, body: Array("{\"a\":1,\"b\":2,\"c\":3}".utf8))
    #expect(stored(both) == ["Code: 200", "X: 3", "Y: 2", "x: 1"])
    let first = mapper.map(status: 200, body: Array("{\"a\":1,\"b\":2}".utf8))
    #expect(stored(first) == ["Code: 200", "X", "Y: 2", "x: 1"])
  }

  @Test("a value keeps its type and text, and what has none says why")
  func outcomes() throws {
    let fields = [
      try field("a", "A", .number), try field("b", "B", .integer), try field("c", "C"), try field("d", "D"),
    ]
    let mapper = ResponseMapper(try response(fields))
    let mapped = mapper.map(status: 201, body: Array("{\"a\":10.00,\"b\":1.5,\"c\":null}".utf8))
    let number = try #require(DataSourceValue("10.00", .number))
    let code = try #require(DataSourceValue("201", .integer))
    #expect(mapped.assignments.map(\.outcome) == [.value(code), .value(number), .refused, .null, .notFound])
    #expect(mapped["A"]?.type == .number)
    #expect(mapped["A"]?.text == "10.00")
    let unreadable = mapper.map(status: 201, body: [])
    #expect(unreadable.assignments.map(\.outcome) == [.value(code)] + Array(repeating: .unreadable, count: 4))
  }

  @Test("a body may be any bytes, in one piece or not")
  func bodies() throws {
    let mapper = ResponseMapper(try response([try field("a", "A")]))
    let bytes = Array("{\"a\":\"é\"}".utf8)
    let mapped = mapper.map(status: 200, body: bytes)
    #expect(mapped["A"]?.text == "é")
    #expect(mapper.map(status: 200, body: bytes[...]) == mapped)
    #expect(mapper.map(status: 200, body: "{\"a\":\"é\"}".utf8) == mapped)
    #expect(mapper.map(status: 200, body: bytes.lazy.map { $0 }) == mapped)
  }

  @Test("the type of a data source that several fields set is that of the last")
  func lastType() throws {
    let mapper = ResponseMapper(try response([try field("a", "A"), try field("b", "A", .integer)]))
    let mapped = mapper.map(status: 200, body: Array("{\"a\":\"x\",\"b\":2}".utf8))
    #expect(mapped["A"] == DataSourceValue("2", .integer))
  }

  @Test("a data source's value is found by its name")
  func lookUp() throws {
    let mapped = ResponseMapper(try response([try field("a", "A|B"), try field("b", "N")])).map(
      status: 201, body: Array("{\"a\":1}".utf8))
    #expect(["Code", "A|B", "N", "a|b", "other"].map { mapped[$0]?.text } == ["201", "1", nil, nil, nil])
  }

  @Test("one mapper maps response after response alike")
  func again() throws {
    let mapper = ResponseMapper(try response([try field("a", "A"), try field("b", "B")]))
    for _ in 0..<3 {
      let one = mapper.map(status: 200, body: Array("{\"a\":1}".utf8))
      #expect(stored(one) == ["Code: 200", "A: 1", "B"])
      let two = mapper.map(status: 200, body: Array("{\"b\":2}".utf8))
      #expect(stored(two) == ["Code: 200", "A", "B: 2"])
    }
  }

  @Test("the documented payment session response sets its data sources")
  func documented() throws {
    let definition = try ApiInteraction(
      SourceText(
        String(decoding: Fixtures.bytes("Definitions/start-session.template.xml"), as: UTF8.self)))
    let mapped = ResponseMapper(definition.response).map(
      status: 200, body: try Fixtures.bytes("Responses/start-session.json"))
    #expect(
      stored(mapped) == [
        "GlobalPCIResponseCode: 200", "PCIPal|DtmfFallbackNumber: +441632960961", "PCIPal|DtmfLinkId: 481516",
        "GlobalPCI|SessionId: 5f0c7a52-6d0e-4f62-9a3b-0f6c2d1e8b17", "GlobalPCI|Message",
      ])
    #expect(mapped.issues == [])
  }
}
