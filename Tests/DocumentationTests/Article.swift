import Foundation
import TestSupport

/// An article of the documentation of `ApiInteractionKit`, and the function of which its code is.
enum Article: String, CaseIterable {
  case gettingStarted = "GettingStarted"
  case theFormat = "TheFormat"
  case filling = "Filling"
  case resolving = "Resolving"
  case mapping = "Mapping"
  case linting = "Linting"
  case testingAgainstTheSandbox = "TestingAgainstTheSandbox"

  /// Runs the code.
  ///
  /// - Returns: What it prints.
  func run() async throws -> String {
    var output = ""
    let print = { (item: Any) in output += "\(item)\n" }
    switch self {
    case .gettingStarted: try await DocumentationTests.gettingStarted(print)
    case .theFormat: try await DocumentationTests.theFormat(print)
    case .filling: try await DocumentationTests.filling(print)
    case .resolving: try await DocumentationTests.resolving(print)
    case .mapping: try await DocumentationTests.mapping(print)
    case .linting: try await DocumentationTests.linting(print)
    case .testingAgainstTheSandbox: try await DocumentationTests.testingAgainstTheSandbox(print)
    }
    return output
  }

  // MARK: - Texts

  static let root = Fixtures.folder.deletingLastPathComponent()
  static let catalogue = root.appending(path: "Sources/ApiInteractionKit/ApiInteractionKit.docc")

  /// The text of the article.
  var text: String {
    get throws {
      try String(contentsOf: Article.catalogue.appending(path: "\(rawValue).md"), encoding: .utf8)
    }
  }

  /// The file that its Swift blocks make: what they import, then one function of all the rest.
  var code: String {
    get throws {
      let lines = try CodeBlock.all(in: text).filter { $0.language == "swift" }.map(\.text)
        .joined(separator: "\n").split(separator: "\n", omittingEmptySubsequences: false)
      let (imports, statements) = (
        lines.filter { $0.hasPrefix("import ") }, lines.filter { !$0.hasPrefix("import ") }
      )
      let body = statements.map { $0.isEmpty ? "" : "  \($0)" }.joined(separator: "\n")
      let function = String(describing: self)
      return """
        \(imports.sorted().joined(separator: "\n"))

        /// The code of the article \(rawValue).
        func \(function)(_ print: (Any) -> Void) async throws {
          \(body.trimmingCharacters(in: .whitespacesAndNewlines).replacing(/\n(\ *\n)+/, with: "\n\n"))
        }

        """
    }
  }
}
