"""Finds the skills in a resume, compares them with roles, and plans what to learn first.

>>> import skillgap
>>> engine = skillgap.Engine()
>>> report = engine.report(text="Skills: Python (advanced), SQL, Docker")
>>> report.roles[0].fit > 0
True
"""

from . import spark
from ._answers import (
    Candidate,
    Comparison,
    Match,
    Plan,
    Record,
    Report,
)
from ._engine import BatchResult, Engine, Scored, Table
from ._errors import CatalogError, InputError, SkillgapError, UnknownRole, UsageError
from ._skillgap import __version__

__all__ = [
    "BatchResult",
    "Candidate",
    "CatalogError",
    "Comparison",
    "Engine",
    "InputError",
    "Match",
    "Plan",
    "Record",
    "Report",
    "Scored",
    "SkillgapError",
    "Table",
    "UnknownRole",
    "UsageError",
    "__version__",
    "spark",
]
