/// One `key=value` of a form body.
public struct FormPair: Sendable, Hashable {
  /// The key as it is written.
  public let key: String
  /// The key's bytes in the body.
  public let keyRange: Range<Int>
  /// The value's bytes in the body.
  public let valueRange: Range<Int>

  /// The pairs of a text that is a form: every part between `&` has a `=`, and no key holds white space. [P]
  ///
  /// - Parameter text: The text that keys are taken from: the bytes, before holes in them were stood in for.
  static func all(in bytes: [UInt8], naming text: [UInt8]) -> [FormPair]? {
    let trimmed = bytes.trimmedRange
    var pairs: [FormPair] = []
    for part in bytes[trimmed].split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false) {
      guard let equals = part.firstIndex(of: UInt8(ascii: "=")),
        !part[..<equals].contains(where: \.isWhiteSpace)
      else { return nil }
      pairs.append(
        FormPair(
          key: String(decoding: text[part.startIndex..<equals], as: UTF8.self),
          keyRange: part.startIndex..<equals,
          valueRange: (equals + 1)..<part.endIndex))
    }
    return pairs.contains { !$0.keyRange.isEmpty } ? pairs : nil
  }
}
