"""Sentences of page furniture: forms, legal notices, appeals, links to other articles, and who made this one.

General phrases of news sites, in small letters; a line that holds one is furniture unless it is long.
"""

import re

_FORMS = (
    r"your e-?mail address will not be published|required fields are marked|save my name, e-?mail",
    r"please enter your (?:e-?mail|name|comment)|please be respectful|moderating (?:all )?comments",
    r"comments below have (?:not )?been moderated|no longer accepting comments",
    r"comments? (?:are|is) (?:closed|moderated)|views expressed in the comments|reacties zijn gesloten",
    r"je e-?mailadres (?:wordt|zal) niet|vereiste velden|deine e-mail-adresse wird nicht",
    r"erforderliche felder",
    r"votre adresse e-?mail ne sera pas|les champs obligatoires|tu direcci[oó]n de correo",
    r"los campos obligatorios",
)
_SUBSCRIPTIONS = (
    r"\b(?:sign(?:ed|ing)? up|subscribe|register) (?:\w+ )?(?:for|to|on)\b.{0,60}"
    r"\b(?:newsletters?|alerts?|updates|e-?mails|podcast|channel|youtube|feed)\b",
    r"\b(?:our|daily|weekly|free) newsletters?\b|\bnewsletter (?:sign|privacy)|click to subscribe",
    r"join (?:the|our)\b.{0,30}\bnewsletter|onze nieuwsbrief|schrijf je in voor|meld je aan voor",
    r"unseren newsletter|notre (?:newsletter|lettre)|nuestr[oa] (?:newsletter|bolet[ií]n)",
    r"^for more on .{2,60}, subscribe\b|nieuws .{0,40}in (?:je|uw) (?:mailbox|inbox)\b",
    r"nachrichten .{0,40}in (?:dein|ihr) postfach\b|dans votre bo[iî]te mail\b",
    r"\ben (?:tu|su) (?:correo|bandeja)\b",
    r"^ongeldig e-?mailadres|lees (?:hier )?(?:ons|onze) privacy\w+|^log in of maak\b",
    r"\b(?:get|let)\b.{0,50}\b(?:in|to|meet) your inbox|an eye on your inbox|^stay up to date with\b",
    r"thanks? (?:you )?for (?:signing up|subscribing)|succ?ess?fully subscribed|processing your subscription",
    r"you have \d+ free (?:articles?|stories|story) (?:left|remaining)|(?:article|story) is for subscribers",
    r"(?:available|only) (?:to|for) (?:our )?subscribers\b|alleen (?:toegankelijk )?voor abonnees\b",
    r"r[eé]serv[eé]e? (?:à nos |aux )abonn[eé]s|de cet article [àa] lire|para seguir leyendo",
    r"finden sie .{0,40}externen inhalt|^(?:got|have) a (?:news )?tip\?|^heb je een tip\b",
    r"activate your subscription|check the opt-in box|i agree that\b.{0,60}\b(?:can|may) send me",
    r"\bfollow (?:[\w’'-]+ ){1,7}(?:on|at) (?:facebook|twitter|instagram|x|youtube|tiktok)",
    r"like us on facebook",
    r"volg ons op|folgen sie uns|suivez-nous|s[ií]guenos|seguici su|get the (?:\w+ ){1,2}app\b",
    r"(?:like|enjoy(?:ed)?) this (?:article|story|post)\?|share (?:it|this) with (?:a|your) friends?",
    r"share this (?:article|story|post)|click here (?:for more|to (?:get|support|subscribe|sign))",
    r"rely on \w+ reporting\?|support (?:our|independent) journalism|download (?:the|our) (?:free )?app\b",
)
_LEGAL = (
    r"\ball rights reserved\b|alle rechten voorbehouden|alle rechte vorbehalten|tous droits r[eé]serv[eé]s",
    r"todos los derechos reservados|tutti i diritti riservati|protected by recaptcha|accept (?:all )?cookies",
    r"privacy (?:policy|statement|notice)\b.{0,40}\bterms|terms of (?:use|service)\b.{0,60}\bprivacy",
    r"by (?:subscribing|signing up|clicking)\b.{0,40}\b(?:agree|accept)",
    r"cookie (?:policy|settings|preferences)",
    r"\b(?:we|(?:this|deze) (?:web)?site|wij?) (?:uses?|gebruik(?:t|en)) cookies|cookies accepteren",
    r"diese (?:web)?seite verwendet cookies|ce site utilise des cookies|enable javascript",
    r"requires? javascript",
    r"playback is unsupported|browser does not support|external links and will open|affiliate links?\b",
    r"\bif you (?:buy|purchase|click)\b.{0,80}\bwe may\b",
    r"\b(?:earn|receive|get) (?:an? |some )?(?:small |affiliate )*(?:commission|share of the sale)",
)
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
    r".{3,160}\bcontributed to this (?:report|story|article|post)\b.{0,40}$",
    r"(?:about|over|[üu]ber|sobre|[àa] propos de) (?:the author|de auteur|den autor|l.auteur|el autor)$",
    r"(?:first |originally |last )?(?:published|updated)\b.{0,12}$",
)


def _any_of(*groups: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(entry for group in groups for entry in group))


NOTICE = _any_of(_FORMS, _SUBSCRIPTIONS, _LEGAL)
"""To be searched for anywhere in a line."""

LINK_OR_CREDIT = _any_of(_LINKS, _MAKERS)
"""To be matched at the beginning of a line."""
