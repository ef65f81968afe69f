/// One way in which a secret, or a piece of a long one, may be known to a service. How a text escapes it is another matter.
struct SecretForm: Sendable, Hashable {
  /// So many characters are looked for together: else a long secret that repeats itself would be gone over from each of them.
  private static let longest = 64

  /// Of so many in a row each can be read in several ways, which multiply.
  private static let manyBackslashes = String(repeating: "\\", count: 8)

  let scalars: [Unicode.Scalar]

  /// What a secret may have become.
  static func all(of secret: String) -> [SecretForm] {
    // Formatters and services change case, cut off white space, and take + for what a form means by it. Tables, SQL and YAML
    // write quotes twice.
    let texts = ([secret] + SecretParts.known(of: secret)).flatMap(asRead).flatMap { text in
      [
        text, text.lowercased(), text.uppercased(), text.replacing("+", with: " "),
        text.replacing("\"", with: "\"\""), text.replacing("'", with: "''"),
        String(text.unicodeScalars.drop { $0 == "+" }), trimmed(text),
      ]
    }
    let hexadecimal = secret.utf8.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    return Set(texts + texts.compactMap(repaired) + [hexadecimal, hexadecimal.uppercased()])
      .filter { $0.utf8.count >= SecretValues.shortest }.flatMap(pieces)
  }

  /// A text whole, or its pieces, each of which begins within the one before: what is found of them is one.
  private static func pieces(of text: String) -> [SecretForm] {
    let scalars = Array(text.unicodeScalars)
    let longest = text.contains(manyBackslashes) ? manyBackslashes.count : longest
    return stride(from: 0, to: max(1, scalars.count - 1), by: longest - 1).map { start in
      let end = min(start + longest, scalars.count)
      return SecretForm(scalars: Array(scalars[max(0, end - longest)..<end]))
    }
  }

  /// A text that was sent in ISO-8859-1, as a header field may be, and read as UTF-8; nil if nothing of it is lost so.
  private static func repaired(_ text: String) -> String? {
    let octets = text.unicodeScalars.compactMap { UInt8(exactly: $0.value) }
    guard octets.count == text.unicodeScalars.count, octets.contains(where: { $0 >= 0x80 }) else {
      return nil
    }
    return String(decoding: octets, as: UTF8.self)
  }

  private static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars.drop(while: \.properties.isWhitespace)
    let end = scalars.lastIndex { !$0.properties.isWhitespace }.map { scalars.index(after: $0) }
    return String(scalars[..<(end ?? scalars.endIndex)])
  }

  // MARK: - Reading

  /// A secret as it is known, and as whoever reads it once or twice knows it: it may stand escaped where it was found.
  private static func asRead(_ secret: String) -> Set<String> {
    var texts: Set = [secret]
    for _ in 0..<2 {
      texts.formUnion(texts.flatMap { text in ["%", "\\", "&"].compactMap { read(text, escapedBy: $0) } })
    }
    return texts
  }

  /// A text without the escapes that begin with a certain character; nil if there are none.
  private static func read(_ text: String, escapedBy begin: Unicode.Scalar) -> String? {
    guard text.unicodeScalars.contains(begin) else { return nil }
    let bytes = Array(text.utf8)
    var scalars = String.UnicodeScalarView()
    var index = 0
    while let read = EncodedScalar.decoded(
      in: bytes, at: index, levels: bytes.dropFirst(index).first.map(Unicode.Scalar.init) == begin ? 1 : 0)
    {
      scalars.append(read.scalar)
      index = read.end
    }
    return String(scalars)
  }
}
