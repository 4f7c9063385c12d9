"""Who acts: states, organisations, movements and regions, under all their names."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from carrel.study.when import ALWAYS, When


class ActorKind(StrEnum):
    """What an actor is."""

    STATE = "state"
    ORGANISATION = "organisation"
    NON_STATE = "non-state"
    REGION = "region"


@dataclass(frozen=True, slots=True)
class Actor:
    """``id`` is an ISO 3166-1 alpha-3 code or the study's own short name.

    ``aliases`` are the other names under which texts have it (Tehran, the Kremlin);
    ``successor_of`` the ids of actors whose place it took (RUS that of SUN).
    """

    id: str
    name: str
    kind: ActorKind = ActorKind.STATE
    aliases: tuple[str, ...] = ()
    validity: When = ALWAYS
    successor_of: tuple[str, ...] = ()
