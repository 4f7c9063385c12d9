"""What scanners take letters and short words for."""

from __future__ import annotations

import re

CONFUSED = {
    "rn": ("m",),
    "m": ("rn", "in"),
    "l": ("1", "I", "i", "!"),
    "1": ("l", "I", "i"),
    "I": ("l", "1", "T", "/", "!"),
    "0": ("O", "o"),
    "O": ("0", "Q"),
    "e": ("c", "o"),
    "c": ("e", "o"),
    "h": ("li", "b"),
    "ii": ("u", "n"),
    "u": ("n", "ii"),
    "n": ("u", "ri"),
    "S": ("5", "8"),
    "5": ("S",),
    "8": ("B",),
    "B": ("8",),
    "t": ("l", "f"),
    "f": ("t",),
    "é": ("e", "6", "è"),
    "ü": ("ii", "u", "ti"),
    "ö": ("o", "6"),
    "ä": ("a",),
    "ß": ("B", "ss"),
    ",": (".",),
    ".": (",", "·"),
}
CONFUSABLE = re.compile("|".join(sorted(map(re.escape, CONFUSED), key=len, reverse=True)))
MISREADINGS = {
    "vol.": ("voi.", "vo1.", "voL", "vol,"),
    "Vol.": ("VoL", "Voi.", "Vol,"),
    "III": ("Ill", "IlI", "111", "m"),
    "II": ("Il", "11", "ll", "n"),
    "IV": ("IY", "lV", "1V"),
    "pp.": ("pp,", "p.p.", "pp"),
    "in:": ("iu:", "in;"),
    "In:": ("ln:", "In;"),
    "Bd.": ("Ed.", "Bd"),
    "La": ("Za", "Ia"),
    "Il": ("II", "11"),
    "The": ("Tlie", "Thc"),
    "Die": ("Dic", "Dle"),
}
MISREAD = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, MISREADINGS)) + r")(?!\w)")
