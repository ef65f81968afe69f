import ApiInteractionKit
import ApiInteractionLint

/// Why a file holds no plan, or no scenarios. [P]
public struct PlanFileError: Error, Sendable, CustomStringConvertible {
  /// The text of the file, which ranges count in.
  public let source: SourceText
  /// What is wrong, in the order of the file: at least one finding.
  public let diagnostics: [Diagnostic]

  /// What a file holds.
  ///
  /// - Parameters:
  ///   - rule: The rule by which it is found what is wrong.
  ///   - read: Reads it. What is wrong with a part of it goes into the list, so that the other parts are looked at, too.
  static func reading<Content>(
    _ bytes: [UInt8], by rule: any CallPlanRule,
    _ read: (inout [InputProblem]) throws(InputProblem) -> Content
  ) throws(PlanFileError) -> Content {
    var problems: [InputProblem] = []
    do throws(InputProblem) {
      let content = try read(&problems)
      if problems.isEmpty { return content }
    } catch {
      problems.append(error)
    }
    throw PlanFileError(problems, in: bytes, by: rule)
  }

  private init(_ problems: [InputProblem], in bytes: [UInt8], by rule: any CallPlanRule) {
    let source = PlanSource(bytes)
    self.source = source.text
    diagnostics = problems.map { rule.finding($0.message, at: source.range(of: $0)) }
      .sorted { $0.range.start < $1.range.start }
  }

  /// Each finding in a line: `line:column: message`.
  public var description: String {
    let lines = LineTable(source)
    return diagnostics.map { InputProblem($0.message, at: lines.location(of: $0.range.start)).description }
      .joined(separator: "\n")
  }
}
