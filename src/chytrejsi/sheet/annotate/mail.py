"""Makes files of a letter: a text that Windows opens rightly, and a draft for a mail program."""

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime

from chytrejsi.sheet.annotate.letters import Letter

_XLSX = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def as_text(letter: Letter) -> bytes:
    """Write a letter as plain text: UTF-8 with a mark and CRLF, so that any Notepad reads it."""
    return f"{letter.subject}\n\n{letter.body}".replace("\n", "\r\n").encode("utf-8-sig")


def as_draft(letter: Letter, day: date, workbooks: Mapping[str, bytes]) -> bytes:
    """Write a letter as an unsent message with workbooks attached, by their names.

    Who sends it and to whom is for the coordinator to fill in: the workspace knows no addresses.
    The same letter gives the same bytes, so that the boundary is made of its content.
    """
    message = EmailMessage(policy=SMTP)
    message["Subject"] = _header(letter.subject)
    message["Date"] = format_datetime(datetime.combine(day, time(12), UTC))
    message["X-Unsent"] = "1"  # Outlook opens it for editing, with the button Send
    message.set_content(letter.body, charset="utf-8", cte="base64")
    for name, data in workbooks.items():
        main, kind = _XLSX
        message.add_attachment(data, maintype=main, subtype=kind, filename=_header(name))
    if message.is_multipart():
        content = hashlib.sha256(letter.body.encode("utf-8", "replace"))
        for data in workbooks.values():
            content.update(data)
        # no line of base64 begins so
        message.set_boundary(f"=_{content.hexdigest()[:32]}")
    return message.as_bytes()


def _header(text: str) -> str:
    """Leave nothing in a header that could begin another one."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())
