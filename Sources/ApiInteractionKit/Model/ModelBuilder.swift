import HTTPTypes

/// Builds the typed model from a definition, and says which values cannot be part of one.
struct ModelBuilder {
  private let definition: Definition
  private(set) var diagnostics: [Diagnostic] = []

  init(_ definition: Definition) {
    self.definition = definition
  }

  /// The model; nil where something is missing, wrong, or still a slot.
  mutating func build() -> ApiInteraction? {
    let request = request()
    let response = response()
    guard let request, let response else { return nil }
    return ApiInteraction(request: request, response: response)
  }

  private mutating func request() -> ApiInteraction.Request? {
    let method = read(definition.method, ModelBuilder.method)
    let headers = definition.headers.map { header($0) }
    guard let url = definition.url?.template, let method else { return nil }
    let present = headers.compactMap(\.self)
    guard present.count == headers.count else { return nil }
    return try? ApiInteraction.Request(
      url: url, method: method, headers: present, body: definition.body?.template)
  }

  private mutating func header(_ header: Definition.Header) -> ApiInteraction.Request.Header? {
    guard let key = header.key, let value = header.value else { return nil }
    check(key, ApiInteraction.Request.Header.checkKey)
    check(value, ApiInteraction.Request.Header.checkValue)
    return try? ApiInteraction.Request.Header(key: key.template, value: value.template)
  }

  private mutating func response() -> ApiInteraction.Response? {
    let type = read(definition.type, ModelBuilder.type)
    let code = read(definition.responseCodeDestination, ModelBuilder.name)
    let fields = definition.fields.map { field($0, type: type) }
    guard let type, let code else { return nil }
    let present = fields.compactMap(\.self)
    guard present.count == fields.count else { return nil }
    return try? ApiInteraction.Response(type: type, responseCodeDestination: code, fields: present)
  }

  private mutating func field(
    _ field: Definition.Field, type: ApiInteraction.ResponseType?
  ) -> ApiInteraction.Response.Field? {
    let destination = read(field.destination, ModelBuilder.name)
    guard let type else { return nil }
    let locator = read(field.locator) { text throws(InvalidValue) in try Locator(text, for: type) }
    guard let locator, let destination,
      let dataType = read(field.dataType, { text throws(InvalidValue) in try DataType(text) })
    else { return nil }
    return ApiInteraction.Response.Field(locator: locator, destination: destination, dataType: dataType)
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

  /// Reads a value that has no holes; an empty one, or one with a hole, has been spoken of elsewhere.
  private mutating func read<Result>(
    _ value: Definition.Value?, _ parse: (String) throws(InvalidValue) -> Result
  ) -> Result? {
    guard let value, value.template.isLiteral, value.problems.isEmpty, !value.text.bytes.isEmpty else {
      return nil
    }
    do {
      return try parse(value.template.text)
    } catch {
      report(error, in: value)
      return nil
    }
  }

  private mutating func check(_ value: Definition.Value, _ check: (TemplateText) throws(InvalidValue) -> Void)
  {
    let isMalformed = value.problems.contains { $0.rule == "malformed-placeholder" }
    guard !value.text.bytes.isEmpty, !isMalformed else { return }
    do { try check(value.template) } catch { report(error, in: value) }
  }

  private mutating func report(_ invalid: InvalidValue, in value: Definition.Value) {
    let range = value.text.sourceRange(of: invalid.range ?? 0..<value.text.bytes.count)
    diagnostics.append(Diagnostic(invalid.rule, invalid.description, at: range))
  }
}
