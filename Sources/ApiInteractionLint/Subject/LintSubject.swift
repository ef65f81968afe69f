import ApiInteractionKit

/// What rules look at: a definition whose parts were read once for all of them.
public struct LintSubject: Sendable {
  /// The definition that is linted.
  public let definition: Definition
  /// Whether slots may be open.
  public let isTemplate: Bool
  /// What a user wants otherwise.
  public let settings: LintSettings
  /// The profiles of the services that the definition calls.
  public let profiles: [ProviderProfile]
  /// What was written like a placeholder of another language, in document order.
  let lookalikes: [PlaceholderLookalike.Found]
  /// Where the values begin that hold something that was meant to be a slot.
  private let malformedSlots: Set<Int>
  /// The Url, if there is one to be judged.
  let url: LintedURL?
  let headers: [LintedHeader]
  let body: LintedBody
  /// What the request's Content-Type says.
  let contentType: ContentType?
  /// What has a name and a value in the request.
  let namedParts: [NamedPart]
  /// The data sources that the response sets, where they are written out, in document order.
  let destinations: [Definition.Value]
  /// The Method, if it is written out.
  let method: String?
  /// Whether two of them may differ in nothing but case.
  let mayShareDestinations: Bool

  init(
    _ definition: Definition, isTemplate: Bool, settings: LintSettings, profiles: ProfileSet, limits: Limits
  ) {
    self.definition = definition
    self.isTemplate = isTemplate
    self.settings = settings
    self.profiles = profiles.profiles(for: definition)
    let lookalikes = PlaceholderLookalike.all(in: definition)
    self.lookalikes = lookalikes
    malformedSlots =
      definition.facts.hasTilde
      ? Set(definition.values.filter { MalformedSlot.isFound(in: $0) }.map(\.syntax.range.start)) : []
    let ranges = { (value: Definition.Value) in
      lookalikes.isEmpty ? [] : lookalikes.filter { $0.value.syntax.range == value.syntax.range }.map(\.range)
    }
    url = definition.url.flatMap {
      $0.isBlank ? nil : LintedURL($0, lookalikes: ranges($0), isTemplate: isTemplate)
    }
    headers = definition.headers.map { header in
      LintedHeader(header, isMeantAsHole: header.key.map { !ranges($0).isEmpty } ?? false)
    }
    body = LintedBody(
      definition.body, lookalikes: definition.body.map(ranges) ?? [], isTemplate: isTemplate, limits: limits)
    contentType = headers.last { $0.name == "content-type" }?.header.value.map { ContentType($0) }
    var reader = NamedPartReader()
    reader.read(headers)
    if let url { reader.read(url) }
    reader.read(body)
    namedParts = reader.parts
    destinations = ([definition.responseCodeDestination] + definition.fields.map(\.destination)).compactMap {
      $0.flatMap { $0.isPlain ? $0 : nil }
    }.sorted { $0.syntax.range.start < $1.syntax.range.start }
    method = definition.method.flatMap { $0.isPlain ? $0.text.string : nil }
    mayShareDestinations = LikeNames.mayHold(destinations)
  }

  /// Whether something in a value was meant to be a slot.
  func holdsMalformedSlot(_ value: Definition.Value) -> Bool {
    malformedSlots.contains(value.syntax.range.start)
  }

  /// Whether something in a range of a value was meant to be a placeholder.
  func holdsLookalike(_ value: Definition.Value, in range: Range<Int>) -> Bool {
    let start = value.syntax.range.start
    let first = lookalikes.partitionPoint {
      ($0.value.syntax.range.start, $0.range.upperBound) <= (start, range.lowerBound)
    }
    guard first < lookalikes.count else { return false }
    let found = lookalikes[first]
    return found.value.syntax.range.start == start && found.range.lowerBound < range.upperBound
  }

  /// What a configuration sets for an option of a rule; empty if nothing.
  public func option(_ name: String, of rule: any Rule) -> [String] {
    settings.options[rule.id]?[name] ?? []
  }
}

extension Definition.Value {
  /// Whether the value's syntax can be judged: nothing in it has been found already that would explain a fault.
  func isJudged(isTemplate: Bool) -> Bool {
    if isPlainText { return true }
    let allowsPlaceholders = element?.allowsPlaceholders ?? true
    guard !isBlank, syntax.isClosed, !hasMalformedPlaceholder,
      allowsPlaceholders || placeholders.isEmpty
    else { return false }
    guard facts.hasTilde else { return true }
    return (isTemplate || template.slots.isEmpty) && !MalformedSlot.isFound(in: self)
  }

  /// Whether the value is written out, without holes or what was meant to be one.
  var isPlain: Bool { isPlainText || isLiteral && isJudged(isTemplate: false) }
}
