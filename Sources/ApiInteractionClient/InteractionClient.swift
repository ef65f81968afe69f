import ApiInteractionKit
import HTTPTypes

/// Runs interactions as the platform does in a call: resolve, send, map.
///
/// ```swift
/// let client = InteractionClient(transport: URLSessionTransport())
/// let exchange = try await client.run(interaction, in: CallContext(dataSources: ["CallGuid": guid]))
/// print(exchange.mapped["AccessToken"]?.text ?? "null")
/// ```
public struct InteractionClient: Sendable {
  /// What sends the requests.
  public let transport: any Transport
  /// How requests are sent: the time that a service has, the largest response, redirects.
  public let options: TransportOptions
  private let limits: Limits
  /// Where requests go in place of their own scheme, host and port: a sandbox. The path and the query stay, and so does
  /// the request that is reported. [P]
  public var baseURL: AbsoluteURL?
  /// Header fields that go out with every request besides its own, and are not reported: what a sandbox is asked for. [P]
  public var extraFields = HTTPFields()

  /// Whether responses come from a record, in which masks stand for secrets of any type.
  var takesMasks = false

  /// A client. Of the two limits for a response's size, the smaller counts.
  public init(transport: any Transport, options: TransportOptions = .init(), limits: Limits = .init()) {
    var (options, limits) = (options, limits)
    options.responseBytes = max(0, min(options.responseBytes, limits.responseBytes))
    limits.responseBytes = options.responseBytes
    self.transport = transport
    self.options = options
    self.limits = limits
  }

  /// The same client, with its requests sent to another server.
  public func sending(to baseURL: AbsoluteURL) -> InteractionClient {
    var client = self
    client.baseURL = baseURL
    return client
  }

  /// Resolves, sends and maps an interaction.
  ///
  /// - Parameters:
  ///   - interaction: The interaction, with no slot open.
  ///   - context: What the call knows.
  ///   - unset: What becomes of a placeholder whose data source is not set.
  ///   - missing: What is said of a locator that finds nothing.
  /// - Throws: ``InteractionError``. A configuration key that is missing is an interface failure [D] unless the request
  ///   has other faults, which are all reported together [P].
  public func run(
    _ interaction: ApiInteraction, in context: CallContext, unset: UnsetPolicy = .remove,
    missing: MissingPolicy = .allow
  ) async throws(InteractionError) -> InteractionExchange {
    let request = try resolve(interaction, in: context, unset: unset)
    let start = ContinuousClock.now
    let response: TransportResponse
    do throws(InterfaceFailure) {
      response = try await send(request)
    } catch {
      throw .interfaceFailure(error, request: request)
    }
    let duration = ContinuousClock.now - start
    let mapper = ResponseMapper(interaction.response, limits: limits, takingMasks: takesMasks)
    let mapped = mapper.map(status: response.head.status.code, body: response.body, missing: missing)
    return InteractionExchange(request: request, response: response, mapped: mapped, duration: duration)
  }

  /// Sends a request that is resolved already.
  ///
  /// - Throws: ``InterfaceFailure`` if no response came; it holds no secret of the request's host.
  public func send(_ request: ResolvedRequest) async throws(InterfaceFailure) -> TransportResponse {
    var sent = request.request
    if let baseURL {
      sent.scheme = baseURL.scheme
      sent.authority = baseURL.authority
    }
    sent.headerFields.append(contentsOf: extraFields)
    do throws(InterfaceFailure) {
      return try await transport.send(sent, body: request.body.map { Array($0.utf8) }, options: options)
    } catch {
      throw error.hidingSecrets(inHostOf: request)
    }
  }

  private func resolve(
    _ interaction: ApiInteraction, in context: CallContext, unset: UnsetPolicy
  ) throws(InteractionError) -> ResolvedRequest {
    do throws(ResolutionError) {
      return try RequestResolver(interaction).resolve(in: context, unset: unset)
    } catch {
      guard let keys = InteractionClient.missingKeys(error) else { throw .refused(error) }
      throw .interfaceFailure(InterfaceFailure(.missingConfiguration(keys)), request: nil)
    }
  }

  /// The configuration keys without a value, each once, if that is all that is wrong.
  private static func missingKeys(_ error: ResolutionError) -> [String]? {
    var keys: [String] = []
    for problem in error.problems {
      guard case .missingConfiguration(let key) = problem.kind else { return nil }
      if !keys.contains(key) { keys.append(key) }
    }
    return keys
  }
}
