/// Something that kept a response, or a part of it, from its data source.
public struct MappingIssue: Error, Sendable, Hashable {
  /// The field, with its locator; nil where the response as a whole cannot be read.
  public let field: ApiInteraction.Response.Field?
  /// What is wrong and what was expected. Holds no value of the response.
  public let message: String
  /// Where in the response, if that is known.
  public let location: SourceLocation?
}
