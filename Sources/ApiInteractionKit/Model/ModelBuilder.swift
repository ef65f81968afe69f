import HTTPTypes

/// Builds the typed model from the parts of a definition.
struct ModelBuilder {
  private let parts: DefinitionParts

  init(_ parts: DefinitionParts) {
    self.parts = parts
  }

  /// The model; nil where something is missing, wrong, or still a slot.
  func build() -> ApiInteraction? {
    guard let request = request(), let response = response() else { return nil }
    return ApiInteraction(request: request, response: response)
  }

  private func request() -> ApiInteraction.Request? {
    let headers = parts.headers.compactMap { header($0) }
    guard let url = parts.url?.template, let method = read(parts.method, ModelBuilder.method),
      headers.count == parts.headers.count
    else { return nil }
    return try? ApiInteraction.Request(
      url: url, method: method, headers: headers, body: parts.body?.template)
  }

  private func header(_ header: Definition.Header) -> ApiInteraction.Request.Header? {
    guard let key = header.key, let value = header.value else { return nil }
    return try? ApiInteraction.Request.Header(key: key.template, value: value.template)
  }

  private func response() -> ApiInteraction.Response? {
    guard let type = read(parts.type, ModelBuilder.type),
      let code = read(parts.responseCodeDestination, ModelBuilder.name)
    else { return nil }
    let fields = parts.fields.compactMap { field($0, type: type) }
    guard fields.count == parts.fields.count else { return nil }
    return try? ApiInteraction.Response(type: type, responseCodeDestination: code, fields: fields)
  }

  private func field(
    _ field: Definition.Field, type: ApiInteraction.ResponseType
  ) -> ApiInteraction.Response.Field? {
    let locator = read(field.locator) { text throws(InvalidValue) in try Locator(text, for: type) }
    guard let locator, let destination = read(field.destination, ModelBuilder.name),
      let dataType = read(field.dataType, { text throws(InvalidValue) in try DataType(text) })
    else { return nil }
    return ApiInteraction.Response.Field(locator: locator, destination: destination, dataType: dataType)
  }

  /// Reads a value that has no holes.
  private func read<Result>(
    _ value: Definition.Value?, _ parse: (String) throws(InvalidValue) -> Result
  ) -> Result? {
    guard let value, value.isLiteral else { return nil }
    return try? parse(value.text.string)
  }

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
