/// Values of names that may be those of switches.
extension SecretReader {
  /// Masks the value that belongs to a name, unless it is that of a switch; gives the offset at which to go on.
  mutating func readUnsureValue(of word: Range<Int>) -> Int {
    // What is in such a value is gone over once, and not from each name in it.
    if word.upperBound <= switchesEnd { return word.upperBound }
    var values: [SourceRange] = []
    swap(&values, &found)
    let end = readValue(of: word)
    swap(&values, &found)
    guard let last = values.last else { return end }
    if values.allSatisfy(isSwitch) {
      switchesEnd = max(switchesEnd, last.end)
      return word.upperBound
    }
    for value in values { append(value.bytes) }
    return end
  }

  /// Masks the value that belongs to a name, unless it is a word of a protocol; gives the offset at which to go on.
  mutating func readUnlessProtocol(_ word: Range<Int>) -> Int {
    var values: [SourceRange] = []
    swap(&values, &found)
    let end = readValue(of: word)
    swap(&values, &found)
    if values.count == 1, ProtocolWord.matches(bytes[values[0].bytes], of: bytes[word]) { return end }
    for value in values { append(value.bytes) }
    return end
  }

  /// Whether a value, or all that an object or an array holds, is that of a switch; none is that a hole is joined to.
  private func isSwitch(_ range: SourceRange) -> Bool {
    let value = bytes[range.bytes]
    if let first = value.first, "{[".utf8.contains(first) { return isSwitches(value) }
    let isJoined =
      holes
      && (value.startIndex > 0 && ")~".utf8.contains(bytes[value.startIndex - 1])
        || holeEnd(at: value.endIndex) != nil)
    return !isJoined && SecretName.isSwitch(value[value.trimmedRange])
  }

  private func isSwitches(_ container: ArraySlice<UInt8>) -> Bool {
    let parts = container.split { "{}[],\"'".utf8.contains($0) }.map { part in
      part.drop { $0.isWhiteSpace || $0 == UInt8(ascii: "\\") }
    }
    return parts.indices.allSatisfy { index in
      let isName = index + 1 < parts.count && parts[index + 1].first == UInt8(ascii: ":")
      let value = parts[index].drop { $0.isWhiteSpace || $0 == UInt8(ascii: ":") }
        .dropLast { $0.isWhiteSpace || $0 == UInt8(ascii: "\\") }
      return isName || SecretName.isSwitch(value)
    }
  }
}
