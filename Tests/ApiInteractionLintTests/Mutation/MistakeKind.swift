/// One kind of mistake, which is put in wherever it fits.
struct MistakeKind: Sendable {
  /// What is wrong, in a few words.
  let name: String
  /// The rule that must find it.
  let rule: String
  /// The mistakes of this kind that fit into a definition.
  let mistakes: @Sendable (Specimen) -> [Mistake]

  init(_ rule: String, _ name: String, _ mistakes: @escaping @Sendable (Specimen) -> [Mistake]) {
    self.name = name
    self.rule = rule
    self.mistakes = mistakes
  }

  static let all: [MistakeKind] =
    wellFormedness + structure + values + slots + placeholders + urls + methods + headers + contentTypes
    + authorization + jsonSyntax + jsonMembers + forms + xmlBodies + locators + destinations + security
    + providers + suppressions
}
