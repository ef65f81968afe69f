/// How large an input may be before it is refused. [P]
public struct Limits: Sendable, Hashable {
  /// The largest definition, in bytes.
  public var definitionBytes: Int
  /// The largest response, in bytes.
  public var responseBytes: Int
  /// The deepest nesting of JSON objects and arrays.
  public var jsonDepth: Int

  /// Limits that fit what a definition and its responses are.
  public init(definitionBytes: Int = 1 << 20, responseBytes: Int = 16 << 20, jsonDepth: Int = 512) {
    self.definitionBytes = definitionBytes
    self.responseBytes = responseBytes
    self.jsonDepth = jsonDepth
  }
}
