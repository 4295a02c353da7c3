"""Word lists by which requirements, duties and joined words are told apart.

General English of postings, both spellings; no list was taken from a data set.
"""

import re

# Verbs that open a duty: "Prepare monthly accounts", "Prepares ...", "Preparing ...".
VERBS = frozenset(
    """
    accept achieve acquire act adapt address adhere adjust administer adopt advance advise
    advocate aid align allocate analyse analyze answer anticipate apply appraise arrange
    articulate ascertain assemble assess assign assist attend audit author automate balance be
    bill book bridge brief bring budget build calculate calibrate care carry catalog catalogue
    champion change check clean cleanse close coach code collaborate collate collect communicate
    compare compile complete comply compose compute conceive conduct configure confirm
    consolidate construct consult contribute control convert convey cook coordinate co-ordinate
    counsel craft create cultivate curate cut debug decide define delegate deliver demonstrate
    deploy design detect determine develop devise diagnose direct discover discuss dispatch
    dispense display distribute document draft drive drop educate elevate eliminate embed
    empower enable encourage enforce engage engineer enhance ensure enter escalate establish
    estimate evaluate evangelize evolve examine exceed execute exercise expand expedite explain
    explore extend extract facilitate file filter finalise finalize find fit follow forecast
    form formulate foster fulfil fulfill gain garnish gather generate give govern greet grow
    guide handle harness help hire hold host identify illustrate implement improve incorporate
    increase influence inform ingest initiate innovate inspect inspire install instruct
    integrate interact interface interpret interview introduce invent investigate invoice issue
    iterate join keep launch lead learn leverage liaise lift listen live load locate log
    maintain make manage map market maximise maximize measure meet mentor migrate minimise
    minimize mitigate model moderate modify monitor motivate move navigate negotiate nurture
    observe obtain offer onboard operate optimise optimize orchestrate order organise organize
    orient originate outline oversee own package participate partner perform pick pilot pioneer
    place plan plate position possess prepare present preserve prevent prioritise prioritize
    process procure produce program promote propose protect prototype prove provide publish pull
    purchase pursue push raise rationalise reach read receive recommend reconcile record recruit
    redesign reduce refactor refer refine register rehabilitate reinforce repair replenish
    report represent research resolve respond restock restore review roll run safeguard sample
    scale schedule scope screen secure select sell serve service set shape ship showcase
    simplify solve sort source spearhead staff stage standardise standardize start stay steer
    stock store streamline strengthen structure study submit suggest supervise supply support
    survey synthesise synthesize tailor take teach test track train transfer transform translate
    transport treat triage troubleshoot tune turn uncover undertake unload update upgrade uphold
    look win fix mark feed bake fry grill peel chop slice wipe scrub sweep mop sew weld solder
    lubricate dismantle commission excavate prune mow harvest bandage ventilate resuscitate
    invigilate deputise renegotiate renew replace reply correspond reorder rotate stack palletise
    upsell reassure empathise adjust amend approve attract broaden capture chase clarify
    use utilise utilize validate verify visit visualise visualize wash watch welcome work write
    """.split()
)

# Verbs that, capitalised inside a line, are as often part of a name ("Support Desk").
DOUBLE_DUTY = frozenset(
    """
    assess audit balance book brief bridge budget care commission champion change check code contact
    control cook cut design display document draft drive email export file filter form forecast
    guide host interface interview invoice issue launch lead log map mark market measure model
    monitor offer order own package partner pick pilot place plan plate position process procure
    produce program prototype purchase raise range record release report research review run
    sample scale schedule scope screen secure service set shape ship sort source stage stay
    stack steer stock store study supply support survey take test tool track train transfer
    transport tune turn update use visit watch work
    """.split()
)
_ADJECTIVE = re.compile(r"[A-Z][a-z]{2,}(?:ous|ful|able|ible|ive|ical|less|ly)$")

# Words that open a requirement: "Strong SQL", "Knowledge of", "Proven record".
OPENERS = frozenset(
    """
    ability able accuracy accurate active adaptability adaptable adept advanced analytical
    articulate attention aptitude awareness bachelor bachelor's bachelor’s bachelors background
    basic bilingual broad calm capability capable capacity certificate certification certified
    clean clear collaborative comfort comfortable command commitment committed competence
    competency competent completed comprehensive computer confidence confident considerable
    cooperative creative creativity current curious customer-focused deep degree demonstrable
    demonstrated dependable desire detail detail-oriented detailed diploma drive driven driver's
    driver’s driving dynamic eagerness eager educated education effective efficient eligibility
    eligible empathetic empathy energetic enthusiasm enthusiastic excellent exceptional
    experience experienced experiencing expert expertise exposure extensive familiar familiarity
    fast firm flair flexibility flexible fluency fluent formal full friendly fundamental general
    genuine good graduate great hands hands-on hard-working hardworking high high-level highly
    honest impeccable in-depth independent innovative initiative integrity intellectual interest
    interested interpersonal intermediate intimate keen knowledge knowledgeable leadership
    licensed literate logical love master master's master’s masters mastery mathematical
    meticulous minimum motivated motivation multilingual must native numerate numeracy openness
    organisational organised organizational organized outgoing outstanding passion passionate
    past patience patient personable ph.d phd physically positive possess possesses possession
    practical previous prior proactive problem-solving professional professionalism proficiency
    proficient proven punctual qualified quantitative quick ready recent reliability reliable
    relevant resilience resilient responsible rigorous robust self-disciplined self-motivated
    self-starter sense significant similar skilled skills solid sound strong strategic
    successful sufficient superb superior tech-savvy team technical tenacious tenacity thorough
    track trained trustworthy understanding university up-to-date valid verbal very warm
    well-developed well-organised well-organized well-versed willing willingness working written
    """.split()
)

# Proper spellings with a capital inside, which a split must leave whole.
CAMEL_NAMES = frozenset(
    """
    AdWords AfterEffects AirWatch AppDynamics ArcGIS AutoCAD AutoDesk BaseCamp BigCommerce
    BigQuery BitBucket BlackBerry BlueJeans BrowserStack CareerBuilder ChatGPT CircleCI
    ClickHouse ClickUp CloudFormation CloudFront CloudWatch CoffeeScript CorelDraw CouchDB
    DataDog DataFrame DataStage DeepMind DevOps DevSecOps DocuSign DreamWeaver DynamoDB
    ElasticSearch ExpressJS FaceBook FedEx FileMaker FinTech FireBase FreeBSD FrontPage GitHub
    GitLab GoLang GraphQL GreenHouse HealthCare HighCharts HootSuite HubSpot HyperText InDesign
    InfluxDB IntelliJ InVision JavaFX JavaScript JobScience LabView LexisNexis LinkedIn
    LoadRunner MailChimp MapReduce MariaDB MasterCard MatLab MicroStrategy MongoDB MuleSoft
    MyBatis NetApp NetBeans NetSuite NetWeaver NextJS NodeJS NumPy ObjectiveC OneDrive OneNote
    OpenCV OpenGL OpenShift OpenStack PageMaker PayPal PeopleSoft PhotoShop PlayStation PostGIS
    PowerApps PowerBuilder PowerPivot PowerPoint PowerQuery PowerShell PowerView ProTools
    PyCharm PySpark PyTorch QuickBooks QuickSight RabbitMQ ReactJS RedHat RightNow SageMaker
    SalesForce SaltStack SciPy ScrumMaster ServiceNow SharePoint SketchUp SmartSheet SnapChat
    SoapUI SolarWinds SolidWorks SonarQube SourceTree SparkSQL SquareSpace StackOverflow
    StatCrunch StreamSets SurveyMonkey TeamCity TeamViewer TensorFlow TestRail TikTok TypeScript
    UniGraphics VirtualBox VisualBasic WebEx WebLogic WebSphere WhatsApp WinForms WooCommerce
    WordPress WorkDay XGBoost YouTube ZenDesk ZoomInfo
    """.split()
)


def is_verb(word: str) -> bool:
    """Whether `word` is a duty verb: base form, third person or -ing form."""
    word = word.lower()
    if word in VERBS:
        return True
    if word.endswith("s"):
        return word[:-1] in VERBS or word[:-2] in VERBS or f"{word[:-3]}y" in VERBS
    return is_gerund(word)


def is_gerund(word: str) -> bool:
    """Whether `word` is the -ing form of a duty verb ("preparing", "planning", "driving")."""
    word = word.lower()
    if not word.endswith("ing") or len(word) < 6:
        return False
    stem = word[:-3]
    return stem in VERBS or f"{stem}e" in VERBS or (stem[-1] == stem[-2] and stem[:-1] in VERBS)


def looks_adjective(word: str) -> bool:
    """Whether a capitalised word ends like an adjective or adverb ("Meticulous")."""
    return _ADJECTIVE.match(word) is not None


def is_opener(word: str) -> bool:
    """Whether `word` opens a requirement."""
    return word.lower() in OPENERS
