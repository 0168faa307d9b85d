import Mail
import struct Foundation.Date

extension Date: Packed {
  func pack(into list: inout Netstrings) { list.add(timeIntervalSinceReferenceDate) }

  init(unpacking list: inout Netstrings.Reader) throws(Netstrings.Fault) {
    self.init(timeIntervalSinceReferenceDate: try list.next())
  }
}

extension SubmissionCode: Packed {
  func pack(into list: inout Netstrings) { list.add(description) }

  init(unpacking list: inout Netstrings.Reader) throws(Netstrings.Fault) {
    self.init(try list.next())
  }
}

extension Digest: Packed {
  func pack(into list: inout Netstrings) { list.add(octets: octets) }

  init(unpacking list: inout Netstrings.Reader) throws(Netstrings.Fault) {
    let octets = try list.nextOctets()
    guard octets.count == 32 else { throw Netstrings.Fault() }
    self.init(octets: Array(octets))
  }
}

extension Identity: Packed {
  func pack(into list: inout Netstrings) {
    list.add(digest)
    list.add(delivery)
  }

  init(unpacking list: inout Netstrings.Reader) throws(Netstrings.Fault) {
    self.init(digest: try list.next(), delivery: try list.next())
  }
}

extension MessageID: Packed {
  func pack(into list: inout Netstrings) { list.add(description) }

  init(unpacking list: inout Netstrings.Reader) throws(Netstrings.Fault) {
    self.init(try list.next() as String)
  }
}

extension Address: Packed {
  func pack(into list: inout Netstrings) {
    list.add(name)
    list.add(address)
  }

  init(unpacking list: inout Netstrings.Reader) throws(Netstrings.Fault) {
    self.init(name: try list.next(), address: try list.next())
  }
}

extension ReceivedTime: Packed {
  func pack(into list: inout Netstrings) {
    list.add(time)
    list.add(witness)
  }

  init(unpacking list: inout Netstrings.Reader) throws(Netstrings.Fault) {
    self.init(try list.next(), witness: try list.next())
  }
}

extension Authentication: Packed {
  func pack(into list: inout Netstrings) {
    list.add(verdict)
    list.add(results)
  }

  init(unpacking list: inout Netstrings.Reader) throws(Netstrings.Fault) {
    self.init(try list.next(), because: try list.next())
  }
}

extension Obstacle: Packed {
  func pack(into list: inout Netstrings) { list.add(sentence) }

  init(unpacking list: inout Netstrings.Reader) throws(Netstrings.Fault) {
    self.init(try list.next())
  }
}

extension ReceivedTime.Witness: Packed {}
extension Authentication.Verdict: Packed {}
