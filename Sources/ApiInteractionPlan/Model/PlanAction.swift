/// What a step does.
public enum PlanAction: Sendable {
  /// Earlier applets set data sources.
  case collect([PlanValue])
  /// A Data Connector sends a definition's request.
  case connector(PlanConnector)
  /// The Self Service Transfer to PCI applet reads the number and the link id. [D]
  case transfer(number: PlanReference, link: PlanReference)
  /// The payment provider's own IVR asks for the card [D]; what it makes of the first, second … call that comes to it in a
  /// run, the last one from then on [P].
  case payment([PaymentOutcome])
  /// An IVR Collect Digit applet puts a digit into a data source.
  case ask(PlanReference)
  /// A Data Router compares data sources, rule by rule; the first that matches wins. [D]
  case router([PlanRule])
  /// A Set Data Source applet.
  case set([PlanValue])
  /// The caller hears something.
  case announce(String)
  /// The call goes to a person.
  case agent
  /// The call is over.
  case end

  /// Whether the call plan ends here.
  public var isLast: Bool {
    switch self {
    case .agent, .end: true
    default: false
    }
  }
}
