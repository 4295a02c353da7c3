"""What a cue may speak of: papers, goods, boasts, posts; and verbs, which tell of work."""

import re

PAPER = re.compile(
    r"\b(?i:certif\w*|qualif\w*|diplomas?|degrees?|licen[sc]\w*|charter\w*|accredit\w*|exams?|"
    r"examinations?|registration|membership|status|cards?|tickets?|apprenticeship|courses?|"
    r"class(?:es)?|program(?:me)?|level\s+\w+|modules?|masters?|master['’]s|bachelor\w*|doctorate|"
    r"ph\.?d|a[- ]?levels?|award|credentials?|endorsements?|clearance|theory|practical|badge|"
    r"permit|training|dissertation|thesis|bar|boards?|school|university|college|refresher|"
    r"driving\s+test|b\.?sc|m\.?sc|first\s+aid|associate)\b"
    r"|\b[A-Z][\w&+/]*[A-Z][\w&+/-]*"
)
CAPITAL = re.compile(r"(?:(?:an?|the|my|her|his|their)\s+)?(?:full\s+)?[A-Z]\w")
"""What begins a name; a paper's, where the cue is one of papers."""
GOODS = re.compile(
    r"\b(?:contracts?|leases?|terms?|agreements?|funding|warrant(?:y|ies)|offers?|tenanc(?:y|ies)|"
    r"products?|stock|medications?|medicines?|food|items?|goods|accounts?|projects?|work|construction|"
    r"assets?|orders?|deals?|invoices?|claims?|cases?|repairs?|jobs?|payments?|budgets?|tasks?|visas?|"
    r"customers?|clients?|students?|patients?|children|pupils|patents?|grants?|points|convictions?|"
    r"record|accidents?|meetings?|appointments?|flights?|employees|staff|renewals?|time|materials?|"
    r"supplies|position|trials?|audits?|issues?|problems?|complaints?|days?|hours?|files?|documents?|"
    r"records?|reports?|forms?|balances?|debts?|shifts?|rooms?|services?|permits|duties)"
    r"(?=\W*(?:$|\b(?:of|in|for|from|at|on|with|under|to)\b))|"
    r"\b(?:points\s+on|expir\w+|lapsed|ran\s+out|renewed)\b",
    re.IGNORECASE,
)
"""Things whose expiry or progress tells nothing of what the writer holds."""
BOAST = re.compile(
    r"\b(?:goals?|targets?|deadlines?|objectives?|kpis?|quotas?|points|convictions?|criminal|supervision|"
    r"sponsorship|restrictions?|days?|absences?|sickness|waste|turnover|overtime|damages?|guidance|"
    r"smoking|alcohol|smok\w+|record|breaks?|gaps?|returns?|rework|cost|hesitation|compromise|"
    r"shortcuts?|warnings?|faults?|drama|claims?|limits?|excuses?|visa|dependants?|dependents?|"
    r"limitations?|reservations?|endorsements|interruptions?|surprises|secret|shortages?|re-?offend\w*)\W*$",
    re.IGNORECASE,
)
"""What it is good, or of no matter, to have none of."""
VERB_FIRST = re.compile(
    r"(?:(?!(?:certified|licen[sc]ed|qualified|registered|chartered|advanced|applied|integrated|accredited|"
    r"skilled|allied|related|red|med|need|unlimited|limited|speed)\b)\w{2,}ed|led|ran|built|"
    r"wrote|oversaw|taught|sold|made|held|drove|kept|took|gave|set|\w{3,}ing|(?:manage|monitor|check|track|"
    r"maintain|process|review|handle|rotate|remove|replace|renew|update|audit|ensure|follow|record|"
    r"report|assist|prepare|provide|identify|contact|clean|throw|stock|inspect|verify|complete|"
    r"perform|conduct|keep|make|take|sort|dispose|discard|oversee|coordinate|resolve|close|help)s?)\b"
    r"(?!\s+(?:course|certificate|card|licen[sc]e|qualification|diploma|exam|ticket|apprenticeship|test|theory|award|"
    r"level|membership|registration|accreditation|teacher)\b)",
    re.IGNORECASE,
)
POST = re.compile(
    r"\b(?i:positions?|roles?|jobs?|careers?|opportunit(?:y|ies)|employment|responsibilit(?:y|ies))"
    r"(?=\W*(?:$|\b(?:as|in|of|at|for|with|where)\b))|[a-z]Position"
)
"""What one looks for is no paper."""
FOREIGN = re.compile(
    r"\b(?:de|la|el|que|se|es|en|por|con|los|las|una?|del|al|y|ha|para|da|com|di|che|il)\b|[ÃÂ]"
)
"""Words of languages in which "no" is "not"."""
FINITE = re.compile(
    r"\b(?:is|are|was|were|left|goes|too|ever|had|has|have|will|can|could|would|needs?|go|takes?|"
    r"behind|(?!(?:certified|licen[sc]ed|qualified|registered|chartered|advanced|applied|integrated|"
    r"accredited|skilled|allied|related|trained|based|embedded|automated|distributed)\b)\w{3,}ed)\b",
    re.IGNORECASE,
)
