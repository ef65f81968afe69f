/// A text with its placeholders replaced, and the same text as it may be shown.
struct ResolvedText {
  /// Where a part of the result comes from.
  private struct Origin {
    let end: Int
    let template: Range<Int>
    let placeholder: Placeholder?
  }

  private(set) var text = ""
  /// The text with secret values masked.
  private(set) var masked = ""
  private var origins: [Origin] = []

  mutating func append(
    _ value: String, masked: String, from template: Range<Int>, of placeholder: Placeholder?
  ) {
    text += value
    self.masked += masked
    origins.append(Origin(end: text.utf8.count, template: template, placeholder: placeholder))
  }

  /// The part of the template that a byte of the result comes from, and the placeholder that gave it.
  func origin(of offset: Int) -> (range: Range<Int>, placeholder: Placeholder?) {
    let origin = origins.first { offset < $0.end } ?? origins.last
    return (origin?.template ?? 0..<0, origin?.placeholder)
  }
}
