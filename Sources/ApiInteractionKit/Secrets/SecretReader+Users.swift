/// Passwords of users who are given to curl: `-u user:…`.
extension SecretReader {
  private static let options = ["-u", "--user", "-U", "--proxy-user"]

  /// Masks the password after an option that names a user; gives the offset at which to go on.
  mutating func maskUser(after word: Range<Int>) -> Int? {
    guard bytes[word.lowerBound] == UInt8(ascii: "-"),
      SecretReader.options.contains(where: { bytes[word].elementsEqual($0.utf8) })
    else { return nil }
    let start =
      bytes.has("=", at: word.upperBound) ? word.upperBound + 1 : skipWhiteSpace(from: word.upperBound)
    guard start > word.upperBound else { return nil }
    let quote = quote(at: start)
    guard let colon = colon(from: quote?.end ?? start, until: quote?.ending ?? .parameter),
      !bytes.has("://", at: colon)
    else { return nil }
    return maskValue(from: colon + 1, until: quote?.ending ?? .parameter)
  }

  /// The colon after the name of a user, which no white space is in.
  private func colon(from start: Int, until ending: Ending) -> Int? {
    var index = start
    let limit = min(start + SecretReader.longestName, bytes.count)
    while index < limit, !isEnd(index, ending), !bytes[index].isWhiteSpace {
      if let end = holeEnd(at: index) {
        index = end
      } else if bytes[index] == UInt8(ascii: ":") {
        return index
      } else {
        index += 1
      }
    }
    return nil
  }
}
