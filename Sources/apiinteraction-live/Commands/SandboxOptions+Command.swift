import ApiInteractionLint
import ApiInteractionSandbox
import CommandInterface

extension SandboxOptions {
  /// - Throws: ``CommandFailure`` if something has a name that the sandbox does not know, or a profile cannot be read.
  init(_ options: SandboxCommandOptions) throws(CommandFailure) {
    self.init()
    port = options.port
    outcome = try SandboxOptions.known(options.outcome, "--outcome")
    delay = options.delay.duration
    lag = options.lag.duration
    bindsAllInterfaces = options.allInterfaces
    for text in options.fault {
      let words = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      if words.count == 2 {
        let service: SandboxService = try SandboxOptions.known(words[0], "The service of --fault")
        if faults[service] != nil { throw .usage("--fault is given twice for \(words[0]). One counts.") }
        faults[service] = try SandboxOptions.known(words[1], "--fault")
      } else {
        if fault != nil { throw .usage("--fault is given twice for all services. One counts.") }
        fault = try SandboxOptions.known(text, "--fault")
      }
    }
    for path in options.provider {
      do {
        try profiles.add(try InputFile.readValues(path))
        profile = profiles.profiles.last?.name
      } catch let problem as InputProblem {
        throw .usage(problem.text(in: InputFile.name(of: path)))
      } catch let failure as CommandFailure {
        throw failure
      } catch {
        throw .usage("\(path): cannot be read")
      }
    }
  }

  private static func known<Name: CaseIterable & RawRepresentable>(
    _ text: String, _ option: String
  ) throws(CommandFailure) -> Name where Name.RawValue == String {
    if let name = Name(rawValue: text) { return name }
    let names = Name.allCases.map(\.rawValue).joined(separator: ", ")
    throw .usage("\(option) must be one of \(names), not “\(text)”.")
  }
}
