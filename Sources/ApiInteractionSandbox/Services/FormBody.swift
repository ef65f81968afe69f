import ApiInteractionKit

/// A body of `name=value` pairs, decoded (`application/x-www-form-urlencoded`).
struct FormBody: Sendable, Hashable {
  enum Fault: Error, Hashable {
    /// A `%` without two hexadecimal digits after it, or bytes that are not UTF-8.
    case malformed
    /// A parameter that is there twice.
    case repeated(String)
  }

  private var values: [String: String] = [:]

  init(_ bytes: [UInt8]) throws(Fault) {
    for pair in bytes.split(separator: UInt8(ascii: "&")) {
      let equals = pair.firstIndex(of: UInt8(ascii: "=")) ?? pair.endIndex
      let name = try FormBody.decoded(pair[..<equals])
      let value = try FormBody.decoded(pair[equals...].dropFirst())
      guard values.updateValue(value, forKey: name) == nil else { throw .repeated(name) }
    }
  }

  /// A parameter; one without a value counts as left out (RFC 6749, 3.2).
  subscript(name: String) -> String? {
    values[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  static func decoded(_ bytes: ArraySlice<UInt8>) throws(Fault) -> String {
    var result: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "+"): result.append(UInt8(ascii: " "))
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst()?.hexValue, let low = rest.popFirst()?.hexValue else {
          throw .malformed
        }
        result.append(UInt8(high) << 4 | UInt8(low))
      default: result.append(byte)
      }
    }
    guard let text = String(validating: result, as: UTF8.self) else { throw .malformed }
    return text
  }
}
