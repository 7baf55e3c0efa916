"""What the public forge reads: workflows and issue forms, by a linter and against the scripts that they call."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[2]
FORGE = ROOT / ".github"
WORKFLOWS = sorted((FORGE / "workflows").glob("*.yml"))
FORMS = [path for path in sorted((FORGE / "ISSUE_TEMPLATE").glob("*.yml")) if path.stem != "config"]


def lint(schema: str, *paths: Path) -> subprocess.CompletedProcess[str]:
    """Holds files against a schema that the linter brings along."""
    pytest.importorskip("check_jsonschema")
    words = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema]
    return subprocess.run([*words, *map(str, paths)], capture_output=True, text=True)


@pytest.mark.parametrize("schema, paths", [
    ("vendor.github-workflows", WORKFLOWS),
    ("vendor.github-issue-forms", FORMS),
    ("vendor.github-issue-config", [FORGE / "ISSUE_TEMPLATE" / "config.yml"]),
])
def test_the_forge_understands_the_files(schema, paths):
    run = lint(schema, *paths)
    assert run.returncode == 0, run.stdout


def test_a_slip_in_a_workflow_is_found(tmp_path):
    path = tmp_path / "slip.yml"
    path.write_text(WORKFLOWS[0].read_text(encoding="utf-8").replace("runs-on:", "run-on:"), encoding="utf-8")
    assert lint("vendor.github-workflows", path).returncode == 1


def steps() -> list[str]:
    """What the jobs of all workflows run."""
    jobs = [job for path in WORKFLOWS for job in yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values()]
    return [step["run"] for job in jobs for step in job["steps"] if "run" in step]


def targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def test_workflows_call_what_a_person_calls():
    assert "bash .ci/run" in steps()
    named = {word for step in steps() for words in re.findall(r"(?:^|&& )make ([a-z -]+)", step) for word in words.split()}
    assert {"docs", "deb", "tarball", "wheel"} <= named <= targets()
    nightly = yaml.safe_load((FORGE / "workflows" / "nightly.yml").read_text(encoding="utf-8"))
    assert set(nightly["jobs"]["nightly"]["strategy"]["matrix"]["target"]) <= targets()


def test_actions_of_others_are_pinned_to_a_commit():
    for path in WORKFLOWS:
        for use in re.findall(r"uses: (\S+)", path.read_text(encoding="utf-8")):
            assert re.fullmatch(r"[\w/-]+@[0-9a-f]{40}", use), use


def test_a_report_of_a_fault_has_what_drag_info_says():
    form = yaml.safe_load((FORGE / "ISSUE_TEMPLATE" / "fault.yml").read_text(encoding="utf-8"))
    field = next(part for part in form["body"] if part.get("id") == "info")
    assert field["validations"]["required"] and "drag info" in field["attributes"]["label"]


def test_what_the_security_page_calls_a_test_is_one():
    text = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    paths = re.findall(r"`(Tests/[\w/.]+)`", text)
    assert len(paths) >= 4 and all((ROOT / path).exists() for path in paths)
    for page in re.findall(r"\bdocs/[\w-]+\.md", text):
        assert (ROOT / page).is_file()


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="shellcheck is not installed")
def test_scripts_of_the_shell_are_clean():
    paths = [*ROOT.glob("scripts/*.sh"), ROOT / "packaging" / "drag.sh", ROOT / ".ci" / "run"]
    run = subprocess.run(["shellcheck", "--severity=warning", *map(str, paths)], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout


def missing(checklist: str) -> list[str]:
    """What a checklist names and the repository does not have: files, targets of make, commands."""
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "Sources" / "drag").rglob("*.swift"))
    commands = set(re.findall(r'commandName: "([a-z-]+)"', sources))
    found = []
    for words in re.findall(r"`([^`]+)`", checklist):
        first, *others = words.split()
        if first == "make":
            found += [word for word in others if word not in targets()]
        elif first == "drag":
            found += [words] if others[0] not in commands else []
        elif re.search(r"[/.]|^[A-Z]", first) and not (ROOT / first).exists():
            found.append(words)
    return found


def test_what_the_checklist_names_is_there():
    checklist = (ROOT / "docs" / "checklist.md").read_text(encoding="utf-8")
    assert len(re.findall("`[^`]+`", checklist)) > 30 and missing(checklist) == []
    for fault in ("`make vaildate`", "`drag reprodcue FILE.nc`", "`.ci/runs`", "`LICENCE`"):
        assert missing(checklist + fault) == [fault.strip("`").removeprefix("make ")]
