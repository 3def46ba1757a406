from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Shell


def note(shell: Shell, path: Path, *texts: str) -> None:
    """Have a file say one text after the other, and add it each time."""
    for text in texts:
        path.write_text(f"# Note\n\n{text}\n")
        assert shell("add", path).code == 0


def test_changes_are_marked_and_counted_the_last_edit_first(
    shell: Shell, tmp_path: Path
) -> None:
    texts = (f"{start}\n\nEnd." for start in ("One two.", "One three.", "X."))
    note(shell, tmp_path / "a.md", *texts)
    lines = shell("show", 1, "--changes").out.splitlines()
    assert [lines[0], *lines[2:8], *lines[9:]] == [
        *("Note", "", "[-One three-] {+X+}.", "", "End. … 1 paragraph unchanged", ""),
        *("Note", "", "One [-two-] {+three+}.", "", "End. … 1 paragraph unchanged"),
    ]
    assert lines[1].startswith("Edited   20")
    assert lines[1].endswith(", 1 word came, 2 went")


def test_changes_as_json(shell: Shell, tmp_path: Path) -> None:
    note(shell, tmp_path / "a.md", "One two.\n\nEnd.", "One three.\n\nEnd.")
    changes = shell("show", 1, "--changes", "--json").json
    (edit,) = changes.pop("edits")
    assert changes == {"id": 1, "title": "Note"}
    assert edit.pop("at") == shell("show", 1, "--json").json["edited"]
    assert edit == {
        "added": 1,
        "removed": 1,
        "title": [{"unchanged": 1}],
        "text": [
            {
                "pieces": [
                    {"kind": "same", "text": "One"},
                    {"kind": "removed", "text": " two"},
                    {"kind": "added", "text": " three"},
                    {"kind": "same", "text": "."},
                ]
            },
            {"unchanged": 1},
        ],
    }
    assert isinstance(shell("show", 1, 1, "--changes", "--json").json, list)


def test_an_article_that_was_not_edited_says_so(filled: Shell) -> None:
    ran = filled("show", 6, "--changes")
    assert (ran.code, ran.out) == (0, "")
    assert ran.err == "6: “A letter home” was not edited since it came\n"
    assert filled("show", 6, "--changes", "--json").json["edits"] == []
    assert filled("show", 6, "--json").json["edited"] is None


def test_changes_and_markdown_do_not_go_together(filled: Shell) -> None:
    assert filled("show", 6, "--changes", "--markdown").code == 2
