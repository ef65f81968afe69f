import ApiInteractionGeneration
import ApiInteractionKit
import Testing

@Suite("Layers of values")
struct SlotValuesTests {
  /// A template with the slots `Url`, `order.id`, `user.id` and `order.note`.
  private func values() throws -> SlotValues {
    let sample = TemplateSample(
      url: "~~~REPLACE~~~",
      body:
        #"{"order":{"id":"~~~REPLACE~~~"},"user":{"id":"~~~REPLACE~~~"},"order":{"note":"~~~REPLACE~~~"}}"#)
    return SlotValues(for: try DefinitionTemplate(SourceText(sample.text)))
  }

  private let first = InputPlace(file: "values.yml", line: 2, column: 3)

  @Test("what is in a later layer wins, and brings its place; what is not in it stays")
  func layers() throws {
    var values = try values()
    values.add([NamedValue("Url", "https://a.example", at: first), NamedValue("order.id", "1", at: first)])
    values.add([NamedValue("order.id", "2")])
    #expect(
      values.values == [
        "Url": NamedValue("Url", "https://a.example", at: first), "order.id": NamedValue("order.id", "2"),
      ])
    #expect(values.texts == ["Url": "https://a.example", "order.id": "2"])
    #expect(values.problems == [])
  }

  @Test(
    "a later layer wins whether it names the slot in full or by its last part",
    arguments: [("order.note", "note"), ("note", "order.note"), ("note", "note")])
  func shortNames(_ earlier: String, _ later: String) throws {
    var values = try values()
    values.add([NamedValue(earlier, "1")])
    values.add([NamedValue(later, "2")])
    #expect(values.texts == ["order.note": "2"])
    #expect(values.problems == [])
  }

  @Test(
    "one slot twice in one layer is a problem at the second, and the first stays",
    arguments: [("order.note", "note"), ("note", "order.note"), ("Url", "Url")])
  func twice(_ name: String, _ again: String) throws {
    var values = try values()
    values.add([NamedValue(name, "1"), NamedValue(again, "2", at: first)])
    let slot = name == "Url" ? "Url" : "order.note"
    #expect(values.texts == [slot: "1"])
    #expect(values.problems.map(\.problem) == [.givenTwice(slot: slot)])
    #expect(values.problems.map(\.place) == [first])
  }

  @Test("a name that no slot has is a problem, with the nearest name if one is near")
  func unknown() throws {
    var values = try values()
    values.add([NamedValue("order.nota", "1", at: first)])
    values.add([NamedValue("something", "2")])
    #expect(values.texts == [:])
    #expect(
      values.problems.map(\.problem) == [
        .unknownSlot("order.nota", nearest: "order.note"), .unknownSlot("something", nearest: nil),
      ])
    #expect(values.problems.map(\.place) == [first, nil])
  }

  @Test("a short name of several slots is a problem, and fills none of them")
  func ambiguous() throws {
    var values = try values()
    values.add([NamedValue("order.id", "1"), NamedValue("id", "2", at: first)])
    #expect(values.texts == ["order.id": "1"])
    #expect(
      values.problems.map(\.problem) == [.ambiguousSlot("id", candidates: ["order.id", "user.id"])])
    #expect(values.problems.map(\.place) == [first])
  }
}
