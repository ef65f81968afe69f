import ApiInteractionKit

/// How a request is sent.
public struct TransportOptions: Sendable, Hashable {
  /// How long the whole exchange may take, from the first byte that is sent to the last that comes. The platform waits
  /// 10 seconds. [D]
  public var timeout: Duration
  /// The largest body of a response, in bytes; what goes beyond it is not read. [P]
  public var responseBytes: Int
  /// Whether a redirect is followed; the platform's own connector is not documented to. [P]
  public var followsRedirects: Bool

  public init(
    timeout: Duration = .seconds(10), responseBytes: Int = Limits().responseBytes,
    followsRedirects: Bool = false
  ) {
    self.timeout = timeout
    self.responseBytes = responseBytes
    self.followsRedirects = followsRedirects
  }
}
