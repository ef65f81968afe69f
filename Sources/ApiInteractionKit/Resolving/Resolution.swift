import CByteMasks
import HTTPTypes

/// One resolving: what a call gives for each hole, what was missing and what was wrong.
struct Resolution {
  private let resolvable: ResolvableRequest
  private let context: CallContext
  private let policy: UnsetPolicy
  private(set) var values: [ResolvedValue] = []
  private(set) var unset: [String] = []
  private var unsetNames: Set<String> = []
  private(set) var problems: [ResolutionError.Problem] = []

  init(of resolvable: ResolvableRequest, in context: CallContext, _ policy: UnsetPolicy) {
    self.resolvable = resolvable
    self.context = context
    self.policy = policy
    values.reserveCapacity(resolvable.holeCount)
  }

  // MARK: - Parts

  mutating func resolveURL(into request: inout HTTPRequest) {
    let url = resolvable.url
    let first = values.count
    findValues(of: url, .url)
    guard problems.isEmpty else { return }
    if let start = resolvable.pathStart {
      let path = url.filled(with: values[first...], from: start)
      if AbsoluteURL.isPlain(path.utf8) {
        request.path = path
        return
      }
    }
    do {
      let absolute = try AbsoluteURL(url.filled(with: values[first...]))
      request = HTTPRequest(
        method: request.method, scheme: absolute.scheme, authority: absolute.authority, path: absolute.path,
        headerFields: request.headerFields)
    } catch {
      report(.invalidURL, .url, error.description, at: error.range.lowerBound, of: url, from: first)
    }
  }

  mutating func resolve(_ header: ResolvableHeader, at index: Int, into fields: inout HTTPFields) {
    let key = header.name == nil ? resolveKey(of: header, at: index) : ""
    let isSecret = header.name == nil ? SecretName.matches(key) : header.isSecret
    let first = values.count
    let value = resolve(header.value, .headerValue(index), isSecret: isSecret)
    if value.mayHoldControl, let offset = value.firstOffset(where: HTTPGrammar.isForbiddenInFieldValue) {
      report(
        .invalidHeader, .headerValue(index), "A header value is one line, without control characters.",
        at: offset, of: header.value, from: first)
    }
    // A key that is no name has been reported.
    guard let name = header.name ?? HTTPField.Name(key) else { return }
    fields[index] = HTTPField(name: name, value: value)
  }

  private mutating func resolveKey(of header: ResolvableHeader, at index: Int) -> String {
    let known = problems.count
    let first = values.count
    let key = resolve(header.key, .headerKey(index))
    if key.isEmpty, problems.count == known {
      report(
        .invalidHeader, .headerKey(index), "The header's name is empty.", at: 0, of: header.key, from: first)
    } else if let offset = key.firstOffset(where: { !HTTPGrammar.isTokenCharacter($0) }) {
      report(
        .invalidHeader, .headerKey(index),
        "A header name is made of letters, digits and - _ . ! # $ % & ' * + ^ ` | ~.", at: offset,
        of: header.key, from: first)
    }
    return key
  }

  /// - Parameter isSecret: Whether everything that is put in is a secret.
  mutating func resolve(_ text: ResolvableText, _ part: RequestPart, isSecret: Bool = false) -> String {
    let first = values.count
    findValues(of: text, part, isSecret: isSecret)
    return text.filled(with: values[first...])
  }

  // MARK: - Values

  private mutating func findValues(of text: ResolvableText, _ part: RequestPart, isSecret: Bool = false) {
    for hole in text.holes {
      let unformatted = value(of: hole, part) ?? ""
      let value = hole.formatters.reduce(unformatted) { $1.apply(to: $0) }
      let isSecret =
        hole.isSecret || hole.isUnsure && !SecretName.isSwitch(value.utf8)
        || context.secretDataSources.contains(hole.name)
        || (isSecret || hole.isInSecretPlace) && !SecretMask.isScheme(value.utf8)
      values.append(ResolvedValue(text: value, unformatted: unformatted, isSecret: isSecret))
    }
  }

  /// The value of a hole, without its formatters; nil if there is none.
  private mutating func value(of hole: ResolvableText.Hole, _ part: RequestPart) -> String? {
    if let message = hole.openSlot {
      report(.openSlot, part, hole.range, message)
      return nil
    }
    let known = context.value(named: hole.name, hole.kind)
    switch hole.kind {
    case .configuration:
      // One that is null is replaced by nothing.
      if let known, known?.isEmpty != true { return known }
      report(
        .missingConfiguration(hole.name), part, hole.range,
        "The configuration key “\(hole.name)” has no value: the call goes to the interface failure branch.")
      return nil
    case .dataSource:
      if let known, let value = known { return value }
      if unsetNames.insert(hole.name).inserted { unset.append(hole.name) }
      if policy == .refuse {
        report(
          .unsetDataSource(hole.name), part, hole.range, "The data source “\(hole.name)” is not set.")
      }
      return nil
    }
  }

  // MARK: - Problems

  /// Reports what is wrong with a resolved text, and which placeholder's value brought it in.
  ///
  /// - Parameter first: The index of the value of the text's first hole.
  private mutating func report(
    _ kind: ResolutionError.Problem.Kind, _ part: RequestPart, _ message: String, at offset: Int,
    of text: ResolvableText, from first: Int
  ) {
    let (range, index) = text.origin(of: offset, filledWith: values[first...])
    guard let index, case let hole = text.holes[index], hole.openSlot == nil else {
      return report(kind, part, range, message)
    }
    let opener = hole.kind == .dataSource ? "$" : "#"
    // What is wrong with a secret is not said: it would tell a part of it.
    let isHidden = values[first + index].isSecret && kind == .invalidURL
    let reason = isHidden ? "With it, this is no absolute http or https URL." : message
    report(kind, part, range, "The value of \(opener)(\(hole.name)) cannot stand here. \(reason)")
  }

  private mutating func report(
    _ kind: ResolutionError.Problem.Kind, _ part: RequestPart, _ range: Range<Int>, _ message: String
  ) {
    problems.append(ResolutionError.Problem(kind: kind, part: part, range: range, message: message))
  }
}

extension String {
  /// Whether there is a control character, tabs among them, as is quick to see.
  fileprivate var mayHoldControl: Bool {
    utf8.withContiguousStorageIfAvailable { bytes in
      bytes.baseAddress.map { bytes_have_control($0, bytes.count) } ?? false
    } ?? true
  }

  /// The UTF-8 offset of the first character that a test picks out, which tells no characters but ASCII's apart.
  fileprivate func firstOffset(where test: (Unicode.Scalar) -> Bool) -> Int? {
    utf8.firstIndex { test(Unicode.Scalar($0)) }.map { utf8.distance(from: startIndex, to: $0) }
  }
}
