import TestSupport
import Testing

@testable import ApiInteractionKit

@Suite("Fields of a sample")
struct SampleFieldTests {
  /// Each field as `locator Destination Type`.
  private func fields(_ body: String, group: String? = nil) throws -> [String] {
    try SampleResponse(Array(body.utf8)).fields(group: group).map {
      "\($0.locator.text) \($0.destination.name) \($0.dataType.name)"
    }
  }

  @Test(
    "a destination is named after the end of the path, and as much before it as makes it the only one",
    arguments: [
      (
        #"{"session_id":"x","dtmfLinkId":1,"HTTP-status":2}"#,
        [
          "session_id SessionId String", "dtmfLinkId DtmfLinkId Integer", "HTTP-status HTTPStatus Integer",
        ]
      ),
      (
        #"{"data":{"contacts":[{"name":"a"},{"name":"b"}],"id":1}}"#,
        [
          "data.contacts[0].name Contacts0Name String", "data.contacts[1].name Contacts1Name String",
          "data.id Id Integer",
        ]
      ),
      (
        #"{"a":{"name":1},"b":{"name":2},"c":{"b":{"name":3}}}"#,
        [
          "a.name AName Integer", "b.name BName Integer", "c.b.name CBName Integer",
        ]
      ),
      (#"{"tags":["x","y"]}"#, ["tags[0] Tags0 String", "tags[1] Tags1 String"]),
      ("[1,[2]]", ["[0] Item0 Integer", "[1][0] Item10 Integer"]),
      (
        #"{"name":1,"Name":2,"na_me":3}"#, ["name Name Integer", "Name Name_2 Integer", "na_me NaMe Integer"]
      ),
      (#"{"*":1,"":2}"#, ["['*'] Value Integer", "[''] Value_2 Integer"]),
      (
        #"{"cardholder Address":1,"été":null}"#,
        [
          "cardholder Address CardholderAddress Integer", "été Été String",
        ]
      ),
      (#"{"a":{},"b":[],"c":[[]]}"#, []),
      (
        "<r><name>x</name><item n=\"1\"/><item n=\"2\"/></r>",
        [
          "/name Name String", "/item[1] Item1 String", "/item[1]/@n Item1N Integer",
          "/item[2] Item2 String", "/item[2]/@n Item2N Integer",
        ]
      ),
    ] as [(String, [String])])
  func names(_ body: String, _ expected: [String]) throws {
    #expect(try fields(body) == expected)
    #expect(
      try fields(body, group: "Customer")
        == expected.map { line in
          var words = line.split(separator: " ").map(String.init)
          words[words.count - 2] = "Customer|" + words[words.count - 2]
          return words.joined(separator: " ")
        })
  }

  @Test(
    "however long the group is, destinations stay names of their own",
    arguments: [1, 10, 100, 199, 200])
  func longGroup(_ length: Int) throws {
    let group = String(repeating: "g", count: length)
    let body = #"{"a":{"name":1},"b":{"name":2},"name":3,"Name":4,"NAME":5,"*":6}"#
    let sample = try SampleResponse(Array(body.utf8))
    let fields = try sample.fields(group: group)
    #expect(Set(fields.map(\.destination)).count == 6)
    #expect(fields.allSatisfy { $0.destination.name.hasPrefix(group + "|") })
  }

  @Test(
    "a group that can be no part of a name is refused",
    arguments: [" ", " a", "a(b", "a:b", "a\nb", "a|b", String(repeating: "g", count: 201)])
  func refused(_ group: String) throws {
    let sample = try SampleResponse(Array(#"{"a":1}"#.utf8))
    #expect(throws: DataSourceName.Invalid.self) { try sample.fields(group: group) }
  }

  @Test("very long names are cut and stay names of their own")
  func longNames() throws {
    let name = String(repeating: "n", count: 300)
    let members = (0..<4).flatMap { ["\"\($0)\(name)\":1", "\"m\(name)\($0)\":2", "\"M\(name)\($0)\":3"] }
    let fields = try SampleResponse(Array("{\(members.joined(separator: ","))}".utf8)).fields(group: "G")
    #expect(Set(fields.map(\.destination)).count == 12)
    #expect(fields.allSatisfy { $0.destination.name.unicodeScalars.count <= DataSourceName.maximumLength })
  }

  @Test("10,000 records have 30,000 destinations of their own", .timeLimit(.minutes(60)))
  func manyRecords() throws {
    let records = (0..<10_000).map { "{\"id\":\($0),\"name\":\"n\($0)\",\"at\":\"2015-07-11\"}" }
    let sample = try SampleResponse(Array("{\"records\":[\(records.joined(separator: ","))]}".utf8))
    let fields = try sample.fields(group: "Customer")
    #expect(Set(fields.map(\.destination)).count == 30_000)
    #expect(
      fields.suffix(3).map { "\($0.locator.text) \($0.destination.name) \($0.dataType.name)" } == [
        "records[9999].id Customer|Records9999Id Integer",
        "records[9999].name Customer|Records9999Name String",
        "records[9999].at Customer|Records9999At DateTime",
      ])
  }

  // MARK: - Pasted into a definition

  private static let pasted = [
    #"{"a.b":1,"x":{"it's":"<&>","]]>":null},"tags":["x"]," e ":true}"#,
    "<r a=\"1\"><b>x</b><p:c xmlns:p=\"u\">&lt;</p:c><b k='\"'>2</b></r>",
    #"[{"name":"Joe"},{"name":"Jane","tab\there":1}]"#, "{}",
  ]

  private func definition(_ sample: SampleResponse, _ fields: String) -> String {
    """
    <ApiInteraction>
      <Request>
        <Url>https://api.example.com/</Url>
        <Method>GET</Method>
        <Headers/>
        <Body/>
      </Request>
      <Response>
        <Type>\(sample.type.name)</Type>
        <ResponseCodeDestination>Code</ResponseCodeDestination>
    \(fields)  </Response>
    </ApiInteraction>

    """
  }

  @Test(
    "the printed fields, pasted into a definition, map the same values and are laid out", arguments: pasted)
  func pasting(_ body: String) throws {
    let sample = try SampleResponse(Array(body.utf8))
    let fields = try sample.fields(group: "G")
    let source = SourceText(definition(sample, ApiInteraction.Response.xmlString(of: fields)))
    let response = try ApiInteraction(source).response
    #expect(response.fields == fields)
    let mapped = ResponseMapper(response).map(status: 200, body: Array(body.utf8))
    #expect(mapped.issues == [])
    let values = sample.locators.filter(\.isValue).map { locator in
      if case .text(let text) = locator.content { text } else { nil as String? }
    }
    #expect(mapped.assignments.dropFirst().map(\.value?.text) == values)
    #expect(try DefinitionLayout().format(source).string == source.string)
  }
}
