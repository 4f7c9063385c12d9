"""References in footnotes are tied to their entries: full ones, *ibid.* and its kin, short titles."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from carrel.references.reference import Reference
from carrel.references.tie import Cite, How, Tie
from carrel.references.tying.notes import citations_in_notes, may_be_short
from carrel.values.span import Span
from tests.references.entries import entry

BELLS = "Basil Oglethorne, A Hand-list of Bells, Oxford 1897"
FILES = "Thomas Quendler, Vom Lesen der Akten, Wien 2011"
PATHS = "Thomas Quendler, Wege und Umwege, Wien 2015"
RURITANIA = "Ada Veldhorn, The Strategic Partnership of Ruritania, London: Merrow, 2001"
FULL = {
    BELLS: entry(BELLS, "Oglethorne, Basil", year=1897, title="A Hand-list of Bells"),
    FILES: entry(FILES, "Quendler, Thomas", year=2011, title="Vom Lesen der Akten"),
    PATHS: entry(PATHS, "Quendler, Thomas", year=2015, title="Wege und Umwege"),
    RURITANIA: entry(
        RURITANIA, "Veldhorn, Ada", year=2001, title="The Strategic Partnership of Ruritania"
    ),
}
ICE = "Ванюков И. И. Книга о льде. М., 2003"
SHORES = "جهان کرمانیان، روابط دو کرانه، تهران: نشر کهن، ۱۳۸۴"
PORT = "E. Fiordaliso, Le confraternite del porto, Venezia, Giudecca, 1978"
RIVERS = "汪明川：《河流志》，北京：文渊书局，2003年"


def ties_of(notes: list[str], full: dict[str, Reference]) -> tuple[str, list[Tie | None]]:
    """The text of the notes, and the tie of each; full forms that stand in no note are a list's."""
    text = "\n".join(notes)
    starts = [sum(len(one) + 1 for one in notes[:at]) for at in range(len(notes))]
    spans = [Span(at, at + len(one)) for at, one in zip(starts, notes, strict=True)]
    places = [
        Span(text.index(words), text.index(words) + len(words)) if words in text else None
        for words in full
    ]
    found = {tie.span: tie for tie in citations_in_notes(text, spans, list(full.values()), places)}
    return text, [found.get(span) for span in spans]


def told(tie: Tie | None) -> list[tuple[list[int], str]]:
    """For each cite its candidates and its locator."""
    if tie is None:
        return []
    return [([one.entry for one in cite.candidates], _locator(cite)) for cite in tie.cites]


def _locator(cite: Cite) -> str:
    return cite.locator.plain if cite.locator else ""


def test_a_chain_of_notes() -> None:
    """What points back is resolved to the full form given before, with the locator of its own."""
    notes = [
        f"1 {RURITANIA}, p. 12.",
        "2 Ibid., p. 15.",
        "3 Ibid.",
        f"4 See {FILES}; {BELLS}.",
        "5 Veldhorn, Strategic Partnership, p. 4.",
        "6 Veldhorn, op. cit., p. 5; Quendler, a.a.O., S. 7.",
        "7 I thank my friends.",
        "8 Quendler (wie Anm. 4), S. 8.",
        "9 Ebd., S. 9 f.",
        "10 Hand-list of Bells, p. 6.",
        "11 Idem, p. 7.",
        "12 This was disputed. See Veldhorn, Strategic Partnership, pp. 3–5; but cf. Quendler, Akten, S. 4.",
        "13 Veldhorn 2001, 44.",
        "14 Loc. cit.",
    ]
    _, ties = ties_of(notes, {RURITANIA: FULL[RURITANIA], FILES: FULL[FILES], BELLS: FULL[BELLS]})
    assert [told(tie) for tie in ties] == [
        [([0], "12")],
        [([0], "15")],
        [([0], "")],
        [([1], ""), ([2], "")],
        [([0], "4")],
        [([0], "5"), ([1], "7")],
        [],
        [([1], "8")],
        [([1], "9 f.")],
        [([2], "6")],
        [([2], "7")],
        [([0], "3–5"), ([1], "4")],
        [([0], "44")],
        [([0], "44")],
    ]


def test_after_a_note_of_two_works() -> None:
    """*Ibid.* after two references is ambiguous, and says so."""
    _, ties = ties_of([f"1 {FILES}; {BELLS}.", "2 Ibid., 3."], FULL)
    assert ties[1] is not None
    (cite,) = ties[1].cites
    assert {one.entry for one in cite.candidates} == {0, 1}
    assert cite.confidence < 0.5
    assert all("2 works" in one.reasons[0] for one in cite.candidates)


def test_two_works_of_one_author() -> None:
    """*Op. cit.* means the one cited last, less surely; a short title tells; *ders.* the other."""
    notes = [
        f"1 {FILES}.",
        f"2 {PATHS}.",
        "3 Quendler, op. cit., S. 3.",
        "4 Quendler, Vom Lesen, S. 5.",
        "5 Ders., Wege, S. 9.",
    ]
    _, ties = ties_of(notes, {FILES: FULL[FILES], PATHS: FULL[PATHS]})
    assert [told(tie)[0] for tie in ties[2:]] == [([1, 0], "3"), ([0], "5"), ([1], "9")]
    assert ties[2] is not None
    assert 0.5 < ties[2].confidence < 0.9


def test_many_languages() -> None:
    """Russian, Persian, Italian and Chinese notes have words of their own for going back."""
    russian = [f"1. {ICE}. С. 5.", "2. Там же. С. 7.", "3. Ванюков И. И. Указ. соч. С. 45.",
               "4. Он же. Книга о льде. С. 8.", "5. Указ. соч. С. 3."]  # fmt: skip
    persian = [f"۱. {SHORES}، ص ۵.", "۲. همان، ص ۱۲.", "۳. کرمانیان، پیشین، ص ۲۰.",
               "۴. کرمانیان، روابط، ص ۳۳.", "۵. پیشین، ص ۲۲."]  # fmt: skip
    italian = [f"1 {PORT}, p. 4.", "2 Ivi, p. 45.", "3 Fiordaliso, Le confraternite, cit., p. 50.",
               "4 Fiordaliso, op. cit., pp. 3-4."]  # fmt: skip
    chinese = [
        f"① {RIVERS}，第5页。",
        "② 同上，第7页。",
        "③ 汪明川：《河流志》，第8页。",
        "④ 汪明川：前引书，第9页。",
    ]
    read = [
        ties_of(russian, {ICE: entry(ICE, "Ванюков, И. И.", year=2003, title="Книга о льде")})[1],
        ties_of(
            persian, {SHORES: entry(SHORES, "کرمانیان, جهان", year=1384, title="روابط دو کرانه")}
        )[1],
        ties_of(
            italian,
            {PORT: entry(PORT, "Fiordaliso, E.", year=1978, title="Le confraternite del porto")},
        )[1],
        ties_of(chinese, {RIVERS: entry(RIVERS, "汪, 明川", year=2003, title="河流志")})[1],
    ]
    assert [[told(tie)[0] for tie in ties] for ties in read] == [
        [([0], page) for page in pages]
        for pages in (["5", "7", "45", "8", "3"], ["5", "12", "20", "33", "22"],
                      ["4", "45", "50", "3-4"], ["5", "7", "8", "9"])
    ]  # fmt: skip


def test_a_full_form_that_comes_later() -> None:
    """A short title before its full form is tied with a doubt."""
    _, ties = ties_of(["1 Veldhorn, Strategic Partnership, p. 4.", f"2 {RURITANIA}."], FULL)
    assert ties[0] is not None
    (candidate,) = ties[0].cites[0].candidates
    assert candidate.confidence < 0.7
    assert "later note" in candidate.reasons[-1]


def test_a_full_form_in_the_list() -> None:
    """A work of the list needs no full form in the notes."""
    _, ties = ties_of(["1 Veldhorn, Strategic Partnership, p. 4."], FULL)
    assert ties[0] is not None
    assert ties[0].confidence > 0.9


def test_nothing_to_point_back_to() -> None:
    """A first *ibid.* and a note without a reference cite nothing."""
    _, ties = ties_of(["1 Ibid., p. 3.", "2 I thank my friends; they know."], FULL)
    assert ties == [None, None]


def test_short_entries() -> None:
    """Author and short title may be no full reference; with a year or a publisher they are."""
    assert may_be_short(entry("Veldhorn, Partnership, p. 4", "Veldhorn", title="Partnership"))
    assert may_be_short(entry("Veldhorn 2001, p. 4", "Veldhorn", year=2001))
    assert not may_be_short(FULL[BELLS])
    assert not may_be_short(
        entry("Veldhorn, Essays", "Veldhorn", title="Essays", publisher="Merrow")
    )


def test_a_work_of_which_little_is_said() -> None:
    """An entry without year and publisher that finds no fuller one is a reference of its own."""
    ancient = "Philemon of Myra, On Wells, 3"
    full = {ancient: entry(ancient, "Philemon of Myra", title="On Wells"), BELLS: FULL[BELLS]}
    _, ties = ties_of([f"1 {ancient}.", f"2 {BELLS}.", "3 Philemon, On Wells, 7."], full)
    assert [tie.entries if tie else () for tie in ties] == [(0,), (1,), (0,)]


def test_a_list_of_little_words() -> None:
    """An entry of the list is full, however little it says."""
    listed = entry("Veldhorn. Essays.", "Veldhorn, Ada", title="Essays")
    _, ties = ties_of(["1 Veldhorn, Essays, p. 4."], {"elsewhere": listed})
    assert told(ties[0]) == [([0], "4")]


def test_entries_outside_notes_are_full() -> None:
    """What stands in the list is not judged short, though a fuller entry stands beside it."""
    little, more = "Veldhorn. Essays.", "Veldhorn, Ada. Essays on Wells. 2001."
    text = f"1 Veldhorn, Essays, p. 4.\n{little}\n{more}"
    references = [
        entry(little, "Veldhorn, Ada", title="Essays"),
        entry(more, "Veldhorn, Ada", title="Essays on Wells", year=2001),
    ]
    places = [Span(text.index(one), text.index(one) + len(one)) for one in (little, more)]
    (tie,) = citations_in_notes(text, [Span(0, text.index("\n"))], references, places)
    assert told(tie) == [([0, 1], "4")]


def test_short_entries_are_read_as_notes() -> None:
    """An entry of the notes that is only a short form is tied to the full one, and is none itself."""
    short = "Veldhorn, Strategic Partnership, p. 4"
    full = {
        RURITANIA: FULL[RURITANIA],
        short: entry(short, "Veldhorn", title="Strategic Partnership"),
    }
    _, ties = ties_of([f"1 {RURITANIA}.", f"2 {short}."], full)
    assert told(ties[1]) == [([0], "4")]
    assert ties[1] is not None
    assert ties[1].cites[0].how is How.SHORT_TITLE


PIECES = st.sampled_from(
    [*FULL, "Ibid.", " p. 3", "; ", ", ", ". See ", "Ders.",
     "Quendler", "op. cit.", "(n. 2)", "همان", "Wege", "\n", "①", "12", "🙂"]
)  # fmt: skip


@given(st.lists(st.lists(PIECES, max_size=8).map("".join), max_size=8))
def test_any_notes(notes: list[str]) -> None:
    """Whatever the notes: ties are those of notes, in order; confidences share one whole."""
    text, ties = ties_of(notes, FULL)
    for tie in ties:
        for cite in tie.cites if tie else ():
            assert 0 <= cite.span.start <= cite.span.end <= len(text)
            assert sum(one.confidence for one in cite.candidates) <= 1
            assert all(0 <= one.entry < len(FULL) for one in cite.candidates)
