import Testing

@testable import ApiInteractionKit

@Suite("Values are given by a slot's name, or by the last part of it")
struct ShortNameTests {
  private let sample = DefinitionSample(
    body:
      "{\"a\":{\"id\":\"~~~REPLACE~~~\",\"name\":\"~~~REPLACE~~~\"},\"b\":[{\"id\":~~~REPLACE~~~}],\"amount\":\"~~~REPLACE~~~\"}"
  )

  private func body(_ values: [String: String]) throws -> String? {
    try sample.filled(values).body?.text.string
  }

  @Test("the last part of a path is enough while no other slot has it")
  func unambiguous() throws {
    let expected = "{\"a\":{\"id\":\"1\",\"name\":\"n\"},\"b\":[{\"id\":2}],\"amount\":\"3\"}"
    #expect(try body(["a.id": "1", "name": "n", "b[0].id": "2", "amount": "3"]) == expected)
    #expect(try body(["a.id": "1", "a.name": "n", "b[0].id": "2", "amount": "3"]) == expected)
  }

  @Test("a last part that several slots have is refused with all of them")
  func ambiguous() throws {
    #expect(
      try sample.problems(["id": "1", "name": "n", "amount": "3", "a.id": "1", "b[0].id": "2"]) == [
        .ambiguousSlot("id", candidates: ["a.id", "b[0].id"])
      ])
  }

  @Test("a slot's whole name goes before another's last part")
  func wholeNameFirst() throws {
    let sample = DefinitionSample(body: "{\"a\":{\"id\":\"~~~REPLACE~~~\"},\"id\":\"~~~REPLACE~~~\"}")
    let filled = try sample.filled(["id": "top", "a.id": "inner"])
    #expect(filled.body?.text.string == "{\"a\":{\"id\":\"inner\"},\"id\":\"top\"}")
  }

  @Test("a slot that is given by both its names is refused")
  func twice() throws {
    #expect(
      try sample.problems(["a.id": "1", "name": "n", "a.name": "m", "b[0].id": "2", "amount": "3"]) == [
        .givenTwice(slot: "a.name")
      ])
  }

  @Test("the second of two slots of one path has a short name with its number")
  func numbered() throws {
    let sample = DefinitionSample(body: "{\"a\":{\"id\":\"~~~REPLACE~~~-~~~REPLACE~~~\"}}")
    #expect(try sample.filled(["id": "1", "id#2": "2"]).body?.text.string == "{\"a\":{\"id\":\"1-2\"}}")
  }

  @Test("a name that is nearly a slot's is answered with that slot")
  func nearest() throws {
    #expect(
      try sample.problems([
        "a.id": "1", "a.name": "n", "b[0].id": "2", "amount": "3", "amuont": "3", "a.nam": "n",
        "colour": "red",
      ]) == [
        .unknownSlot("a.nam", nearest: "a.name"), .unknownSlot("amuont", nearest: "amount"),
        .unknownSlot("colour", nearest: nil),
      ])
  }
}
