/// A kind of session that conferences know, whatever a call names its own formats.
///
/// The raw value names its list in the language tables.
enum SessionKind: String, Sendable, CaseIterable {
  case talk, lightning, workshop, tutorial, panel, poster, demo, bof, keynote
  case caseStudy = "study"
  /// A talk shorter than the ordinary.
  case short
  /// A talk longer than the ordinary.
  case long
  /// Half of the ordinary place in a programme.
  case half

  /// Its place among all cases.
  var number: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
