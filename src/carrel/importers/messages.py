"""The heads of what goes over the pipes to and from the confined process, big-endian."""

from __future__ import annotations

import struct

HEAD = struct.Struct(">IQ")
"""Before a file: the length of its name and of its data, in bytes."""

LENGTH = struct.Struct(">Q")
"""Before an answer: its length in bytes."""
