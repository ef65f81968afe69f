import ApiInteractionKit

/// The findings of one file as SARIF has them.
struct SARIFResults {
  let lines: SourceLines
  private let artifact: String
  private let numbers: [String: Int]
  /// The most bytes of the source that are repeated with a finding.
  private static let longestSnippet = 1_000

  /// - Parameter numbers: The place of each rule among those that are described.
  init(_ report: FileReport, _ numbers: [String: Int]) {
    lines = SourceLines(report.result, masksSecrets: true)
    artifact = JSONText.object(["uri": JSONText.quoted(FileURI.reference(to: report.file))])
    self.numbers = numbers
  }

  func result(_ diagnostic: Diagnostic, fingerprint: String) -> String {
    let related = diagnostic.notes.enumerated().compactMap { number, note in
      note.range.map { location($0, number: number + 1, message: note.message) }
    }
    return JSONText.object([
      "ruleId": JSONText.quoted(diagnostic.rule),
      "ruleIndex": numbers[diagnostic.rule].map(String.init),
      "level": SARIFText.level(diagnostic.severity),
      "message": SARIFText.message(message(diagnostic)),
      "locations": JSONText.array([location(diagnostic.range)]),
      "relatedLocations": related.isEmpty ? nil : JSONText.array(related),
      "partialFingerprints": JSONText.object(["primaryLocationLineHash": JSONText.quoted(fingerprint)]),
      "fixes": diagnostic.fix.flatMap(fix).map { JSONText.array([$0]) },
    ])
  }

  /// The message with its notes; one that has a place is a link to it.
  private func message(_ diagnostic: Diagnostic) -> String {
    let notes = diagnostic.notes.enumerated().map { number, note in
      let text = lines.shown.message(note.message)
      return note.range == nil ? text : "[\(SARIFText.linkText(text))](\(number + 1))"
    }
    return ([lines.shown.message(diagnostic.message)] + notes).joined(separator: "\n")
  }

  private func location(_ range: SourceRange, number: Int? = nil, message: String? = nil) -> String {
    let snippet = JSONText.object(["text": JSONText.quoted(snippet(range))])
    let place = JSONText.object(["artifactLocation": artifact, "region": region(range, snippet: snippet)])
    return JSONText.object([
      "id": number.map(String.init), "physicalLocation": place,
      "message": message.map { SARIFText.message(lines.shown.message($0)) },
    ])
  }

  private func region(_ range: SourceRange, snippet: String? = nil) -> String {
    let start = lines.location(of: range.start)
    let end = lines.location(of: range.end)
    return JSONText.object([
      "startLine": "\(start.line)", "startColumn": "\(start.column)", "endLine": "\(end.line)",
      "endColumn": "\(end.column)", "snippet": snippet,
    ])
  }

  private func snippet(_ range: SourceRange) -> String {
    guard range.count > SARIFResults.longestSnippet else { return lines.shown.text(of: range) }
    let bytes = lines.shown.source.bytes
    var end = range.start + SARIFResults.longestSnippet
    while end > range.start, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    return lines.shown.text(of: SourceRange(range.start, end)) + "…"
  }

  private func fix(_ fix: Fix) -> String? {
    let edits = lines.shown.edits(of: fix)
    guard !edits.isEmpty else { return nil }
    let replacements = edits.map { edit in
      JSONText.object([
        "deletedRegion": region(edit.range),
        "insertedContent": JSONText.object(["text": JSONText.quoted(edit.replacement)]),
      ])
    }
    let change = JSONText.object([
      "artifactLocation": artifact, "replacements": JSONText.array(replacements),
    ])
    return JSONText.object([
      "description": SARIFText.message(lines.shown.message(fix.description)),
      "artifactChanges": JSONText.array([change]),
    ])
  }
}
