"""Chinese, Japanese and Korean names: the family first, mostly with no space after it."""

from __future__ import annotations

import re

from carrel.values.name import Name

_SIGNS = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3005\u3041-\u30ff\uac00-\ud7af]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")
_KANA = re.compile(r"[\u3041-\u30ff\u3005]")
_HANGUL = re.compile(r"[\uac00-\ud7af]+")
_TWO_SYLLABLES = frozenset("남궁 황보 제갈 사공 선우 독고 서문 동방".split())
_TWO_SIGNS = frozenset(
    """
    欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 令狐 慕容 夏侯 司徒 端木 独孤 南宫 南宮
    """.split()
)
_CHINESE = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖蕭萧田董潘袁于"
    "蔡蒋蔣余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鐘鍾谭譚陆陸汪范范石廖贾賈夏韦韋傅方白邹鄒孟熊秦邱江尹薛闫閻阎段雷侯"
    "龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯温溫康施文牛樊葛邢安齐齊易乔喬伍庞龐颜顏倪庄莊聂聶章鲁魯"
    "岳翟殷詹申欧歐耿关關兰蘭焦俞左柳甘祝包宁寧尚符舒阮柯纪紀梅童凌毕畢单單季裴霍涂塗成苗谷盛曲翁冉骆駱蓝藍路游辛靳欧管"
    "柴蒙鲍鮑华華喻祁蒲房滕屈饶饒解牟艾尤阳陽时時穆农農司卓古吉缪繆简簡车車项項连連芦蘆麦麥褚娄婁窦竇戚岑景党黨宫宮费費"
    "卜冷晏席卫衛米柏宗瞿桂全佟应應臧闵閔苟邬鄔边邊卞姬师師和仇栾欒隋商刁沙荣榮巫寇桑郎甄丛叢仲虞敖巩鞏明佘池查麻苑迟遲邝鄺"
)
_JAPANESE = frozenset(
    """
    佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡邉 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村
    斎藤 齋藤 清水 山崎 阿部 池田 橋本 山下 石川 中島 前田 藤田 小川 後藤 岡田 長谷川 村上 近藤 石井
    坂本 遠藤 青木 藤井 西村 福田 太田 三浦 藤原 岡本 松田 中川 中野 原田 小野 田村 竹内 金子 和田
    中山 石田 上田 森田 柴田 酒井 宮崎 横山 高木 安藤 宮本 大野 小島 工藤 谷口 今井 高田 丸山 増田
    杉山 村田 大塚 新井 小山 平野 藤本 河野 上野 野口 武田 松井 千葉 岩崎 菅原 木下 久保 佐野 野村
    松尾 市川 菊地 菊池 杉本 古川 大西 島田 水野 桜井 高野 吉川 山内 西田 飯田 西川 小松 北村 安田
    川口 平田 関口 中田 久保田 服部 東 岩田 土屋 本田 川崎 福島 辻 樋口 秋山 永井 田口 田辺 内田 大島
    """.split()
)
_LONGEST_CHINESE = 3
_MOST = 5


def is_east_asian(written: str) -> bool:
    """Whether a name is written in Chinese, Japanese or Korean signs."""
    return bool(written) and _SIGNS.match(written) is not None


def east_asian_name(written: str) -> Name:
    """The parts of such a name, where they can be told; else the name as it stands."""
    words = written.split()
    if len(words) == 2 and "·" not in written and "・" not in written:  # noqa: PLR2004 - family and given
        return Name(family=words[0], given=words[1])
    if len(words) != 1:
        return Name(literal=written)
    cut = _family_length(written)
    return Name(family=written[:cut], given=written[cut:]) if cut else Name(literal=written)


def _family_length(word: str) -> int:
    """How many signs the family name has; 0 where that cannot be told."""
    if len(word) > _MOST or len(word) == 1:
        return 0
    if _HANGUL.fullmatch(word):
        return 2 if word[:2] in _TWO_SYLLABLES and len(word) > 2 else 1  # noqa: PLR2004 - the given name too
    japanese = next((n for n in (3, 2) if len(word) > n and word[:n] in _JAPANESE), 0)
    if _KANA.search(word):
        return japanese
    if not _HAN.fullmatch(word):
        return 0
    if word[:2] in _TWO_SIGNS and len(word) > 2:  # noqa: PLR2004 - the given name too
        return 2
    if len(word) <= _LONGEST_CHINESE and word[0] in _CHINESE and not japanese:
        return 1
    return japanese
