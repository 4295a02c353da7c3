"""Words by which a job title, an employer and a place are told apart.

General knowledge of how titles and organisations are named; no list was taken from a data set.
"""

import re

_TITLE_HEADS = frozenset(
    """
    accountant actor actress actuary administrator adviser advisor advocate agent aide ambassador
    analyst anaesthetist anesthetist animator apprentice appraiser arborist archaeologist architect
    archivist artist assembler assessor assistant associate astronomer athlete attendant attorney
    auditor author baker banker barber barista barista/cashier bartender biller biochemist biologist
    bookkeeper book-keeper boss brakeman bricklayer broker builder butcher buyer cameraman captain
    cardiologist caregiver caretaker carer carpenter cartographer cashier caterer ceo cfo chairman
    chairperson chauffeur checker chef chemist chief chiropractor cio clerk clinician cmo co-founder
    co-owner coach coder collector columnist commander commissioner companion compositor concierge
    conductor conservator constable consultant contractor controller cook coo coordinator
    co-ordinator copywriter corporal correspondent counsel counsellor counselor courier craftsman
    crew cto curator custodian dancer dealer dean decorator dentist deputy dermatologist designer
    detailer detective developer devops dietitian dietician director dispatcher diver docent doctor
    doorman drafter draftsman draughtsman driver dba ecologist economist editor educator electrician
    engineer entrepreneur environmentalist estimator evangelist examiner executive expeditor
    expert fabricator facilitator farmer fellow fieldworker filmmaker firefighter fisherman fitter
    florist foreman forester forklift founder freelancer fundraiser gardener gatekeeper geologist
    geophysicist governess grader groomer guard guide gynecologist hairdresser hairstylist handyman
    headmaster headteacher head helper herbalist historian host hostess housekeeper hydrologist
    hygienist illustrator inspector installer instructor intern internist internship interpreter
    interviewer inventor investigator ironworker janitor jeweler journalist judge keeper
    laborer labourer landscaper lawyer lead leader lecturer legislator librarian lieutenant
    lifeguard linguist loader locksmith machinist maid maintainer major maker manager marketer
    marshal mason masseur masseuse mathematician mechanic mediator medic member mentor merchandiser
    messenger meteorologist microbiologist midwife miller miner minister model moderator modeler
    musician nanny negotiator neurologist notary nurse nutritionist observer obstetrician
    officer official operative operator optician optometrist orderly organiser organizer originator
    orthodontist owner packer painter paralegal paramedic paraprofessional partner pastor
    pathologist patrolman pediatrician performer pharmacist philosopher phlebotomist photographer
    physician physicist physiotherapist pianist picker pilot pipefitter planner plasterer plumber
    police policeman politician porter postdoc postman practitioner preacher preparer president
    presenter president/ceo preschool priest principal printer processor producer professor
    programmer promoter proofreader proprietor prosecutor psychiatrist psychologist psychotherapist
    publicist publisher purchaser radiographer radiologist ranger realtor receptionist recruiter
    referee registrar repairer repairman reporter representative rep researcher restorer reviewer
    rigger roofer sailor salesman salesperson saleswoman scheduler scholar scientist screener
    scribe sculptor seamstress secretary seller sergeant server sergent setter shareholder
    shipper shopper signalman singer sociologist soldier solicitor specialist sponsor sre staff
    statistician stenographer steward stewardess stocker stockbroker storekeeper strategist student
    stylist superintendent supervisor supplier support surgeon surveyor tailor teacher technician
    technologist teller tender tester therapist tiler toolmaker trader trainee trainer transcriber
    transcriptionist translator treasurer trustee tutor typist underwriter undersecretary
    upholsterer urologist usher valet vendor veterinarian vet vice-president vocalist volunteer
    vp waiter waitress warden warehouseman washer watchman weaver webmaster welder wholesaler
    commis senior winemaker woodworker worker writer zoologist
    leiter leiterin entwickler entwicklerin ingenieur ingenieurin berater beraterin kaufmann
    kauffrau sachbearbeiter sachbearbeiterin krankenschwester pfleger pflegerin lehrer lehrerin
    praktikant praktikantin werkstudent geschäftsführer assistentin mitarbeiter mitarbeiterin
    développeur développeuse ingénieur directeur directrice responsable stagiaire infirmier
    infirmière vendeur vendeuse comptable gerente ingeniero ingeniera desarrollador contador
    enfermera profesor profesora asistente jefe becario vendedor
    """.split()
)
_TITLE_PHRASES = re.compile(
    r"\b(?:customer service|human resources|sales|stage|externship|self[- ]employed|team lead"
    r"|quality assurance|data entry|crew member|front desk|warehouse|night audit|housekeeping"
    r"|freelance|consulting|military service|work[- ]study|practicum|residency|fellowship)\b",
    re.I,
)
_EMPLOYER_WORDS = frozenset(
    """
    inc incorporated llc llp ltd limited plc gmbh ag kg ug corp corporation co company companies
    group holdings holding partners bank bancorp university college school schools institute
    academy hospital hospitals clinic center centre centers medical healthcare health services
    solutions systems technologies technology consulting consultants associates industries
    enterprises enterprise international global foundation church council ministry
    agency authority bureau county district state federal association society union museum
    library hotel hotels resort restaurant cafe café bistro grill store stores market markets
    supermarket airlines airways airport motors automotive pharmacy laboratories labs laboratory
    studio studios productions media press magazine publishing insurance financial capital
    investments realty properties construction contractors engineering manufacturing logistics
    transportation energy electric power telecom communications networks software digital
    interactive army navy force marines corps guard brigade battalion squadron command
    hôtel brasserie
    infirmary nursery bakery brewery dairy farms homes nursing council trust authority
    universität hochschule klinik krankenhaus gemeinde stiftung verein université hôpital société
    sa sarl srl spa bv nv oy ab pty universidad empresa banco hospice ymca trust firm
    """.split()
)
_TITLE_ENDING = re.compile(r"(?:ician|ologist|ographer|onomist|trician|wright|smith)$")
_RANKS = ("demi-", "sous-", "co-", "vice-", "sub-", "under-", "assistant-", "head-")
_MANY = frozenset(f"{word}s" for word in _TITLE_HEADS)  # "Smith & Sons Builders" is a firm
_WORD = re.compile(r"[^\W\d_][\w'’&.+-]*(?<!\.)")

_US_STATES = (
    "AL|AK|AZ|AR|CA|CO|CT|DE|FL|GA|HI|ID|IL|IN|IA|KS|KY|LA|ME|MD|MA|MI|MN|MS|MO|MT|NE|NV|NH|NJ|NM"
    "|NY|NC|ND|OH|OK|OR|PA|RI|SC|SD|TN|TX|UT|VT|VA|WA|WV|WI|WY|DC"
)
_STATES = (
    f"{_US_STATES}|ON|QC|BC|AB|MB|SK|NS|NB|PR|UK"
    "|USA|UAE|EU|US|U\\.S\\.A?\\.?|U\\.K\\.|D\\.C\\.|N\\.?Y\\.?"
)
_REGIONS = (
    "Alabama|Alaska|Arizona|Arkansas|California|Colorado|Connecticut|Delaware|Florida|Georgia"
    "|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland|Massachusetts"
    "|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey"
    "|New Mexico|New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania"
    "|Rhode Island|South Carolina|South Dakota|Tennessee|Texas|Utah|Vermont|Virginia|Washington"
    "|West Virginia|Wisconsin|Wyoming|Ontario|Quebec|British Columbia|Alberta|United States"
    "|United Kingdom|England|Scotland|Wales|Ireland|Northern Ireland|Canada|Australia|New Zealand"
    "|India|China|Japan|Singapore|Germany|Deutschland|France|Spain|Italy|Netherlands|Belgium"
    "|Switzerland|Austria|Sweden|Norway|Denmark|Finland|Poland|Portugal|Greece|Turkey|Brazil"
    "|Mexico|Argentina|Chile|Colombia|South Africa|Nigeria|Kenya|Egypt|Ghana|Morocco|Israel"
    "|Pakistan|Bangladesh|Philippines|Indonesia|Malaysia|Thailand|Vietnam|South Korea|Hong Kong"
    "|Taiwan|Russia|Ukraine|Romania|Hungary|Czech Republic|Czechia|United Arab Emirates|Dubai"
    "|Saudi Arabia|Qatar|Kuwait|Bahrain|Oman|Jordan|Lebanon|State"
)
_CITIES = (
    "London|Manchester|Birmingham|Leeds|Bristol|Edinburgh|Glasgow|Dublin|Belfast|Berlin|Hamburg"
    "|Munich|München|Cologne|Köln|Frankfurt|Stuttgart|Düsseldorf|Leipzig|Paris|Lyon|Marseille"
    "|Madrid|Barcelona|Valencia|Rome|Milan|Lisbon|Porto|Amsterdam|Rotterdam|Brussels|Zurich|Zürich"
    "|Geneva|Basel|Vienna|Wien|Prague|Warsaw|Budapest|Stockholm|Oslo|Copenhagen|Helsinki|Athens"
    "|Istanbul|Moscow|Kyiv|New York City|NYC|Los Angeles|Chicago|Houston|Phoenix|Philadelphia"
    "|San Antonio|San Diego|Dallas|San Jose|Austin|San Francisco|Seattle|Denver|Boston|Atlanta"
    "|Miami|Detroit|Toronto|Montreal|Vancouver|Calgary|Ottawa|Sydney|Melbourne|Brisbane|Perth"
    "|Auckland|Mumbai|Delhi|New Delhi|Bangalore|Bengaluru|Hyderabad|Chennai|Pune|Kolkata|Karachi"
    "|Lahore|Dhaka|Manila|Jakarta|Kuala Lumpur|Bangkok|Seoul|Tokyo|Osaka|Beijing|Shanghai|Shenzhen"
    "|Lagos|Accra|Nairobi|Cairo|Johannesburg|Cape Town|Tel Aviv|Riyadh|Doha|Abu Dhabi|São Paulo"
    "|Rio de Janeiro|Buenos Aires|Santiago|Bogotá|Lima|Mexico City|City"
)
_PLACE_NAME = r"[A-ZÀ-Ý][\w.'’-]*(?:[ ][A-ZÀ-Ý][\w.'’-]*){0,2}"
_TEMPLATE = (
    r"(?:City[ ]?,[ ]?State|(?<=Company Name )(?:City|State))"
    r"(?:[ ]?,[ ]?(?i:united states|usa|us))?"
)
_PLACE = re.compile(
    rf"(?:City(?:[ ]?,[ ]?State)?(?:[ ]?,[ ]?(?i:united states|usa|us))?"
    rf"|(?:{_CITIES})(?:[ ]?,[ ]?(?:{_REGIONS}|{_STATES}))*|{_REGIONS}"
    rf"|{_PLACE_NAME}[ ]?,[ ]?(?:{_REGIONS}|{_STATES})(?:[ ]?,[ ]?(?:{_REGIONS}|{_STATES}))?"
    rf"|{_STATES}|\[address\]|\[location\]|(?i:remote|home office|hybrid|worldwide|various))"
    r"(?:[ ]\d{5}(?:-\d{4})?)?\.?"
)
PLACE_IN_LINE = re.compile(
    rf"{_TEMPLATE}(?!\w)|[ ,](?:{_PLACE_NAME})[ ]?,[ ]?(?:{_REGIONS}|{_STATES})(?!\w)"
    r"(?:[ ]?,[ ]?(?:USA|US|UK|United States)\b)?(?:[ ]\d{5}\b)?"
)
"""A place with its state or country, inside of a line."""
PLACE_TEMPLATE = re.compile(rf"\b{_TEMPLATE}(?!\w)")
"""The blanks of a résumé template, "City , State"; people do leave them in."""
EMPLOYER_TEMPLATE = re.compile(r"\bCompany Name\b|\[(?:company|employer)(?: name)?\]", re.I)
"""The blank for an employer in a résumé template."""


def is_place(phrase: str) -> bool:
    """Whether the whole phrase names a place: "Leeds", "Austin, TX", "City , State"."""
    return _PLACE.fullmatch(phrase.strip(" ,;|()-–—")) is not None


def is_town_and_state(phrase: str) -> bool:
    """Whether the phrase reads as a town and its state without a comma, "Boise ID"."""
    return bool(_TOWN_AND_STATE.fullmatch(phrase)) and not (
        title_score(phrase) or employer_score(phrase)
    )


_TOWN_AND_STATE = re.compile(rf"[A-Z][a-z]{{2,}}(?:[ ][A-Z][a-z]+)?[ ](?:{_US_STATES})")


def title_score(phrase: str) -> float:
    """How much a phrase reads as a job title: 0 not at all, 1 holds a word of one, 2 ends so."""
    first, then, last = phrase.partition(" then ")
    if then and title_score(first) and title_score(last):  # one after the other, by promotion
        return 2.0
    words = _words(phrase)
    if not words:
        return 0.0
    heads = [_is_title_word(word) for word in words]
    if (
        (heads[-1] and words[-1] not in _MANY)
        or _opens_title(words)
        or _ends_in_level(words, heads)
    ):
        return 2.0
    if any(heads) or _TITLE_PHRASES.search(phrase):
        return 1.0
    return 0.0


def employer_score(phrase: str) -> float:
    """How much a phrase reads as an organisation: 0 not at all, 1 a word of one, 2 ends so."""
    if EMPLOYER_TEMPLATE.search(phrase):
        return 3.0
    words = _words(phrase)
    if not words:
        return 0.0
    if words[-1].rstrip(".") in _EMPLOYER_WORDS or words[0] in {"university", "city", "department"}:
        return 2.0
    if words[-1] in _MANY and len(words) > 2:
        return 1.0
    return 1.0 if any(word in _EMPLOYER_WORDS for word in words) else 0.0


def _words(phrase: str) -> list[str]:
    bare = re.sub(r"\([^()]*\)", " ", phrase).replace("/", " ")
    return [word.lower() for word in _WORD.findall(bare)]


def _is_title_word(word: str) -> bool:
    return (
        word in _TITLE_HEADS
        or (word.startswith(_RANKS) and word.partition("-")[2] in _TITLE_HEADS)
        or _TITLE_ENDING.search(word) is not None
        or (word.endswith("s") and word[:-1] in _TITLE_HEADS and len(word) > 4)
    )


def _opens_title(words: list[str]) -> bool:
    """Whether the words begin as titles do: "Director of Nursing", "Head of English"."""
    opens = {"director", "head", "manager", "vice", "chief", "senior", "junior", "intern", "dean"}
    if words[0] in {"vice", "chief", "senior", "junior", "sr", "jr", "assistant", "lead"}:
        return any(_is_title_word(word) for word in words)
    return (
        len(words) > 2
        and words[1] in {"of", "for", "to", "de"}
        and (words[0] in opens or _is_title_word(words[0]))
    )


def _ends_in_level(words: list[str], heads: list[bool]) -> bool:
    levels = {"i", "ii", "iii", "iv", "v", "trainee", "level", "grade", "remote", "jr", "sr"}
    return len(words) > 1 and words[-1] in levels and heads[-2]


def leading_state(phrase: str) -> str:
    """The state or country code that a phrase begins with ("TX Sous Chef"), or ""."""
    match = _LEADING_STATE.match(phrase)
    return match[0] if match else ""


_LEADING_STATE = re.compile(rf"(?:{_STATES})(?=\s+[A-Z])")
