"""What kinds of events sentences tell, so that the same one is recognised in two languages."""

from bot.archive.vocabulary import vocabulary
from bot.facts.looking import lower_case, places_of

# Beginnings of words; in Dutch compounds they also stand inside ("scheidingsaanvraag").
_KINDS = {
    "divorce": "divorc|scheiding|gescheiden|scheiden",
    "file": "filed|filing|petition|lodged|aanvraag|aangevraagd|aanvroeg|ingediend|indiende",
    "marry": "wed|wedding|married|marries|marry|huwelijk|trouwd|bruiloft",
    "engage": "engaged|engagement|proposed|verloofd|verloving|aanzoek",
    "birth": "born|birth|welcomed a|geboren|geboorte|bevallen|beviel",
    "death": "died|dies|death|overleden|overleed|stierf|gestorven",
    "split": "split|separated|separation|broke up|uit elkaar",
    "arrest": "arrest|gearresteerd|aangehouden|opgepakt|arrestatie",
    "charge": "charged|charges|indicted|indictment|aanklacht|aangeklaagd|vervolgd",
    "sue": "sued|lawsuit|sues|rechtszaak|gedaagd",
    "sentence": "sentenced|convicted|verdict|veroordeeld|vonnis",
    "resign": "resign|stepped down|steps down|aftreden|opgestapt|ontslag",
    "elect": "elected|election|verkozen|verkiezing",
    "win": "won|victory|gewonnen|overwinning|zege",
    "launch": "launched|launch|unveiled|released|release|gelanceerd|lancering|uitgebracht|onthuld",
    "buy": "bought|acquired|acquisition|takeover|gekocht|overgenomen|overname",
    "found": "founded|opened|opgericht|geopend|opening",
    "close": "closed|shut down|gesloten|sluiting",
    "crash": "crash|collision|neergestort|botsing|ongeluk|ongeval",
    "fire": "fire|blaze|brand",
    "flood": "flood|overstroming|watersnood",
    "quake": "earthquake|aardbeving",
    "explosion": "explosion|exploded|explosie|ontploffing",
    "attack": "attack|shooting|aanslag|aanval|schietpartij",
    "robbery": "robbery|robbed|overval|beroofd|beroving",
    "strike": "strike|walkout|staking|gestaakt",
    "sign": "signed|ondertekend|tekende",
    "agree": "agreement|treaty|akkoord|verdrag|overeenkomst",
    "appoint": "appointed|named as|benoemd|aangesteld",
    "hospital": "hospital|ziekenhuis",
    "house": "house|home|huis|woning",
    "bridge": "bridge|brug",
    "court": "court|judge|rechter|rechtbank",
    "concert": "concert|tour|optreden",
    "album": "album|single",
    "film": "movie|film",
    "award": "award|prize|prijs",
}

DEEDS = vocabulary(
    "divorce marry engage birth split arrest charge sue sentence resign elect crash quake robbery sign",
    "appoint",
)
"""Kinds that hardly happen twice on one day to the same people; the others are named in any news."""

_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in words.split("|")}
_WORDS = tuple(_KIND_OF)
_STARTS_SHORT = {
    "wed",
    "won",
    "fire",
    "single",
    "brand",
    "home",
    "huis",
    "tour",
    "brug",
    "film",
    "sued",
    "born",
}


def kinds_of_event(text: str, start: int, end: int) -> frozenset[str]:
    """The kinds of event that the words of `text[start:end]` name; one alone does not tell events apart."""
    kinds, reached = set(), 0
    for place, number in places_of(_WORDS, lower_case(text[start:end])):
        word = _WORDS[number]
        if place >= reached:
            reached = place + len(word)
            if word not in _STARTS_SHORT or _is_whole(text, start + place, start + reached):
                kinds.add(_KIND_OF[word])
    return frozenset(kinds)


def _is_whole(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1 : start], text[end : end + 1]
    return not before.isalpha() and not after.isalpha()
