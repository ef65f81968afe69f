/// Why a value cannot go where a slot stands. Says nothing of the value itself, which may be a secret.
struct RefusedValue: Error {
  let reason: String

  init(_ reason: String) {
    self.reason = reason
  }
}
