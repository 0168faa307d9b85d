import CGnuTLS

/// Mail that S/MIME has signed whole: the text is inside the signature (RFC 8551, 3.5.2).
enum SignedData {
  /// The MIME entity in `octets`; `nil` where there is none, or it is encrypted.
  ///
  /// Nothing is said about the signature: whose it is, and whether it holds.
  static func content(of octets: [UInt8]) -> [UInt8]? {
    var message: gnutls_pkcs7_t?
    guard unsafe gnutls_pkcs7_init(&message) == GNUTLS_E_SUCCESS else { return nil }
    defer { unsafe gnutls_pkcs7_deinit(message) }
    var octets = octets
    let imported = unsafe octets.withUnsafeMutableBufferPointer { buffer in
      var data = unsafe gnutls_datum_t(data: buffer.baseAddress, size: UInt32(buffer.count))
      return unsafe gnutls_pkcs7_import(message, &data, GNUTLS_X509_FMT_DER)
    }
    guard imported == GNUTLS_E_SUCCESS else { return nil }
    var content = unsafe gnutls_datum_t()
    guard unsafe gnutls_pkcs7_get_embedded_data(message, 0, &content) == GNUTLS_E_SUCCESS,
      let data = unsafe content.data
    else { return nil }
    defer { unsafe cfp_gnutls_free(data) }
    return unsafe [UInt8](UnsafeBufferPointer(start: data, count: Int(content.size)))
  }
}
