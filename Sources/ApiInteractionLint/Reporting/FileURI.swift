import ApiInteractionKit

/// A file's path as a reference: relative as it is, absolute as `file://`.
enum FileURI {
  static func reference(to path: String) -> String {
    if path.hasPrefix("/") { return "file://" + encoded(path) }
    return encoded(path.hasPrefix("./") ? String(path.dropFirst(2)) : path)
  }

  /// A colon is encoded, too: what comes before one would be a scheme.
  private static func encoded(_ path: String) -> String {
    PercentEncoding.encode(path, allowing: "/")
  }
}
