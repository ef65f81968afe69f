extension ApiInteraction {
  /// The definition as XML in UTF-8: two spaces a level, one element a line, as ``DefinitionLayout`` has it.
  ///
  /// A body that would need escaping stands in a CDATA section. Parsing the result gives an equal interaction. [P]
  public func xmlString() -> String {
    var writer = DefinitionWriter()
    writer.write(self)
    return writer.xml
  }
}

extension ApiInteraction.Response {
  /// The `<Fields>` element of some fields, indented as it stands in a definition.
  public static func xmlString(of fields: [Field]) -> String {
    var writer = DefinitionWriter(depth: 2)
    writer.write(fields)
    return writer.xml
  }
}

/// Writes a definition line by line.
private struct DefinitionWriter {
  private(set) var xml = ""
  private var depth: Int

  init(depth: Int = 0) {
    self.depth = depth
  }

  mutating func write(_ interaction: ApiInteraction) {
    write(.apiInteraction) { writer in
      writer.write(.request) { $0.write(interaction.request) }
      writer.write(.response) { $0.write(interaction.response) }
    }
  }

  private mutating func write(_ request: ApiInteraction.Request) {
    write(.url, request.url.text)
    write(.method, request.method.rawValue)
    write(.headers, request.headers) { writer, header in
      writer.write(.header) {
        $0.write(.key, header.key.text)
        $0.write(.value, header.value.text)
      }
    }
    let body = request.body?.text ?? ""
    line(.body, XMLEscaping.body(body))
  }

  private mutating func write(_ response: ApiInteraction.Response) {
    write(.type, response.type.name)
    write(.responseCodeDestination, response.responseCodeDestination.name)
    write(response.fields)
  }

  mutating func write(_ fields: [ApiInteraction.Response.Field]) {
    write(.fields, fields) { writer, field in
      writer.write(.field) {
        $0.write(.locator, field.locator.text)
        $0.write(.destination, field.destination.name)
        $0.write(.dataType, field.dataType.name)
      }
    }
  }

  private mutating func write<Part>(
    _ element: DefinitionElement, _ parts: [Part], _ content: (inout DefinitionWriter, Part) -> Void
  ) {
    if parts.isEmpty { return line(element, "") }
    write(element) { writer in
      for part in parts { content(&writer, part) }
    }
  }

  private mutating func write(_ element: DefinitionElement, _ content: (inout DefinitionWriter) -> Void) {
    indent()
    xml += "<\(element.name)>\n"
    depth += 1
    content(&self)
    depth -= 1
    indent()
    xml += "</\(element.name)>\n"
  }

  private mutating func write(_ element: DefinitionElement, _ value: String) {
    line(element, XMLEscaping.text(value))
  }

  private mutating func line(_ element: DefinitionElement, _ content: String) {
    indent()
    xml += content.isEmpty ? "<\(element.name)/>\n" : "<\(element.name)>\(content)</\(element.name)>\n"
  }

  private mutating func indent() {
    xml += String(repeating: "  ", count: depth)
  }
}
