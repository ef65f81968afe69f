import HTTPTypes

/// What a Data Connector does in a call: one HTTP request, and the parts of its response to keep. [D]
///
/// A value of this type is valid: what cannot be written as a definition cannot be built.
public struct ApiInteraction: Sendable, Hashable, Codable {
  /// The request that is sent.
  public var request: Request
  /// What is kept of the response.
  public var response: Response

  /// An interaction of a request and what is kept of its response.
  public init(request: Request, response: Response) {
    self.request = request
    self.response = response
  }

  /// Reads a definition.
  ///
  /// - Throws: ``DefinitionError`` with everything that is wrong, each with its place.
  public init(_ source: SourceText, limits: Limits = Limits()) throws(DefinitionError) {
    let definition = Definition(source, limits: limits)
    guard let interaction = definition.interaction else { throw DefinitionError(definition) }
    self = interaction
  }
}
