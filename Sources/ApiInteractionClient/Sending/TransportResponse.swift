import HTTPTypes

/// What came back: a status, header fields and bytes.
public struct TransportResponse: Sendable, Hashable {
  /// The status and the header fields.
  public let head: HTTPResponse
  /// The body; of one that was cut off, one byte more than is allowed, so that whoever reads it sees that it is too large.
  public let body: [UInt8]
  /// Whether the body was larger than allowed, and was cut off while it arrived.
  public let isCut: Bool

  /// A response, with its body as far as it was read.
  public init(head: HTTPResponse, body: [UInt8] = [], isCut: Bool = false) {
    self.head = head
    self.body = body
    self.isCut = isCut
  }
}
