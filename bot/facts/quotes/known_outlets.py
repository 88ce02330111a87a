"""Outlets whose names do not say that they are any, known to readers of English and Dutch news.

They only count where somebody tells them something: People said so may be people.
"""

_NAMES = (
    "reuters, bloomberg, agence france-presse, afp, anp, belga, dpa, al "
    "jazeera, axios, politico, propublica, vox, vice, slate, salon, wired, gizmodo, engadget, "
    "mashable, buzzfeed, variety, billboard, pitchfork, rolling stone, vanity fair, hollywood "
    "reporter, vogue, esquire, cosmopolitan, marie claire, glamour, harper's bazaar, "
    "forbes, fortune, newsweek, time, people, entertainment tonight, access "
    "hollywood, sports illustrated, new yorker, economist, spectator, "
    "spiegel, bild, le monde, le figaro, el país, haaretz, parool, trouw, telegraaf, "
    "nrc, nu.nl, elsevier, vrij nederland, nieuwsuur, eenvandaag, "
    "humo, knack, libelle, margriet, voetbal international, the hill, the atlantic, the "
    "independent, the verge, the athletic, the intercept, de standaard, de morgen, de tijd, die "
    "zeit, het parool, de telegraaf"
)

WELL_KNOWN = frozenset(_NAMES.split(", "))
"""In lower case."""
