import ApiInteractionKit

extension Definition {
  /// The edit that adds a header after the others, laid out like what is around it; nil where there is no place for it.
  func edit(addingHeader key: String, _ value: String) -> SourceEdit? {
    guard tree.isWellFormed, let request else { return nil }
    let header = "<Header><Key>\(key)</Key><Value>\(value)</Value></Header>"
    if let headers = headersElement, headers.isClosed {
      if let last = headers.children.last {
        let place = SourceRange(last.range.end, last.range.end)
        return SourceEdit(place, lineBreak(before: last.range.start) + header)
      }
      let inner = lineBreak(before: headers.range.start)
      if headers.endTag.isEmpty {
        return SourceEdit(headers.range, "<Headers>\(deeper(inner))\(header)\(inner)</Headers>")
      }
      // Comments stay.
      let written = source.bytes[headers.content.bytes].reversed().drop(while: \.isWhiteSpace).count
      let space = SourceRange(headers.content.start + written, headers.content.end)
      return SourceEdit(space, "\(deeper(inner))\(header)\(inner)")
    }
    guard headersElement == nil, let before = body?.syntax ?? request.children.last, before.isClosed else {
      return nil
    }
    let line = lineBreak(before: before.range.start)
    let element = "<Headers>\(deeper(line))\(header)\(line)</Headers>"
    return SourceEdit(SourceRange(before.range.start, before.range.start), element + line)
  }

  /// The line end and the white space that stand before an offset, if only those stand before it on its line.
  private func lineBreak(before offset: Int) -> String {
    let bytes = source.bytes
    let spaces = bytes[..<offset].reversed().prefix { $0 == 0x20 || $0 == 0x09 }.count
    let start = offset - spaces
    guard start > 0, bytes[start - 1] == 0x0A || bytes[start - 1] == 0x0D else { return "" }
    let end = start > 1 && bytes[start - 1] == 0x0A && bytes[start - 2] == 0x0D ? start - 2 : start - 1
    return source[SourceRange(end, offset)]
  }

  /// One level more than a line break has.
  private func deeper(_ line: String) -> String {
    line.isEmpty ? "" : line + (line.hasSuffix("\t") ? "\t" : "  ")
  }
}
