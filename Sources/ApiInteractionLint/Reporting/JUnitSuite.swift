import ApiInteractionKit

/// A suite of tests in JUnit's XML, which servers for continuous integration show.
package struct JUnitSuite {
  /// A test and what became of it.
  package struct Test {
    package enum Outcome {
      case passed
      /// It passed, and there is something to say.
      case noted(String)
      case failed(type: String, message: String, text: String)
      /// It could not be run.
      case broken(message: String)
    }

    let name: String
    let outcome: Outcome

    package init(name: String, outcome: Outcome) {
      self.name = name
      self.outcome = outcome
    }
  }

  private let name: String
  private let file: String?
  private let tests: [Test]

  /// - Parameter file: The file that the tests are of, if there is one.
  package init(name: String, file: String?, tests: [Test]) {
    self.name = name
    self.file = file
    self.tests = tests
  }

  package static func opening(_ name: String) -> String {
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"\(attribute(name))\">\n"
  }

  package static let closing = "</testsuites>\n"

  package var xml: String {
    let name = JUnitSuite.attribute(name)
    let place = "classname=\"\(name)\"" + (file.map { " file=\"\(JUnitSuite.attribute($0))\"" } ?? "")
    let cases = tests.map { test in
      let start = "    <testcase name=\"\(JUnitSuite.attribute(test.name))\" \(place)"
      let inside = JUnitSuite.element(test.outcome)
      return inside.isEmpty ? "\(start)/>\n" : "\(start)>\(inside)</testcase>\n"
    }
    let failures = tests.count { if case .failed = $0.outcome { true } else { false } }
    let errors = tests.count { if case .broken = $0.outcome { true } else { false } }
    return """
        <testsuite name="\(name)" tests="\(tests.count)" failures="\(failures)" errors="\(errors)" skipped="0">
      \(cases.joined())  </testsuite>

      """
  }

  /// The element inside a test; empty if there is nothing to say.
  private static func element(_ outcome: Test.Outcome) -> String {
    switch outcome {
    case .passed: ""
    case .noted(let text): "<system-out>\(XMLEscaping.text(text))</system-out>"
    case .failed(let type, let message, let text):
      "<failure type=\"\(attribute(type))\" message=\"\(attribute(message))\">\(XMLEscaping.text(text))</failure>"
    case .broken(let message):
      "<error message=\"\(attribute(message))\">\(XMLEscaping.text(Display.visible(message)))</error>"
    }
  }

  private static func attribute(_ text: String) -> String {
    XMLEscaping.attribute(Display.visible(text))
  }
}
