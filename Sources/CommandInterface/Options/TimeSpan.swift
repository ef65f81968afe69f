import ArgumentParser

/// A length of time on the command line: `250ms`, `2s`, `1.5s`, `1m`; a number alone is seconds.
package struct TimeSpan: ExpressibleByArgument {
  private static let units: [(suffix: String, seconds: Double)] = [
    ("ms", 0.001), ("s", 1), ("m", 60), ("h", 3600), ("", 1),
  ]
  /// A day: more is a mistake.
  private static let longest = 86_400.0

  package let duration: Duration
  private let text: String

  package init(seconds: Int) {
    duration = .seconds(seconds)
    text = "\(seconds)s"
  }

  package init(milliseconds: Int) {
    duration = .milliseconds(milliseconds)
    text = "\(milliseconds)ms"
  }

  package init?(argument: String) {
    guard let unit = TimeSpan.units.first(where: { argument.hasSuffix($0.suffix) }) else { return nil }
    let number = argument.dropLast(unit.suffix.count)
    guard let first = number.utf8.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first),
      number.utf8.allSatisfy({ "0123456789.".utf8.contains($0) }), let value = Double(number),
      value * unit.seconds <= TimeSpan.longest
    else { return nil }
    duration = .milliseconds(Int64((value * unit.seconds * 1000).rounded()))
    text = argument
  }

  package var defaultValueDescription: String { text }
}
