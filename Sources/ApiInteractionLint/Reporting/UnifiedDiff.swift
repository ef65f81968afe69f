import ApiInteractionKit

/// Writes how two texts differ, as `diff -u` does: with three lines around each change.
///
/// Lines are compared byte by byte. With secrets masked the diff is for people: where the line ends of the texts are not
/// all alike, CR LF shows as `␍`. Without the mask it is for `patch --binary`, to the byte.
public struct UnifiedDiff: Sendable {
  /// One of the two texts.
  public struct Side: Sendable {
    /// The file's name as it is shown.
    public let name: String
    /// The text.
    public let source: SourceText
    /// Secrets that are not plain from the text alone.
    let secrets: [SourceRange]

    /// A text whose secrets are plain from itself.
    public init(_ name: String, _ source: SourceText) {
      self.init(name, source, secrets: [])
    }

    /// A definition that was linted, with what its linter's settings call a secret.
    public init(_ name: String, _ result: LintResult) {
      self.init(name, result.source, secrets: result.secrets)
    }

    /// A text with secrets that are not plain from itself.
    package init(_ name: String, _ source: SourceText, secrets: [SourceRange]) {
      self.name = name
      self.source = source
      self.secrets = secrets
    }

    /// A file that does not exist.
    public static let absent = Side("/dev/null", SourceText([]))
  }

  private let masksSecrets: Bool
  /// How many equal lines are shown before and after a change.
  private static let context = 3

  /// A way of showing differences.
  ///
  /// - Parameter masksSecrets: Whether secrets in the lines are shown as `***`.
  public init(masksSecrets: Bool = true) {
    self.masksSecrets = masksSecrets
  }

  /// The diff; empty where the texts are equal.
  public func report(from old: Side, to new: Side) -> String {
    let oldLines = DiffLines(old, masksSecrets: masksSecrets)
    // What gives a secret away may stand in the old text alone.
    let newLines = DiffLines(new, secretsOf: oldLines, masksSecrets: masksSecrets)
    let groups = LineDifference(oldLines.lines, newLines.lines).groups(context: UnifiedDiff.context)
    guard !groups.isEmpty else { return "" }
    let marksLineEnds = masksSecrets && !(oldLines.allEndInCRLF && newLines.allEndInCRLF)
    let hunks = groups.map { hunk($0, oldLines, newLines, marksLineEnds: marksLineEnds) }
    return "--- \(Display.visible(old.name))\n+++ \(Display.visible(new.name))\n" + hunks.joined()
  }

  private func hunk(
    _ changes: [LineDifference.Change], _ old: DiffLines, _ new: DiffLines, marksLineEnds: Bool
  ) -> String {
    guard let first = changes.first, let last = changes.last else { return "" }
    let before = min(UnifiedDiff.context, first.old.lowerBound)
    let after = min(UnifiedDiff.context, old.lines.count - last.old.upperBound)
    let oldRange = (first.old.lowerBound - before)..<(last.old.upperBound + after)
    let newRange = (first.new.lowerBound - before)..<(last.new.upperBound + after)
    var text = "@@ -\(place(oldRange)) +\(place(newRange)) @@\n"
    var position = oldRange.lowerBound
    for change in changes {
      text += old.text(position..<change.old.lowerBound, " ", marksLineEnds: marksLineEnds)
      text += old.text(change.old, "-", marksLineEnds: marksLineEnds)
      text += new.text(change.new, "+", marksLineEnds: marksLineEnds)
      position = change.old.upperBound
    }
    return text + old.text(position..<oldRange.upperBound, " ", marksLineEnds: marksLineEnds)
  }

  /// The first line and the number of lines; of no lines, the line before them.
  private func place(_ lines: Range<Int>) -> String {
    "\(lines.isEmpty ? lines.lowerBound : lines.lowerBound + 1),\(lines.count)"
  }
}
