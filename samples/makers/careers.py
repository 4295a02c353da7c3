"""Postings for the web: a careers page with JSON-LD inside, and JSON-LD alone."""

import html
import json

from makers.source import Source
from makers.web import sections


def posting_page(source: Source) -> bytes:
    """A careers page with navigation and footer, and JSON-LD inside unless `ld: no`."""
    shown = sections(source.sections)
    data = (
        ""
        if source.keys.get("ld") == "no"
        else (
            '<script type="application/ld+json">\n'
            f"{json.dumps(_posting(source), ensure_ascii=False, indent=1)}"
            "\n</script>\n"
        )
    )
    employer = html.escape(source.keys["employer"])
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">\n'
        f"<title>{html.escape(source.name)} - {employer} careers</title>\n{data}"
        "<style>body{font-family:sans-serif;max-width:50em;margin:auto}"
        "nav a{margin-right:1em}</style>"
        "</head>\n<body>\n"
        '<header><nav><a href="/">Home</a> <a href="/jobs">All jobs</a> <a href="/teams">Teams</a> '
        '<a href="/login">Sign in</a></nav></header>\n'
        f"<main>\n<h1>{html.escape(source.name)}</h1>\n<p>{employer} | {source.keys['place']} | "
        f"{source.keys['terms']}</p>\n{shown}\n"
        '<a class="button" href="/apply">Apply now</a></main>\n'
        f"<footer><p>&copy; {source.keys['dated'][:4]} {employer}. All rights reserved.</p>"
        '<p><a href="/privacy">Privacy</a> <a href="/cookies">Cookie settings</a> '
        '<a href="/share">Share this job</a></p></footer>\n</body></html>\n'
    ).encode()


def _posting(source: Source) -> dict[str, object]:
    keys = source.keys
    made: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "JobPosting",
        "title": source.name,
        "datePosted": keys["dated"],
        "validThrough": f"{int(keys['dated'][:4]) + 1}{keys['dated'][4:]}",
        "employmentType": "PART_TIME" if "art-time" in keys["terms"] else "FULL_TIME",
        "hiringOrganization": {"@type": "Organization", "name": keys["employer"]},
        "jobLocation": {
            "@type": "Place",
            "address": {"@type": "PostalAddress", "addressLocality": keys["place"]},
        },
        "description": sections(source.sections),
    }
    for key in ("skills", "qualifications", "responsibilities", "educationRequirements"):
        if key in keys:
            made[key] = keys[key]
    if "months" in keys:
        made["experienceRequirements"] = {
            "@type": "OccupationalExperienceRequirements",
            "monthsOfExperience": int(keys["months"]),
        }
    if "benefits" in keys:
        made["jobBenefits"] = keys["benefits"]
    return made


def posting_data(source: Source) -> bytes:
    """JSON-LD alone."""
    return json.dumps(_posting(source), ensure_ascii=False, indent=2).encode("utf-8") + b"\n"
