/// Which words of two texts have a counterpart in the other, in the same order.
///
/// The words are numbers, the same for the same word. Those that only one text has cost nothing;
/// of the others the longest sequence in common is found by the standard library (Myers, *An O(ND)
/// difference algorithm*, 1986), whose time and memory grow with the square of what differs.
struct WordAlignment {
  /// For each word of the old text, whether the new one has it not.
  private(set) var isRemoved: [Bool]
  /// For each word of the new text, whether the old one had it not.
  private(set) var isAdded: [Bool]

  /// Where more words than these, counted in both texts, have to be put in order, they are taken
  /// to differ: some milliseconds, whatever a stranger sends.
  private static let most = 2_000

  /// Aligns `old` with `new`.
  init(of old: [Int], with new: [Int]) {
    isRemoved = Array(repeating: false, count: old.count)
    isAdded = Array(repeating: false, count: new.count)
    let start = zip(old, new).prefix { $0 == $1 }.count
    let rest = min(old.count, new.count) - start
    let end = zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.prefix(rest).count
    let (here, there) = (start..<(old.count - end), start..<(new.count - end))
    let common = Set(old[here]).intersection(new[there])
    for index in here where !common.contains(old[index]) { isRemoved[index] = true }
    for index in there where !common.contains(new[index]) { isAdded[index] = true }
    let (before, after) = (here.filter { !isRemoved[$0] }, there.filter { !isAdded[$0] })
    guard before.count + after.count <= Self.most else {
      for index in before { isRemoved[index] = true }
      for index in after { isAdded[index] = true }
      return
    }
    for change in after.map({ new[$0] }).difference(from: before.map { old[$0] }) {
      switch change {
      case .remove(let offset, _, _): isRemoved[before[offset]] = true
      case .insert(let offset, _, _): isAdded[after[offset]] = true
      }
    }
  }
}
