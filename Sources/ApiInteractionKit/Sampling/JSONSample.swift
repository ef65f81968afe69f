/// Lists the locators of a JSON response while it is scanned.
struct JSONSample: JSONVisitor {
  /// An object or array that is open.
  private struct Frame {
    /// Its place in the list; nil if it is not listed.
    let entry: Int?
    let isArray: Bool
    /// The steps to it; nil if no locator can be written for what is in it.
    let steps: [JSONLocator.Step]?
    var count = 0
    /// Of an object, where in the list its members stand, by their names to the letter.
    var members: [[UInt8]: Range<Int>] = [:]
    var name: [UInt8] = []
    var start = 0

    /// Notes that the member that is open ends.
    mutating func endMember(at end: Int) {
      if count > 0, !isArray { members[name] = start..<end }
    }
  }

  private let bytes: UnsafeBufferPointer<UInt8>
  private var locators: [SampleLocator?] = []
  private var unlisted = 0
  private var frames: [Frame] = []
  private var key = ""

  /// The locators of a response that is JSON.
  static func list(_ bytes: UnsafeBufferPointer<UInt8>, limits: Limits) -> ([SampleLocator], unlisted: Int) {
    var sample = JSONSample(bytes: bytes)
    try? JSONScanner.scan(bytes, depthLimit: limits.jsonDepth, &sample)
    return (sample.locators.compactMap { $0 }, sample.unlisted)
  }

  private init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  mutating func begin(isArray: Bool, at offset: Int) {
    let steps = nextSteps()
    let count = locators.count
    add(steps, isArray ? .array(0) : .object(0), .string)
    let isListed = locators.count > count
    frames.append(
      Frame(
        entry: isListed ? count : nil, isArray: isArray,
        steps: isListed || steps?.isEmpty == true ? steps : nil))
  }

  mutating func end(at offset: Int) {
    guard let frame = frames.popLast(), let entry = frame.entry else { return }
    let content = frame.isArray ? SampleLocator.Content.array(frame.count) : .object(frame.count)
    guard let listed = locators[entry] else { return }
    locators[entry] = SampleLocator(
      locator: listed.locator, content: content, dataType: listed.dataType, path: listed.path)
  }

  mutating func key(_ range: Range<Int>, hasEscapes: Bool, in bytes: UnsafeBufferPointer<UInt8>) {
    key = hasEscapes ? JSONText.unescaped(bytes[range]) : String(decoding: bytes[range], as: UTF8.self)
    guard let last = frames.indices.last else { return }
    frames[last].endMember(at: locators.count)
    frames[last].name = Array(key.utf8)
    frames[last].start = locators.count
    // Of members with one name the last counts: what the earlier one offered is found no more.
    for index in frames[last].members[frames[last].name] ?? 0..<0 where locators[index] != nil {
      locators[index] = nil
      unlisted += 1
    }
  }

  mutating func scalar(_ kind: JSONKind, _ range: Range<Int>, hasEscapes: Bool) {
    let match = JSONMatch(kind: kind, range: range, hasEscapes: hasEscapes)
    guard let text = match.text(in: bytes) else { return add(nextSteps(), .null, .string) }
    add(nextSteps(), .text(text), .guess(kind, text))
  }

  /// The steps to the value that comes; nil if no locator can be written.
  private mutating func nextSteps() -> [JSONLocator.Step]? {
    guard let last = frames.indices.last else { return [] }
    defer { frames[last].count += 1 }
    return frames[last].steps.map { $0 + [frames[last].isArray ? .index(frames[last].count) : .name(key)] }
  }

  private mutating func add(_ steps: [JSONLocator.Step]?, _ content: SampleLocator.Content, _ type: DataType)
  {
    if steps?.isEmpty == true { return }
    guard let steps, let locator = JSONLocator(steps: steps) else {
      unlisted += 1
      return
    }
    var path: [String] = []
    for step in steps {
      switch step {
      case .name(let name): path.append(name)
      case .index(let index): path.append((path.popLast() ?? "item") + String(index))
      }
    }
    locators.append(SampleLocator(locator: .json(locator), content: content, dataType: type, path: path))
  }
}
