"""Text of a posting that asks for nothing: benefits, law, praise, how to apply, addresses."""

import re

from rolefit.profiling.jobs.occupations import ROLE_NOUN
from rolefit.profiling.jobs.words import is_verb

_FIRM = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # the law
        r"\bequal[- ](?:employment[- ])?opportunit|\baffirmative action\b|\beeo\b|\be\.o\.e\b",
        r"\bwithout regard(?:s)? to\b|\bdiscriminat|\bprotected veteran|\bprotected (?:class|"
        r"status|by law)",
        r"\bregardless of (?:race|age|gender|sex|background|colou?r)|"
        r"\breasonabl[ey] (?:accommodat|adjust)",
        r"\b(?:race|gender identity|sexual orientation|national origin|marital status|religion),? ",
        r"\bfair chance\b|\barrest and conviction|\bcriminal histor|\be-verify\b|\b1099\b|"
        r"\bw-?2 employee",
        r"\bdrug[- ](?:screen|test|free)|\bbackground (?:check|screening|investigation)",
        r"\bduties (?:and responsibilities )?(?:may change|as assigned without)|"
        r"\bnot (?:intended to be|an) "
        r"(?:an )?exhaustive|\bdemands described here|\bstatements (?:above|herein)|"
        r"\bphysical demands\b",
        r"\bwomen,? (?:and )?minorit|\bminority[- ]owned|\bdiverse candidates|\bunderrepresented\b",
        r"\bsafeguard(?:ing)? (?:and promoting )?the welfare\b|\bdata protection (?:notice|act)|"
        r"\bprivacy policy",
        r"\bdisclosure and barring|\bsubject to (?:an? )?(?:[\w-]+ ){0,5}(?:checks?|references|"
        r"clearance|screening)\b",
        r"\bperform this job successfully|\brequirements listed (?:below|above)|"
        r"\brepresentative of the\b|"
        r"\bother (?:\w+ )?duties\b.{0,30}\b(?:assigned|required|requested)\b",
        r"\brehabilitation of offenders|\breview of applications\b|\bcommensurate with experience",
        r"\bnot (?:be able to )?sponsor\b|\bverification of (?:employment|identity)|"
        r"\b(?:employees|colleagues|staff|members|you) (?:are|will be) (?:also )?eligible "
        r"(?:for|to (?:receive|participate|join))|"
        r"\bvisa sponsorship\b.{0,20}\bavailable|\b(?:unable|not able) to sponsor\b|"
        r"\b(?:not|no) (?:\w+ ){0,2}(?:visa )?sponsorship\b(?! required)",
        # money and benefits
        r"\bsalary (?:is |will be )?(?:depend|commensurate|negotiable|based|according|subject)",
        r"[$£€₹]\s?\d|\b\d[\d,.]*k? ?(?:usd|eur|gbp|chf|euros)\b|\b\d[\d,.]*k? ?(?:dollars|"
        r"pounds) (?:per|a|an|p)\b|\bper (?:annum|hour)\b",
        r"\b(?:competitive|attractive|generous|excellent|great) (?:\w+ ){0,2}(?:salary|pay|"
        r"compensation|benefits?|remuneration|package|pension|holiday|bonus)",
        r"\b401\(?k\)?|\b(?:dental|vision) (?:\w+ )?(?:insurance|cover|plan|benefits?|and)|"
        r"\bmedical,? dental",
        r"\bpaid (?:time off|vacation|holidays?|leave|sick|parental)|\bpto\b|\bparental leave\b",
        r"\b(?:life|health|disability|accident) insurance\b|\bpension (?:scheme|plan)|"
        r"\bstock options?\b",
        r"\b(?:days?|weeks?)['’]? (?:of )?(?:annual leave|holiday|vacation|paid)|"
        r"\btuition (?:reimbursement|assistance)",
        r"\b(?:employee|staff|store|product) discounts?\b|\bdiscounts? (?:on|of)\b|"
        r"\bsign(?:ing)?[- ]on bonus",
        r"\bfree (?:lunch|snacks|meals|food|fruit|coffee|gym)|\bgym membership|"
        r"\breferral bonus|\bcycle to work",
        r"\b(?:free|on-?site) parking\b|\bparking (?:is )?(?:available|provided|on-?site)\b",
        r"\b(?:reimbursement|relocation (?:assistance|package|available|offered))\b|"
        r"\bbenefits? package\b",
        r"\b(?:salary|pay|rate|compensation)\s*(?:range)?\s*:|\bcompany events\b|"
        r"\bcareer (?:advancement|progression)\b",
        # applying
        r"\b(?:apply|send|submit|forward|e-?mail|upload|share) (?:\w+ ){0,4}(?:cv|c\.v|"
        r"r[ée]sum[ée]s?|application|portfolio"
        r"|cover letter|now|today|online|here|via|by)\b|\bapply\b.{0,40}\b(?:link|website|button|"
        r"e-?mail)",
        r"\bplease (?:apply|contact|send|submit|visit|note|e-?mail|call|include|register|do not|"
        r"click|forward|reply)",
        r"\b(?:click|tap) (?:here|on|the|below)|\blearn more (?:about|at)|\bfor more information|"
        r"\bcover letter\b",
        r"\b(?:only )?(?:shortlisted|successful|selected) (?:candidates|applicants) will be|"
        r"\bwill not be considered\b",
        r"\brecruit(?:ment|ing) agenc|\bno agenc(?:y|ies)\b|"
        r"\bstaffing agenc|\bagency (?:resumes|cvs)|\bunsolicited\b|"
        r"\bthird[- ]party\b.{0,30}\bcandidates",
        r"\b(?:thank you|thanks) for\b|\bplease (?:tell|let) us\b|\blet us know\b|"
        r"\bclosing date\b|\bdeadline for applications|\bapplications? (?:close|must be received|"
        r"deadline)",
        r"\binterviews? (?:will|process|dates?)\b|\bwe look forward to\b|"
        r"\bprovided by dice\b",
        r"https?://|\bwww\.|[\w.+-]{1,64}@[\w-]{1,64}\.\w{2,}|\bjob (?:id|code|number|ref)\b|"
        r"\breq(?:uisition)? (?:id|number|#)",
        r"\bregistered (?:service|trade) ?mark|\ball rights reserved|©|\bfollow us\b|"
        r"\bvisit (?:us|our)\b",
        r"\+?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|\b(?:best|kind|warm) regards\b|\bregards,",
        r"\b\d+[\w ]{0,40}\b(?:street|avenue|road|blvd|suite|st|ave|rd)\b.{0,40}\b(?:\d{5}|"
        r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})\b",
    )
)
_COMPANY = re.compile(
    r"(?:(?:here )?at [\w&.’' -]{1,50}?,? )?(?:we|our|"
    r"us)(?:['’]\w+)?\b(?!.{0,80}\b(?:looking for|look for|seeking|seek |ask |"
    r"need (?:an?|someone|somebody|people|candidates)|require|(?:need|want|would like|"
    r"['’]d like) you to\b|"
    r"expect|ideal candidate|you (?:have|will|must|should))\b)|(?:the|this) (?:company|firm|"
    r"organi[sz]ation|business|"
    r"client|group|team) (?:is(?! looking| seeking| searching)|was|has|offers|provides|employs|"
    r"operates)\b|(?:founded|"
    r"established|headquartered|based) in\b|"
    r"(?:named|recogni[sz]ed|voted|awarded|ranked) |you(?:'ll|’ll| will) (?:find|enjoy|receive|"
    r"get (?!to)|love|be (?:rewarded|"
    r"surrounded|offered|joining|eligible|immersed|exposed|part of))|you can (?:trust|expect|look "
    r"forward|build (?:an?|your) (?:\w+ )?career)|(?:when|once|"
    r"after) you join\b|you(?: will|['’]ll)? (?:join|report|follow|meet)\b(?!.{0,80}\b(?:and|to)"
    r" (?!(?:the|our|your|an?|us|my|his|her|their)\b)[a-z]+\b)|"
    r"you report\b|(?:the|this|our) (?:[\w/&-]+ ){1,5}reports?(?: \w+ly)? "
    r"(?:to|into)\b|you(?:'re|’re| are) (?:empowered|trusted)|join\b|"
    r"whether you|"
    r"(?:this is|it is|it's|it’s) an? (?:great|unique|exciting|excellent|fantastic|wonderful|"
    r"rare|full|part|permanent|temporary|contract|\d)|"
    r"(?:a|an) (?:leading|global|fast|growing|well|great|exciting|fun|friendly|"
    r"supportive) (?:\w+[ -]){0,4}(?:company|firm|business|environment|"
    r"culture|team|place|provider|employer)|(?:this|the) (?:role|position|job) is "
    r"(?:for|a|an|based|"
    r"located|open|remote|hybrid|full[- ]time|part[- ]time|permanent|temporary)\b|"
    r"you(?:'ll|’ll| will) be an? "
    r"(?:\w+ )?(?:important|integral|key|valued|vital|essential|crucial) (?:part|member)|"
    r"you(?:['’]ll| will)? (?:also )?have the "
    r"(?:opportunity|chance|freedom)|(?:opportunit(?:y|ies)|chance|freedom) to|be prepared to|"
    r"be part of|come\b|imagine\b|are you\b|do you\b|want to\b|ready to\b",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"(?:and|but|so|plus|yet|because|since|today|now|here|together|every day|in fact|"
    r"that['’]?s why|"
    r"as (?:a|an) [^,.]{3,60},|with [^,.]{3,80},|at [^,.]{3,60},|in (?:our|20\d\d)[^,.]{0,60},|"
    r"all of|most of|many of|some of|each of)[, ]\s*",
    re.IGNORECASE,
)
_INVITES = re.compile(
    r"\W*if (?:this|that|you)\b.{0,240}\b(?:for you|to you|apply|hear from you|get in touch|"
    r"contact|let['’]?s|join us|please|we (?:may|want)|we['’]d (?:love|like)|"
    r"look no further|read on)\b",
    re.IGNORECASE | re.DOTALL,
)
_NAMES_NEED = re.compile(
    r"\b(?:experienced?|years?|degree|licen[cs]\w*|certif\w+|skills?|qualified|registered|"
    r"knowledge|fluent|passion|background|you(?:['’]re| are) an?)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?!(?:We|You|They|It|This|That|These|He|She|I|Our|Your|There|What|Who|Candidates?|"
    r"Applicants?|Experience|Knowledge|"
    r"English|Excel|(?:The |An? |This )?(?:\w+ ){0,2}?(?:role|position|job|candidate|applicant|"
    r"person|individual|incumbent|post))\b)"
    r"(?:The )?(?:[A-Z][\w&.’'-]*|\d\w+)(?: (?:[A-Z][\w&.’'-]*|of|and|"
    r"&))*(?:, [^,]{3,90})?,? (?:is|was|are|were|has|employs|offers?|provides?|combines|serves|"
    r"believes|operates|has been|have been|will be|does|welcomes|supports|helps|"
    r"enables)\b(?! (?:looking|seeking|searching|hiring|recruiting|responsible|expected|required|"
    r"preferred|a must|must|essential|desir|an? (?:plus|bonus|advantage|asset)|mandatory|needed|"
    r"necessary|helpful|highly|strongly))"
)
_FORM = (
    r"(?:L\.?L\.?P|P\.?L\.?C|[Pp]lc|Ltd|LTD|Limited|Inc|L\.?L\.?C|Corp(?:oration)?|GmbH|AG|S\.?A|"
    r"B\.?V|"
    r"N\.?V|Pty|Group|Holdings|Council|Trust|Foundation|Associates|Solicitors)\.?"
)
_FIRM_ACTS = re.compile(
    rf"(?:The )?(?:[A-Z][\w.’'-]*,? (?:(?:&|and|of) )?){{1,6}}?(?:(?<=\s){_FORM}|"
    rf"(?<=& )[A-Z][\w’'-]+"
    r"(?: [A-Z][\w’'-]+){0,2}),? (?:also |now |currently |proudly )?"
    r"([a-z]+s)\b(?! (?:and|or)\b)"
)
"""A firm, told by its legal form or "&", and what may be its verb: "Hart & Lowe builds boats"."""
_ROLE = re.compile(rf"\b(?:{ROLE_NOUN}|role|position|job|candidate|applicant)s?\b", re.IGNORECASE)
_SEEKS = frozenset("needs wants seeks requires expects asks looks recruits hires".split())
_EMPTY = re.compile(
    r"\W*(?:(?:full|part)[- ]time|permanent|contract|temporary|freelance|internship|remote|"
    r"hybrid|on-?site|"
    r"flexible hours|immediate start|none|n/?a|yes|no|other|etc|and more|"
    r"required|preferred|"
    r"see above|(?:the )?following|as follows|"
    r"(?:(?:includ(?:es?|ing)|some|all|any|one|more|or|and|of|the|following|but|are|is|not|limited|"
    r"to|as|follows|below|these)\b\W*){2,12}|various|home|search|menu|log ?in|sign (?:in|up)|"
    r"back(?: to .{0,20})?|share|save|print|cookies?|"
    r"next|previous|similar jobs|report this job|show (?:more|less))\W*$|[\W\d_]*$|#?LI-\w+$|#\w+$|"
    r"(?:[\w ,.-]{0,60} )?(?-i:[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$",
    re.IGNORECASE,
)


def is_boilerplate(words: str) -> bool:
    """Whether the sentence is law, money, benefits, application instructions or an address."""
    return any(pattern.search(words) for pattern in _FIRM)


def is_company_talk(words: str) -> bool:
    """Whether the sentence speaks of the employer, or to the reader, rather than of the work."""
    if _INVITES.match(words) and _NAMES_NEED.search(words) is None:
        return True
    bare = words.lstrip(" \t-–—•“\"'(")
    joined = _JOINED.match(bare)
    return _COMPANY.match(bare, joined.end() if joined else 0) is not None


def is_about_a_name(words: str) -> bool:
    """Whether a named firm or team is its subject: "Acme Foods is a leading maker of ..."."""
    return _NAMED.match(words) is not None


def is_firm_acting(words: str) -> bool:
    """Whether a firm, told by its legal form or "&", does something: "Voss GmbH makes saws"."""
    found = _FIRM_ACTS.match(words)
    if found is None or found[1] in _SEEKS or _ROLE.search(found.group()):
        return False
    formal = re.search(rf"\s{_FORM},? ", found.group()) is not None
    return formal or found[1] == "acts" or is_verb(found[1])


def is_about_firm(words: str, firm: str) -> bool:
    """Whether the firm is its subject, at the start or behind a phrase and a comma.

    Args:
        words: the sentence.
        firm: the first word of the employer's name, "" when it is not known.
    """
    if not firm:
        return False
    name = re.escape(firm)
    subject = (
        rf"(?:[^,.]{{3,120}},\s+)?(?:the\s+)?{name}(?:['’]s)?(?:\s+[A-Z][\w&.’'-]*)*\s+(?=[a-z])"
    )
    return re.match(subject, words) is not None


def is_empty(words: str) -> bool:
    """Whether it is a bare field value, navigation, a hashtag, a postcode or no words at all."""
    return _EMPTY.match(words) is not None
