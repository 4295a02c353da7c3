"""Licences, certificates, registrations, clearances and permits to work."""

import re

_LICENCE = re.compile(
    r"\b(?:"
    r"(?:driver['’]?s?|drivers['’]|driving) licen[cs]e|licen[cs]e to drive|clean licen[cs]e|"
    r"(?:cat(?:egory)?|class) [A-E]\+?E?1?\b(?: licen[cs]e)?|cdl(?:[- ][abc])?|hgv|lgv|"
    r"(?:fork ?lift|plant|crane|boiler|pilot|nursing|teaching|professional|state|medical|"
    r"practice|real estate|contractor|security|valid|current|active|"
    r"unrestricted) (?:\w+ ){0,2}?licen[cs](?:e|ure)|licen[cs]ed|licensure|licen[cs]e(?= (?:is |"
    r"required|preferred|in|as|or|from)|$|[,.;)])|"
    r"certifi(?:ed|cations?|cates?)|accreditation|accredited|chartered|"
    r"register(?:ed|ation) (?:with|as|nurse|dietitian|pharmacist|general|mental|midwife|"
    r"architect|practitioner|manager)|registered in|professional registration|board[- ]certified|"
    r"security clearance|(?:sc|dv|ts/sci|top secret|secret|nv1|nv2|baseline) (?:clear(?:ed|ance)|"
    r"security)|clearance|dbs(?: check(?:ed)?)?|"
    r"working with children check|first[- ]aid(?:er)?|food (?:hygiene|safety|"
    r"handler['’]?s?)(?= (?:level|certificate|card|training|permit|manager)|$|[,.;)])|"
    r"level \d food|food hygiene|health card|cscs|sia (?:badge|licen[cs]e)|adr\b|driver cpc|cpc|"
    r"tachograph card|digi(?:tal)? tacho\w* card|"
    r"right to work|(?:eligib\w+|authori[sz](?:ed|ation)|entitled|permitted|"
    r"legally(?: able)?) to (?:legally )?(?:live and )?work (?:in|within)|able to (?:legally "
    r"(?:live and )?work (?:in|within)|(?:live and )?work (?:legally )?(?:in|within) (?:the )?"
    r"(?:u\.?s\b|u\.?k\b|e\.?u\b|united|country|eea|canada|australia|ireland|germany))|"
    r"work(?:ing)? (?:permit|authori[sz]ation|visa)|u\.?s\.? citizen(?:ship)?|"
    r"citizenship|without (?:visa )?sponsorship|"
    r"qualified (?:teacher|accountant|nurse|electrician|solicitor|lawyer)(?: status)?)\b",
    re.IGNORECASE,
)
_ACRONYM = re.compile(
    r"\b(?:CPA|CFA|ACCA|CIMA|ACA|AAT|CIPD|SHRM-[A-Z]+|PHR|SPHR|PMP|PRINCE ?2|CISSP|CISM|CISA|CEH|"
    r"ITIL|CCNA|CCNP|MCSE|RN|LPN|LVN|EN|CNA|NMC|HCPC|GMC|"
    r"GPhC|SRA|QTS|BLS|ACLS|PALS|TNCC|CPR|TEFL|CELTA|LCSW|LMFT|NCLEX|CSM|CSPO|NEBOSH|IOSH|"
    r"EPA 608|Gas Safe|PTLLS|CAP|ServSafe|OSHA ?\d{0,2}|"
    r"Series (?:7|6|63|65|66)|FINRA|Six Sigma (?:Green|Black) Belt|(?:Green|Black) Belt)\b"
)
_NOT = re.compile(
    r"\b(?:software|open[- ]source|vendor|product|patent) licen[cs]|licensing\b|first aid (?:box|"
    r"kit|suppl)",
    re.IGNORECASE,
)


def find_licence(words: str) -> int | None:
    """Where the first licence, certificate or permit is named, or None."""
    if _NOT.search(words):
        return None
    found = [hit.start() for pattern in (_LICENCE, _ACRONYM) if (hit := pattern.search(words))]
    return min(found, default=None)
