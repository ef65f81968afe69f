import CommandInterface

extension LintCommand {
  /// Makes the command of arguments that are paths and the flags of hooks, without the argument parser.
  ///
  /// The argument parser takes thrice the time that checking a file takes: it has the Swift runtime search all conformances
  /// of the program for each type of property.
  ///
  /// - Returns: nil for all other arguments.
  init?(plain arguments: [String]) {
    self.init()
    var options = GlobalOptions()
    (options.quiet, options.verbose, options.noColor) = (false, false, false)
    (paths, format, config, provider, select, ignore, failOn) = ([], .text, nil, [], [], [], .warning)
    (templates, skipForeign, fix, diff, jobs, stdinFilename) = (false, false, false, false, nil, nil)
    for argument in arguments {
      switch argument {
      case "--quiet", "-q": options.quiet = true
      case "--skip-foreign": skipForeign = true
      case _ where argument.hasPrefix("-") && argument != InputFile.standardInput: return nil
      default: paths.append(argument)
      }
    }
    global = options
  }
}
