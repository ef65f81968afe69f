/// One way in which a secret is written before a text escapes it once more.
struct SecretForm: Sendable, Hashable {
  let scalars: [Unicode.Scalar]
  /// Whether it is the part of a base64 text that the secret alone decides.
  let isBase64: Bool
  private let firstByte: UInt8

  private init(_ text: String, isBase64: Bool = false) {
    scalars = Array(text.unicodeScalars)
    self.isBase64 = isBase64
    firstByte = text.utf8.first ?? 0
  }

  /// The ways in which a secret may be written.
  static func all(of secret: String) -> [SecretForm] {
    // Formatters and services change case, and what a form encodes may be decoded.
    let texts: Set = [
      secret, secret.lowercased(), secret.uppercased(), secret.replacing("+", with: " "),
      percentDecoded(secret),
    ]
    let plain = texts.flatMap { text in
      [text, jsonEscaped(text), XMLEscaping.text(text), PercentEncoding.encode(text)]
    }
    let bytes = Array(secret.utf8)
    let hexadecimal = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    return (plain + [hexadecimal, hexadecimal.uppercased()]).map { SecretForm($0) }
      + base64(of: bytes).map { SecretForm($0, isBase64: true) }
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

  // MARK: - Finding

  /// Whether it could begin with a byte, as it is or escaped.
  func mayBegin(with byte: UInt8) -> Bool {
    byte == firstByte || "%+\\&".utf8.contains(byte)
  }

  /// Where it ends in a text if it begins at an offset, each of its characters as it is or escaped.
  func end(in bytes: [UInt8], from start: Int) -> Int? {
    var ends: Set<Int> = [start]
    for scalar in scalars {
      ends = ends.reduce(into: []) { $0.formUnion(SecretForm.ends(of: scalar, in: bytes, at: $1)) }
      if ends.isEmpty { return nil }
    }
    return ends.max()
  }

  /// The ends of a character that begins at an offset, in each way in which it can be read.
  private static func ends(of scalar: Unicode.Scalar, in bytes: [UInt8], at start: Int) -> [Int] {
    guard start < bytes.count else { return [] }
    var ends = [plainEnd(of: scalar, in: bytes, at: start)]
    switch bytes[start] {
    case UInt8(ascii: "%"): ends.append(percentEnd(of: scalar, in: bytes, at: start))
    case UInt8(ascii: "+") where scalar == " ": ends.append(start + 1)
    case UInt8(ascii: "\\"): ends.append(jsonEscapeEnd(of: scalar, in: bytes, at: start))
    case UInt8(ascii: "&"):
      let reference = XMLReference(in: bytes, at: start, end: bytes.count)
      if reference?.character == scalar { ends.append(reference?.end) }
    default: break
    }
    return ends.compactMap { $0 }
  }

  private static func plainEnd(of scalar: Unicode.Scalar, in bytes: [UInt8], at start: Int) -> Int? {
    let text = UTF8.width(scalar)
    return bytes[start...].prefix(text).elementsEqual(scalar.utf8) ? start + text : nil
  }

  /// The end of a character whose bytes are written as `%` and two digits each.
  private static func percentEnd(of scalar: Unicode.Scalar, in bytes: [UInt8], at start: Int) -> Int? {
    var index = start
    for byte in scalar.utf8 {
      guard index < bytes.count, bytes[index] == UInt8(ascii: "%"),
        PercentEncoding.byte(in: bytes, at: index) == byte
      else { return nil }
      index += 3
    }
    return index
  }

  private static func jsonEscapeEnd(of scalar: Unicode.Scalar, in bytes: [UInt8], at start: Int) -> Int? {
    guard start + 1 < bytes.count else { return nil }
    let letters: [UInt8: Unicode.Scalar] = [
      UInt8(ascii: "\""): "\"", UInt8(ascii: "\\"): "\\", UInt8(ascii: "/"): "/", UInt8(ascii: "b"): "\u{8}",
      UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "n"): "\n", UInt8(ascii: "r"): "\r", UInt8(ascii: "t"): "\t",
    ]
    if letters[bytes[start + 1]] == scalar { return start + 2 }
    var index = start
    for unit in scalar.utf16 {
      guard bytes.has("\\u", at: index), index + 6 <= bytes.count,
        UInt16(String(decoding: bytes[(index + 2)..<(index + 6)], as: UTF8.self), radix: 16) == unit
      else { return nil }
      index += 6
    }
    return index
  }
}
