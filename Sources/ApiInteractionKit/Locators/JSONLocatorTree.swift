/// Many locators as one tree of steps, so that one pass over a response finds them all.
struct JSONLocatorTree: Sendable {
  /// A place that locators step through or end at.
  struct Node: Sendable {
    /// The members that locators step into, sorted by name.
    var names: [(name: [UInt8], node: Int)] = []
    /// The array members that locators step into, sorted by index.
    var indices: [(index: Int, node: Int)] = []
    let parent: Int
  }

  /// The nodes, each after its parent; the first is the root of the response.
  private(set) var nodes = [Node(parent: -1)]
  /// For each locator, the node at which it ends.
  private(set) var ends: [Int] = []

  init(_ locators: [JSONLocator]) {
    for locator in locators {
      ends.append(locator.steps.reduce(0) { child(of: $0, at: $1) })
    }
  }

  /// The node of a member, if a locator steps into it.
  func node(of parent: Int, named name: some RandomAccessCollection<UInt8>) -> Int? {
    let (position, isFound) = place(of: name, in: nodes[parent].names)
    return isFound ? nodes[parent].names[position].node : nil
  }

  /// The node of an array member, if a locator steps into it.
  func node(of parent: Int, at index: Int) -> Int? {
    let (position, isFound) = place(of: index, in: nodes[parent].indices)
    return isFound ? nodes[parent].indices[position].node : nil
  }

  /// The first index, from one on, that a locator steps into.
  func firstIndex(at parent: Int, from index: Int) -> Int? {
    let indices = nodes[parent].indices
    let (position, _) = place(of: index, in: indices)
    return position < indices.count ? indices[position].index : nil
  }

  private mutating func child(of parent: Int, at step: JSONLocator.Step) -> Int {
    switch step {
    case .name(let name):
      let bytes = Array(name.utf8)
      let (position, isFound) = place(of: bytes, in: nodes[parent].names)
      if isFound { return nodes[parent].names[position].node }
      nodes[parent].names.insert((bytes, nodes.count), at: position)
    case .index(let index):
      let (position, isFound) = place(of: index, in: nodes[parent].indices)
      if isFound { return nodes[parent].indices[position].node }
      nodes[parent].indices.insert((index, nodes.count), at: position)
    }
    nodes.append(Node(parent: parent))
    return nodes.count - 1
  }

  private func place(
    of name: some RandomAccessCollection<UInt8>, in names: [(name: [UInt8], node: Int)]
  ) -> (position: Int, isFound: Bool) {
    let position = names.partitionPoint { candidate in
      let candidate = candidate.name
      return candidate.count < name.count
        || candidate.count == name.count && candidate.lexicographicallyPrecedes(name)
    }
    return (position, position < names.count && names[position].name.elementsEqual(name))
  }

  private func place(of index: Int, in indices: [(index: Int, node: Int)]) -> (position: Int, isFound: Bool) {
    let position = indices.partitionPoint { $0.index < index }
    return (position, position < indices.count && indices[position].index == index)
  }
}
