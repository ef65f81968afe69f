import ApiInteractionKit
import Foundation

/// A model is written as a definition, and as JSON, that reads as the same model.
enum ModelTarget {
  static func check(_ input: [UInt8]) {
    guard let interaction = Definition(input).interaction else { return }
    let xml = interaction.xmlString()
    let read = Definition(Array(xml.utf8)).interaction
    require(read == interaction, "what is written reads as the same model:\n\(xml)")
    require(read?.xmlString().utf8.elementsEqual(xml.utf8) == true, "it is written the same again:\n\(xml)")
    let json = try? JSONEncoder().encode(interaction)
    let decoded = json.flatMap { try? JSONDecoder().decode(ApiInteraction.self, from: $0) }
    require(decoded == interaction, "what is encoded decodes to the same model:\n\(xml)")
  }
}
