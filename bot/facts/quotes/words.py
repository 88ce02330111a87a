"""General English and Dutch words by which an attribution is known."""

from bot.facts.person_words import ARTICLES, CALENDAR, POSSESSIVE


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


def _forms(verbs: str) -> frozenset[str]:
    """The present and past forms of regular English verbs, given as their stems ("add", "claime")."""
    forms = set()
    for verb in verbs.split():
        stem = verb[:-1] + "i" if verb.endswith("y") and verb[-2] not in "aeo" else verb
        forms |= {
            verb,
            verb + "s" if stem == verb else stem + "es",
            stem + ("d" if verb.endswith("e") else "ed"),
        }
    return frozenset(forms)


SAYING = (
    _forms(
        "acknowledge agree add address admonish advise affirm allege announce answer argue articulate ask assert "
        "assure beam boast bragg caution chuckle claim clarify comment complain concede conclude confess "
        "confide confirm contend continue counter declare demand detail dish elaborate emphasize emphasise "
        "exclaim explain express gush hint imply inform insist interject joke lament laugh maintain marvel mention mock mumble "
        "muse mutter note observe offer opine plead pledge point post predict press proclaim promise propose "
        "protest question quip rail react reason recall recount reflect remark remind reply report respond "
        "reveal scream share shout sneer snap speculate state stress suggest tease testify thank theorize "
        "threaten tweet urge vow warn wonder yell instruct retort request shoot snark recommend "
        "conclude blast slam lash write-in"
    )
    | _set(
        "says said say tells told tell wrote written writes read reads went goes admits admitted "
        "quips quipped brags bragged swears swore spoke sings sang repeats repeated captioned captions "
        "begins began cried cries signed hashtagged quoted quotes cites cited retweeted replies replied "
        "testifies testified publishes published sniffed joins joined thinks thought believes believed feels felt"
    )
    | _set(
        "zegt zei zeiden zeggen vertelt vertelde vertelden verklaart verklaarde verklaarden meldt meldde "
        "meldden schrijft schreef schreven vervolgt vervolgde vervolgden antwoordt antwoordde antwoordden "
        "vraagt vroeg vroegen benadrukt benadrukte benadrukten stelt stelde stelden reageert reageerde "
        "reageerden onthult onthulde onthulden beweert beweerde beweerden bevestigt bevestigde bevestigden "
        "ontkent ontkende ontkenden erkent erkende erkenden concludeert concludeerde concludeerden grapt "
        "grapte post postte postten twittert twitterde tweet tweette deelt deelde roept riep riepen besluit besloot vindt "
        "vond vonden denkt dacht dachten meent meende meenden waarschuwt waarschuwde waarschuwden belooft beloofde "
        "beloofden bericht berichtte berichtten voegt voegde voegden legt legde legden laat liet lieten "
        "geeft gaf gaven benadrukt oordeelt oordeelde klinkt klonk luidt luidde bekent bekende "
        "verzucht verzuchtte aldus"
    )
)
"""Finite verbs of speech."""

CONTINUING = _set(
    "adds added adding continues continued continuing concluded concludes goes went vervolgt vervolgde "
    "vervolgden voegt voegde voegden toevoegend"
)
"""Verbs that say that the same person goes on speaking."""

NAMING = _forms(
    "describe denounce dismisse characterize label dubb brand accuse criticize criticise decry blast slam liken compare praise defend deride mock hail"
) | _set(
    "call calls called dub dubs dubbed characterized denounces denounced dismiss dismisses dismissed term terms termed deem deems deemed brands noemt noemde noemden omschrijft omschreef omschreven beschrijft "
    "beschreef beschreven bestempelt bestempelde decries decried"
)
"""Finite verbs that give somebody's word for a thing: what they quote is a quotation only when it is long enough."""

UNFINISHED = _set(
    "saying adding telling writing calling noting explaining claiming asking insisting arguing describing "
    "declaring revealing continuing warning joking admitting replying captioning posting tweeting stating "
    "suggesting promising vowing stressing concluding quoting citing complaining asserting announcing "
    "emphasizing confirming reporting reading responding remarking observing recalling urging predicting "
    "labeling labelling dubbing commenting mentioning alleging thanking denouncing pointing shouting yelling toevoegend zeggend schrijvend "
    "say write tell add ask call describe explain argue claim declare reveal note announce post share tweet "
    "gezegd geschreven verteld verklaard gemeld laten"
)
"""Forms without a subject of their own: they have that of the clause before."""

CONVEYED = _set("according per volgens aldus")
"""Words before the name of whoever is quoted, as in "according to the mayor"."""

SPEECH_NOUNS = _set(
    "claim claims statement statements assertion remark remarks comment comments message tweet tweets post "
    "letter warning promise vow call description argument suggestion view words quote phrase declaration "
    "announcement answer reply response admission allegation accusation belief complaint lyrics slogan verklaring uitspraak "
    "bewering opmerking woorden bericht brief belofte antwoord reactie"
)

BEING = _set("am is are was were be been being 's 're werd werden wordt worden is was zijn waren")
HELPING = _set(
    "has have had having did does do will would can could may might should must also then later still once even "
    "previously now recently reportedly again already just only always often never first exclusively "
    "further soon instead finally simply however too ever both all n't not famously repeatedly heeft had hebben zou zal kan moet "
    "ook toen nog eerder later daarna vervolgens onlangs weer al nu zelf destijds tegelijk daarop hierop daarover "
    "erover eraan er daar zelfs dan"
)
"""Words that stand between a verb and its subject and belong to neither."""

TIME_WORDS = CALENDAR | _set(
    "today yesterday tomorrow tonight earlier later recently then now ago last next this at on in during "
    "vandaag gisteren morgen destijds eerder later onlangs toen nu vanochtend gisteravond vanavond "
    "donderdagavond vrijdagavond zaterdagavond zondagavond maandagavond dinsdagavond woensdagavond toe uit weten"
)

SUBJECTS = _set("he she they it i we you who hij zij ze ik wij we jij je u men")
"""Pronouns that are subjects."""

DETERMINERS = (
    ARTICLES
    | POSSESSIVE
    | _set(
        "this that these those one another some few many several two three four five no each every both "
        "dit dat deze die enkele sommige veel ene andere"
    )
)

PREPOSITIONS = _set(
    "of to for at from in with by on about over under into near close van bij voor uit aan met in op over tot "
    "tegen dicht rond namens onder"
)

BREAKS = _set(
    "that when after before while as because if although though since whether where why how but and or yet so "
    "until than whereas unless despite which whom whose what dat toen nadat voordat terwijl als omdat hoewel want maar en "
    "zodat waarin waar wat hoe waarom nor then during following"
)
"""Words at which one clause ends and another begins."""

LINKS = _set("and but or en maar of then")

RELATIVES = _set("who which die")

ANONYMOUS = _set(
    "source sources insider insiders tipster tipsters eyewitness eyewitnesses bystander onlooker onlookers "
    "informant informants confidant confidante bron bronnen ingewijde ingewijden omstander omstanders ooggetuige ooggetuigen"
)
"""People who are quoted without their names, and of whom no later word tells more."""

SOURCE_TAIL = _set(
    "close familiar with near dicht dichtbij binnen rond uit in at within inside connected from who"
)

DOCUMENTS = _set(
    "document documents documenten filing filings paper papers papieren complaint lawsuit petition affidavit "
    "report reports rapport statement verklaring letter brief memo transcript indictment ruling article artikel "
    "study poll survey magazine newspaper website outlet site tabloid paper publication book"
)

TITLE_NOUNS = _set(
    "song songs single album film movie book novel show series episode track ballad musical play hit "
    "documentary memoir podcast poem painting nummer liedje lied boek serie programma plaat roman "
    "documentaire film titled entitled getiteld genaamd"
)
"""What has a title: quoted words right after one are its name."""
