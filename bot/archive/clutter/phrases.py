"""The words of page furniture: general vocabulary of news sites, by job, in the languages that are read most.

Each group is a rule. `WHOLE` patterns must be the whole line (a leading sign and a trailing colon, count or arrow
aside), `OPENING` patterns its beginning, `ANYWHERE` patterns may stand anywhere in a line that is not long.
"""

import re

_SOCIAL = r"(?:facebook|twitter|x|instagram|linked ?in|pinterest|reddit|whats ?app|telegram|tumblr|flipboard|e-?mail|print)"

# Buttons and labels that a page puts around any article.
_BUTTONS = (
    rf"{_SOCIAL}(?:[ ,|/]+(?:and |en )?{_SOCIAL})*",
    r"advert(?:isement|isements|ising|entie|enties)?|anzeige|werbung|publicit[eé]|publicidade?|pubblicit[aà]|iklan|reclame",
    r"sponsored(?: content| links)?|gesponsord|promoted(?: content| links)?|paid content",
    r"(?:article )?continue[sd]? (?:reading|below)\b.{0,40}|lees verder.{0,40}|weiterlesen|lire la suite|leer m[aá]s|leia mais|leggi tutto",
    r"(?:read|see|show|view|load|learn|watch|find out) (?:more|all|less)(?: \(\d+\))?|read the (?:full )?(?:story|letter|article)"
    r"|more|lees meer|meer lezen|mehr(?: lesen)?|en savoir plus|ver m[aá]s|to read the full story",
    r"share|share (?:this|on|via|now|it)\b.{0,40}|delen|deel (?:dit|op|via)\b.{0,40}|teilen|partager|compartir|condividi|compartilhar",
    r"sign (?:up|in)|log ?in|register|subscribe(?: now| today)?|aanmelden|inloggen|abonneer(?: je)?|anmelden|abonnieren|s.abonner|suscr[ií]bete",
    r"close(?: share panel)?|sluiten|back to (?:top|gallery|home)|search|zoeken|menu|home|skip to (?:main )?content|previous|next"
    r"|vorige|volgende|play(?: video)?|video|photos?|gallery|watch|listen(?: to (?:this )?article)?|get it|report|warning|topics?",
    r"(?:addthis )?sharing buttons|follow(?: us)?|volg ons|folgen|breaking news(?: emails| alerts)?|quick links|image|media",
    r"(?:key points|story timeline|browse all posts|leave a comment|post a comment|add a comment|information)",
)
# Headings of related articles and link lists.
_RELATED = (
    r"(?:\w+ ){0,3}you (?:may|might|could|will|'ll) (?:also )?(?:like|enjoy|love|be interested in|have missed).{0,20}",
    r"(?:related|recommended|similar|popular|trending|latest|further|recent|featured)(?: (?:to|this|and|more|articles?|stor(?:y|ies)|posts?|news|links?|topics?|content|videos?|tags?|items?|coverage|reading|searches|for|you|now|on|\w+(?= (?:articles?|stor(?:y|ies)|posts?|news|links?)$)){1,4})?"
    r"|most (?:read|viewed|popular|shared|commented|recent)\b.{0,30}|recommended for you.{0,20}",
    r"(?:more|next up|also) (?:on|in|from|about|by|like)\b.{1,50}|more (?:stories|news|articles|headlines)\b.{0,30}|read (?:also|next)"
    r"|(?:up )?next|in other news|editor.?s.? (?:picks?|choice)|must.reads?|don.t miss|what to read next|top stories|on our radar|see also",
    r"gerelateerd\w*(?: \w+){0,3}|lees ook|ook interessant|meer (?:over|van|uit|nieuws)\b.{0,50}|meest gelezen|aanbevolen.{0,30}"
    r"|dit vind je misschien ook.{0,20}|misschien vind je dit ook.{0,20}|populair|laatste nieuws|net binnen",
    r"(?:weitere|mehr) (?:beitr[aä]ge|artikel|themen|zum thema|meldungen)\b.{0,40}|mehr (?:zum|zu|aus|von)\b.{1,40}|lesen sie auch|auch interessant"
    r"|das k[oö]nnte (?:sie|dich|ihnen)\b.{0,40}|meistgelesen",
    r"(?:[àa] lire|lire|voir) aussi|articles? (?:li[eé]s?|similaires|connexes|recommand[eé]s)|sur le m[eê]me sujet|plus (?:sur|d.articles)\b.{0,40}",
    r"(?:noticias?|art[ií]culos?|contenidos?) relacionad[oa]s?|te puede interesar|tambi[eé]n te puede\b.{0,40}|m[aá]s (?:sobre|noticias)\b.{0,40}|lo m[aá]s le[ií]do"
    r"|articoli correlati|leggi anche|potrebbe interessarti.{0,20}|not[ií]cias relacionadas|artigos relacionados|leia (?:tamb[eé]m|mais)|mais lidas"
    r"|материалы по теме|читайте также|похожие статьи",
    r"(?:related )?(?:tags?|topics?|keywords?|categor(?:y|ies)|labels?|trefwoorden|onderwerpen|schlagw[oö]rter|themen|mots.cl[eé]s|etiquetas|filed under)",
)
# Comment sections and forms.
_COMMENTS = (
    r"leave (?:a|your) (?:reply|comment)|(?:post|add|write) (?:a|your) comment|join the (?:conversation|discussion)|(?:\d+ )?comments?(?: \(\d+\))?"
    r"|no comments(?: yet)?|(?:\d+ )?(?:reactions?|replies|responses)|be the first to comment",
    r"(?:\d+ )?reacties?|(?:plaats|laat|geef|schrijf) een (?:reactie|opmerking)\b.{0,30}|reageer|geef een antwoord",
    r"(?:\d+ )?kommentare?|schreibe? einen kommentar|kommentar (?:schreiben|verfassen)|(?:\d+ )?commentaires?|laisser un commentaire"
    r"|(?:\d+ )?comentarios?|deja un(?:a)? (?:comentario|respuesta)|(?:lascia un )?comment[oi]|(?:deixe um )?coment[aá]rios?",
)
_FORMS = (
    r"your e-?mail address will not be published|required fields are marked|save my name, e-?mail|please enter your (?:e-?mail|name|comment)"
    r"|je e-?mailadres (?:wordt|zal) niet|vereiste velden|deine e-mail-adresse wird nicht|erforderliche felder"
    r"|votre adresse e-?mail ne sera pas|les champs obligatoires|tu direcci[oó]n de correo|los campos (?:obligatorios|necesarios)",
    r"\b(?:sign(?:ed|ing)? up|subscribe|register) (?:here |now |today )?(?:for|to|on)\b.{0,60}\b(?:newsletters?|alerts?|updates|e-?mails?|channel|youtube|feed)\b",
    r"\b(?:our|the|daily|weekly|free|breaking news|deals) newsletters?\b|\bnewsletter (?:sign|privacy)|join (?:the|our)\b.{0,30}\bnewsletter|click to subscribe"
    r"|onze nieuwsbrief|schrijf je in voor|meld je aan voor|unseren newsletter|notre (?:newsletter|lettre)|nuestr[oa] (?:newsletter|bolet[ií]n)",
    r"\b(?:get|let)\b.{0,50}\b(?:in|to|meet) your inbox|an eye on your inbox|thanks? (?:you )?for (?:signing up|subscribing)|error processing your subscription"
    r"|activate your subscription|successfully subscribed|check the opt-in box|i agree that\b.{0,60}\b(?:can|may) send me|by (?:subscribing|signing up|clicking)\b",
    r"(?:this site is )?protected by recaptcha|privacy (?:policy|statement|notice)\b.{0,40}\bterms|terms of (?:use|service)\b.{0,60}\bprivacy",
    r"\b(?:we|this (?:web)?site|deze (?:web)?site|wij?) (?:use|uses|gebruik(?:t|en)) cookies|accept (?:all )?cookies|cookie (?:policy|settings|preferences)|cookies accepteren"
    r"|diese (?:web)?seite verwendet cookies|ce site utilise des cookies",
    r"please (?:be respectful|keep comments)|moderating (?:all )?comments|comments? (?:are|is) (?:closed|moderated)|reacties zijn gesloten|views expressed in the comments",
    r"javascript (?:is|must|to be)|requires? javascript|enable javascript|playback is unsupported|browser does not support|external links and will open",
    r"\ball rights reserved\b|alle rechten voorbehouden|alle rechte vorbehalten|tous droits r[eé]serv[eé]s|todos los derechos reservados|tutti i diritti riservati",
    r"\b(?:earn|receive|get) (?:a |some )?(?:small |affiliate )?(?:commission|share of the sale)|affiliate links?\b",
    r"\bfollow (?:us|me|\w+ ?\w*)(?: news)? on (?:facebook|twitter|instagram|x|youtube|tiktok|google)|volg ons op|folgen sie uns|suivez-nous|s[ií]guenos|seguici su",
    r"(?:like|enjoy(?:ed)?) this (?:article|story|post)\?|share (?:it|this) with (?:a|your) friends?|share this (?:article|story|post)|click here (?:for more|to (?:get|support|subscribe|sign))",
    r"like us on facebook|download (?:the|our) (?:free )?app\b|get the \w+ ?\w* app\b|rely on \w+ reporting\?|support (?:our|independent) journalism",
)
# Links to other articles, set between paragraphs.
_INLINE_LINKS = (
    r"(?:also on|on) [\w-]+(?:\.\w{2,})+\b",
    r"[\[(]?(?:read (?:more|also|next|the full story)|related(?: (?:story|article|news|video))?|see also|more|watch(?: now)?|also read|must read|up next|don.t miss)"
    r" ?(?::|\||»|>| - )",
    r"[\[(]?(?:lees (?:ook|meer|verder)|zie ook|bekijk ook|ook interessant|mehr (?:dazu|zum thema)|lesen sie auch|siehe auch|lire aussi|[àa] lire aussi|voir aussi"
    r"|lea tambi[eé]n|le[eé] tambi[eé]n|vea tambi[eé]n|leggi anche|leia tamb[eé]m|veja tamb[eé]m) ?[:|»>-]",
    r"(?:tags?|topics?|filed under|categor(?:y|ies)|trefwoorden|schlagworte) ?: ",
    r"more (?:on|from|about|in) .{1,60}:$",
)
# Who made, reported or edited it, and who the author is.
_MAKERS = (
    r"\(?(?:additional |editing |with )?(?:reporting|writing|editing|edited|compiled|reported|written) by [^\d]{3,300}\)?\.?$",
    r".{3,160}\bcontributed to this (?:report|story|article|post)\b.{0,40}$",
    r"(?:(?:about|over|[üu]ber|sobre|[àa] propos de) (?:the author|de auteur|den autor|l.auteur|el autor|o autor))$",
    r"(?:first |originally |last )?(?:published|updated)\b.{0,12}$",
)

_LEAD = r"[\W_]{0,4}"
_TRAIL = r"[\s:.…»›>→!*|-]{0,6}"


def _whole(groups: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{_LEAD}(?:{'|'.join(groups)}){_TRAIL}")


LABEL = _whole((*_BUTTONS, *_RELATED, *_COMMENTS))
RELATED_HEADING = _whole(_RELATED)
COMMENTS_HEADING = _whole(_COMMENTS)
FORM = re.compile("|".join(_FORMS))
INLINE_LINK = re.compile("|".join(_INLINE_LINKS))
MAKERS = re.compile("|".join(_MAKERS))
