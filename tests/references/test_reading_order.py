from __future__ import annotations

from carrel.references.mending.change_costs import costs_of
from carrel.references.mending.line_readings import Reading


def test_an_entry_is_judged_by_the_others() -> None:
    """A change that no other entry needed costs the entry that has it more than it costs them."""
    turned = Reading((), 0.0, "", None, (frozenset({"runs-reversed"}),))
    plain = turned._replace(changed=())
    costs = costs_of([plain, plain, turned, plain], [1, 1, 1, 1])
    assert costs[2].all_of(turned.changed) > costs[1].all_of(turned.changed)
