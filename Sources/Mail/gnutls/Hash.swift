import CGnuTLS

extension Digest {
  /// Digests `octets`.
  public init(of octets: [UInt8]) { self.init(of: octets[...]) }

  /// Digests a run of octets.
  init(of octets: ArraySlice<UInt8>) {
    let hashing = Hashing()
    hashing.take(octets)
    self = hashing.end()
  }
}

/// A digest (SHA-256) in the making.
@safe struct Hashing: ~Copyable {
  private let handle: gnutls_hash_hd_t

  /// Of nothing yet.
  init() {
    var made: gnutls_hash_hd_t?
    let started = unsafe gnutls_hash_init(&made, GNUTLS_DIG_SHA256)
    guard started == GNUTLS_E_SUCCESS, let made = unsafe made else {
      preconditionFailure("GnuTLS has SHA-256")
    }
    unsafe handle = made
  }

  deinit { unsafe gnutls_hash_deinit(handle, nil) }

  /// Takes the next octets.
  func take(_ octets: ArraySlice<UInt8>) {
    let code = unsafe octets.withUnsafeBytes {
      unsafe gnutls_hash(handle, $0.baseAddress, $0.count)
    }
    precondition(code == GNUTLS_E_SUCCESS, "GnuTLS digests what it is given")
  }

  /// The digest of all that was taken.
  consuming func end() -> Digest {
    var digest = [UInt8](repeating: 0, count: 32)
    unsafe digest.withUnsafeMutableBytes { unsafe gnutls_hash_output(handle, $0.baseAddress) }
    return Digest(octets: digest)
  }
}
