/// The body of a response with the secrets masked that names give away, so that what was JSON still is. [P]
package struct MaskedBody {
  package let bytes: [UInt8]

  package init(_ body: [UInt8]) {
    let first = body.first { !$0.isWhiteSpace }
    let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
    var isString = false
    var index = 0
    let edits = SecretMask.ranges(in: body).map { range in
      while isJSON, index < range.start {
        if body[index] == UInt8(ascii: "\"") { isString.toggle() }
        index += body[index] == UInt8(ascii: "\\") ? 2 : 1
      }
      // A number, an object or an array becomes a string.
      return SourceEdit(range, isJSON && !isString ? "\"\(SecretMask.mask)\"" : SecretMask.mask)
    }
    bytes = edits.isEmpty ? body : SourceText(body).applying(edits).bytes
  }
}
