import ApiInteractionKit

extension DefinitionGenerator {
  /// Generates every file: fills and lints it, and writes it unless it is as it should be.
  ///
  /// A file with a problem does not keep the others from being written. Whatever happens, each file is whole: as it was,
  /// or as it should be. Nothing else in the folder changes. When the task is cancelled, the files in work are finished.
  ///
  /// - Parameters:
  ///   - folder: The folder below which the files lie.
  ///   - mode: Whether files are written or only compared.
  ///   - jobs: How many files are worked on at the same time.
  ///   - progress: Told from time to time how many files are done.
  /// - Returns: The outcome of every file; the same for the same input, whatever the number of jobs.
  public func generate(
    into folder: OutputFolder, mode: Mode = .write, jobs: Int,
    progress: @escaping @Sendable (_ done: Int) -> Void = { _ in }
  ) async -> GenerationReport {
    let (steps, continuation) = AsyncStream<Int>.makeStream()
    async let parts = withTaskGroup(of: GenerationPart.self) { group in
      let stride = max(1, min(jobs, manifest.targets.count))
      for first in 0..<stride {
        group.addTask {
          await GenerationPart.generate(
            self, into: folder, mode: mode,
            targets: Swift.stride(from: first, to: manifest.targets.count, by: stride)
          ) { continuation.yield($0) }
        }
      }
      var parts: [GenerationPart] = []
      for await part in group { parts.append(part) }
      continuation.finish()
      return parts
    }
    var done = 0
    for await count in steps {
      done += count
      progress(done)
    }
    return GenerationReport(await parts, count: manifest.files.count)
  }
}

extension GenerationReport {
  /// Joins what several tasks did into one report in the manifest's order.
  fileprivate init(_ parts: [GenerationPart], count: Int) {
    outcomes = Array(repeating: .skipped, count: count)
    for part in parts {
      for (file, outcome) in part.outcomes { outcomes[file] = outcome }
    }
    problems = parts.flatMap(\.problems).sorted { $0.file < $1.file }.map(\.problem)
  }
}
