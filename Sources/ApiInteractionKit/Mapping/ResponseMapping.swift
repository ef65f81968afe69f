/// What of a response is mapped so far.
struct ResponseMapping {
  var assignments: [MappedResponse.Assignment]
  var issues: [MappingIssue] = []
  private let fields: [ApiInteraction.Response.Field]
  private let places: [Int]
  private let policy: MissingPolicy
  /// For each issue, where in the response it is, if that is known.
  private var offsets: [Int?] = []

  /// - Parameters:
  ///   - assignments: One for each data source.
  ///   - places: For each field, its data source among them.
  init(
    _ fields: [ApiInteraction.Response.Field], _ policy: MissingPolicy,
    _ assignments: [MappedResponse.Assignment], _ places: [Int]
  ) {
    self.fields = fields
    self.places = places
    self.policy = policy
    self.assignments = assignments
  }

  /// Takes what a JSON locator found.
  mutating func read(
    _ match: JSONMatch?, of field: Int, _ check: DataTypeCheck, in bytes: UnsafeBufferPointer<UInt8>
  ) {
    guard let match else { return miss(field, .notFound) }
    if match.kind == .null { return miss(field, .null, at: match.start) }
    if match.hasEscapes {
      return read(JSONText.unescaped(bytes[match.range]), of: field, check, at: match.start)
    }
    guard check.accepts(UnsafeBufferPointer(rebasing: bytes[match.range])) else {
      return refuseType(field, check, at: match.start)
    }
    store(String(decoding: bytes[match.range], as: UTF8.self), field)
  }

  /// Takes what an XML locator found.
  mutating func read(_ match: XMLMatch?, of field: Int, _ check: DataTypeCheck) {
    guard let match else { return miss(field, .notFound) }
    read(match.text, of: field, check, at: match.start)
  }

  private mutating func read(_ text: String, of field: Int, _ check: DataTypeCheck, at offset: Int?) {
    var text = text
    guard text.withUTF8({ check.accepts($0) }) else { return refuseType(field, check, at: offset) }
    store(text, field)
  }

  private mutating func store(_ text: String, _ field: Int) {
    assignments[places[field]].outcome = .value(DataSourceValue(checked: text, fields[field].dataType))
  }

  private mutating func miss(_ field: Int, _ outcome: MappedResponse.Outcome, at offset: Int? = nil) {
    assignments[places[field]].outcome = outcome
    guard policy == .report else { return }
    let path = fields[field].locator.text
    let fault = outcome == .null ? "The value at \(path) is null" : "The response has no \(path)"
    add("\(fault); a value of the type \(fields[field].dataType.name) was expected.", field, at: offset)
  }

  private mutating func refuseType(_ field: Int, _ check: DataTypeCheck, at offset: Int?) {
    refuse(
      field,
      "The value at \(fields[field].locator.text) is not of the type \(fields[field].dataType.name); "
        + "\(check.expectation) was expected. null is stored.", at: offset)
  }

  /// Stores null for a field and says why.
  mutating func refuse(_ field: Int, _ message: String, at offset: Int? = nil) {
    assignments[places[field]].outcome = .refused
    add(message, field, at: offset)
  }

  private mutating func add(_ message: String, _ field: Int, at offset: Int?) {
    issues.append(MappingIssue(field: fields[field], message: message, location: nil))
    offsets.append(offset)
  }

  /// Gives each issue its line and column.
  mutating func locateIssues(in bytes: UnsafeBufferPointer<UInt8>) {
    var counter = LineCounter(bytes)
    let placed = offsets.enumerated().compactMap { issue, offset in offset.map { (issue: issue, offset: $0) }
    }
    for (issue, offset) in placed.sorted(by: { $0.offset < $1.offset }) {
      let (field, message) = (issues[issue].field, issues[issue].message)
      issues[issue] = MappingIssue(field: field, message: message, location: counter.location(of: offset))
    }
  }
}
