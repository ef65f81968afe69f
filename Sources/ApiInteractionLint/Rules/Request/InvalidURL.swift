import ApiInteractionKit

struct InvalidURL: Rule {
  let id = "invalid-url"
  let group = RuleGroup.request
  let severity = Severity.error
  let summary =
    "A Url that is no absolute http or https URL, whatever its placeholders hold, or has &amp; in a CDATA section."
  let rationale = """
    The platform cannot send such a request: the call takes the branch for an interface failure, and nothing is stored. The \
    Url is read with every placeholder and slot stood in for; what is found is wrong in every call. A value that a \
    placeholder inserts is not percent-encoded, so what stands around it must be right as it is. In a CDATA section `&amp;` is \
    five characters, and the name after it is read with `amp;` before it.
    """
  let bad = RuleExample("<Url><![CDATA[https://api.example.com/orders?caller=$(CLID)&amp;state=open]]></Url>")
  let good = RuleExample("<Url><![CDATA[https://api.example.com/orders?caller=$(CLID)&state=open]]></Url>")

  let fixing = RuleFixing.changesRequest

  func check(_ subject: LintSubject) -> [Diagnostic] {
    guard let url = subject.url, url.isJudged else { return [] }
    let faults = syntax(url)
    return (faults.isEmpty ? host(of: url) : faults) + references(in: url)
  }

  /// A bracket outside of the host: as the sender takes it, but no path may hold it. After a name in the query it makes a
  /// list, which services read.
  private func bracket(in url: LintedURL) -> [Diagnostic] {
    let query = url.parts.query ?? url.bytes.endIndex..<url.bytes.endIndex
    let places = [url.parts.path, query].joined()
    let first = places.first { index in
      "[]".utf8.contains(url.bytes[index]) && !(index >= query.lowerBound && url.isOfListName(index, query))
    }
    guard let first else { return [] }
    if let name = url.bracketed(at: first) {
      return [placeholder(name, "[ and ]", in: url)]
    }
    let character = String(decoding: [url.bytes[first]], as: UTF8.self)
    return [
      finding(
        "A URL cannot hold “\(character)” behind its host. Percent-encode it.",
        at: url.sourceRange(of: first..<(first + 1)))
    ]
  }

  /// - Parameter name: A name with the signs around it.
  private func placeholder(_ name: Range<Int>, _ signs: String, in url: LintedURL) -> Diagnostic {
    let inner = String(decoding: url.bytes[name].dropFirst().dropLast(), as: UTF8.self)
    return finding(
      "A URL cannot hold \(signs). To insert the value of a data source, write “$(\(inner))”.",
      at: url.sourceRange(of: name))
  }

  /// What can stand in a URL, and in no host that can be called.
  private func host(of url: LintedURL) -> [Diagnostic] {
    guard let host = url.host, let authority = url.parts.authority, url.bytes[host].first != UInt8(ascii: "[")
    else { return [] }
    if let sign = host.first(where: { !isOfHost(url.bytes[$0]) }) {
      let character = String(decoding: [url.bytes[sign]], as: UTF8.self)
      return [
        finding(
          "A host name cannot hold “\(character)”. It is made of letters, digits, - and dots.",
          at: url.sourceRange(of: sign..<(sign + 1)))
      ]
    }
    let dot = host.first {
      url.bytes[$0] == UInt8(ascii: ".") && ($0 == host.lowerBound || url.bytes.has("..", at: $0))
    }
    if let dot {
      return [
        finding(
          "A part of the host name is missing at this dot. Write it, or remove the dot.",
          at: url.sourceRange(of: dot..<(dot + 1)))
      ]
    }
    return address(host, of: url) + port(host.upperBound..<authority.upperBound, of: url)
  }

  private func isOfHost(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
    default: byte.isLetter || byte.isDigit
    }
  }

  private func address(_ host: Range<Int>, of url: LintedURL) -> [Diagnostic] {
    guard url.bytes[host].last?.isDigit ?? false else { return [] }
    let numbers = url.bytes[host].split(separator: UInt8(ascii: "."))
    guard numbers.count >= 4, !url.hasHole(in: host), numbers.allSatisfy({ $0.allSatisfy(\.isDigit) }),
      numbers.count > 4 || numbers.contains(where: { UInt8(String(decoding: $0, as: UTF8.self)) == nil })
    else { return [] }
    return [
      finding(
        "An IP address has four numbers of at most 255. Write the right one.", at: url.sourceRange(of: host))
    ]
  }

  /// - Parameter port: The port with its colon.
  private func port(_ port: Range<Int>, of url: LintedURL) -> [Diagnostic] {
    let digits = port.dropFirst()
    guard !digits.isEmpty, !url.hasHole(in: port), url.bytes[digits].allSatisfy({ $0 == UInt8(ascii: "0") })
    else { return [] }
    return [finding("A port is a number from 1 to 65535.", at: url.sourceRange(of: digits))]
  }

  /// `&amp;` before a parameter where it is sent as it is written.
  private func references(in url: LintedURL) -> [Diagnostic] {
    guard let query = url.parts.query else { return [] }
    let ampersands = query.filter { InvalidFormBody.isReference(url.bytes, at: $0) }
    guard let first = ampersands.first else { return [] }
    let isCDATA = url.value.text.isCDATA(at: first)
    let edits = ampersands.map {
      SourceEdit(url.sourceRange(of: $0..<($0 + 5)), isCDATA ? "&" : "&amp;")
    }
    return [
      finding(
        isCDATA
          ? "In a CDATA section, &amp; is sent as it is written, so that the next parameter begins with amp;. Write &."
          : "&amp;amp; is sent as &amp;, so that the next parameter begins with amp;. Write &amp;.",
        at: url.sourceRange(of: first..<(first + 5)), fix: Fix(isCDATA ? "write &" : "write &amp;", edits))
    ]
  }

  private func syntax(_ url: LintedURL) -> [Diagnostic] {
    let assumed = url.assumedStart
    do throws(AbsoluteURL.Invalid) {
      let likely = url.likelyBytes
      _ = try AbsoluteURL.check(
        assumed.text.isEmpty ? likely : Array(assumed.text.utf8) + likely[assumed.length...])
      return bracket(in: url)
    } catch {
      let shift = assumed.length - assumed.text.utf8.count
      let range = max(0, error.range.lowerBound + shift)..<max(0, error.range.upperBound + shift)
      guard !url.isAddressWithHole(range) else { return [] }
      if let braces = url.braces(at: range.lowerBound) {
        return [placeholder(braces, "{ and }", in: url)]
      }
      return [finding(error.description, at: url.sourceRange(of: range))]
    }
  }
}

extension LintedURL {
  /// How the text may begin where a hole at its start holds the scheme, or scheme and host: and the length of what it
  /// stands for.
  fileprivate var assumedStart: (text: String, length: Int) {
    if let scheme = parts.scheme { return hasHole(in: scheme) ? ("https", scheme.upperBound) : ("", 0) }
    return mayBeginInHole ? ("https://", holes[0].lowerBound) : ("", 0)
  }

  /// The text with what is right for some value of the holes, and without what another rule speaks of.
  fileprivate var likelyBytes: [UInt8] {
    guard let host, let authority = parts.authority else { return bytes }
    var bytes = bytes
    if let user = userInformation {
      for index in user.dropLast() { bytes[index] = UInt8(ascii: "0") }
    }
    // A hole beside digits of a port may be empty: its zeros go before them.
    let port = host.upperBound..<authority.upperBound
    guard hasHole(in: port) else { return bytes }
    let holes = TextHoles(holes)
    let digits = port.dropFirst().filter { holes.touching($0..<($0 + 1)).isEmpty }.map { bytes[$0] }
    let zeros = Array(repeating: UInt8(ascii: "0"), count: port.count - 1 - digits.count)
    bytes.replaceSubrange(port.dropFirst(), with: zeros + digits)
    return bytes
  }

  /// A name in braces, as addresses of services are often written in their documentation.
  fileprivate func braces(at start: Int) -> Range<Int>? {
    name(at: start, UInt8(ascii: "{"), UInt8(ascii: "}"))
  }

  /// A name in brackets that is a part of the path, or a value, by itself.
  fileprivate func bracketed(at start: Int) -> Range<Int>? {
    guard start > 0, "/=".utf8.contains(bytes[start - 1]), start + 1 < bytes.count, bytes[start + 1].isLetter
    else { return nil }
    return name(at: start, UInt8(ascii: "["), UInt8(ascii: "]"))
  }

  /// Whether a bracket is that of a list's name, such as `filter[state]=`.
  fileprivate func isOfListName(_ index: Int, _ query: Range<Int>) -> Bool {
    let before = bytes[query.lowerBound..<index].lastIndex(of: UInt8(ascii: "&")).map { $0 + 1 }
    let start = before ?? query.lowerBound
    return start < index && bytes[start] != UInt8(ascii: "[")
      && !bytes[start..<index].contains(UInt8(ascii: "="))
  }

  private func name(at start: Int, _ open: UInt8, _ close: UInt8) -> Range<Int>? {
    guard start < bytes.count, bytes[start] == open else { return nil }
    let end = bytes[(start + 1)...].firstIndex {
      !$0.isLetter && !$0.isDigit && $0 != UInt8(ascii: "_") && $0 != UInt8(ascii: "-")
    }
    guard let end, end > start + 1, bytes[end] == close, !hasHole(in: start..<end) else {
      return nil
    }
    return start..<(end + 1)
  }

  /// Whether a range lies in an address in brackets of which a hole is a part.
  fileprivate func isAddressWithHole(_ range: Range<Int>) -> Bool {
    guard let authority = parts.authority, let open = bytes[authority].firstIndex(of: UInt8(ascii: "["))
    else {
      return false
    }
    let address = open..<authority.upperBound
    return address.overlaps(range) && hasHole(in: address)
  }
}
