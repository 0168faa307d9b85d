import CLinux

/// The memory that this process has from the system.
public enum Heap {
  /// Keeps some of what is freed at its end for the next use, and grows in larger steps
  /// (`mallopt`).
  ///
  /// To read a record piece by piece takes and frees memory for each piece. The C library would give
  /// it back to the system and ask for it again each time, which took half of the time of an export
  /// of 10,000 submissions. The pieces of a large message are memory of this kind too.
  public static func keepFreed() {
    _ = mallopt(M_TRIM_THRESHOLD, 4 << 20)
    _ = mallopt(M_TOP_PAD, 1 << 20)
    _ = mallopt(M_MMAP_THRESHOLD, 2 << 20)
  }
}
