import CSeccomp
import Glibc

/// Landlock (landlock(7)): a process takes the file system away from itself.
enum Landlock {
  /// The kinds of access to files that each version of the interface knows.
  private static let kinds: [(version: Int32, bits: UInt64)] = [
    (1, 1 << 13 - 1), (2, 1 << 14 - 1), (3, 1 << 15 - 1), (5, 1 << 16 - 1),
  ]

  /// Reading files, and running them.
  private static let files = UInt64(LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE)
  /// Reading directories and what lies below them.
  private static let directories = files | UInt64(LANDLOCK_ACCESS_FS_READ_DIR)

  /// Denies all access to files by path from now on.
  ///
  /// - Returns: The version in force; 0 where the kernel has no Landlock.
  static func denyAll() throws(SandboxError) -> Int {
    try allow(reading: [])
  }

  /// Denies all access to files by path from now on, but for reading what lies below
  /// `paths`; those that do not exist are passed over.
  ///
  /// - Returns: The version in force; 0 where the kernel has no Landlock.
  static func allow(reading paths: [String]) throws(SandboxError) -> Int {
    let version = cfp_landlock_version()
    guard let known = kinds.last(where: { $0.version <= version }) else { return 0 }
    let rules = cfp_landlock_ruleset(known.bits)
    guard rules >= 0 else { throw SandboxError("Landlock's rules cannot be made", code: errno) }
    defer { close(rules) }
    for path in paths {
      // `O_PATH`, which Glibc's module leaves out: a bit of Linux's ABI.
      let place = unsafe open(path, 0o10_000_000 | O_CLOEXEC)
      guard place >= 0 else { continue }
      defer { close(place) }
      var status = stat()
      guard unsafe fstat(place, &status) == 0 else { continue }
      let access = status.st_mode & S_IFMT == S_IFDIR ? directories : files
      guard cfp_landlock_allow(rules, place, access) == 0 else {
        throw SandboxError("Landlock takes no rule for \(path)", code: errno)
      }
    }
    guard cfp_landlock_restrict(rules) == 0 else {
      throw SandboxError("Landlock cannot be put in force", code: errno)
    }
    return Int(version)
  }
}
