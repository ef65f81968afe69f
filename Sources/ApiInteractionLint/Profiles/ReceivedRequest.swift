import ApiInteractionKit

/// A request as a service receives it, without holes, held against the profile of the service.
package struct ReceivedRequest: Sendable {
  package struct Header: Sendable {
    package let name: String
    package let value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  package let method: String
  package let headers: [Header]
  package let body: [UInt8]

  package init(method: String, headers: [Header], body: [UInt8]) {
    self.method = method
    self.headers = headers
    self.body = body
  }

  /// Why a service whose body is JSON refuses the request, in sentences; none where it takes it.
  package func faults(by profile: ProviderProfile, limits: Limits = Limits()) -> [String] {
    headerFaults(profile) + bodyFaults(profile, limits)
  }

  // MARK: - Headers

  private func headerFaults(_ profile: ProviderProfile) -> [String] {
    profile.headers.compactMap { header in
      guard let value = value(of: header.name) else {
        let isNeeded = header.isRequired
        return isNeeded
          ? "The request has no header \(header.name), which \(profile.name) needs\(header.authority.text)."
          : nil
      }
      let (check, text) = ReceivedRequest.comparable(header, value)
      return check.fault(inText: text).map {
        sentence("The header \(header.name)", $0, profile, header.authority)
      }
    }
  }

  /// The value of a header, whatever the case of its name: of the last, if there are several.
  package func value(of name: String) -> String? {
    headers.last { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// A media type is compared without its parameters, whatever its case.
  private static func comparable(
    _ header: ProviderProfile.Header, _ value: String
  ) -> (ValueCheck, KnownText) {
    guard header.name.lowercased() == "content-type" else { return (header.check, KnownText(value)) }
    var check = header.check
    check.values = check.values.map { $0.lowercased() }
    return (check, KnownText(value.mediaType))
  }

  // MARK: - Body

  private func bodyFaults(_ profile: ProviderProfile, _ limits: Limits) -> [String] {
    guard !profile.body.isEmpty else { return [] }
    guard !body.isEmpty else { return profile.needsBody ? [unfit("The request has no body", profile)] : [] }
    let outline = JSONOutline(body, depthLimit: limits.jsonDepth)
    if let fault = outline.fault {
      return ["The body is not JSON, from byte \(fault.offset + 1) on: \(fault.description)"]
    }
    guard let root = outline.entries.first else { return [unfit("The request has no body", profile)] }
    let takesRoot = profile.body.contains { $0.path.startsWithName == (root.kind == .object) }
    guard takesRoot, root.kind == .object || root.kind == .array else {
      return [unfit("The body is \(root.kind.phrase)", profile)]
    }
    return fieldFaults(JSONFields(outline, body, holes: TextHoles()), profile)
  }

  private func fieldFaults(_ fields: JSONFields, _ profile: ProviderProfile) -> [String] {
    let audit = JSONAudit.audit(fields, method: method, profile)
    let missing = audit.missing.map { sentence($0, profile) }
    let misspelt = audit.misspelt.map {
      sentence($0.missing, profile) + " There is “\(Display.cut($0.written))”."
    }
    let wrong = audit.wrong.map { sentence(Display.cut($0.path), $0.fault, profile, $0.authority) }
    return missing + misspelt + wrong
  }

  private func sentence(_ missing: BodyAudit.Missing, _ profile: ProviderProfile) -> String {
    let reason = missing.condition + missing.field.authority.text
    return "The body has no \(missing.path), which \(profile.name) needs\(reason)."
  }

  private func unfit(_ fault: String, _ profile: ProviderProfile) -> String {
    let names = profile.neededFields.prefix(20).map(\.path.text)
    return names.isEmpty
      ? "\(fault); \(profile.name) needs JSON."
      : "\(fault); \(profile.name) needs JSON with \(names.joined(separator: ", "))."
  }

  private func sentence(
    _ what: String, _ fault: ValueCheck.Fault, _ profile: ProviderProfile, _ authority: Authority
  ) -> String {
    // What is said of a secret is to be read without the secret.
    let isHidden = fault.found.contains("“") && SecretName.matches(what)
    let found = isHidden ? "has another value" : fault.found
    return "\(what) \(found); \(profile.name) takes \(fault.expected)\(authority.text).\(fault.advice)"
  }
}
