import ApiInteractionKit

/// Tells quickly that no two of a few texts are alike, as almost always.
enum LikeNames {
  /// More texts are not compared with each other.
  private static let few = 24

  /// Whether two of the texts may be alike, the case of letters set aside.
  static func mayHold(_ texts: [Definition.Value]) -> Bool {
    guard texts.count <= few else { return true }
    return texts.indices.contains { index in
      let bytes = texts[index].bytes
      return bytes.contains { $0 >= 0x80 }
        || texts[..<index].contains { other in
          other.bytes.count == bytes.count
            && other.bytes.lazy.map(\.lowercased).elementsEqual(bytes.lazy.map(\.lowercased))
        }
    }
  }
}
