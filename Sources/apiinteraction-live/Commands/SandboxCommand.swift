import ApiInteractionGeneration
import ApiInteractionKit
import ApiInteractionSandbox
import ArgumentParser
import CommandInterface

struct SandboxCommand: AsyncParsableCommand {
  static let configuration = SandboxCommandOptions.configuration

  @OptionGroup var options: SandboxCommandOptions

  func run() async throws {
    let sandbox = try await Sandbox.start(for: try SandboxOptions(options))
    Console.write(text(of: sandbox), to: .output)
    let (_, signal) = await Interruption.catching {
      await withTaskCancellationHandler {
        await sandbox.waitUntilStopped()
      } onCancel: {
        Task { await sandbox.stop() }
      }
    }
    if let signal { Interruption.end(by: signal) }
    throw CommandFailure.usage(
      "The sandbox stopped by itself: the system allows it no more connections, or took its port away. Start it again."
    )
  }

  /// Where it listens and what it accepts: products, which nobody could use if they were masked.
  private func text(of sandbox: Sandbox) -> String {
    var lines = [
      "A stand-in of the documented services listens at \(sandbox.url) until it is interrupted.", "",
      "The slots of the built-in templates, for new and fill:",
    ]
    var asPrinted: [String] = []
    for builtIn in BuiltInTemplate.all {
      guard let values = values(for: builtIn.source, sandbox) else { continue }
      lines.append("  \(builtIn.name): \(options("--set", values))")
      // The documentation has a space in the name of a member. [D]
      let printed = builtIn.source.string.replacing("\"cardholderAddress\"", with: "\"cardholder Address\"")
      if printed != builtIn.source.string, let values = self.values(for: SourceText(printed), sandbox) {
        asPrinted.append("  \(options("--set", values))")
      }
    }
    lines += ["", "The slots of start-session as the documentation prints it, for fill:"] + asPrinted
    lines += [
      "", "The data sources that they read, and the number of an order, for test:",
      "  \(options("--data", sandbox.dataSources))",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The sandbox's values for the slots of a template; nil if it does not have one for each.
  private func values(for source: SourceText, _ sandbox: Sandbox) -> [(name: String, value: String)]? {
    guard let template = try? DefinitionTemplate(source) else { return nil }
    let values = sandbox.values(for: template)
    return values.count < template.slots.count ? nil : values
  }

  private func options(_ name: String, _ values: [(name: String, value: String)]) -> String {
    values.map { "\(name) \(Shell.quoted("\($0.name)=\($0.value)"))" }.joined(separator: " ")
  }
}

extension Sandbox {
  /// Starts a sandbox.
  ///
  /// - Throws: ``CommandFailure`` if it cannot listen.
  static func start(for options: SandboxOptions) async throws(CommandFailure) -> Sandbox {
    _ = DirectLoopback.isSet
    do {
      return try await start(options)
    } catch {
      throw .usage(error.description)
    }
  }
}
