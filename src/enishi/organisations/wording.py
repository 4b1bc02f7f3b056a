"""Words of names in Latin script: one form for the spellings and languages in which institutions write the same word."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

__all__ = ["GENERIC", "Word", "latin_words", "plain", "word_texts"]

#: Words for kinds of bodies and for fields: a name made of nothing else is borne by parts of many organisations.
_GENERIC_WORDS = (
    "university hospital institute college school academy laboratory center museum foundation department division "
    "faculty section unit group office program graduate national general central applied basic clinical advanced "
    "animal plant human public community environmental molecular cellular cell structural computational research "
    "science technology engineering medical health nursing pharmacy pharmaceutical dental dentistry surgery pediatric "
    "cancer oncology cardiology neurology psychiatry radiology pathology physiology anatomy biology microbiology "
    "biophysic biochemistry chemistry physic mathematic mathematical statistic genetic genomic immunology "
    "pharmacology virology epidemiology ecology zoology botany entomology geology geography geoscience oceanography "
    "astronomy agricultural forestry horticulture crop soil food dairy fishery veterinary education law economic "
    "business management social political history philosophy psychology language art material mechanical electrical "
    "electronic quantum computer information computing system nuclear chemical civil architecture urban transport "
    "energy water bioscience biotechnology bioengineering neuroscience life earth space ocean marine inc dept eng "
    "grad sch"
)
GENERIC = frozenset(_GENERIC_WORDS.split())
_STOP_WORDS = (
    "of the and for de la le les des du der die das und in at et y e di del della dei degli delle dos da do von zu "
    "zur fur pour a an van het el los las en i of on o to d l s by"
)
_STOP = frozenset(_STOP_WORDS.split())
_LEGAL_WORDS = (
    "inc incorporated ltd limited co corp corporation company llc llp gmbh ag kk plc bv nv pte pty srl spa oy kg kgaa "
    "mbh kabushiki gaisha kaisha"
)
_LEGAL = frozenset(_LEGAL_WORDS.split())
_SAME = {
    "university": "univ universidad universite universitat universita universidade universiteit universitetet universitet uniwersytet"
    " univerzita universitas universiti univerza sveuciliste universitario universitaria universitaire universities uniwersytetu unversity",
    "institute": "inst institut instituto istituto instytut institutet instituut institution institutes",
    "technology": "tech tecnologia technologie technological tecnologico tecnologica technol teknologi technische technical techn tecnica",
    "science": "sci sciences scientific ciencias ciencia scienze wissenschaften scientifique scientifica cientifica",
    "hospital": "hosp hopital ospedale hospitals hospitalier krankenhaus ospedaliera hopitaux",
    "center": "centre centro zentrum ctr centrum centres centers cntr",
    "national": "natl nat nacional nazionale",
    "college": "coll",
    "academy": "acad academia academie accademia akademie",
    "medical": "med medicine medicina medizinische medizin medecine",
    "research": "res recherche ricerca investigacion recherches investigaciones pesquisa ricerche forschung",
    "laboratory": "lab labs laboratories laboratoire laboratorio",
    "engineering": "eng engn engg ingenieria",
    "agricultural": "agr agric agriculture agricola agraria",
    "polytechnic": "polytech polytechnique politecnico politecnica polytechnical politeknik",
    "international": "intl internacional internationale int",
    "federal": "fed",
    "association": "assoc",
    "saint": "st ste sankt",
    "department": "dept departamento departement dipartimento dep",
    "state": "estadual estatal",
    "free": "libre libera freie",
    "catholic": "catholique cattolica catolica katholische katholieke",
    "health": "salud saude sante",
    "industry": "ind industries industria industrie industrias",
    "manufacturing": "mfg manuf manufacturer manufacturers",
}
_CANON = {variant: word for word, variants in _SAME.items() for variant in variants.split()}
_WORD = re.compile(r"[^\W_]+")
_BREAK = re.compile(r"[,;:|/()\[\]\n\u2013\u2014\u2022]|(?<!\b[Ss]t)\.\s|\s-\s|  +")
_IDEOGRAPHIC = re.compile("[\u3040-\u30ff\u3400-\u9fff]")
_SPECIAL = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "’": "'", "ð": "d", "\u2010": "-"}
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word that tells something: its one form, the text it stands for, its place, its part of the text between commas."""

    text: str
    start: int
    end: int
    part: int
    after: str  # the words of no weight right before it, in the same part


def plain(text: str) -> str:
    """Return *text* without case and accents, of the same meaning to the eye."""
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text.casefold().translate(_SPECIAL))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def latin_words(text: str) -> list[Word]:
    """Return the telling words of *text*, in order; places are in *text* itself."""
    found: list[Word] = []
    part, last, weak = 0, 0, ""
    for match in _WORD.finditer(text):
        # One sign between two words is most often a blank: asked first, as directories have a million words.
        if text[last : match.start()] != " " and _BREAK.search(text, last, match.start()):
            part, weak = part + 1, ""
        last = match.end()
        word = plain(match.group())
        if _IDEOGRAPHIC.search(word):
            continue
        if word in _STOP or word in _LEGAL:
            weak = f"{weak} {word}".strip()
            continue
        found.append(Word(_form(word), match.start(), match.end(), part, weak))
        weak = ""
    return found


@lru_cache(maxsize=50_000)
def _form(word: str) -> str:
    word = _CANON.get(word, word)
    if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    return word


def word_texts(text: str) -> list[str]:
    """Return the forms alone."""
    return [word.text for word in latin_words(text)]
