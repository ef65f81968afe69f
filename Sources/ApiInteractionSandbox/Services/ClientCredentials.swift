import ApiInteractionLint
import Foundation

/// Who asks for a token: in the body, as the documentation has it [D], or in the header (RFC 6749, 2.3.1).
struct ClientCredentials: Sendable, Hashable {
  let id: String
  let secret: String

  init(id: String, secret: String) {
    self.id = id
    self.secret = secret
  }

  /// What the header says; nil if it is not HTTP's Basic scheme, written as RFC 6749 asks for.
  init?(header value: String) {
    let parts = value.split(separator: " ")
    guard parts.count == 2, parts[0].lowercased() == "basic", let data = Data(base64Encoded: String(parts[1]))
    else { return nil }
    let bytes = Array(data)
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")),
      let id = try? FormBody.decoded(bytes[..<colon]),
      let secret = try? FormBody.decoded(bytes[(colon + 1)...])
    else { return nil }
    self.init(id: id, secret: secret)
  }
}
