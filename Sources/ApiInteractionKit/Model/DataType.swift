/// What a mapped value must be. `String` is the only type that the vendor documents [D]; the others are [P].
public struct DataType: Sendable, Hashable {
  /// The name as it is written in a definition; case-sensitive.
  public let name: String

  /// The type of a name; one that this toolkit does not know is kept as it is, and its values are not checked.
  ///
  /// - Throws: ``InvalidValue`` if the name is empty or cannot be written in XML.
  public init(_ name: String) throws(InvalidValue) {
    self.name = try InvalidValue.checked(name, for: .dataType)
  }

  /// The type of a name of visible ASCII.
  init(plain name: String) {
    self.name = name
  }

  /// Any scalar's text, and an object's or array's. [D]
  public static let string = DataType(plain: "String")
  /// Digits with an optional `-`, of any length.
  public static let integer = DataType(plain: "Integer")
  /// A number as JSON writes it.
  public static let number = DataType(plain: "Number")
  /// `true` or `false`.
  public static let boolean = DataType(plain: "Boolean")
  /// ISO 8601, or `yyyy-MM-dd HH:mm:ss`.
  public static let dateTime = DataType(plain: "DateTime")

  /// The types that are known, in the order in which they are listed to a user.
  public static let known: [DataType] = [.string, .integer, .number, .boolean, .dateTime]
}

extension DataType: Codable {
  public init(from decoder: any Decoder) throws {
    self = try decoder.valid { try Self(decoder.singleValueContainer().decode(String.self)) }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(name)
  }
}
