/// The body of a response with the secrets masked that are known and that names give away, so that what was JSON still is. [P]
package struct MaskedBody {
  package let bytes: [UInt8]

  /// - Parameters:
  ///   - values: The secrets that are known.
  ///   - others: Where others stand.
  package init(_ body: [UInt8], _ values: SecretValues = SecretValues([]), and others: [SourceRange] = []) {
    let first = body.first { !$0.isWhiteSpace }
    let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    let found = SecretMask.ranges(in: body, holes: false) + values.ranges(in: body) + others
    let edits = MaskedBody.edits(SourceRange.merged(found), in: body, isJSON: isJSON)
    let masked = edits.isEmpty ? body : SourceText(body).applying(edits).bytes
    // What is found may begin in one value and end in another.
    let isBroken = isJSON && !edits.isEmpty && !MaskedBody.isJSON(masked) && MaskedBody.isJSON(body)
    bytes = isBroken ? Array("\"\(SecretMask.mask)\"".utf8) : masked
  }

  private static func edits(_ found: [SourceRange], in body: [UInt8], isJSON: Bool) -> [SourceEdit] {
    guard isJSON else { return found.map { SourceEdit($0, SecretMask.mask) } }
    var edits: [SourceEdit] = []
    var isString = false
    var index = 0
    /// The end of the last value that was replaced as a whole.
    var end = 0
    for range in found where range.end > end {
      let range = SourceRange(max(range.start, end), range.end)
      while index < range.start {
        if body[index] == UInt8(ascii: "\"") { isString.toggle() }
        index += body[index] == UInt8(ascii: "\\") ? 2 : 1
      }
      if isString {
        edits.append(SourceEdit(range, SecretMask.mask))
        continue
      }
      let value = value(around: range, after: end, in: body)
      end = value.end
      // What tells nothing stays; a number, an object or an array becomes a string.
      if ["null", "true", "false"].contains(where: { $0.utf8.elementsEqual(body[value.bytes]) }) { continue }
      edits.append(SourceEdit(value, "\"\(SecretMask.mask)\""))
    }
    return edits
  }

  /// The whole number or word of which a part was found; an object or an array was found whole.
  private static func value(around range: SourceRange, after last: Int, in body: [UInt8]) -> SourceRange {
    let isEnd = { (byte: UInt8) in byte.isWhiteSpace || ",:[]{}\"".utf8.contains(byte) }
    let start = body[last..<range.start].lastIndex(where: isEnd).map { $0 + 1 } ?? last
    let end =
      isEnd(body[range.end - 1]) ? range.end : body[range.end...].firstIndex(where: isEnd) ?? body.count
    return SourceRange(start, end)
  }

  private static func isJSON(_ body: [UInt8]) -> Bool {
    body.withUnsafeBufferPointer { buffer in
      var visitor = NoVisitor()
      return (try? JSONScanner.scan(buffer, depthLimit: Limits().jsonDepth, &visitor)) != nil
    }
  }

  /// Only asks whether a text is JSON.
  private struct NoVisitor: JSONVisitor {
    func begin(isArray: Bool, at offset: Int) {}
    func end(at offset: Int) {}
    func key(_ range: Range<Int>, hasEscapes: Bool, in bytes: UnsafeBufferPointer<UInt8>) {}
    func scalar(_ kind: JSONKind, _ range: Range<Int>, hasEscapes: Bool) {}
  }
}
