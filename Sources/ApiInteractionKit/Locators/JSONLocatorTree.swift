/// Many locators as one tree of steps, so that one pass over a response finds them all.
///
/// The nodes lie flat in arrays of plain numbers: looking a name up counts no references and allocates nothing.
struct JSONLocatorTree: Sendable {
  /// A place that locators step through or end at.
  struct Node: Sendable {
    let parent: Int
    /// Its places among ``names``.
    fileprivate(set) var names = 0..<0
    /// Its places among ``members``.
    fileprivate(set) var members = 0..<0
  }

  /// A name that a locator steps into.
  private struct Name {
    let length: Int
    /// Its first eight bytes.
    let prefix: UInt64
    /// Where it begins among ``nameBytes``.
    let start: Int
    let node: Int

    func precedes(length: Int, prefix: UInt64) -> Bool {
      self.length < length || self.length == length && self.prefix < prefix
    }
  }

  /// A step as it is compared: names to the letter.
  private enum Step: Hashable {
    case name([UInt8])
    case index(Int)

    init(_ step: JSONLocator.Step) {
      switch step {
      case .name(let name): self = .name(Array(name.utf8))
      case .index(let index): self = .index(index)
      }
    }
  }

  /// An array member that a locator steps into.
  private struct Member {
    let index: Int
    let node: Int
  }

  /// The nodes, each after its parent; the first is the root of the response.
  private(set) var nodes: [Node] = []
  /// For each locator, the node at which it ends.
  let ends: [Int]
  /// The names of each node, those of one node sorted by length and prefix.
  private var names: [Name] = []
  private var nameBytes: [UInt8] = []
  /// The members of each node, those of one node sorted by index.
  private var members: [Member] = []

  init(_ locators: [JSONLocator]) {
    var steps: [[Step: Int]] = [[:]]
    nodes.append(Node(parent: -1))
    var ends: [Int] = []
    for locator in locators {
      var node = 0
      for step in locator.steps.map(Step.init) {
        if let next = steps[node][step] {
          node = next
          continue
        }
        steps[node][step] = steps.count
        nodes.append(Node(parent: node))
        node = steps.count
        steps.append([:])
      }
      ends.append(node)
    }
    self.ends = ends
    for (node, steps) in steps.enumerated() { add(steps, to: node) }
  }

  private mutating func add(_ steps: [Step: Int], to parent: Int) {
    let (firstName, firstMember) = (names.count, members.count)
    for (step, node) in steps {
      switch step {
      case .index(let index): members.append(Member(index: index, node: node))
      case .name(let bytes):
        let prefix = bytes.withUnsafeBufferPointer { $0.word(at: 0) }
        names.append(Name(length: bytes.count, prefix: prefix, start: nameBytes.count, node: node))
        nameBytes += bytes
      }
    }
    names[firstName...].sort { $0.precedes(length: $1.length, prefix: $1.prefix) }
    members[firstMember...].sort { $0.index < $1.index }
    nodes[parent].names = firstName..<names.count
    nodes[parent].members = firstMember..<members.count
  }

  /// The node of a member of an object, if a locator steps into it.
  ///
  /// - Parameter name: The place of the name in the response.
  func node(of parent: Int, named name: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let prefix = bytes.word(at: name.lowerBound).prefix(name.count)
    let range = nodes[parent].names
    var place =
      range.count == 1
      ? range.lowerBound
      : names[range].partitionPoint {
        $0.precedes(length: name.count, prefix: prefix)
      }
    while place < range.upperBound, names[place].length == name.count, names[place].prefix == prefix {
      if isName(names[place], at: name.lowerBound, in: bytes) { return names[place].node }
      place += 1
    }
    return nil
  }

  private func isName(_ name: Name, at offset: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 8
    while index < name.length {
      if bytes[offset + index] != nameBytes[name.start + index] { return false }
      index += 1
    }
    return true
  }

  /// The first array member, from an index on, that a locator steps into.
  func member(of parent: Int, from index: Int) -> (index: Int, node: Int)? {
    let range = nodes[parent].members
    let place = members[range].partitionPoint { $0.index < index }
    return place < range.upperBound ? (members[place].index, members[place].node) : nil
  }
}
