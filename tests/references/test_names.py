from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from carrel.references.items.names import names_in


def parts(written: str) -> list[str]:
    """Each name as ``given|dropping|non-dropping|family|suffix|literal``, empty parts left out."""
    order = ("given", "dropping-particle", "non-dropping-particle", "family", "suffix", "literal")
    told = {"family": "", "given": "", "literal": "="}
    return [
        "|".join(
            f"{told.get(key, '~')}{name.to_csl()[key]}" for key in order if key in name.to_csl()
        )
        for name in names_in(written).names
    ]


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("Smith, J. A., & Müller-Lüdenscheidt, K.", ["J. A.|Smith", "K.|Müller-Lüdenscheidt"]),
        (
            "J. A. Smith, K. Müller and L. de la Cruz",
            ["J. A.|Smith", "K.|Müller", "L.|~de la|Cruz"],
        ),
        ("SMITH JA, DOE B", ["JA|SMITH", "B|DOE"]),
        ("Lockshin MD, Piette JC", ["MD|Lockshin", "JC|Piette"]),
        ("Smith, John; Doe, Ann", ["John|Smith", "Ann|Doe"]),
        ("Müller/Schmidt", ["Müller", "Schmidt"]),
        ("Tassini G.", ["G.|Tassini"]),
        ("LORDON Frédéric", ["Frédéric|LORDON"]),
        ("BREMNER Robert H., REICHARD Gary W.", ["Robert H.|BREMNER", "Gary W.|REICHARD"]),
        ("Casey A R, Harris E N and Leenaarts J", ["A R|Casey", "E N|Harris", "J|Leenaarts"]),
        ("von Wright, G. H.", ["G. H.|~von|Wright"]),
        ("Schneider (L.)", ["L.|Schneider"]),
        ("F. Guidoraldi - C. Barsanti", ["F.|Guidoraldi", "C.|Barsanti"]),
        ("Doe, Jane, John Roe, and Ann Poe", ["Jane|Doe", "John|Roe", "Ann|Poe"]),
        ("García Márquez, Gabriel", ["Gabriel|García Márquez"]),
        ("Ortega y Gasset, José", ["José|Ortega y Gasset"]),
        ("García, J. y López, M.", ["J.|García", "M.|López"]),
        ("Bagheri Dolatabadi, Ali", ["Ali|Bagheri Dolatabadi"]),
        ("Humboldt, Alexander von", ["Alexander|~von|Humboldt"]),
        ("Smith, Jr., J.", ["J.|Smith|~Jr."]),
        ("Marx, Engels and Lenin", ["Marx", "Engels", "Lenin"]),
        ("Иванов И. И., Петров П. П.", ["И. И.|Иванов", "П. П.|Петров"]),
        ("И. И. Иванов", ["И. И.|Иванов"]),
        ("باقری دولت‌آبادی، علی", ["علی|باقری دولت‌آبادی"]),
        ("باقری، علی و زهرا قیبی", ["علی|باقری", "زهرا|قیبی"]),
        ("راستین‌پور، سپیده و بهرنگی، آرش", ["سپیده|راستین‌پور", "آرش|بهرنگی"]),
        ("توانگر ع، کریم‌دوست ز", ["ع|توانگر", "ز|کریم‌دوست"]),
        ("وارسته، الف. و بیگلریان، پ.", ["الف.|وارسته", "پ.|بیگلریان"]),
        ("العتيبان، م.، والراجحان، ف.، وبن ساري، ك.", ["م.|العتيبان", "ف.|الراجحان", "ك.|بن ساري"]),
        ("ابن المنقّى، أبو الحسن علي", ["أبو الحسن علي|ابن المنقّى"]),
        ("حمد بن ناصر الدليميّ", ["حمد بن ناصر|الدليميّ"]),
        ("王小明, 李四", ["小明|王", "四|李"]),
        ("欧阳修，王安石", ["修|欧阳", "安石|王"]),
        ("山田 太郎、佐藤花子", ["太郎|山田", "花子|佐藤"]),
        ("홍길동, 김철수", ["길동|홍", "철수|김"]),
        ("Ministry of Foreign Affairs", ["=Ministry of Foreign Affairs"]),
        ("World Bank", ["=World Bank"]),
        ("Department of Health and Human Services", ["=Department of Health and Human Services"]),
        ("Smith, J. and World Bank", ["J.|Smith", "=World Bank"]),
        ("UNESCO", ["=UNESCO"]),
    ],
)
def test_lists_of_names_in_every_form(written: str, names: list[str]) -> None:
    """Orders, separators and scripts: each name has its parts, and no compound name is split."""
    assert parts(written) == names


@pytest.mark.parametrize(
    ("written", "count", "others"),
    [
        ("Vellin J-F, Achim V, et al.", 2, "et al."),
        ("Müller, K. u. a.", 1, "u. a."),
        ("Иванов И. И. и др.", 1, "и др."),
        ("باقری، علی و دیگران", 1, "و دیگران"),
        ("王小明等", 1, "等"),
    ],
)
def test_others_make_no_person(written: str, count: int, others: str) -> None:
    """The words for "and others" are kept apart and name nobody."""
    read = names_in(written)
    assert (len(read.names), read.others) == (count, others)


@pytest.mark.parametrize("written", ["———", "Ders.", "Id.", "---", "همو"])
def test_the_same_again_names_nobody(written: str) -> None:
    """What stands for the names of the entry before is told, and is no name."""
    read = names_in(written)
    assert read.names == ()
    assert read.same == written


@pytest.mark.parametrize(
    ("written", "role"),
    [
        ("Otake, Midori and Sakata, Takashi, eds.", "eds."),
        ("Müller, K. (Hg.)", "Hg."),
        ("edited by B. Rihoux and C. Ragin", "edited by"),
        ("In D. Crimp, ed.,", "ed."),
    ],
)
def test_roles_are_no_part_of_a_name(written: str, role: str) -> None:
    """The words "eds." and "edited by" are told apart from the names."""
    read = names_in(written)
    assert read.role == role
    assert not any("ed" in part for name in read.names for part in name.to_csl().values())


@given(st.text(max_size=200) | st.text("ABcd.,;& -/()يمحو王小", max_size=60))
def test_parts_stand_in_what_was_written(written: str) -> None:
    """No input raises, and no part of a name is invented."""
    for name in names_in(written).names:
        assert all(part in written and part.strip() for part in name.to_csl().values())
        assert name.to_csl()
