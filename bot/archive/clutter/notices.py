"""Sentences of page furniture: forms, legal notices, appeals, links to other articles, and who made this one.

General phrases of news sites, in small letters; a line that holds one is furniture unless it is long.
"""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import chain

from bot.archive.line import Line

Notices = tuple[str, re.Pattern[str]]
"""Phrases, and the piece of text that each of them holds."""

_NEWS = r"\b.{0,60}\b(?:newsletters?|alerts?|updates|e-?mails|podcast|channel|youtube|feed)\b"
_FOR_NEWS = rf" (?:\w+ )?(?:for|to|on){_NEWS}"
_AND_AGREE = r"\b.{0,40}\b(?:agree|accept)"
# Each phrase stands beside a piece of text that it cannot do without. Hardly any line has one of these
# pieces, and looking for them takes a fiftieth of the time that it takes to look for the phrases.
_FORMS = {
    "mail": r"your e-?mail address will not be published|save my name, e-?mail|^ongeldig e-?mailadres"
    r"|je e-?mailadres (?:wordt|zal) niet|deine e-mail-adresse wird nicht|votre adresse e-?mail ne sera pas"
    r"|dans votre bo[iî]te mail\b",
    "comment": r"moderating (?:all )?comments|comments below have (?:not )?been moderated"
    r"|no longer accepting comments|comments? (?:are|is) (?:closed|moderated)"
    r"|views expressed in the comments",
    "please ": r"please enter your (?:e-?mail|name|comment)|please be respectful",
    "required fields": r"required fields are marked",
    "reacties zijn": r"reacties zijn gesloten",
    "vereiste": r"vereiste velden",
    "erforderliche": r"erforderliche felder",
    "champs": r"les champs obligatoires",
    "campos": r"los campos obligatorios",
    "correo": r"tu direcci[oó]n de correo|\ben (?:tu|su) correo\b",
}
_SUBSCRIPTIONS = {
    "sign": rf"\bsign(?:ed|ing)? up{_FOR_NEWS}|thanks? (?:you )?for signing up",
    "subscri": rf"\bsubscribe{_FOR_NEWS}|click to subscribe|^for more on .{{2,60}}, subscribe\b"
    r"|thanks? (?:you )?for subscribing|succ?ess?fully subscribed|processing your subscription"
    r"|(?:article|story) is for subscribers|(?:available|only) (?:to|for) (?:our )?subscribers\b"
    r"|activate your subscription",
    "register": rf"\bregister{_FOR_NEWS}",
    "newsletter": r"\b(?:our|daily|weekly|free) newsletters?\b|\bnewsletter (?:sign|privacy)"
    r"|join (?:the|our)\b.{0,30}\bnewsletter|(?:unseren|notre|nuestr[oa]) newsletter",
    "notre lettre": r"notre lettre",
    "nuestr": r"nuestr[oa] bolet[ií]n",
    "nieuws": r"onze nieuwsbrief|nieuws .{0,40}in (?:je|uw) (?:mailbox|inbox)\b",
    "schrijf je": r"schrijf je in voor",
    "meld je": r"meld je aan voor",
    "postfach": r"nachrichten .{0,40}in (?:dein|ihr) postfach\b",
    "bandeja": r"\ben (?:tu|su) bandeja\b",
    "privacy": r"lees (?:hier )?(?:ons|onze) privacy\w+",
    "log in of": r"^log in of maak\b",
    "inbox": r"\b(?:get|let)\b.{0,50}\b(?:in|to|meet) your inbox|an eye on your inbox",
    "stay up": r"^stay up to date with\b",
    "you have": r"you have \d+ free (?:articles?|stories|story) (?:left|remaining)",
    "abonn": r"alleen (?:toegankelijk )?voor abonnees\b|r[eé]serv[eé]e? (?:à nos |aux )abonn[eé]s",
    "cet article": r"de cet article [àa] lire",
    "para seguir": r"para seguir leyendo",
    "externen inhalt": r"finden sie .{0,40}externen inhalt",
    " tip": r"^(?:got|have) a (?:news )?tip\?|^heb je een tip\b",
    "opt-in": r"check the opt-in box",
    "i agree": r"i agree that\b.{0,60}\b(?:can|may) send me",
    "follow ": r"\bfollow (?:[\w’'-]+ ){1,7}(?:on|at) (?:facebook|twitter|instagram|x|youtube|tiktok)",
    "like us": r"like us on facebook",
    "volg ons": r"volg ons op",
    "folgen sie": r"folgen sie uns",
    "suivez": r"suivez-nous",
    "guenos": r"s[ií]guenos",
    "seguici": r"seguici su",
    " app": r"get the (?:\w+ ){1,2}app\b|download (?:the|our) (?:free )?app\b",
    "this ": r"(?:like|enjoy(?:ed)?) this (?:article|story|post)\?|share this (?:article|story|post)",
    "friend": r"share (?:it|this) with (?:a|your) friends?",
    "click here": r"click here (?:for more|to (?:get|support|subscribe|sign))",
    "reporting": r"rely on \w+ reporting\?",
    "journalism": r"support (?:our|independent) journalism",
}
_LEGAL = {
    "rights": r"\ball rights reserved\b",
    "alle rechte": r"alle rechten voorbehouden|alle rechte vorbehalten",
    "tous droits": r"tous droits r[eé]serv[eé]s",
    "derechos": r"todos los derechos reservados",
    "diritti": r"tutti i diritti riservati",
    "recaptcha": r"protected by recaptcha",
    "cookie": r"accept (?:all )?cookies|cookie (?:policy|settings|preferences)|cookies accepteren"
    r"|\b(?:we|(?:this|deze) (?:web)?site|wij?) (?:uses?|gebruik(?:t|en)) cookies"
    r"|diese (?:web)?seite verwendet cookies|ce site utilise des cookies",
    "privacy": r"privacy (?:policy|statement|notice)\b.{0,40}\bterms"
    r"|terms of (?:use|service)\b.{0,60}\bprivacy",
    "by subscribing": rf"by subscribing{_AND_AGREE}",
    "by signing up": rf"by signing up{_AND_AGREE}",
    "by clicking": rf"by clicking{_AND_AGREE}",
    "javascript": r"enable javascript|requires? javascript",
    "playback": r"playback is unsupported",
    "browser": r"browser does not support",
    "external links": r"external links and will open",
    "affiliate link": r"affiliate links?\b",
    "we may": r"\bif you (?:buy|purchase|click)\b.{0,80}\bwe may\b",
    "commission": r"\b(?:earn|receive|get) (?:an? |some )?(?:small |affiliate )*commission",
    "share of the": r"\b(?:earn|receive|get) (?:an? |some )?(?:small |affiliate )*share of the sale",
}
_LINKS = (
    r"(?:also )?on [\w-]+(?:\.\w{2,})+\b",
    r"[\[(]?(?:read (?:more|also|next|the full story)|(?:also|must) read|related(?: (?:story|article|news))?)"
    r" ?(?:[:|»>]| - )",
    r"[\[(]?(?:see also|more|watch(?: now)?|up next|don.t miss) ?(?:[:|»>]| - )",
    r"[\[(]?(?:lees (?:ook|meer|verder)|zie ook|bekijk ook|ook interessant|mehr (?:dazu|zum thema)) ?[:|»>-]",
    r"[\[(]?(?:(?:lesen sie|siehe) auch|(?:[àa] )?(?:lire|voir) aussi|(?:lea|vea) tambi[eé]n) ?[:|»>-]",
    r"[\[(]?(?:leggi anche|(?:leia|veja) tamb[eé]m) ?[:|»>-]",
    r"(?:tags?|topics?|filed under|categor(?:y|ies)|trefwoorden|schlagworte) ?: ",
    r"more (?:on|from|about|in) .{1,60}:$",
    r"[»›►▶→] ?(?=\w)(?!.*[.!?]$)",
)
_MAKERS = (
    r"\(?(?:(?:additional|editing|with) )?(?:reporting|writing|editing|edited|compiled"
    r"|reported|written) by [^\d]{3,300}$",
    r"(?:about|over|[üu]ber|sobre|[àa] propos de) (?:the author|de auteur|den autor|l.auteur|el autor)$",
    r"(?:first |originally |last )?(?:published|updated)\b.{0,12}$",
)
_NOTICES = [
    (piece, re.compile(phrases))
    for group in (_FORMS, _SUBSCRIPTIONS, _LEGAL)
    for piece, phrases in group.items()
]

# The longest word of each piece: a page with that in none of its words does not hold the piece.
_CORES = {piece: max(re.findall(r"[a-z]+", piece), key=len) for piece, _ in _NOTICES}
# Most words of a page were on one before it: so it is kept which, as written, hold cores and which none.
_PLAIN: set[str] = set()
_TELLING: dict[str, frozenset[str]] = {}
_MOST_KEPT = 20_000

_LINK_OR_CREDIT = re.compile("|".join((*_LINKS, *_MAKERS)))
_CONTRIBUTED = re.compile(r".{3,160}\bcontributed to this (?:report|story|article|post)\b.{0,40}$")


def is_link_or_credit(line: str) -> bool:
    """Whether a line in small letters links to another article or says who made this one."""
    if _LINK_OR_CREDIT.match(line):
        return True
    return "contributed to this" in line and _CONTRIBUTED.match(line) is not None


def likely_notices(lines: Sequence[Line]) -> list[Notices]:
    """The phrases that may stand somewhere in `lines`: of most pages a handful."""
    cores = _cores_in(set(chain.from_iterable(line.words for line in lines)))
    page = "\n".join(line.folded for line in lines) if cores else ""
    return [notice for notice in _NOTICES if _CORES[notice[0]] in cores and notice[0] in page]


def _cores_in(words: set[str]) -> set[str]:
    telling = {word: cores for word in words.intersection(_TELLING) if (cores := _TELLING.get(word))}
    new = words.difference(_PLAIN, telling)
    text = " ".join(new).casefold()
    if found := {core for core in _CORES.values() if core in text}:
        held = {word: frozenset(core for core in found if core in word.casefold()) for word in new}
        telling |= {word: cores for word, cores in held.items() if cores}
    _keep(telling, new.difference(telling))
    return set().union(*telling.values())


def _keep(telling: Mapping[str, frozenset[str]], plain: Set[str]) -> None:
    if len(_TELLING) + len(telling) + len(_PLAIN) + len(plain) > _MOST_KEPT:
        _TELLING.clear()
        _PLAIN.clear()
    if len(telling) + len(plain) <= _MOST_KEPT:
        _TELLING.update(telling)
        _PLAIN.update(plain)


def holds_notice(line: str, likely: Iterable[Notices]) -> bool:
    """Whether one of those phrases, of a form, an appeal or a legal notice, stands anywhere in a line."""
    return any(piece in line and phrases.search(line) for piece, phrases in likely)
