/// The texts of a resolved request, with where secrets stand in them.
struct ResolvedParts: Sendable, Hashable {
  struct Header: Sendable, Hashable {
    let key: ResolvedText
    let value: ResolvedText
  }

  let url: ResolvedText
  let headers: [Header]
  let body: ResolvedText?
}
