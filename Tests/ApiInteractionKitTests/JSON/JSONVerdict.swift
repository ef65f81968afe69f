@testable import ApiInteractionKit

/// What is said of a text by the outline, which reads every token, and by the response path, which skips what no locator
/// steps into.
struct JSONVerdict {
  let outline: JSONOutline
  /// What the response path says otherwise than the outline; empty where they agree.
  let differences: [String]

  var isJSON: Bool { outline.fault == nil }
}
