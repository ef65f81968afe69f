/// A text with its placeholders replaced, and the same text as it may be shown.
struct ResolvedText {
  /// Where a part of the result comes from.
  private struct Origin {
    let end: Int
    let template: Range<Int>
    let placeholder: Placeholder?
    let isSecret: Bool
  }

  private(set) var text = ""
  /// The text with secret values masked.
  private(set) var masked = ""
  private var origins: [Origin] = []

  /// - Parameter isSecret: Whether the value is masked.
  mutating func append(
    _ value: String, isSecret: Bool = false, from template: Range<Int>, of placeholder: Placeholder? = nil
  ) {
    text += value
    masked += isSecret && !value.isEmpty ? SecretMask.mask : value
    origins.append(
      Origin(end: text.utf8.count, template: template, placeholder: placeholder, isSecret: isSecret))
  }

  /// The part of the template that a byte of the result comes from, and the placeholder that gave it.
  func origin(of offset: Int) -> (range: Range<Int>, placeholder: Placeholder?, isSecret: Bool) {
    let origin = origins.first { offset < $0.end } ?? origins.last
    return (origin?.template ?? 0..<0, origin?.placeholder, origin?.isSecret ?? false)
  }
}
