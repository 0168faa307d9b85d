#!/usr/bin/env python3
"""Reads every message of an mbox with Python's mailbox and email, and decodes its parts."""
import mailbox
import sys

messages = text = others = 0
for message in mailbox.mbox(sys.argv[1]):
    messages += 1
    for part in message.walk():
        if part.is_multipart():
            continue
        octets = part.get_payload(decode=True)
        if part.get_content_maintype() == "text":
            try:
                text += len(octets.decode(part.get_content_charset("utf-8"), "replace"))
            except LookupError:
                text += len(octets.decode("windows-1252", "replace"))
        else:
            others += len(octets)
print(messages, "messages", text, "characters of text", others, "octets of parts")
