import ApiInteractionKit

extension SourceText {
  /// Requires that findings and their fixes name places in this text, and split no character of it.
  func requireRanges(of findings: [Diagnostic]) {
    let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
    for finding in findings {
      let ranges =
        [finding.range] + finding.notes.compactMap(\.range) + (finding.fix?.edits.map(\.range) ?? [])
      for range in ranges {
        require(
          0 <= range.start && range.start <= range.end && range.end <= bytes.count,
          "\(finding.rule) at \(range) lies in the source of \(bytes.count) bytes")
        guard isUTF8 else { continue }
        require(
          isBoundary(range.start) && isBoundary(range.end), "\(finding.rule) at \(range) splits no character")
      }
    }
  }

  private func isBoundary(_ offset: Int) -> Bool {
    offset == bytes.count || bytes[offset] & 0xC0 != 0x80
  }
}

extension String {
  /// Whether another text is in this one, to the letter.
  func holds(_ other: String) -> Bool {
    Array(utf8).contains(Array(other.utf8))
  }
}
