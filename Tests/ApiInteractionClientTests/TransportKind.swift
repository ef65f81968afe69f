import ApiInteractionClient

/// The transports that every test runs with.
enum TransportKind: String, CaseIterable, Codable, Sendable {
  case urlSession
  #if AsyncHTTPClient
    case asyncHTTPClient
  #endif

  /// The transports that survive every response. FoundationNetworking stops the process at some, and never comes to an end
  /// with a server that sends faster than it takes in: see ``URLSessionTransport``.
  static var robust: [TransportKind] {
    #if canImport(FoundationNetworking)
      allCases.filter { $0 != .urlSession }
    #else
      allCases
    #endif
  }

  func make() -> any Transport {
    switch self {
    case .urlSession: URLSessionTransport()
    #if AsyncHTTPClient
      case .asyncHTTPClient: AsyncHTTPClientTransport()
    #endif
    }
  }
}
