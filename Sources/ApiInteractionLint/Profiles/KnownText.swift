import ApiInteractionKit

/// A value as far as it is known before a call: its literal parts, with anything at all between them.
struct KnownText {
  /// The parts; only one where there is no hole.
  let parts: [String]

  /// - Parameters:
  ///   - range: Where in `bytes` the value stands.
  ///   - decode: Makes the text of a part of what is written.
  init(
    _ bytes: [UInt8], _ range: Range<Int>, holes: TextHoles, decode: (ArraySlice<UInt8>) -> String
  ) {
    var parts: [String] = []
    var start = range.lowerBound
    for hole in holes.touching(range) {
      parts.append(decode(bytes[start..<max(start, hole.lowerBound)]))
      start = min(max(start, hole.upperBound), range.upperBound)
    }
    self.parts = parts + [decode(bytes[start..<range.upperBound])]
  }

  /// A text without holes.
  init(_ whole: String) {
    parts = [whole]
  }

  /// The whole text, if all of it is known.
  var whole: String? { parts.count == 1 ? parts[0] : nil }

  /// How many characters it has, counted in Unicode scalars, if nothing is put into its holes.
  var length: Int { parts.reduce(0) { $0 + $1.unicodeScalars.count } }

  /// The text as messages show it.
  var shown: String { parts.joined(separator: "…") }

  /// Whether something put into the holes makes a text of this.
  func mayBe(_ text: String) -> Bool {
    guard let first = parts.first, let last = parts.last, parts.count > 1 else {
      return whole.map { $0.utf8.elementsEqual(text.utf8) } ?? false
    }
    var rest = Array(text.utf8)[...]
    guard rest.starts(with: first.utf8) else { return false }
    rest = rest.dropFirst(first.utf8.count)
    guard rest.count >= last.utf8.count, rest.suffix(last.utf8.count).elementsEqual(last.utf8) else {
      return false
    }
    rest = rest.dropLast(last.utf8.count)
    for part in parts.dropFirst().dropLast() {
      guard let start = rest.indices.first(where: { rest[$0...].starts(with: part.utf8) }) ?? emptyStart(part)
      else { return false }
      rest = rest.isEmpty ? rest : rest[start...].dropFirst(part.utf8.count)
    }
    return true
  }

  private func emptyStart(_ part: String) -> Int? { part.isEmpty ? 0 : nil }
}
