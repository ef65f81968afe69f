/// One way in which a secret, or a piece of a long one, is written before a text escapes it once more.
struct SecretForm: Sendable, Hashable {
  /// So many characters are looked for together: else a long secret that repeats itself would be gone over from each of them.
  private static let longest = 64

  let scalars: [Unicode.Scalar]
  /// Whether it is the part of a base64 text that the secret alone decides.
  let isBase64: Bool

  /// The ways in which a secret may be written.
  static func all(of secret: String) -> [SecretForm] {
    // Formatters and services change case, and what a form encodes may be decoded.
    let texts: Set = [
      secret, secret.lowercased(), secret.uppercased(), secret.replacing("+", with: " "),
      percentDecoded(secret), withoutLeadingPlus(secret),
    ]
    let plain = texts.flatMap { text in
      [text, jsonEscaped(text), XMLEscaping.text(text), PercentEncoding.encode(text)]
    }
    let bytes = Array(secret.utf8)
    let hexadecimal = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    return (plain + [hexadecimal, hexadecimal.uppercased()]).flatMap { pieces(of: $0, isBase64: false) }
      + base64(of: bytes).flatMap { pieces(of: $0, isBase64: true) }
  }

  /// A text whole, or its pieces, each of which begins within the one before: what is found of them is one.
  private static func pieces(of text: String, isBase64: Bool) -> [SecretForm] {
    let scalars = Array(text.unicodeScalars)
    return stride(from: 0, to: max(1, scalars.count - 1), by: longest - 1).map { start in
      let end = min(start + longest, scalars.count)
      return SecretForm(scalars: Array(scalars[max(0, end - longest)..<end]), isBase64: isBase64)
    }
  }

  /// What a formatter makes of it, unless that is too short to be looked for.
  private static func withoutLeadingPlus(_ text: String) -> String {
    let rest = String(text.unicodeScalars.drop { $0 == "+" })
    return rest.utf8.count < SecretValues.shortest ? text : rest
  }

  private static func jsonEscaped(_ text: String) -> String {
    String(JSONText.quoted(text).dropFirst().dropLast())
  }

  /// The text of which it is the percent-encoding: a service may speak of what it has read.
  private static func percentDecoded(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var decoded: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), let byte = PercentEncoding.byte(in: bytes, at: index) {
        decoded.append(byte)
        index += 3
      } else {
        decoded.append(bytes[index])
        index += 1
      }
    }
    return String(validating: decoded, as: UTF8.self) ?? text
  }

  // MARK: - Base64

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// The characters that the secret alone decides, for each of the three places at which it may begin in a group.
  private static func base64(of secret: [UInt8]) -> Set<String> {
    var found: Set<String> = []
    for offset in 0..<3 {
      let bits = offset * 8
      let first = (bits + 5) / 6
      let end = (bits + secret.count * 8) / 6
      guard end - first >= SecretValues.shortest else { continue }
      let characters = (first..<end).map { character -> UInt8 in
        (0..<6).reduce(UInt8(0)) { value, bit in
          let place = character * 6 + bit - bits
          return value << 1 | secret[place / 8] >> UInt8(7 - place % 8) & 1
        }
      }
      let text = String(decoding: characters.map { alphabet[Int($0)] }, as: UTF8.self)
      found.formUnion([text, text.replacing("+", with: "-").replacing("/", with: "_")])
    }
    return found
  }

  /// The whole base64 text of which a part was found.
  static func base64Run(around part: Range<Int>, in bytes: [UInt8]) -> SourceRange {
    let isPart = { (byte: UInt8) in byte.isLetter || byte.isDigit || "+/-_=".utf8.contains(byte) }
    let start = bytes[..<part.lowerBound].lastIndex { !isPart($0) }.map { $0 + 1 } ?? 0
    let end = bytes[part.upperBound...].firstIndex { !isPart($0) } ?? bytes.count
    return SourceRange(start, end)
  }
}
