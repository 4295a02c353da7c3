"""Tools by their other names, abbreviations written out, and nouns of the same meaning."""

from functools import cache
from types import MappingProxyType

from rolefit.domain.job import Job
from rolefit.evaluation.robustness.wording import in_requirements, reworded
from rolefit.profiling.skills import load_gazetteer

TOOLS = (
    ("Kubernetes", "k8s"),
    ("PostgreSQL", "Postgres"),
    ("AWS", "Amazon Web Services"),
    ("Kafka", "Apache Kafka"),
    ("Airflow", "Apache Airflow"),
    ("Spark", "Apache Spark"),
    ("Excel", "Microsoft Excel"),
    ("Power BI", "Microsoft Power BI"),
    ("Illustrator", "Adobe Illustrator"),
    ("Photoshop", "Adobe Photoshop"),
    ("InDesign", "Adobe InDesign"),
    ("After Effects", "Adobe After Effects"),
    ("scikit-learn", "sklearn"),
    ("JavaScript", "JS"),
    ("Go", "Golang"),
)
"""Names of one concept of the gazetteer, two each; a test looks them up."""

TABLE = MappingProxyType(
    {
        "intensive care": "ICU",
        "icu": "intensive care",
        "human resources": "HR",
        "hr": "human resources",
        "seo": "search engine optimisation",
        "search engine optimisation": "SEO",
        "vat": "value added tax",
        "erp": "enterprise resource planning",
        "crm": "customer relationship management",
        "plc": "programmable logic controller",
        "ifrs": "International Financial Reporting Standards",
        "b2b": "business-to-business",
        "saas": "software as a service",
        "infrastructure-as-code": "IaC",
        "mergers and acquisitions": "M&A",
        "unit tests": "unit testing",
        "a/b tests": "split tests",
        "e-mail": "email",
        "maths": "mathematics",
        "pupils": "students",
        "staff": "employees",
        "employees": "staff",
        "customers": "clients",
        "clients": "customers",
        "suppliers": "vendors",
        "stock": "inventory",
        "inventory": "stock",
        "recruitment": "hiring",
        "drugs": "medication",
        "photographs": "photos",
        "faults": "defects",
        "pipeline": "funnel",
        "quota": "sales target",
        "shift": "crew",
        "maintenance": "upkeep",
        "records": "documentation",
        "dispatch": "shipping",
        "master's degree": "MSc",
        "bachelor's degree": "BSc",
    }
)
"""Word -> word, of our own."""


def synonymous(text: str) -> str:
    """A requirement with other names for what it names."""
    renamed, parts, at = _other_names(), [], 0
    for skill in load_gazetteer().find(text):
        other = renamed.get(skill.surface)
        if other is not None:
            parts += [reworded(text[at : skill.span.start], TABLE), other]
            at = skill.span.end
    return "".join([*parts, reworded(text[at:], TABLE)])


def synonymous_posting(job: Job) -> str:
    """The posting with other names in its requirements."""
    return in_requirements(job, synonymous)


@cache
def _other_names() -> dict[str, str]:
    return {one: other for pair in TOOLS for one, other in (pair, pair[::-1])}
