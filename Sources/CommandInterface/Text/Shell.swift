/// How text is written for a POSIX shell.
package enum Shell {
  /// A text as one word.
  package static func quoted(_ text: String) -> String {
    var word = "'"
    for scalar in text.unicodeScalars {
      if scalar == "'" { word += "'\\''" } else { word.unicodeScalars.append(scalar) }
    }
    return word + "'"
  }

  /// A name that a variable may have: everything but ASCII letters and digits becomes `_`, and a name that begins with a
  /// digit, or that a shell or the loader of programs obeys, gets one before it.
  package static func variable(_ name: String) -> String {
    let scalars = name.unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar {
      case "A"..."Z", "a"..."z", "0"..."9": scalar
      default: "_"
      }
    }
    let text = String(String.UnicodeScalarView(scalars))
    let isObeyed = obeyed.contains(text) || obeyedPrefixes.contains { text.hasPrefix($0) }
    return text.first?.isNumber == true || isObeyed || text == "_" ? "_" + text : text
  }

  /// Variables that change what a shell or a common program does, or that cannot be set.
  private static let obeyed: Set<String> = [
    "_JAVA_OPTIONS", "ALL_PROXY", "all_proxy", "argv", "CDPATH", "cdpath", "CLASSPATH", "DIRSTACK",
    "EDITOR", "ENV", "EPOCHREALTIME", "EPOCHSECONDS", "EUID", "FCEDIT", "FPATH", "fpath", "ftp_proxy",
    "FUNCNAME", "GCONV_PATH", "GLIBC_TUNABLES", "GLOBIGNORE", "GROUPS", "HISTCMD", "HISTFILE", "HOME",
    "HOSTALIASES", "HOSTNAME", "HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "IFS", "INPUTRC",
    "JAVA_TOOL_OPTIONS", "LANG", "LANGUAGE", "LESSOPEN", "LINENO", "LOCPATH", "LOGNAME", "MAIL",
    "mailpath", "MANPAGER", "manpath", "module_path", "NO_PROXY", "no_proxy", "OLDPWD", "OPTARG",
    "OPTIND", "PAGER", "PATH", "path", "pipestatus", "POSIXLY_CORRECT", "PPID", "PROMPT_COMMAND", "PS1",
    "PS2", "PS3", "PS4", "PWD", "RANDOM", "REPLY", "SECONDS", "SHELL", "SHELLOPTS", "SHLVL", "signals",
    "SRANDOM", "status", "TERM", "TMOUT", "TMPDIR", "TZ", "UID", "USER", "VISUAL", "ZDOTDIR",
  ]
  private static let obeyedPrefixes = [
    "BASH", "CURL_", "DYLD_", "GIT_", "LC_", "LD_", "MALLOC_", "NODE_", "PERL", "PYTHON", "RUBY", "SSH_",
    "SSL_",
  ]
}
