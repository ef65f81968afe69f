/// Hides certain values in texts that are about to be shown, however they are encoded there. [P]
///
/// A value is found as it is, percent-encoded, form-encoded, escaped for JSON or XML, in base64, and in two of these one
/// after the other. One of fewer than ``shortest`` bytes is not looked for: it would be found everywhere.
public struct SecretValues: Sendable {
  /// The least length of a value that is looked for, in UTF-8 bytes.
  public static let shortest = 4

  /// What is looked for, as it may be written before it is encoded once more: by the byte with which it may begin.
  private let forms: [[SecretForm]]
  private let isEmpty: Bool

  /// - Parameter values: The secrets.
  public init(_ values: some Sequence<String>) {
    var all: Set<SecretForm> = []
    for value in values where value.utf8.count >= SecretValues.shortest {
      all.formUnion(SecretForm.all(of: value))
    }
    isEmpty = all.isEmpty
    let ordered = all.sorted { $0.scalars.count > $1.scalars.count }
    forms = (0...UInt8.max).map { byte in ordered.filter { $0.mayBegin(with: byte) } }
  }

  /// A text with the values masked.
  public func masked(_ text: String) -> String {
    if isEmpty { return text }
    let bytes = Array(text.utf8)
    let found = SourceRange.merged(ranges(in: bytes))
    return found.isEmpty
      ? text : SourceText(text).applying(found.map { SourceEdit($0, SecretMask.mask) }).string
  }

  /// Where the values stand; one may lie in another.
  private func ranges(in bytes: [UInt8]) -> [SourceRange] {
    var found: [SourceRange] = []
    /// The end of the base64 text that was found last: a long one is gone over once.
    var base64End = 0
    for index in bytes.indices {
      for form in forms[Int(bytes[index])] where !form.isBase64 || index >= base64End {
        guard let end = form.end(in: bytes, from: index) else { continue }
        let range =
          form.isBase64 ? SecretForm.base64Run(around: index..<end, in: bytes) : SourceRange(index, end)
        if form.isBase64 { base64End = range.end }
        found.append(range)
      }
    }
    return found
  }
}
