/// An input of two parts: values or locators, each on a line; after an empty line a definition or a response.
struct FuzzInput {
  /// The lines; none if there is no empty line.
  let lines: [String]
  let text: [UInt8]

  init(_ bytes: [UInt8]) {
    let lineFeed = UInt8(ascii: "\n")
    let end = bytes.indices.dropLast().first { bytes[$0] == lineFeed && bytes[$0 + 1] == lineFeed }
    let lines = bytes[..<(end ?? 0)].split(separator: lineFeed)
    self.lines = lines.map { String(decoding: $0, as: UTF8.self) }
    text = Array(bytes[(end.map { $0 + 2 } ?? 0)...])
  }

  /// The lines as values, in which `\n` stands for the end of a line.
  var values: [String] {
    lines.map { String(decoding: Array($0.utf8).replacing(Array(#"\n"#.utf8), with: [10]), as: UTF8.self) }
  }
}
