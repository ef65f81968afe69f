import Testing

@testable import ApiInteractionKit

@Suite("The pairs of a form body")
struct FormPairTests {
  @Test(
    "each pair has its key and the ranges of its key and value",
    arguments: [
      ("a=b", [FormPair(key: "a", keyRange: 0..<1, valueRange: 2..<3)]),
      (
        " client_id=1&x=\n",
        [
          FormPair(key: "client_id", keyRange: 1..<10, valueRange: 11..<12),
          FormPair(key: "x", keyRange: 13..<14, valueRange: 15..<15),
        ]
      ),
      (
        "a=b=c&=d&é=f g",
        [
          FormPair(key: "a", keyRange: 0..<1, valueRange: 2..<5),
          FormPair(key: "", keyRange: 6..<6, valueRange: 7..<8),
          FormPair(key: "é", keyRange: 9..<11, valueRange: 12..<15),
        ]
      ),
    ])
  func pairs(_ body: String, _ pairs: [FormPair]) {
    #expect(FormPair.all(in: Array(body.utf8), naming: Array(body.utf8)) == pairs)
  }

  @Test(
    "what has a part without = or white space in a key is no form",
    arguments: ["", "a", "a=b&c", "a=b&", "&a=b", "a b=c", "=b", "=b&=c"])
  func none(_ body: String) {
    #expect(FormPair.all(in: Array(body.utf8), naming: Array(body.utf8)) == nil)
  }
}
