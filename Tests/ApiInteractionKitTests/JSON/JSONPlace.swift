/// A place in a document where a value may stand.
struct JSONPlace: Sendable {
  let before: [UInt8]
  private let after: [UInt8]

  private init(_ before: String, _ after: String) {
    self.before = Array(before.utf8)
    self.after = Array(after.utf8)
  }

  /// The document with a value in this place.
  func document(with value: [UInt8]) -> [UInt8] { before + value + after }

  /// The whole document.
  static let root = JSONPlace("", "")

  /// Every kind of place. None is such that no value at all, or an additional bracket, would be right there.
  static let all = [
    root, JSONPlace("[0,", "]"), JSONPlace("[", ",0]"), JSONPlace("{\"a\":", "}"),
    JSONPlace("{\"a\":{\"b\":[0,1,{\"c\":", "}]}}"), JSONPlace("[0,[0,[0,", "]]]"),
    JSONPlace("[0,1,{\"a\":", ",\"b\":\"x\"}]"), JSONPlace("{\"z\":", ",\"a\":\"after\"}"),
    JSONPlace("{\"z\":[[{\"y\": ", " }],\"[\"],\"a\":{\"b\":[{},[],{\"c\":\"after\"}]}}"),
    JSONPlace("{\"a\":[0,{\"z\":", "}],\"a\":{\"b\":[\"[\",\"]\",{\"c\":[1]}]},\"b\":[\"after\"]}"),
    JSONPlace("[", ",[{},[ ],\"after\"],{\"a\":true}]"),
  ]

  /// After a text of a length, so that the value crosses any boundary between blocks of bytes; alone and before others.
  static func padded(_ length: Int) -> [JSONPlace] {
    let text = String(repeating: "p", count: length)
    return [
      JSONPlace("[\"\(text)\",", "]"),
      JSONPlace("[\"\(text)\",", ",{\"a\":[1,\"\\\"]\"],\"b\":null}, \"after\"]"),
    ]
  }
}
