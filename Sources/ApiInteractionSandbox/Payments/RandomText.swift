/// Texts that nobody can guess.
enum RandomText {
  private static let letters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)

  /// A token of 256 bits and some more.
  static func token() -> String { text(of: letters, count: 43) }

  static func digits(_ count: Int) -> String { text(of: letters.prefix(10), count: count) }

  /// An identifier that looks like a UUID.
  static func identifier() -> String {
    let hexadecimal = Array("0123456789abcdef".utf8)
    return [8, 4, 4, 4, 12].map { text(of: hexadecimal, count: $0) }.joined(separator: "-")
  }

  private static func text(of letters: some RandomAccessCollection<UInt8>, count: Int) -> String {
    // The system's generator is fit for secrets.
    var generator = SystemRandomNumberGenerator()
    let bytes = (0..<count).compactMap { _ in letters.randomElement(using: &generator) }
    return String(decoding: bytes, as: UTF8.self)
  }
}
