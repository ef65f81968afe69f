import ApiInteractionKit

extension MistakeKind {
  static let suppressions: [MistakeKind] = [
    MistakeKind("unused-suppression", "a suppression of what is not there") { specimen in
      ["apiinteraction-disable", "apiinteraction-disable-line", "apiinteraction-disable-next-line"].flatMap {
        word in
        specimen.openStructures.filter { $0.element != .apiInteraction }.map { element in
          Mistake(at: element.content.start, "<!-- \(word) duplicate-header -->", marking: "duplicate-header")
        }
      }
    },
    MistakeKind("unused-suppression", "an end of a suppression that was never begun") { specimen in
      specimen.openStructures.map {
        Mistake(at: $0.content.start, "<!-- apiinteraction-enable doctype -->", marking: "doctype")
      }
    },
    MistakeKind("unknown-rule", "a suppression of a rule that does not exist") { specimen in
      specimen.openStructures.map {
        Mistake(at: $0.content.start, "<!-- apiinteraction-disable insecure-uri -->", marking: "insecure-uri")
      }
    },
    MistakeKind("unknown-rule", "a misspelt suppression") { specimen in
      specimen.openStructures.map {
        Mistake(
          at: $0.content.start, "<!-- apiinteraction-disabel doctype -->", marking: "apiinteraction-disabel")
      }
    },
    MistakeKind("unknown-rule", "a suppression of no rule") { specimen in
      specimen.openStructures.map {
        Mistake(
          at: $0.content.start, "<!-- apiinteraction-disable-line -->",
          marking: "apiinteraction-disable-line")
      }
    },
  ]
}
