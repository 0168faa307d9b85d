"""Faulty configurations for bad_input.py: each is the sample call's with one thing wrong."""

LINE = "line"  # stands for a line number

# name: pattern to replace in the good configuration (None: the whole), by what, words the line must hold
CONFIGURATIONS = {
    "unknown key": (r'(?m)^deadline = .*$', 'deadlin = "2008-04-20"', ["call.deadlin", "deadline", LINE]),
    "unknown key in a list of tables": (r'(?m)^minutes = 25$', 'minutes = 25\nminuets = 25', ["minuets", "minutes", LINE]),
    "unknown table": (r'(?m)^\[mailbox\]$', '[mailbx]', ["mailbx", "mailbox", LINE]),
    "wrong type: number for a date": (r'(?m)^deadline = .*$', 'deadline = 5', ["call.deadline", LINE]),
    "wrong type: text for a number": (r'(?m)^minutes = 25$', 'minutes = "many"', ["minutes", LINE]),
    "wrong type: text for a list": (r'(?m)^addresses = .*$', 'addresses = "me@example.org"', ["addresses", LINE]),
    "wrong type: table for a text": (r'(?m)^name = "KVM Forum 2008"$', 'name = { a = 1 }', ["call.name", LINE]),
    "wrong type: number in a list": (r'(?m)^tags = .*$', 'tags = ["KVM", 7]', ["call.tags", LINE]),
    "number out of range": (r'(?m)^minutes = 25$', 'minutes = -25', ["minutes", "-25", LINE]),
    "impossible date": (r'(?m)^deadline = .*$', 'deadline = "2008-02-30"', ["call.deadline", "2008-02-30", LINE]),
    "impossible date, unquoted": (r'(?m)^deadline = .*$', 'deadline = 2008-02-30', [LINE]),
    "impossible hour": (r'(?m)^deadline = .*$', 'deadline = "2008-04-20T25:00"', ["call.deadline", "25:00", LINE]),
    "no date at all": (r'(?m)^deadline = .*$', 'deadline = "next Sunday"', ["call.deadline", "next Sunday", LINE]),
    "impossible zone": (r'(?m)^zone = .*$', 'zone = "Mars/Olympus"', ["call.zone", "Mars/Olympus", LINE]),
    "impossible offset": (r'(?m)^zone = .*$', 'zone = "+27:00"', ["call.zone", "+27:00", LINE]),
    "missing key": (r'(?m)^code-prefix = .*$', '', ["code-prefix"]),
    "missing table": (r'(?ms)^\[mailbox\]\n.*?\n\n', '', ["mailbox"]),
    "no address": (r'(?m)^addresses = .*$', 'addresses = ["nobody"]', ["addresses", "nobody", LINE]),
    "unknown field": (r'(?m)^expects = .*$', 'expects = ["titel"]', ["call.expects", "titel", "title", LINE]),
    "key twice": (r'(?m)^deadline = (.*)$', r'deadline = \1' + '\n' + r'deadline = \1', [LINE]),
    "syntax": (r'(?m)^deadline = .*$', 'deadline = "2008-04-20', [LINE]),
    "empty": (None, b"", ["call"]),
    "comments only": (None, b"# nothing here\n", ["call"]),
    "not UTF-8": (None, b'[call]\nname = "K\xfcln"\n', ["UTF-8"]),
    "binary": (None, bytes(range(256)) * 8, []),
}
