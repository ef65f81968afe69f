import ApiInteractionKit

/// The lines of one side of a diff, compared as they are and written as they are shown.
struct DiffLines {
  /// The lines with their line ends, which only the last may lack.
  let lines: [ArraySlice<UInt8>]
  private let shown: ShownSource

  /// - Parameter other: The other side, whose secrets are masked in this one, too.
  init(_ side: UnifiedDiff.Side, secretsOf other: DiffLines? = nil, masksSecrets: Bool) {
    let repeated = other?.shown.secrets(repeatedIn: side.source) ?? []
    shown = ShownSource(side.source, secrets: side.secrets + repeated, masksSecrets: masksSecrets)
    let bytes = side.source.bytes
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      lines.append(bytes[start..<end])
      start = end
    }
    self.lines = lines
  }

  /// Whether no line ends in LF alone.
  var allEndInCRLF: Bool {
    lines.allSatisfy { $0.last != UInt8(ascii: "\n") || $0.dropLast().last == UInt8(ascii: "\r") }
  }

  /// Lines as they are written, each with what marks it at its start.
  func text(_ range: Range<Int>, _ mark: Character, marksLineEnds: Bool) -> String {
    var text = ""
    for line in lines[range] {
      let isEnded = line.last == UInt8(ascii: "\n")
      let isCRLF = isEnded && line.dropLast().last == UInt8(ascii: "\r")
      let end = line.endIndex - (isCRLF ? 2 : isEnded ? 1 : 0)
      text.append(mark)
      text += shown.text(of: SourceRange(line.startIndex, end))
      if isCRLF { text += marksLineEnds ? "␍" : "\r" }
      text += isEnded ? "\n" : "\n\\ No newline at end of file\n"
    }
    return text
  }
}
