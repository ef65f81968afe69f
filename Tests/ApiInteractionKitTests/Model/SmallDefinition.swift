/// Definitions of few words, for tables.
enum SmallDefinition {
  static let url = "<Url>https://a.b</Url>"
  static let method = "<Method>GET</Method>"
  static let type = "<Type>JSON</Type>"
  static let code = "<ResponseCodeDestination>Code</ResponseCodeDestination>"
  static let field =
    "<Field><Locator>a</Locator><Destination>A</Destination><DataType>String</DataType></Field>"

  static func text(request: String = url + method, response: String = type + code) -> String {
    "<ApiInteraction>\n<Request>\(request)</Request>\n<Response>\(response)</Response>\n</ApiInteraction>\n"
  }

  static func text(header: String) -> String {
    text(request: "\(url)\(method)<Headers><Header>\(header)</Header></Headers>")
  }

  static func text(field: String) -> String {
    text(response: "\(type)\(code)<Fields><Field>\(field)</Field></Fields>")
  }

  static func text(body: String) -> String {
    text(request: "\(url)\(method)<Body>\(body)</Body>")
  }
}
