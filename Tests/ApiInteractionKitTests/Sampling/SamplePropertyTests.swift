import Testing

@testable import ApiInteractionKit

@Suite("Locators of random samples")
struct SamplePropertyTests {
  @Test("of 2,000 random JSON texts every value is listed as a locator finds it, or counted")
  func json() throws {
    var random = CaseGenerator(seed: 11)
    var count = 0
    for number in 0..<2000 {
      let text = JSONSample(using: &random)
      let listing = try SampleListing(text.bytes)
      let reachable = text.entries.indices.dropFirst().filter { text.find(text.steps[$0]) == $0 }
      let expected = reachable.compactMap { JSONLocator(steps: text.steps[$0])?.text }
      count += expected.count
      let found = listing.sample.locators.map(\.locator.text)
      let differences = try listing.differences()
      if found.map({ Array($0.utf8) }) != expected.map({ Array($0.utf8) }) || !differences.isEmpty
        || listing.sample.unlisted != text.entries.count - 1 - expected.count
      {
        Issue.record("text \(number): \(String(decoding: text.bytes, as: UTF8.self)): \(differences)")
      }
    }
    #expect(count > 4000)
  }

  @Test("of 2,000 random XML texts every element and attribute is listed as a locator finds it, or counted")
  func xml() throws {
    var random = CaseGenerator(seed: 12)
    var count = 0
    for number in 0..<2000 {
      let text = XMLText(using: &random)
      let listing = try SampleListing(text.text)
      count += listing.lines.count
      let differences = try listing.differences()
      if !differences.isEmpty || listing.lines.count + listing.sample.unlisted != text.count {
        Issue.record(
          "text \(number): \(text.text): \(differences), \(listing.lines.count) + \(listing.sample.unlisted) of \(text.count)"
        )
      }
    }
    #expect(count > 8000)
  }

  @Test("the fields of random samples have destinations of their own, and a mapper finds no fault with them")
  func fields() throws {
    var random = CaseGenerator(seed: 13)
    for number in 0..<500 {
      let body = number % 2 == 0 ? JSONSample(using: &random).bytes : Array(XMLText(using: &random).text.utf8)
      let sample = try SampleResponse(body)
      let group = random.pick([nil, "Customer", String(repeating: "g", count: 200)])
      let fields = try sample.fields(group: group)
      #expect(Set(fields.map { Array($0.destination.name.utf8) }).count == fields.count)
      #expect(fields.allSatisfy { field in group.map { field.destination.name.hasPrefix($0 + "|") } ?? true })
      #expect(fields.map(\.locator) == sample.locators.filter(\.isValue).map(\.locator))
    }
  }
}
