"""General English and Dutch words by which people are told from things, and women from men."""

from typing import Literal

Gender = Literal["f", "m"]


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


PRONOUNS: dict[str, Gender] = dict.fromkeys(("she", "her", "hers", "herself", "zij", "haar", "haarzelf"), "f")
PRONOUNS |= dict.fromkeys(("he", "him", "his", "himself", "hij", "hem", "zijn", "hemzelf"), "m")
# "ze" is also "they" and "zijn" also "to be": they point at somebody, but say nothing sure of a gender.
UNSURE_PRONOUNS = _set("ze zijn haar zij")
SUBJECT_PRONOUNS = _set("she he zij hij ze")

FEMALE_TITLES = _set("mrs ms miss lady dame queen princess mevrouw mevr mw koningin prinses")
MALE_TITLES = _set("mr messrs sir lord king prince meneer dhr koning prins")
TITLES = (
    FEMALE_TITLES
    | MALE_TITLES
    | _set(
        "dr prof professor doctor president senator sen rep gov governor mayor judge justice gen colonel "
        "capt captain lt lieutenant sgt sergeant cpl maj major rev reverend pope minister chancellor "
        "chairman congressman congresswoman ambassador sheriff premier burgemeester wethouder rechter "
        "paus staatssecretaris commissioner inspector dokter"
    )
)
SUFFIXES = _set("jr sr ii iii iv vi vii viii ix xi xii xiii xiv xv xvi xvii xviii")

DAUGHTERS = _set("daughter daughters dochter dochters dochtertje dochtertjes girl girls")
SONS = _set("son sons zoon zonen zoons zoontje zoontjes boy boys")
CHILDREN = DAUGHTERS | SONS | _set("child children kid kids kind kinderen twins tweeling baby toddler")
FEMALE_KIN = _set(
    "wife mother mom mum mama sister aunt niece grandmother grandma stepmother granddaughter "
    "girlfriend widow fiancee fiancée bride ex-wife vrouw echtgenote moeder zus zusje tante nicht "
    "oma grootmoeder stiefmoeder kleindochter vriendin weduwe verloofde bruid ex-vrouw daughter "
    "dochter dochtertje stepdaughter"
)
MALE_KIN = _set(
    "husband father dad papa brother uncle nephew grandfather grandpa stepfather grandson boyfriend "
    "widower fiance fiancé groom ex-husband echtgenoot man vader broer broertje oom neef opa "
    "grootvader stiefvader kleinzoon vriend weduwnaar bruidegom ex-man son zoon zoontje stepson"
)
SPOUSES = _set(
    "wife husband spouse ex-wife ex-husband fiance fiancé fiancee fiancée girlfriend boyfriend bride "
    "groom partner vrouw man echtgenote echtgenoot ex-vrouw ex-man vriend vriendin verloofde bruid "
    "bruidegom"
)
KIN = (
    CHILDREN
    | DAUGHTERS
    | SONS
    | FEMALE_KIN
    | MALE_KIN
    | SPOUSES
    | _set(
        "siblings sibling sisters brothers cousin cousins parent spouse friend vrienden vriend broers "
        "zussen grandson"
    )
)

FEMALE_ROLES = _set(
    "actress woman girl lady queen princess mom mother businesswoman spokeswoman congresswoman "
    "waitress heroine duchess actrice zangeres schrijfster koningin prinses zakenvrouw woordvoerster "
    "presentatrice schilderes kunstenares danseres lerares directrice hertogin meisje vrouw mama "
    "grandmother socialite-heiress heiress widow"
)
MALE_ROLES = _set(
    "actor-director man boy king prince dad father businessman spokesman congressman chairman "
    "policeman fireman duke gentleman zakenman koning prins hertog jongen papa grandfather fisherman "
    "salesman widower"
)
_TRADES = _set(
    "administrator undersecretary strategist pollster lobbyist organizer organiser coordinator scholar "
    "auditor barber hairdresser waiter clergyman commentator translator interpreter archivist statistician "
    "mathematician astrophysicist neuroscientist counselor counsellor midwife lifeguard janitor welder "
    "shepherd rower golfer gymnast alderman staffer aide adviser advisor negotiator mediator ombudsman "
    "bestuurslid gedeputeerde viroloog bioloog psycholoog jurist bondscoach"
)
ROLES = (
    _TRADES
    | FEMALE_ROLES
    | MALE_ROLES
    | _set(
        "actor rapper singer star superstar musician artist producer director designer model celebrity "
        "founder cofounder co-founder owner entrepreneur billionaire millionaire mogul tycoon magnate "
        "lawyer attorney prosecutor judge president senator governor mayor minister premier chancellor "
        "secretary ambassador politician candidate nominee leader lawmaker legislator professor teacher "
        "student researcher scientist physicist chemist biologist economist historian philosopher "
        "engineer doctor physician surgeon nurse obstetrician psychologist psychiatrist author writer "
        "novelist poet journalist reporter editor columnist critic blogger anchor host presenter "
        "comedian dancer choreographer photographer painter sculptor architect composer conductor "
        "guitarist drummer pianist violinist dj winner champion athlete player footballer striker "
        "goalkeeper midfielder defender quarterback boxer wrestler swimmer runner sprinter cyclist skier "
        "skater driver coach manager captain trainer ceo executive chairwoman chair treasurer banker "
        "investor trader analyst consultant developer programmer chef cook baker farmer fisher carpenter "
        "mechanic plumber pilot astronaut cosmonaut sailor soldier officer general colonel lieutenant "
        "sergeant detective sheriff agent spy activist protester protestor campaigner advocate priest "
        "bishop pope pastor rabbi imam monk nun teenager teen youngster toddler adult veteran pensioner "
        "retiree widow resident native victim suspect defendant convict murderer killer gunman thief "
        "fugitive witness survivor hostage prisoner inmate patient personality influencer youtuber "
        "streamer star-turned-entrepreneur bride groom heir socialite philanthropist diplomat envoy "
        "inventor explorer adventurer climber mountaineer librarian curator clerk salesperson parent "
        "newcomer rookie frontman bassist songwriter screenwriter filmmaker playwright republican "
        "democrat youth immigrant refugee migrant legend icon diva alum alumnus graduate magician "
        "commander chief editor-in-chief acteur zanger muzikant artiest producent regisseur ontwerper "
        "ontwerpster "
        "fotomodel beroemdheid oprichter oprichtster eigenaar eigenares ondernemer onderneemster "
        "miljardair miljonair advocaat rechter officier politicus politica kandidaat leider leidster "
        "hoogleraar leraar studente onderzoeker wetenschapper arts chirurg verpleger verpleegster "
        "schrijver dichter journaliste verslaggever redacteur presentator komiek danser fotograaf "
        "schilder kunstenaar beeldhouwer componist dirigent gitarist winnaar winnares kampioen kampioene "
        "atleet atlete speler speelster voetballer spits keeper doelman verdediger middenvelder bokser "
        "zwemmer zwemster hardloper wielrenner schaatser schaatsster coureur aanvoerder bestuurder directeur "
        "bankier belegger kok bakker boer visser timmerman piloot soldaat rechercheur activiste "
        "demonstrant priester bisschop paus dominee tiener puber peuter kleuter inwoner inwoonster "
        "slachtoffer verdachte dader moordenaar getuige overlevende gevangene patiënt ster realityster "
        "popster burgemeester wethouder kamerlid minister-president staatssecretaris ambassadeur "
        "diplomaat uitvinder bibliothecaris bibliothecaresse veteraan grootouder weduwe weduwnaar "
        "wielrenster superintendent landlord landlady tennisser tennisster astronomer diver referee "
        "umpire gardener butcher miner archaeologist electrician broker dentist pharmacist therapist "
        "counsellor councillor councilman councilwoman firefighter paramedic bartender shopkeeper "
        "neighbour neighbor geologist duiker tuinman cabaretier cabaretière sprinter sprintster klimmer "
        "klimster bakkersvrouw psycholoog bioloog historicus econoom astronoom huisarts tandarts "
        "dierenarts notaris makelaar aannemer kapper slager brandweerman politieman machinist schipper "
        "commissaris gouverneur raadslid bewoner bewoonster buurman buurvrouw lezer kijker econome "
        "analist hoofdredacteur dirigente wachter regisseur regisseuse docent docente student auteur "
        "schaker schaakster trainster coureur monteur chauffeur chauffeuse bode kunstschilder tekenaar "
        "illustrator fotografe filmmaker columniste criticus redactrice uitgever boekhandelaar imker "
        "hovenier smid kapitein stuurman matroos ruiter amazone jockey judoka turner turnster roeier "
        "roeister zeiler zeilster schermer bokster biljarter darter beekeeper choreograaf bassiste "
        "drummer drumster pianiste violiste celliste cellist sopraan tenor bariton organist organiste"
    )
)

# "goalkeeper", "screenwriter", "scheidsrechter", "oppositieleider": what such a word ends in tells the role.
_COMPOUND_ROLES = (
    *("keeper", "maker", "owner", "holder", "player", "worker", "leader", "writer", "grapher", "nomer"),
    *("ologist", "singer", "driver", "trainer", "fighter", "hunter", "dealer", "seller"),
    *("leider", "leidster", "kundige", "houder", "maakster", "speler", "speelster", "meester", "voerder"),
    *("bestuurder", "werker", "werkster", "schrijver", "schrijfster", "rechter", "zanger", "zangeres"),
    *("verkoper", "bouwer", "voorzitter", "directeur", "advocaat", "minister", "sman", "svrouw"),
)


def is_role(word: str) -> bool:
    """Whether a word says what somebody is or does: "rapper", "goalkeeper", "vakbondsman"."""
    return word in ROLES or word.endswith(_COMPOUND_ROLES) or word.rpartition("-")[2] in ROLES


# Firms, clubs and places are so called as well: "Arden Mines, a producer", "the champion".
SHARED_ROLES = _set(
    "star producer owner developer designer manager leader champion winner host founder publisher analyst "
    "investor trader agent executive chair native youth legend icon critic runner driver victim survivor "
    "general resident republican democrat parent chief secretary"
)
# Parts in a story rather than traits of a person: "the judge" need not be whoever was named last.
PARTS = _TRADES | _set(
    "president senator governor mayor minister premier chancellor secretary ambassador judge "
    "prosecutor attorney lawyer doctor physician surgeon nurse officer detective sheriff agent "
    "general colonel reporter journalist editor host anchor presenter professor teacher expert "
    "analyst victim suspect witness leader chairman chief captain manager trainer coach candidate "
    "nominee politician defendant man woman boy girl student resident driver rechter officier "
    "advocaat advocate arts leraar hoogleraar minister-president burgemeester wethouder voorzitter "
    "verslaggever redacteur slachtoffer verdachte dader getuige leider leidster directeur bestuurder "
    "spokesman spokeswoman woordvoerder woordvoerster friend vriend vriendin vrouw jongen meisje "
    "inwoner kandidaat"
)
COUPLE = _set(
    "couple couple's marriage married marry marrying wed wedding divorce divorced divorcing split "
    "wife husband spouse spouses estranged exes engaged engagement reconciliation newlyweds "
    "honeymoon stel ex-stel echtpaar huwelijk getrouwd trouwde trouwden scheiding scheidingsaanvraag "
    "echtgenoot echtgenote koppel verloofd relatie"
)
ANONYMOUS = _set(
    "source sources insider insiders official officials spokesman spokeswoman spokesperson friend "
    "pal eyewitness witness aide someone anyone everyone nobody person people reporter rep "
    "representative expert tipster bron bronnen ingewijde ingewijden woordvoerder woordvoerster "
    "vriend vriendin iemand ooggetuige kenner"
)


def means_people(word: str) -> bool:
    """Whether a word stands for a person or for people by what they are: "aides", "owner"."""
    return word in ANONYMOUS or is_role(word) or is_role(word.removesuffix("s"))


DEFINITE = _set("the de het this that deze die dat")
POSSESSIVE = _set("his her their its my our your zijn haar hun mijn ons onze")
ARTICLES = _set("a an the een de het 'n")

RELATING = _set("of for or who whose that which at in van voor of die dat bij uit")

SPEECH_VERBS = _set(
    "said says told tells added adds asked asks wrote writes tweeted posted explained explains "
    "recalled admitted claimed insisted argued warned replied declared announced continued revealed "
    "confirmed stated noted zei zegt vertelde vertelt schreef schrijft meldde voegde antwoordde "
    "vroeg verklaarde vervolgde reageerde liet"
)
# Dutch verbs of which "ze" can only be "she": of "they" another form is used.
SINGULAR_VERBS = _set(
    "is was heeft had wordt werd kan kon wil wilde zal zou moet moest mag mocht gaat ging komt kwam doet "
    "deed staat stond krijgt kreeg vindt vond denkt dacht"
)
HUMAN_VERBS = _set(
    "married wed divorced smiled laughed cried wept died joked recalled walked sat stood wore posed "
    "thinks knows believes thought knew felt wants wanted loves loved hates hated hopes hoped "
    "proposed apologized apologised tweeted retired resigned graduated slept ate drank danced sang "
    "lachte huilde trouwde overleed stierf vindt denkt weet wil wilde hoopt hoopte droeg glimlachte "
    "studeerde studeert beviel bevalt trouwt hertrouwde verloofde lacht huilt slaapt zingt zong danst "
    "overlijdt sterft marries weds smiles laughs cries jokes resigns testifies pleads died dies shot pleaded "
    "testified quipped"
)
FATES = _set(
    "born married arrested jailed imprisoned sentenced murdered hospitalised hospitalized "
    "geboren aangehouden gearresteerd veroordeeld vermoord"
)
PERSON_OBJECT_VERBS = _set(
    "married marrying marry wed dating dated divorce divorced divorcing arrested interviewed hired "
    "kissed hugged forgave met trouwde ontmoette kuste daten"
)

LOCATIVE = _set("in at near inside outside across throughout around te nabij bij rond vanuit")

ORGANISATION = _set(
    "news times post weekly daily journal magazine herald tribune gazette press media tv radio "
    "network channel inc inc. corp corp. co co. ltd ltd. llc plc nv bv gmbh ag company corporation "
    "group holdings industries bank university college school academy institute hospital clinic "
    "museum library church court committee council commission department ministry agency bureau "
    "office party union association federation foundation league club team orchestra band senate "
    "congress parliament house government police force army navy airlines airways street avenue road "
    "boulevard square park lake river mountain mountains mount island islands beach bay valley "
    "county city town village state states kingdom republic province district airport station bridge "
    "center centre building tower hall hotel restaurant theater theatre stadium arena festival "
    "awards award prize cup games championship show series movie film album song book day week month "
    "year night live war act bill law treaty agreement administration campaign conference summit "
    "project program programme service services system systems technologies beauty couture fashion "
    "records studios pictures entertainment products capital partners fund funds exchange index stock "
    "market east america american europe asia africa international national federal royal united new "
    "san los las fort downtown great krant dagblad nieuws omroep universiteit hogeschool ziekenhuis "
    "rechtbank raad "
    "ministerie partij vereniging stichting straat laan plein eiland provincie gemeente stad "
    "dorp brug toren instagram twitter facebook youtube christmas thanksgiving easter inch motors airline "
    "energy electric foods telecom pharmaceuticals"
)

# No surnames, unlike "Park" or "Church".
NO_SURNAMES = _set(
    "inc inc. corp corp. co co. ltd ltd. llc plc nv bv gmbh ag company corporation holdings industries "
    "university college school academy institute airport committee council commission ministry agency "
    "association federation foundation equities securities motors systems technologies partners "
    "catholic protestant muslim center centre"
)
OFFICES = _set("officer member minister secretary chairman commissioner director president")
REGIONS = _set("north south east west northern southern eastern western noord zuid oost")

CALENDAR = _set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june "
    "july august september october november december jan feb mar apr jun jul aug sept sep oct nov "
    "dec maandag dinsdag woensdag donderdag vrijdag zaterdag zondag januari februari maart mei juni "
    "juli augustus oktober"
)

STARTERS = _set(
    "a an the this that these those he she it they we i you his her its their our my your who whom "
    "whose which what when where why how if as at by for from in into of off on onto out over per "
    "since than then there though through to toward under until up upon via while with within "
    "without and or but nor so yet not no yes all any both each either every few many more most much "
    "neither none one only other others same several some such two three four five six seven eight "
    "nine ten also after again ago already although always among another around because been before "
    "being below between beyond did do does during earlier even ever finally first former further "
    "had has have here however indeed instead is just last late later least less like likewise "
    "meanwhile moreover never nevertheless next now often once otherwise perhaps rather recently "
    "second still sometimes soon speaking suddenly thanks therefore third thus today together "
    "tomorrow tonight too was were whether would yesterday additionally according despite given "
    "including let please everything nothing something anything using against about said see should "
    "could can might must de het een en van op te "
    "aan met voor door bij uit om naar tot als dan maar want dus ook er hij zij ze wij jij je u ik dit dat "
    "die deze hun haar zijn mijn ons onze wat wie waar wanneer waarom hoe waren werd wordt worden heeft "
    "hebben na nadat omdat terwijl toen toch nog alle alleen andere beide daar daarna daarom "
    "eerder echter eerst enkele hier iedere ieder geen niet nooit nu onder samen sinds sommige tegen "
    "tijdens tussen twee drie vier vijf zes zeven acht negen tien veel volgens vorige vandaag "
    "gisteren morgen weer wel zo zoals zonder vriendelijk helaas inmiddels intussen ondanks "
    "certainly clearly actually apparently obviously usually generally eventually reportedly allegedly "
    "initially originally similarly unfortunately fortunately surprisingly ironically notably importantly "
    "ultimately previously particularly especially officially personally privately publicly"
)
PARTICLES = _set("van der den de ter ten von bin al da di del du la le el dos ben ibn zu y")

PLACING = LOCATIVE | _set("the of from to for by on with de het van uit naar voor door met op")
ONE_CHILD = _set("son daughter child zoon dochter kind zoontje dochtertje")
SEVERAL_CHILDREN = _set(
    "sons daughters children kids zonen zoons dochters kinderen twins tweeling triplets drieling"
)
PARENTS = _set("mother father mom mum dad parent parents moeder vader ouder ouders")
HAVING = _set("has have had share shares shared welcomed raised raises heeft hebben deelt delen kreeg kregen")

FEMININE = FEMALE_KIN | FEMALE_ROLES | FEMALE_TITLES | DAUGHTERS
MASCULINE = MALE_KIN | MALE_ROLES | MALE_TITLES | SONS


def gender_of(word: str) -> Gender | None:
    """The gender that a kinship word, role or title tells ("wife", "mr"); None when it tells none."""
    if word in FEMININE:
        return "f"
    return "m" if word in MASCULINE else None
