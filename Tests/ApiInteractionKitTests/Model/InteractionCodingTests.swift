import Foundation
import HTTPTypes
import Testing

@testable import ApiInteractionKit

@Suite("Coding interactions")
struct InteractionCodingTests {
  private static func interaction() throws -> ApiInteraction {
    ApiInteraction(
      request: try ApiInteraction.Request(
        url: TemplateText("https://a.b/$(c)"), method: .post,
        headers: [ApiInteraction.Request.Header(key: TemplateText("X-A"), value: TemplateText("#(k)"))],
        body: TemplateText("a=1")),
      response: try ApiInteraction.Response(
        type: .json, responseCodeDestination: DataSourceName("Code"),
        fields: [
          ApiInteraction.Response.Field(
            locator: Locator("a.b", for: .json), destination: DataSourceName("A|B"), dataType: .number)
        ]))
  }

  private static let json = """
    {"request":{"body":"a=1","headers":[{"key":"X-A","value":"#(k)"}],"method":"POST",\
    "url":"https://a.b/$(c)"},\
    "response":{"fields":[{"dataType":"Number","destination":"A|B","locator":{"json":"a.b"}}],\
    "responseCodeDestination":"Code","type":"JSON"}}
    """

  @Test("an interaction is coded by the names of its parts")
  func encoding() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    #expect(String(decoding: try encoder.encode(Self.interaction()), as: UTF8.self) == Self.json)
  }

  @Test("an interaction that is coded and decoded is the same")
  func roundTrip() throws {
    let decoder = JSONDecoder()
    #expect(try decoder.decode(ApiInteraction.self, from: Data(Self.json.utf8)) == Self.interaction())
    for seed in UInt64(0)..<300 {
      var generator = InteractionGenerator(random: SeededRandom(seed))
      let interaction = try generator.interaction()
      let data = try JSONEncoder().encode(interaction)
      #expect(try decoder.decode(ApiInteraction.self, from: data) == interaction, "seed \(seed)")
    }
  }

  @Test("headers, body and fields may be left out")
  func optional() throws {
    let text = """
      {"request":{"method":"GET","url":"https://a.b"},\
      "response":{"responseCodeDestination":"Code","type":"XML"}}
      """
    let expected = ApiInteraction(
      request: try ApiInteraction.Request(url: TemplateText("https://a.b"), method: .get),
      response: try ApiInteraction.Response(type: .xml, responseCodeDestination: DataSourceName("Code")))
    #expect(try JSONDecoder().decode(ApiInteraction.self, from: Data(text.utf8)) == expected)
  }

  @Test(
    "a value that no definition can hold is refused",
    arguments: [
      ("\"https://a.b/$(c)\"", "\"\""), ("\"https://a.b/$(c)\"", "\"  \""),
      ("\"https://a.b/$(c)\"", "\"$(\""),
      ("\"https://a.b/$(c)\"", "\"\\u0000\""), ("\"https://a.b/$(c)\"", "1"), ("\"POST\"", "\"P OST\""),
      ("\"POST\"", "\"\""),
      ("\"X-A\"", "\"X A\""), ("\"X-A\"", "\"\""), ("\"#(k)\"", "\" \""), ("\"#(k)\"", "\"a\\nb\""),
      ("\"a=1\"", "\"$(a:b)\""), ("\"JSON\"", "\"json\""), ("\"JSON\"", "\"XML\""), ("\"Code\"", "\"\""),
      ("\"Code\"", "\"a(\""), ("\"A|B\"", "\" A\""), ("\"Number\"", "\"\""), ("\"Number\"", "\"\\u0001\""),
      ("\"a.b\"", "\"a..b\""), ("\"a.b\"", "\"\""), ("\"json\"", "\"xml\""), ("\"json\"", "\"yaml\""),
      ("\"url\":", "\"uri\":"), ("\"responseCodeDestination\":", "\"code\":"), ("\"method\":", "\"verb\":"),
    ])
  func invalid(part: String, replacement: String) throws {
    try #require(Self.json.contains(part))
    let text = Self.json.replacing(part, with: replacement, maxReplacements: 1)
    #expect(throws: (any Error).self) {
      try JSONDecoder().decode(ApiInteraction.self, from: Data(text.utf8))
    }
  }
}
