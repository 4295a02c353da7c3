"""Which occupations a résumé's category stands for, and which categories are neighbours.

Written by hand from the names of categories and occupations, before anything was measured. A
category is a search word on a résumé site, so it is wide: "advocate" means those who speak up
for patients, clients and victims; "apparel" clothing, made or sold.
"""

from types import MappingProxyType

CODES = MappingProxyType(
    {
        "ACCOUNTANT": "13-2011.00 13-2082.00 43-3031.00 43-3051.00",
        "ADVOCATE": "21-1021.00 21-1022.00 21-1093.00 21-1094.00 29-2099.08",
        "AGRICULTURE": "11-9013.00 19-1013.00 19-4012.00 25-9021.00 45-1011.00 45-2011.00",
        "APPAREL": "13-1022.00 27-1022.00 27-1026.00 51-6052.00 51-6092.00",
        "ARTS": "25-1121.00 27-1013.00 27-2012.00 27-2032.00 27-2041.00",
        "AUTOMOBILE": "13-1031.00 13-1032.00 17-3027.01 41-2022.00 49-3021.00 49-3023.00",
        "AVIATION": "17-3021.00 49-2091.00 49-3011.00 53-2012.00 53-2021.00 53-2022.00",
        "BANKING": "13-2041.00 13-2072.00 41-3031.00 43-3071.00 43-4131.00 43-4141.00",
        "BPO": "41-9041.00 43-1011.00 43-4051.00 43-9041.00",
        "BUSINESS-DEVELOPMENT": "11-2021.00 11-2022.00 13-1161.00 41-3091.00",
        "CHEF": "11-9051.00 35-1011.00 35-1012.00 35-2012.00 35-2013.00 35-2014.00",
        "CONSTRUCTION": "11-9021.00 13-1051.00 47-1011.00 47-2031.00 47-2061.00 47-2073.00",
        "CONSULTANT": "13-1081.00 13-1082.00 13-1111.00 13-1199.04",
        "DESIGNER": "15-1255.00 27-1011.00 27-1021.00 27-1024.00 27-1025.00 27-1027.00",
        "DIGITAL-MEDIA": "11-2011.00 13-1161.01 27-2012.05 27-4011.00 27-4032.00",
        "ENGINEERING": "11-9041.00 17-2071.00 17-2112.00 17-2112.03 17-2141.00 17-3023.00",
        "FINANCE": "11-3031.00 11-3031.01 13-2031.00 13-2051.00 13-2054.00 13-2061.00",
        "FITNESS": "11-9179.01 27-2022.00 29-1128.00 29-9091.00 39-9031.00 39-9032.00",
        "HEALTHCARE": "11-9111.00 29-1141.00 29-2061.00 29-2072.00 31-1131.00 31-9092.00",
        "HR": "11-3111.00 11-3121.00 13-1071.00 13-1075.00 13-1141.00 43-4161.00",
        "INFORMATION-TECHNOLOGY": (
            "11-3021.00 15-1211.00 15-1212.00 15-1232.00 15-1244.00 15-1252.00 15-1299.09"
        ),
        "PUBLIC-RELATIONS": "11-2032.00 11-2033.00 13-1121.00 27-3023.00 27-3031.00",
        "SALES": "41-1011.00 41-1012.00 41-2031.00 41-4011.00 41-4012.00",
        "TEACHER": "25-2011.00 25-2012.00 25-2021.00 25-2022.00 25-2031.00 25-9042.00",
    }
)
"""Résumé category -> O*NET codes; each code stands for one category."""

POSTINGS = MappingProxyType(
    {
        "Finance": "FINANCE",
        "People Operations": "HR",
        "Sales & Account Management": "SALES",
        "Partnerships": "BUSINESS-DEVELOPMENT",
        "Software Engineering": "INFORMATION-TECHNOLOGY",
        "Technical Infrastructure": "INFORMATION-TECHNOLOGY",
        "Network Engineering": "INFORMATION-TECHNOLOGY",
        "IT & Data Management": "INFORMATION-TECHNOLOGY",
        "Hardware Engineering": "ENGINEERING",
    }
)
"""Posting category -> résumé category; the wider ones (marketing, legal, strategy) are left out."""

_NEIGHBOURS = (
    "ACCOUNTANT BANKING",
    "ACCOUNTANT FINANCE",
    "ADVOCATE BPO",
    "ADVOCATE HEALTHCARE",
    "APPAREL DESIGNER",
    "APPAREL SALES",
    "ARTS DESIGNER",
    "ARTS DIGITAL-MEDIA",
    "ARTS TEACHER",
    "AUTOMOBILE ENGINEERING",
    "AVIATION ENGINEERING",
    "BANKING FINANCE",
    "BUSINESS-DEVELOPMENT CONSULTANT",
    "BUSINESS-DEVELOPMENT PUBLIC-RELATIONS",
    "BUSINESS-DEVELOPMENT SALES",
    "CONSTRUCTION ENGINEERING",
    "CONSULTANT FINANCE",
    "CONSULTANT INFORMATION-TECHNOLOGY",
    "DESIGNER DIGITAL-MEDIA",
    "DIGITAL-MEDIA PUBLIC-RELATIONS",
    "ENGINEERING INFORMATION-TECHNOLOGY",
    "FITNESS HEALTHCARE",
)

RELATED = frozenset(frozenset(pair.split()) for pair in _NEIGHBOURS)
"""Pairs of categories whose people often apply for each other's jobs."""


def grade(job: str, resume: str) -> int:
    """2 for the same category, 1 for a related one, else 0."""
    return 2 if job == resume else int(frozenset((job, resume)) in RELATED)
