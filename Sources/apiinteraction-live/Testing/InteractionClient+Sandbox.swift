import ApiInteractionClient
import ApiInteractionKit
import ApiInteractionSandbox

extension InteractionClient {
  /// - Parameters:
  ///   - sandbox: Where requests go; nil for the hosts that they name.
  ///   - timeout: How long the service may take.
  init(_ sandbox: Sandbox?, timeout: Duration) {
    #if AsyncHTTPClient
      let transport = AsyncHTTPClientTransport()
    #else
      let transport = URLSessionTransport()
    #endif
    self.init(transport: transport, options: TransportOptions(timeout: timeout))
    baseURL = sandbox.flatMap { try? AbsoluteURL($0.url) }
  }
}
