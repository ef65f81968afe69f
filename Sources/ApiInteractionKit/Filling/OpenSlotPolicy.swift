/// What becomes of a slot that has no value when a template is filled. [P]
public enum OpenSlotPolicy: Sendable, Hashable {
  /// Filling fails and says which slots have no value.
  case refuse
  /// The slot stays, so that the result is a template again.
  ///
  /// Of several slots of one name, those that stay are counted anew: `amount#2` is `amount` once the first is filled.
  case keep
}
