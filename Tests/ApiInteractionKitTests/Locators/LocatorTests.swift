import Foundation
import Testing

@testable import ApiInteractionKit

@Suite("Locator")
struct LocatorTests {
  @Test("a locator is read in the language of the response's type")
  func types() throws {
    let json = try Locator("data.id", for: .json)
    let xml = try Locator(" /data/id ", for: .xml)
    #expect(json == .json(try JSONLocator("data.id")))
    #expect(xml == .xml(try XMLLocator("/data/id")))
    #expect([json.text, xml.text] == ["data.id", "/data/id"])
    #expect([json.type, xml.type] == [.json, .xml])
  }

  @Test("an XPath is refused for a JSON response, and nothing is no locator for either")
  func refused() {
    #expect(throws: InvalidValue.self) { try Locator("/data/id", for: .json) }
    for type in ApiInteraction.ResponseType.allCases {
      #expect(throws: InvalidValue("empty-value", "<Locator> cannot be empty.")) {
        try Locator(" ", for: type)
      }
    }
  }

  @Test("a locator is coded as an object that names its language")
  func coding() throws {
    let locators = [try Locator("a[0]", for: .json), try Locator("/a", for: .xml)]
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    let data = try encoder.encode(locators)
    #expect(String(decoding: data, as: UTF8.self) == "[{\"json\":\"a[0]\"},{\"xml\":\"/a\"}]")
    #expect(try JSONDecoder().decode([Locator].self, from: data) == locators)
    let error = #expect(throws: DecodingError.self) {
      try JSONDecoder().decode([Locator].self, from: Data("[{\"json\":\"a..b\"}]".utf8))
    }
    guard case .dataCorrupted(let context) = error else { throw try #require(error) }
    #expect(context.codingPath.map(\.intValue) == [0])
    #expect(context.debugDescription.hasPrefix("Searching at any depth with .. is not possible."))
  }

  @Test("a response refuses a field whose locator is in the other language")
  func mixed() throws {
    let field = ApiInteraction.Response.Field(
      locator: try Locator("/a", for: .xml), destination: try DataSourceName("A"))
    #expect(throws: InvalidValue("invalid-locator", "The locator /a cannot read a JSON response.")) {
      try ApiInteraction.Response(
        type: .json, responseCodeDestination: DataSourceName("Code"), fields: [field])
    }
  }

  @Test("locators are compared to the letter, not by what looks the same")
  func letters() throws {
    #expect(try JSONLocator("\u{E9}") != JSONLocator("e\u{301}"))
    #expect(try XMLLocator("\u{E9}") != XMLLocator("e\u{301}"))
    #expect(try JSONLocator(" a ") == JSONLocator("a"))
  }
}
