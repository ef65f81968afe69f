import ApiInteractionKit

/// Slips at the beginning of the CDATA section that a body is.
extension LintedBody {
  /// What is said of a CDATA section that is opened once more at its start, and is text there.
  var secondSection: (message: String, range: SourceRange)? {
    let bytes = stoodIn
    let start = bytes.trimmedRange.lowerBound
    guard bytes.has("<![CDATA[", at: start) else { return nil }
    return (
      "<![CDATA[ is written twice, and this one would be sent as a part of the body. Remove it.",
      sourceRange(of: start..<(start + 9))
    )
  }

  /// A bracket that is written once more behind `<![CDATA[`: the body is no array.
  var secondBracket: SourceRange? {
    guard case .json(let outline) = content, outline.fault != nil, let value, value.text.isCDATA(at: 0),
      stoodIn.first == UInt8(ascii: "[")
    else { return nil }
    return sourceRange(of: 0..<1)
  }
}
