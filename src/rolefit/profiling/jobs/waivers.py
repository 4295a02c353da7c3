"""What a posting waives or promises: "no experience necessary", "No weekends", "Own parking".

Nobody has to show any of it.
"""

import re

from rolefit.profiling.jobs.conditions import TIME

_NO_NEED = re.compile(
    r"\b(?:no (?:prior |previous |formal |specific |\w+ )?(?:experience|degree|qualifications?|"
    r"skills?|knowledge|training|licen[cs]e)"
    r"(?: (?:is|are|in [\w ]{2,30}|of any kind))*(?: (?:necessary|needed|required|essential))"
    r"|(?:(?:is|are) not|isn['’]t|aren['’]t|not) (?:strictly |absolutely |a )*(?:necessary|"
    r"needed|required|essential|requirement|mandatory|must\b)"
    r"|no (?:[\w+#/-]+ ){1,3}(?:is |are )?(?:needed|required|necessary)\b"
    r"|not (?:need|require|have to|necessarily)|no need (?:for|to)|unnecessary"
    r"|(?:full |all )?training (?:will be|is|are) (?:provided|given|available)|no (?:experience|"
    r"degree)[?,.!]|no (?:experience|degree) at all)",
    re.IGNORECASE,
)

_NOT_FOR_YOU = re.compile(
    r"(?:\bnot|n['’]t) (?:be )?(?:the (?:role|job|position|place) |right |an? (?:good |"
    r"great )?(?:fit|"
    r"match) )?(?:for you )?if you\b",
    re.IGNORECASE,
)
_NEED_NOT = re.compile(r"n['’]t (?:need|require|have to|necessarily|ask)\b", re.IGNORECASE)
_BURDEN = (
    rf"(?:(?:late |split |rotating |night )*{TIME}(?: (?:work(?:ing)?|shifts?|hours|rota|cover|"
    r"trading|duty|duties|or evening|opening))?|out[- ]of[- ]hours?(?: (?:work|cover|calls?))?|"
    r"on[- ]?call(?: (?:work|rota|duty|duties|shifts?))?|call[- ]?outs?|stand-?by(?: duty)?|"
    r"(?:unsociable|anti-?social|unpaid|zero|long) hours(?: contracts?)?|(?:unpaid |mandatory |"
    r"compulsory |forced )?overtime|rotas?|commut(?:e|ing)|(?:overnight |business |daily )?"
    r"travel(?:ling)?|overnights?|nights away|overnight stays|(?:cold|sales) (?:calling|calls)|"
    r"(?:hard )?sell(?:ing)?|(?:sales )?targets|kpis|quotas|micro-?manag(?:ement|ing)|"
    r"dress code|lone working|heavy lifting|office politics|probation(?:ary)?(?: period)?|"
    r"bond|agency work|weekend or bank holiday work)"
)
"""What a person would rather not have to do."""
_RELIEVED = re.compile(
    r"\W*(?:(?:absolutely|strictly|definitely|and|plus|with|there (?:is|are|will be)|(?:you|we)"
    r"(?:['’]ll| will)? (?:never|not)|you won['’]t|we don['’]t|you don['’]t) )?"
    r"(?:(?:no|never|zero|without|have to|need to|be asked to|work(?:ing)?|do(?:ing)?|be on|any|"
    rf"an?|more) ){{1,4}}{_BURDEN}(?:\W+(?:(?:and|or|nor|no|any|&) ){{0,2}}{_BURDEN})*"
    r"(?: (?:ever|again|here|either|required|involved|needed|guaranteed|at all|with us|"
    r"in this (?:role|job)))*\W*$",
    re.IGNORECASE,
)
_DENIES = re.compile(r"\b(?:no|not|never|zero|without)\b|n['’]t\b", re.IGNORECASE)
_GOODS = (
    r"(?:parking|uniforms?|work ?wear|ppe|lunch(?:es)?|meals?|breakfasts?|food|drinks|snacks|fruit|"
    r"(?:tea and )?coffee|accommodation|housing|lodging|transport|tools?|van|vehicle|car|fuel(?: "
    r"card)?|laptop|tablet|phone|mobile(?: phone)?|equipment|kit|gym|breaks?|lunch breaks?|"
    r"travel|expenses|mileage|induction|overtime|tips|training)"
)
_PERK = re.compile(
    r"\W*(?:(?:an? |your )?(?:own|free|secure|on-?site|off-?street|staff|allocated|reserved) "
    r"(?:secure |staff |on-?site )?parking(?: (?:space|spot|place|bay))?s?|"
    r"(?:company|free|paid|subsidi[sz]ed|works?|on-?site|discounted|staff) "
    rf"(?:company |staff |on-?site |hot )?{_GOODS}|"
    rf"(?:all |full |free )?{_GOODS}(?:(?:,| and| &) {_GOODS})* (?:is |are |will be )?(?:provided|"
    r"supplied|included|paid(?: for)?|on us|covered|shared)|"
    r"(?:paid weekly|weekly pay|monthly pay|early finish(?:es)?(?: (?:on )?(?:a )?fridays?)?|"
    r"(?:birthdays?|christmas|weekends|sundays|bank holidays|fridays)(?: and [a-z]+)? off|"
    r"(?:4|four)[- ]day (?:working )?week|dog[- ]friendly(?: office)?|job security|"
    r"work[- ]life balance|staff (?:canteen|room|discount)|sick pay|holiday pay))\W*$",
    re.IGNORECASE,
)
"""A perk in a word or two; "own van" and "own tools" are asked for instead."""


def is_waived(words: str) -> bool:
    """Whether it says that something is *not* asked for ("no experience necessary").

    So does "This is not for you if you want ...": nobody has to show that they want it.
    """
    return any(pattern.search(words) for pattern in (_NO_NEED, _NEED_NOT, _NOT_FOR_YOU))


def is_promise(words: str) -> bool:
    """Whether it is nothing but a promise: no such work ("No weekends"), or a perk."""
    if _PERK.match(words):
        return True
    return _DENIES.search(words) is not None and _RELIEVED.match(words) is not None


def asks_nothing(words: str) -> bool:
    """Whether it is waived or promised."""
    return is_waived(words) or is_promise(words)
