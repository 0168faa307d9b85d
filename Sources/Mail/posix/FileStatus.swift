import Glibc

/// What the system says of a file.
struct FileStatus: Equatable {
  /// What stands under a name.
  enum Kind { case file, directory, other }

  let kind: Kind
  /// Who may do what with it.
  let mode: UInt32
  /// The number of the group that it belongs to.
  let group: UInt32
  /// Its length in octets.
  let size: Int
  /// When its content last changed, in nanoseconds since 1970.
  let modified: Int
  /// How many names it has.
  let links: Int
  /// Which file of its file system it is.
  let serial: UInt64
  /// Which file system it lies in.
  let device: UInt64

  init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .directory
      default: .other
      }
    mode = status.st_mode & 0o7777
    group = status.st_gid
    size = Int(status.st_size)
    modified = status.st_mtim.tv_sec * 1_000_000_000 + status.st_mtim.tv_nsec
    links = Int(status.st_nlink)
    serial = UInt64(status.st_ino)
    device = UInt64(status.st_dev)
  }

  /// The status of what `path` names, symbolic links followed.
  init(of path: String) throws(SystemError) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { throw .last }
    self.init(status)
  }

  /// Whether both speak of one file, whatever it is called and however it has changed.
  func isSameFile(as other: FileStatus) -> Bool {
    serial == other.serial && device == other.device
  }
}
