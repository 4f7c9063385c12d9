"""Dates: localized or with their own parts, single or ranges, BC and AD, seasons.

CSL 1.0.2, Date, Date-part and "Date Ranges".
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from carrel.csl.options import STRICT_CALENDAR
from carrel.csl.rendering.number import ordinal
from carrel.csl.rendering.page_range import EN_DASH
from carrel.csl.styles.elements import PLAIN, DateFormat
from carrel.csl.text.rich_text import parse_rich
from carrel.csl.text.tree import DATE, YEAR, YEAR_SUFFIX, Node, dress
from carrel.language.calendar_months import month_name

if TYPE_CHECKING:
    from carrel.csl.items.date_value import DatePoint, DateValue
    from carrel.csl.rendering.frame import Frame
    from carrel.csl.styles.elements import Date, DatePart, Look
    from carrel.csl.styles.locale import Locale
    from carrel.csl.text.tree import Content

_ORDER = ("year", "month", "day")
_FIRST_AD_YEAR_WITHOUT_ERA = 1000


def evaluate_date(element: Date, frame: Frame) -> Content | None:
    """Evaluate `cs:date`; nothing if the variable is empty."""
    value = frame.date(element.variable)
    if value is None:
        return None
    if not value.points:
        years = element.form or any(part.name == "year" for part in element.parts)
        if not value.literal or not years or frame.sorting:
            # Words take the place of the year: a month or day alone has none to give.
            return None
        return _in_words(value.literal, element, frame)
    parts, delimiter, look = _format(element, frame)
    calendar = frame.context.options.calendar if value.own else STRICT_CALENDAR
    if frame.sorting:
        return _sort_form(value if calendar == STRICT_CALENDAR else _first_days(value), parts)
    if calendar == STRICT_CALENDAR:
        children = _write(value, parts, delimiter, frame)
    else:
        children = _write_calendar(value, parts, delimiter, frame)
    children = frame.cased(children, look)
    if not children:
        # A date without the parts that are asked for keeps no group alive, as in citeproc-js.
        frame.filled -= 1
        return None
    return dress(children, look, DATE)._replace(data=element.variable)


def _in_words(text: str, element: Date, frame: Frame) -> Content | None:
    """Write a date in words, dressed as the year in whose place it stands."""
    literal = frame.isolated(frame.cased(parse_rich(text), element.look))
    years = (part.look for part in _format(element, frame).parts if part.name == "year")
    look = next(years, PLAIN)
    literal = tuple(one for one in frame.cased(literal, look) if one)
    if not literal:
        return None
    node = dress((dress(literal, look),), element.look, DATE)
    return node._replace(data=element.variable)


def _format(element: Date, frame: Frame) -> DateFormat:
    """Give what to write: the parts in order, the element's own or the locale's overridden."""
    if not element.form:
        return DateFormat(element.parts, element.delimiter, element.look)
    # The style keeps its dates alive, so the id of one stands for no other.
    key = id(element), frame.locale.tag
    kept = frame.context.date_formats
    return kept.get(key) or kept.setdefault(key, _localized(element, frame.locale))


def _localized(element: Date, locale: Locale) -> DateFormat:
    localized = locale.dates.get(element.form)
    if localized is None:
        return DateFormat((), "", element.look)
    overrides = {part.name: part for part in element.parts}
    parts = tuple(
        _overridden(part, overrides.get(part.name))
        for part in localized.parts
        if part.name in element.shown
    )
    return DateFormat(parts, localized.delimiter, _laid_over(localized.look, element.look))


def _laid_over(below: Look, look: Look) -> Look:
    """Dress a date as the style asks; what it does not say, the locale's format may.

    CSL 1.0.2, Formatting: attributes "may be set on cs:date", in a locale as in a style.
    """
    if below is PLAIN:
        return look
    return look._replace(
        prefix=look.prefix or below.prefix,
        suffix=look.suffix or below.suffix,
        formatting=tuple({**dict(below.formatting), **dict(look.formatting)}.items()),
        quotes=look.quotes or below.quotes,
    )


def _overridden(part: DatePart, override: DatePart | None) -> DatePart:
    """A style may change form, case, periods and formatting of a localized part.

    CSL 1.0.2, Localized Date Formats: affixes "are not allowed" there. A style that writes them
    nevertheless wants them in the place of the locale's, as citeproc-js understands it.
    """
    if override is None:
        return part
    look = part.look._replace(
        prefix=override.look.prefix if "prefix" in override.affixes else part.look.prefix,
        suffix=override.look.suffix if "suffix" in override.affixes else part.look.suffix,
        formatting=override.look.formatting or part.look.formatting,
        text_case=override.look.text_case or part.look.text_case,
        strip_periods=override.look.strip_periods or part.look.strip_periods,
    )
    delimiter = override.range_delimiter or part.range_delimiter
    return part._replace(form=override.form or part.form, look=look, range_delimiter=delimiter)


def _write(
    value: DateValue, parts: tuple[DatePart, ...], delimiter: str, frame: Frame
) -> tuple[Content, ...]:
    first = value.points[0]
    parts = _present(parts, value.points)
    if len(value.points) == 1:
        written = [_part(part, first, frame) for part in parts]
        if value.open_start or value.open_end:
            return _opened([one for one in written if one], parts, delimiter, value)
        return tuple(_joined(written, delimiter))
    last = value.points[1]
    differing = _differing(parts, first, last)
    if not differing:
        return tuple(_joined([_part(part, first, frame) for part in parts], delimiter))
    return _write_range(parts, differing, (first, last), delimiter, frame)


def _first_days(value: DateValue) -> DateValue:
    from carrel.csl.rendering.calendar_dates import first_days

    return first_days(value)


def _write_calendar(
    value: DateValue, parts: tuple[DatePart, ...], delimiter: str, frame: Frame
) -> tuple[Content, ...]:
    """Write a date of another calendar as the option asks: its own form, the Gregorian, or both."""
    from carrel.csl.rendering.calendar_dates import bracketed, gregorian, years

    choice = frame.context.options.calendar
    counterpart = gregorian(value)
    shown = _present(parts, value.own)
    own = value._replace(points=value.own)
    if choice == "own":
        return _write(own, parts, delimiter, frame)
    only_years = all(part.name == "year" for part in shown) or any(p.season for p in value.own)
    if only_years and len(value.own) == 1:
        return _write_years(own, parts, years(counterpart), delimiter, frame)
    if choice == "gregorian":
        return _write(counterpart, parts, delimiter, frame)
    written = _write(own, parts, delimiter, frame)
    if not written:
        return ()
    placed, frame.suffix_placed = frame.suffix_placed, True
    beside = _write(counterpart, _bare(parts), delimiter, frame)
    frame.suffix_placed = placed
    return (*written, bracketed(beside)) if beside else written


def _write_years(
    own: DateValue, parts: tuple[DatePart, ...], written: str, delimiter: str, frame: Frame
) -> tuple[Content, ...]:
    """Write a date whose Gregorian counterpart is a year or two, which stand at its year."""
    from carrel.csl.rendering.calendar_dates import bracketed

    alone = frame.context.options.calendar == "gregorian"
    beside = written if alone else bracketed((written,))
    nodes: list[Content] = []
    for content in _write(own, parts, delimiter, frame):
        if isinstance(content, Node) and content.tag == YEAR:
            kept = content.children[1:] if alone else content.children
            children = (beside, *kept) if alone else (*kept, beside)
            nodes.append(content._replace(children=children))
        else:
            nodes.append(content)
    return tuple(nodes)


def _bare(parts: tuple[DatePart, ...]) -> tuple[DatePart, ...]:
    """Take off the affixes at both ends: they stand around the whole already."""
    if not parts:
        return parts
    first = parts[0]._replace(look=parts[0].look._replace(prefix=""))
    rest = (first, *parts[1:])
    last = rest[-1]._replace(look=rest[-1].look._replace(suffix=""))
    return (*rest[:-1], last)


def _opened(
    written: list[Node], parts: tuple[DatePart, ...], delimiter: str, value: DateValue
) -> tuple[Content, ...]:
    """Put a dash where a range has no beginning or no end, in the place of what would part it."""
    if not written:
        return ()
    if value.open_start:
        dash = parts[0].range_delimiter or EN_DASH
        written[0] = _bare_end(written[0], "prefix")
        return (dash, *_joined(written, delimiter))
    dash = parts[-1].range_delimiter or EN_DASH
    written[-1] = _bare_end(written[-1], "suffix")
    return (*_joined(written, delimiter), dash)


def _present(parts: tuple[DatePart, ...], points: tuple[DatePoint, ...]) -> tuple[DatePart, ...]:
    """Leave out the parts that no point has, and a day without its month."""
    month_shown = any(part.name == "month" for part in parts)
    return tuple(
        part
        for part in parts
        if any(_has(part, point) for point in points)
        and (part.name != "day" or month_shown or all(point.month for point in points))
    )


def _has(part: DatePart, point: DatePoint) -> bool:
    """Tell whether a point has what the part writes.

    CSL 1.0.2, Seasons: a season "takes the place of the month term". A number, which is no term,
    gives way only to a season that is named as such, not to one that a number stands for.
    """
    if part.name == "year":
        return point.year != 0
    if part.name == "month":
        named = point.season_given or not part.form.startswith("numeric")
        return bool(point.month or point.season_text or (named and point.season))
    return bool(point.day)


def _differing(parts: tuple[DatePart, ...], first: DatePoint, last: DatePoint) -> set[str]:
    """Name the parts from the largest that differs down to the smallest that is written."""
    keys = {
        "year": (first.year, last.year),
        "month": ((first.month, first.season), (last.month, last.season)),
        "day": (first.day, last.day),
    }
    shown = [name for name in _ORDER if any(part.name == name for part in parts)]
    for place, name in enumerate(shown):
        if keys[name][0] != keys[name][1]:
            return set(shown[place:])
    return set()


def _write_range(
    parts: tuple[DatePart, ...],
    differing: set[str],
    ends: tuple[DatePoint, DatePoint],
    delimiter: str,
    frame: Frame,
) -> tuple[Content, ...]:
    places = [place for place, part in enumerate(parts) if part.name in differing]
    start, stop = places[0], places[-1] + 1
    largest = next(name for name in _ORDER if name in differing)
    dash = next((part.range_delimiter for part in parts if part.name == largest), "") or EN_DASH
    before = [_part(part, ends[0], frame) for part in parts[:start]]
    # Two years of one era name it once: 100–44 BC.
    bare = len(parts) == 1 and _era(ends[0]) == _era(ends[1])
    left = [_part(part, ends[0], frame, bare=bare) for part in parts[start:stop]]
    right = [_part(part, ends[1], frame) for part in parts[start:stop]]
    after = [_part(part, ends[1], frame) for part in parts[stop:]]
    left = [node for node in left if node is not None]
    right = [node for node in right if node is not None]
    if left:
        left[-1] = _bare_end(left[-1], "suffix")
    if right:
        right[0] = _bare_end(right[0], "prefix")
    span = Node((*_joined(left, delimiter), dash, *_joined(right, delimiter)))
    return tuple(_joined([*before, span, *after], delimiter))


def _joined(nodes: list[Node | None] | list[Node], delimiter: str) -> list[Content]:
    joined: list[Content] = []
    for node in nodes:
        if node is None:
            continue
        if joined and delimiter:
            joined.append(delimiter)
        joined.append(node)
    return joined


def _part(part: DatePart, point: DatePoint, frame: Frame, *, bare: bool = False) -> Node | None:
    if not _has(part, point):
        return None
    if part.name == "year":
        return _year(part, point, frame, "" if bare else _era(point))
    text = _month(part, point, frame) if part.name == "month" else _day(part, point, frame)
    return dress(frame.cased((text,), part.look, term=True), part.look, part.name)


def _era(point: DatePoint) -> str:
    """Name the era that is written behind a year: "bc", "ad", or "" for none."""
    if point.year < 0:
        return "bc"
    return "ad" if point.year < _FIRST_AD_YEAR_WITHOUT_ERA and not point.calendar else ""


def _year(part: DatePart, point: DatePoint, frame: Frame, era: str) -> Node:
    year = abs(point.year)
    text = f"{year % 100:02}" if part.form == "short" and year >= 100 else str(year)  # noqa: PLR2004 - two digits
    children: tuple[Content, ...] = frame.cased((text,), part.look)
    term = frame.locale.term(era) if era else ""
    if term:
        # The year alone is dressed: the era is no part of what the style writes.
        children = (dress(children, part.look), term)
    suffix = frame.year_suffix()
    look = PLAIN if term else part.look
    if not suffix or frame.suffix_placed or frame.context.style.uses_year_suffix:
        return dress(children, look, YEAR)
    frame.suffix_placed = True
    formatting = part.look.formatting
    if look.formatting:
        # The letter is dressed as the year is, for where cites collapse it stands alone.
        children = (Node(children, formatting=formatting),)
    letter = frame.cased((suffix,), part.look)
    children = (*children, Node(letter, YEAR_SUFFIX, formatting=formatting))
    return dress(children, look._replace(formatting=()), YEAR)


def _bare_end(node: Node, affix: str) -> Node:
    """Take the prefix or suffix off a part, or off the year beside its era."""
    inner = node.children[0]
    if node.tag == YEAR and isinstance(inner, Node):
        node = node._replace(children=(inner._replace(**{affix: ""}), *node.children[1:]))
    return node._replace(**{affix: ""})


def _month(part: DatePart, point: DatePoint, frame: Frame) -> str:
    if not point.month:
        season = frame.locale.term(f"season-{point.season:02}") if point.season else None
        return season or point.season_text or str(point.season)
    if part.form == "numeric":
        return str(point.month)
    if part.form == "numeric-leading-zeros":
        return f"{point.month:02}"
    if point.calendar:
        return month_name(point.calendar, point.month, frame.locale.tag) or str(point.month)
    form = part.form if part.form == "short" else "long"
    return frame.locale.term(f"month-{point.month:02}", form) or str(point.month)


def _day(part: DatePart, point: DatePoint, frame: Frame) -> str:
    if part.form == "numeric-leading-zeros":
        return f"{point.day:02}"
    if part.form != "ordinal":
        return str(point.day)
    only_first = frame.locale.options.get("limit-day-ordinals-to-day-1") == "true"
    if only_first and point.day != 1:
        return str(point.day)
    if point.calendar:
        return ordinal(point.day, frame.locale, "")
    term = frame.locale.find_term(f"month-{point.month:02}")
    return ordinal(point.day, frame.locale, term.gender if term else "")


def _sort_form(value: DateValue, parts: tuple[DatePart, ...]) -> Content:
    """Dates sort by year, month and day, as far as the element shows them."""
    shown = {part.name for part in parts}
    return Node((sort_text(value, shown),), DATE)


def sort_text(value: DateValue, shown: set[str]) -> str:
    """Write a date so that text order is the order of time; years before Christ come first.

    A date in words has no place in that order: "" for it.
    """
    written: list[str] = []
    for point in value.points:
        year = point.year if "year" in shown else 0
        # Offset into positive numbers: text order must be number order.
        number = year + 100_000
        month = point.month if "month" in shown else 0
        day = point.day if "day" in shown else 0
        written.append(f"{number:06}{month:02}{day:02}")
    return " ".join(written)
