import Glibc

/// The calls that give, change and list names.
enum FileNames {
  /// The names in a directory.
  struct Listing {
    /// The names, in no order, without `.` and `..`.
    var names: [String] = []
    /// Names that are no UTF-8, repaired for people: no path of ours leads to them.
    var illegible: [String] = []
  }

  /// The names in the directory `path`.
  static func list(_ path: String) throws(SystemError) -> Listing {
    guard let directory = unsafe opendir(path) else { throw .last }
    defer { unsafe closedir(directory) }
    var listing = Listing()
    while true {
      errno = 0
      guard let found = unsafe readdir(directory) else { break }
      unsafe withUnsafePointer(to: &found.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) {
          if let name = unsafe String(validatingCString: $0) {
            if name != ".", name != ".." { listing.names.append(name) }
          } else {
            unsafe listing.illegible.append(String(cString: $0))
          }
        }
      }
    }
    guard errno == 0 else { throw .last }
    return listing
  }

  /// Gives the file `path` the name `new` too, which must be free.
  static func link(_ path: String, _ new: String) throws(SystemError) {
    guard unsafe Glibc.link(path, new) == 0 else { throw .last }
  }

  /// Moves `path` to `new`, whatever stood there.
  static func rename(_ path: String, _ new: String) throws(SystemError) {
    guard unsafe Glibc.rename(path, new) == 0 else { throw .last }
  }

  /// Takes the name `path` away.
  static func remove(_ path: String) throws(SystemError) {
    guard unsafe unlink(path) == 0 else { throw .last }
  }

  /// Takes the name `path` away, if it is there.
  static func removeIfThere(_ path: String) throws(SystemError) {
    guard unsafe unlink(path) == 0 || errno == ENOENT else { throw .last }
  }

  /// Makes the directory `path`, for its owner alone where nothing else is said; one that is there
  /// already is left as it is.
  static func makeDirectory(_ path: String, mode: UInt32 = 0o700) throws(SystemError) {
    guard unsafe mkdir(path, mode) == 0 || errno == EEXIST else { throw .last }
  }

  /// The number of the group of this name; `nil` where there is none.
  static func group(named name: String) -> UInt32? { unsafe getgrnam(name)?.pointee.gr_gid }

  /// The path to the same file without symbolic links.
  static func resolved(_ path: String) throws(SystemError) -> String {
    guard let real = unsafe realpath(path, nil) else { throw .last }
    defer { unsafe free(real) }
    return unsafe String(cString: real)
  }
}
