#if AsyncHTTPClient
  import AsyncHTTPClient
  import HTTPTypes
  import NIOPosix

  /// A transport on AsyncHTTPClient, for servers that run on SwiftNIO. With the package trait `AsyncHTTPClient`.
  ///
  /// It speaks HTTP/1.1, sends exactly the header fields of the request, in their order, with Host and Content-Length, knows
  /// no cookies, no cache and no proxy, decodes no Content-Encoding, opens a connection for each request, up to 256 to a host
  /// at a time, and sends nothing twice.
  public struct AsyncHTTPClientTransport: Transport {
    private let client: SharedHTTPClient

    /// A transport with a client of its own, which ends with it.
    public init() {
      client = SharedHTTPClient(
        owned: HTTPClient(
          eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
          configuration: AsyncHTTPClientTransport.configuration))
    }

    /// A transport on a client that someone else shuts down, when no request of this transport is under way.
    ///
    /// Its configuration applies: one that follows redirects, decodes bodies or has a proxy goes on doing so.
    public init(sharing client: HTTPClient) {
      self.client = SharedHTTPClient(borrowed: client)
    }

    public func send(
      _ request: HTTPRequest, body: [UInt8]?, options: TransportOptions
    ) async throws(InterfaceFailure) -> TransportResponse {
      try await ExchangeRun(transport: client, options: options).response(to: request, body: body)
    }

    /// The configuration of a client that sends what a definition says and gives back what came.
    public static var configuration: HTTPClient.Configuration {
      var configuration = HTTPClient.Configuration(
        redirectConfiguration: .disallow, proxy: nil, decompression: .disabled)
      configuration.httpVersion = .http1Only
      // The platform does not try again, and a refusal is to be known at once.
      configuration.connectionPool.retryConnectionEstablishment = false
      // Under the 1,024 descriptors that a process may commonly have.
      configuration.connectionPool.concurrentHTTP1ConnectionsPerHostSoftLimit = 256
      // A connection that is used again may just be closed by the server: no answer to a request that was not at fault.
      configuration.maximumUsesPerConnection = 1
      configuration.http1_1ConnectionDebugInitializer = StatusGuard.guarding
      // The limit of time is ours.
      configuration.timeout.connect = .hours(24)
      return configuration
    }
  }
#endif
