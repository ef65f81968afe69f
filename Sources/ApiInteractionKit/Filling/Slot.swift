/// A named slot of a template, which one value fills wherever it stands. [P]
public struct Slot: Sendable, Hashable {
  /// One place in which the slot stands.
  public struct Occurrence: Sendable, Hashable {
    /// The token in the source, from its first `~` to its last.
    public let range: SourceRange
    /// What the place asks of the value.
    public let context: SlotContext
    /// The index of the value, among those of the definition, that holds the slot.
    let value: Int
    /// The token in that value's text.
    let token: SlotToken
  }

  /// The name by which a value is given to it: `Url`, `client_id`, `PaymentData.amount`.
  public let name: String
  /// The name without the path before it, which is enough while no other slot has the same.
  let shortName: String
  /// The places, in the order of the source; several only where the slot names itself.
  public internal(set) var occurrences: [Occurrence]
}
