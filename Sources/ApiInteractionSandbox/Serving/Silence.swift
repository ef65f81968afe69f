import FlyingFox

/// Says nothing until the client has gone.
///
/// A handler of requests would not see the client go, and would be cut short by the server. One of web sockets has the
/// connection for itself, and nothing is sent before it has made its frames.
struct Silence: WSHandler {
  func makeFrames(for client: AsyncThrowingStream<WSFrame, any Error>) async throws -> AsyncStream<WSFrame> {
    for try await _ in client {}
    throw PacedBody.End()
  }
}
