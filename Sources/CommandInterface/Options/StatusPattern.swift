import ArgumentParser

/// A status code, or a class of them: `201`, `2xx`.
package struct StatusPattern: ExpressibleByArgument, CustomStringConvertible {
  private let codes: ClosedRange<Int>
  package let description: String

  package init?(argument: String) {
    description = argument
    if let code = Int(argument), argument.utf8.count == 3, (100...599).contains(code) {
      codes = code...code
    } else if argument.utf8.count == 3, argument.lowercased().hasSuffix("xx"),
      let first = argument.first?.wholeNumberValue, (1...5).contains(first)
    {
      codes = (first * 100)...(first * 100 + 99)
    } else {
      return nil
    }
  }

  package func matches(_ status: Int) -> Bool { codes.contains(status) }
}
