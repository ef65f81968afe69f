import ApiInteractionKit
import ApiInteractionLint

struct PlanTransferInputs: CallPlanRule {
  let id = "plan-transfer-inputs"
  let severity = Severity.error
  let summary = "A transfer to the payment provider whose number or link id is not set by then on some way."
  let rationale = """
    The Self Service Transfer to PCI applet reads both data sources: without the number it cannot transfer the \
    caller, and without the link id the payment provider does not know which payment the caller comes for. Both come \
    from the response that starts the session.
    """
  let bad = RuleExample(
    plan: """
      steps:
        session:
          set: {PCIPal|DtmfFallbackNumber: "+442079460123"}
          next: transfer
        transfer:
          transfer: {number: PCIPal|DtmfFallbackNumber, link: PCIPal|DtmfLinkId}
          next: bye
        bye: {end: over}
      """)
  let good = RuleExample(
    plan: """
      steps:
        session:
          set: {PCIPal|DtmfFallbackNumber: "+442079460123", PCIPal|DtmfLinkId: "4711"}
          next: transfer
        transfer:
          transfer: {number: PCIPal|DtmfFallbackNumber, link: PCIPal|DtmfLinkId}
          next: bye
        bye: {end: over}
      """)

  func check(_ subject: PlanSubject) -> [Diagnostic] {
    subject.unset.filter(subject.isAtTransfer).map(finding)
  }
}
