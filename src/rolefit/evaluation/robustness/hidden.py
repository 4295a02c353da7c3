"""Hidden text: the posting's words in white on a page that says nothing else of them."""

import html

from rolefit.domain.job import Job
from rolefit.domain.resume import Resume


def page(resume: Resume) -> str:
    """The résumé as an HTML page, a paragraph per line."""
    return _page(resume, "")


def page_with_hidden(resume: Resume, job: Job) -> str:
    """The same page with all that the posting asks for in white."""
    asked = f"{job.title}. " + ". ".join(one.text for one in job.requirements)
    return _page(resume, f'<p style="color:#ffffff">{html.escape(asked)}</p>\n')


def _page(resume: Resume, extra: str) -> str:
    lines = resume.document.text.splitlines()
    body = "".join(f"<p>{html.escape(line)}</p>\n" for line in lines if line.strip())
    head = '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>CV</title></head>'
    return f"{head}\n<body>\n{body}{extra}</body></html>\n"
