import ApiInteractionKit

/// The names that a text which may be broken gives its root: in the first tag and in the last.
struct RootNames {
  /// No name that is nearly right is longer.
  private static let longest = 64

  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Whether a name, whatever its prefix, is that of a definition's root.
  static func isRight(_ name: String) -> Bool {
    local(name) == DefinitionElement.apiInteraction.name
  }

  /// Whether a name is that of a definition's root, or nearly so.
  static func isNearlyRight(_ name: String) -> Bool {
    local(name).nearest(in: [DefinitionElement.apiInteraction.name]) != nil
  }

  private static func local(_ name: String) -> String {
    name.split(separator: ":").last.map(String.init) ?? name
  }

  /// Whether one of the names is right, or nearly so.
  var mayBeDefinition: Bool {
    [first, last].contains { $0.map(RootNames.isNearlyRight) ?? false }
  }

  /// Whether one of the names is right, or so but for its case or one letter.
  var holdSlip: Bool {
    [first, last].contains {
      $0.map { RootNames.local($0).isSlip(of: DefinitionElement.apiInteraction.name) } ?? false
    }
  }

  /// The name in the first start tag, which may lack its `<`.
  private var first: String? {
    var index = bytes.byteOrderMarkLength
    while let start = bytes[index...].firstIndex(where: { !$0.isWhiteSpace }) {
      guard bytes.has("<?", at: start) || bytes.has("<!", at: start) else {
        if bytes.has("<", at: start) { return name(from: start + 1) }
        return name(from: start).flatMap { bytes.has(">", at: start + $0.utf8.count) ? $0 : nil }
      }
      let isComment = bytes.has("<!--", at: start)
      let end = bytes.indices[start...].first {
        isComment ? bytes.has("-->", at: $0) : bytes.has(">", at: $0)
      }
      guard let end else { return nil }
      index = min(end + (isComment ? 3 : 1), bytes.count)
    }
    return nil
  }

  /// The name in the last end tag.
  private var last: String? {
    bytes.lastIndex(of: UInt8(ascii: "<")).flatMap { bytes.has("</", at: $0) ? name(from: $0 + 2) : nil }
  }

  /// The name that begins at an offset; nil if it is longer than any that could be meant.
  private func name(from start: Int) -> String? {
    let word = bytes[start...].prefix(RootNames.longest + 1).prefix {
      !$0.isWhiteSpace && !"<>/".utf8.contains($0)
    }
    return word.isEmpty || word.count > RootNames.longest ? nil : String(decoding: word, as: UTF8.self)
  }
}
