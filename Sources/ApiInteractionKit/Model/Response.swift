extension ApiInteraction {
  /// What is kept of the response. [D]
  public struct Response: Sendable, Hashable {
    /// What the response's body is.
    public let type: ResponseType
    /// The data source that receives the HTTP status code.
    public let responseCodeDestination: DataSourceName
    /// The parts to keep, in order.
    public let fields: [Field]

    /// A response.
    ///
    /// - Throws: ``InvalidValue`` if a field's locator is not of the response's type.
    public init(
      type: ResponseType, responseCodeDestination: DataSourceName, fields: [Field] = []
    ) throws(InvalidValue) {
      self.type = type
      self.responseCodeDestination = responseCodeDestination
      self.fields = fields
      for index in fields.indices where fields[index].locator.type != type {
        throw InvalidValue(
          "invalid-locator", "The locator \(fields[index].locator.text) cannot read a \(type.name) response.")
      }
    }
  }
}

extension ApiInteraction.Response: Codable {
  private enum CodingKeys: String, CodingKey {
    case type
    case responseCodeDestination
    case fields
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self = try decoder.valid {
      try Self(
        type: container.decode(ApiInteraction.ResponseType.self, forKey: .type),
        responseCodeDestination: container.decode(DataSourceName.self, forKey: .responseCodeDestination),
        fields: container.decodeIfPresent([Field].self, forKey: .fields) ?? [])
    }
  }
}
