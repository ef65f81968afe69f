/// What stands on a line, and how large it is, in pixels.
struct LineFace: Sendable {
  static let size = 11.0
  static let lineHeight = 15.0
  private static let widest = 200.0

  /// The visits of a run, if it took the line.
  let visits: String?
  let texts: [String]
  /// The step that the line leads to, where it is named instead of the line being drawn.
  let reference: String?
  let referenceWidth: Double
  let width: Double
  let height: Double

  /// - Parameter reference: The name of the step, after an arrow.
  init(_ line: DrawnLine, reference: String? = nil) {
    func fit(_ text: String, isBold: Bool = false) -> String {
      TextMeasure.fit(text, size: LineFace.size, isBold: isBold, within: LineFace.widest)
    }
    visits = line.visitText.map { fit($0, isBold: true) }
    texts = line.label.map { fit($0) }
    self.reference = reference.map { fit($0) }
    referenceWidth = self.reference.map { TextMeasure.width($0, size: LineFace.size) + 18 } ?? 0
    let widths = [
      visits.map { TextMeasure.width($0, size: LineFace.size, isBold: true) + 6 },
      texts.map { TextMeasure.width($0, size: LineFace.size) + 6 }.max(),
    ]
    width = max(referenceWidth, widths.compactMap { $0 }.max() ?? 0)
    let count = texts.count + (visits == nil ? 0 : 1)
    height =
      Double(count) * LineFace.lineHeight + (count > 0 ? 4 : 0)
      + (reference == nil ? 0 : LineFace.lineHeight + 6 + (count > 0 ? 8 : 0))
  }
}
