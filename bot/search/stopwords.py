"""The words that carry no content of their own, in English and Dutch, question words included."""

_ENGLISH = """
a about above after again against ago all almost already also although always am among an and another any anybody
anyone anything are arent around as at away be became because become becomes been before being below between both but
by can cannot cant could couldnt did didnt do does doesnt doing done dont down during each either else ever every
everybody everyone everything few for from further get gets getting give given go goes going gone got had hadnt has
hasnt have havent having he hed hell her here heres hers herself hes hey him himself his how however i if ill im in
into is isnt it itd itll its itself ive just kind know let lets like ll lot made make makes many may maybe me might
more most much must my myself name named nd neither no nobody none nor not nothing now of off often oh ok okay on
once one ones only or other others our ours ourselves out over own per perhaps please quite rather rd re really s
said same say saying says she shed shell shes should shouldnt since so some somebody someone something sort st still
such sure t tell tells than that thats the their theirs them themselves then there theres these they theyd theyll
theyre theyve thing things this those though through thus to told too toward towards type under until up upon us ve
very via was wasnt we wed well were werent weve what whatever whats when whenever where whereas wheres whether which
while who whod whoever whole whom whos whose why will with within without wont would wouldnt yeah yes yet you youd
youll your youre yours yourself youve th
according article articles bot called happen happened happens mean question reported story stories
"""

_DUTCH = """
aan aangaande achter af al aldus alle alleen alles als alsof altijd ander andere anderen anders ben bent beter bij
bijna binnen boven bovendien buiten d daar daarbij daarna daarom dan dat de deed den der deze dezelfde die dit doch
doe doen doet door dus e een eens eerst eigen elk elke elkaar en enkele er erg ermee erover ervan etc even gaan gaat
ga gedaan geen gehad geven gegeven geworden geweest gewoon ging had hadden heb hebben hebt heeft heel hem hen het hier
hierbij hij hoe hoeveel hoeft hun iemand iets ik in is ja je jij jou jouw jullie kan kon konden krijgen kunnen kwam
laten maar maken meer men met mij mijn misschien moest moet moeten mocht na naar naast nee net niemand niet niets nog
noch nooit nou nu of om omdat onder ons onze ook op over per precies reeds s samen sinds soms sommige steeds te tegen
ten ter terwijl toch toen tot tussen u uit uw vaak van vanaf veel via voor vooral waar waarbij waarin waarmee waarom
waarvan waarop wanneer want waren was wat wel welk welke werd werden wie wiens wij wil willen word worden wordt zal
ze zeg zegt zei zelf zelfs zich zichzelf zij zijn zo zoals zodat zonder zou zouden zullen zulke
artikel artikelen bericht gebeurd gebeurde gebeurt gezegd heet heette soort verhaal vertelde vertelt
"""

STOP_WORDS = {"en": frozenset(_ENGLISH.split()), "nl": frozenset(_DUTCH.split())}


def question_language(words: list[str]) -> str:
    """The language ("en" or "nl") whose function words the question uses most; English when neither does."""
    counts = {language: sum(word in stop for word in words) for language, stop in STOP_WORDS.items()}
    return max(counts, key=lambda language: counts[language])
