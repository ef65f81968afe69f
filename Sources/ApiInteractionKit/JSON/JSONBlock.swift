/// What 64 bytes of a JSON text hold, one bit a byte, the first byte's the lowest; bits inside strings are left out.
struct JSONBlock {
  /// Where a rule is broken that needs no more than the block and what came before it.
  var faults: UInt64 = 0
  /// `{` and `[`.
  var openings: UInt64 = 0
  /// `}` and `]`.
  var closings: UInt64 = 0
  /// Of the brackets, the curly ones.
  var curly: UInt64 = 0
  var commas: UInt64 = 0
  /// Where numbers and words begin.
  var literals: UInt64 = 0
  /// The characters after a backslash that are none of `" \ / b f n r t`.
  var escapes: UInt64 = 0
  /// What is right in an object only: a colon after a string that stands after a comma.
  var objectOnly: UInt64 = 0
  /// What is right in an array only: a comma, and then a value without a colon after it.
  var arrayOnly: UInt64 = 0
}
