/// A peer by name, to be made when its turn comes.
public struct Entry<Input>: Sendable {
  let name: String
  let make: @Sendable (Input) throws -> Peer

  public init(_ name: String, make: @escaping @Sendable (Input) throws -> Peer) {
    self.name = name
    self.make = make
  }
}
