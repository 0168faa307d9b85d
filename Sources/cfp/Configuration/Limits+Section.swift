import Mail

extension Limits {
  /// The limits that a configuration sets, in its table `[limits]`; those it does not name are
  /// the usual ones.
  ///
  /// The ranges keep out what can only be a slip: a limit that no honest mail stays under, or
  /// one that no longer limits anything.
  init(_ section: TOMLSection?) throws(ConfigurationError) {
    self.init()
    guard let section else { return }
    let keys: [(key: String, limit: WritableKeyPath<Limits, Int>, range: ClosedRange<Int>)] = [
      ("message-octets", \.messageOctets, 10_000...1_000_000_000),
      ("header-octets", \.headerOctets, 10_000...1_000_000_000),
      ("header-fields", \.headerFields, 100...1_000_000),
      ("parts", \.parts, 10...1_000_000),
      ("nesting", \.nesting, 4...1_000),
      ("comment-depth", \.commentDepth, 1...1_000),
      ("addresses", \.addresses, 100...10_000_000),
      ("text-octets", \.textOctets, 10_000...1_000_000_000),
      ("html-octets", \.htmlOctets, 10_000...1_000_000_000),
      ("html-nodes", \.htmlNodes, 1_000...10_000_000),
      ("body-lines", \.bodyLines, 1_000...10_000_000),
      ("seconds", \.seconds, 1...3_600),
      ("memory", \.memory, 64...65_536),
    ]
    try section.allow(only: keys.map(\.key))
    for (key, limit, range) in keys {
      if let value = try section.integer(key, in: range) { self[keyPath: limit] = value }
    }
  }
}
