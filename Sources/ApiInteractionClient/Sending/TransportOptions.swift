import ApiInteractionKit

/// How a request is sent.
public struct TransportOptions: Sendable, Hashable {
  /// How long the whole exchange may take, from the call to the last byte that comes: the look-up of the host, connecting
  /// and redirects are part of it. The platform waits 10 seconds. [D]
  public var timeout: Duration
  /// The largest body of a response, in bytes; what goes beyond it is not read. [P]
  public var responseBytes: Int
  /// Whether a redirect is followed; the platform's own connector is not documented to. To another server go no header
  /// fields whose names speak of secrets, and no body: such a redirect is a response like any other. [P]
  public var followsRedirects: Bool

  /// Options; by default the platform's 10 seconds [D], and no redirect is followed [P].
  public init(
    timeout: Duration = .seconds(10), responseBytes: Int = Limits().responseBytes,
    followsRedirects: Bool = false
  ) {
    self.timeout = timeout
    self.responseBytes = responseBytes
    self.followsRedirects = followsRedirects
  }
}
