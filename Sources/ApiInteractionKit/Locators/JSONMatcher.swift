/// Finds the values of many locators in one pass over a response.
struct JSONMatcher: JSONVisitor {
  /// An object or array that is open.
  private struct Frame {
    /// The node that it is the value of, or -1 off every locator's path.
    let node: Int
    let isArray: Bool
    let start: Int
    /// Of an array, the index of the member that comes next.
    var index = 0
  }

  /// What was last seen of a node.
  private struct Visit {
    /// The number of the visit, of all visits to all nodes; 0 for none.
    var number = 0
    var match: JSONMatch?
  }

  private let tree: JSONLocatorTree
  private var frames: [Frame] = []
  private var visits: [Visit]
  private var count = 0
  /// The node of the value that comes next, or -1.
  private var pending = 0

  init(_ tree: JSONLocatorTree) {
    self.tree = tree
    visits = Array(repeating: Visit(), count: tree.nodes.count)
  }

  /// The value of each locator; nil where the response has none.
  ///
  /// Of members with one name the last counts [P]: what was found in an earlier one was visited before the last visit to
  /// its parent.
  var matches: [JSONMatch?] {
    var isValid = Array(repeating: false, count: visits.count)
    for node in visits.indices where visits[node].number > 0 {
      let parent = tree.nodes[node].parent
      isValid[node] = parent < 0 || isValid[parent] && visits[parent].number < visits[node].number
    }
    return tree.ends.map { isValid[$0] ? visits[$0].match : nil }
  }

  mutating func begin(isArray: Bool, at offset: Int) {
    let node = pending
    visit(node)
    frames.append(Frame(node: node, isArray: isArray, start: offset))
    pending = isArray ? member(0, of: node) : -1
  }

  mutating func end(at offset: Int) {
    guard let frame = frames.popLast() else { return }
    if frame.node >= 0 {
      let kind: JSONKind = frame.isArray ? .array : .object
      visits[frame.node].match = JSONMatch(kind: kind, range: frame.start..<offset, hasEscapes: false)
    }
    valueEnded()
  }

  mutating func key(_ range: Range<Int>, hasEscapes: Bool, in bytes: UnsafeBufferPointer<UInt8>) {
    guard let node = frames.last?.node, node >= 0, !tree.nodes[node].names.isEmpty else {
      pending = -1
      return
    }
    let name = bytes[range]
    let found =
      hasEscapes
      ? tree.node(of: node, named: Array(JSONText.unescaped(name).utf8)) : tree.node(of: node, named: name)
    pending = found ?? -1
  }

  mutating func scalar(_ kind: JSONKind, _ range: Range<Int>, hasEscapes: Bool) {
    if pending >= 0 {
      visit(pending)
      visits[pending].match = JSONMatch(kind: kind, range: range, hasEscapes: hasEscapes)
    }
    valueEnded()
  }

  var unwantedMembers: Int {
    guard let frame = frames.last, frame.node >= 0 else { return .max }
    if !frame.isArray { return tree.nodes[frame.node].names.isEmpty ? .max : 0 }
    return tree.firstIndex(at: frame.node, from: frame.index).map { $0 - frame.index } ?? .max
  }

  mutating func skipped(_ members: Int) {
    guard let last = frames.indices.last else { return }
    frames[last].index += members
    pending = member(frames[last].index, of: frames[last].node)
  }

  private mutating func visit(_ node: Int) {
    guard node >= 0 else { return }
    count += 1
    visits[node] = Visit(number: count)
  }

  private mutating func valueEnded() {
    pending = -1
    guard let last = frames.indices.last, frames[last].isArray else { return }
    frames[last].index += 1
    pending = member(frames[last].index, of: frames[last].node)
  }

  private func member(_ index: Int, of node: Int) -> Int {
    guard node >= 0, !tree.nodes[node].indices.isEmpty else { return -1 }
    return tree.node(of: node, at: index) ?? -1
  }
}
