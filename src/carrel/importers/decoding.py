"""Bytes become characters: by byte order mark, by declaration, as UTF-8, else by likelihood."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from carrel.importers.errors import UnreadableFile
from carrel.importers.legacy_encodings import is_east_asian, likeliest_encoding

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 64 * 1024
_SHORT = 200
"""The characters from which on one in a hundred may be a control; a shorter text may have two."""
_LEAST_UTF16 = 4
_MOST_STRAY = 0.5
_SPOKEN = {
    "utf-16-le": "UTF-16 (little endian)",
    "utf-16-be": "UTF-16 (big endian)",
    "utf-32-le": "UTF-32 (little endian)",
    "utf-32-be": "UTF-32 (big endian)",
    "cp1250": "Windows-1250 (Central European)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "cp1252": "Windows-1252 (Western)",
    "cp1253": "Windows-1253 (Greek)",
    "cp1254": "Windows-1254 (Turkish)",
    "cp1255": "Windows-1255 (Hebrew)",
    "cp1256": "Windows-1256 (Arabic and Persian)",
    "iso8859-5": "ISO 8859-5 (Cyrillic)",
    "iso8859-6": "ISO 8859-6 (Arabic)",
    "koi8-r": "KOI8-R (Russian)",
    "cp866": "CP866 (Russian, DOS)",
    "gb18030": "GB 18030 (Chinese)",
    "big5": "Big5 (Chinese)",
    "shift_jis": "Shift JIS (Japanese)",
    "euc_jp": "EUC-JP (Japanese)",
    "euc_kr": "EUC-KR (Korean)",
}
_REPLACEMENT = "\ufffd"
_SCRIPT_BYTES = (3, 4, 5, 6)  # the high bytes of Greek, Cyrillic, Hebrew and Arabic
_BLANKS = b" \n\r.,-"
_LATIN = bytes((0, 10, 13, *range(0x20, 0x7F)))
_LEAST_OTHER = 0.1
"""The share of other bytes that UTF-16 has at least where a text is in another script than Latin."""
_CONTROLS = frozenset(range(32)) - {9, 10, 11, 12, 13, 26, 27, 28, 29, 30, 31}


@dataclass(frozen=True, slots=True)
class Decoded:
    """``text`` as it was decoded (line breaks untouched, no byte order mark), and ``encoding``.

    ``warnings`` say which encoding was taken where it was a guess, and what could not be decoded.
    """

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, declared: str = "") -> Decoded:
    """Decode ``data``; ``declared`` is the encoding that the file names itself, or empty.

    Raises ``UnreadableFile`` (without a file name: the caller adds it) only for bytes that are no
    text. Bytes that an encoding has no character for are read as Windows-1252 where the text is
    UTF-8, else become U+FFFD one by one, and a warning says where.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _noted(data[len(mark) :], encoding, told=True)
    wide = _unmarked_utf16(data)
    if wide:
        return _noted(data, wide, told=False)
    try:
        return _checked(Decoded(data.decode("utf-8"), "utf-8"))
    except UnicodeDecodeError:
        pass
    if declared and (named := _known(declared)):
        return _noted(data, named, told=True)
    if _mostly_utf8(data):
        return _checked(_mended_utf8(data))
    return _checked(_noted(data, likeliest_encoding(data), told=False))


def _known(name: str) -> str:
    try:
        known = codecs.lookup(name.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return ""
    return {"iso8859-1": "cp1252", "ascii": "cp1252", "utf-8": ""}.get(known, known)


def _unmarked_utf16(data: bytes) -> str:
    """UTF-16 without its mark, told by where the zero bytes stand."""
    sample = data[:_SAMPLE]
    sample = sample[: len(sample) // 2 * 2]
    pairs = len(sample) // 2
    if pairs < _LEAST_UTF16 or b"\0" not in sample:
        return _by_blank(sample)
    first, second = sample[::2].count(0), sample[1::2].count(0)
    if second * 10 > pairs * 4 and first * 20 < pairs:
        return "utf-16-le"
    if first * 10 > pairs * 4 and second * 20 < pairs:
        return "utf-16-be"
    return _by_blank(sample)


def _by_blank(sample: bytes) -> str:
    """UTF-16 in another script than Latin.

    Most letters share one high byte, or only blanks, digits and line breaks carry a zero byte.
    """
    if len(sample.translate(None, _LATIN)) < _LEAST_OTHER * len(sample):
        return ""
    pairs = len(sample) // 2
    even, odd = sample[::2], sample[1::2]
    for low, high, name in ((even, odd, "utf-16-le"), (odd, even, "utf-16-be")):
        zeros = high.count(0)
        scripts = max(high.count(script) for script in _SCRIPT_BYTES)
        if pairs >= _LEAST_UTF16 and scripts * 5 > pairs * 2 and low.count(0) * 50 <= pairs:
            return name
        if not zeros or low.count(0) * 50 > pairs:
            continue
        blanks = sum(1 for a, b in zip(low, high, strict=True) if b == 0 and a in _BLANKS)
        if blanks * 2 >= zeros and blanks * 30 >= pairs:
            return name
    if not any(map(sample.count, _CONTROLS)):
        return ""
    wide = ("utf-16-le", "utf-16-be")
    return next((name for name in wide if is_east_asian(sample.decode(name, "replace"))), "")


def _mostly_utf8(data: bytes) -> bool:
    """Whether the bytes that are not UTF-8 are few beside the characters beyond ASCII that are."""
    sample = data[: _SAMPLE * 16]
    text = sample.decode("utf-8", "surrogateescape")
    stray = sum(1 for sign in text if "\udc80" <= sign <= "\udcff")
    wide = sum(1 for sign in text if sign > "\x7f") - stray
    return wide * _MOST_STRAY >= stray and wide > 0


def _mended_utf8(data: bytes) -> Decoded:
    """UTF-8 with stray bytes: those are read as Windows-1252, so that none is lost."""
    escaped = data.decode("utf-8", "surrogateescape")
    table = {0xDC00 + byte: _western(byte) for byte in range(0x80, 0x100)}
    first = next(i for i, sign in enumerate(escaped) if "\udc80" <= sign <= "\udcff")
    count = sum(1 for sign in escaped if "\udc80" <= sign <= "\udcff")
    line = escaped.count("\n", 0, first) + 1
    warning = (
        f"{count} {'byte is' if count == 1 else 'bytes are'} not UTF-8 like the rest and "
        f"{'was' if count == 1 else 'were'} read as Windows-1252, the first in line {line}: "
        "please check the letters there."
    )
    return Decoded(escaped.translate(table), "utf-8", (warning,))


def _western(byte: int) -> str:
    """The Windows-1252 character; the five unassigned bytes are C1 controls, as WHATWG has it."""
    try:
        return bytes((byte,)).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def _noted(data: bytes, encoding: str, *, told: bool) -> Decoded:
    text = data.decode(encoding, "replace")
    warnings: list[str] = []
    if not told:
        warnings.append(
            f"The file does not say how its letters are coded; {_SPOKEN.get(encoding, encoding)} "
            "fits best and was taken: if letters look wrong, save the file as UTF-8 and add it again."
        )
    lost = text.count(_REPLACEMENT)
    if lost:
        line = text.count("\n", 0, text.index(_REPLACEMENT)) + 1
        warnings.append(
            f"{_counted(lost)} no letter in {_SPOKEN.get(encoding, encoding)} and shown as "
            f"'{_REPLACEMENT}', the first in line {line}."
        )
    return Decoded(text, encoding, tuple(warnings))


def _counted(lost: int) -> str:
    return "1 place is" if lost == 1 else f"{lost} places are"


def _checked(decoded: Decoded) -> Decoded:
    """Refuse what is no text; a few zero characters become U+FFFD, as in HTML."""
    sample = decoded.text[:_SAMPLE]
    controls = sum(sample.count(chr(control)) for control in _CONTROLS)
    if controls * 100 > max(len(sample), _SHORT):
        raise UnreadableFile("is not a text but a program's data")
    if "\0" not in decoded.text:
        return decoded
    count = decoded.text.count("\0")
    warning = f"{count} zero characters are shown as '{_REPLACEMENT}'."
    return Decoded(
        decoded.text.replace("\0", _REPLACEMENT), decoded.encoding, (*decoded.warnings, warning)
    )
