import ApiInteractionKit

/// A request as it is printed.
package struct RequestText {
  private let request: ResolvedRequest.Text
  private let unset: [String]

  package init(_ request: ResolvedRequest.Text, unset: [String]) {
    self.request = request
    self.unset = unset
  }

  /// The request line with the absolute URL, the header lines, an empty line, the body.
  package var http: String {
    var text = "\(request.method) \(request.url) HTTP/1.1\n"
    for header in request.headers { text += "\(header.name): \(header.value)\n" }
    text += "\n"
    if let body = request.body { text += body.utf8.last == UInt8(ascii: "\n") ? body : body + "\n" }
    return text
  }

  /// A command for a shell.
  package var curl: String {
    var parts = request.method == "HEAD" ? ["curl --head"] : ["curl --request \(quoted(request.method))"]
    if request.url.contains(where: { "[]{}".contains($0) }) { parts.append("--globoff") }
    parts.append("--url \(quoted(request.url))")
    for header in request.headers {
      let line = header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)"
      parts.append("--header \(quoted(line))")
    }
    if let body = request.body { parts.append("--data-raw \(quoted(body))") }
    return parts.joined(separator: " \\\n  ") + "\n"
  }

  package var json: String {
    let headers = request.headers.map { header in
      "{\"name\": \(JSONText.quoted(header.name)), \"value\": \(JSONText.quoted(header.value))}"
    }
    return """
      {
        "method": \(JSONText.quoted(request.method)),
        "url": \(JSONText.quoted(request.url)),
        "headers": [\(headers.joined(separator: ", "))],
        "body": \(JSONText.quoted(request.body)),
        "unset": [\(unset.map { JSONText.quoted($0) }.joined(separator: ", "))]
      }

      """
  }

  private func quoted(_ text: String) -> String {
    Shell.quoted(text)
  }
}
