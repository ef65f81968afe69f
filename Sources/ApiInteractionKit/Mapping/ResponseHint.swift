/// What a response that cannot be read looks like instead.
struct ResponseHint {
  /// A sentence with a space before it, or nothing.
  let text: String

  init(_ body: UnsafeBufferPointer<UInt8>, of expected: ApiInteraction.ResponseType) {
    switch body.first(where: { !$0.isWhiteSpace }) {
    case UInt8(ascii: "<") where expected == .json: text = " This looks like HTML or XML."
    case UInt8(ascii: "<"): text = ResponseHint.isHTML(body) ? " This looks like HTML." : ""
    case UInt8(ascii: "{"), UInt8(ascii: "["):
      text = expected == .xml ? " This looks like JSON." : ""
    case 0x1F where body.starts(with: [0x1F, 0x8B]):
      text = " This looks compressed by gzip; save it with curl --compressed."
    default: text = ""
    }
  }

  private static func isHTML(_ body: UnsafeBufferPointer<UInt8>) -> Bool {
    let start = body.prefix(1024).map(\.lowercased)
    return start.indices.contains { start.has("<html", at: $0) }
  }
}
