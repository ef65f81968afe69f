/// Why a response as a whole cannot be read.
struct UnreadableResponse: Error {
  let message: String
  /// Where in the response, if that is known.
  var location: SourceLocation?
}
