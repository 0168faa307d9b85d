extension Collection where Element == String {
  /// The element nearest to `word` by edits (Levenshtein), when few enough to be a slip.
  func nearest(to word: String) -> String? {
    let best = map { (word: $0, distance: editDistance($0, word)) }
      .min { ($0.distance, $0.word) < ($1.distance, $1.word) }
    guard let best, best.distance <= Swift.max(2, word.count / 3) else { return nil }
    return best.word
  }
}

/// The number of insertions, deletions and replacements that turn `a` into `b`.
private func editDistance(_ a: String, _ b: String) -> Int {
  let (a, b) = (Array(a), Array(b))
  var row = Array(0...b.count)
  for i in a.indices {
    var diagonal = row[0]
    row[0] = i + 1
    for j in b.indices {
      let replaced = diagonal + (a[i] == b[j] ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[b.count]
}
