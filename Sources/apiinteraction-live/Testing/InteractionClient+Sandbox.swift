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
    let base = sandbox.flatMap { try? AbsoluteURL($0.url) }
    if sandbox != nil, base == nil {
      // What is meant for the sandbox goes nowhere else.
      self.init(transport: RefusingTransport())
    } else {
      self.init(transport: transport, options: TransportOptions(timeout: timeout))
    }
    baseURL = base
  }
}
