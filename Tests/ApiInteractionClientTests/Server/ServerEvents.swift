/// What happened at a scripted server.
struct ServerEvents: Sendable {
  var connections = 0
  var requests: [ReceivedRequest] = []
  /// How many connections the client closed, that the server would have kept.
  var closedByClient = 0
  /// The bytes that were sent.
  var sentBytes = 0
}
