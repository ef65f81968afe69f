import ApiInteractionKit

extension MistakeKind {
  static let security: [MistakeKind] = secrets + urlSecrets + cards

  private static let secrets: [MistakeKind] = [
    MistakeKind("hardcoded-secret", "a secret instead of a configuration key") { specimen in
      specimen.placeholders.filter { placeholder, range, value in
        placeholder.kind == .configuration && placeholder.slots.isEmpty && value.element != .url
          && ["Secret", "Password", "Key", "Token", "Credentials"].contains { placeholder.name.hasSuffix($0) }
      }.map { Mistake(specimen.range($0.range, of: $0.value), "c29tZXRoaW5n-7") }
    },
    MistakeKind("hardcoded-secret", "a token instead of its data source") { specimen in
      specimen.placeholders.filter { placeholder, _, value in
        value.element == .value && placeholder.name.hasSuffix("Token")
      }.map { Mistake(specimen.range($0.range, of: $0.value), "eyJhbGciOiJIUzI1NiJ9.e30.abc") }
    },
    MistakeKind("hardcoded-secret", "a header with a key written out") { specimen in
      specimen.elements(.headers).filter { !$0.endTag.isEmpty }.flatMap { list in
        [("X-Api-Key", "k3y7"), ("Authorization", "Basic dXNlcjpwYXNz"), ("X-Auth-Token", "t0k3n")].filter {
          specimen.header($0.0) == nil
        }.map { name, value in
          Mistake(
            at: list.content.end, Mistake.header(name, value),
            marking: value.replacing("Basic ", with: ""))
        }
      }
    },
    json("hardcoded-secret", "a JSON member with a secret written out") { json in
      json.objectEnds.flatMap { end in
        ["password", "client_secret", "apiKey"].filter { json.member($0) == nil }.map { name in
          Mistake(at: end, #", "\#(name)": "hunter2""#, marking: "hunter2")
        }
      }
    },
    MistakeKind("hardcoded-secret", "a form with a secret written out") { specimen in
      addedPair(specimen, "password", "hunter2", marking: "hunter2")
    },
  ]

  private static let urlSecrets: [MistakeKind] = [
    MistakeKind("secret-in-url", "a configured key in the query") { specimen in
      addedParameter(specimen, "api_key", "#(ApiKey)", marking: "#(ApiKey)")
    },
    MistakeKind("secret-in-url", "a token in the query") { specimen in
      addedParameter(specimen, "access_token", "$(AccessToken)", marking: "$(AccessToken)")
    },
    MistakeKind("secret-in-url", "a password written out in the query") { specimen in
      addedParameter(specimen, "password", "hunter2", marking: "hunter2")
    },
    MistakeKind("secret-in-url", "a token in the path") { specimen in
      specimen.pathEnds.map { Mistake(at: $0, "/$(AccessToken)", marking: "$(AccessToken)") }
    },
  ]

  private static let cards: [MistakeKind] = [
    MistakeKind("card-data", "a card number that is stored") { specimen in
      addedField(specimen, "cardNumber", "Payment|Digits", marking: "cardNumber")
    },
    MistakeKind("card-data", "a verification code by its destination") { specimen in
      addedField(specimen, "digits", "Payment|CVV", marking: "Payment|CVV")
    },
    json("card-data", "a JSON member with card data") { json in
      json.objectEnds.flatMap { end in
        ["cardNumber", "cvv", "card_expiry_date", "track2"].map { name in
          Mistake(at: end, #", "\#(name)": "$(Digits)""#, marking: name)
        }
      }
    },
    json("card-data", "a card number in JSON") { json in
      json.objectEnds.map {
        Mistake(at: $0, #", "extra": "4111 1111 1111 1111""#, marking: "4111 1111 1111 1111")
      }
    },
    MistakeKind("card-data", "a form with card data") { specimen in
      addedPair(specimen, "card_number", "$(Digits)", marking: "card_number")
    },
    MistakeKind("card-data", "a header with a card number") { specimen in
      specimen.elements(.headers).filter { !$0.endTag.isEmpty }.map { list in
        Mistake(
          at: list.content.end, Mistake.header("X-Note", "5555555555554444"), marking: "5555555555554444")
      }
    },
    MistakeKind("card-data", "a data source that holds a card number") { specimen in
      specimen.pathEnds.map { Mistake(at: $0, "/$(CardNumber)", marking: "$(CardNumber)") }
    },
  ]

  private static func addedParameter(
    _ specimen: Specimen, _ name: String, _ text: String, marking part: String
  ) -> [Mistake] {
    specimen.values(.url).map { value in
      let parts = URLParts(value.template.standIn(UInt8(ascii: "0")))
      let end = parts.query?.upperBound ?? parts.path.upperBound
      let ampersand = specimen.ampersand(at: end - 1, of: value)
      return Mistake(
        at: specimen.range((end - 1)..<end, of: value).end,
        "\(parts.query == nil ? "?" : ampersand)\(name)=\(text)", marking: part)
    }
  }

  private static func addedPair(
    _ specimen: Specimen, _ name: String, _ text: String, marking part: String
  ) -> [Mistake] {
    guard case .form(let pairs) = specimen.bodyContent, let body = specimen.body, let last = pairs.last else {
      return []
    }
    let ampersand = specimen.ampersand(at: last.keyRange.lowerBound, of: body)
    let end = specimen.range(last.keyRange.lowerBound..<last.valueRange.upperBound, of: body).end
    return [Mistake(at: end, "\(ampersand)\(name)=\(text)", marking: part)]
  }

  private static func addedField(
    _ specimen: Specimen, _ locator: String, _ destination: String, marking part: String
  ) -> [Mistake] {
    specimen.elements(.fields).filter { !$0.endTag.isEmpty }.map {
      Mistake(at: $0.content.end, Mistake.field(locator, destination), marking: part)
    }
  }
}

extension JSONTokens {
  /// Where a member may be added to each object that has some.
  fileprivate var objectEnds: [Int] {
    tokens.filter { $0.text == "}" }.compactMap { end in
      previous(before: end).flatMap { $0.isOpening ? nil : source($0).end }
    }
  }
}
