"""How people write in a chat: short forms of everyday English and Dutch written out, and words that ask nothing."""

# Used only for a word that the articles themselves do not have.
SHORT_FORMS = {
    "bday": "birthday", "bf": "boyfriend", "bff": "friend", "convo": "conversation", "dad": "father",
    "docs": "documents", "fam": "family", "fav": "favourite", "gf": "girlfriend", "govt": "government",
    "hrs": "hours", "hubby": "husband", "info": "information", "insta": "instagram", "kiddos": "children",
    "mins": "minutes", "mom": "mother", "mum": "mother", "nr": "number", "pic": "picture", "pics": "pictures",
    "ppl": "people", "pres": "president", "prof": "professor", "tv": "television", "uni": "university",
    "vid": "video", "vids": "videos", "vs": "versus", "wifey": "wife", "wk": "week", "wks": "weeks", "xmas": "christmas",
    "yr": "year", "yrs": "years",
    "bios": "bioscoop", "foto's": "fotos", "jr": "jaar", "kids": "kinderen", "mn": "mijn", "pa": "vader", "ma": "moeder",
    "verj": "verjaardag",
}  # fmt: skip

# Greetings, laughter, emphasis, and function words cut short ("r u w/ her rn"): they ask for nothing.
NOISE = frozenset(
    """
    abt b b4 bc bro bruh btw cuz dm dude em ffs fr gimme gonna gotta haha hahaha hello hey hi hiya ima imo innit jk
    k lemme lmao lol m n nah ngl omg pls plz r rn rofl smh tbh thx thanks tho u ur w wanna whats wo wth wtf y ya yall yo
    doei dus effe ff groetjes gwn haha hallo hoi idd ofzo sws toch wrm
    """.split()
)
