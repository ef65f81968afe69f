import ApiInteractionKit

/// What one of several tasks does: the files of some of the targets.
struct GenerationPart: Sendable {
  /// After how many files a task says how far it is and lets others run.
  private static let pace = 64

  private(set) var outcomes: [(file: Int, outcome: GenerationReport.Outcome)] = []
  private(set) var problems: [(file: Int, problem: GenerationProblem)] = []

  /// - Parameters:
  ///   - targets: The indices of the targets.
  ///   - progress: Told how many more files are done.
  static func generate(
    _ generator: DefinitionGenerator, into folder: OutputFolder, mode: DefinitionGenerator.Mode,
    targets: some Sequence<Int> & Sendable, progress: @Sendable (Int) -> Void
  ) async -> GenerationPart {
    var part = GenerationPart()
    let writer = FolderWriter(folder)
    let templates = generator.manifest.templates.count
    for target in targets {
      for index in (target * templates)..<((target + 1) * templates) {
        if Task.isCancelled { return part }
        part.generate(index, generator, writer, mode)
        guard part.outcomes.count % pace == 0 else { continue }
        progress(pace)
        await Task.yield()
      }
    }
    return part
  }

  private mutating func generate(
    _ index: Int, _ generator: DefinitionGenerator, _ writer: FolderWriter, _ mode: DefinitionGenerator.Mode
  ) {
    let file = generator.manifest.files[index]
    do throws(GenerationError) {
      let bytes = try generator.definition(of: file).bytes
      outcomes.append((index, try place(bytes, at: file.path, writer, mode)))
    } catch {
      outcomes.append((index, .failed))
      problems += error.problems.map { (index, $0) }
    }
  }

  private mutating func place(
    _ bytes: [UInt8], at path: String, _ writer: FolderWriter, _ mode: DefinitionGenerator.Mode
  ) throws(GenerationError) -> GenerationReport.Outcome {
    do throws(FileError) {
      let state =
        switch mode {
        case .write: try writer.write(bytes, to: path)
        case .compare: try writer.state(of: path, holding: bytes)
        }
      switch state {
      case .missing: return .created
      case .different: return .changed
      case .same: return .unchanged
      }
    } catch {
      throw GenerationError([
        GenerationProblem(
          "cannot be \(mode == .write ? "written" : "read"): \(error)", at: InputPlace(file: path),
          isFileError: true)
      ])
    }
  }
}
