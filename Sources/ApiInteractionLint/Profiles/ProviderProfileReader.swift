import ApiInteractionKit

/// Reads a profile, but not yet what it extends.
struct ProviderProfileReader {
  private static let keys = [
    "name", "summary", "extends", "source", "match", "method", "headers", "bodyType", "closed", "body",
    "response",
  ]

  let profile: ProviderProfile
  let namePlace: SourceLocation?
  let basePlace: SourceLocation?
  /// Where each body field stands in the file.
  private(set) var places: [FieldPath: SourceLocation] = [:]

  /// - Throws: ``InputProblem`` with the place of the first thing that is wrong.
  init(_ file: YAMLValue) throws(InputProblem) {
    let members = try file.mapping("A profile", allowing: ProviderProfileReader.keys)
    guard let name = members["name"] else { throw file.problem("A profile needs a name.") }
    let base = members["extends"]
    if base == nil, members["match"] == nil {
      throw file.problem(
        "A profile needs match: with the path of the service, or extends: with another profile.")
    }
    let (match, path) = try ProviderProfileReader.match(members["match"])
    let source = try members.text("source")
    let body = try ProviderProfileReader.body(members["body"], source: source)
    profile = ProviderProfile(
      name: try name.text("The name"), summary: try members.text("summary"),
      base: try members.text("extends"), match: match, path: path,
      method: try ProviderProfileReader.method(members["method"]),
      headers: try ProviderProfileReader.headers(members["headers"], source: source),
      bodyType: try ProviderProfileReader.bodyType(members["bodyType"]),
      isClosed: try members.flag("closed"), body: body.map(\.field),
      response: try ProviderProfileReader.response(members["response"], source: source), source: source)
    namePlace = name.location
    basePlace = base?.location
    for (field, place) in body { places[field.path] = place }
  }

  // MARK: - The request

  private static func match(_ value: YAMLValue?) throws(InputProblem) -> (ProfileMatch, [String]) {
    guard let value else { return (ProfileMatch(path: []), []) }
    let members = try value.mapping("match", allowing: ["path", "host"])
    guard let path = members["path"] else { throw value.problem("match needs a path.") }
    let segments = try path.text("path").split(separator: "/").map(String.init)
    guard try path.text("path").hasPrefix("/"), !segments.isEmpty else {
      throw path.problem("path must begin with / and name at least one segment, as in /auth/connect/token.")
    }
    let host = try members.text("host")
    if let host, host.contains(where: { "/:@".contains($0) }) {
      throw (members["host"] ?? value).problem("host is a name alone, as in api.example.com.")
    }
    return (ProfileMatch(host: host, path: segments), segments)
  }

  private static func method(_ value: YAMLValue?) throws(InputProblem) -> String? {
    guard let value else { return nil }
    let method = try value.text("method")
    guard method.utf8.allSatisfy(\.isLetter) else { throw value.problem("method is a word such as POST.") }
    return method
  }

  private static func bodyType(_ value: YAMLValue?) throws(InputProblem) -> ProviderProfile.BodyType? {
    guard let value else { return nil }
    guard let type = ProviderProfile.BodyType(rawValue: try value.text("bodyType")) else {
      throw value.problem("bodyType must be JSON or form.")
    }
    return type
  }

  private static func headers(
    _ value: YAMLValue?, source: String?
  ) throws(InputProblem) -> [ProviderProfile.Header] {
    var names: Set<String> = []
    return try entries(value, "headers").map { key, details throws(InputProblem) in
      let name = try key.text("A name in headers")
      guard name.unicodeScalars.allSatisfy(HTTPGrammar.isTokenCharacter), !name.isEmpty else {
        throw key.problem("“\(name)” is no name of a header: letters, digits and - make one.")
      }
      guard names.insert(name.lowercased()).inserted else { throw key.problem("“\(name)” is given twice.") }
      let members = try details.details(
        of: name, allowing: ["required", "source", "summary"] + ValueCheckReader.textKeys)
      return ProviderProfile.Header(
        name: name, isRequired: try members.flag("required") ?? true,
        check: try ValueCheckReader.read(members), authority: try members.authority(source))
    }
  }

  private static func body(
    _ value: YAMLValue?, source: String?
  ) throws(InputProblem) -> [(field: BodyField, place: SourceLocation?)] {
    var paths: Set<FieldPath> = []
    return try entries(value, "body").map { key, details throws(InputProblem) in
      let path = try FieldPath(key, in: "body")
      guard paths.insert(path).inserted else { throw key.problem("“\(path)” is given twice.") }
      let members = try details.details(
        of: path.text,
        allowing: ["required", "requiredWhen", "source", "summary", "closed", "type"]
          + ValueCheckReader.textKeys)
      let check = try ValueCheckReader.read(members)
      let isClosed = try members.flag("closed")
      if isClosed != nil, let type = check.type, type != .object, type != .array {
        throw (members["closed"] ?? key).problem("closed is for objects, not for \(type.phrase).")
      }
      return (
        BodyField(
          path: path, need: try need(members), check: check, isClosed: isClosed,
          authority: try members.authority(source)),
        key.location
      )
    }
  }

  private static func need(_ members: [String: YAMLValue]) throws(InputProblem) -> BodyField.Need {
    let isRequired = try members.flag("required")
    guard let when = members["requiredWhen"] else { return isRequired ?? true ? .always : .never }
    if isRequired == true {
      throw when.problem("A field is required: true or requiredWhen: something else is so, not both.")
    }
    let parts = try when.mapping("requiredWhen", allowing: ["field", "values", "method"])
    let field = try parts["field"].map { value throws(InputProblem) in try FieldPath(value, in: "body") }
    if field == nil, let values = parts["values"] {
      throw values.problem("values needs field: with the field that has one of them.")
    }
    guard field != nil || parts["method"] != nil else {
      throw when.problem("requiredWhen needs field: with another field of the body, or method:.")
    }
    return .when(
      FieldCondition(
        field: field, values: try ValueCheckReader.values(parts["values"]),
        method: try method(parts["method"])))
  }

  // MARK: - The response

  private static func response(
    _ value: YAMLValue?, source: String?
  ) throws(InputProblem) -> [ProviderProfile.ResponseField] {
    var found: Set<[JSONLocator.Step]> = []
    return try entries(value, "response").map { key, details throws(InputProblem) in
      let text = try key.text("A locator in response")
      let locator: JSONLocator
      do throws(InvalidValue) {
        locator = try JSONLocator(text)
      } catch {
        throw key.problem("“\(text)” is not a JSON locator. \(error.description)")
      }
      guard found.insert(locator.steps).inserted else { throw key.problem("“\(text)” is given twice.") }
      let members = try details.details(
        of: text, allowing: ["required", "destination", "source", "summary"])
      return ProviderProfile.ResponseField(
        locator: locator, isRequired: try members.flag("required") ?? true,
        destination: try destination(members["destination"]), authority: try members.authority(source))
    }
  }

  private static func destination(_ value: YAMLValue?) throws(InputProblem) -> String? {
    guard let value else { return nil }
    let name = try value.text("destination")
    do throws(DataSourceName.Invalid) {
      return try DataSourceName(name).name
    } catch {
      throw value.problem(error.description)
    }
  }

  private static func entries(
    _ value: YAMLValue?, _ what: String
  ) throws(InputProblem) -> [(key: YAMLValue, value: YAMLValue)] {
    guard let value else { return [] }
    return try value.entries(what)
  }
}

extension FieldPath {
  fileprivate init(_ value: YAMLValue, in what: String) throws(InputProblem) {
    let text = try value.text("A name in \(what)")
    do throws(InvalidValue) {
      try self.init(text)
    } catch {
      throw value.problem("“\(text)” is not the path of a body field. \(error.description)")
    }
  }
}

extension YAMLValue {
  /// What is said of something by name; nothing where only its name is there.
  fileprivate func details(
    of name: String, allowing keys: [String]
  ) throws(InputProblem) -> [String: YAMLValue] {
    isNull ? [:] : try mapping("“\(name)”", allowing: keys)
  }
}

extension [String: YAMLValue] {
  fileprivate func text(_ key: String) throws(InputProblem) -> String? {
    guard let value = self[key] else { return nil }
    return try value.text(key)
  }

  fileprivate func flag(_ key: String) throws(InputProblem) -> Bool? {
    guard let value = self[key] else { return nil }
    return try value.flag(key)
  }

  /// - Parameter source: Who says so unless it is said here.
  fileprivate func authority(_ source: String?) throws(InputProblem) -> Authority {
    Authority(source: try text("source") ?? source, summary: try text("summary"))
  }
}
