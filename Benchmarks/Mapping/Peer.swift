/// One way to find the values of a response's locators, used again and again as a program would that maps many responses.
protocol Peer: AnyObject {
  /// Reads the response and keeps the text of each value: what is measured.
  func find()

  /// What was found last, in the order of the look-ups.
  var values: [String?] { get }
}
