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
    for builtIn in BuiltInTemplate.all {
      guard let template = try? DefinitionTemplate(builtIn.source) else { continue }
      let values = sandbox.values(for: template)
      if values.count < template.slots.count { continue }
      lines.append("  \(builtIn.name): \(options("--set", values))")
    }
    lines += [
      "", "The data sources that they read, for test:", "  \(options("--data", sandbox.dataSources))",
    ]
    return lines.joined(separator: "\n") + "\n"
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
    do {
      return try await start(options)
    } catch {
      throw .usage(error.description)
    }
  }
}
