"""Links that say how to reach somebody."""

import re

_SOCIAL = re.compile(
    r"(?:[\w-]+\.)*(?:linkedin|xing|github|gitlab|bitbucket|stackoverflow|twitter|x|facebook|instagram"
    r"|behance|dribbble|medium|youtube|t|wa|calendly|about|kaggle|orcid|researchgate|skype)"
    r"\.(?:com|org|net|io|me)$",
    re.I,
)
_ADDRESS = re.compile(r"(?:https?://|www\.)?[\w@.+-]+\.[a-z]{2,}(?:/\S*)?$", re.I)


def contact_of(href: str, text: str) -> str | None:
    """The address behind a link when it is a way to reach a person, else None.

    Mail, telephone and messenger links are; so are profiles on social sites, and links whose text
    is itself an address. A link from a word ("Django") to a page is not.
    """
    href = href.strip()
    scheme, _, rest = href.partition(":")
    if scheme.lower() in {"mailto", "tel", "sms", "skype", "callto", "xmpp"}:
        return rest.partition("?")[0].strip() or None
    if scheme.lower() not in {"http", "https"}:
        return None
    host = rest.lstrip("/").split("/", 1)[0].rpartition("@")[2].partition(":")[0]
    if _SOCIAL.fullmatch(host) or _ADDRESS.fullmatch(text.strip()[:300]):
        return href[:500]
    return None
