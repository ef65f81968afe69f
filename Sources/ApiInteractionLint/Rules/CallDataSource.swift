import ApiInteractionKit

/// The data sources that every call has. [D]
package enum CallDataSource {
  /// The names, as placeholders write them.
  package static let names = [
    "CallGuid", "CLID", "DialledNumber", "Language", "FirstAgentID", "DisplayName", "InteractionOutcome",
    "InteractionStartTime",
  ]

  /// The one that a name means: the vendor writes some with spaces, and case is easily wrong.
  static func named(_ name: String) -> String? {
    var name = name
    return name.withUTF8 { named($0) }
  }

  static func named(_ name: UnsafeBufferPointer<UInt8>) -> String? {
    // Their first letters, in lower case.
    switch name.first.map(\.lowercased) {
    case UInt8(ascii: "c"), UInt8(ascii: "d"), UInt8(ascii: "l"), UInt8(ascii: "f"), UInt8(ascii: "i"): break
    default: return nil
    }
    let count = name.count { $0 != UInt8(ascii: " ") }
    return names.first { candidate in
      count == candidate.utf8.count
        && name.lazy.filter { $0 != UInt8(ascii: " ") }.map(\.lowercased).elementsEqual(
          candidate.utf8.lazy.map(\.lowercased))
    }
  }

  static func matches(_ name: String) -> Bool { named(name) != nil }
}
