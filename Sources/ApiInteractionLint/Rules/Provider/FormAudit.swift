import ApiInteractionKit

/// Looks at the pairs of a form beside the names that a profile knows.
enum FormAudit {
  static func audit(_ pairs: [FormPair], _ subject: LintSubject, _ profile: ProviderProfile) -> BodyAudit {
    let bytes = subject.body.value?.text.bytes ?? []
    let stoodIn = subject.body.stoodIn
    let holes = subject.bodyHoles
    let closed = pairs.filter { !$0.keyRange.isEmpty && holes.touching($0.keyRange).isEmpty }
    var texts: [String: (pair: FormPair, text: KnownText)] = [:]
    for pair in closed {
      let text = KnownText(bytes, pair.valueRange, holes: holes, decode: decoded)
      texts[decoded(bytes[pair.keyRange])] = (pair, text)
    }
    var audit = BodyAudit()
    var absent: [(name: String, needed: BodyField?)] = []
    for field in profile.body {
      guard let name = field.path.name else { continue }
      guard let (pair, text) = texts[name] else {
        absent.append((name, isNeeded(field, texts.mapValues(\.text), subject) ? field : nil))
        continue
      }
      // A value that is not written as one is another rule's.
      guard InvalidFormBody.firstForbidden(in: stoodIn[pair.valueRange]) == nil,
        let (fault, isEmpty) = fault(in: text, of: field, isNeeded(field, texts.mapValues(\.text), subject))
      else { continue }
      let wrong = BodyAudit.Wrong(
        path: name, value: pair.valueRange, fault: fault, authority: field.authority)
      if isEmpty { audit.empty.append(wrong) } else { audit.wrong.append(wrong) }
    }
    let meant = judgeUnknown(closed.map { ($0, decoded(bytes[$0.keyRange])) }, absent, profile, &audit)
    // A key that is not known yet, or not there, may be any.
    guard closed.count == pairs.count else { return audit }
    let malformed = pairs.map(\.valueRange).filter {
      InvalidFormBody.firstForbidden(in: stoodIn[$0]) != nil
    }
    let isBare = meant.isEmpty && absent.count == profile.body.count
    for (name, needed) in absent {
      guard let needed else { continue }
      let condition = if case .when(let condition) = needed.need { condition.text() } else { "" }
      let missing = BodyAudit.Missing(
        field: needed, path: name, key: nil, condition: condition, isBare: isBare)
      if let index = audit.wrong.firstIndex(where: { holds("\(name)=", $0.value, bytes) }) {
        audit.wrong[index].fault.advice = " An & is missing before \(name)=."
        audit.misspelt.append(
          BodyAudit.Misspelt(missing: missing, written: name, key: audit.wrong[index].value, place: .value))
      } else if let value = malformed.first(where: { holds("\(name)=", $0, bytes) }) {
        audit.misspelt.append(
          BodyAudit.Misspelt(missing: missing, written: name, key: value, place: .malformedValue))
      } else if let (written, key) = meant[name] {
        audit.misspelt.append(BodyAudit.Misspelt(missing: missing, written: written, key: key))
      } else {
        audit.missing.append(missing)
      }
    }
    return audit
  }

  private static func holds(_ pair: String, _ value: Range<Int>, _ bytes: [UInt8]) -> Bool {
    String(decoding: bytes[value], as: UTF8.self).contains(pair)
  }

  /// What is wrong with a value, and whether that is no more than that it is empty.
  private static func fault(
    in text: KnownText, of field: BodyField, _ isNeeded: Bool
  ) -> (fault: ValueCheck.Fault, isEmpty: Bool)? {
    if let fault = field.check.fault(inText: text) { return (fault, false) }
    return isNeeded ? field.check.emptyFault(in: text).map { ($0, true) } : nil
  }

  /// Reports the keys that the profile does not know.
  ///
  /// - Returns: The missing fields that keys were meant to be, with those keys.
  private static func judgeUnknown(
    _ pairs: [(pair: FormPair, name: String)], _ absent: [(name: String, needed: BodyField?)],
    _ profile: ProviderProfile, _ audit: inout BodyAudit
  ) -> [String: (written: String, key: Range<Int>)] {
    let known = Set(profile.body.compactMap(\.path.name))
    let candidates = absent.map { (name: $0.name, isNeeded: $0.needed != nil) }
    var steps = BodyAudit.mostSteps
    let needed = Set(candidates.filter(\.isNeeded).map(\.name))
    var meant: [String: (written: String, key: Range<Int>)] = [:]
    for (pair, name) in pairs where !audit.isFull && steps > 0 && !known.contains(name) {
      steps -= candidates.count
      let guess = UnknownName(name, absent: candidates, profile.isClosed ?? false)
      if let field = guess.meant { meant[field] = (name, pair.keyRange) }
      guard guess.isReported else { continue }
      let isNeeded = guess.meant.map(needed.contains) ?? false
      audit.unknown.append(
        BodyAudit.Unknown(path: name, key: pair.keyRange, meant: guess.meant, isNeeded: isNeeded))
    }
    return meant
  }

  private static func isNeeded(
    _ field: BodyField, _ texts: [String: KnownText], _ subject: LintSubject
  ) -> Bool {
    switch field.need {
    case .always: return true
    case .never: return false
    case .when(let condition):
      if let asked = condition.method, subject.method?.lowercased() != asked.lowercased() { return false }
      guard let other = condition.field else { return true }
      guard let name = other.name, let text = texts[name] else { return false }
      return condition.values.isEmpty || condition.values.contains { text.whole == $0 }
    }
  }

  /// The text of what is written in a form.
  static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    var rest = bytes
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let high = rest.first?.hexValue,
        let low = rest.dropFirst().first?.hexValue
      {
        result.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        result.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
