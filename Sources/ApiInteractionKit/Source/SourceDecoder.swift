import CLibXML2

/// Turns the bytes of a file into a ``SourceText``, from any encoding that libxml2 reads. [P]
enum SourceDecoder {
  /// The text, as far as it could be read, and what stopped the reading.
  static func decode(_ bytes: [UInt8], limits: Limits) -> (source: SourceText, problem: Diagnostic?) {
    guard bytes.count <= limits.definitionBytes else {
      return (
        SourceText([], staleEncodingName: nil, isWhole: false), tooLarge(limit: limits.definitionBytes)
      )
    }
    if beginsWithTag(bytes) { return checked(SourceText(bytes)) }
    let decoded: (source: SourceText, problem: Diagnostic?)
    if bytes.byteOrderMarkLength > 0 {
      decoded = (SourceText(bytes, staleEncodingName: staleName(in: bytes), isWhole: true), nil)
    } else if let wide = wideEncodings.first(where: { bytes.starts(with: $0.prefix) }) {
      decoded = transcode(bytes.dropFirst(wide.markLength), from: wide.name, named: SourceRange(0, 0))
    } else if bytes.starts(with: ebcdic) {
      decoded = transcodeEBCDIC(bytes)
    } else {
      decoded = transcodeAsDeclared(bytes)
    }
    if decoded.problem != nil { return decoded }
    return checked(decoded.source)
  }

  /// Whether a text begins with the tag of an element, in ASCII: nothing says that it is not UTF-8.
  private static func beginsWithTag(_ bytes: [UInt8]) -> Bool {
    bytes.count > 1 && bytes[0] == UInt8(ascii: "<") && bytes[1].isLetter
  }

  /// Whether a text is to be taken for UTF-8: nothing in it says otherwise.
  static func isUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = Array(bytes.prefix(1024))
    if start.byteOrderMarkLength > 0 { return true }
    return !wideEncodings.contains { start.starts(with: $0.prefix) } && !start.starts(with: ebcdic)
      && (declaredEncoding(in: start).map { isUTF8(SourceText(start)[$0]) } ?? true)
  }

  /// What an XML declaration in EBCDIC begins with.
  private static let ebcdic: [UInt8] = [0x4C, 0x6F, 0xA7, 0x94]

  /// What a file in an encoding of more than one byte a character begins with.
  private static let wideEncodings: [(prefix: [UInt8], name: String, markLength: Int)] = [
    ([0xFF, 0xFE, 0, 0], "UTF-32LE", 4), ([0, 0, 0xFE, 0xFF], "UTF-32BE", 4),
    ([0x3C, 0, 0, 0], "UTF-32LE", 0), ([0, 0, 0, 0x3C], "UTF-32BE", 0),
    ([0xFF, 0xFE], "UTF-16LE", 2), ([0xFE, 0xFF], "UTF-16BE", 2),
    ([0x3C, 0], "UTF-16LE", 0), ([0, 0x3C], "UTF-16BE", 0),
  ]

  private static func transcodeAsDeclared(_ bytes: [UInt8]) -> (SourceText, Diagnostic?) {
    guard let range = declaredEncoding(in: bytes) else { return (SourceText(bytes), nil) }
    let name = SourceText(bytes)[range]
    if isUTF8(name) { return (SourceText(bytes), nil) }
    let transcoded = transcode(bytes[...], from: name, named: range)
    guard transcoded.0.bytes.has("<?xml", at: 0) else {
      let message =
        "The XML declaration says \(name), but the file is not in \(name). Write encoding=\"UTF-8\" there."
      return (SourceText(bytes), Diagnostic("not-well-formed", message, at: range))
    }
    return transcoded
  }

  /// EBCDIC is recognised by its first bytes; which EBCDIC it is, the declaration says, readable in any of them.
  private static func transcodeEBCDIC(_ bytes: [UInt8]) -> (SourceText, Diagnostic?) {
    let first = transcode(bytes[...], from: "IBM037", named: SourceRange(0, 0))
    guard let range = first.0.staleEncodingName else { return first }
    return transcode(bytes[...], from: first.0[range], named: range)
  }

  /// A text of characters that XML allows, or the part of it up to the first one that is none, or that is not UTF-8.
  static func checked(_ source: SourceText) -> (SourceText, Diagnostic?) {
    guard let invalid = source.bytes.firstInvalidXMLCharacter else { return (source, nil) }
    let message: String
    let end = invalid.offset + (invalid.character.map { UTF8.width($0) } ?? 0)
    if let character = invalid.character {
      message =
        "The character \(character.codePoint) is not allowed in XML. Remove it; a definition is a text file."
    } else {
      let byte = String(source.bytes[invalid.offset], radix: 16, uppercase: true)
      message =
        "The byte 0x\(byte) is not UTF-8 here. Save the file as UTF-8, or name its encoding in the XML declaration."
    }
    return (
      SourceText(
        Array(source.bytes[..<end]), staleEncodingName: source.staleEncodingName, isWhole: false),
      Diagnostic("not-well-formed", message, at: SourceRange(invalid.offset, end))
    )
  }

  private static func transcode(
    _ bytes: ArraySlice<UInt8>, from name: String, named range: SourceRange
  ) -> (SourceText, Diagnostic?) {
    guard let (text, isWhole) = LibXML2.transcode(bytes, from: name) else {
      return (
        SourceText(Array(bytes)),
        Diagnostic("not-well-formed", "The encoding \(name) is not known. Save the file as UTF-8.", at: range)
      )
    }
    let source = SourceText(text, staleEncodingName: staleName(in: text), isWhole: isWhole)
    if isWhole { return (source, nil) }
    let end = SourceRange(text.count, text.count)
    return (
      source, Diagnostic("not-well-formed", "What follows is not \(name). Save the file as UTF-8.", at: end)
    )
  }

  private static func staleName(in text: [UInt8]) -> SourceRange? {
    guard let range = declaredEncoding(in: text), !isUTF8(SourceText(text)[range]) else { return nil }
    return range
  }

  private static func isUTF8(_ name: String) -> Bool {
    name.lowercased() == "utf-8" || name.lowercased() == "utf8"
  }

  /// The range of the encoding's name in an XML declaration.
  private static func declaredEncoding(in bytes: [UInt8]) -> SourceRange? {
    let start = bytes.byteOrderMarkLength
    guard bytes.has("<?xml", at: start), start + 5 < bytes.count, bytes[start + 5].isWhiteSpace else {
      return nil
    }
    let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count
    guard let key = (start..<end).first(where: { bytes.has("encoding", at: $0) }) else { return nil }
    let isQuote = { (byte: UInt8) in byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") }
    guard let open = bytes[key..<end].firstIndex(where: isQuote) else { return nil }
    guard let close = bytes[(open + 1)..<end].firstIndex(of: bytes[open]), close > open + 1 else {
      return nil
    }
    return SourceRange(open + 1, close)
  }

  private static func tooLarge(limit: Int) -> Diagnostic {
    Diagnostic(
      "not-well-formed",
      "The definition is larger than \(limit) bytes and was not read. A definition is a few kilobytes of XML.",
      at: SourceRange(0, 0))
  }
}
