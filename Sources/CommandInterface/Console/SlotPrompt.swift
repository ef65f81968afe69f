import ApiInteractionGeneration
import ApiInteractionKit
import ApiInteractionLint
import Foundation

/// Asks a person for the values of slots.
package struct SlotPrompt {
  private let file: DefinitionFile
  private let template: DefinitionTemplate
  private let terminal: Terminal
  private let names: SecretNames
  /// What must not be shown of the template.
  private let secrets: [SourceRange]

  /// - Throws: ``CommandFailure`` if there is no terminal, or the file's configuration is bad.
  package init(_ file: DefinitionFile, _ template: DefinitionTemplate) throws(CommandFailure) {
    self.file = file
    self.template = template
    let linter = try file.linter()
    names = SecretNames(linter.settings.secrets)
    secrets = linter.secrets(in: template.definition)
    terminal = try Terminal()
  }

  /// Asks for each slot that has no value, until it gets one that the slot takes.
  ///
  /// - Parameter given: The values that are there, by the slots' full names.
  /// - Throws: ``CommandFailure`` if the input ends.
  package func ask(_ given: [String: String]) throws(CommandFailure) -> [NamedValue] {
    var texts = given
    var answers: [NamedValue] = []
    for slot in template.slots where given[slot.name] == nil {
      show(slot)
      while true {
        let answer = try terminal.ask("\(slot.name): ", isSecret: names.matches(slot.name))
        texts[slot.name] = answer
        guard let reason = refusal(of: texts) else {
          answers.append(NamedValue(slot.name, answer))
          break
        }
        terminal.write("\(reason)\n")
      }
    }
    return answers
  }

  /// Shows the places of a slot.
  private func show(_ slot: Slot) {
    let lines = LineTable(template.definition.source)
    terminal.write("\n")
    for occurrence in slot.occurrences {
      let place = InputPlace(file: file.name, lines.location(of: occurrence.range.start))
      terminal.write("\(Display.visible(place.description)):\n")
      let excerpt = TextReporter().excerpt(of: occurrence.range, in: template.definition, secrets: secrets)
      terminal.write(excerpt)
    }
  }

  /// Why the slots do not take their values, of which all but the last were taken before.
  private func refusal(of texts: [String: String]) -> String? {
    do throws(FillError) {
      _ = try template.edits(filling: texts, openSlots: .keep)
      return nil
    } catch {
      return error.problems.lazy.compactMap { problem in
        if case .refused(_, let reason, _) = problem { reason } else { nil }
      }.first
    }
  }
}
