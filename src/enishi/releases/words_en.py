"""Words of English releases: letters of names, posts, titles of respect, and what makes a run of capitals no name."""

import re
from functools import lru_cache

__all__ = [
    "DEGREES", "HONORIFICS", "LOWER", "NO_PERSON", "PARTICLES", "PLURAL_POST", "PLURAL_STEMS", "POST_EN", "TITLES_BEFORE_NAMES", "UPPER",
    "is_field_word", "is_post_word", "may_agree",
]  # fmt: skip

_LETTERS = [chr(code) for code in range(0xC0, 0x250)]
UPPER = "A-Z" + "".join(letter for letter in _LETTERS if letter.isupper())
LOWER = "a-z" + "".join(letter for letter in _LETTERS if letter.islower())

_MODIFIERS = (
    "executive senior managing founding associate acting deputy assistant vice representative general medical scientific regional chief interim honorary "
    "global group co pro sub pre former first under state prime foreign special technical academic administrative research corporate operating financial technology "
    "information innovation commercial business program programme project parliamentary permanent board council cabinet country clinical international "
    "strategic provincial municipal external joint founder visiting distinguished emeritus consul data digital strategy "
    "development marketing communications science permanent presiding country corporate commercial inaugural outgoing incoming then current late incumbent"
)
_HEADS = (
    "president chair chairman chairwoman chairperson chancellor provost rector director secretary dean mayor governor professor minister ambassador consul "
    "manager head partner officer ceo coo cto cfo cso cmo cio principal premier founder cofounder leader member commissioner superintendent trustee executive "
    "administrator coordinator councillor councilor councilmember councilman councilwoman alderman assemblymember counsel envoy lecturer adviser advisor representative delegate treasurer spokesman spokeswoman spokesperson "
    "scientist engineer surgeon author researcher fellow master warden speaker vice-president counterpart registrar undersecretary subsecretary prorector comptroller reeve "
    "convenor convener chairlady chairholder burgomaster directrice directeur président présidente recteur rectrice rektor rektorin präsident präsidentin "
    "geschäftsführer geschäftsführerin direktor direktorin"
)
_MODIFIER_SET, _HEAD_SET = frozenset(_MODIFIERS.split()), frozenset(_HEADS.split())
_MODIFIER = rf"(?:(?i:{'|'.join(_MODIFIERS.split())})[ -])"
_HEAD = rf"(?i:{'|'.join(sorted(_HEADS.split(), key=len, reverse=True))})"
_ONE_POST = rf"(?:{_MODIFIER}|[A-Z][a-z]{{2,14}} ){{0,4}}{_HEAD}\b(?:[ -](?i:general|générale?|elect|emeritus|international|academic)\b)?(?! Office|quarters|:)"
#: A post, "Vice President and Director General", where a name or a comma stands beside it.
POST_EN = rf"{_ONE_POST}(?: (?:and|&) {_ONE_POST}){{0,2}}"

#: A post of several people whose names follow: "their directors, Ann Poe and Ben Quill".
PLURAL_POST = re.compile(
    r"\b(?:[Pp]residents|[Dd]irectors(?:[ -][Gg]eneral)?|[Dd]eans|[Rr]ectors|[Mm]ayors|[Cc]hair(?:s|men|persons)|[Cc]hancellors|CEOs|[Cc]hief [Ee]xecutives|[Hh]eads|[Mm]inisters|[Gg]overnors|[Ll]eaders|[Rr]epresentatives|[Pp]rincipals|[Pp]rofessors|Drs\.?|[Pp]rovosts),? "
)
#: What stands in whatever PLURAL_POST finds.
PLURAL_STEMS = (
    "residents", "irectors", "eans", "ectors", "ayors", "hairs", "hairmen", "hairpersons", "hancellors", "CEOs", "xecutives", "eads",
    "inisters", "overnors", "eaders", "epresentatives", "rincipals", "rofessors", "Drs", "rovosts",
)  # fmt: skip

_HONORIFICS = (
    "Dr Prof Professor Mr Ms Mrs Miss Mx Sir Lord Lady Dame Councillor Cllr Hon Honourable Honorable Rev Reverend Senator Baroness Baron Prince Princess Madam Madame Mme Mlle Mdm Monsieur "
    "Excellency HE HRH Sheikh Sheikha Datuk Datin Dato Dato' Tengku Tunku YB YBhg Assoc Asst Adj Emeritus Ing Dr-Ing Dipl-Ing Engr Ir Ts Dipl MUDr RNDr PhDr JUDr MVDr Herr Frau Atty Advocate Barr "
    "Dott Dra Doña Smt Shri Shrimati Thiru Alhaji Alhaja Lt Archbishop Amb Col"
)
#: Titles of respect, written without their full stops.
HONORIFICS = frozenset(_HONORIFICS.split())
_BEFORE_NAMES = (
    "Tan Sri Seri Tun Puan Encik Haji Hajah Don Dona Eng Mag Mgr Bc Doc Arch Adv Barrister Pharm Sig Senor Senhor Sra Kumari Nana Chief Capt Captain Colonel Maj Major Lieutenant Brig Brigadier "
    "Gen Cmdr Commander Adm Admiral Marshal Justice Judge Father Fr Sister Bishop Pastor Nurse Master Gov Rep Sen"
)
#: Titles of respect that may be parts of a name as well: they are none but before two words more.
TITLES_BEFORE_NAMES = frozenset(_BEFORE_NAMES.split())
PARTICLES = frozenset("de van von der den bin binti al el da di dos du la le ter ibn".split())  # noqa: SIM905 (a list of words reads best as words)
DEGREES = (
    r"(?:,? (?:Ph\.? ?D|M\.?D|M\.?B\.?A|D\.?Sc|Dr\.?Sc|C\.?Sc|M\.?Sc|B\.?Sc|M\.?S|M\.?P\.?H|Ed\.?D|D\.?Phil|LL\.?M|J\.?D|P\.?E|FRSE?|FRCP|FREng|FMedSci|FAHMS|FTSE|FAA|CBE|OBE|KBE|DBE|MBE|AO|AC|AM|OAM|CNZM|ONZM|MNZM|"
    r"KC|QC|JP|MP|MEP|MLA|CPA|CFA|Esq|Jr|Sr|RN|II|III)\b\.?)*"
)

#: Words that no person's name holds.
_NO_PERSON = (
    "Incubator Accelerator Labs Lab Polytechnic Infirmary Chambers Authority Coalition Collective Nation Council KU TU UC VU FH ETH UMC University Universities Faculty College School Institute Institutes Hospital Health Clinic Center Centre Foundation Association Society Council Chamber "
    "Cluster Network Consortium Alliance Agency Ministry Department Government Prefecture City Park Laboratory Laboratories Organization Organisation "
    "Authority Bank Ventures Capital Partners Pharma Pharmaceuticals Pharmaceutical Bioscience Biosciences Therapeutics Technologies Holdings Group Academy "
    "Board Commission Corporation Inc Ltd Limited LLC Corp AG GmbH PLC SA BV KK Oy AB Company Trust District Hub Exchange Commons Port Valley Catapult Quarter Embassy Consulate Office "
    "Division Campus Library Hall House Hotel Street Road Avenue Tower Building Memorandum Understanding Agreement Letter Intent Partnership Release Press "
    "News Media Science Sciences Technology Innovation Medicine Engineering Research Biotech Bio Biologics Biopark Polytechnic Federation Union League Day Week "
    "January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday "
    "The A An In On At By For From With Under As And But It Its This These That They Their We Our He She His Her If When While After Before Since Today "
    "About Contact Photo Series Fund Programme Program Project Initiative Forum Conference Summit Symposium International National Global Regional Joint "
    "Province Provincial Prefectural County Municipality Headquarters Bureau Committee Team Desk Unit Staff Editors Relations Secretariat Directorate "
    "Hospitals Clinics Centers Centres Schools Colleges Healthcare Générale Général North South East West New State States Kingdom Republic Japan Japanese American British European French German Asian"
)
NO_PERSON = frozenset(_NO_PERSON.split())

_AGREED = re.compile(
    r"[Mm]emorand|\b(?:extended|prolonged|renewed)\b|\bpens? to paper|\benter(?:s|ed|ing)? into|[Cc]ollaboration\b|[Rr]elationship [Pp]rotocol|\bM[Oo][UCA]s?\b|[Aa]greement|AGREEMENT|\b[Ii]ntent\b|[Pp]artnership|[Aa]lliance|\b[Pp]act\b|\b[Cc]ompact\b|\b[Cc]oncordat\b|[Pp]rotocol of|[a-z] [Cc]ontract\b|\b[Aa]ccord\b|\b[Ss]ign(?:s|ed|ing|ature|atures)?\b|\bNDA\b|\bLOI\b"
)

# What stands in whatever _AGREED finds: asked first, for most sentences hold none of these, and the pattern is dear.
_AGREED_STEMS = (
    "greement", "ign", "emorand", "MO", "Mo", "artnership", "ollaboration", "lliance", "ntent", "pact", "Pact", "xtended", "rolonged", "enewed",
    " to paper", " into", "rotocol", "oncordat", "ontract", "ccord", "NDA", "LOI", "AGREEMENT",
)  # fmt: skip


def may_agree(sentence: str) -> bool:
    """Whether *sentence* is worth reading for an agreement."""
    return any(stem in sentence for stem in _AGREED_STEMS) and _AGREED.search(sentence) is not None


@lru_cache(maxsize=4096)  # the same words stand in every release
def is_post_word(word: str) -> str:
    """Return "head" for a word that is a post by itself, "modifier" for one that leads up to it, "" for others."""
    plain = word.lower().rstrip(".")
    if plain in _HEAD_SET:
        return "head"
    if plain in _MODIFIER_SET:
        return "modifier"
    parts = plain.split("-")
    if len(parts) > 1 and all(part in _HEAD_SET or part in _MODIFIER_SET for part in parts):
        return "head" if parts[-1] in _HEAD_SET or parts[0] in _HEAD_SET else "modifier"
    return ""


_FIELDS = (
    "academic scientific economic technical clinical health welfare trade trades food foods space youth women labour labor law laws arts art design media energy climate water oceans ocean forests forest peace music data ai digital social applied public "
    "atomic nuclear energies human natural rural urban international local regional industrial marine medicine sport sports science sciences affairs foreign home interior justice defence defense finance transport transportation "
    "commerce industry industries culture works housing land lands mines mining blue green economy resources higher primary external internal strategic global research innovation learning teaching outreach life earth computer "
    "computing enterprise business impact people students student alumni skills training growth heritage family gender children elderly care nursing nutrition crop crops soil animal veterinary dental "
    "civil mechanical electrical aerospace chemical oil gas power maritime air road roads rail fish livestock wine sea arctic polar new advanced graduate undergraduate corporate communications "
    "environment work knowledge employment fisheries civic city cities supply textiles textile ict it stem r&d of and for the"
)
_FIELD_SET = frozenset(_FIELDS.split())
# Words of fields end so, and names seldom: education, fisheries, physics, biology, agriculture.
_FIELD_ENDING = re.compile(
    r".{3,}(?:tion|tions|ment|ments|ics|ology|ologies|graphy|ing|ity|ities|ture|ship|ships|ance|ence|ences|ness|eries|istry|omy|ery|ism|cy|cies|ical|ional|ative|ural|ental|onal|stal|rial|cial|inal|atic)$"
)


@lru_cache(maxsize=4096)  # as above
def is_field_word(word: str) -> bool:
    """Whether *word* names a field of work, as behind "Minister of" or "Institute for", rather than a person or an organisation."""
    plain = word.lower().strip(",.")
    return plain in _FIELD_SET or _FIELD_ENDING.match(plain) is not None
