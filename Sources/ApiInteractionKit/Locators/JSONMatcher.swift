/// Finds the values of many locators in one pass over a response.
///
/// It works in memory that is given to it, so that a pass allocates nothing.
struct JSONMatcher: JSONVisitor {
  /// An object or array that is open and stands on the path of a locator.
  struct Frame {
    fileprivate let node: Int
    fileprivate let isArray: Bool
    fileprivate let start: Int
    /// Of an array, the index of the member that comes next.
    fileprivate var index = 0
  }

  /// What was last seen of a node.
  struct Visit {
    /// The number of the visit, of all visits to all nodes; 0 for none.
    fileprivate var number = 0
    fileprivate var match: JSONMatch?
  }

  private let tree: JSONLocatorTree.View
  /// For each locator, the node at which it ends.
  private let ends: [Int]
  private let frames: UnsafeMutableBufferPointer<Frame>
  private let visits: UnsafeMutableBufferPointer<Visit>
  /// How many frames are in use.
  private var depth = 0
  /// Whether the innermost object or array is an array that locators step into.
  private var isArray = false
  /// The lengths of the names in the innermost object that are stepped into.
  private var lengths: UInt64 = 0
  /// How many objects and arrays are open that no locator steps into.
  private var depthOffPath = 0
  private var count = 0
  /// Whether a node was visited twice.
  private var isRepeated = false
  /// The node of the value that comes next, or -1.
  private var pending = 0

  /// Looks all locators of a tree up in a response.
  ///
  /// - Parameter body: Is given what they have found.
  /// - Returns: Why the response is not JSON, in which case nothing was given.
  static func find(
    _ tree: JSONLocatorTree, in bytes: UnsafeBufferPointer<UInt8>, depthLimit: Int,
    leastRest: Int, _ body: (borrowing JSONMatcher) -> Void
  ) -> JSONSyntaxError? {
    tree.withView { view in
      withUnsafeTemporaryAllocation(of: Frame.self, capacity: tree.depth + 1) { frames in
        withUnsafeTemporaryAllocation(of: Visit.self, capacity: view.nodes.count) { visits in
          visits.initialize(repeating: Visit())
          var matcher = JSONMatcher(tree: view, ends: tree.ends, frames: frames, visits: visits)
          do throws(JSONSyntaxError) {
            try JSONScanner.scan(bytes, depthLimit: depthLimit, leastRest: leastRest, &matcher)
          } catch {
            return error
          }
          matcher.settle()
          body(matcher)
          return nil
        }
      }
    }
  }

  private init(
    tree: JSONLocatorTree.View, ends: [Int], frames: UnsafeMutableBufferPointer<Frame>,
    visits: UnsafeMutableBufferPointer<Visit>
  ) {
    self.tree = tree
    self.ends = ends
    self.frames = frames
    self.visits = visits
  }

  /// The value of a locator; nil where the response has none.
  func match(_ locator: Int) -> JSONMatch? {
    visits[ends[locator]].match
  }

  /// Forgets what was found in an earlier member of a name that comes twice: the last one counts [P], and what was found
  /// in another was visited before the last visit to its parent.
  private func settle() {
    guard isRepeated else { return }
    for node in visits.indices.dropFirst() {
      let parent = visits[tree.nodes[node].parent].number
      if parent == 0 || parent > visits[node].number { visits[node] = Visit() }
    }
  }

  // MARK: - Visiting

  @inline(__always)
  mutating func begin(isArray: Bool, at offset: Int) {
    guard pending >= 0 else {
      depthOffPath &+= 1
      enter()
      return
    }
    let node = pending
    visit(node)
    frames.initializeElement(at: depth, to: Frame(node: node, isArray: isArray, start: offset))
    depth &+= 1
    enter()
    pending = isArray ? member(0, of: node) : -1
  }

  /// Notes what is asked of the innermost object or array for each of its members.
  @inline(__always)
  private mutating func enter() {
    guard depthOffPath == 0, depth > 0 else {
      isArray = false
      lengths = 0
      return
    }
    isArray = frames[depth &- 1].isArray
    lengths = tree.nodes[frames[depth &- 1].node].lengths
  }

  @inline(__always)
  mutating func end(at offset: Int) {
    if depthOffPath > 0 {
      depthOffPath &-= 1
    } else {
      depth &-= 1
      let frame = frames[depth]
      let kind: JSONKind = frame.isArray ? .array : .object
      visits[frame.node].match = JSONMatch(kind: kind, range: frame.start..<offset, hasEscapes: false)
    }
    enter()
    valueEnded()
  }

  @inline(__always)
  mutating func key(_ range: Range<Int>, hasEscapes: Bool, in bytes: UnsafeBufferPointer<UInt8>) {
    if lengths == 0 { return }
    if hasEscapes {
      pending = tree.node(of: frames[depth &- 1].node, escaped: range, in: bytes) ?? -1
    } else if lengths & JSONLocatorTree.bit(range.count) != 0 {
      pending = tree.node(of: frames[depth &- 1].node, named: range, in: bytes) ?? -1
    }
  }

  @inline(__always)
  mutating func scalar(_ kind: JSONKind, _ range: Range<Int>, hasEscapes: Bool) {
    if pending >= 0 {
      visit(pending)
      visits[pending].match = JSONMatch(kind: kind, range: range, hasEscapes: hasEscapes)
    }
    valueEnded()
  }

  @inline(__always)
  var unwantedMembers: Int {
    if isArray {
      let frame = frames[depth &- 1]
      return tree.member(of: frame.node, from: frame.index).map { $0.index - frame.index } ?? .max
    }
    return lengths == 0 ? .max : 0
  }

  @inline(__always)
  mutating func skipped(_ members: Int) {
    guard isArray else { return }
    frames[depth &- 1].index += members
    pending = member(frames[depth &- 1].index, of: frames[depth &- 1].node)
  }

  @inline(__always)
  private mutating func visit(_ node: Int) {
    count &+= 1
    if visits[node].number > 0 { isRepeated = true }
    visits[node] = Visit(number: count)
  }

  @inline(__always)
  private mutating func valueEnded() {
    pending = -1
    if isArray { skipped(1) }
  }

  @inline(__always)
  private func member(_ index: Int, of node: Int) -> Int {
    guard let member = tree.member(of: node, from: index), member.index == index else { return -1 }
    return member.node
  }
}
