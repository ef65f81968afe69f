/// Hides certain values in texts that are about to be shown, however they are encoded there. [P]
///
/// A value is found as it is, percent-encoded, form-encoded, escaped for JSON, XML or a script, in quoted-printable, in base64
/// (of UTF-8, ISO-8859-1 or UTF-16), and in two of these one after the other, each character written in any of the ways that they allow, wherever that stands in JSON in JSON, five
/// times at most, and though a comment or a bound of a CDATA section stands in it. One of fewer than ``shortest`` bytes is not
/// looked for: it would be found everywhere.
public struct SecretValues: Sendable {
  /// The least length of a value that is looked for, in UTF-8 bytes.
  public static let shortest = 4

  /// Words that every service writes, and that tell nothing.
  package static let flags = ["true", "false", "null"]

  /// How often a value may be encoded.
  private static let levels = 2

  /// How many strings of JSON, one in the other, may hold it besides.
  private static let outerLevels = 3

  /// What is looked for. It is sorted: what begins alike stands together.
  private let forms: [SecretForm]
  /// Those that begin with a character.
  private let starts: [Unicode.Scalar: Range<Int>]
  /// Whether one may begin with a byte, as it is.
  private let isFirst: [Bool]
  private let begin: FormStarts

  /// What masks these secrets.
  ///
  /// - Parameter values: The secrets.
  public init(_ values: some Sequence<String>) {
    var all: Set<SecretForm> = []
    for value in Set(values)
    where value.utf8.count >= SecretValues.shortest && !SecretValues.flags.contains(value.lowercased()) {
      all.formUnion(SecretForm.all(of: value))
    }
    forms = all.sorted { $0.scalars.lexicographicallyPrecedes($1.scalars) }
    var starts: [Unicode.Scalar: Range<Int>] = [:]
    for (index, form) in forms.enumerated() {
      guard let first = form.scalars.first else { continue }
      starts[first] = (starts[first]?.lowerBound ?? index)..<(index + 1)
    }
    self.starts = starts
    let first = Set(
      starts.keys.flatMap { [String($0).utf8.first, UInt8(exactly: $0.value)].compactMap(\.self) })
    isFirst = (0...UInt8.max).map(first.contains)
    begin = FormStarts(forms)
  }

  /// A text with the values masked.
  public func masked(_ text: String) -> String {
    masked(text, and: [])
  }

  /// A text with the values masked, and what else is a secret in it.
  package func masked(_ text: String, and others: [SourceRange]) -> String {
    let found = SourceRange.merged(ranges(in: Array(text.utf8)) + others)
    return found.isEmpty
      ? text : SourceText(text).applying(found.map { SourceEdit($0, SecretMask.mask) }).string
  }

  /// Where the values stand; one may lie in another.
  package func ranges(in bytes: [UInt8]) -> [SourceRange] {
    forms.isEmpty ? [] : ranges(in: bytes, outerLevels: SecretValues.outerLevels)
  }

  // MARK: - Finding

  /// Where they stand in a text, across the markup in it, and in what its JSON escapes mean, which has half the backslashes.
  private func ranges(in bytes: [UInt8], outerLevels: Int) -> [SourceRange] {
    var found = ranges(in: bytes, levels: SecretValues.levels)
    if let text = UnmarkedText(bytes) {
      found += ranges(in: text.bytes, levels: SecretValues.levels).flatMap(text.pieces)
    }
    // XML that is a text in other XML.
    if let text = UnescapedText.references(in: bytes), let plain = UnmarkedText(text.bytes) {
      found += ranges(in: plain.bytes, levels: SecretValues.levels).flatMap(plain.pieces).map(text.range)
    }
    guard outerLevels > 0, let text = UnescapedText.json(in: bytes) else { return found }
    return found + ranges(in: text.bytes, outerLevels: outerLevels - 1).map(text.range)
  }

  private func ranges(in bytes: [UInt8], levels: Int) -> [SourceRange] {
    let plain = starts(in: bytes, levels: levels).compactMap { start in
      end(in: bytes, from: start, levels: levels).map { SourceRange(start, $0) }
    }
    if levels == 0 { return plain }
    let encoded = Base64Text.all(in: bytes, levels: levels - 1).flatMap { text in
      (0..<4).flatMap { first in
        let decoded = text.decoded(from: first)
        var found = ranges(in: decoded, levels: levels - 1)
        if let octets = Base64Text.octets(ofWide: decoded) {
          found += ranges(in: octets.map { decoded[$0] }, levels: levels - 1).map {
            SourceRange(octets[$0.start], octets[$0.end - 1] + 1)
          }
        }
        return found.map { text.range(of: $0, from: first) }
      }
    }
    return plain + encoded
  }

  /// Where a form may begin.
  private func starts(in bytes: [UInt8], levels: Int) -> [Int] {
    bytes.withUnsafeBufferPointer { bytes in
      bytes.indices.filter { index in
        (isFirst[Int(bytes[index])] || levels > 0 && EncodedScalar.mayBeEscape(bytes[index]))
          && begin.mayBegin(in: bytes, at: index, hasEscapes: levels > 0)
      }
    }
  }

  /// Forms that begin with what has been read up to an offset.
  private struct State: Hashable {
    let alike: Range<Int>
    let index: Int
  }

  /// Where the longest form ends that begins at an offset.
  ///
  /// All forms are followed together, each character as it is or escaped.
  private func end(in bytes: [UInt8], from start: Int, levels: Int) -> Int? {
    var longest: Int?
    var depth = 0
    var states = [State(alike: forms.indices, index: start)]
    while !states.isEmpty {
      var next: [State] = []
      for state in states {
        for read in EncodedScalar.all(in: bytes, at: state.index, levels: levels) {
          var alike =
            depth == 0 ? starts[read.scalar] ?? 0..<0 : narrowed(state.alike, to: read.scalar, at: depth)
          // A form that is complete stands before those that go on.
          if let first = alike.first, forms[first].scalars.count == depth + 1 {
            longest = max(longest ?? 0, read.end)
            alike = alike.dropFirst()
          }
          if !alike.isEmpty { next.append(State(alike: alike, index: read.end)) }
        }
      }
      // Backslashes can be read in many ways that come to the same.
      states = next.count > 1 ? Array(Set(next)) : next
      depth += 1
    }
    return longest
  }

  /// Those of some forms that begin alike whose next character is a certain one.
  private func narrowed(_ alike: Range<Int>, to scalar: Unicode.Scalar, at depth: Int) -> Range<Int> {
    let start = alike.partitionPoint { forms[$0].scalars[depth] < scalar }
    return start..<(start..<alike.upperBound).partitionPoint { forms[$0].scalars[depth] == scalar }
  }
}
