import ApiInteractionKit

/// Which literal values are no card data, whatever their names are.
enum CardDataValue {
  /// Whether a value is a word that says whether there is one: `"pin": true`.
  static func isWord(_ value: ArraySlice<UInt8>) -> Bool {
    ["true", "false", "null", "never"].contains { $0.utf8.elementsEqual(value.lazy.map(\.lowercased)) }
  }

  /// Whether a value is a date with a day, which no card bears: `2027-12-31`.
  static func isDay(_ value: ArraySlice<UInt8>) -> Bool {
    let rest = value.dropFirst(10).first
    guard rest == nil || rest == UInt8(ascii: "T") || rest == 0x20 else { return false }
    let parts = value.prefix(10).split(omittingEmptySubsequences: false) { "-./".utf8.contains($0) }
    return parts.allSatisfy { $0.allSatisfy(\.isDigit) }
      && [[4, 2, 2], [2, 2, 4]].contains(parts.map(\.count))
  }
}
