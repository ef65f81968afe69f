import ApiInteractionKit
import TestSupport
import Testing

@testable import ApiInteractionPlan

@Suite("How a call plan is laid out")
struct DrawingLayoutTests {
  private func layout(_ text: String) throws -> DrawingLayout {
    let checked = try CheckedPlan(text)
    return DrawingLayout(PlanDrawing(checked.plan, definitions: checked.definitions))
  }

  @Test("in the documented plan no lines cross, and nothing lies on anything else")
  func documented() throws {
    let layout = try layout(Fixtures.text("Plans/secure-payment.yml"))
    #expect(DrawingGeometry(layout).problems == [])
    #expect(layout.steps.count == 16)
    // The plan has no drawing without crossing lines: of two questions that lead back, one names its step.
    #expect(layout.labels.compactMap(\.face.reference) == ["↑ start-session"])
  }

  @Test("in no plan do lines cross, or does anything lie on anything else", arguments: 0..<150)
  func random(seed: Int) throws {
    let text = RandomPlan(seed).text
    #expect(DrawingGeometry(try layout(text)).problems == [], "\(text)")
  }
}
