import ApiInteractionKit

/// What is to be thought of a name that a profile does not know.
struct UnknownName {
  /// The missing field that was meant.
  let meant: String?
  let isReported: Bool

  /// - Parameters:
  ///   - absent: The names that are known and are not there, and whether each is needed.
  ///   - isClosed: Whether the profile knows every name that there is.
  init(_ name: String, absent: [(name: String, isNeeded: Bool)], _ isClosed: Bool) {
    let bare = name.filter { !$0.isWhitespace }
    let needed = absent.filter(\.isNeeded).map(\.name)
    let others = absent.filter { !$0.isNeeded }.map(\.name)
    // Of a name that may be there or not, little is known: another one that is only much like it may be right.
    meant =
      bare.nearest(in: needed)
      ?? (isClosed ? bare.nearest(in: others) : others.first { bare.isSlip(of: $0) })
    isReported = meant != nil || isClosed
  }
}
