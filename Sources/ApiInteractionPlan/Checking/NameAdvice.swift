import ApiInteractionKit

/// Says of names that are not there which were meant.
///
/// Each is compared with all that there are, which takes long where both are many: only the first few are.
struct NameAdvice {
  private static let mostCompared = 50

  private let names: [String]
  private lazy var bareNames = names.map(NameAdvice.bare)
  private var known: [ExactName: String?] = [:]

  /// - Parameter names: The names that there are.
  init(_ names: [String]) {
    self.names = names
  }

  /// A question that can follow a sentence, with a space before it; empty if no name is near.
  mutating func text(for name: String) -> String {
    self.name(for: name).map { NameAdvice.question($0, for: name) } ?? ""
  }

  /// The question whether another name was meant, with a space before it; of one that looks the same, wherein it differs.
  static func question(_ meant: String, for name: String) -> String {
    guard plain(meant) == plain(name),
      let odd = (name + meant).unicodeScalars.first(where: { plain(String($0)) != String($0) })
    else { return " Did you mean “\(meant)”?" }
    return " “\(meant)” looks like it, but one of the two holds \(odd.codePoint). Write both alike."
  }

  /// A name with plain spaces for others, and without what cannot be seen.
  private static func plain(_ name: String) -> String {
    let scalars = name.unicodeScalars.compactMap { scalar -> Unicode.Scalar? in
      if scalar.properties.isWhitespace { return " " }
      return scalar.properties.generalCategory == .format ? nil : scalar
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// A name without space at its ends.
  private static func bare(_ name: String) -> Substring {
    let name = plain(name)
    let start = name.firstIndex { $0 != " " } ?? name.endIndex
    let end = name.lastIndex { $0 != " " }.map { name.index(after: $0) } ?? start
    return name[start..<end]
  }

  /// The name that is near; nil if none is.
  mutating func name(for name: String) -> String? {
    if let meant = known[ExactName(name)] { return meant }
    if known.count >= NameAdvice.mostCompared { return nil }
    // Space at an end is easily written, and of a short name nothing is near.
    let bare = NameAdvice.bare(name)
    let spaced = zip(names, bareNames).first { $0 != name && $1 == bare }?.0
    let meant = spaced ?? name.nearest(in: names)
    known[ExactName(name)] = .some(meant)
    return meant
  }
}
