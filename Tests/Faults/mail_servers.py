"""Mail servers on loopback for the delivery tests: aiosmtpd (Debian's python3-aiosmtpd) told what to do."""
import asyncio
import contextlib
import logging
import pathlib
import ssl
import subprocess
import sys
import warnings

sys.path.append("/usr/lib/python3/dist-packages")  # where Debian keeps aiosmtpd
from aiosmtpd.controller import Controller  # noqa: E402
from aiosmtpd.smtp import SMTP, AuthResult  # noqa: E402

logging.disable(logging.WARNING)
warnings.simplefilter("ignore")
USER, PASSWORD = "committee@forum.example", "correct horse battery-Staple 9"


class Authority:
    """A throw-away authority, and the certificates it signs."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.openssl("req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2",
                     "-subj", "/CN=Test authority", "-keyout", "ca.key", "-out", "ca.pem")
        self.file = self.folder / "ca.pem"

    def openssl(self, *arguments):
        subprocess.run(["openssl", *arguments], cwd=self.folder, check=True, capture_output=True)

    def context(self, name, host="localhost", days=2, signed=True):
        """What a server with a certificate for `host` shows; a negative number of days has expired."""
        (self.folder / f"{name}.ext").write_text(f"subjectAltName=DNS:{host}\n")
        self.openssl("req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes",
                     "-subj", f"/CN={host}", "-keyout", f"{name}.key", "-out", f"{name}.csr")
        signer = ["-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial"] if signed else ["-signkey", f"{name}.key"]
        self.openssl("x509", "-req", "-in", f"{name}.csr", *signer, "-days", str(days),
                     "-extfile", f"{name}.ext", "-out", f"{name}.pem")
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.folder / f"{name}.pem", self.folder / f"{name}.key")
        return context


class Server:
    """A server that takes mail as it is told: each step can answer otherwise, stop or hang up.

    `steps` maps MAIL, RCPT, DATA to a function of the number of the call (from 1) and of the
    address, where there is one; it returns a reply, None for the usual one, or HANG_UP. At
    DATA the mail has been received whole: what hangs up there leaves the sender in doubt.
    """

    HANG_UP, STALL = object(), object()

    def __init__(self, context=None, implicit=False, login=True, utf8=True, port=0, **steps):
        self.steps, self.calls = steps, {"MAIL": 0, "RCPT": 0, "DATA": 0}
        self.mails, self.logins, self.connections, self.sessions = [], [], 0, []
        options = {"enable_SMTPUTF8": utf8, "ident": "test"}
        if context and not implicit:
            options |= {"tls_context": context, "require_starttls": True}
        if login and context:
            # aiosmtpd sees implicit TLS only where it was told of a context.
            options |= {"authenticator": self.log_in, "auth_required": True, "auth_require_tls": not implicit}
        if not login:
            options["auth_exclude_mechanism"] = ["LOGIN", "PLAIN"]
        self.options, self.context, self.implicit, self.port = options, context, implicit, port

    def log_in(self, server, session, envelope, mechanism, data):
        self.logins.append((data.login.decode(), data.password.decode()))
        return AuthResult(success=self.logins[-1] == (USER, PASSWORD), handled=False)

    def __enter__(self):
        outer = self

        class Counted(SMTP):
            def connection_made(self, transport):
                if not isinstance(transport, asyncio.sslproto._SSLProtocolTransport) or outer.implicit:
                    outer.connections += 1
                super().connection_made(transport)

        class Loopback(Controller):
            def factory(self):
                return Counted(self.handler, **outer.options)

        self.controller = Loopback(self, hostname="127.0.0.1", port=self.port or free_port(),
                                   ssl_context=self.context if self.implicit else None)
        self.controller.start()
        self.port, self.connections = self.controller.port, 0  # Starting it makes one connection.
        return self

    def __exit__(self, *_):
        self.controller.stop()

    async def step(self, name, server, address, usual):
        self.calls[name] += 1
        reply = self.steps[name](self.calls[name], address) if name in self.steps else None
        if reply is Server.STALL:
            await asyncio.sleep(30)
        if reply is Server.HANG_UP:
            server.transport.abort()
            return "421 gone"
        return reply or usual

    async def handle_MAIL(self, server, session, envelope, address, options):
        reply = await self.step("MAIL", server, address, "250 OK")
        if reply.startswith("250"):
            envelope.mail_from = address
            envelope.mail_options.extend(options)
        return reply

    async def handle_RCPT(self, server, session, envelope, address, options):
        reply = await self.step("RCPT", server, address, "250 OK")
        if reply.startswith("250"):
            envelope.rcpt_tos.append(address)
        return reply

    async def handle_DATA(self, server, session, envelope):
        before = len(self.mails)
        self.mails.append((envelope.mail_from, list(envelope.rcpt_tos), envelope.content,
                           list(envelope.mail_options)))
        reply = await self.step("DATA", server, None, "250 2.0.0 queued as TEST")
        if reply[:1] in "45" and not reply.startswith("421 gone"):
            del self.mails[before]  # Refused: the sender keeps it.
        return reply

    async def handle_exception(self, error):
        return "451 4.3.0 the test server failed"

    def recipients(self):
        return [address for _, addresses, _, _ in self.mails for address in addresses]


def free_port():
    import socket
    with contextlib.closing(socket.socket()) as made:
        made.bind(("127.0.0.1", 0))
        return made.getsockname()[1]
