/// Every value of a JSON text with its place and the path to it.
///
/// For bodies, which are small and of which everything matters. Responses are never outlined.
public struct JSONOutline: Sendable {
  /// A value.
  public struct Entry: Sendable, Hashable {
    /// What the value is.
    public let kind: JSONKind
    /// The value's bytes, a string's with its quotes.
    public internal(set) var range: Range<Int>
    /// Of a member of an object, its name's bytes without the quotes.
    public let keyRange: Range<Int>?
    /// The name of a member of an object.
    public let key: String?
    /// The place in an array.
    let index: Int
    /// The index of the object or array around it; -1 for the root.
    public let parent: Int
  }

  /// The values in document order, the root first.
  public let entries: [Entry]
  /// Where the text stops being JSON, if it does; the entries are those before it.
  public let fault: JSONSyntaxError?

  /// - Parameter text: The text that names are taken from: the bytes, before holes in them were stood in for.
  package init(_ bytes: [UInt8], depthLimit: Int, naming text: [UInt8]? = nil) {
    var outliner = JSONOutliner(text: text ?? bytes)
    fault = bytes.withUnsafeBufferPointer { buffer -> JSONSyntaxError? in
      do throws(JSONSyntaxError) {
        try JSONScanner.scan(buffer, depthLimit: depthLimit, &outliner)
        return nil
      } catch {
        return error
      }
    }
    entries = outliner.entries
  }

  /// The path of an entry, written as a locator: `PaymentData.amount`, `items[0].sku`, `['a.b']`.
  ///
  /// Of a path longer than 1,000 bytes only the end is given.
  public func path(to entry: Int) -> String {
    var steps: [String] = []
    var length = 0
    var current = entry
    while current > 0, length < JSONLocator.longestListed {
      let step = step(of: entries[current])
      length += step.utf8.count
      steps.append(step)
      current = entries[current].parent
    }
    let path = steps.reversed().joined()
    return path.hasPrefix(".") ? String(path.dropFirst()) : path
  }

  private func step(of entry: Entry) -> String {
    guard let key = entry.key else { return "[\(entry.index)]" }
    return JSONLocator.written(key.end(ofLength: JSONLocator.longestListed), isFirst: entry.parent == 0)
  }
}

/// Collects the entries of an outline.
private struct JSONOutliner: JSONVisitor {
  let text: [UInt8]
  private(set) var entries: [JSONOutline.Entry] = []
  /// The open objects and arrays: their entries and how many members came.
  private var open: [(entry: Int, count: Int)] = []
  private var key: (range: Range<Int>, text: String)?

  init(text: [UInt8]) {
    self.text = text
  }

  mutating func begin(isArray: Bool, at offset: Int) {
    append(isArray ? .array : .object, offset..<offset)
    open.append((entries.count - 1, 0))
  }

  mutating func end(at offset: Int) {
    guard let entry = open.popLast()?.entry else { return }
    entries[entry].range = entries[entry].range.lowerBound..<offset
  }

  mutating func key(_ range: Range<Int>, hasEscapes: Bool, in bytes: UnsafeBufferPointer<UInt8>) {
    let name = text[range]
    key = (range, hasEscapes ? JSONText.unescaped(name) : String(decoding: name, as: UTF8.self))
  }

  mutating func scalar(_ kind: JSONKind, _ range: Range<Int>, hasEscapes: Bool) {
    append(kind, kind == .string ? (range.lowerBound - 1)..<(range.upperBound + 1) : range)
  }

  private mutating func append(_ kind: JSONKind, _ range: Range<Int>) {
    entries.append(
      JSONOutline.Entry(
        kind: kind, range: range, keyRange: key?.range, key: key?.text, index: open.last?.count ?? 0,
        parent: open.last?.entry ?? -1))
    key = nil
    if !open.isEmpty { open[open.count - 1].count += 1 }
  }
}
