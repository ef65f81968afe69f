/// Hides certain values in texts that are about to be shown, however they are encoded there. [P]
///
/// A value is found as it is, percent-encoded, form-encoded, escaped for JSON or XML, in base64, and in two of these one
/// after the other. One of fewer than ``shortest`` bytes is not looked for: it would be found everywhere.
public struct SecretValues: Sendable {
  /// The least length of a value that is looked for, in UTF-8 bytes.
  public static let shortest = 4

  /// Words that every service writes, and that tell nothing.
  package static let flags = ["true", "false", "null"]

  /// What is looked for, as it may be written before it is encoded once more. It is sorted: what begins alike stands together.
  private let forms: [SecretForm]
  /// Those that begin with a character.
  private let starts: [Unicode.Scalar: Range<Int>]

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
  func ranges(in bytes: [UInt8]) -> [SourceRange] {
    if forms.isEmpty { return [] }
    var found: [SourceRange] = []
    /// The end of the base64 text that was found last: a long one is gone over once.
    var base64End = 0
    for index in bytes.indices {
      let (end, partEnd) = ends(in: bytes, from: index)
      if let end { found.append(SourceRange(index, end)) }
      if let partEnd, index >= base64End {
        let run = SecretForm.base64Run(around: index..<partEnd, in: bytes)
        base64End = run.end
        found.append(run)
      }
    }
    return found
  }

  // MARK: - Finding

  /// Forms that begin with what has been read up to an offset.
  private struct State: Hashable {
    let alike: Range<Int>
    let index: Int
  }

  /// Where the longest form ends that begins at an offset, and the longest that is a part of a base64 text.
  ///
  /// All forms are followed together, each character as it is or escaped.
  private func ends(in bytes: [UInt8], from start: Int) -> (form: Int?, base64: Int?) {
    var longest: (form: Int?, base64: Int?)
    var depth = 0
    var states = [State(alike: forms.indices, index: start)]
    while !states.isEmpty {
      var next: [State] = []
      for state in states {
        for read in EncodedScalar.all(in: bytes, at: state.index) {
          var alike =
            depth == 0 ? starts[read.scalar] ?? 0..<0 : narrowed(state.alike, to: read.scalar, at: depth)
          // A form that is complete stands before those that go on.
          while let first = alike.first, forms[first].scalars.count == depth + 1 {
            if forms[first].isBase64 {
              longest.base64 = max(longest.base64 ?? 0, read.end)
            } else {
              longest.form = max(longest.form ?? 0, read.end)
            }
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
