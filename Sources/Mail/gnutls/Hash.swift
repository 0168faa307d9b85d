import CGnuTLS

extension Digest {
  /// Digests `octets`.
  public init(of octets: [UInt8]) { self.init(of: octets[...]) }

  /// Digests a run of octets.
  init(of octets: ArraySlice<UInt8>) {
    self.init(octets: Self.sha256 { digest in digest(octets) })
  }

  /// The digest of everything that `feed` hands to the function it is given, in order.
  static func sha256(_ feed: ((ArraySlice<UInt8>) -> Void) -> Void) -> [UInt8] {
    var handle: gnutls_hash_hd_t?
    let started = unsafe gnutls_hash_init(&handle, GNUTLS_DIG_SHA256)
    precondition(started == GNUTLS_E_SUCCESS, "GnuTLS has SHA-256")
    var digest = [UInt8](repeating: 0, count: 32)
    defer {
      unsafe digest.withUnsafeMutableBytes { unsafe gnutls_hash_deinit(handle, $0.baseAddress) }
    }
    feed { octets in
      let code = unsafe octets.withUnsafeBytes {
        unsafe gnutls_hash(handle, $0.baseAddress, $0.count)
      }
      precondition(code == GNUTLS_E_SUCCESS, "GnuTLS digests what it is given")
    }
    unsafe digest.withUnsafeMutableBytes { unsafe gnutls_hash_output(handle, $0.baseAddress) }
    return digest
  }
}
