import HTTPTypes

/// Builds the typed model from the parts of a definition.
enum ModelBuilder {
  /// The model; nil where something is missing, wrong, or still a slot.
  static func interaction(of parts: borrowing DefinitionParts) -> ApiInteraction? {
    guard let request = request(parts), let response = response(parts) else { return nil }
    return ApiInteraction(request: request, response: response)
  }

  private static func request(_ parts: borrowing DefinitionParts) -> ApiInteraction.Request? {
    guard let url = parts.url, let method = read(parts.method, of: parts, ModelBuilder.method) else {
      return nil
    }
    var headers: [ApiInteraction.Request.Header] = []
    headers.reserveCapacity(parts.headers.count)
    for header in parts.headers {
      guard let key = header.key, let value = header.value,
        let header = try? ApiInteraction.Request.Header(
          key: parts.values[key].template, value: parts.values[value].template)
      else { return nil }
      headers.append(header)
    }
    return try? ApiInteraction.Request(
      url: parts.values[url].template, method: method, headers: headers,
      body: parts.body.map { parts.values[$0].template })
  }

  private static func response(_ parts: borrowing DefinitionParts) -> ApiInteraction.Response? {
    guard let type = read(parts.type, of: parts, ModelBuilder.type),
      let code = name(parts.responseCodeDestination, of: parts)
    else { return nil }
    var fields: [ApiInteraction.Response.Field] = []
    fields.reserveCapacity(parts.fields.count)
    for field in parts.fields {
      guard let locator = locator(field.locator, of: parts, type),
        let destination = name(field.destination, of: parts),
        let dataType = dataType(field.dataType, of: parts)
      else { return nil }
      fields.append(
        ApiInteraction.Response.Field(locator: locator, destination: destination, dataType: dataType))
    }
    return try? ApiInteraction.Response(type: type, responseCodeDestination: code, fields: fields)
  }

  private static func locator(
    _ index: Int?, of parts: borrowing DefinitionParts, _ type: ApiInteraction.ResponseType
  ) -> Locator? {
    if type == .json, let index, parts.values[index].isPlainName {
      return (try? JSONLocator(plain: parts.values[index].bytes)).map { .json($0) }
    }
    return read(index, of: parts) { text throws(InvalidValue) in try Locator(text, for: type) }
  }

  private static func name(_ index: Int?, of parts: borrowing DefinitionParts) -> DataSourceName? {
    if let index, parts.values[index].isPlainName {
      return DataSourceName(plain: string(parts.values[index].bytes))
    }
    return read(index, of: parts, ModelBuilder.name)
  }

  private static func dataType(_ index: Int?, of parts: borrowing DefinitionParts) -> DataType? {
    if let index, parts.values[index].isPlainName {
      return DataType(plain: string(parts.values[index].bytes))
    }
    return read(index, of: parts) { text throws(InvalidValue) in try DataType(text) }
  }

  /// Reads a value that has no holes.
  private static func read<Result>(
    _ index: Int?, of parts: borrowing DefinitionParts, _ parse: (String) throws(InvalidValue) -> Result
  ) -> Result? {
    guard let index, parts.values[index].isLiteral else { return nil }
    return try? parse(string(parts.values[index].bytes))
  }

  private static func string(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  // MARK: - Values

  static func method(_ text: String) throws(InvalidValue) -> HTTPRequest.Method {
    guard let method = HTTPRequest.Method(text) else {
      throw InvalidValue("unknown-method", "“\(text)” is not an HTTP method. Write GET or POST, for example.")
    }
    return method
  }

  static func type(_ text: String) throws(InvalidValue) -> ApiInteraction.ResponseType {
    guard let type = ApiInteraction.ResponseType(rawValue: text) else {
      throw InvalidValue("unknown-response-type", "“\(text)” is not a response type. Write JSON or XML.")
    }
    return type
  }

  static func name(_ text: String) throws(InvalidValue) -> DataSourceName {
    do {
      return try DataSourceName(text)
    } catch {
      throw InvalidValue("data-source-name", error.description, error.range)
    }
  }
}
