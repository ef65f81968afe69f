/// Many locators as one tree of steps, so that one pass over a response finds them all.
///
/// The nodes lie flat in arrays of plain numbers: looking a name up counts no references and allocates nothing.
final class JSONLocatorTree: Sendable {
  /// A place that locators step through or end at.
  struct Node: Sendable {
    let parent: Int
    /// Its places among ``names``.
    fileprivate(set) var names = 0..<0
    /// The lengths of its names as bits; of 63 bytes and more as one. Most names of a response are of no such length.
    fileprivate(set) var lengths: UInt64 = 0
    /// Its places among ``members``.
    fileprivate(set) var members = 0..<0
  }

  /// A name that a locator steps into.
  fileprivate struct Name {
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
  fileprivate struct Member {
    let index: Int
    let node: Int
  }

  /// The nodes, each after its parent; the first is the root of the response.
  let nodes: [Node]
  /// How many steps the longest locator has.
  let depth: Int
  /// How many bytes the longest name has.
  private let longestName: Int
  /// For each locator, the node at which it ends.
  let ends: [Int]
  /// The names of each node, those of one node sorted by length and prefix.
  private let names: [Name]
  private let nameBytes: [UInt8]
  /// The members of each node, those of one node sorted by index.
  private let members: [Member]

  init(_ locators: [JSONLocator]) {
    var builder = JSONLocatorTree.Builder()
    ends = locators.map { builder.node(at: $0) }
    builder.flatten()
    (nodes, names, nameBytes, members) = (builder.nodes, builder.names, builder.nameBytes, builder.members)
    longestName = names.map(\.length).max() ?? 0
    depth = locators.map(\.steps.count).max() ?? 0
  }

  /// The tree while locators are added.
  private struct Builder {
    var nodes = [Node(parent: -1)]
    var names: [Name] = []
    var nameBytes: [UInt8] = []
    var members: [Member] = []
    private var steps: [[Step: Int]] = [[:]]

    /// Adds a locator; gives the node at which it ends.
    mutating func node(at locator: JSONLocator) -> Int {
      var node = 0
      for step in locator.steps.map(Step.init) {
        if let next = steps[node][step] {
          node = next
        } else {
          steps[node][step] = nodes.count
          steps.append([:])
          nodes.append(Node(parent: node))
          node = nodes.count - 1
        }
      }
      return node
    }

    mutating func flatten() {
      for (parent, steps) in steps.enumerated() {
        let (firstName, firstMember) = (names.count, members.count)
        for (step, node) in steps { add(step, to: node) }
        for name in names[firstName...] { nodes[parent].lengths |= JSONLocatorTree.bit(name.length) }
        names[firstName...].sort { $0.precedes(length: $1.length, prefix: $1.prefix) }
        members[firstMember...].sort { $0.index < $1.index }
        nodes[parent].names = firstName..<names.count
        nodes[parent].members = firstMember..<members.count
      }
    }

    private mutating func add(_ step: Step, to node: Int) {
      switch step {
      case .index(let index): members.append(Member(index: index, node: node))
      case .name(let bytes):
        let prefix = bytes.withUnsafeBufferPointer { $0.word(at: 0) }
        names.append(Name(length: bytes.count, prefix: prefix, start: nameBytes.count, node: node))
        nameBytes += bytes
      }
    }
  }

  /// The tree as plain memory, while a response is read: nothing in it counts references.
  struct View {
    let nodes: UnsafeBufferPointer<Node>
    fileprivate let names: UnsafeBufferPointer<Name>
    fileprivate let nameBytes: UnsafeBufferPointer<UInt8>
    fileprivate let members: UnsafeBufferPointer<Member>
    fileprivate let longestName: Int
  }

  func withView<Result>(_ body: (View) -> Result) -> Result {
    nodes.withUnsafeBufferPointer { nodes in
      names.withUnsafeBufferPointer { names in
        nameBytes.withUnsafeBufferPointer { nameBytes in
          members.withUnsafeBufferPointer { members in
            body(
              View(
                nodes: nodes, names: names, nameBytes: nameBytes, members: members,
                longestName: longestName))
          }
        }
      }
    }
  }

  /// A length as one of 64 bits.
  @inline(__always)
  static func bit(_ length: Int) -> UInt64 { 1 &<< UInt64(min(length, 63)) }
}

extension JSONLocatorTree.View {
  /// The node of a member of an object, if a locator steps into it.
  ///
  /// - Parameter name: The place of the name in the response.
  func node(of parent: Int, named name: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    let range = nodes[parent].names
    let prefix = bytes.word(at: name.lowerBound).prefix(name.count)
    var place = range.lowerBound
    // A few names are gone through faster than bisected.
    if range.count > 8 {
      place = names[range].partitionPoint { $0.precedes(length: name.count, prefix: prefix) }
    }
    while place < range.upperBound {
      let candidate = names[place]
      if candidate.length == name.count, candidate.prefix == prefix {
        if isName(candidate, at: name.lowerBound, in: bytes) { return candidate.node }
      } else if !candidate.precedes(length: name.count, prefix: prefix) {
        return nil
      }
      place += 1
    }
    return nil
  }

  /// The node of a member of an object whose name is written with escapes; nothing is allocated for it.
  func node(of parent: Int, escaped name: Range<Int>, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: longestName) { plain in
      guard let count = JSONText.unescape(bytes[name], into: plain) else { return nil }
      return node(of: parent, named: 0..<count, in: UnsafeBufferPointer(plain))
    }
  }

  private func isName(_ name: JSONLocatorTree.Name, at offset: Int, in bytes: UnsafeBufferPointer<UInt8>)
    -> Bool
  {
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
    if range.isEmpty { return nil }
    let place = members[range].partitionPoint { $0.index < index }
    return place < range.upperBound ? (members[place].index, members[place].node) : nil
  }
}
