import ApiInteractionKit

/// An exchange as JSON: what was sent and what came, with secrets masked. [P]
enum ExchangeRecord {
  /// A file, which ``SavedResponse`` reads.
  ///
  /// - Parameter response: The JSON of a response, or of why none came.
  static func file(_ request: ResolvedRequest.Text?, _ response: (name: String, json: String)) -> String {
    """
    {
      "\(SavedResponse.recordKey)": 1,
      "request": \(request.map { json(of: $0) } ?? "null"),
      "\(response.name)": \(response.json)
    }

    """
  }

  static func json(of request: ResolvedRequest.Text) -> String {
    JSONText.object([
      "method": JSONText.quoted(request.method), "url": JSONText.quoted(request.url),
      "headers": headers(request.headers.map { ($0.name, $0.value) }),
      "body": JSONText.quoted(request.body),
    ])
  }

  static func json(of response: ResponseText) -> String {
    let type = response.headers.last { $0.name.lowercased() == "content-type" }?.value
    return JSONText.object([
      "status": String(response.status), "contentType": JSONText.quoted(type),
      "headers": headers(response.headers), "standIn": response.standIn.map { JSONText.quoted($0) },
      "body": JSONText.quoted(response.text),
    ])
  }

  private static func headers(_ headers: [(name: String, value: String)]) -> String {
    JSONText.array(
      headers.map { JSONText.object(["name": JSONText.quoted($0.name), "value": JSONText.quoted($0.value)]) })
  }
}
