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
        let fault = field.check.fault(inText: text)
      else { continue }
      audit.wrong.append(
        BodyAudit.Wrong(path: name, value: pair.valueRange, fault: fault, authority: field.authority))
    }
    let meant = judgeUnknown(closed.map { ($0, decoded(bytes[$0.keyRange])) }, absent, profile, &audit)
    // A key that is not known yet, or not there, may be any.
    guard closed.count == pairs.count else { return audit }
    audit.missing = absent.compactMap { name, needed in
      guard let needed, !meant.contains(name) else { return nil }
      return BodyAudit.Missing(field: needed, path: name, key: nil)
    }
    return audit
  }

  /// Reports the keys that the profile does not know.
  ///
  /// - Returns: The missing fields that keys were meant to be.
  private static func judgeUnknown(
    _ pairs: [(pair: FormPair, name: String)], _ absent: [(name: String, needed: BodyField?)],
    _ profile: ProviderProfile, _ audit: inout BodyAudit
  ) -> Set<String> {
    let known = Set(profile.body.compactMap(\.path.name))
    let candidates = absent.map { (name: $0.name, isNeeded: $0.needed != nil) }
    var steps = BodyAudit.mostSteps
    var meant: Set<String> = []
    for (pair, name) in pairs where !audit.isFull && steps > 0 && !known.contains(name) {
      steps -= candidates.count
      let guess = UnknownName(name, absent: candidates, profile.isClosed ?? false)
      if let name = guess.meant { meant.insert(name) }
      guard guess.isReported else { continue }
      audit.unknown.append(BodyAudit.Unknown(path: name, key: pair.keyRange, meant: guess.meant))
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
