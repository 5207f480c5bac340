"""Errors have a position and advice, and nothing ends the interpreter."""

from __future__ import annotations

import pickle
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import skillgap
from skillgap import _skillgap


def test_a_broken_file_is_told_with_its_place(engine: skillgap.Engine, tmp_path: Path) -> None:
    broken = tmp_path / "cv.toml"
    broken.write_text('name = "Jo"\nskills = [\n')
    with pytest.raises(skillgap.InputError) as told:
        engine.report(broken)
    error = told.value
    assert isinstance(error, ValueError)
    assert error.path == str(broken) and error.line and error.column
    assert str(broken) in str(error)
    again = pickle.loads(pickle.dumps(error))
    assert (again.path, again.line, str(again)) == (error.path, error.line, str(error))


def test_a_missing_file_is_an_input_error(engine: skillgap.Engine, tmp_path: Path) -> None:
    with pytest.raises(skillgap.InputError, match="No such file"):
        engine.report(tmp_path / "none.pdf")
    with pytest.raises(skillgap.InputError, match="No such file"):
        skillgap.Engine(tmp_path / "none.cat")


def test_an_unknown_role_names_the_nearest(engine: skillgap.Engine) -> None:
    with pytest.raises(skillgap.UnknownRole) as told:
        engine.report(text="Python", roles="Data Enginer")
    assert isinstance(told.value, KeyError)
    assert "Data Engineer" in told.value.nearest
    assert str(told.value).startswith("the catalogue has no role called 'Data Enginer' (like it: ")
    for asked in (lambda: engine.role("Wizzard"), lambda: engine.compare("Wizzard", "Data Engineer")):
        with pytest.raises(skillgap.UnknownRole):
            asked()


def test_arguments_that_make_no_sense_are_refused(engine: skillgap.Engine) -> None:
    wrong = [
        lambda: engine.report(),
        lambda: engine.report(b"x", text="x"),
        lambda: engine.report("-"),
        lambda: engine.report(text="Python", top=0),
        lambda: engine.report(text="Python", roles=[]),
        lambda: engine.report(text="Python", today="yesterday"),
        lambda: engine.report(text="Python", format="wordstar"),
        lambda: engine.plan(text="Python", hours=-1),
        lambda: engine.compare("Data Engineer", "data-engineer"),
        lambda: engine.score(pa.table({"profile_id": ["1"], "skills": ["SQL"]}), rejected="away"),  # type: ignore[arg-type]
        lambda: engine.batch("-", "out.csv"),
        lambda: skillgap.Engine(b"no catalogue"),
    ]
    for call in wrong:
        with pytest.raises(skillgap.UsageError):
            call()


def test_a_wrong_catalogue_says_everything_that_is_wrong(small_catalog: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    for part in small_catalog.iterdir():
        if part.name != "roles":
            (folder / part.name).symlink_to(part)
    (folder / "roles").mkdir()
    (folder / "roles" / "x.toml").write_text('[[role]]\nid = "x"\ntitle = 3\n')
    with pytest.raises(skillgap.CatalogError) as told:
        skillgap.Engine(folder)
    assert told.value.problems and told.value.path == str(folder)
    assert told.value.problems[0] in str(told.value)


def test_a_fault_of_skillgap_is_an_exception_like_any_other() -> None:
    with pytest.raises(skillgap.SkillgapError, match="a fault of skillgap: made on purpose") as told:
        _skillgap._fault()
    assert "please report it" in str(told.value.hint)


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from(["cv.pdf", "cv.json", "cv.docx", "cv.html", "cv.yaml", "cv", "cv.csv"]))
def test_any_bytes_are_a_report_or_an_input_error(content: bytes, name: str) -> None:
    try:
        report = _ENGINE.report(content, name=name)
    except skillgap.InputError as error:
        assert error.path == name
    else:
        assert report.schema_version == 1


_ENGINE = skillgap.Engine()
