import ApiInteractionKit

extension MistakeKind {
  /// Mistakes in calls of the services whose profiles are built in.
  static let providers: [MistakeKind] = fields + headersAndMethods + responses

  private static let fields: [MistakeKind] = [
    documented("provider-missing-field", "a field that is needed is not there") { specimen in
      guard let body = specimen.body else { return [] }
      let mark = Mistake.Mark.standing(body.syntax.startTag)
      if let json = JSONTokens(specimen) {
        return ["AccountConfigurationId", "CallGuid"].compactMap { json.member($0) }.map { key, value in
          let comma = json.next(after: JSONTokens.Token(text: "", range: value))?.range ?? value
          return Mistake(json.source(key.range.lowerBound..<comma.upperBound), "", at: mark)
        }
      }
      return pairs(of: specimen).dropFirst().map { pair in
        Mistake(
          specimen.range((pair.keyRange.lowerBound - 1)..<pair.valueRange.upperBound, of: body), "", at: mark)
      }
    },
    documented("provider-missing-field", "a body that is not there") { specimen in
      guard let body = specimen.body, let request = specimen.definition.request else { return [] }
      return [
        Mistake(body.syntax.content, "", at: .standing(body.syntax.startTag)),
        Mistake(body.syntax.range, "", at: .standing(request.startTag)),
      ]
    },
    documented("provider-unknown-field", "a misspelt field") { specimen in
      guard let body = specimen.body else { return [] }
      if let json = JSONTokens(specimen) {
        return ["AccountConfigurationId", "CallGuid", "PaymentData"].compactMap { json.member($0)?.key }.map {
          key in
          let inner = json.source((key.range.lowerBound + 1)..<(key.range.upperBound - 1))
          return Mistake(inner, specimen.source[inner] + "s")
        }
      }
      return pairs(of: specimen).map { pair in
        Mistake(specimen.range(pair.keyRange, of: body), pair.key + "s")
      }
    },
    documented("provider-unknown-field", "a field in another case") { specimen in
      guard let body = specimen.body else { return [] }
      let ranges =
        JSONTokens(specimen).map { json in
          ["AccountConfigurationId", "CallGuid", "PaymentData"].compactMap { json.member($0)?.key.range }.map
          {
            ($0.lowerBound + 1)..<($0.upperBound - 1)
          }
        } ?? pairs(of: specimen).map(\.keyRange)
      return ranges.map { specimen.range($0, of: body) }.map { Mistake($0, specimen.source[$0].uppercased()) }
    },
    documented("provider-field-value", "a value that the service does not take") { specimen in
      guard let body = specimen.body else { return [] }
      if let json = JSONTokens(specimen) {
        return ["AccountConfigurationId", "CallGuid"].compactMap { json.member($0) }.map {
          Mistake(json.source($0.value), "7")
        } + [json.member("PaymentData")].compactMap(\.self).map { Mistake(json.source($0.value), "[1]") }
      }
      return pairs(of: specimen).filter { ["grant_type", "scope"].contains($0.key) }.map {
        Mistake(specimen.range($0.valueRange, of: body), "password")
      }
    },
  ]

  private static let headersAndMethods: [MistakeKind] = [
    documented("provider-missing-header", "a header that is needed is not there") { specimen in
      guard let list = specimen.definition.headersElement else { return [] }
      return specimen.definition.headers.map { Mistake($0.syntax.range, "", at: .standing(list.startTag)) }
    },
    documented("provider-missing-header", "a header under another name") { specimen in
      guard let list = specimen.definition.headersElement else { return [] }
      return specimen.definition.headers.compactMap(\.key).map {
        Mistake($0.text.sourceRange, "X-Shop-" + $0.text.string, at: .standing(list.startTag))
      }
    },
    documented("provider-missing-header", "a misspelt header") { specimen in
      specimen.definition.headers.compactMap(\.key).map {
        Mistake($0.text.sourceRange, "X-" + $0.text.string)
      }
    },
    documented("provider-field-value", "another Content-Type than the service takes") { specimen in
      guard specimen.file.hasPrefix("start-session"), let type = specimen.header("content-type")?.value else {
        return []
      }
      return ["text/plain", "application/xml", "application/x-www-form-urlencoded"].map {
        Mistake(type.text.sourceRange, $0)
      }
    },
    documented("provider-method", "a method that the service does not know") { specimen in
      writtenOut(specimen, .method).flatMap { method in
        ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"].filter { $0 != method.text.string }.map {
          Mistake(method.text.sourceRange, $0)
        }
      }
    },
  ]

  private static let responses: [MistakeKind] = [
    documented("provider-missing-response-field", "a field that later steps need is not read") { specimen in
      specimen.elements(.fields).flatMap { list in
        needed(specimen).map { Mistake($0.syntax.range, "", at: .standing(list.startTag)) }
      }
    },
    documented("provider-missing-response-field", "a misspelt locator of a field that later steps need") {
      specimen in
      needed(specimen).compactMap(\.locator).map { locator in
        Mistake(at: locator.text.sourceRange.end, "s", at: .standing(locator.text.sourceRange))
      }
    },
  ]

  private static func documented(
    _ rule: String, _ name: String, _ mistakes: @escaping @Sendable (Specimen) -> [Mistake]
  ) -> MistakeKind {
    MistakeKind(rule, name) { $0.callsDocumentedService ? mistakes($0) : [] }
  }

  private static func pairs(of specimen: Specimen) -> [FormPair] {
    guard case .form(let pairs) = specimen.bodyContent else { return [] }
    return pairs
  }

  /// The fields that the payment call plan needs afterwards.
  private static func needed(_ specimen: Specimen) -> [Definition.Field] {
    let locators = ["access_token", "dtmfFallbackNumber", "dtmfLinkId", "sessionId", "sessionState"]
    return specimen.definition.fields.filter { field in
      field.locator.map { locators.contains($0.text.string) } ?? false
    }
  }
}
