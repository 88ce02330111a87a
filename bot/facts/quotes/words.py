"""General English and Dutch words by which an attribution is known."""

from bot.facts.person_words import ARTICLES, CALENDAR, POSSESSIVE


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _third_person(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _past(verb: str) -> str:
    if verb.endswith("y") and verb[-2] not in "aeou":
        return verb[:-1] + "ied"
    return verb + ("d" if verb.endswith("e") else "ed")


def _finite(verbs: frozenset[str]) -> frozenset[str]:
    """The present and past forms of regular English verbs."""
    return verbs | {form(verb) for verb in verbs for form in (_third_person, _past)}


def _participles(verbs: frozenset[str]) -> frozenset[str]:
    return frozenset(verb.removesuffix("e") + "ing" for verb in verbs)


_REGULAR = _set(
    "acknowledge agree add address admonish advise affirm allege announce answer argue articulate "
    "ask assert assure beam blast boast caution chuckle claim clarify comment complain concede "
    "conclude confess confide confirm contend continue counter declare demand detail dish "
    "elaborate emphasize emphasise exclaim explain express gush hint imply inform insist instruct "
    "interject joke lament laugh lash maintain marvel mention mock mumble muse mutter note "
    "observe offer opine plead pledge point post predict press proclaim promise propose protest "
    "question rail react reason recall recommend recount remark remind reply report "
    "request respond retort retweet reveal scream share shoot shout sneer snap sniff snark "
    "speculate state stress suggest tease testify thank theorize threaten tweet urge vow warn "
    "wonder yell caption chant grumble sigh whisper murmur reckon fume enthuse gripe groan growl moan "
    "roar scoff sob wail whine ponder"
)
_REGULAR_NAMING = _set(
    "accuse attack blast brand call characterize compare criticize criticise decry defend denounce "
    "deride describe dismiss deem hail label liken mock praise slam term"
)

SAYING = (
    _finite(_REGULAR)
    | _set(
        "says said say tells told tell wrote written writes write read reads went goes admit admits "
        "admitted quips quipped brags bragged swears swore spoke sings sang repeats repeated begins "
        "began cried cries quoted quotes cites cited publishes published joins joined thinks thought "
        "think believes believed believe feels felt"
    )
    | _set(
        "zegt zei zeiden zeggen vertelt vertelde vertelden verklaart verklaarde verklaarden meldt "
        "meldde meldden schrijft schreef schreven vervolgt vervolgde vervolgden antwoordt antwoordde "
        "antwoordden vraagt vroeg vroegen benadrukt benadrukte benadrukten stelt stelde stelden "
        "reageert reageerde reageerden onthult onthulde onthulden beweert beweerde beweerden bevestigt "
        "bevestigde bevestigden ontkent ontkende ontkenden erkent erkende erkenden concludeert "
        "concludeerde concludeerden grapt grapte post postte postten twittert twitterde tweet tweette "
        "deelt deelde roept riep riepen besluit besloot vindt vond vonden denkt dacht dachten meent "
        "meende meenden waarschuwt waarschuwde waarschuwden belooft beloofde beloofden bericht "
        "berichtte berichtten voegt voegde voegden legt legde legden laat liet lieten geeft gaf gaven "
        "grijnst grijnsde lacht lachte zucht zuchtte fluistert fluisterde moppert mopperde mijmert "
        "schreeuwt schreeuwde sneert sneerde juicht juichte peinst oppert opperde voorspelt voorspelde "
        "adviseert adviseerde klaagt klaagde constateert constateerde herhaalt herhaalde mailt mailde "
        "snauwt snauwde vreest vreesde hoopt hoopte verwacht verwachtte oordeelt oordeelde klinkt klonk "
        "luidt luidde bekent bekende verzucht verzuchtte aldus appt appte bezweert bezwoer"
    )
)
"""Finite verbs of speech."""

CONTINUING = _set(
    "adds added adding continues continued continuing concluded concludes goes went vervolgt "
    "vervolgde vervolgden voegt voegde voegden toevoegend"
)
"""Verbs that say that the same person goes on speaking."""

TRANSITIVE = _finite(_REGULAR_NAMING) | _set("dub dubs dubbed")
"""English verbs behind which never their subject stands: in "called Brown a liar", Brown is the liar."""

NAMING = TRANSITIVE | _set(
    "sprak spreekt spraken noemt noemde noemden omschrijft omschreef omschreven "
    "beschrijft beschreef beschreven bestempelt bestempelde"
)
"""Finite verbs that give somebody's word for a thing: few words count only where they are said of it."""

NAMING_ON = _participles(_REGULAR_NAMING) | _set("labelling dubbing noemend")
"""Participles of the verbs that give somebody's word for a thing."""

UNFINISHED = (
    _REGULAR
    | _REGULAR_NAMING
    | _participles(_REGULAR | _REGULAR_NAMING)
    | _set(
        "say write tell admit saying writing telling admitting labelling dubbing quoting citing "
        "quipping toevoegend zeggend schrijvend gezegd geschreven verteld verklaard gemeld laten"
    )
)
"""Forms without a subject of their own: they have that of the clause before."""

CONVEYED = _set("according per volgens aldus")
"""Words before the name of whoever is quoted, as in "according to the mayor"."""

SPEECH_NOUNS = _set(
    "claim claims statement statements assertion remark remarks comment comments message tweet "
    "tweets post letter warning promise vow call description argument suggestion view words quote "
    "phrase declaration announcement answer reply response admission allegation accusation belief "
    "complaint lyrics slogan caption email songtekst verklaring uitspraak bewering opmerking "
    "woorden bericht brief belofte antwoord reactie"
)

TEXTS = _set("statement message tweet post letter lyrics caption email verklaring bericht brief songtekst")
"""What somebody writes: in "he posted a message" its words are the subject's."""

BEING = _set("am is are was were be been being 's 're werd werden wordt worden zijn waren")
HELPING = _set(
    "has have had having did does do will would can could may might should must also then later "
    "still once even previously now recently reportedly again already just only always often "
    "never first exclusively further soon instead finally simply however too ever both all n't "
    "not famously repeatedly heeft hebben zou zal kan moet ook toen nog eerder daarna vervolgens "
    "onlangs weer al nu zelf destijds tegelijk daarop hierop daarover erover eraan er daar zelfs "
    "dan"
)
"""Words that stand between a verb and its subject and belong to neither."""

TIME_WORDS = CALENDAR | _set(
    "today yesterday tomorrow tonight earlier later recently then now ago last next this vandaag "
    "gisteren morgen destijds eerder onlangs toen nu vanochtend gisteravond vanavond "
    "donderdagavond vrijdagavond zaterdagavond zondagavond maandagavond dinsdagavond "
    "woensdagavond toe weten"
)

SUBJECTS = _set("he she they it i we you who hij zij ze ik wij jij je u")
"""Pronouns that are subjects."""

NEUTRAL = _set("it its")
"""Pronouns for what is no person."""

NUMBERS = _set("one two three four five six seven eight nine ten twee drie vier vijf zes zeven acht negen")
DETERMINERS = (
    ARTICLES
    | POSSESSIVE
    | NUMBERS
    | _set(
        "this that these those another some few many several no each every both dit dat deze die "
        "enkele sommige veel ene andere"
    )
)

PREPOSITIONS = _set(
    "of to for at from in with by on about over under into near close van bij voor uit aan met op "
    "tot tegen dicht rond namens onder through across along outside inside against between among around "
    "behind beyond toward towards upon within without via door langs binnen buiten tussen achter naast"
)

BREAKS = _set(
    "that when after before while as because if although though since whether where why how but "
    "and or yet so until than whereas unless despite which whom whose what dat toen nadat voordat "
    "terwijl als omdat hoewel want maar en zodat waarin waar wat hoe waarom nor then during "
    "following"
)
"""Words at which one clause ends and another begins."""

LINKS = _set("and but or en maar of then")

RELATIVES = _set("who which die")

ANONYMOUS = _set(
    "source sources insider insiders tipster tipsters eyewitness eyewitnesses bystander onlooker "
    "onlookers informant informants confidant confidante bron bronnen ingewijde ingewijden "
    "omstander omstanders ooggetuige ooggetuigen"
)
"""People who are quoted without their names, and of whom no later word tells more."""

SOURCE_TAIL = _set(
    "close familiar with near dicht dichtbij binnen rond uit in at within inside connected from who"
)

DOCUMENTS = _set(
    "document documents documenten filing filings paper papers papieren complaint lawsuit "
    "petition affidavit report reports rapport statement verklaring letter brief memo transcript "
    "indictment ruling article artikel study poll survey magazine newspaper website outlet site "
    "tabloid publication book"
)

TITLE_NOUNS = _set(
    "song songs single album film movie book novel show series episode track ballad musical play "
    "hit documentary memoir podcast poem painting commentary column essay op-ed editorial headline hashtag "
    "exhibition lecture nummer liedje lied boek serie programma plaat "
    "roman documentaire titled entitled getiteld genaamd"
)
"""What has a title: quoted words right after one are its name."""
