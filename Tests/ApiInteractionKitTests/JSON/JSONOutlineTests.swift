import Testing

@testable import ApiInteractionKit

@Suite("JSON outline")
struct JSONOutlineTests {
  private func outline(_ text: String) -> JSONOutline { JSONOutline(Array(text.utf8), depthLimit: 512) }

  @Test("every value has its kind, range, name, place and parent")
  func entries() {
    let expected = [
      JSONOutline.Entry(kind: .object, range: 1..<44, keyRange: nil, key: nil, index: 0, parent: -1),
      JSONOutline.Entry(kind: .string, range: 10..<13, keyRange: 3..<7, key: "name", index: 0, parent: 0),
      JSONOutline.Entry(kind: .array, range: 20..<34, keyRange: 16..<18, key: "é", index: 1, parent: 0),
      JSONOutline.Entry(kind: .number, range: 21..<25, keyRange: nil, key: nil, index: 0, parent: 2),
      JSONOutline.Entry(kind: .null, range: 26..<30, keyRange: nil, key: nil, index: 1, parent: 2),
      JSONOutline.Entry(kind: .object, range: 31..<33, keyRange: nil, key: nil, index: 2, parent: 2),
      JSONOutline.Entry(kind: .boolean, range: 39..<43, keyRange: 36..<37, key: "t", index: 2, parent: 0),
    ]
    let found = outline(" {\"name\": \"x\", \"é\":[10.0,null,{}],\"t\":true}")
    #expect(found.fault == nil)
    #expect(found.entries == expected)
  }

  @Test("the outlines of 2,000 random texts are exact")
  func randomTexts() {
    var random = CaseGenerator(seed: 2)
    var count = 0
    for number in 0..<2000 {
      let sample = JSONSample(using: &random)
      count += sample.entries.count
      let found = JSONOutline(sample.bytes, depthLimit: 512)
      if found.fault != nil || found.entries != sample.entries {
        Issue.record("text \(number): \(String(decoding: sample.bytes, as: UTF8.self))")
      }
    }
    #expect(count > 8000)
  }

  @Test("the path to a value in a random text is a locator of it")
  func randomPaths() throws {
    var random = CaseGenerator(seed: 3)
    var count = 0
    for _ in 0..<2000 {
      let sample = JSONSample(using: &random)
      let found = JSONOutline(sample.bytes, depthLimit: 512)
      for entry in found.entries.indices.dropFirst() {
        let path = found.path(to: entry)
        let locator = try? JSONLocator(path)
        if locator?.steps != sample.steps[entry] { Issue.record("\(path): \(sample.steps[entry])") }
        count += 1
      }
    }
    #expect(count > 5000)
  }

  @Test(
    "a path is written with dots, numbers, and quotes where a name needs them",
    arguments: [
      ("{\"PaymentData\":{\"amount\":1}}", "PaymentData.amount"),
      ("{\"PaymentData\":{\"cardholder Address\":1}}", "PaymentData.cardholder Address"),
      ("{\"items\":[0,{\"sku\":1}]}", "items[1].sku"), ("[{\"a\":1}]", "[0].a"), ("[[[1]]]", "[0][0][0]"),
      ("{\"a.b\":1}", "['a.b']"), ("{\"x\":{\"a[0]\":1}}", "x['a[0]']"), ("{\"\":{\"\":1}}", "['']['']"),
      ("{\"it's.\":1}", "[\"it's.\"]"), ("{\"a\\u002eb\":1}", "['a.b']"), ("1", ""),
    ])
  func paths(_ text: String, _ path: String) {
    let found = outline(text)
    #expect(found.path(to: found.entries.count - 1) == path)
  }

  @Test("of a very long path only the end is given")
  func longPath() {
    let found = outline(String(repeating: "[", count: 500) + "1" + String(repeating: "]", count: 500))
    #expect(found.path(to: 500) == String(repeating: "[0]", count: 334))
  }

  @Test("of a very long name in a path only the end is given")
  func longName() {
    let name = String(repeating: "é", count: 9000)
    let found = outline("{\"\(name)\":[1]}")
    #expect(found.path(to: 2) == String(repeating: "é", count: 500) + "[0]")
  }

  @Test("the outline of a text with a fault holds what came before it")
  func partial() {
    let found = outline("{\"a\":[1,\"b\",x]}")
    #expect(found.fault?.offset == 12)
    #expect(found.entries.map(\.range) == [0..<0, 5..<5, 6..<7, 8..<11])
  }
}
