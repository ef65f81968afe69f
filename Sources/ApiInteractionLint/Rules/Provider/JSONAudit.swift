import ApiInteractionKit

/// Walks a JSON body beside the paths that a profile knows.
struct JSONAudit {
  /// The fields of the profile whose paths lead to a value, and how far they have come.
  private struct Place {
    let entry: Int
    let fields: [Int]
    /// The values from the root to this one.
    let chain: [Int]
    let isClosed: Bool
    var depth: Int { chain.count - 1 }
  }

  private let profile: ProviderProfile
  private let method: String?
  private let body: JSONFields
  private var audit = BodyAudit()
  private var steps = BodyAudit.mostSteps

  static func audit(
    _ outline: JSONOutline, _ subject: LintSubject, _ profile: ProviderProfile
  ) -> BodyAudit {
    audit(JSONFields(outline, subject), method: subject.method, profile)
  }

  static func audit(_ body: JSONFields, method: String?, _ profile: ProviderProfile) -> BodyAudit {
    var walk = JSONAudit(profile: profile, method: method, body: body)
    walk.visit(
      Place(
        entry: 0, fields: Array(profile.body.indices), chain: [0], isClosed: profile.isClosed ?? false))
    return walk.audit
  }

  private init(profile: ProviderProfile, method: String?, body: JSONFields) {
    self.profile = profile
    self.method = method
    self.body = body
  }

  private func step(_ field: Int, at depth: Int) -> FieldPath.Step? {
    let steps = profile.body[field].path.steps
    return depth < steps.count ? steps[depth] : nil
  }

  private mutating func visit(_ place: Place) {
    steps -= place.fields.count
    guard steps > 0, !audit.isFull else { return }
    let own = place.fields.first { step($0, at: place.depth) == nil }.map { profile.body[$0] }
    if let type = own?.check.type, type != .string { audit.unquoted.insert(place.entry) }
    if body.isOpen(place.entry) { return }
    if let own { judge(own, place) }
    let deeper = place.fields.filter { step($0, at: place.depth) != nil }
    let isClosed = own?.isClosed ?? place.isClosed
    if deeper.isEmpty, own?.isClosed != true { return }
    let inner = Place(entry: place.entry, fields: deeper, chain: place.chain, isClosed: isClosed)
    let takesObject = deeper.isEmpty || deeper.contains { isName(step($0, at: place.depth)) }
    let takesArray = deeper.contains { !isName(step($0, at: place.depth)) }
    switch body.entries[place.entry].kind {
    case .object where takesObject: visitObject(inner)
    case .array where takesArray: visitArray(inner)
    default:
      guard own?.check.type == nil, let field = own ?? deeper.first.map({ profile.body[$0] }) else { return }
      judgeKind(inner, field, expected: takesObject ? .object : .array)
    }
  }

  private func isName(_ step: FieldPath.Step?) -> Bool {
    guard case .name = step else { return false }
    return true
  }

  private mutating func visitArray(_ place: Place) {
    let ofEvery = place.fields.filter { step($0, at: place.depth) == .every }
    let isUniform = ofEvery.count == place.fields.count
    for (index, member) in body.children[place.entry].enumerated() {
      if steps <= 0 || audit.isFull { return }
      let fields =
        isUniform
        ? ofEvery
        : place.fields.filter { [.every, .index(index)].contains(step($0, at: place.depth)) }
      steps -= isUniform ? 0 : place.fields.count
      if fields.isEmpty { continue }
      visit(
        Place(entry: member, fields: fields, chain: place.chain + [member], isClosed: place.isClosed))
    }
    let count = body.children[place.entry].count
    let absent = place.fields.filter { field in
      guard case .index(let index) = step(field, at: place.depth) else { return false }
      return index >= count
    }
    var reported: Set<FieldPath.Step> = []
    for field in absent {
      guard case .index(let index)? = step(field, at: place.depth), reported.insert(.index(index)).inserted
      else { continue }
      let group = absent.filter { step($0, at: place.depth) == .index(index) }
      if let needed = needed(group, place) {
        audit.missing.append(missing(needed, "[\(index)]", in: place))
      }
    }
  }

  // MARK: - Objects

  private mutating func visitObject(_ place: Place) {
    var groups: [String: [Int]] = [:]
    var names: [String] = []
    for field in place.fields {
      guard case .name(let name) = step(field, at: place.depth) else { continue }
      if groups[name] == nil { names.append(name) }
      groups[name, default: []].append(field)
    }
    let members = body.members(of: place.entry)
    var absent: [(name: String, needed: BodyField?)] = []
    for name in names {
      let fields = groups[name, default: []]
      if let member = members[name] {
        visit(Place(entry: member, fields: fields, chain: place.chain + [member], isClosed: place.isClosed))
      } else {
        absent.append((name, needed(fields, place)))
      }
    }
    let meant = judgeUnknown(place, names: groups, absent)
    guard !body.hasOpenKey(place.entry) else { return }
    let isBare = meant.isEmpty && absent.count == names.count
    let wrapper = isBare ? wrapper(of: names, in: place.entry) : nil
    for (name, needed) in absent {
      guard let needed, !audit.isFull else { continue }
      let step = name.contains { ".[]".contains($0) } ? "['\(name)']" : ".\(name)"
      var missing = missing(needed, step, in: place)
      (missing.isBare, missing.wrapper) = (isBare, wrapper)
      if let (written, key) = meant[name] {
        audit.misspelt.append(BodyAudit.Misspelt(missing: missing, written: written, key: key))
      } else {
        audit.missing.append(missing)
      }
    }
  }

  /// The path of the object in another that holds what should stand beside it.
  private func wrapper(of names: [String], in entry: Int) -> String? {
    body.children[entry].first { child in
      body.entries[child].kind == .object && !body.members(of: child).keys.filter(names.contains).isEmpty
    }.map { body.outline.path(to: $0) }
  }

  /// Reports the keys that the profile does not know.
  ///
  /// - Returns: The missing fields that keys were meant to be, with the paths of those keys.
  private mutating func judgeUnknown(
    _ place: Place, names: [String: [Int]], _ absent: [(name: String, needed: BodyField?)]
  ) -> [String: (written: String, key: Range<Int>)] {
    var meant: [String: (written: String, key: Range<Int>)] = [:]
    let needed = Set(absent.filter { $0.needed != nil }.map(\.name))
    let candidates = absent.map { (name: $0.name, isNeeded: $0.needed != nil) }
    for member in body.children[place.entry] {
      let entry = body.entries[member]
      guard let key = entry.key, let range = entry.keyRange, names[key] == nil, !body.isHole(range),
        !audit.isFull, steps > 0
      else { continue }
      steps -= candidates.count
      let guess = UnknownName(key, absent: candidates, place.isClosed)
      if let name = guess.meant { meant[name] = (body.outline.path(to: member), range) }
      // Of white space in a key another rule speaks.
      guard guess.isReported, !key.contains(where: \.isWhitespace) else { continue }
      audit.unknown.append(
        BodyAudit.Unknown(
          path: body.outline.path(to: member), key: range, meant: guess.meant,
          isNeeded: guess.meant.map(needed.contains) ?? false))
    }
    return meant
  }

  // MARK: - What is needed

  /// The field that makes one of those necessary which begin with the same name.
  private func needed(_ fields: [Int], _ place: Place) -> BodyField? {
    let candidates = fields.map { profile.body[$0] }
    let own = candidates.first { $0.path.steps.count == place.depth + 1 }
    if let own { return isNeeded(own, place) ? own : nil }
    return candidates.first { isNeeded($0, place) && !$0.path.steps.dropFirst(place.depth).contains(.every) }
  }

  private func isNeeded(_ field: BodyField, _ place: Place) -> Bool {
    switch field.need {
    case .always: return true
    case .never: return false
    case .when(let condition):
      if let asked = condition.method, method?.lowercased() != asked.lowercased() { return false }
      return condition.field == nil || self.field(of: condition, for: field, place) != nil
    }
  }

  /// The first field that fulfils a condition on which another depends.
  private func field(of condition: FieldCondition, for field: BodyField, _ place: Place) -> Int? {
    guard let other = condition.field else { return nil }
    let shared = zip(field.path.steps, other.steps).prefix { $0 == $1 }.count
    let start = min(shared, place.depth, other.steps.count)
    return body.found(other.steps[start...], from: place.chain[start]).first { entry in
      guard !condition.values.isEmpty else { return true }
      guard let whole = body.text(of: entry)?.whole else { return false }
      return condition.values.contains { $0.utf8.elementsEqual(whole.utf8) }
    }
  }

  private func missing(_ field: BodyField, _ step: String, in place: Place) -> BodyAudit.Missing {
    let parent = body.outline.path(to: place.entry)
    let path = parent.isEmpty && step.hasPrefix(".") ? String(step.dropFirst()) : parent + step
    let condition =
      if case .when(let condition) = field.need {
        condition.text(field: self.field(of: condition, for: field, place).map { body.outline.path(to: $0) })
      } else {
        ""
      }
    return BodyAudit.Missing(
      field: field, path: path, key: body.name(of: place.entry), condition: condition)
  }

  // MARK: - Values

  private mutating func judge(_ field: BodyField, _ place: Place) {
    let text = body.text(of: place.entry)
    if let fault = field.check.fault(in: text, kind: body.entries[place.entry].kind) {
      report(fault, place.entry, field.authority)
    } else if place.depth > 0, let text,
      let fault = field.check.emptyFault(in: text, kind: body.entries[place.entry].kind),
      isNeeded(field, place)
    {
      audit.empty.append(
        BodyAudit.Wrong(
          path: body.outline.path(to: place.entry), value: body.entries[place.entry].range, fault: fault,
          authority: field.authority))
    }
  }

  /// Reports a value that cannot hold what the profile asks for in it.
  private mutating func judgeKind(_ place: Place, _ field: BodyField, expected: ValueType) {
    let kind = body.entries[place.entry].kind
    report(
      ValueCheck.Fault(found: ValueCheck.found(kind), expected: expected.phrase), place.entry, field.authority
    )
  }

  private mutating func report(_ fault: ValueCheck.Fault, _ entry: Int, _ authority: Authority) {
    audit.wrong.append(
      BodyAudit.Wrong(
        path: body.outline.path(to: entry), value: body.entries[entry].range, fault: fault,
        authority: authority))
  }
}
