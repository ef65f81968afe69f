/// Writes a JSON text with one value a line, two spaces a level; names and values stay to the letter.
struct JSONLayout {
  private let outline: JSONOutline
  private let bytes: [UInt8]
  /// How many levels stand around the text.
  private let depth: Int
  private var result: [UInt8] = []
  /// The objects and arrays that are open.
  private var open: [Int] = []

  /// - Parameter template: The text that the outline is of, with its holes.
  init(_ outline: JSONOutline, of template: TemplateText, depth: Int) {
    self.outline = outline
    self.depth = depth
    bytes = template.bytes
  }

  /// The text, which begins on the line that it stands on; nil if it would be longer than a limit, in bytes.
  mutating func text(limit: Int) -> String? {
    for index in outline.entries.indices {
      close(downTo: outline.entries[index].parent)
      write(index)
      guard result.count <= limit else { return nil }
    }
    close(downTo: -1)
    return result.count <= limit ? String(decoding: result, as: UTF8.self) : nil
  }

  private mutating func write(_ index: Int) {
    let entry = outline.entries[index]
    if !open.isEmpty {
      if entry.index > 0 { result.append(UInt8(ascii: ",")) }
      breakLine()
    }
    if let key = entry.keyRange {
      result += bytes[(key.lowerBound - 1)..<(key.upperBound + 1)]
      result += ": ".utf8
    }
    guard entry.kind == .object || entry.kind == .array else {
      result += bytes[entry.range]
      return
    }
    result.append(bytes[entry.range.lowerBound])
    let hasMembers = index + 1 < outline.entries.count && outline.entries[index + 1].parent == index
    if hasMembers {
      open.append(index)
    } else {
      result.append(bytes[entry.range.upperBound - 1])
    }
  }

  /// Closes the objects and arrays inside one, or all for -1.
  private mutating func close(downTo parent: Int) {
    while let last = open.last, last != parent {
      open.removeLast()
      breakLine()
      result.append(bytes[outline.entries[last].range.upperBound - 1])
    }
  }

  private mutating func breakLine() {
    result.append(.lineFeed)
    result += repeatElement(.space, count: 2 * (depth + open.count))
  }
}
