/// Why a template cannot be used.
public struct TemplateError: Error, Equatable, CustomStringConvertible {
  /// The template's name: `received.en.txt`.
  public let name: String
  /// The line, counted from 1; `nil` where no line is to blame.
  public let line: Int?
  /// What is wrong, and what to do about it.
  public let sentence: String

  /// The error on one line, as a command prints it.
  public var description: String {
    "template \(name)" + (line.map { ", line \($0)" } ?? "") + ": " + sentence
  }
}
