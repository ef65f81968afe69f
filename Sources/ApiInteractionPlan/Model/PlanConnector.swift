import ApiInteractionKit

/// The definition that a Data Connector sends.
public struct PlanConnector: Sendable, Hashable {
  /// The value of a template's slot.
  public struct SlotValue: Sendable, Hashable {
    /// The slot, by its name or the last part of it.
    public let slot: PlanReference
    /// The value.
    public let value: String
    /// Where the value stands in the plan's file.
    public let valueRange: SourceRange
  }

  /// The definition's file, from the folder of the plan.
  public let file: PlanReference
  /// The values of a template's slots, in the order of the plan.
  public let slotValues: [SlotValue]

  /// The same by the names of the slots.
  public var values: [String: String] {
    Dictionary(slotValues.map { ($0.slot.name, $0.value) }) { first, _ in first }
  }
}
