extension ApiInteraction.Response {
  /// One part of the response to keep: where it is, what receives it, what it is. [D]
  public struct Field: Sendable, Hashable, Codable {
    /// Where in the response the value is.
    public let locator: Locator
    /// The data source that receives the value.
    public let destination: DataSourceName
    /// What the value must be.
    public let dataType: DataType

    /// A part of the response to keep.
    public init(locator: Locator, destination: DataSourceName, dataType: DataType = .string) {
      self.locator = locator
      self.destination = destination
      self.dataType = dataType
    }
  }
}
