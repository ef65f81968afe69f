import ApiInteractionKit

/// A pattern for names, whatever their case: `*` stands for any run of characters.
public struct NamePattern: Sendable, Hashable {
  /// The pattern as it is written.
  public let text: String
  /// What stands between the asterisks, in lower case.
  private let pieces: [[UInt8]]

  /// Reads a pattern; every text is one.
  public init(_ text: String) {
    self.text = text
    pieces = text.lowercased().utf8.split(separator: UInt8(ascii: "*"), omittingEmptySubsequences: false)
      .map(Array.init)
  }

  /// Whether a name is of this pattern.
  public func matches(_ name: String) -> Bool {
    let bytes = Array(name.lowercased().utf8)
    guard let first = pieces.first, let last = pieces.last, bytes.starts(with: first) else { return false }
    guard pieces.count > 1 else { return bytes.count == first.count }
    guard bytes.count >= first.count + last.count, bytes.suffix(last.count).elementsEqual(last) else {
      return false
    }
    var rest = bytes[first.count..<(bytes.count - last.count)]
    for piece in pieces.dropFirst().dropLast() where !piece.isEmpty {
      guard let start = rest.indices.first(where: { rest[$0...].starts(with: piece) }) else { return false }
      rest = rest[(start + piece.count)...]
    }
    return true
  }
}
