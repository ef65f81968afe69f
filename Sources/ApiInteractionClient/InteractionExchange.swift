import ApiInteractionKit

/// An interaction that got its response.
public struct InteractionExchange: Sendable {
  /// The request as the definition makes it.
  public let request: ResolvedRequest
  /// The response as it came.
  public let response: TransportResponse
  /// What the response sets.
  public let mapped: MappedResponse
  /// How long the exchange took, from sending to the last byte.
  public let duration: Duration
}
