"""Reports, plans, matches, roles and comparisons match the program's."""

from __future__ import annotations

import json
import pickle
from datetime import date
from pathlib import Path

import pytest
from conftest import EXAMPLES, run

import skillgap

RESUMES = sorted(
    path for path in EXAMPLES.iterdir() if path.suffix != ".csv" and "posting" not in path.name and path.name != "README.md"
)


@pytest.mark.parametrize("resume", RESUMES, ids=lambda path: path.name)
def test_a_report_is_that_of_the_program(engine: skillgap.Engine, resume: Path) -> None:
    report = engine.report(resume, today="2026-11")
    told = run("report", resume, "--format", "json", "--today", "2026-11").stdout
    assert report.to_json() == told
    assert report.to_dict() == json.loads(told)
    assert report.to_markdown() == run("report", resume, "--format", "markdown", "--today", "2026-11").stdout
    assert report.to_html() == run("report", resume, "--format", "html", "--today", "2026-11").stdout
    assert report.roles[0].fit == json.loads(told)["roles"][0]["fit"]


def test_bytes_and_text_are_read_like_files(engine: skillgap.Engine) -> None:
    resume = EXAMPLES / "alex-rivera.json"
    of_file = engine.report(str(resume)).to_dict()
    of_bytes = engine.report(resume.read_bytes(), name="alex-rivera.json").to_dict()
    assert of_file == of_bytes
    text = (EXAMPLES / "tomasz-nowak.txt").read_text()
    assert engine.report(text=text).to_dict()["profile"] == engine.report(EXAMPLES / "tomasz-nowak.txt").to_dict()["profile"]


def test_attributes_lead_through_a_report(engine: skillgap.Engine) -> None:
    report = engine.report(EXAMPLES / "alex-rivera.json", roles=["Data Engineer", "data-engineer", "AI Programmer"])
    assert [role.title for role in report.roles] == ["Data Engineer", "AI Programmer"]
    first = report.roles[0]
    assert first.gaps[0].gap >= first.gaps[-1].gap
    assert first.fit + sum(gap.gap for gap in first.gaps) == pytest.approx(1, abs=1e-3)
    assert first["title"] == first.title
    with pytest.raises(AttributeError, match="there is no 'nonsense'; there are: id, title"):
        _ = first.nonsense
    with pytest.raises(AttributeError):
        first.title = "another"
    again = pickle.loads(pickle.dumps(report))
    assert again.to_dict() == report.to_dict()


def test_a_notebook_shows_the_page_in_a_frame(engine: skillgap.Engine) -> None:
    report = engine.report(text="Jo Doe\n\nSkills\nPython, <script>alert(1)</script>, SQL")
    shown = report._repr_html_()
    assert shown.startswith("<iframe srcdoc=") and " sandbox" in shown
    assert "<script" not in shown and "&lt;!DOCTYPE html&gt;" in shown


def test_a_plan_is_that_of_the_program(engine: skillgap.Engine) -> None:
    resume = EXAMPLES / "alex-rivera.json"
    plan = engine.plan(
        resume, role="Data Engineer", hours=80, per_week=6, start=date(2027, 1, 11), today=date(2026, 11, 30)
    )
    options = ["--role", "Data Engineer", "--hours", "80", "--per-week", "6", "--start", "2027-01-11", "--today", "2026-11"]
    assert plan.to_json() == run("plan", resume, *options, "--format", "json").stdout
    assert plan.to_csv() == run("plan", resume, *options, "--format", "csv").stdout
    assert plan.to_ics() == run("plan", resume, *options, "--format", "ics").stdout
    assert plan.to_html() == run("plan", resume, *options, "--format", "html").stdout
    assert sum(step.hours for step in plan.steps) <= 80


def test_matches_are_those_of_the_program(engine: skillgap.Engine) -> None:
    mentions = ["k8s", "Pyhton 3.11", "", "no such thing", "Zürich\u2028"]
    matches = engine.match(mentions)
    assert [match.mention for match in matches] == mentions
    assert (matches[0].skill, matches[3].skill) == ("Kubernetes", None)
    assert matches[0].candidates[0].method == "alias"
    told = run("match", *mentions, "--format", "ndjson").stdout.strip("\n").split("\n")
    assert [match.to_dict() for match in matches] == [json.loads(line) for line in told]
    assert engine.match("k8s") == matches[:1]
    sentence = "I deploy with Docker and Kubernetes"
    prose = engine.match([sentence], prose=True)[0].to_dict()
    assert prose == json.loads(run("match", "--prose", sentence, "--format", "ndjson").stdout)


def test_roles_and_comparisons_are_those_of_the_program(engine: skillgap.Engine) -> None:
    listed = json.loads(run("roles", "list", "--format", "json").stdout)
    assert [role.to_dict() for role in engine.roles()] == listed["roles"]
    assert (engine.catalog.roles, engine.catalog.version) == (len(listed["roles"]), listed["catalog"]["version"])
    told = json.loads(run("roles", "show", "UX Designer", "--format", "json").stdout)
    assert engine.role("UX Designer").to_dict() == told
    resume, both = EXAMPLES / "alex-rivera.json", ("Data Engineer", "Data Scientist")
    for options, given in (([], None), (["--resume", resume], resume)):
        comparison = engine.compare(*both, given)
        assert comparison.to_json() == run("roles", "compare", *both, *options, "--format", "json").stdout
        assert comparison.to_html() == run("roles", "compare", *both, *options, "--format", "html").stdout


def test_a_folder_brings_its_own_roles(small_catalog: Path) -> None:
    engine = skillgap.Engine(small_catalog)
    assert 50 < engine.catalog.roles < 150
    told = run("report", EXAMPLES / "alex-rivera.json", "--format", "json", "--catalog", small_catalog).stdout
    assert engine.report(EXAMPLES / "alex-rivera.json").to_json() == told
    assert pickle.loads(pickle.dumps(engine)).roles() == engine.roles()


def test_a_report_on_a_posting_is_that_of_the_program(engine: skillgap.Engine) -> None:
    resume, posting = EXAMPLES / "alex-rivera.json", EXAMPLES / "analytics-engineer-posting.md"
    options = ["--posting", posting, "--today", "2026-11"]
    report = engine.report(resume, posting=posting, today="2026-11")
    assert report.to_json() == run("report", resume, *options, "--format", "json").stdout
    assert report.to_html() == run("report", resume, *options, "--format", "html").stdout
    plan = engine.plan(resume, posting=posting.read_bytes(), hours=60, today="2026-11")
    assert plan.to_json() == run("plan", resume, *options, "--hours", "60", "--format", "json").stdout
    read = engine.posting(text=posting.read_text()).to_dict()
    assert read == json.loads(run("posting", posting, "--format", "json").stdout)
    assert all(role["id"] != report.roles[0].id for role in (role.to_dict() for role in engine.roles()))


def test_a_posting_is_named_once_and_without_roles(engine: skillgap.Engine) -> None:
    text = "Skills\nSQL"
    with pytest.raises(skillgap.UsageError, match="about roles or about a posting"):
        engine.report(text=text, roles="Data Engineer", posting_text="Data engineer\nRequirements: SQL")
    with pytest.raises(skillgap.UsageError, match="a path, bytes, or text"):
        engine.posting()
    with pytest.raises(skillgap.InputError, match="missing.html"):
        engine.report(text=text, posting="missing.html")
    hardly = engine.report(text=text, posting_text="We are a great place to work.")
    assert any(warning.startswith("posting: ") for warning in hardly.warnings)
