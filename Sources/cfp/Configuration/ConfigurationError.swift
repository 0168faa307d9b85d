/// What is wrong with a configuration file, where, and what to do about it.
struct ConfigurationError: Error, Equatable, CustomStringConvertible {
  var file: String
  /// Counted from 1; `nil` where the fault lies in no line.
  var line: Int?
  /// The key it is about, as `section.key`.
  var key: String?
  var sentence: String

  /// One line, such as `cfp.toml:12: call.deadlin: unknown key; did you mean "deadline"?`.
  var description: String {
    [line.map { "\(file):\($0)" } ?? file, key, sentence].compactMap { $0 }.joined(separator: ": ")
  }
}
