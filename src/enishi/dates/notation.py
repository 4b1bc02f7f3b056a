"""The ways releases write dates, as patterns: Japanese with and without an era, English, and figures alone.

Every quantifier is bounded, so that searching a text takes time in proportion to its length.
"""

import re

from enishi.dates.numerals import NUMBER

__all__ = ["ERAS", "MONTHS", "PATTERNS", "WEEKDAYS_EN", "WEEKDAYS_JA"]

#: The year before the first year of each era, by every name an era goes by.
ERAS = {
    **dict.fromkeys(("令和", "㋿", "R"), 2018),
    **dict.fromkeys(("平成", "㍻", "H"), 1988),
    **dict.fromkeys(("昭和", "㍼", "S"), 1925),
    **dict.fromkeys(("大正", "㍽", "T"), 1911),
    **dict.fromkeys(("明治", "㍾", "M"), 1867),
}
MONTHS = {
    name: index
    for index, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS_JA = "月火水木金土日"
WEEKDAYS_EN = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

_S = r"\s{0,3}"
_ERA = rf"(?P<era>{'|'.join(name for name in ERAS if len(name) == 2 or not name.isascii())}|(?<![A-Za-z])[RHSTM])"
_PART = r"(?P<part>上旬|初旬|中旬|下旬|末日?|初め)?"
_ABOUT = r"(?P<about>\s?(?:頃|ごろ|ころ))?"
_WEEKDAY = rf"(?:{_S}\((?P<weekday>[{WEEKDAYS_JA}])(?:曜日?)?(?:[・/、,][^()]{{1,6}})?\))?"
_ERA_2 = rf"(?P<era2>{'|'.join(name for name in ERAS if len(name) == 2)})?"
_OTHER_YEAR = rf"(?:{_S}[(/]{_S}{_ERA_2}{_S}(?P<year2>{NUMBER})年?{_S}\)?)?"
_DAY = rf"(?:(?P<day>{NUMBER}){_S}日(?![間本])(?!以[内上下]|目))"
_LATER_WEEKDAY = rf"(?:{_S}\([{WEEKDAYS_JA}][^()]{{0,6}}\))?"
_DAY_TO = rf"(?:{_S}(?:から|[~・-]){_S}(?P<to>{NUMBER}){_S}日(?![間本]){_LATER_WEEKDAY})?"
_NO_SPAN = r"(?![間度]|ヶ|か)"
_NOT_A_MONTH = r"(?![間額曜例刊次報])"
_JA_YEAR = (
    rf"(?:{_ERA}{_S}(?P<era_year>{NUMBER})|(?<![0-9第約〇一二三四五六七八九十百千])(?P<year>[0-9]{{2,4}}|[〇一二三四五六七八九]{{4}}|[一二]千[百十一二三四五六七八九]{{0,6}}))"
    rf"(?:{_S}\({_S}(?:{'|'.join(name for name in ERAS if len(name) == 2)}|[RHS])?{_S}[0-9元]{{1,4}}{_S}年?{_S}\))?{_S}年"
)
_MONTH_DAY = rf"(?P<month>{NUMBER}){_S}月(?:{_S}{_DAY}{_WEEKDAY}{_DAY_TO}|{_S}{_PART}){_ABOUT}"
_NEAR_YEAR = r"(?P<near>本年|今年|一昨年|同年|昨年|去年|来年|翌年|前年)"
_NEAR_MONTH = r"(?P<near_month>今月|当月|同月|来月|翌月|先月|前月)"

_NAMES = sorted(MONTHS, key=len, reverse=True)
_EN_MONTH = rf"(?P<name>(?:{'|'.join([n.title() for n in _NAMES] + [n.upper() for n in _NAMES])})\b\.?)"
_EN_DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
_EN_TO = r"(?:\s?(?:-|to|and|&)\s?(?P<to>[0-9]{1,2})(?:st|nd|rd|th)?)?"
_EN_WEEKDAY = r"(?:(?P<weekday>Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,?\s{1,3})?"
_EN_ABOUT = r"(?:(?P<about>[Aa]round|[Aa]bout|[Cc]irca|c\.)\s{1,3})?"
_W = r"[\s,]{1,4}"

#: Pattern by kind. Named groups hold what is said; finding.py gives each kind its meaning.
PATTERNS = {
    "ja_full": re.compile(rf"{_JA_YEAR}{_OTHER_YEAR}{_S}{_MONTH_DAY}"),
    "ja_year": re.compile(rf"{_JA_YEAR}(?P<fiscal>度)?(?P<part>初め|末|春|夏|秋|冬)?{_ABOUT}{_OTHER_YEAR}{_NO_SPAN}"),
    "lost_in_year": re.compile(rf"{_JA_YEAR}{_S}(?P<lost>[0-9]{{2,4}})日"),
    "ja_near_year": re.compile(rf"{_NEAR_YEAR}(?:の|{_S}){_MONTH_DAY}"),
    "ja_near_month": re.compile(rf"{_NEAR_MONTH}(?:の|{_S})(?:{_DAY}{_WEEKDAY}{_DAY_TO}|{_PART})"),
    "ja_month_day": re.compile(rf"(?<![0-9第年.]){_MONTH_DAY}{_NOT_A_MONTH}"),
    # "9月26日には…。続く28日には": of the month of the day told before
    "ja_bare_day": re.compile(
        rf"(?<=[く翌、。\n])(?<!毎)(?P<lost>[0-9]{{1,2}})日{_WEEKDAY}(?=には|に、|は、|は[^、。]{{1,24}}(?:で|を|と|に)|午[前後]|に[^あつ対][^、。]{{1,40}}(?:締結|署名|調印|訪|会談|協定))"
    ),
    "lost": re.compile(r"(?<!あと)(?<![0-9第約計大続最ら後去延月.,/-])(?P<lost>[0-9]{2,4})日"),
    "word": re.compile(
        r"(?P<word>本日|今日|昨日|前日|一昨日|明日|翌日|同日|当日"
        r"|\b(?:[Ee]arlier today|[Tt]oday|[Yy]esterday|[Tt]omorrow|(?:on )?the same day)\b)"
    ),
    "figures": re.compile(
        r"(?<![0-9A-Za-z./-])(?P<year>[0-9]{4})(?P<by>[./-])(?P<month>[0-9]{1,2})(?P=by)(?P<day>[0-9]{1,2})"
        rf"(?![0-9]|[./-][0-9]){_WEEKDAY}"
    ),
    "era_figures": re.compile(
        r"(?<![0-9A-Za-z./-])(?P<era>[RHS])\.?\s?(?P<era_year>[0-9]{1,2})(?P<by>[./-])(?P<month>[0-9]{1,2})(?P=by)"
        rf"(?P<day>[0-9]{{1,2}})(?![0-9]|[./-][0-9]){_WEEKDAY}"
    ),
    "en_month_first": re.compile(
        rf"{_EN_WEEKDAY}{_EN_ABOUT}\b{_EN_MONTH}\s{{0,3}}{_EN_DAY}{_EN_TO}(?![0-9:])(?:{_W}(?P<year>[0-9]{{4}})(?![0-9]))?"
    ),
    "en_day_first": re.compile(
        rf"{_EN_WEEKDAY}{_EN_ABOUT}(?<![0-9.])\b{_EN_DAY}{_EN_TO}\s{{1,3}}(?:day\s)?(?:of\s{{1,3}})?{_EN_MONTH}"
        r"(?:[\s,]{1,4}(?P<year>[0-9]{4})(?![0-9]))?"
    ),
    "en_month": re.compile(rf"{_EN_ABOUT}\b{_EN_MONTH}[\s,]{{1,4}}(?:of\s)?(?P<year>[0-9]{{4}})(?![0-9])"),
    "en_year": re.compile(
        r"\b(?:(?P<about>[Aa]round|[Cc]irca|[Aa]bout)|[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Dd]uring|[Ff]rom|[Oo]f|"
        r"[Ff]ounded|[Ee]stablished)\s{1,3}(?:the year\s)?(?P<only>(?P<year>(?:1[5-9]|20)[0-9]{2}))(?![0-9,.]?[0-9])"
        r"(?!\s(?:people|members|organi|companies|partners|participants))"
    ),
}  # fmt: skip
