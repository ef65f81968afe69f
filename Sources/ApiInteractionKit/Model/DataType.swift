/// What a mapped value must be. `String` is the only type that the vendor documents [D]; the others are [P].
public enum DataType: Sendable, Hashable {
  /// Any scalar's text, and an object's or array's. [D]
  case string
  /// Digits with an optional `-`, of any length.
  case integer
  /// A number as JSON writes it.
  case number
  /// `true` or `false`.
  case boolean
  /// ISO 8601, or `yyyy-MM-dd HH:mm:ss`.
  case dateTime
  /// A type that this toolkit does not know; its values are not checked.
  case other(String)

  /// The types that are known, in the order in which they are listed to a user.
  public static let known: [DataType] = [.string, .integer, .number, .boolean, .dateTime]

  /// The type of a name, which is case-sensitive.
  public init(_ name: String) {
    self = DataType.known.first { $0.name == name } ?? .other(name)
  }

  /// The name as it is written in a definition.
  public var name: String {
    switch self {
    case .string: "String"
    case .integer: "Integer"
    case .number: "Number"
    case .boolean: "Boolean"
    case .dateTime: "DateTime"
    case .other(let name): name
    }
  }
}

extension DataType: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}
