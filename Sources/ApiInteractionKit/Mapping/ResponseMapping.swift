/// What of a response is mapped so far.
struct ResponseMapping {
  /// What became of a data source: ``MappedResponse/Outcome`` without the type, which the plan knows.
  enum Outcome {
    case text(String)
    case status(Int)
    case null
    case notFound
    case refused
    case unreadable
  }

  /// For each data source of the plan, what became of it.
  var outcomes: [Outcome]
  var issues: [MappingIssue] = []
  private let targets: [Target]
  private let policy: MissingPolicy
  private let takesMasks: Bool
  /// For each issue, where in the response it is, if that is known.
  private var offsets: [Int?] = []

  /// A field, as what is found for it is stored.
  struct Target: Sendable {
    let field: ApiInteraction.Response.Field
    let check: DataTypeCheck
    /// Its data source, among those of the plan.
    let place: Int
  }

  init(count: Int, _ targets: [Target], _ policy: MissingPolicy, takesMasks: Bool) {
    outcomes = Array(repeating: .unreadable, count: count)
    self.targets = targets
    self.policy = policy
    self.takesMasks = takesMasks
  }

  /// Takes what a JSON locator found.
  mutating func read(
    _ match: JSONMatch?, of field: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) {
    guard let match else { return miss(field, .notFound) }
    if match.kind == .null { return miss(field, .null, at: match.start) }
    if !match.hasEscapes {
      return read(UnsafeBufferPointer(rebasing: bytes[match.range]), of: field, at: match.start)
    }
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: match.range.count) { plain in
      let count = JSONText.unescape(bytes[match.range], into: plain) ?? 0
      read(UnsafeBufferPointer(rebasing: plain[..<count]), of: field, at: match.start)
    }
  }

  /// Takes what an XML locator found.
  mutating func read(_ match: XMLMatch?, of field: Int) {
    guard let match else { return miss(field, .notFound) }
    var text = match.text
    text.withUTF8 { read($0, of: field, at: match.start) }
  }

  private mutating func read(_ text: UnsafeBufferPointer<UInt8>, of field: Int, at offset: Int?) {
    guard targets[field].check.accepts(text) || takesMasks && text.elementsEqual(SecretMask.mask.utf8) else {
      return refuseType(field, at: offset)
    }
    outcomes[targets[field].place] = .text(String(decoding: text, as: UTF8.self))
  }

  private mutating func miss(_ field: Int, _ outcome: Outcome, at offset: Int? = nil) {
    outcomes[targets[field].place] = outcome
    guard policy == .report else { return }
    let path = targets[field].field.locator.shown
    let fault = offset == nil ? "The response has no \(path)" : "The value at \(path) is null"
    add(
      "\(fault); a value of the type \(targets[field].field.dataType.name) was expected.", field, at: offset)
  }

  private mutating func refuseType(_ field: Int, at offset: Int?) {
    refuse(
      field,
      "The value at \(targets[field].field.locator.shown) is not of the type \(targets[field].field.dataType.name); "
        + "\(targets[field].check.expectation) was expected. null is stored.", at: offset)
  }

  /// Stores null for a field and says why.
  mutating func refuse(_ field: Int, _ message: String, at offset: Int? = nil) {
    outcomes[targets[field].place] = .refused
    add(message, field, at: offset)
  }

  private mutating func add(_ message: String, _ field: Int, at offset: Int?) {
    issues.append(MappingIssue(field: targets[field].field, message: message, location: nil))
    offsets.append(offset)
  }

  /// Gives each issue its line and column.
  mutating func locateIssues(in bytes: UnsafeBufferPointer<UInt8>) {
    if issues.isEmpty { return }
    var counter = LineCounter(bytes)
    let placed = offsets.enumerated().compactMap { issue, offset in offset.map { (issue: issue, offset: $0) }
    }
    for (issue, offset) in placed.sorted(by: { $0.offset < $1.offset }) {
      let (field, message) = (issues[issue].field, issues[issue].message)
      issues[issue] = MappingIssue(field: field, message: message, location: counter.location(of: offset))
    }
  }
}
