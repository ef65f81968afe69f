import Testing

@testable import ApiInteractionKit

@Suite("The three kinds of hole, where each is allowed")
struct HoleTests {
  /// A definition with a text as the value of one element.
  private func sample(_ element: DefinitionElement, _ text: String) -> DefinitionSample {
    var sample = DefinitionSample(headers: [("X-A", "a")], body: "b")
    switch element {
    case .url: sample.url = "https://a.b/" + text
    case .method: sample.method = text
    case .key: sample.headers[0].key = text
    case .value: sample.headers[0].value = text
    case .body: sample.body = text
    case .type: sample.type = text
    case .responseCodeDestination: sample.code = text
    case .locator: sample.locator = text
    case .destination: sample.destination = text
    default: sample.dataType = text
    }
    return sample
  }

  @Test("a slot may stand in any value", arguments: DefinitionElement.allCases.filter(\.holdsValue))
  func slots(_ element: DefinitionElement) throws {
    let definition = Definition(sample(element, "~~~REPLACE~~~").source)
    #expect(definition.diagnostics == [])
    #expect(definition.slots.map { definition.source[$0.occurrences[0].range] } == ["~~~REPLACE~~~"])
  }

  @Test(
    "a placeholder may stand in Url, a header's Key and Value, and Body, and nowhere else",
    arguments: DefinitionElement.allCases.filter(\.holdsValue),
    ["$(Name)", "#(Key)", "$(~~~REPLACE~~~)", "#(~~~REPLACE~~~)"])
  func placeholders(_ element: DefinitionElement, _ placeholder: String) throws {
    let definition = Definition(sample(element, placeholder).source)
    let isAllowed = [.url, .key, .value, .body].contains(element)
    #expect(definition.diagnostics.map(\.rule) == (isAllowed ? [] : ["placeholder-not-allowed"]))
    #expect(definition.diagnostics.allSatisfy { definition.source[$0.range] == placeholder })
    #expect(definition.slots.count == (placeholder.contains("~~~") ? 1 : 0))
  }
}
