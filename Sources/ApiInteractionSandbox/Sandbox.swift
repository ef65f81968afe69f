import ApiInteractionKit
import FlyingFox
import FlyingSocks

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A local stand-in for the services that the documented definitions call, on a real socket.
///
/// It keeps the newest 10,000 tokens and the newest 10,000 sessions, and those that ``dataSources`` holds; older ones are
/// unknown to it.
///
/// ```swift
/// let sandbox = try await Sandbox.start(SandboxOptions())
/// print(sandbox.url)
/// await sandbox.stop()
/// ```
public final class Sandbox: Sendable {
  /// Where the sandbox is, as `http://127.0.0.1:49152`: for this machine, whatever it is bound to.
  public let url: String
  /// The port that it listens on.
  public let port: UInt16

  private let ready: ReadyValues
  private let ledger: SandboxLedger
  private let server: HTTPServer
  private let run: Task<Void, Never>

  /// A value for each slot of the documented definitions, which the sandbox accepts.
  ///
  /// A definition has some of these slots; ``values(for:)`` gives the values of those.
  public var values: [(name: String, value: String)] { ready.slots }

  /// A value for each data source that the documented definitions read, with a token that the sandbox has given and the
  /// identifier of a session that was started with the sandbox; and the number of an order, as `IVRSlot|OrderID`.
  public var dataSources: [(name: String, value: String)] { ready.dataSources }

  /// Those of ``values`` for which a template has slots.
  public func values(for template: DefinitionTemplate) -> [(name: String, value: String)] {
    let names = Set(template.slots.map(\.name))
    return values.filter { names.contains($0.name) }
  }

  /// Starts a sandbox, which then runs until it is stopped.
  ///
  /// - Throws: ``SandboxError`` where the port cannot be used, or there is no such profile.
  public static func start(_ options: SandboxOptions = SandboxOptions()) async throws(SandboxError) -> Sandbox
  {
    try await start(options, clock: .continuous)
  }

  static func start(
    _ options: SandboxOptions, clock: SandboxClock, ledger given: SandboxLedger? = nil
  ) async throws(SandboxError) -> Sandbox {
    let ledger = given ?? SandboxLedger(clock: clock, outcome: options.outcome)
    let services = try SandboxServices(options, clock: clock, ledger: ledger)
    OpenFiles.raiseLimit()
    let server = HTTPServer(
      config: configuration(options), handler: SandboxHandler(services: services, clock: clock))
    let (run, port) = try await listen(server, options)
    let ready = ReadyValues(url: "http://127.0.0.1:\(port)", options, ledger)
    return Sandbox(port: port, ready: ready, ledger: ledger, server: server, run: run)
  }

  private init(
    port: UInt16, ready: ReadyValues, ledger: SandboxLedger, server: HTTPServer, run: Task<Void, Never>
  ) {
    url = "http://127.0.0.1:\(port)"
    self.port = port
    self.ready = ready
    self.ledger = ledger
    self.server = server
    self.run = run
  }

  deinit { run.cancel() }

  /// Decides how payments end from now on, in place of what the options say.
  public func setOutcome(_ outcome: SandboxOutcome) async { await ledger.setOutcome(outcome) }

  /// Stops the sandbox: its port is free and its connections are closed when this returns. Once more does no harm.
  public func stop() async {
    await server.stop()
    run.cancel()
    await run.value
  }

  /// Waits until the sandbox has stopped.
  public func waitUntilStopped() async { await run.value }

  /// The address that the sandbox is bound to.
  var listeningAddress: Socket.Address? {
    get async { await server.listeningAddress }
  }

  // MARK: - Listening

  /// How long a request may take to come; what faults do comes after that. Swift keeps the timer of each request for as long,
  /// though it is cancelled when the request has come.
  private static let handlerSeconds = 60.0

  private static func configuration(_ options: SandboxOptions) -> HTTPServer.Configuration {
    var address = sockaddr_in.inet(port: options.port)
    if !options.bindsAllInterfaces { address.sin_addr.s_addr = INADDR_LOOPBACK.bigEndian }
    return HTTPServer.Configuration(
      address: address, timeout: handlerSeconds, sharedRequestBufferSize: 1 << 16,
      sharedRequestReplaySize: RequestBody.most, pool: PromptSocketPool(HTTPServer.defaultPool()),
      logger: .disabled)
  }

  /// Lets a server listen.
  ///
  /// - Returns: The task in which it runs, and its port.
  private static func listen(
    _ server: HTTPServer, _ options: SandboxOptions
  ) async throws(SandboxError) -> (Task<Void, Never>, UInt16) {
    let (events, continuation) = AsyncStream.makeStream(of: SandboxError?.self)
    let run = Task {
      do {
        try await server.run()
      } catch {
        continuation.yield(refusal(of: options.port, error))
      }
    }
    let waiting = Task {
      try? await server.waitUntilListening()
      continuation.yield(nil)
    }
    defer { waiting.cancel() }
    var first = events.makeAsyncIterator()
    if let error = await first.next() ?? nil { throw error }
    guard case .ip4(_, let port) = await server.listeningAddress else {
      run.cancel()
      throw SandboxError(description: "Port \(options.port) cannot be used: nothing listens on it.")
    }
    return (run, port)
  }

  private static func refusal(of port: UInt16, _ error: any Error) -> SandboxError {
    let reason =
      if case .failed(_, _, let message) = error as? SocketError { message.lowercased() } else { "\(error)" }
    return SandboxError(description: "Port \(port) cannot be used: \(reason).")
  }
}
