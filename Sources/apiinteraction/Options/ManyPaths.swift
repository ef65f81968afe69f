import ArgumentParser

/// The arguments of a command line with a great many paths in a row, as a shell makes of `*.xml`.
///
/// The argument parser takes time by the square of their number: seconds for 10,000. It is given the first few, and the
/// others go to the command as they are.
struct ManyPaths {
  /// So many arguments without a dash are a great many.
  private static let many = 100
  /// So many at the beginning of a row may be something else: the value of an option, the name of the command, and after those a
  /// path.
  private static let kept = 3

  /// The arguments that are parsed.
  let others: [String]
  /// The paths that are not.
  let paths: [String]

  init(_ arguments: ArraySlice<String>) {
    let rows = arguments.split { $0.hasPrefix("-") }
    let row = rows.max { $0.count < $1.count }.map { $0.dropFirst(ManyPaths.kept) }
    guard let row, row.count > ManyPaths.many else {
      (others, paths) = (Array(arguments), [])
      return
    }
    others = Array(arguments[..<row.startIndex] + arguments[row.endIndex...])
    paths = Array(row)
  }
}

/// A command whose arguments without a dash are paths, as many as there are.
protocol TakesPaths: ParsableCommand {
  var paths: [String] { get set }
}
