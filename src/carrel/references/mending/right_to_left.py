"""Whether letters of Arabic and Hebrew stand in the order in which they are read."""

from __future__ import annotations

import re

_WORD = re.compile("[\u05d0-\u05ea\u0620-\u064a\u066e-\u06d3]{2,}")
_KNOWN = frozenset(
    """
    در از به که را با این است برای تا آن ها های می بر یا هم نیز بین میان دوره سال شماره جلد چاپ تهران
    ایران روسیه آمریکا خاورمیانه دانشگاه انتشارات فصلنامه مجله پژوهش مطالعات سیاست سیاسی خارجی روابط
    امنیت ترجمه نشر مرکز اسلامی جمهوری انقلاب تاریخ فرهنگ ادبیات علوم اجتماعی بررسی تحلیل نقد جامعه
    اول دوم سوم بهار تابستان پاییز زمستان قم مشهد اصفهان شیراز تبریز نظریه علی محمد حسین حسن رضا
    في من على إلى عن مع بين أن التي الذي هذا هذه دار كتاب بيروت القاهرة بغداد دمشق الرياض جامعة مجلة
    العدد المجلد طبعة الطبعة دراسة دراسات العربية العربي تاريخ النشر للنشر والتوزيع مركز عبد محمد أحمد
    של את על עם הוא היא לא כי או אל בין מן ירושלים תל אביב הוצאת כרך עמ ספר מחקרים ישראל
    """.split()  # noqa: SIM905 - a list of words reads better as words
)
_MIRRORED = frozenset(word[::-1] for word in _KNOWN) - _KNOWN
_HEAD_OF_WORD = re.compile("^(?:ال|وال|بال)|^(?:می|نمی)")
_ONLY_LAST = frozenset("ةىךםןףץ")
_WORTH = 1.2
_MOST = 6.0


def letter_order_score(line: str) -> float:
    """Above 0 where words stand in their order, below where they are spelt backwards, 0 for Latin."""
    if line.isascii():
        return 0.0
    score = 0.0
    for found in _WORD.finditer(line):
        word = found.group()
        score += (word in _KNOWN) - (word in _MIRRORED)
        score += 0.5 * ((word[-1] in _ONLY_LAST) - (word[0] in _ONLY_LAST))
        if _HEAD_OF_WORD.match(word) is not None:
            score += 0.5
        elif _HEAD_OF_WORD.match(word[::-1]) is not None:
            score -= 0.5
    return max(-_MOST, min(_MOST, _WORTH * score))
