import ApiInteractionKit

/// One mistake that is put into a correct definition, and where it must be found.
struct Mistake: Sendable {
  /// Where a finding is expected.
  enum Mark: Sendable {
    /// What stands there already, if it is moved by the mistake.
    case standing(SourceRange)
    /// A part of what the first edit writes.
    case written(Range<Int>)
    /// Somewhere in what stands there already.
    case within(SourceRange)
  }

  /// What makes the mistake, in order.
  let edits: [SourceEdit]
  let mark: Mark

  /// Writes a text instead of another, all of which is the mistake unless something else is said.
  init(_ range: SourceRange, _ text: String, at mark: Mark? = nil) {
    edits = [SourceEdit(range, text)]
    self.mark = mark ?? .written(0..<text.utf8.count)
  }

  /// Writes a text instead of another; a part of it is the mistake.
  init(_ range: SourceRange, _ text: String, marking part: String) {
    let start =
      text.firstRange(of: part).map { text.utf8.distance(from: text.startIndex, to: $0.lowerBound) } ?? 0
    self.init(range, text, at: .written(start..<(start + part.utf8.count)))
  }

  /// Writes a text at a place.
  init(at offset: Int, _ text: String, at mark: Mark? = nil) {
    self.init(SourceRange(offset, offset), text, at: mark)
  }

  /// Writes a text at a place; a part of it is the mistake.
  init(at offset: Int, _ text: String, marking part: String) {
    self.init(SourceRange(offset, offset), text, marking: part)
  }

  init(_ edits: [SourceEdit], at mark: Mark) {
    self.edits = edits
    self.mark = mark
  }

  /// The text with the mistake in it.
  func applied(to source: SourceText) -> SourceText { source.applying(edits) }

  /// Whether a range of the changed text is the one that is expected.
  func isMarked(by range: SourceRange) -> Bool {
    switch mark {
    case .standing(let expected): range == SourceRange(moved(expected.start), moved(expected.end))
    case .written(let part):
      range == SourceRange(start(of: edits[0]) + part.lowerBound, start(of: edits[0]) + part.upperBound)
    case .within(let expected):
      moved(expected.start, orStays: true) <= range.start && range.end <= moved(expected.end)
    }
  }

  /// Where an offset of the correct text is found in the changed one.
  ///
  /// - Parameter orStays: Whether what is written at the offset itself comes after it.
  private func moved(_ offset: Int, orStays stays: Bool = false) -> Int {
    edits.reduce(offset) { moved, edit in
      let isBefore =
        edit.range.end < offset || edit.range.end == offset && !(stays && edit.range.isEmpty)
      return isBefore ? moved + edit.replacement.utf8.count - edit.range.count : moved
    }
  }

  private func start(of edit: SourceEdit) -> Int {
    edits.filter { $0.range.end <= edit.range.start && $0 != edit }.reduce(edit.range.start) {
      $0 + $1.replacement.utf8.count - $1.range.count
    }
  }

  /// A header as it is written.
  static func header(_ name: String, _ value: String) -> String {
    "<Header><Key>\(name)</Key><Value>\(value)</Value></Header>"
  }

  /// A field as it is written.
  static func field(_ locator: String, _ destination: String, _ type: String = "String") -> String {
    "<Field><Locator>\(locator)</Locator><Destination>\(destination)</Destination>"
      + "<DataType>\(type)</DataType></Field>"
  }
}
