/// One line of a text that may hold a proposal, and what it is there for.
///
/// Its places are octets of the sheet, not of the line.
struct Line: Sendable {
  /// The part a line plays in the layout.
  enum Shape: Sendable, Equatable {
    case blank
    /// A rule between parts: dashes, stars.
    case separator
    /// Dashes below a heading.
    case underline
    /// A heading by its mark-up.
    case heading
    /// Announces a value, which begins at this octet, if on the line at all.
    case label(Slot, value: Int)
    /// "Talk: …": a label if nothing better is.
    case bareNoun(value: Int)
    case prose
  }

  /// The mark that stands before a line's words.
  enum Mark: Sendable {
    case none, bullet, number, hash
  }

  /// Its number in the message's text, from 1; `nil` in an attachment.
  var number: Int?
  /// All of it in ``Sheet/octets``.
  var octets: Range<Int>
  /// The columns of white space before it.
  var indent: Int
  var mark: Mark
  /// The octet after its mark.
  var start: Int
  /// The octet after the last that is no white space.
  var end: Int
  /// The words of it in ``Sheet/words``.
  var words: Range<Int>
  var shape: Shape

  /// Its width in octets, as far as wrapping goes.
  var width: Int { end - octets.lowerBound }

  /// Whether it begins as an item of a list does.
  var isItem: Bool { mark == .bullet || mark == .number }

  /// Whether it announces a field.
  var isLabel: Bool {
    if case .label = shape { return true }
    return false
  }
}
