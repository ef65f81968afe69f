import ApiInteractionKit

extension MistakeKind {
  static let urls: [MistakeKind] = urlSyntax + urlParts + hosts

  private static let urlSyntax: [MistakeKind] = [
    MistakeKind("invalid-url", "a space in a Url") { atPathEnd($0, "a b", marking: " ") },
    MistakeKind("invalid-url", "a letter in a Url that is not ASCII") { atPathEnd($0, "aéb", marking: "é") },
    MistakeKind("invalid-url", "a backslash in a Url") { atPathEnd($0, "a\\b", marking: "\\") },
    MistakeKind("invalid-url", "a % in a Url that encodes nothing") { atPathEnd($0, "100%", marking: "%") },
    MistakeKind("invalid-url", "a bracket in a Url's path") { atPathEnd($0, "v[1]", marking: "[") },
    MistakeKind("invalid-url", "a name in brackets in a Url's path") {
      atPathEnd($0, "/[id]", marking: "[id]")
    },
    MistakeKind("invalid-url", "a quote in a Url") { atPathEnd($0, "\"a", marking: "\"") },
  ]

  private static let urlParts: [MistakeKind] = [
    MistakeKind("invalid-url", "a Url without its scheme") { specimen in
      withScheme(specimen).filter(\.hasPlainHost).map { url in
        Mistake(
          specimen.range(0..<url.hostStart, of: url.value), "",
          at: .standing(specimen.range(url.hostStart..<url.value.text.bytes.count, of: url.value)))
      }
    },
    MistakeKind("invalid-url", "a Url with one slash") { specimen in
      withScheme(specimen).filter(\.hasPlainHost).map { url in
        Mistake(
          specimen.range((url.hostStart - 1)..<url.hostStart, of: url.value), "",
          at: .within(url.value.text.sourceRange))
      }
    },
    MistakeKind("invalid-url", "a Url of another scheme") { specimen in
      withScheme(specimen).map { Mistake(specimen.range($0.scheme, of: $0.value), "ftp") }
    },
    MistakeKind("invalid-url", "a scheme with a letter missing") { specimen in
      withScheme(specimen).map { Mistake(specimen.range($0.scheme, of: $0.value), "htps") }
    },
    MistakeKind("invalid-url", "a Url without a host") { specimen in
      withScheme(specimen).map {
        Mistake(
          specimen.range($0.hostStart..<$0.authorityEnd, of: $0.value), "",
          at: .within($0.value.text.sourceRange))
      }
    },
    MistakeKind("invalid-url", "a port that is no number") { specimen in
      withoutPort(specimen).map { Mistake(at: $0, ":80x", marking: "80x") }
    },
    MistakeKind("invalid-url", "a port that is too large") { specimen in
      withoutPort(specimen).map { Mistake(at: $0, ":80808", marking: "80808") }
    },
  ]

  private static let hosts: [MistakeKind] = [
    MistakeKind("insecure-url", "http instead of https") { specimen in
      withScheme(specimen).filter { $0.scheme.count == 5 }.map {
        Mistake(specimen.range($0.scheme, of: $0.value), "http")
      }
    },
    MistakeKind("url-credentials", "a user name and a password in a Url") { specimen in
      withScheme(specimen).map {
        Mistake(at: specimen.range($0.hostStart..<$0.authorityEnd, of: $0.value).start, "ivr:secret@")
      }
    },
    MistakeKind("url-credentials", "a user from a data source in a Url") { specimen in
      withScheme(specimen).map {
        Mistake(at: specimen.range($0.hostStart..<$0.authorityEnd, of: $0.value).start, "$(User)@")
      }
    },
    MistakeKind("placeholder-in-host", "a data source as part of the host") { specimen in
      withScheme(specimen).filter { $0.scheme.count == 5 && !$0.isAddress }.map {
        Mistake(
          at: specimen.range($0.hostStart..<$0.authorityEnd, of: $0.value).start, "$(Region).",
          marking: "$(Region)")
      }
    },
    MistakeKind("placeholder-in-host", "a data source as the host") { specimen in
      withScheme(specimen).filter { $0.scheme.count == 5 }.map {
        Mistake(specimen.range($0.hostStart..<$0.authorityEnd, of: $0.value), "$(Host)")
      }
    },
    MistakeKind("placeholder-in-host", "a data source as the start of the Url") { specimen in
      withScheme(specimen).map { Mistake(specimen.range(0..<$0.authorityEnd, of: $0.value), "$(BaseUrl)") }
    },
  ]

  static let methods: [MistakeKind] = [
    MistakeKind("unknown-method", "a method in small letters") { specimen in
      writtenOut(specimen, .method).map { Mistake($0.text.sourceRange, $0.text.string.lowercased()) }
    },
    MistakeKind("unknown-method", "a method with a letter missing") { specimen in
      writtenOut(specimen, .method).map {
        Mistake($0.text.sourceRange, String($0.text.string.dropLast()))
      }
    },
    MistakeKind("unknown-method", "a method that HTTP does not have") { specimen in
      writtenOut(specimen, .method).map { Mistake($0.text.sourceRange, "FETCH") }
    },
    MistakeKind("unknown-method", "two methods") { specimen in
      writtenOut(specimen, .method).map { Mistake($0.text.sourceRange, "GET/POST") }
    },
    MistakeKind("body-with-get", "GET with a body") { ofBody($0, method: "GET") },
    MistakeKind("body-with-get", "HEAD with a body") { ofBody($0, method: "HEAD") },
    MistakeKind("missing-body", "a request without its body") { specimen in
      guard let body = specimen.body, !specimen.callsDocumentedService,
        let method = writtenOut(specimen, .method).first,
        ["POST", "PUT", "PATCH"].contains(method.text.string)
      else { return [] }
      return [
        Mistake(body.syntax.content, "", at: .standing(method.text.sourceRange)),
        Mistake(body.syntax.range, "", at: .standing(method.text.sourceRange)),
      ]
    },
  ]

  /// The values of an element that are written out.
  static func writtenOut(_ specimen: Specimen, _ kind: DefinitionElement) -> [Definition.Value] {
    specimen.values(kind).filter(\.template.isLiteral)
  }

  private static func ofBody(_ specimen: Specimen, method: String) -> [Mistake] {
    guard let body = specimen.body, !specimen.callsDocumentedService else { return [] }
    return writtenOut(specimen, .method).map {
      Mistake($0.text.sourceRange, method, at: .standing(body.syntax.startTag))
    }
  }

  /// A text at the end of the path.
  private static func atPathEnd(_ specimen: Specimen, _ text: String, marking part: String) -> [Mistake] {
    specimen.pathEnds.map { Mistake(at: $0, text, marking: part) }
  }

  private struct SchemedURL {
    let value: Definition.Value
    let scheme: Range<Int>
    let hostStart: Int
    let authorityEnd: Int
    let isAddress: Bool

    /// Whether the host does not begin with a hole, which might hold the scheme as well.
    var hasPlainHost: Bool {
      value.template.segments.contains { $0.isLiteral && $0.range.contains(hostStart) }
    }
  }

  /// The Urls whose scheme is written out.
  private static func withScheme(_ specimen: Specimen) -> [SchemedURL] {
    specimen.values(.url).compactMap { value in
      let bytes = value.template.standIn(UInt8(ascii: "0"))
      let parts = URLParts(bytes)
      guard let scheme = parts.scheme, let authority = parts.authority else { return nil }
      return SchemedURL(
        value: value, scheme: scheme, hostStart: authority.lowerBound, authorityEnd: authority.upperBound,
        isAddress: bytes[authority.lowerBound] == UInt8(ascii: "["))
    }
  }

  /// Where a port may be put.
  private static func withoutPort(_ specimen: Specimen) -> [Int] {
    withScheme(specimen).filter { url in
      !url.value.text.bytes[url.hostStart..<url.authorityEnd].contains(UInt8(ascii: ":"))
    }.map { url in specimen.range(url.authorityEnd..<url.authorityEnd, of: url.value).start }
  }
}
