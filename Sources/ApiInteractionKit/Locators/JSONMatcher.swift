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
    frames.reserveCapacity(8)
    visits = Array(repeating: Visit(), count: tree.nodes.count)
  }

  /// Forgets what was found in an earlier member of a name that comes twice: the last one counts [P], and what was found
  /// in another was visited before the last visit to its parent.
  mutating func settle() {
    for node in visits.indices.dropFirst() {
      let parent = visits[tree.nodes[node].parent].number
      if parent == 0 || parent > visits[node].number { visits[node] = Visit() }
    }
  }

  /// The value of a locator; nil where the response has none.
  func match(_ locator: Int) -> JSONMatch? {
    visits[tree.ends[locator]].match
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
    guard let node = frames.last?.node, node >= 0 else { return }
    if hasEscapes {
      let name = Array(JSONText.unescaped(bytes[range]).utf8)
      pending = name.withUnsafeBufferPointer { tree.node(of: node, named: name.indices, in: $0) ?? -1 }
    } else {
      pending = tree.node(of: node, named: range, in: bytes) ?? -1
    }
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
    return tree.member(of: frame.node, from: frame.index).map { $0.index - frame.index } ?? .max
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
    guard node >= 0, let member = tree.member(of: node, from: index), member.index == index else { return -1 }
    return member.node
  }
}
