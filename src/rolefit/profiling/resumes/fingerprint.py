"""A digest of everything in a résumé that can count, the same under another name or school."""

import hashlib
import json

from rolefit.domain.resume import Resume


def fingerprint(resume: Resume) -> str:
    """SHA-256 (hex) over the passages' texts and the facts that a score may look at."""
    facts = {
        "passages": [[p.text, p.section, p.position, p.listing, p.also] for p in resume.passages],
        "positions": [
            [p.title, p.employer, str(p.start), str(p.end), p.current, p.part_time]
            for p in resume.positions
        ],
        "degrees": [[int(d.level), d.field, d.finished] for d in resume.degrees],
        "languages": [[language.code, language.level] for language in resume.languages],
        "certificates": [certificate.label for certificate in resume.certificates],
        "skills": [[skill.id, skill.negated] for skill in resume.skills],
        "months": resume.months,
        "skill_months": sorted(resume.skill_months.items()),
        "as_of": str(resume.as_of),
    }
    return hashlib.sha256(json.dumps(facts, ensure_ascii=True).encode()).hexdigest()
