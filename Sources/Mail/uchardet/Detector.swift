import CUchardet

/// What uchardet takes octets to be, by how often they and their neighbours occur in the
/// languages it knows.
enum Detector {
  /// The name of the character set that `sample` looks like; `nil` where nothing comes near.
  ///
  /// Few octets tell little: the answer is a proposal that the caller holds against the text.
  /// Its tables are part of the library, so that it opens no file.
  static func charset(of sample: [UInt8]) -> String? {
    guard let detector = unsafe uchardet_new() else { return nil }
    defer { unsafe uchardet_delete(detector) }
    let code = unsafe sample.withUnsafeBytes { octets in
      unsafe uchardet_handle_data(
        detector, octets.assumingMemoryBound(to: CChar.self).baseAddress, octets.count)
    }
    guard code == 0 else { return nil }
    unsafe uchardet_data_end(detector)
    guard let name = unsafe uchardet_get_charset(detector) else { return nil }
    let text = unsafe String(cString: name)
    return text.isEmpty ? nil : text
  }
}
