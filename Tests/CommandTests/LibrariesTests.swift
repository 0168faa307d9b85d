import Foundation
import Testing

/// The shared libraries that the program needs, and when.
@Suite struct `Shared libraries` {
  @Test func `that only sending by SMTP needs are not loaded at every start`() throws {
    try Program.inFolder { cfp in
      // The system's loader names what it would load, and does not start the program.
      let loaded = try cfp.run(["--version"], environment: ["LD_TRACE_LOADED_OBJECTS": "1"]).output
      #expect(loaded.contains("libsqlite3"))
      for name in ["libcurl", "libetpan", "libldap", "libkrb5", "libsasl2", "libssh2"] {
        #expect(!loaded.contains(name), "\(name)")
      }
    }
  }

  @Test func `without libcurl, mail for a server waits, and why is said`() throws {
    try Program.inFolder { cfp in
      try cfp.prepare(mails: [proposal(by: "ada", titled: "Tracing without tears", id: "1")])
      let configuration = try String(
        contentsOf: cfp.folder.appending(path: "cfp.toml"), encoding: .utf8)
      try cfp.write(
        configuration + "\n[delivery]\nby = \"smtp\"\nhost = \"127.0.0.1\"\ntls = \"none\"\n",
        to: "cfp.toml")
      // What the loader finds first is no library.
      try cfp.write("", to: "libcurl-gnutls.so.4")
      let result = try cfp.run(
        ["run", "--now=2027-03-02T12:00:00Z"], environment: ["LD_LIBRARY_PATH": cfp.folder.path])
      #expect(result.status == 78)
      #expect(result.complaints.contains("libcurl-gnutls.so.4"))
      #expect(result.output.contains("EX27-001"))
      let ledger = try cfp.run("ledger", "--format", "json").objects()
      #expect(ledger.map { $0["acknowledgement"] as? String } == ["queued"])
    }
  }
}
