/// What a sentence of a letter that proposes a talk is there for, as letters have taught.
///
/// ``Purpose`` says it by phrases that somebody wrote down, a role by what many letters had in
/// common: phrases, words, where sentences stand and what stands around them.
enum Role: Int, Sendable, CaseIterable {
  /// Tells what the talk is about.
  case text
  /// Tells who somebody is.
  case life
  /// Is the title of the talk.
  case title
  /// All else: greetings, thanks, remarks, what goes along with giving a talk.
  case beside
}
