/// How many files were not looked at, and why.
struct SkippedFiles {
  /// Those that hold something else than a definition.
  var foreign = 0
  /// The files and folders that the configuration ignores.
  var byConfiguration = 0
  /// The files and folders that git ignores.
  var byGit = 0

  /// What is said of them.
  var text: String {
    let ignored = [(byConfiguration, "the configuration"), (byGit, "git")].filter { $0.0 > 0 }.map {
      "\($0.0) that \($0.1) ignores"
    }
    let isOne = foreign == 1 && ignored.isEmpty
    return (["\(foreign) file\(foreign == 1 ? "" : "s") without a definition"] + ignored).joined(
      separator: ", ") + (isOne ? " was skipped." : " were skipped.")
  }
}
