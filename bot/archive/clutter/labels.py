"""Labels of page furniture: lines that are nothing but a button, a widget's heading or a comment form's.

General vocabulary of news sites in the languages that are read most; each entry is a regular expression for a
whole line in small letters. A sign before it and a colon, dots or an arrow behind it do not matter.
"""

import re

_SITES = (
    "facebook|twitter|x|instagram|linked ?in|pinterest|reddit|whats ?app|telegram|flipboard|e-?mail|print"
)
# What a page offers to do with an article, and the names of its parts.
_BUTTONS = (
    rf"(?:{_SITES})(?:[ ,|/]+(?:{_SITES}))*",
    r"advert(?:s|isements?|ising)?|sponsored(?: content| links?)?|promoted(?: content| links?)?|paid content",
    r"advertenties?|reclame|gesponsord|anzeige|werbung|publicit[eé]|publicidade?|pubblicit[aà]|iklan",
    r"(?:read|see|show|view|load|learn|watch|find out) (?:more|all|less)(?: \(\d+\))?|more",
    r"(?:to )?read the (?:full )?(?:story|letter|article)|continue[sd]? (?:reading|below)\b.{0,40}",
    r"lees (?:meer|verder)\b.{0,40}|meer lezen|mehr(?: lesen)?|weiterlesen|lire la suite|en savoir plus",
    r"leer m[aá]s|ver m[aá]s|leia mais|leggi tutto",
    r"(?:reading time|leestijd|lesezeit|lesedauer|temps de lecture|tiempo de lectura|tempo d[ei] lettura"
    r"|tempo de leitura)\b.{0,20}",
    r"(?:advertisement\W{1,4})?(?:(?:article|story) )?continu(?:es|e reading) (?:below|after)\b[^.]{0,30}",
    r"listen to this (?:article|story)|gift (?:this )?article|sign in to \w+|manage (?:your )?account",
    r"report an? (?:error|correction|typo)|(?:send|give)(?: us)? feedback|help us improve",
    r"already a subscriber\?.{0,20}|add (?:us )?as (?:a )?preferred\b[^.]{0,30}",
    r"(?:.{2,40} )?editorial guidelines|this article is more than \w+ \w+ old|reuse this content",
    r"(?:explore more on|see all) (?:these )?topics|ad feedback|link copied|scroll down for \w+",
    r"shares|view(?: gallery| all)?|artikel delen|inschrijven|e-?mailadres|premium",
    r"in samenwerking met .{2,40}|(?:bekijk|kijk) (?:hieronder|ook|onze|de)\b[^.]{0,30}(?:video.?s|playlist)",
    r"luister naar dit artikel|(?:tekst|artikel) (?:gaat verder|loopt door) (?:onder|na)\b.{0,30}",
    r"(?:bewaar|lees)(?: dit)? (?:artikel|later)|log in om te \w+",
    r"empfohlener redaktioneller inhalt|artikel (?:merken|anh[oö]ren)|offrir l.article",
    r"ajouter [àa] (?:vos|mes) \w+|m[aá]s informaci[oó]n|reg[ií]strate gratis\b.{0,30}",
    r"voorpagina|homepage|accueil|inicio|(?:zur )?startseite",
    r"artikel drucken|(?:diesen )?artikel teilen|jetzt (?:abonnieren|anmelden|registrieren)",
    r"se connecter|s.inscrire|r[eé]serv[eé] aux abonn[eé]s|partager (?:cet article|sur)\b.{0,30}",
    r"iniciar sesi[oó]n|reg[ií]strate|compartir (?:en|este)\b.{0,30}|iscriviti(?: alla newsletter)?",
    r"share|share (?:this|on|via|now|it)\b[^.?]{0,40}|(?:\w+ )?sharing buttons|close(?: share panel)?",
    r"delen|deel (?:dit|op|via)\b.{0,40}|teilen|partager|compartir|condividi|compartilhar",
    r"sign (?:up|in)|log ?in|register|subscribe(?: now| today)?|(?:[\w’'-]+ ){1,4}newsletter",
    r"aanmelden|inloggen|abonneer(?: je)?|anmelden|abonnieren|s.abonner|suscr[ií]bete",
    r"follow(?: us)?|follow (?:[\w’'-]+ ){1,6}on|volg ons|folgen|breaking news(?: emails| alerts)?",
    r"back to (?:top|gallery|home)|search|menu|home|skip to (?:main )?content|previous|next|quick links",
    r"zoeken|sluiten|vorige|volgende|play(?: video)?|watch|listen(?: to (?:this )?article)?|get it",
    r"videos?|photos?|images?|gallery|media|report|warning|information|key points|\W*story timeline",
)
_CHOSEN = r"(?:related|recommended|similar|popular|trending|latest|further|recent|featured)"
_THINGS = r"(?:articles?|stor(?:y|ies)|posts?|news|links?|topics?|tags?|content|videos?|coverage|reading)"
# Headings above links to other articles.
RELATED = (
    r"(?:\w+ ){0,3}you (?:may|might|could|will|'ll) (?:also )?(?:like|enjoy|love|have missed)\b.{0,20}",
    rf"{_CHOSEN}(?: (?:to|this|for|you|now))*|{_CHOSEN} (?:\w+ ){{0,2}}{_THINGS}",
    r"most (?:read|viewed|popular|shared|commented|recent)\b.{0,30}",
    r"(?:more|next up) (?:on|in|from|about)\b[^.!?]{1,50}",
    r"more (?:stories|news|articles|headlines)\b.{0,30}|read (?:also|next)|what to read next|see also",
    r"(?:up )?next",
    r"in other news|editor.?s.? (?:picks?|choice)|must.reads?|don.t miss|top stories|on our radar",
    r"gerelateerd\w*(?: \w+){0,2}|lees ook|ook interessant|meer (?:over|van|uit|nieuws)\b.{0,50}",
    r"(?:meest|best) gelezen|ook in het nieuws",
    r"aanbevolen.{0,30}|(?:dit vind je )?misschien (?:vind je dit )?ook\b.{0,20}|laatste nieuws|net binnen",
    r"(?:weitere|mehr) (?:beitr[aä]ge|artikel|themen|zum thema|meldungen)\b.{0,40}",
    r"mehr (?:zum|zu|aus|von)\b.{1,40}",
    r"lesen sie auch|auch interessant|das k[oö]nnte (?:sie|dich|ihnen)\b.{0,40}|meistgelesen",
    r"(?:[àa] lire|lire|voir) aussi|articles? (?:li[eé]s?|similaires|connexes|recommand[eé]s)",
    r"sur le m[eê]me sujet",
    r"(?:noticias?|art[ií]culos?) relacionad[oa]s?|te puede interesar|m[aá]s (?:sobre|noticias)\b.{0,40}",
    r"lo m[aá]s le[ií]do",
    r"articoli correlati|leggi anche|potrebbe interessarti|not[ií]cias relacionadas|artigos relacionados",
    r"leia tamb[eé]m",
    r"материалы по теме|читайте также|похожие статьи",
    r"(?:tags?|topics?|keywords?|categor(?:y|ies)|labels?|filed under)|trefwoorden|onderwerpen",
    r"schlagw[oö]rter|etiquetas",
)
# Headings and buttons of comment sections.
COMMENTS = (
    r"(?:leave|post|add|write) (?:a|your) (?:reply|comment)|join the (?:conversation|discussion)",
    r"be the first to comment|comments \d+|share what you think",
    r"share or comment on this article\b.{0,150}",
    r"(?:\d+ )?comments?(?: \(\d+\))?|no comments(?: yet)?|(?:\d+ )?(?:reactions?|replies|responses)",
    r"(?:\d+ )?reacties?|(?:plaats|laat|geef|schrijf) een (?:reactie|opmerking|antwoord)\b.{0,30}|reageer",
    r"(?:\d+ )?kommentare?|schreibe? einen kommentar|kommentar (?:schreiben|verfassen)",
    r"(?:\d+ )?commentaires?|laisser un commentaire|(?:\d+ )?comentarios?|deja una? (?:comentario|respuesta)",
    r"(?:lascia un )?comment[oi]|(?:deixe um )?coment[aá]rios?",
)


def _whole_line(*groups: tuple[str, ...]) -> re.Pattern[str]:
    entries = "|".join(entry for group in groups for entry in group)
    return re.compile(rf"[\W_]{{0,4}}(?:{entries})(?:\.\.\.|[\s:…»›>→!*|-]){{0,6}}")


LABEL = _whole_line(_BUTTONS, RELATED, COMMENTS)
"""Any of them."""

# Of these the end may be anything; no other ends as most lines of prose do.
_OPEN_ENDED = _whole_line(tuple(filter(re.compile(r"\.\{|\[\^").search, (*_BUTTONS, *RELATED, *COMMENTS))))
_ENDS_OF_PROSE = ('"', "”", ".")

END_OF_ARTICLE = _whole_line(RELATED, COMMENTS)
"""Those that stand below an article and not in it."""

RELATED_HEADING = _whole_line(RELATED)
"""Those with links to other articles below."""


def is_label(line: str) -> bool:
    """Whether a line in small letters is any of them."""
    if line.endswith(_ENDS_OF_PROSE) and not line.endswith("..."):
        return _OPEN_ENDED.fullmatch(line) is not None
    return LABEL.fullmatch(line) is not None
