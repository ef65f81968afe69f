/// Makes the HTTP request of an interaction for one call.
///
/// Values go in to the letter, with no escaping but that of their formatters, as on the platform. [D]
public struct RequestResolver: Sendable {
  /// The interaction whose request is made.
  public var interaction: ApiInteraction { resolvable.interaction }

  private let resolvable: ResolvableRequest

  /// A resolver for an interaction.
  public init(_ interaction: ApiInteraction) {
    resolvable = ResolvableRequest(interaction)
  }

  /// The request that the platform would send.
  ///
  /// - Throws: ``ResolutionError`` with every reason why nothing would be sent.
  public func resolve(
    in context: CallContext, unset policy: UnsetPolicy = .remove
  ) throws(ResolutionError) -> ResolvedRequest {
    var resolution = Resolution(of: resolvable, in: context, policy)
    var request = resolvable.request
    if resolvable.isURLOpen { resolution.resolveURL(into: &request) }
    for index in resolvable.openHeaders {
      resolution.resolve(resolvable.headers[index], at: index, into: &request.headerFields)
    }
    let body = resolvable.body.map { resolution.resolve($0, .body) }
    guard resolution.problems.isEmpty else { throw ResolutionError(problems: resolution.problems) }
    return ResolvedRequest(
      request: request, body: body, unsetDataSources: resolution.unset, resolvable: resolvable,
      values: resolution.values)
  }
}
