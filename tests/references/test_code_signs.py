"""Programs and tables are no references."""

from __future__ import annotations

import pytest

from carrel.references.finding.code_signs import is_code

CODE = (
    "from carrel.csl.tree import Node; WHOLE_ENTRY = Node()",
    "def read(text: str) -> Node: return parse_style(text)",
    "| Ann, B. | 2001 |",
    'if (found && found.page === 12) { open("Smith, J. (2001)"); }',
)
REFERENCES = (
    "Bacon, F. (1625). Of Gardens. London: Haviland.",
    "{\\sc Arden, K.} ``Walls and what they keep,'' {\\em Journal of Stones}, {\\bf 8} (1961).",
    "Roe, A. (2001). Notes. https://example.org/a_b_c?d=1&e_f=2#g (accessed 3 May 2002).",
    "王小明. 园林的历史[J]. 建筑学报, 2001(3): 45-50.",
    "______. Walls and gates. In: ______. Collected essays. Porto: Mar, 1983. v. 2, p. 9-31.",
    "Kern, A., and B. Roe, Phys. Rev. D 39, 683 (1989) [arXiv:hep-th/8901001].",
)


@pytest.mark.parametrize("text", CODE)
def test_programs_and_rows_of_tables_are_told(text: str) -> None:
    """They are kept as they are, however much a comma and a year look like a reference."""
    assert is_code(text)


@pytest.mark.parametrize("text", REFERENCES)
def test_references_are_not_taken_for_code(text: str) -> None:
    """Addresses and TeX hold such signs too, and the line that stands for an author again."""
    assert not is_code(text)
