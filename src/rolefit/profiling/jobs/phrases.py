"""The headings of postings, as patterns, by the role of the text below them."""

from rolefit.profiling.jobs.roles import Role

# In every pattern AP stands for an apostrophe of any kind.
_QUALITY = (
    "(?:minimum|basic|entry|required|requested|key|core|main|essential|necessary|mandatory|"
    "critical|"
    "general|technical|professional|personal|job|position|role|candidate|your|our|the|other|"
    "special|additional|specific|primary|major|overall|soft|hard|relevant|applicant|"
    "supervisory|language|computer|educational|reasoning|academic|work|"
    "success|performance|functional|essential job|key job|mandatory)"
)
_ASKED = (
    "(?:requirements?|qualifications?|skills?(?: ?sets?)?|competenc(?:ies|y|es)|criteria|"
    "knowledge|experience|abilities|attributes|expertise|background|education|"
    "prerequisites?|credentials|certifications?|certificates|registrations?|licen[cs](?:es?|"
    "ures?)|languages?|"
    "profile|traits|capabilities|strengths|eligibility|training|aptitudes?)"
)
_JOIN = r"(?: ?[/&,|+] ?| and | or |, and )"
_DUTIES = (
    "(?:responsibilit(?:ies|y)|roles?(?= and| &)|dut(?:ies|y)|tasks?|functions?|accountabilities|"
    "accountability|activities|deliverables|objectives|missions?)"
)

PHRASES: tuple[tuple[Role, str], ...] = (
    (
        Role.NICE,
        r"(?:(?:other|additional|also|highly) )?(?:prefer{1,2}ed|desired|desirable|"
        r"nice[ -]to[ -]haves?|good[ -]to[ -]haves?|optional|"
        r"recommended|ideal|beneficial|advantageous|favou?red|welcome(?= \w+s\b|:))"
        rf"(?: {_QUALITY})?(?: {_ASKED}(?:{_JOIN}{_ASKED}){{0,3}})?(?: would be)?"
        r"|additional (?:qualifications?|skills?|assets?)"
        r"|nice[ -]to[ -]haves?|bonus(?: points?| skills?)?(?: if you have| for)?|"
        r"(?:big )?plus(?:es)?"
        r"|(?:it(?:AP|) ?(?:s|is|would be) )?(?:a|an) (?:big |huge |definite )?(?:plus|bonus|"
        r"advantage|asset)"
        r"(?: if(?: you)?(?: have)?)?"
        r"|extra credit|brownie points|ideally,? you(?:(?:AP| wi)ll)?(?: also)? have|"
        r"(?:AP)?you may also have"
        r"|what would be (?:great|nice|a plus)|what (?:will )?gets? you (?:noticed|ahead|to the "
        r"(?:front|top|head)(?: of the (?:queue|line|list|pile))?)|assets?|(?:our |"
        r"the )?wish[ -]?list"
        r"|it(?:AP| woul)d be (?:great|nice|good) if(?: you)?"
        r"|even better if(?: you have)?|what will set you apart|recommendations"
        r"|nice(?= ?:|$)|could[ -]haves?|you(?:(?:AP| wi)ll)? stand out if(?: you)?"
        r"|(?:how to|what (?:will |would )?makes? you) stand out"
        r"|(?:strong|great|ideal|the best) candidates (?:may|might) (?:also )?(?:have|be)"
        r"|likes?(?= ?:|$)|we(?:AP| woul)d (?:also )?like(?= ?:|$)|we (?:also )?like(?= ?:|$)"
        r"|(?:it(?:(?:AP| woul)d be|(?:AP| i)s) |that(?:AP| i)s |"
        r"that would be )?(?:the )?(?:icing on the cake|cherry on (?:top|the cake))|"
        r"gold stars?(?: for)?"
        r"|(?:(?:extra|added) )?(?:brownie|extra) points(?: for| if(?: you)?(?: have)?)?"
        r"|sweet but optional|(?:handy|nice|welcome|optional|useful|little|the) extras|extras"
        r"|(?:this |it |what |things that )?(?:would|will|could) (?:really )?(?:make (?:us|our day)"
        r"(?: (?:smile|happy|grin))?|impress us|wow us|delight us|be a (?:treat|joy))",
    ),
    (
        Role.MUST,
        rf"(?:{_QUALITY} ){{0,2}}{_ASKED}(?:{_JOIN}(?:{_QUALITY} )?{_ASKED}){{0,4}}"
        r"(?: (?:required|needed|requirements?|include|necessary|essential|for success|"
        r"for this (?:role|position|job)|for the (?:role|position|job)|we(?:AP| a)re looking for|"
        r"you(?:AP| wi)ll (?:need|bring|have)|summary))?"
        r"|what you(?:(?:AP| wi)ll)? (?:(?:also )?(?:need|bring|have|should have|must have|possess|"
        r"offer))(?: (?:to (?:the table|succeed|be successful|have|bring|us|this role)|with you))?"
        r"|what you need to succeed|what we need to see|what we need|what we require|"
        r"what we expect(?: from you)?"
        r"|what we(?:(?:AP| a)re)? (?:look(?:ing)? for|seek(?:ing)?|want)(?: in you)?"
        r"|what it takes|what makes you (?:a good fit|great|successful|qualified)"
        r"|who (?:you are|we(?:AP| a)re looking for|we need|we want|should apply)"
        r"|(?:additional details )?about you(?:r skills| and your skills)?|(?:more )?about you|you"
        r"|your (?:profile|background|experience|skills?|strengths|qualifications?|expertise|"
        r"talents?|toolbox)(?: (?:and|&) (?:experience|skills?|qualifications?|background))?"
        r"|musts?(?= ?:|$)|must[ -]haves?|needs?(?= ?:|$)|needed(?= ?:|$)|(?:AP)?you(?:(?:AP)ve|"
        r" have| must have|(?:AP| wi)ll have|(?:AP|"
        r" wi)ll need|(?:AP| wi)ll bring| bring| are| possess| should have| need)(?: to have)?"
        r"|(?:the |our |your )?(?:ideal|successful|perfect|right) (?:candidate|applicant|person|"
        r"profile)"
        r"(?: (?:will have|has|will|will be|should have|must have|profile|is))?"
        r"|the (?:person|human|individual)(?= ?:|$)|(?:we (?:reckon|think|hope|imagine|trust|"
        r"assume|guess)|chances are,?) "
        r"you(?:AP| wi)?(?:ll|ve)? ?(?:have|are|bring|can|know)?"
        r"|boxes (?:to|you(?:AP| wi)?(?:ll)?) tick"
        r"|candidate (?:profile|requirements?|specification|description)|(?:required |the )?profile"
        r"|required|mandatory|person(?:al)? (?:specification|spec|profile)|selection criteria|"
        r"essentials?"
        r"|to (?:qualify for|be successful in|succeed in) (?:the|this) (?:role|position|job)"
        r"(?:,? you (?:must have|need|will have|will need|should have))?"
        r"|is this you|does this sound like you|do you have what it takes|we(?:AP| a)re looking for"
        r"|we (?:expect|require|need|look for|ask(?: for)?|want|wish for|seek)(?: from you)?|"
        r"requires|the skills?|tech(?:nical)? (?:stack|environment)"
        r"|skills? and attributes for success|education ?/ ?(?:work )?experience"
        r"(?: qualifications?)?|(?:professional )?skills? ?/ ?competenc(?:y|ies)"
        r"|physical (?:demands|requirements)|who are you|should[ -]haves?"
        r"|you(?:(?:AP| a)re|(?:AP| wi)ll be| may be| might be| could be) (?:an? )?(?:\w+ )?"
        r"(?:fit|match)(?: for (?:this|the|our) (?:role|position|job|team))?(?: if(?: you)?)?"
        r"|this (?:role|job|position|one) (?:is|may be|might be|could be) (?:right )?for you if"
        r"(?: you)?|you should apply if(?: you)?|you(?:(?:AP| wi)ll)? thrive (?:here |in this "
        r"role )?if(?: you)?|we(?:AP| woul)d (?:love|like) to hear "
        r"from you if(?: you)?(?: have)?",
    ),
    (
        Role.DUTY,
        rf"(?:{_QUALITY} ){{0,3}}{_DUTIES}(?:{_JOIN}(?:{_QUALITY} )?{_DUTIES}){{0,2}}"
        r"(?: (?:include|included|of the (?:role|job|position)|and responsibilities))?"
        r"|what you(?:(?:AP| wi)ll)?(?:(?:AP| a)re)? (?:do(?:ing)?|be doing|take on|be working on|"
        r"work(?:ing)? on|be responsible for|own|be able to (?:do|accomplish)|accomplish|"
        r"get to do|build|deliver|achieve)(?: here| with us)?"
        r"|your (?:role|tasks?|mission|impact|job|work|day(?:[ -]to[ -]day)?|challenge|"
        r"contribution|(?:key )?responsibilities|duties|area of responsibility)(?: (?:and|"
        r"&) (?:responsibilities|tasks?))?"
        r"|(?:in this (?:role|position|job),? )(?:you(?:(?:AP| wi)ll)?(?: be)?)?"
        r"|as (?:an?|our) [\w /&-]{3,50},? you(?:(?:AP| wi)ll)(?: be)?"
        r"|you(?:(?:AP| wi)ll)(?: be| do| get to)?|day[ -]to[ -]day(?: (?:tasks?|duties|"
        r"responsibilities))?"
        r"|a (?:typical )?day in the life|(?:the )?main purpose of the (?:role|job)"
        r"|purpose of the (?:role|job|position)|(?:job|position|role) purpose"
        r"|how you(?:(?:AP| wi)ll) (?:make an impact|contribute|spend your time)"
        r"|scope of (?:work|the role)|essential (?:job )?functions|what the job involves"
        r"|the work(?: you(?:(?:AP| wi)ll) do)?|the (?:job|gig)|(?:the )?(?:job|role|gig|"
        r"post) in (?:a "
        r"nutshell|brief|short)|what you(?:(?:AP| wi)ll| are|AP?re) (?:be )?up to",
    ),
    (
        Role.BENEFIT,
        r"(?:our |the |employee |company |additional )?(?:benefits?|perks?|rewards?)"
        r"(?: ?(?:and|&|/|\+) ?(?:benefits?|perks?|rewards?|compensation|salary|culture|"
        r"conditions))?"
        r"(?: (?:include|package|of working (?:here|with us|for us)))?"
        r"|(?:compensation|salary|remuneration|pay|package)(?: (?:and|&|range|/) ?"
        r"(?:benefits?|perks?|package|range)?)?"
        r"|what (?:we|do we|does [\w&. -]{2,30}|[\w&. -]{2,30}) (?:ha(?:ve|s) to )?offers?(?: you)?"
        r"(?: in return)?|what working at [\w&. -]{2,30} offers|we offer(?: you)?|our offer|"
        r"in return"
        r"|what(?:AP|) ?(?:s|is) in it for you|what you(?:(?:AP| wi)ll) (?:get|receive|enjoy|"
        r"gain|love)"
        r"|what you get|why (?:join(?: us| [\w&. -]{2,30})?|work (?:with|for|at) [\w&. -]{2,30}|us|"
        r"you(?:AP| wi)ll love [\w&. -]{2,40}|[A-Z][\w&.-]{2,20})\??|work(?:ing)? (?:conditions|"
        r"hours|environment|schedule)"
        r"|life (?:at|with|in) [\w&. -]{2,30}|what to expect"
        r"|what we(?:(?:AP| wi)ll)? (?:give|pay)(?: you)?|the (?:deal|package|offer|rewards?|money|"
        r"pay)(?= ?:|$)",
    ),
    (
        Role.COMPANY,
        r"(?:more )?about (?:us|our [\w -]{2,30}|the (?:company|team|organi[sz]ation|business|firm|"
        r"employer|client|group|department|hospital|school|practice|agency))"
        r"|who (?:we|are we)(?: are)?|our (?:company|mission|values|culture|story|vision|people|"
        r"client|team|commitment|purpose|history)|(?:the )?company (?:overview|description|profile|"
        r"background|values|information|culture|summary|intro(?:duction)?)"
        r"|whom? you(?:(?:AP| wi)ll) (?:work with|join|report to)|where you(?:(?:AP| wi)ll) work|"
        r"meet the team|the (?:company|team|client)|company|client"
        r"|(?-i:About|ABOUT) (?!(?:you|the|this|your|a|an|our|us)\b)(?-i:[A-Z])[\w&.’'-]{0,24}"
        r"(?: (?-i:[A-Z])[\w&.’'-]{1,24}){0,3}"
        r"|(?:mission|vision|values)(?: statement)?|core values|department overview",
    ),
    (
        Role.APPLY,
        r"how to apply|to apply|apply(?: now| today| here)?|application (?:process|instructions|"
        r"procedure|deadline|details|information)|next steps|(?:interview|hiring|recruitment|"
        r"selection) process"
        r"|equal (?:employment )?opportunit(?:y|ies)(?: employer| statement)?|eeo(?: statement)?"
        r"|eeo/aa(?: statement| employer)?|diversity(?: (?:and|&) inclusion)?(?: statement)?"
        r"|contact(?: (?:us|information|details|person))?|disclaimer|legal notice|"
        r"privacy(?: notice| policy)?"
        r"|(?:job|posting|employment|contract|position) (?:type|details|information|id|code|number|"
        r"reference|location|category|status|level)|job (?:function|industr(?:y|ies))"
        r"|(?:primary |work )?locations?(?:\(s\))?|schedule|hours|shift|start date|closing date|"
        r"(?:date )?(?:posted|published)|reference(?: number| code)?|req(?:uisition)?(?: id|"
        r" number)?"
        r"|(?:job |position |business )?title|date last revised|(?:working |work )?pattern|"
        r"contract|profession|employer|band|grade|(?:expected |proposed )?start date|duration|"
        r"exemption status|reports? to|"
        r"department|reporting to|industry|employment|travel|additional information"
        r"|you (?:may|might) also (?:like|be interested in)|(?:similar|related|other|more|"
        r"recommended|latest|featured) (?:jobs|roles|vacancies|positions|openings)"
        r"(?: (?:at|in|near|from|with|for|like)(?: [\w&.-]{1,20}){1,4})?"
        r"|additional details|other information|how you(?:AP| wi)?ll apply|safeguarding|"
        r"accommodations?"
        # what is not asked for
        r"|(?:this (?:role|job|position|one|place) )?(?:is |(?:AP)s |(?:it|this)(?:AP| i)s |"
        r"probably )*"
        r"not (?:right |(?:a |the )(?:good |right )?(?:role|job|fit|match|"
        r"place) )?for you(?: if(?: you)?)?"
        r"|who (?:this|it) is(?:n(?:AP)t| not) for"
        r"|(?:no (?:problem|worries)|do(?:n(?:AP)t| not) worry)(?:,? if you (?:don(?:AP)t|do not)"
        r" have| about| if you lack)"
        r"|(?:what )?you (?:won(?:AP)t|don(?:AP)t|do not|will not) need|not required|"
        r"won(?:AP)t have",
    ),
    (
        Role.NEUTRAL,
        r"(?:job |position |role |general |the |brief )?(?:description|overview|summary|details|"
        r"profile"
        r"|information|introduction|intro|context)(?: of (?:the )?(?:role|job|position))?"
        r"|(?:about |the )(?:the |this )?(?:role|job|position|opportunity|vacancy|challenge|"
        r"project)"
        r"|about (?:the|this|our) (?:[\w/&-]+ ){1,5}(?:role|position|job|opportunity|vacancy)"
        r"|the opportunity|position|project|keywords?|opportunity",
    ),
)
