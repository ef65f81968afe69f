import FlyingSocks

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A pool whose sockets send at once what they are given.
///
/// A response goes out in two small writes, its header and its body. By Nagle's algorithm the second waits for the
/// client to acknowledge the first, which clients put off for 40 ms.
struct PromptSocketPool<Base: AsyncSocketPool>: AsyncSocketPool {
  let base: Base

  init(_ base: Base) {
    self.base = base
  }

  func prepare() async throws { try await base.prepare() }

  func run() async throws { try await base.run() }

  /// Every connection passes here as the listening socket, from which the sockets of connections inherit the option.
  func suspendSocket(_ socket: Socket, untilReadyFor events: Socket.Events) async throws {
    try? socket.setValue(true, for: BoolSocketOption(level: Int32(IPPROTO_TCP), name: TCP_NODELAY))
    try await base.suspendSocket(socket, untilReadyFor: events)
  }
}
