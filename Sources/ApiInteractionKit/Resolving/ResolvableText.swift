/// A text of a request, with what is known of its holes before a call: what one resolver finds out once for all of them.
struct ResolvableText: Sendable {
  /// What a call fills.
  final class Hole: Sendable {
    /// Where it stands, in UTF-8 offsets of the text.
    let range: Range<Int>
    let kind: Placeholder.Kind
    let name: String
    let formatters: [Placeholder.Formatter]
    /// Whether its value is a secret, wherever it stands.
    let isSecret: Bool
    /// Whether its value is a secret, unless it is that of a switch.
    let isUnsure: Bool
    /// Whether it stands where a secret does.
    let isInSecretPlace: Bool
    /// What to do, where this is a slot or a placeholder with one in it, which no call fills.
    let openSlot: String?

    init(_ placeholder: Placeholder, at range: Range<Int>, isInSecretPlace: Bool) {
      self.range = range
      kind = placeholder.kind
      name = placeholder.name
      formatters = placeholder.formatters
      isSecret = placeholder.kind == .configuration || SecretName.matches(placeholder.name)
      isUnsure = SecretName.isUnsure(placeholder.name.utf8)
      self.isInSecretPlace = isInSecretPlace
      openSlot =
        placeholder.slots.isEmpty ? nil : "A slot is still open in this placeholder. Fill it first."
    }

    init(slotAt range: Range<Int>) {
      self.range = range
      kind = .dataSource
      name = ""
      formatters = []
      isSecret = false
      isUnsure = false
      isInSecretPlace = false
      openSlot = "A slot is still open here. Fill it first."
    }
  }

  /// The text as it is written, with its holes.
  let bytes: [UInt8]
  /// The holes, in order.
  let holes: [Hole]

  init(_ template: TemplateText) {
    let secretHoles = template.secretHoles
    bytes = template.bytes
    holes = template.segments.compactMap { segment in
      switch segment.kind {
      case .literal: nil
      case .slot: Hole(slotAt: segment.range)
      case .placeholder(let placeholder):
        Hole(placeholder, at: segment.range, isInSecretPlace: secretHoles.contains(segment.range))
      }
    }
  }

  /// The text, if no call changes it.
  var constant: String? { holes.isEmpty ? String(decoding: bytes, as: UTF8.self) : nil }

  /// The text with its holes filled.
  ///
  /// - Parameters:
  ///   - values: A value for each hole.
  ///   - start: From where on, in UTF-8 offsets of the text; no hole stands before.
  func filled(with values: ArraySlice<ResolvedValue>, from start: Int = 0) -> String {
    let capacity = values.reduce(bytes.count - start) { $0 + $1.text.utf8.count }
    return String(unsafeUninitializedCapacity: capacity) { buffer in
      var end = 0
      func put(_ bytes: UnsafeBufferPointer<UInt8>) {
        end = buffer[end...].initialize(fromContentsOf: bytes)
      }
      bytes.withUnsafeBufferPointer { bytes in
        var position = start
        for index in holes.indices {
          let hole = holes[index].range
          put(UnsafeBufferPointer(rebasing: bytes[position..<hole.lowerBound]))
          var text = values[values.startIndex + index].text
          text.withUTF8(put)
          position = hole.upperBound
        }
        put(UnsafeBufferPointer(rebasing: bytes[position...]))
      }
      return end
    }
  }

  /// Where a byte of the filled text comes from: the part of the text as it is written, and the index of the hole that it
  /// is. The end of the text comes from its last part.
  func origin(
    of offset: Int, filledWith values: ArraySlice<ResolvedValue>
  ) -> (range: Range<Int>, hole: Int?) {
    var position = 0
    var end = 0
    for (index, value) in values.enumerated() {
      let hole = holes[index].range
      let literal = position..<hole.lowerBound
      end += literal.count
      if offset < end { return (literal, nil) }
      end += value.text.utf8.count
      position = hole.upperBound
      if offset < end || position == bytes.count { return (hole, index) }
    }
    return (position..<bytes.count, nil)
  }
}

extension TemplateText {
  /// The placeholders that stand where a secret does, whatever their values may be.
  fileprivate var secretHoles: Set<Range<Int>> {
    if placeholders.isEmpty { return [] }
    var text: [UInt8] = []
    var holes: [(start: Int, range: Range<Int>)] = []
    for segment in segments {
      if segment.isLiteral {
        text += bytes[segment.range]
      } else {
        holes.append((text.count, segment.range))
        // A letter could be a word in a text.
        text.append(UInt8(ascii: "1"))
      }
    }
    let secrets = SecretMask.ranges(in: text, holes: false)
    return Set(
      holes.filter { hole in
        let next = secrets.partitionPoint { $0.end <= hole.start }
        return next < secrets.count && secrets[next].start <= hole.start
      }.map(\.range))
  }
}
