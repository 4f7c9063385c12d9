from __future__ import annotations

from carrel.references.mending.change_costs import costs_of
from carrel.references.mending.line_readings import Reading
from carrel.references.mending.reading_order import choose
from tests.references.models import order_model


def test_an_entry_is_judged_by_the_others() -> None:
    """A change that no other entry needed costs the entry that has it more than it costs them."""
    turned = Reading((), 0.0, "", None, "", (frozenset({"runs-reversed"}),))
    plain = turned._replace(changed=())
    costs = costs_of([plain, plain, turned, plain], [1, 1, 1, 1])
    assert costs[2].all_of(turned.changed) > costs[1].all_of(turned.changed)


def test_numbers_of_a_list_have_one_mark() -> None:
    """What puts another mark behind an entry's number than the one before has, is worth less."""
    lines = [["1- Amery, Lilian. 2009. Rivers and their people: A long history"]]
    lines += [["2- Boland, Ruth. 2011. Harbours of the north : On trade and tolls"]]
    lines += [["- corden , Thomas.2012.harbours of the east : on the way to trade 3"]]
    done = choose(lines, order_model)
    assert done[2][0].of(lines[2][0]).startswith("3- corden")
