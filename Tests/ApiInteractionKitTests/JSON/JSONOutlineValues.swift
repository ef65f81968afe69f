@testable import ApiInteractionKit

extension JSONOutline {
  /// The entry that steps lead to; of members with one name the last.
  func entry(at steps: [JSONLocator.Step]) -> Int? {
    var current: Int? = entries.isEmpty ? nil : 0
    for step in steps {
      guard let parent = current else { return nil }
      current = entries.lastIndex { child in
        guard child.parent == parent else { return false }
        switch step {
        case .name(let name): return child.key.map { $0.utf8.elementsEqual(name.utf8) } ?? false
        case .index(let index): return entries[parent].kind == .array && child.index == index
        }
      }
    }
    return current
  }

  /// An entry's text as a locator gives it; nil for null.
  func text(of entry: Int, in bytes: [UInt8]) -> String? {
    let range = entries[entry].range
    switch entries[entry].kind {
    case .null: return nil
    case .string: return JSONText.unescaped(bytes[(range.lowerBound + 1)..<(range.upperBound - 1)])
    default: return String(decoding: bytes[range], as: UTF8.self)
    }
  }

  /// The whole value in a form that has no two ways to write one value: texts are what they say, after their length;
  /// numbers keep their digits; names that come twice come twice.
  func canonical(of bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var open: [Int] = []
    func append(_ sign: String, _ text: some Collection<UInt8>) {
      result += "\(sign)\(text.count):".utf8
      result += text
    }
    func close(to parent: Int) {
      while let last = open.last, last != parent {
        result += entries[last].kind == .array ? "]".utf8 : "}".utf8
        open.removeLast()
      }
    }
    for (index, entry) in entries.enumerated() {
      close(to: entry.parent)
      if let key = entry.key { append("k", key.utf8) }
      switch entry.kind {
      case .object, .array:
        result += entry.kind == .array ? "[".utf8 : "{".utf8
        open.append(index)
      case .string: append("s", (text(of: index, in: bytes) ?? "").utf8)
      case .number: append("n", bytes[entry.range])
      case .boolean: append("w", bytes[entry.range])
      case .null: result += "w4:null".utf8
      }
    }
    close(to: -1)
    return result
  }
}
