extension ApiInteraction {
  /// What the body of a response is. [D]
  public enum ResponseType: String, Sendable, Hashable, CaseIterable, Codable {
    /// JSON, read by ``JSONLocator``.
    case json = "JSON"
    /// XML, read by ``XMLLocator``.
    case xml = "XML"

    /// The name as it is written in a definition; case-sensitive. [P]
    public var name: String { rawValue }
  }
}
