extension ApiInteraction.Request {
  /// A header field of the request. [D]
  public struct Header: Sendable, Hashable {
    /// The field's name, with its holes.
    public let key: TemplateText
    /// The field's value, with its holes.
    public let value: TemplateText

    /// A header field; white space around its parts is dropped. [P]
    ///
    /// - Throws: ``InvalidValue`` if a part is empty, if the name holds what no RFC 9110 token holds, or if the value
    ///   holds a control character.
    public init(key: TemplateText, value: TemplateText) throws(InvalidValue) {
      self.key = key.trimmed()
      self.value = value.trimmed()
      try Header.checkKey(self.key)
      try Header.checkValue(self.value)
    }

    static func checkKey(_ key: TemplateText) throws(InvalidValue) {
      if key.bytes.isEmpty { throw InvalidValue("empty-value", "A header needs a Key.") }
      if key.bytes.allSatisfy({ $0.isLetter || $0 == UInt8(ascii: "-") }) { return }
      if let (character, range) = key.firstLiteral(where: { !HTTPGrammar.isTokenCharacter($0) }) {
        throw InvalidValue(
          "invalid-header-name",
          "A header name cannot hold “\(character)”. It is made of letters, digits and - _ . ! # $ % & ' * + ^ ` | ~.",
          range)
      }
    }

    static func checkValue(_ value: TemplateText) throws(InvalidValue) {
      if value.bytes.isEmpty { throw InvalidValue("empty-value", "A header needs a Value.") }
      // Almost every value is printable through and through.
      if value.bytes.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) { return }
      if let (character, range) = value.firstLiteral(where: { HTTPGrammar.isForbiddenInFieldValue($0) }) {
        throw InvalidValue(
          "invalid-header-value",
          "A header value cannot hold the control character \(character.codePoint). Write it on one line.",
          range)
      }
    }
  }
}

extension ApiInteraction.Request.Header: Codable {
  private enum CodingKeys: String, CodingKey {
    case key
    case value
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self = try decoder.valid {
      try Self(
        key: container.decode(TemplateText.self, forKey: .key),
        value: container.decode(TemplateText.self, forKey: .value))
    }
  }
}

extension TemplateText {
  /// The first character of the literal parts that a test picks out.
  func firstLiteral(where test: (Unicode.Scalar) -> Bool) -> (character: Unicode.Scalar, range: Range<Int>)? {
    for segment in segments where segment.isLiteral {
      var offset = segment.range.lowerBound
      for scalar in self[segment].unicodeScalars {
        let end = offset + UTF8.width(scalar)
        if test(scalar) { return (scalar, offset..<end) }
        offset = end
      }
    }
    return nil
  }

  /// The text without white space at either end.
  func trimmed() -> TemplateText {
    let range = bytes.trimmedRange
    return range == bytes.indices ? self : TemplateText.read(Array(bytes[range])).template
  }
}
