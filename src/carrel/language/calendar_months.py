"""Names of the months of other calendars, which CSL's locales do not have."""

from __future__ import annotations

from carrel.values.calendars import HEBREW, ISLAMIC, PERSIAN

_MONTHS: dict[tuple[str, str], tuple[str, ...]] = {
    (PERSIAN, ""): (
        "Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban",
        "Azar", "Dey", "Bahman", "Esfand",
    ),
    (PERSIAN, "fa"): (
        "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی",
        "بهمن", "اسفند",
    ),
    (PERSIAN, "ar"): (
        "فروردین", "أردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دي",
        "بهمن", "إسفند",
    ),
    (PERSIAN, "ru"): (
        "фарвардин", "ордибехешт", "хордад", "тир", "мордад", "шахривар", "мехр", "абан", "азер",
        "дей", "бахман", "эсфанд",
    ),
    (ISLAMIC, ""): (
        "Muharram", "Safar", "Rabi I", "Rabi II", "Jumada I", "Jumada II", "Rajab", "Shaban",
        "Ramadan", "Shawwal", "Dhu al-Qadah", "Dhu al-Hijjah",
    ),
    (ISLAMIC, "fa"): (
        "محرم", "صفر", "ربیع‌الاول", "ربیع‌الثانی", "جمادی‌الاول", "جمادی‌الثانی", "رجب", "شعبان",
        "رمضان", "شوال", "ذیقعده", "ذیحجه",
    ),
    (ISLAMIC, "ar"): (
        "محرم", "صفر", "ربيع الأول", "ربيع الآخر", "جمادى الأولى", "جمادى الآخرة", "رجب", "شعبان",
        "رمضان", "شوال", "ذو القعدة", "ذو الحجة",
    ),
    (ISLAMIC, "ru"): (
        "мухаррам", "сафар", "раби I", "раби II", "джумада I", "джумада II", "раджаб", "шаабан",
        "рамадан", "шавваль", "зу-ль-каада", "зу-ль-хиджжа",
    ),
    (HEBREW, ""): (
        "Tishri", "Heshvan", "Kislev", "Tevet", "Shevat", "Adar I", "Adar", "Nisan", "Iyar",
        "Sivan", "Tamuz", "Av", "Elul",
    ),
    (HEBREW, "he"): (
        "תשרי", "חשוון", "כסלו", "טבת", "שבט", "אדר א׳", "אדר", "ניסן", "אייר", "סיוון", "תמוז",
        "אב", "אלול",
    ),
}  # fmt: skip


def names_of_months(calendar: str) -> tuple[tuple[int, str], ...]:
    """Every name of every month of a calendar that is known here, with its number."""
    rows = [names for (named, _), names in _MONTHS.items() if named == calendar]
    return tuple((number, name) for names in rows for number, name in enumerate(names, 1))


def month_name(calendar: str, month: int, tag: str) -> str:
    """Give a month's name in the language of a BCP 47 tag, else in Latin letters; "" for none."""
    names = _MONTHS.get((calendar, tag.split("-", maxsplit=1)[0])) or _MONTHS[calendar, ""]
    return names[month - 1] if 0 < month <= len(names) else ""
