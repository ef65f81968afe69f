/// The replacement of one range of a source by another text.
public struct SourceEdit: Sendable, Hashable {
  /// What is replaced; a place between two bytes where a text is only put in.
  public let range: SourceRange
  /// What stands there afterwards.
  public let replacement: String

  /// An edit.
  public init(_ range: SourceRange, _ replacement: String) {
    self.range = range
    self.replacement = replacement
  }
}

extension SourceText {
  /// The text with edits applied; every byte that no edit names stays as it is.
  ///
  /// Of edits that overlap, or that reach out of the text, the later one in the text is left out. Where the source was
  /// transcoded, its XML declaration is changed to name UTF-8, because that is what is written. [P]
  public func applying(_ edits: [SourceEdit]) -> SourceText {
    var all = edits
    if let name = staleEncodingName { all.append(SourceEdit(name, "UTF-8")) }
    let isBefore = { (left: SourceEdit, right: SourceEdit) in
      (left.range.start, left.range.end) < (right.range.start, right.range.end)
    }
    // Almost always they are in order.
    if zip(all.dropFirst(), all).contains(where: isBefore) { all.sort(by: isBefore) }
    var result: [UInt8] = []
    result.reserveCapacity(all.reduce(bytes.count) { $0 + $1.replacement.utf8.count })
    var position = 0
    for edit in all where edit.range.start >= position && edit.range.end <= bytes.count {
      result += bytes[position..<edit.range.start]
      result += edit.replacement.utf8
      position = edit.range.end
    }
    result += bytes[position...]
    return SourceText(result)
  }
}
