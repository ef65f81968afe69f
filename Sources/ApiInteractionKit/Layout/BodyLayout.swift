/// What layout does with the text of a Body.
public enum BodyLayout: Sendable, Hashable {
  /// It stays to the letter; where it is escaped, it moves into a CDATA section.
  case kept
  /// A body that is JSON is indented as well; every name and value in it stays to the letter.
  case indented
}
