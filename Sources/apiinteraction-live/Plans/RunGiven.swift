import ApiInteractionPlan

/// What a run starts from, besides the plan: with it, a record is replayed.
struct RunGiven {
  var data: [String: String?] = [:]
  /// Values for slots that the plan leaves open, by their full names.
  var slots: [String: String] = [:]
  var digits: [String: [String?]] = [:]
  var payments: [PaymentOutcome] = []
}
