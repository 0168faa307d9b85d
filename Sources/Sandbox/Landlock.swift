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
    let rules = try Rules()
    guard let descriptor = rules.descriptor else { return 0 }
    guard cfp_landlock_restrict(descriptor) == 0 else {
      throw SandboxError("Landlock cannot be put in force", code: errno)
    }
    return rules.version
  }

  /// A set of rules for a process to put in force.
  struct Rules: ~Copyable {
    /// The version of the interface; 0 where the kernel has no Landlock.
    let version: Int
    /// The descriptor of the set; `nil` where the kernel has no Landlock.
    let descriptor: Int32?

    /// Rules that deny all access to files by path, but for reading and running what lies below
    /// `paths`; those that do not exist are passed over.
    static func allowing(_ paths: [String]) throws(SandboxError) -> Rules {
      let rules = try Rules()
      for path in paths { try rules.allow(path) }
      return rules
    }

    /// Rules that deny all access to files by path.
    init() throws(SandboxError) {
      let version = cfp_landlock_version()
      let known = kinds.last { $0.version <= version }
      let rules = known.map { cfp_landlock_ruleset($0.bits) }
      if let rules, rules < 0 {
        throw SandboxError("Landlock's rules cannot be made", code: errno)
      }
      (self.version, descriptor) = (known == nil ? 0 : Int(version), rules)
    }

    deinit {
      if let descriptor { close(descriptor) }
    }

    private func allow(_ path: String) throws(SandboxError) {
      guard let descriptor else { return }
      // `O_PATH`, which Glibc's module leaves out: a bit of Linux's ABI.
      let place = unsafe open(path, 0o10_000_000 | O_CLOEXEC)
      guard place >= 0 else { return }
      defer { close(place) }
      var status = stat()
      guard unsafe fstat(place, &status) == 0 else { return }
      let access = status.st_mode & S_IFMT == S_IFDIR ? directories : files
      guard cfp_landlock_allow(descriptor, place, access) == 0 else {
        throw SandboxError("Landlock takes no rule for \(path)", code: errno)
      }
    }
  }
}
